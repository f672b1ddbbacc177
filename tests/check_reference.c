/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The matcher against PCRE2: every phrase of the built-in packs that holds no span is translated, by a parser of its
 * own, into a regular expression over a text in which each token is written out with what stands before it. Both must
 * find the same, token for token, in random texts and, where the corpora lie beside the project, in real replies.
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdio.h>

#include "base/tree.h"
#include "packs.h"
#include "phrase/internal.h"
#include "support.h"

enum { MOST_PHRASES = 4096, RANDOM_TEXTS = 400, REPLIES_APART = 3 };

typedef struct reference {
    rly_phrase_set *set;
    pcre2_code *codes[MOST_PHRASES]; /* NULL where the phrase holds a span */
    pcre2_match_data *data;
    RLY_VEC(char *) words; /* of all phrases, for random texts */
    size_t compared, found;
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

static void add_phrase(reference *r, const rly_tree *tree, const rly_node *node, const rly_fragments *fragments)
{
    uint32_t number = rly_phrase_count(r->set);
    translation t = {.fragments = fragments};
    ck_assert_uint_lt(number, MOST_PHRASES);
    ck_assert_int_eq(rly_phrase_add(r->set, tree, node, fragments, RLY_ANYWHERE, NULL), REPLYLINT_OK);
    const char *text = rly_node_text(tree, node).data;
    translate_sequence(&t, text);
    collect_words(r, text);
    if (!t.span) {
        int code;
        size_t offset;
        r->codes[number] = pcre2_compile((PCRE2_SPTR)rly_buf_text(&t.out), t.out.size, PCRE2_ANCHORED | PCRE2_DOTALL,
                                         &code, &offset, NULL);
        ck_assert_msg(r->codes[number] != NULL, "\"%s\" -> %s: fault %d at %zu", text, t.out.data, code, offset);
        pcre2_jit_compile(r->codes[number], PCRE2_JIT_COMPLETE);
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

static void load(reference *r)
{
    const rly_packs *packs = rly_built_in_packs();
    const rly_tree *shared = NULL;
    *r = (reference){.set = rly_phrase_set_new(), .data = pcre2_match_data_create(1, NULL)};
    for (size_t i = 0; i < packs->count; i++)
        if (strcmp(packs->files[i].path, "en/shared.yml") == 0)
            shared = &packs->files[i].tree;
    ck_assert_ptr_nonnull(shared);
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
    ck_assert(rly_phrase_set_seal(r->set));
}

static void unload(reference *r)
{
    for (size_t i = 0; i < MOST_PHRASES; i++)
        pcre2_code_free(r->codes[i]);
    for (size_t i = 0; i < r->words.count; i++)
        rly_release(r->words.items[i]);
    rly_vec_free(&r->words);
    pcre2_match_data_free(r->data);
    rly_phrase_set_free(r->set);
}

/* ---- both over one text */

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

/* Where PCRE2 ends a match that begins at token `i`, as a token; SIZE_MAX for none. */
static size_t reference_end(const reference *r, uint32_t phrase, rly_buf *tokens, const offsets *starts, size_t i)
{
    char *flag = &tokens->data[starts->items[i]], was = *flag;
    if (was == '#')
        return SIZE_MAX;
    *flag = '~'; /* a match may begin where a sentence does */
    int found =
        pcre2_match(r->codes[phrase], (PCRE2_SPTR)tokens->data, tokens->size, starts->items[i], 0, r->data, NULL);
    *flag = was;
    ck_assert_int_ge(found, PCRE2_ERROR_NOMATCH);
    if (found < 0)
        return SIZE_MAX;
    size_t end = pcre2_get_ovector_pointer(r->data)[1], token = i;
    while (starts->items[token] < end)
        token++;
    return token;
}

static void compare(reference *r, const char *source, size_t size, rly_text *text, rly_hits *hits)
{
    rly_buf tokens = {0};
    offsets starts = {0};
    if (rly_text_read(text, source, size, "the text", NULL, NULL) != REPLYLINT_OK)
        return;
    ck_assert(rly_phrase_search(r->set, text, UINT64_MAX, hits));
    write_tokens(text, &tokens, &starts);
    for (uint32_t phrase = 0; phrase < rly_phrase_count(r->set); phrase++) {
        uint32_t hit = rly_hits_first(hits, phrase);
        for (size_t i = 0; r->codes[phrase] && i < text->tokens.count; i++) {
            size_t expected = reference_end(r, phrase, &tokens, &starts, i), got = SIZE_MAX;
            if (hit != RLY_NO_HIT && hits->hits.items[hit].first == i) {
                got = hits->hits.items[hit].past;
                hit = hits->hits.items[hit].next;
            }
            ck_assert_msg(got == expected, "phrase %u at token %zu: the matcher ends at %zd, PCRE2 at %zd\n%.*s",
                          phrase, i, (ssize_t)got, (ssize_t)expected, (int)size, source);
            r->compared++;
            r->found += got != SIZE_MAX;
        }
    }
    rly_vec_free(&starts);
    rly_buf_free(&tokens);
}

static uint32_t next_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    return *state ^= *state << 5;
}

/* Every how many texts one is compared: slow runs, under sanitizers and valgrind, take fewer. */
static int stride(void)
{
    const char *given = getenv("REPLYLINT_TEXT_STRIDE");
    return given && atoi(given) > 0 ? atoi(given) : 1;
}

START_TEST(random_texts_give_the_same)
{
    static const char *const between[] = {" ", " ", " ", " ", " ", " ", ", ", ". ", "! ", "\n\n> ", " - "};
    reference r;
    rly_text text = {0};
    rly_hits hits = {0};
    uint32_t state = 20261121;
    load(&r);
    for (int n = 0; n < RANDOM_TEXTS; n += stride()) {
        rly_buf source = {0};
        for (uint32_t words = 4 + next_random(&state) % 30; words > 0; words--) {
            rly_buf_str(&source, r.words.items[next_random(&state) % r.words.count]);
            rly_buf_str(&source, between[next_random(&state) % 11]);
        }
        compare(&r, source.data, source.size, &text, &hits);
        rly_buf_free(&source);
    }
    ck_assert_int_gt((int)r.found, 200 / stride()); /* else the comparison says nothing */
    rly_text_free(&text);
    rly_hits_free(&hits);
    unload(&r);
}
END_TEST

START_TEST(real_replies_give_the_same)
{
    char path[1024], *line = NULL;
    size_t room = 0;
    const char *top = getenv("top_srcdir");
    snprintf(path, sizeof path, "%s/../shared/corpora/labels-dev.jsonl", top ? top : ".");
    FILE *file = fopen(path, "r");
    if (!file)
        return; /* the corpora do not lie beside the project here */
    reference r;
    rly_text text = {0};
    rly_hits hits = {0};
    rly_tree_store store = {0};
    load(&r);
    int number = 0;
    for (ssize_t size; (size = getline(&line, &room, file)) > 0;) {
        if (number++ % (REPLIES_APART * stride()))
            continue;
        ck_assert_int_eq(rly_tree_read(&store, RLY_JSON, path, line, (size_t)size, NULL), REPLYLINT_OK);
        rly_str reply = rly_node_text(&store.tree, rly_member(&store.tree, rly_root(&store.tree), "reply"));
        compare(&r, reply.data, reply.size, &text, &hits);
    }
    ck_assert_int_gt((int)r.found, 200 / stride());
    free(line);
    fclose(file);
    rly_tree_free(&store);
    rly_text_free(&text);
    rly_hits_free(&hits);
    unload(&r);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {random_texts_give_the_same, real_replies_give_the_same};
    return run_suite("reference", tests, sizeof tests / sizeof *tests);
}
