/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A few fixed drafts of our own, one for each way that work is done:
 *   bench_cases              the time of each, with what was found
 *   bench_cases CASE ROUNDS  do one so often and say nothing, for whoever counts instructions (tests/budget.sh)
 *   bench_cases --list       their names
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "replies.h"
#include "replylint.h"
#include "times.h"

enum { REPLIES = sizeof bench_replies / sizeof *bench_replies, LONG_DRAFT = 2000, MESSAGES = 10, REPEATS = 501 };

typedef struct bench {
    replylint_rules *rules;
    replylint_linter *linter;
    replylint_draft *draft;
    replylint_report *report;
    replylint_error *error;
    char long_draft[LONG_DRAFT + 1], html[1024], record[2048];
    char *letter; /* of the long draft, that is typed */
} bench;

static void check(const bench *b, replylint_status status)
{
    if (status == REPLYLINT_OK)
        return;
    fprintf(stderr, "bench_cases: %s\n", replylint_error_text(b->error, 0));
    exit(2);
}

static void set(bench *b, const char *key, const char *value)
{
    check(b, replylint_draft_set(b->draft, key, value, strlen(value), b->error));
}

static void lint(bench *b)
{
    check(b, replylint_lint(b->linter, b->draft, b->report, b->error));
}

static void judge(bench *b, const char *text, const char *inbound)
{
    replylint_draft_clear(b->draft);
    set(b, "text", text);
    set(b, "inbound", inbound);
    set(b, "channel", "x");
    lint(b);
}

/* Let the report forget the last draft and message: what it remembers is for who types. */
static void forget(bench *b)
{
    judge(b, "Hello.", "Hello.");
}

/* ---- the cases */

static void one_reply(bench *b)
{
    judge(b, BENCH_REPLY_200, "My parcel never came, and nobody answers!");
}

static void all_replies(bench *b)
{
    for (size_t i = 0; i < REPLIES; i++)
        judge(b, bench_replies[i].text, bench_replies[i].inbound);
}

/* What an editor does at each key: one letter in the middle is another one. */
static void typing(bench *b)
{
    *b->letter = *b->letter == 'e' ? 'a' : 'e';
    judge(b, b->long_draft, "My parcel never came, and nobody answers!");
}

static void html_and_messages(bench *b)
{
    replylint_draft_clear(b->draft);
    set(b, "text", b->html);
    set(b, "format", "html");
    set(b, "channel", "email");
    for (size_t i = 0; i < MESSAGES; i++) {
        const char *text = i % 2 ? bench_replies[i].text : bench_replies[i].inbound;
        check(b, replylint_draft_message(b->draft, i % 2 ? "agent" : "customer", text, strlen(text), b->error));
    }
    const char *last = "My parcel never came, and nobody answers!";
    check(b, replylint_draft_message(b->draft, "customer", last, strlen(last), b->error));
    lint(b);
}

static void record_to_json(bench *b)
{
    const char *json;
    size_t size;
    check(b, replylint_lint_json(b->linter, b->draft, b->report, b->record, strlen(b->record), &json, &size, b->error));
}

static void new_linter(bench *b)
{
    replylint_rules *rules;
    replylint_linter *linter;
    check(b, replylint_rules_new(&rules, b->error));
    check(b, replylint_linter_new(&linter, rules, NULL, 0, NULL, b->error));
    replylint_linter_free(linter);
    replylint_rules_free(rules);
}

static const struct {
    const char *name, *what;
    void (*run)(bench *b), (*before)(bench *b); /* NULL for nothing */
} cases[] = {
    {"reply", "a reply of 200 bytes, and the message before it", one_reply, forget},
    {"replies", "thirty replies and their messages", all_replies, NULL},
    {"typing", "a draft of 2,000 characters, one of them another", typing, NULL},
    {"html", "an HTML body and 10 earlier messages", html_and_messages, forget},
    {"json", "a record to a report, both as JSON", record_to_json, forget},
    {"linter", "a linter from nothing", new_linter, NULL},
};

enum { CASES = sizeof cases / sizeof *cases };

/* ---- */

static void open_bench(bench *b)
{
    b->error = replylint_error_new();
    check(b, replylint_rules_new(&b->rules, b->error));
    check(b, replylint_linter_new(&b->linter, b->rules, NULL, 0, NULL, b->error));
    check(b, replylint_draft_new(&b->draft));
    check(b, replylint_report_new(&b->report));
    for (size_t i = 0, size = 0; size < LONG_DRAFT; i = (i + 1) % 17) /* all of them ASCII but one */
        size += (size_t)snprintf(b->long_draft + size, sizeof b->long_draft - size, "%s\n\n", bench_replies[i].text);
    b->letter = strchr(b->long_draft + LONG_DRAFT / 2, 'e');
    snprintf(b->html, sizeof b->html, "<div><p>Hi Ann,</p><p>%s</p><ul><li>%s</li></ul><p>&mdash; <b>Sam</b></p></div>",
             BENCH_REPLY_200, bench_replies[7].text);
    snprintf(b->record, sizeof b->record,
             "{\"id\": \"1\", \"text\": \"%s\", \"inbound\": \"%s\", \"channel\": \"x\", \"brand\": \"Larkandwren\"}",
             BENCH_REPLY_200, bench_replies[0].inbound);
}

static void close_bench(bench *b)
{
    replylint_report_free(b->report);
    replylint_draft_free(b->draft);
    replylint_linter_free(b->linter);
    replylint_rules_free(b->rules);
    replylint_error_free(b->error);
}

static void print_times(bench *b)
{
    static double times[REPEATS];
    for (size_t i = 0; i < CASES; i++) {
        for (size_t k = 0; k < REPEATS; k++) {
            if (cases[i].before)
                cases[i].before(b);
            double start = bench_now(CLOCK_THREAD_CPUTIME_ID);
            cases[i].run(b);
            times[k] = bench_now(CLOCK_THREAD_CPUTIME_ID) - start;
        }
        qsort(times, REPEATS, sizeof *times, bench_by_value);
        printf("%-8s p50 %8.2f us  p99 %8.2f us  %zu findings: %s\n", cases[i].name, times[REPEATS / 2],
               times[REPEATS * 99 / 100], replylint_report_finding_count(b->report), cases[i].what);
    }
}

static int run_case(bench *b, const char *name, unsigned long rounds)
{
    for (size_t i = 0; i < CASES; i++) {
        if (strcmp(cases[i].name, name) != 0)
            continue;
        while (rounds-- > 0) {
            if (cases[i].before)
                cases[i].before(b);
            cases[i].run(b);
        }
        return 0;
    }
    fprintf(stderr, "bench_cases: no case %s; see --list\n", name);
    return 2;
}

int main(int argc, char **argv)
{
    static bench b;
    int status = 0;
    if (argc == 2 && strcmp(argv[1], "--list") == 0) {
        for (size_t i = 0; i < CASES; i++)
            puts(cases[i].name);
        return 0;
    }
    open_bench(&b);
    if (argc == 3)
        status = run_case(&b, argv[1], strtoul(argv[2], NULL, 10));
    else
        print_times(&b);
    close_bench(&b);
    return status;
}
