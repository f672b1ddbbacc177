/* SPDX-License-Identifier: Apache-2.0 */
/* National identity numbers of the countries of national.def. */
#include "private/national_checks.h"
#include "private/shape.h"

enum { BEFORE = 9, BEHIND = 6, NAME_MOST = 64 };

typedef enum proof { NAMED, TOLD, OWN } proof;

static const struct kind {
    const char *country, *shape;
    rly_national_check *check;
    proof proof;
} kinds[] = {
#define RLY_NATIONAL(country, shape, check, proof) {country, shape, check, proof},
#include "private/national.def"
#undef RLY_NATIONAL
};

static const struct name {
    const char *words, *countries;
} names[] = {
#define RLY_NATIONAL_NAME(words, countries) {words, countries},
#include "private/national_names.def"
#undef RLY_NATIONAL_NAME
};

/* The words of a hint, a space between them. */
static void write_words(const rly_text *text, const rly_hint *hint, char out[NAME_MOST])
{
    size_t size = 0;
    for (uint32_t i = hint->first; i < hint->past; i++) {
        rly_str word = rly_token_fold(text, &text->tokens.items[i]);
        if (size + word.size + 2 > NAME_MOST)
            break;
        if (i > hint->first)
            out[size++] = ' ';
        memcpy(out + size, word.data, word.size);
        size += word.size;
    }
    out[size] = '\0';
}

/* Is a hint a name of that country's numbers? `general`: or of such numbers at all. */
static bool names_country(const rly_text *text, const rly_hint *hint, const char *country, bool general)
{
    char words[NAME_MOST];
    write_words(text, hint, words);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i].words, words) == 0)
            return strstr(names[i].countries, country) != NULL;
    return general;
}

static bool is_told(const rly_seeker *seeker, const rly_shaped *value, const struct kind *kind)
{
    if (!(rly_topics_near(seeker, value->start, value->end, BEFORE, BEHIND) & RLY_ABOUT(NATIONAL_ID)))
        return false;
    uint32_t first = rly_seek_token(seeker, value->start);
    size_t from = 0, past = seeker->hints.count;
    while (from < past) {
        size_t middle = from + (past - from) / 2;
        if (seeker->hints.items[middle].past + BEFORE < first)
            from = middle + 1;
        else
            past = middle;
    }
    for (; from < seeker->hints.count; from++) {
        const rly_hint *hint = &seeker->hints.items[from];
        if (hint->first > first + 2 * BEHIND)
            break;
        if (hint->topics & RLY_ABOUT(NATIONAL_ID) &&
            names_country(seeker->text, hint, kind->country, kind->proof != NAMED))
            return true;
    }
    return false;
}

static bool is_kind(const rly_seeker *seeker, uint32_t at, const struct kind *kind, rly_shaped *value)
{
    if (!rly_shape_read(seeker, kind->shape, at, value) || !kind->check(value->value, value->size) ||
        value->separator == '!')
        return false;
    rly_words words = rly_seek_words(seeker, RLY_ABOUT(NATIONAL_ID), value, BEFORE, BEHIND);
    if (words == RLY_WORDS_AGAINST)
        return false;
    if (kind->proof != OWN && rly_seek_is_alone(seeker, value->start, value->end))
        return kind->proof == TOLD && rly_seek_in_region(seeker, kind->country);
    return (kind->proof == OWN && words != RLY_WORDS_MIXED && (!value->small || words == RLY_WORDS_FOR) &&
            !value->tied) ||
           is_told(seeker, value, kind);
}

/* Digits that follow each other closely from a run on. */
static uint32_t digits_from(const rly_seeker *seeker, size_t run)
{
    enum { RUNS = 7, GAP = 6 };
    const rly_digits *runs = seeker->digits.items;
    uint32_t digits = runs[run].end - runs[run].start;
    for (size_t i = run + 1; i < seeker->digits.count && i < run + RUNS && runs[i].start - runs[i - 1].end <= GAP; i++)
        digits += runs[i].end - runs[i].start;
    return digits;
}

static bool seek_ids_at(rly_seeker *seeker, uint32_t at, bool letter, uint32_t run_size, bool told)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const struct kind *kind = &kinds[i];
        rly_shaped value;
        if ((kind->shape[0] == 'A') != letter || (!told && kind->proof != OWN))
            continue;
        if (!letter && strspn(kind->shape, "9") > run_size)
            continue;
        if (is_kind(seeker, at, kind, &value))
            return rly_shape_add(seeker, RLY_PRIVATE_NATIONAL_ID, &value,
                                 kind->proof == NAMED ? RLY_BY_CONTEXT : RLY_BY_CHECKSUM);
    }
    return true;
}

bool rly_seek_national_ids(rly_seeker *seeker)
{
    enum { LONE = 24, LEAST = 8, LEAST_TOLD = 7, LEAST_WITH_LETTERS = 4 };
    bool told = (seeker->topics & RLY_ABOUT(NATIONAL_ID)) || seeker->view.past - seeker->view.first <= LONE;
    uint32_t word_before = UINT32_MAX;
    for (size_t i = 0; i < seeker->digits.count; i++) {
        const rly_digits *run = &seeker->digits.items[i];
        uint32_t at = rly_shape_word(seeker, run);
        const char *s = seeker->view.bytes;
        bool letter = at < run->start;
        uint32_t digits = digits_from(seeker, i);
        bool letters = letter || rly_view_is_letter(s[run->end]);
        if (at == word_before || digits < (letters ? LEAST_WITH_LETTERS : told ? LEAST_TOLD : LEAST))
            continue;
        word_before = at;
        if (letter && rly_view_is_digit(s[at])) /* its first run was tried */
            continue;
        if (!letter && at >= 4 && s[at - 1] == ' ' && rly_view_is_letter(s[at - 2]) && told &&
            !seek_ids_at(seeker, at - 2, true, 0, told)) /* "X 1234567 L" */
            return false;
        if (rly_shape_may_add(seeker, at) && !seek_ids_at(seeker, at, letter, run->end - run->start, told))
            return false;
    }
    return true;
}
