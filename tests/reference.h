/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Phrases as PCRE2 would find them: every phrase of the built-in packs that holds no span is translated, by a parser of
 * its own, into a regular expression over a text in which each token is written out with what stands before it.
 */
#ifndef TESTS_REFERENCE_H
#define TESTS_REFERENCE_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/tree.h"
#include "packs.h"
#include "phrase/internal.h"

enum { MOST_PHRASES = 4096 };

/* Ends the program: a bench is no test of Check's. */
static void need(bool good, const char *what)
{
    if (good)
        return;
    fprintf(stderr, "%s\n", what);
    abort();
}

typedef struct reference {
    rly_phrase_set *set;
    pcre2_code *codes[MOST_PHRASES]; /* NULL where the phrase holds a span */
    pcre2_match_data *data;
    RLY_VEC(char *) words; /* of all phrases, for random texts */
    uint32_t options;      /* of PCRE2 */
    bool no_spans;         /* phrases that hold one are left out */
    bool growing;          /* the net is made as it is searched */
    size_t from, taken;    /* of so many phrases so many are taken, spread evenly; 0: all of them */
    size_t seen, compared, found;
} reference;

/* ---- phrase -> regular expression */

typedef struct translation {
    const rly_fragments *fragments;
    rly_buf out;
    bool span; /* it holds one: not compared */
} translation;

static const char *translate_sequence(translation *t, const char *p);

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '\'' || c == '&' ||
           c == '_';
}

/* A word with the groups inside it, as letters; "&" reads "and". */
static const char *translate_word(translation *t, const char *p)
{
    rly_buf_str(&t->out, "(?:~[Bb][,.][$;]");
    if (*p == '&' && !letter(p[1])) {
        rly_buf_str(&t->out, "and");
        p++;
    }
    for (int depth = 0; letter(*p) || *p == '(' || (depth && (*p == '|' || *p == ')')); p++) {
        depth += (*p == '(') - (*p == ')');
        if (*p == '(')
            rly_buf_str(&t->out, "(?:");
        else
            rly_buf_byte(&t->out, *p >= 'A' && *p <= 'Z' ? (char)(*p + 32) : *p);
    }
    rly_buf_str(&t->out, *p == '*' ? "[^ ]* )" : " )");
    return p + (*p == '*');
}

static const char *translate_group(translation *t, const char *p)
{
    rly_buf_str(&t->out, "(?:");
    do {
        p = translate_sequence(t, p + 1);
        rly_buf_str(&t->out, *p == '|' ? "|" : "");
    } while (*p == '|');
    rly_buf_byte(&t->out, ')');
    return p + 1;
}

static const char *translate_fragment(translation *t, const char *p)
{
    char name[64];
    size_t size = strcspn(p + 1, "}");
    snprintf(name, sizeof name, "%.*s", (int)size, p + 1);
    const rly_fragments *f = t->fragments;
    const rly_node *own = rly_member(f->own_tree, f->own, name);
    rly_str text = own ? rly_node_text(f->own_tree, own)
                       : rly_node_text(f->shared_tree, rly_member(f->shared_tree, f->shared, name));
    const char *q = text.data;
    rly_buf_str(&t->out, "(?:");
    for (;; q++) {
        q = translate_sequence(t, q);
        if (*q != '|')
            break;
        rly_buf_byte(&t->out, '|');
    }
    rly_buf_byte(&t->out, ')');
    return p + size + 2;
}

static const char *translate_place(translation *t, const char *p)
{
    static const char *const places[][2] = {
        {"@start", "(?=.B)"}, {"@end", "(?=...\\$)"}, {"@last", "(?=#|\\z|.{4}\\x03)"}};
    for (size_t i = 0; i < 3; i++) {
        size_t size = strlen(places[i][0]);
        if (strncmp(p, places[i][0], size) == 0 && !letter(p[size])) {
            rly_buf_str(&t->out, places[i][1]);
            return p + size;
        }
    }
    t->span = true;
    p++;
    while (letter(*p) || *p == '-')
        p++;
    return p;
}

/* Does the group at `p` touch letters behind it, and hold letters only? */
static bool group_in_word(const char *p)
{
    p++;
    while (letter(*p) || *p == '|')
        p++;
    return *p == ')' && letter(p[1]);
}

static const char *translate_sequence(translation *t, const char *p)
{
    for (;;) {
        while (*p == ' ' || *p == '-')
            p++;
        if (*p == '\0' || *p == '|' || *p == ')')
            return p;
        rly_buf_str(&t->out, "(?:");
        if (*p == '(' && !group_in_word(p)) {
            p = translate_group(t, p);
        } else if (*p == '{') {
            p = translate_fragment(t, p);
        } else if (*p == '<') {
            rly_buf_str(&t->out, "(?:~[Bb][,.][$;][^ ]+ ){0,");
            rly_buf_number(&t->out, atoi(p + 1));
            rly_buf_str(&t->out, "}?");
            p = strchr(p, '>') + 1;
        } else if (*p == '@') {
            p = translate_place(t, p);
        } else if (*p == ',') {
            rly_buf_str(&t->out, "(?=..,)");
            p++;
        } else {
            p = translate_word(t, p);
        }
        rly_buf_byte(&t->out, ')');
        if (*p == '?') {
            rly_buf_byte(&t->out, '?');
            p++;
        }
    }
}

/* ---- all phrases of the packs */

static void collect_words(reference *r, const char *phrase)
{
    for (const char *p = phrase; *p;) {
        size_t size = 0;
        while (letter(p[size]))
            size++;
        if (size > 0 && p[-(p > phrase)] != '@' && p[-(p > phrase)] != '{' && p[size] != '(')
            *rly_push(&r->words) = rly_copy(p, size);
        p += size ? size : 1;
    }
}

static pcre2_code *compile(const reference *r, const char *pattern, const char *phrase)
{
    int fault;
    size_t offset;
    pcre2_code *code =
        pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, r->options | PCRE2_DOTALL, &fault, &offset, NULL);
    if (!code)
        fprintf(stderr, "\"%s\" -> %s: fault %d at %zu\n", phrase, pattern, fault, offset);
    need(code != NULL, "a translation is wrong");
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    return code;
}

static void add_phrase(reference *r, const rly_tree *tree, const rly_node *node, const rly_fragments *fragments)
{
    uint32_t number = rly_phrase_count(r->set);
    translation t = {.fragments = fragments};
    const char *text = rly_node_text(tree, node).data;
    translate_sequence(&t, text);
    bool wanted = !(t.span && r->no_spans);
    size_t place = r->seen;
    r->seen += wanted;
    if (wanted && (!r->from || (place + 1) * r->taken / r->from != place * r->taken / r->from)) {
        need(number < MOST_PHRASES, "too many phrases");
        need(rly_phrase_add(r->set, tree, node, fragments, RLY_ANYWHERE, NULL) == REPLYLINT_OK, text);
        collect_words(r, text);
        if (!t.span)
            r->codes[number] = compile(r, rly_buf_text(&t.out), text);
    }
    rly_buf_free(&t.out);
}

/* The phrases of a value's list: plain ones, and those under `any`. */
static void add_list(reference *r, const rly_tree *tree, const rly_node *list, const rly_fragments *fragments)
{
    for (const rly_node *item = rly_first(tree, list); item; item = rly_next(tree, item)) {
        if (item->kind == RLY_SCALAR)
            add_phrase(r, tree, item, fragments);
        else if (rly_member(tree, item, "any"))
            add_list(r, tree, rly_member(tree, item, "any"), fragments);
    }
}

static void add_define(reference *r, const rly_tree *tree)
{
    const rly_node *define = rly_member(tree, rly_root(tree), "define");
    for (const rly_node *fragment = rly_first(tree, define); fragment; fragment = rly_next(tree, fragment))
        collect_words(r, rly_node_text(tree, fragment).data);
}

/* Load phrases into a reference whose options and share are filled. */
static void reference_load(reference *r)
{
    const rly_packs *packs = rly_built_in_packs();
    const rly_tree *shared = NULL;
    r->set = rly_phrase_set_new();
    r->data = pcre2_match_data_create(1, NULL);
    for (size_t i = 0; i < packs->count; i++)
        if (strcmp(packs->files[i].path, "en/shared.yml") == 0)
            shared = &packs->files[i].tree;
    need(shared != NULL, "there is no en/shared.yml");
    add_define(r, shared);
    for (size_t i = 0; i < packs->count; i++) {
        const rly_tree *tree = &packs->files[i].tree;
        const rly_node *find = rly_member(tree, rly_root(tree), "find");
        rly_fragments fragments = {tree, shared, rly_member(tree, rly_root(tree), "define"),
                                   rly_member(shared, rly_root(shared), "define")};
        add_define(r, tree);
        if (find && find->kind == RLY_LIST)
            add_list(r, tree, find, &fragments);
        for (const rly_node *value = find && find->kind == RLY_MAP_NODE ? rly_first(tree, find) : NULL; value;
             value = rly_next(tree, value))
            add_list(r, tree, value, &fragments);
    }
    if (r->growing)
        rly_phrase_set_grow(r->set);
    need(rly_phrase_set_seal(r->set, NULL) == REPLYLINT_OK, "the set cannot be sealed");
}

static void reference_free(reference *r)
{
    for (size_t i = 0; i < MOST_PHRASES; i++)
        pcre2_code_free(r->codes[i]);
    for (size_t i = 0; i < r->words.count; i++)
        rly_release(r->words.items[i]);
    rly_vec_free(&r->words);
    pcre2_match_data_free(r->data);
    rly_phrase_set_free(r->set);
}

/* ---- a text, written out */

typedef RLY_VEC(size_t) offsets;

/* Each token as: whether a phrase may go on into it, whether a sentence begins, what stood before it, its folded form.
 */
static void write_tokens(const rly_text *text, rly_buf *out, offsets *starts)
{
    for (size_t i = 0; i <= text->tokens.count; i++) {
        const rly_token *token = i < text->tokens.count ? &text->tokens.items[i] : NULL;
        unsigned before = i ? text->tokens.items[i - 1].flags : 0, flags = token ? token->flags : 0;
        *rly_push(starts) = out->size;
        rly_buf_byte(out, flags & RLY_TOKEN_QUOTED ? '#' : !token || flags & RLY_TOKEN_STARTS ? '^' : '~');
        rly_buf_byte(out, token && flags & RLY_TOKEN_STARTS ? 'B' : 'b');
        rly_buf_byte(out, before & RLY_TOKEN_COMMA ? ',' : '.');
        rly_buf_byte(out, before & RLY_TOKEN_ENDS ? '$' : ';');
        bool hashtag = token && token->kind == RLY_TOKEN_HASHTAG; /* it counts as its word */
        if (!token || (token->kind != RLY_TOKEN_WORD && !hashtag))
            rly_buf_byte(out, token ? '\x02' : '\x03');
        rly_str fold = token ? rly_token_fold(text, token) : (rly_str){"", 0};
        for (size_t k = hashtag; k < fold.size; k++)
            rly_buf_byte(out, fold.data[k] == ' ' || fold.data[k] == '\n' ? '_' : fold.data[k]);
        rly_buf_byte(out, ' ');
    }
}

#endif
