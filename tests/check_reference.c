/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The search against PCRE2 (reference.h): both must find the same, token for token, in random texts and, where the
 * corpora lie beside the project, in real replies.
 */
#include "reference.h"
#include "support.h"

enum { RANDOM_TEXTS = 4000, REPLIES_APART = 3 };

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
    if (found < PCRE2_ERROR_NOMATCH) /* Check writes a record for each assertion, which is slower than a match */
        ck_abort_msg("phrase %u: PCRE2 says %d", phrase, found);
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
            if (got != expected)
                ck_abort_msg("phrase %u at token %zu: the search ends at %zd, PCRE2 at %zd\n%.*s", phrase, i,
                             (ssize_t)got, (ssize_t)expected, (int)size, source);
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

static int number_in(const char *variable, int otherwise)
{
    const char *given = getenv(variable);
    return given && atoi(given) > 0 ? atoi(given) : otherwise;
}

/* Every how many texts one is compared: slow runs, under sanitizers and valgrind, take fewer. */
static int stride(void)
{
    return number_in("REPLYLINT_TEXT_STRIDE", 1);
}

static void random_text(const reference *r, uint32_t *state, rly_buf *source)
{
    static const char *const between[] = {" ", " ", " ", " ", " ", " ", ", ", ". ", "! ", "\n\n> ", " - "};
    for (uint32_t words = 4 + next_random(state) % 30; words > 0; words--) {
        rly_buf_str(source, r->words.items[next_random(state) % r->words.count]);
        rly_buf_str(source, between[next_random(state) % 11]);
    }
}

START_TEST(random_texts_give_the_same)
{
    reference r = {.options = PCRE2_ANCHORED};
    rly_text text = {0};
    rly_hits hits = {0};
    uint32_t state = 20261121;
    int texts = number_in("REPLYLINT_RANDOM_TEXTS", RANDOM_TEXTS); /* a long run takes 100,000 */
    reference_load(&r);
    for (int n = 0; n < texts; n += stride()) {
        rly_buf source = {0};
        random_text(&r, &state, &source);
        compare(&r, source.data, source.size, &text, &hits);
        rly_buf_free(&source);
    }
    ck_assert_int_gt((int)r.found, 200 / stride()); /* else the comparison says nothing */
    rly_text_free(&text);
    rly_hits_free(&hits);
    reference_free(&r);
}
END_TEST

/* The net that is made as a whole and the one that grows, and is finished halfway, by the same phrases. */
START_TEST(a_net_that_grows_finds_the_same_in_as_many_steps)
{
    static reference whole, grown;
    rly_text text = {0};
    rly_hits a = {0}, b = {0};
    uint32_t state = 20261122;
    grown.growing = true;
    reference_load(&whole);
    reference_load(&grown);
    for (int n = 0; n < RANDOM_TEXTS; n += stride()) {
        rly_buf source = {0};
        random_text(&whole, &state, &source);
        if (n == RANDOM_TEXTS / 2 / stride() * stride())
            ck_assert(rly_phrase_set_finish(grown.set));
        ck_assert_int_eq(rly_text_read(&text, source.data, source.size, "the text", NULL, NULL), REPLYLINT_OK);
        ck_assert(rly_phrase_search(whole.set, &text, 1000000, &a) && rly_phrase_search(grown.set, &text, 1000000, &b));
        ck_assert_uint_eq(a.steps, b.steps);
        ck_assert_uint_eq(a.hits.count, b.hits.count);
        for (size_t i = 0; i < a.hits.count; i++)
            ck_assert_mem_eq(&a.hits.items[i], &b.hits.items[i], sizeof(rly_hit));
        whole.found += a.hits.count;
        rly_buf_free(&source);
    }
    ck_assert_int_gt((int)whole.found, 200 / stride());
    ck_assert_uint_eq(rly_phrase_set_tables(whole.set)->state_count, rly_phrase_set_tables(grown.set)->state_count);
    rly_text_free(&text);
    rly_hits_free(&a);
    rly_hits_free(&b);
    reference_free(&whole);
    reference_free(&grown);
}
END_TEST

START_TEST(real_replies_give_the_same)
{
    char path[1024], *line = NULL;
    size_t room = 0;
    const char *top = getenv("top_srcdir");
    snprintf(path, sizeof path, "%s/../shared/corpora/%s", top ? top : ".",
             getenv("REPLYLINT_ALL_REPLIES") ? "replies-dev.jsonl" : "labels-dev.jsonl");
    FILE *file = fopen(path, "r");
    if (!file)
        return; /* the corpora do not lie beside the project here */
    reference r = {.options = PCRE2_ANCHORED};
    rly_text text = {0};
    rly_hits hits = {0};
    rly_tree_store store = {0};
    reference_load(&r);
    int number = 0;
    for (ssize_t size; (size = getline(&line, &room, file)) > 0;) {
        if (number++ % (getenv("REPLYLINT_ALL_REPLIES") ? 1 : REPLIES_APART * stride()))
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
    reference_free(&r);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {random_texts_give_the_same, a_net_that_grows_finds_the_same_in_as_many_steps,
                                  real_replies_give_the_same};
    return run_suite("reference", tests, sizeof tests / sizeof *tests);
}
