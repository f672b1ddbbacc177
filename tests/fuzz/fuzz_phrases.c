/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A phrase, and a text to find it in, parted by US (0x1f). With a first byte of 1 the rest is a regular expression.
 * What is refused is refused with a place; a phrase that is taken finds places in the text, in order, and again the
 * same ones.
 */
#include "fuzz.h"

#include "base/json.h"
#include "phrase/finder.h"

enum { STEPS = 100000 };

static rly_text text;
static rly_hits hits;
static rly_regex_scratch *scratch;
static rly_matches matches;

/* The list of one item that a pack would hold, as JSON, which is YAML. */
static void write_list(rly_buf *out, const uint8_t *phrase, size_t size)
{
    rly_str is = {(const char *)phrase, size};
    int regex = size > 0 && phrase[0] == 1;
    rly_json json = {.out = out};
    rly_json_open(&json, NULL, '[');
    if (regex) {
        rly_json_open(&json, NULL, '{');
        rly_json_open(&json, "needs", '[');
        for (const char *letter = "aeioust"; *letter; letter++) {
            rly_json_text(&json, NULL, (rly_str){letter, 1});
        }
        rly_json_close(&json, ']');
        rly_json_text(&json, "regex", (rly_str){is.data + 1, is.size - 1});
        rly_json_close(&json, '}');
    } else {
        rly_json_text(&json, NULL, is);
    }
    rly_json_close(&json, ']');
    REQUIRE(rly_buf_text(out));
}

static void search(const rly_phrase_set *set, const rly_finder *finder)
{
    uint32_t past = 0;
    matches.count = 0;
    REQUIRE(rly_phrase_search(set, &text, STEPS, &hits));
    replylint_status status = rly_finder_run(finder, &hits, NULL, &scratch, &matches);
    REQUIRE(status == REPLYLINT_OK || status == REPLYLINT_ERROR_LIMIT);
    for (size_t i = 0; i < matches.count; i++) {
        const rly_match *match = &matches.items[i];
        REQUIRE(match->start >= past && match->end > match->start && match->end <= text.reading.size);
        REQUIRE(match->first < match->past && match->past <= text.tokens.count);
        past = match->end;
    }
}

static void search_twice(const rly_phrase_set *set, const rly_finder *finder, const uint8_t *data, size_t size)
{
    if (rly_text_read(&text, (const char *)data, size, "the text", NULL, NULL) != REPLYLINT_OK) {
        return;
    }
    search(set, finder);
    size_t count = matches.count;
    uint32_t start = count ? matches.items[count - 1].start : 0;
    search(set, finder);
    REQUIRE(matches.count == count && (count == 0 || matches.items[count - 1].start == start));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t phrase_size = 0;
    const uint8_t *phrase = next_field(&data, &size, &phrase_size);
    rly_buf list = {0};
    rly_tree_store file = {0};
    rly_finder finder = {0};
    rly_phrase_set *set = rly_phrase_set_new();
    replylint_error *error = replylint_error_new();
    REQUIRE(set && error);
    write_list(&list, phrase, phrase_size);
    replylint_status status = rly_tree_read(&file, RLY_YAML, "pack.yml", list.data, list.size, error);
    if (status == REPLYLINT_OK) {
        rly_fragments fragments = {&file.tree, NULL, NULL, NULL};
        status = rly_finder_add(&finder, set, &file.tree, rly_root(&file.tree), 1, &fragments, error);
    }
    if (status == REPLYLINT_OK) {
        REQUIRE(rly_phrase_set_seal(set, error) == REPLYLINT_OK);
        search_twice(set, &finder, data, size);
    } else {
        REQUIRE(replylint_error_count(error) > 0 && replylint_error_line(error, 0) == 1);
    }
    rly_finder_free(&finder);
    rly_phrase_set_free(set);
    rly_tree_free(&file);
    rly_buf_free(&list);
    replylint_error_free(error);
    return 0;
}
