/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Input that was made to hurt: patterns that explode, documents that nest and refer to themselves, floods of every
 * sort. What is tested is the answer: a status with a place, a verdict "skipped", or a report like any other; the limit
 * of time is that of every test. How time grows with the text is counted by tests/growth.sh.
 */
#include <stdint.h>
#include <stdio.h>

#include "support.h"

enum { KIB = 1024, MIB = 1024 * 1024 };

/* `piece` again and again, `size` bytes of it at least, behind `head` and before `tail`; to be freed. */
static char *flood(const char *head, const char *piece, size_t size, const char *tail)
{
    size_t piece_size = strlen(piece), count = (size + piece_size - 1) / piece_size, at = strlen(head);
    char *text = malloc(at + count * piece_size + strlen(tail) + 1);
    ck_assert_ptr_nonnull(text);
    memcpy(text, head, at);
    for (size_t i = 0; i < count; i++, at += piece_size) {
        memcpy(text + at, piece, piece_size);
    }
    memcpy(text + at, tail, strlen(tail) + 1);
    return text;
}

/* A linter with one rule of one's own, "wording/own", that finds `find`. */
static kit kit_with(const char *find, const char *settings)
{
    kit k = {.error = replylint_error_new()};
    char *rule = flood("since: 0.1.0\nlevel: warning\npoints: 0\nfind: ", find, 1,
                       "\nmessage: \"Own.\"\nadvice: \"None.\"\nwhy: \"A test.\"\n"
                       "examples: {fail: [\"aab\"], pass: [\"Hello.\"]}\n");
    ck_assert_int_eq(replylint_rules_new(&k.rules, k.error), REPLYLINT_OK);
    ck_assert_int_eq(replylint_rules_add(k.rules, "en/wording/own.yml", NULL, rule, strlen(rule), k.error),
                     REPLYLINT_OK);
    free(rule);
    ck_assert_int_eq(replylint_linter_new(&k.linter, k.rules, settings, settings ? strlen(settings) : 0, NULL, k.error),
                     REPLYLINT_OK);
    ck_assert_int_eq(replylint_draft_new(&k.draft), REPLYLINT_OK);
    ck_assert_int_eq(replylint_report_new(&k.report), REPLYLINT_OK);
    return k;
}

static const char *own_verdict(kit *k, const char *text)
{
    lint_reply(k, text, NULL);
    return verdict_of(k, "wording/own");
}

START_TEST(a_pattern_that_explodes_is_given_up)
{
    kit k = kit_with("[{regex: '(a+)+[xy]', needs: [a]}]", NULL);
    ck_assert_str_eq(own_verdict(&k, "A aax."), "failed");
    for (int round = 0; round < 2; round++) { /* each time the same */
        ck_assert_str_eq(own_verdict(&k, "A aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! Sorry you feel that way."), "skipped");
        ck_assert_uint_eq(finding_of(&k, "wording/own"), SIZE_MAX);
        ck_assert_uint_ne(finding_of(&k, "apology/non-apology"), SIZE_MAX);
    }
    for (size_t i = 0; i < replylint_report_verdict_count(k.report); i++) {
        if (strcmp(replylint_report_verdict_get(k.report, i, "rule"), "wording/own") == 0) {
            ck_assert_str_ne(replylint_report_verdict_get(k.report, i, "reason"), "");
        }
    }
    kit_free(&k);
}
END_TEST

START_TEST(a_pattern_does_not_walk_to_the_end_from_everywhere)
{
    kit k = kit_with("[{regex: 'a[^b]*b', needs: [a, xa]}]", NULL);
    char *text = flood("A ", "a", MIB - 100, "");
    ck_assert_str_eq(own_verdict(&k, text), "passed");
    free(text);
    /* A match is found wherever it stands, also over the end of a stretch, when it is no longer than one. */
    for (size_t before = 2040; before <= 2056; before++) {
        size_t start, end;
        text = flood("A ", "\xc3\xa9", 2 * before, " xa........b");
        lint_reply(&k, text, NULL);
        size_t i = finding_of(&k, "wording/own");
        ck_assert_uint_ne(i, SIZE_MAX);
        ck_assert_int_eq(replylint_report_finding_range(k.report, i, &start, &end), 1);
        ck_assert_str_eq(text + end - 1, "b");
        free(text);
    }
    kit_free(&k);
}
END_TEST

START_TEST(the_budget_of_steps_can_be_set_and_is_told)
{
    static const char find[] = "[\"you (you <20>)? (you <20>)? (you <20>)? (you <20>)? never\"]";
    kit generous = kit_with(find, "limits: {steps_a_word: 1000000}"),
        small = kit_with(find, "limits: {steps_a_word: 2}");
    char *text = flood("Never. And ", "you ", 200, "will.");
    ck_assert_str_eq(own_verdict(&generous, text), "passed");
    ck_assert_str_eq(own_verdict(&small, text), "skipped");
    free(text);
    kit_free(&generous);
    kit_free(&small);
}
END_TEST

/* LeakSanitizer asks this: libfyaml leaks what it makes of a string of very many single quotes. */
__attribute__((visibility("default"))) const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libfyaml";
}

/* Add a file of a pack and seal; the status, and in k->error why. */
static replylint_status add_and_seal(kit *k, const char *text)
{
    *k = (kit){.error = replylint_error_new()};
    ck_assert_int_eq(replylint_rules_new(&k->rules, k->error), REPLYLINT_OK);
    replylint_status status = replylint_rules_add(k->rules, "en/wording/own.yml", NULL, text, strlen(text), k->error);
    return status ? status : replylint_rules_seal(k->rules, k->error);
}

/* It is refused, with a place in the file. */
static void assert_refused(const char *text)
{
    kit k;
    replylint_status status = add_and_seal(&k, text);
    ck_assert_msg(status == REPLYLINT_ERROR_SYNTAX || status == REPLYLINT_ERROR_LIMIT ||
                      status == REPLYLINT_ERROR_UNKNOWN,
                  "%.40s...: status %d", text, (int)status);
    ck_assert_uint_ge(replylint_error_line(k.error, 0), 1);
    kit_free(&k);
}

START_TEST(large_phrases_are_refused)
{
    static const char *const pieces[] = {"word ",   "a|",  "(",    "(a|",  "[", "<20> ",
                                         "(a b)? ", "a* ", "\\\\", "{x} ", "@", "\xf0\x9f\x98\x80"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        char *rule = flood("level: warning\npoints: 0\nfind: [\"", pieces[i], 64 * KIB,
                           "\"]\nmessage: m\nadvice: a\nwhy: w\nexamples: {fail: [x], pass: [y]}\n");
        assert_refused(rule);
        free(rule);
    }
}
END_TEST

START_TEST(documents_that_nest_are_refused)
{
    static const char *const pieces[] = {"[", "{a: ", "- ", "? ", "[[", "!!x ", "&a [", "\"", "|", "'"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        char *text = flood("find: ", pieces[i], 100 * KIB, "");
        assert_refused(text);
        free(text);
    }
}
END_TEST

START_TEST(aliases_are_refused)
{
    assert_refused("a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\n"
                   "c: &c [*b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c]\n"
                   "e: &e [*d, *d, *d, *d, *d, *d, *d, *d]\nf: &f [*e, *e, *e, *e, *e, *e, *e, *e]\n"
                   "g: &g [*f, *f, *f, *f, *f, *f, *f, *f]\nh: &h [*g, *g, *g, *g, *g, *g, *g, *g]\nfind: *h\n");
    assert_refused("find: &a [*a]\n");
    assert_refused("find: &a\n  b: *a\n");
    assert_refused("<<: &a {find: [x], <<: *a}\n");
    assert_refused("find: *nothing\n");
}
END_TEST

START_TEST(records_that_nest_are_refused)
{
    static const char *const pieces[] = {"[", "{\"a\":", "[{\"text\":", "\"", "-", "1e", "\\u", "{\"messages\":["};
    kit k = kit_new(NULL);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        const char *json = NULL;
        size_t size = 0;
        char *record = flood("{\"text\":\"Hello.\",\"messages\":", pieces[i], 100 * KIB, "");
        replylint_status status =
            replylint_lint_json(k.linter, k.draft, k.report, record, strlen(record), &json, &size, k.error);
        ck_assert_int_eq(status, REPLYLINT_ERROR_SYNTAX);
        ck_assert_ptr_nonnull(strstr(json, "\"error\""));
        ck_assert_uint_ge(replylint_error_line(k.error, 0), 1);
        replylint_error_clear(k.error);
        free(record);
    }
    kit_free(&k);
}
END_TEST

START_TEST(a_hundred_thousand_findings)
{
    kit k = kit_with("[aab]", "limits: {findings_a_rule: 100000, draft_bytes: 4000000}");
    char *text = flood("", "Aab it is. ", 11 * 100001, "");
    lint_reply(&k, text, NULL);
    ck_assert_uint_ge(replylint_report_finding_count(k.report), 100000);
    size_t i = finding_of(&k, "wording/own"), last = i, start, end;
    while (last + 1 < replylint_report_finding_count(k.report) &&
           strcmp(replylint_report_finding_get(k.report, last + 1, "rule"), "wording/own") == 0) {
        last++;
    }
    ck_assert_uint_eq(last - i + 1, 100000);
    ck_assert_int_eq(replylint_report_finding_range(k.report, last, &start, &end), 1);
    ck_assert_uint_eq(start, 99999 * 11);
    char *json = json_of(&k);
    ck_assert_uint_gt(strlen(json), 100000 * 50);
    free(json);
    free(text);
    kit_free(&k);
}
END_TEST

START_TEST(a_hundred_thousand_messages)
{
    kit k = kit_new(NULL);
    set_key(&k, "text", "I'm sorry, Ann. I'll ring you by 3pm today. Tom");
    for (int i = 0; i < 100000; i++) {
        static const char text[] = "My order number is 12345. Where is it?";
        ck_assert_int_eq(replylint_draft_message(k.draft, i % 2 ? "agent" : "customer", text, sizeof text - 1, k.error),
                         REPLYLINT_OK);
    }
    lint(&k);
    ck_assert_str_eq(replylint_report_signal(k.report, "apology"), "yes");
    kit_free(&k);
}
END_TEST

/* Every flood is judged or refused as too much; none is taken for anything. */
START_TEST(floods_are_judged)
{
    static const char *const pieces[] = {
        "a",                         /* one word */
        "\xcc\x81",                  /* combining marks */
        "e\xcc\x81\xcc\xa3\xcc\x87", /* to be put into order */
        "\xe2\x80\xae",              /* right to left */
        "\xe2\x81\xa6",              /* isolates that are never closed */
        "\xe2\x80\x8b",              /* zero width */
        "\xe2\x80\x8d",              /* joiners */
        "\xf0\x9f\x87\xac",          /* halves of flags */
        "\xef\xbf\xbd",              /* replacement characters */
        "\n",
        "@",
        "{{",
    };
    static const char *const formats[] = {"plain", "html", "markdown"};
    kit k = kit_new(NULL);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces * 3; i++) {
        char *text = flood("", pieces[i / 3], MIB - 8, "");
        set_key(&k, "text", text);
        set_key(&k, "inbound", text);
        set_key(&k, "format", formats[i % 3]);
        replylint_status status = replylint_lint(k.linter, k.draft, k.report, k.error);
        ck_assert_msg(status == REPLYLINT_OK || status == REPLYLINT_ERROR_LIMIT, "flood %zu as %s: %s", i / 3,
                      formats[i % 3], replylint_error_text(k.error, 0));
        ck_assert_uint_le(replylint_report_finding_count(k.report), 10000);
        free(text);
    }
    kit_free(&k);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        a_pattern_that_explodes_is_given_up,
        a_pattern_does_not_walk_to_the_end_from_everywhere,
        the_budget_of_steps_can_be_set_and_is_told,
        large_phrases_are_refused,
        documents_that_nest_are_refused,
        aliases_are_refused,
        records_that_nest_are_refused,
        a_hundred_thousand_findings,
        a_hundred_thousand_messages,
        floods_are_judged,
    };
    return run_suite("hostile", tests, sizeof(tests) / sizeof(tests[0]));
}
