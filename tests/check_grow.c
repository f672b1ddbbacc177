/* SPDX-License-Identifier: Apache-2.0 */
/* The bounds of a net that grows as it is searched: it finds what one does that is made as a whole. */
#include "phrase/internal.h"
#include "suite.h"

enum { BUDGET = 1000000 };

typedef struct searched {
    rly_text text;
    rly_hits whole, grown;
    size_t hits; /* that were compared */
} searched;

static void free_searched(searched *s)
{
    rly_text_free(&s->text);
    rly_hits_free(&s->whole);
    rly_hits_free(&s->grown);
}

static void compare(searched *s, const rly_phrase_set *whole, const rly_phrase_set *grown, const rly_buf *source)
{
    ck_assert_int_eq(rly_text_read(&s->text, source->data, source->size, "the text", NULL, NULL), REPLYLINT_OK);
    ck_assert(rly_phrase_search(whole, &s->text, BUDGET, &s->whole));
    ck_assert(rly_phrase_search(grown, &s->text, BUDGET, &s->grown));
    ck_assert_uint_eq(s->whole.hits.count, s->grown.hits.count);
    for (size_t i = 0; i < s->whole.hits.count; i++) {
        const rly_hit *a = &s->whole.hits.items[i], *b = &s->grown.hits.items[i];
        ck_assert(a->phrase == b->phrase && a->first == b->first && a->past == b->past);
    }
    s->hits += s->whole.hits.count;
}

/* Behind each of eighty words 250 places that no two of them share; and so many words beside them. */
enum { HEADS = 80, PAIRS = 250, BESIDE = 250 };

static void write_many(rly_buf *yaml, int more_words)
{
    rly_buf_str(yaml, "find:\n");
    for (int head = 0; head < HEADS; head++) {
        rly_buf_str(yaml, head ? ")\"\n- \"head" : "- \"head");
        rly_buf_number(yaml, head);
        rly_buf_str(yaml, " (");
        for (int pair = 0; pair < PAIRS; pair++) {
            rly_buf_str(yaml, pair ? "|left" : "left");
            rly_buf_number(yaml, pair);
            rly_buf_str(yaml, " right");
            rly_buf_number(yaml, pair);
        }
    }
    for (int word = 0; word < more_words; word++) {
        rly_buf_str(yaml, word % BESIDE ? "|beside" : ")\"\n- \"(beside");
        rly_buf_number(yaml, word);
    }
    rly_buf_str(yaml, ")\"\n");
}

static rly_phrase_set *set_of(const rly_tree *tree, bool growing)
{
    rly_phrase_set *set = rly_phrase_set_new();
    rly_fragments none = {tree, NULL, NULL, NULL};
    const rly_node *find = rly_member(tree, rly_root(tree), "find");
    for (const rly_node *phrase = rly_first(tree, find); phrase; phrase = rly_next(tree, phrase))
        ck_assert_int_eq(rly_phrase_add(set, tree, phrase, &none, RLY_ANYWHERE, NULL), REPLYLINT_OK);
    if (growing)
        rly_phrase_set_grow(set);
    ck_assert_int_eq(rly_phrase_set_seal(set, NULL), REPLYLINT_OK);
    return set;
}

/* Find them all beside `more_words`. Returns whether the net grew. */
static bool find_many(int more_words)
{
    rly_buf yaml = {0};
    rly_tree_store file = {0};
    searched s = {.hits = 0};
    write_many(&yaml, more_words);
    ck_assert_int_eq(rly_tree_read(&file, RLY_YAML, "pack.yml", yaml.data, yaml.size, NULL), REPLYLINT_OK);
    rly_phrase_set *whole = set_of(&file.tree, false), *grown = set_of(&file.tree, true);
    bool grew = grown->compiled.grower != NULL;
    for (int head = 0; head < HEADS; head++) {
        rly_buf source = {0};
        rly_buf_str(&source, "head");
        rly_buf_number(&source, head);
        rly_buf_str(&source, " left249 right249. beside7");
        compare(&s, whole, grown, &source);
        rly_buf_free(&source);
    }
    ck_assert_uint_eq(s.hits, (more_words ? 2 : 1) * HEADS);
    free_searched(&s);
    rly_phrase_set_free(whole);
    rly_phrase_set_free(grown);
    rly_tree_free(&file);
    rly_buf_free(&yaml);
    return grew;
}

START_TEST(what_there_is_no_room_for_is_left_to_tails)
{
    ck_assert(find_many(0));
    ck_assert(find_many(5700));
}
END_TEST

START_TEST(a_net_of_too_many_words_is_made_as_a_whole)
{
    ck_assert(!find_many(8000));
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {what_there_is_no_room_for_is_left_to_tails,
                                  a_net_of_too_many_words_is_made_as_a_whole};
    return run_suite("grow", tests, sizeof tests / sizeof *tests);
}
