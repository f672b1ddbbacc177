/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every text of a library is proved to stand where it is said to: what a run maps is the same bytes in the file, and
 * what lies between runs decodes to what lies between them in the text.
 */
#include "suite.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../cli/cell_yaml.h"
#include "../cli/files.h"
#include "../cli/library.h"

typedef struct kit {
    cli_options options;
    cli_session session;
    cli_library library;
    rly_tree_store store;
} kit;

/* Options and session must not move once a library is open. */
static void kit_open(kit *k, const char *path, const char *text)
{
    rly_buf bytes = {0};
    k->session.options = &k->options;
    k->session.error = replylint_error_new();
    rly_buf_str(&bytes, text);
    ck_assert_ptr_nonnull(rly_buf_text(&bytes));
    ck_assert_int_eq(library_open_bytes(&k->session, path, &bytes, true, &k->library), LIBRARY_OPEN);
}

static void kit_free(kit *k)
{
    library_close(&k->library);
    rly_tree_free(&k->store);
    replylint_error_free(k->session.error);
    rly_vec_free(&k->options.fields);
}

static bool is_blank(rly_str text)
{
    for (size_t i = 0; i < text.size; i++)
        if (!isspace((unsigned char)text.data[i]))
            return false;
    return true;
}

/* What bytes between two runs mean, read by a reader that knows nothing of cells. */
static bool means(kit *k, cli_writing writing, rly_str bytes, rly_str text)
{
    char document[4096];
    const char quote = writing == WRITTEN_YAML_SINGLE ? '\'' : '"';
    rly_syntax syntax = writing == WRITTEN_JSON ? RLY_JSON : RLY_YAML;
    if (writing == WRITTEN_CSV)
        return rly_str_is(bytes, "\"\"") && rly_str_is(text, "\"");
    if (cell_is_yaml(writing) && is_blank(bytes))
        return is_blank(text); /* folded, or indentation */
    if (writing != WRITTEN_JSON && writing != WRITTEN_YAML_DOUBLE && writing != WRITTEN_YAML_SINGLE)
        return false;
    int size = snprintf(document, sizeof document, "%c%.*s%c", quote, (int)bytes.size, bytes.data, quote);
    if (rly_tree_read(&k->store, syntax, NULL, document, (size_t)size, k->session.error))
        return false;
    return rly_str_equal(rly_node_text(&k->store.tree, rly_root(&k->store.tree)), text);
}

/* One text against its bytes. */
static void prove(kit *k, const cli_item *item)
{
    rly_str file = {k->library.bytes.data, k->library.bytes.size}, text;
    rly_buf decoded = {0};
    rly_map map = {0};
    cli_writing writing;
    size_t to = 0, from = item->cell.start;
    ck_assert(cell_read(&item->cell, file, &decoded, &map, &text, &writing));
    ck_assert_msg(writing == item->cell.writing, "%s: byte %zu is not what it says", k->library.name, from);
    for (size_t i = 0; i <= map.runs.count; i++) {
        bool last = i == map.runs.count;
        const rly_run end = {(uint32_t)text.size, (uint32_t)item->cell.end, 0}, *run = last ? &end : &map.runs.items[i];
        ck_assert_uint_ge(run->to, to);
        ck_assert_uint_ge(run->from, from);
        rly_str bytes = {file.data + from, run->from - from}, meant = {text.data + to, run->to - to};
        ck_assert_msg((!bytes.size && !meant.size) || means(k, writing, bytes, meant),
                      "%s: byte %zu: \"%.*s\" for \"%.*s\"", k->library.name, from, (int)bytes.size, bytes.data,
                      (int)meant.size, meant.data);
        ck_assert(!run->size || !memcmp(file.data + run->from, text.data + run->to, run->size));
        to = run->to + run->size;
        from = run->from + run->size;
    }
    rly_buf_free(&decoded);
    rly_map_free(&map);
}

static void text_is(const kit *k, size_t number, const char *wanted)
{
    rly_str file = {k->library.bytes.data, k->library.bytes.size}, text;
    rly_buf decoded = {0};
    rly_map map = {0};
    cli_writing writing;
    ck_assert_uint_lt(number, k->library.items.count);
    ck_assert(cell_read(&k->library.items.items[number].cell, file, &decoded, &map, &text, &writing));
    ck_assert_msg(rly_str_is(text, wanted), "\"%.*s\" is not \"%s\"", (int)text.size, text.data, wanted);
    rly_buf_free(&decoded);
    rly_map_free(&map);
}

static void prove_all(kit *k)
{
    for (size_t i = 0; i < k->library.items.count; i++)
        prove(k, &k->library.items.items[i]);
}

START_TEST(every_style_of_yaml_leads_back)
{
    kit k = {0};
    kit_open(&k, "styles.yml",
             "- text: plain words\n"
             "- text: plain words\n    that go on\n\n    and on # a comment\n"
             "- text: 'single ''quotes'' that\n    go on'\n"
             "- text: \"double \\\"quotes\\\" \\u00e9\\x41\\t that\n    go \\\n    on\"\n"
             "- text: |\n    literal\n      indented\n\n    end\n"
             "- text: >-\n    folded words\n    go on\n\n    and end\n\n"
             "- text: |2\n     one space before\n"
             "- {text: in flow, title: T}\n"
             "- text: |+\n    kept\n\n"
             "- text: >\n    cut off");
    ck_assert_uint_eq(k.library.items.count, 10);
    text_is(&k, 0, "plain words");
    text_is(&k, 1, "plain words that go on\nand on");
    text_is(&k, 2, "single 'quotes' that go on");
    text_is(&k, 3,
            "double \"quotes\" \xC3\xA9"
            "A\t that go on");
    text_is(&k, 4, "literal\n  indented\n\nend\n");
    text_is(&k, 5, "folded words go on\nand end");
    text_is(&k, 6, " one space before\n");
    text_is(&k, 7, "in flow");
    text_is(&k, 8, "kept\n\n");
    text_is(&k, 9, "cut off\n");
    prove_all(&k);
    kit_free(&k);
}
END_TEST

START_TEST(escapes_of_json_and_quotes_of_tables_lead_back)
{
    kit k = {0}, t = {0};
    kit_open(
        &k, "list.json",
        "[{\"id\": 7, \"title\": \"T\", \"body\": \"a\\n\\\"b\\\" \\u00e9 \\ud83d\\ude00 \\/ c\"}, {\"body\": null}]");
    ck_assert_uint_eq(k.library.items.count, 1);
    text_is(&k, 0, "a\n\"b\" \xC3\xA9 \xF0\x9F\x98\x80 / c");
    ck_assert(rly_str_is(k.library.items.items[0].id, "7") && rly_str_is(k.library.items.items[0].title, "T"));
    prove_all(&k);
    kit_free(&k);
    kit_open(&t, "table.csv", "\xEF\xBB\xBFid,text\r\n1,\"say \"\"hi\"\",\r\nthen go\"\r\n2,bare\r\n");
    ck_assert_uint_eq(t.library.items.count, 2);
    text_is(&t, 0, "say \"hi\",\r\nthen go");
    text_is(&t, 1, "bare");
    ck_assert(rly_str_is(t.library.items.items[1].id, "2"));
    prove_all(&t);
    kit_free(&t);
}
END_TEST

START_TEST(headings_part_a_page)
{
    kit k = {0}, one = {0};
    kit_open(&k, "page.md",
             "Replies\n-------\n\n---- LATE\n\nIt is late.\n\n## Refund ##\n\n```\n# no heading\n```\nSent.\n\n"
             "# Empty\n\nSetext\n===\nLast one.");
    ck_assert_uint_eq(k.library.items.count, 3);
    ck_assert(rly_str_is(k.library.items.items[0].title, "LATE"));
    text_is(&k, 0, "It is late.");
    ck_assert(rly_str_is(k.library.items.items[1].title, "Refund"));
    text_is(&k, 1, "```\n# no heading\n```\nSent.");
    ck_assert(rly_str_is(k.library.items.items[2].title, "Setext"));
    prove_all(&k);
    kit_free(&k);
    kit_open(&one, "reply.md", "Hi Ann,\n\n# First\n\nDo this.\n\n# Second\n\nDo that.\n\n# Third\n\nDone.");
    ck_assert_ptr_null(one.library.reader);
    kit_free(&one);
}
END_TEST

START_TEST(values_that_are_not_as_written_take_no_fix)
{
    rly_str file = RLY_STR("abc");
    rly_map map = {0};
    cli_writing writing = WRITTEN_YAML_PLAIN;
    ck_assert(cell_align(&(cli_cell){0, 3, WRITTEN_YAML_PLAIN, RLY_STR("abd")}, file, &map, &writing));
    ck_assert_int_eq(writing, WRITTEN_ENCODED);
    rly_map_free(&map);
}
END_TEST

static bool writes(cli_writing writing, const char *words, bool at_start, const char *wanted)
{
    rly_buf out = {0};
    bool good = cell_write(writing, words, at_start, false, &out);
    const char *text = rly_buf_text(&out);
    bool same = wanted ? good && !strcmp(text, wanted) : !good;
    rly_buf_free(&out);
    return same;
}

START_TEST(words_are_written_as_their_cell_holds_them)
{
    ck_assert(writes(WRITTEN_JSON, "say \"hi\"\n", false, "say \\\"hi\\\"\\n"));
    ck_assert(writes(WRITTEN_CSV, "say \"hi\"", false, "say \"\"hi\"\""));
    ck_assert(writes(WRITTEN_CSV_BARE, "now", false, "now"));
    ck_assert(writes(WRITTEN_CSV_BARE, "now, then", false, NULL));
    ck_assert(writes(WRITTEN_YAML_SINGLE, "don't", false, "don''t"));
    ck_assert(writes(WRITTEN_YAML_DOUBLE, "say \"hi\"", false, "say \\\"hi\\\""));
    ck_assert(writes(WRITTEN_YAML_BLOCK, "a: b # c", false, "a: b # c"));
    ck_assert(writes(WRITTEN_YAML_BLOCK, "a\nb", false, NULL));
    ck_assert(writes(WRITTEN_YAML_PLAIN, "by Friday", false, "by Friday"));
    ck_assert(writes(WRITTEN_YAML_PLAIN, "note: now", false, NULL));
    ck_assert(writes(WRITTEN_YAML_PLAIN, "a, b", false, NULL));
    ck_assert(writes(WRITTEN_YAML_PLAIN, "- now", true, NULL));
    ck_assert(writes(WRITTEN_ENCODED, "now", false, NULL));
}
END_TEST

/* ---- real libraries, where there are any beside the source tree */

typedef struct corpus {
    const char *folder;
    size_t texts; /* as counted by hand */
} corpus;

static size_t read_folder(kit *k, const char *folder)
{
    word_list files = {0};
    size_t texts = 0;
    ck_assert(files_below(folder, library_endings, &k->session.arena, &files));
    for (size_t i = 0; i < files.count; i++) {
        cli_opened opened = library_open(&k->session, files.items[i], false, &k->library);
        ck_assert_int_ne(opened, LIBRARY_FAILED);
        texts += opened == LIBRARY_OPEN ? library_count(&k->library) : 0;
        prove_all(k);
        library_close(&k->library);
    }
    rly_vec_free(&files);
    return texts;
}

START_TEST(no_text_of_a_real_library_is_lost)
{
    static const corpus corpora[] = {{"florida_efiling_portal", 266},     {"osticket_email_templates", 35},
                                     {"mojira_helper_messages", 78},      {"wporg_predefined_replies", 44},
                                     {"carpentries_email_templates", 53}, {"typescript_eslint_replies/.github", 14},
                                     {"arduino_forum_templates", 17},     {"blender_bugtracker", 15}};
    const char *top = getenv("top_srcdir");
    char folder[512];
    (void)snprintf(folder, sizeof folder, "%s/../shared/corpora/macros", top ? top : ".");
    if (access(folder, R_OK) != 0)
        return;
    for (size_t i = 0; i < sizeof corpora / sizeof *corpora; i++) {
        kit k = {0};
        k.session.options = &k.options;
        k.session.error = replylint_error_new();
        (void)snprintf(folder, sizeof folder, "%s/../shared/corpora/macros/%s", top ? top : ".", corpora[i].folder);
        ck_assert_uint_ge(read_folder(&k, folder), corpora[i].texts);
        rly_arena_free(&k.session.arena);
        kit_free(&k);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        every_style_of_yaml_leads_back,
        escapes_of_json_and_quotes_of_tables_lead_back,
        headings_part_a_page,
        values_that_are_not_as_written_take_no_fix,
        words_are_written_as_their_cell_holds_them,
        no_text_of_a_real_library_is_lost,
    };
    return run_suite("library", tests, sizeof tests / sizeof *tests);
}
