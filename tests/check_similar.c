/* SPDX-License-Identifier: Apache-2.0 */
/* Canned texts: what is near to what, and what a lint says of it. */
#include "canned.h"
#include "similar/index.h"

START_TEST(test_numbers)
{
    replylint_index *index = new_index();
    add(index, "", NULL, NULL, LATE_SENT);
    ck_assert_uint_eq(replylint_index_number(index, "texts"), 0); /* not yet */
    ck_assert_int_eq(replylint_index_seal(index, NULL), REPLYLINT_OK);
    ck_assert_uint_eq(replylint_index_number(index, "texts"), 2);
    ck_assert_uint_eq(replylint_index_number(index, "added"), 4);
    ck_assert_uint_eq(replylint_index_number(index, "left_out"), 1);
    ck_assert_uint_eq(replylint_index_number(index, "version"), RLY_INDEX_VERSION);
    ck_assert_uint_eq(replylint_index_number(index, "nonsense"), 0);
    ck_assert_int_eq(replylint_index_check(index, NULL), REPLYLINT_OK);
    replylint_draft *draft = NULL;
    ck_assert_int_eq(replylint_draft_new(&draft), REPLYLINT_OK);
    ck_assert_int_eq(replylint_index_add(index, draft, NULL, NULL, NULL), REPLYLINT_ERROR_STATE);
    replylint_draft_free(draft);
    replylint_index_free(index);
}
END_TEST

START_TEST(test_lint)
{
    kit k = kit_with(new_index());
    lint_reply(&k, LATE_SENT, "Where is it?");
    ck_assert_str_eq(verdict_of(&k, "personal/canned"), "failed");
    ck_assert_str_eq(message_of(&k, "personal/canned"),
                     "Canned: 100 % of the words stand in \"Late parcel\" (macros.csv:2); none are your own.");
    ck_assert_uint_eq(replylint_report_similar_count(k.report), 1);
    ck_assert_str_eq(replylint_report_similar_get(k.report, 0, "id"), "m1");
    ck_assert_str_eq(replylint_report_similar_get(k.report, 0, "title"), "Late parcel");
    ck_assert_str_eq(replylint_report_similar_get(k.report, 0, "place"), "macros.csv:2");
    ck_assert_uint_eq(replylint_report_similar_number(k.report, 0, "likeness"), 100);
    char *json = json_of(&k);
    ck_assert_ptr_nonnull(strstr(json,
                                 "\"similar\":[{\"id\":\"m1\",\"title\":\"Late parcel\",\"place\":\"macros.csv:2\","
                                 "\"share\":100,\"likeness\":100,\"copies\":1}]"));
    free(json);
    lint_reply(&k, "The driver tried your neighbour. " LATE_SENT, NULL);
    ck_assert_ptr_nonnull(strstr(message_of(&k, "personal/canned"), "your own: \"The driver tried your neighbour\"."));
    lint_reply(&k, "The museum is open until nine tonight, and children go in for nothing.", NULL);
    ck_assert_str_eq(verdict_of(&k, "personal/canned"), "passed");
    ck_assert_uint_eq(replylint_report_similar_count(k.report), 0);
    lint_reply(&k, "Thank you!", NULL);
    ck_assert_str_eq(verdict_of(&k, "personal/canned"), "na");
    replylint_draft_clear(k.draft);
    set_key(&k, "text", LATE_SENT);
    set_key(&k, "id", "m1"); /* the very text, as it was sent before */
    lint(&k);
    ck_assert_str_eq(verdict_of(&k, "personal/canned"), "passed");
    kit_free(&k);
    k = kit_new(NULL);
    lint_reply(&k, LATE_SENT, NULL);
    ck_assert_str_eq(verdict_of(&k, "personal/canned"), "na");
    ck_assert_int_eq(replylint_similar(k.linter, k.draft, k.report, k.error), REPLYLINT_ERROR_STATE);
    kit_free(&k);
}
END_TEST

/* What is private is masked where the writer's own words are shown. */
START_TEST(test_masked)
{
    kit k = kit_with(new_index());
    lint_reply(&k,
               "Thanks for sending the item back to 14 Elm Road, Hull HU5 2AB. We've issued a refund of 4, which "
               "takes three to five working days to show on your statement.",
               NULL);
    ck_assert_str_eq(verdict_of(&k, "personal/canned"), "failed");
    ck_assert_ptr_null(strstr(message_of(&k, "personal/canned"), "Elm Road"));
    kit_free(&k);
}
END_TEST

/* Words from a small list, so that many texts are near to one another. */
static uint32_t state = 7;

static uint32_t draw(uint32_t below)
{
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % below;
}

static void make_text(rly_buf *out, const char *near)
{
    static const char *const words[] = {"parcel", "driver", "kettle", "window", "ticket", "lamp",  "garden", "bread",
                                        "river",  "paper",  "bridge", "basket", "candle", "train", "button", "cheese"};
    size_t count = 6 + draw(60);
    rly_buf_clear(out);
    for (size_t i = 0; near && *near; i++) {
        size_t size = strcspn(near, " ");
        const char *other = draw(15) == 0 ? words[draw(16)] : NULL;
        rly_buf_add(out, other ? other : near, other ? strlen(other) : size);
        rly_buf_byte(out, ' ');
        near += size + (near[size] == ' ');
    }
    for (size_t i = 0; !near && i < count; i++) {
        rly_buf_str(out, words[draw(4) * draw(4) + draw(7)]);
        rly_buf_byte(out, ' ');
    }
    ck_assert_ptr_nonnull(rly_buf_text(out));
}

static size_t brute_force(const rly_index_view *view, const rly_shingles *shingles, rly_near *out)
{
    size_t count = 0;
    for (uint32_t i = 0; i < view->header.entries; i++) {
        const rly_index_entry *entry = &view->entries[i];
        rly_near near = {i, 0, 0};
        for (size_t s = 0; s < shingles->set.count; s++)
            near.shared += rly_shingle_in(view->sets + entry->set, entry->count, shingles->set.items[s]);
        near.all = (uint32_t)shingles->set.count + entry->count - near.shared;
        if (near.shared * 2 < near.all)
            continue;
        size_t at = count++;
        for (; at > 0 && (uint64_t)near.shared * out[at - 1].all > (uint64_t)out[at - 1].shared * near.all; at--)
            out[at] = out[at - 1];
        out[at] = near;
    }
    return count;
}

/* The search finds just what a comparison with every text finds, and in the same order. */
START_TEST(test_exact)
{
    enum { TEXTS = 600, QUERIES = 400 };
    static rly_near expected[TEXTS];
    replylint_index *index = NULL;
    rly_buf text = {0}, before = {0};
    rly_text read = {0};
    rly_shingles shingles = {0};
    rly_search search = {0};
    size_t all = 0;
    ck_assert_int_eq(replylint_index_new(&index, NULL), REPLYLINT_OK);
    for (int i = 0; i < TEXTS; i++) {
        make_text(&text, i % 3 && before.size ? before.data : NULL);
        add(index, "", "", "", text.data);
        rly_buf_clear(&before);
        rly_buf_add(&before, text.data, text.size);
        ck_assert_ptr_nonnull(rly_buf_text(&before));
    }
    ck_assert_int_eq(replylint_index_seal(index, NULL), REPLYLINT_OK);
    for (int i = 0; i < QUERIES; i++) {
        make_text(&text, i % 2 ? before.data : NULL);
        ck_assert_int_eq(rly_text_read(&read, text.data, text.size, "", NULL, NULL), REPLYLINT_OK);
        ck_assert(rly_shingles_make(&shingles, &read));
        size_t count = brute_force(&index->view, &shingles, expected);
        ck_assert_int_eq(rly_near_find(&search, &index->view, shingles.set.items, shingles.set.count, 50, TEXTS),
                         RLY_SEARCHED);
        ck_assert_uint_eq(search.found.count, count);
        for (size_t n = 0; n < count; n++)
            ck_assert_uint_eq(search.found.items[n].text, expected[n].text);
        ck_assert_int_eq(rly_near_find(&search, &index->view, shingles.set.items, shingles.set.count, 50, 1),
                         RLY_SEARCHED);
        ck_assert_uint_eq(search.found.count, count > 0);
        if (count)
            ck_assert_uint_eq(search.found.items[0].text, expected[0].text);
        all += count;
    }
    ck_assert_uint_gt(all, QUERIES / 2); /* there was something to find */
    ck_assert_int_eq(replylint_index_check(index, NULL), REPLYLINT_OK);
    rly_buf_free(&text);
    rly_buf_free(&before);
    rly_text_free(&read);
    rly_shingles_free(&shingles);
    rly_search_free(&search);
    replylint_index_free(index);
}
END_TEST

/* The same words over and over, and ever new ones. */
START_TEST(test_sets)
{
    rly_buf text = {0};
    rly_text read = {0};
    rly_shingles shingles = {0};
    for (int words = 5; words < 3000; words += 499) {
        rly_buf_clear(&text);
        for (int i = 0; i < words; i++) {
            rly_buf_str(&text, i % 3 ? "on and on " : "go ");
            for (int letters = i / 7; letters > 0; letters /= 5)
                rly_buf_byte(&text, (char)('a' + letters % 5));
            rly_buf_byte(&text, ' ');
        }
        ck_assert_int_eq(rly_text_read(&read, rly_buf_text(&text), text.size, "", NULL, NULL), REPLYLINT_OK);
        ck_assert(rly_shingles_make(&shingles, &read));
        ck_assert_uint_gt(shingles.set.count, 0);
        for (size_t i = 1; i < shingles.set.count; i++)
            ck_assert_uint_lt(shingles.set.items[i - 1], shingles.set.items[i]);
        for (size_t i = 0; i < shingles.at.count; i++)
            ck_assert(rly_shingle_in(shingles.set.items, shingles.set.count, shingles.at.items[i]));
    }
    rly_buf_free(&text);
    rly_text_free(&read);
    rly_shingles_free(&shingles);
}
END_TEST

/* What a sketch has and another has not, counted bit by bit. */
START_TEST(test_sketches)
{
    uint32_t all[256];
    for (uint32_t i = 0; i < 256; i++)
        all[i] = i;
    for (uint32_t count = 0; count <= 256; count++) {
        rly_sketch some = rly_sketch_of(all, count), every = rly_sketch_of(all, 256);
        ck_assert_uint_eq(rly_sketch_misses(&every, &some), 256 - count);
        ck_assert_uint_eq(rly_sketch_misses(&some, &every), 0);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        test_numbers, test_lint, test_masked, test_exact, test_sets, test_sketches,
    };
    return run_suite("similar", tests, sizeof(tests) / sizeof(tests[0]));
}
