/* SPDX-License-Identifier: Apache-2.0 */
/* Words of phrases: nearly all are plain letters; some have groups inside, "apologi(s|z)e", and stand for several. */
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>

#include "phrase/parser.h"

enum { MOST_SPELLINGS = 64 };

typedef struct spellings {
    char of[MOST_SPELLINGS][RLY_LONGEST_WORD];
    size_t count;
} spellings;

/* Every spelling so far with each of the alternatives "a|b|" behind it. */
static bool add_spellings(rly_parser *p, spellings *words, const char *alternatives, size_t size)
{
    spellings *next = rly_allocate(sizeof *next);
    if (!next)
        return rly_parser_out_of_memory(p);
    bool good = true;
    for (size_t i = 0; good && i <= size; i++) {
        size_t end = i;
        while (end < size && alternatives[end] != '|')
            end++;
        for (size_t w = 0; good && w < words->count; w++) {
            size_t old = strlen(words->of[w]);
            good = next->count < MOST_SPELLINGS && old + (end - i) < RLY_LONGEST_WORD;
            if (good) {
                memcpy(next->of[next->count], words->of[w], old);
                memcpy(next->of[next->count] + old, alternatives + i, end - i);
                next->of[next->count++][old + (end - i)] = '\0';
            }
        }
        i = end;
    }
    if (good)
        *words = *next;
    rly_release(next);
    return good || rly_parser_fail(p, "a word with too many or too long spellings");
}

/* Read letters and groups that touch them: "apologi(s|z)e". Stops behind the last one. */
static bool read_spellings(rly_parser *p, spellings *words)
{
    while (rly_is_word_byte(rly_parser_look(p)) || rly_parser_look(p) == '(') {
        size_t from = p->at;
        if (rly_parser_look(p) != '(') {
            while (rly_is_word_byte(rly_parser_look(p)))
                p->at++;
            if (!add_spellings(p, words, p->text + from, p->at - from))
                return false;
            continue;
        }
        while (p->at < p->size && rly_parser_look(p) != ')') {
            p->at++;
            if (rly_parser_look(p) != ')' && rly_parser_look(p) != '|' && !rly_is_word_byte(rly_parser_look(p)))
                return rly_parser_fail(p, "a group that touches letters is part of the word and may hold only letters");
        }
        if (!add_spellings(p, words, p->text + from + 1, p->at - from - 1))
            return false;
        p->at++;
    }
    return true;
}

/* The number of a word in the form that tokens have: lower case, plain apostrophe, "&" as "and". */
static uint32_t number_of(rly_parser *p, const char *word, bool prefix)
{
    if (strcmp(word, "&") == 0)
        word = "and";
    size_t size = 0;
    uint8_t *folded = u8_casefold((const uint8_t *)word, strlen(word), NULL, UNINORM_NFC, NULL, &size);
    uint32_t number = folded ? rly_vocabulary_add(&p->set->vocabulary, (rly_str){(char *)folded, size}, prefix) : 0;
    free(folded);
    return number;
}

static bool emit_words(rly_parser *p, const spellings *words, bool prefix)
{
    rly_alternative all[MOST_SPELLINGS];
    size_t count = 0;
    for (size_t i = words->count; i-- > 0;) {
        uint32_t number = number_of(p, words->of[i], prefix);
        bool last = i == 0;
        if (!number)
            return rly_parser_out_of_memory(p);
        if (!last && !rly_parser_emit(p, RLY_OP_SPLIT, 3, 0))
            return false;
        all[count++] = (rly_alternative){p->set->code.count, p->set->code.count + 1};
        if (!rly_parser_emit(p, prefix ? RLY_OP_PREFIX : RLY_OP_WORD, number, 0))
            return false;
        if (!last && !rly_parser_emit(p, RLY_OP_JUMP, 0, 0))
            return false;
    }
    for (size_t i = 0; i + 1 < count; i++)
        p->set->code.items[all[i].past].x = (uint32_t)(p->set->code.count - all[i].past);
    return count == 1 || rly_parser_join_words(p, all, count);
}

/* A word of plain letters, as nearly all are, in the form that tokens have; false when it is none. */
static bool parse_plain_word(rly_parser *p, bool *good)
{
    char word[RLY_LONGEST_WORD];
    size_t size = 0;
    while (p->at + size < p->size && size < sizeof word && rly_is_word_byte(p->text[p->at + size])) {
        char c = p->text[p->at + size];
        if (c == '&' || (c & 0x80))
            return false;
        word[size++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    char next = p->at + size < p->size ? p->text[p->at + size] : '\0';
    if (size == 0 || size == sizeof word || next == '(')
        return false;
    p->at += size + (next == '*');
    uint32_t number = rly_vocabulary_add(&p->set->vocabulary, (rly_str){word, size}, next == '*');
    *good =
        number ? rly_parser_emit(p, next == '*' ? RLY_OP_PREFIX : RLY_OP_WORD, number, 0) : rly_parser_out_of_memory(p);
    return true;
}

bool rly_parser_word(rly_parser *p)
{
    bool plain;
    if (parse_plain_word(p, &plain))
        return plain;
    spellings *words = rly_allocate(sizeof *words);
    if (!words)
        return rly_parser_out_of_memory(p);
    words->count = 1;
    bool good = read_spellings(p, words);
    bool prefix = good && rly_parser_look(p) == '*';
    p->at += prefix;
    good = good && emit_words(p, words, prefix);
    rly_release(words);
    return good;
}

bool rly_phrase_add_prefix(rly_phrase_set *set, rly_str word)
{
    if (set->counting) {
        set->counted++;
        return true;
    }
    rly_parser p = {.set = set, .begin = set->code.count};
    uint32_t number = number_of(&p, word.data, true);
    rly_program *program = number ? rly_push(&set->programs) : NULL;
    if (!program)
        return false;
    *program = (rly_program){(uint32_t)p.begin, RLY_ONCE, 1};
    return rly_parser_emit(&p, RLY_OP_PREFIX, number, 0) &&
           rly_parser_emit(&p, RLY_OP_MATCH, (uint32_t)(set->programs.count - 1), 1);
}
