/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How long a lint takes: bench_lint [--once | --records] [FILE.jsonl]
 * The records are those of the corpora (reply, inbound, customer_handle, channel) or of replylint --jsonl (text, ...);
 * without a file, thirty replies of our own. --records: print them as records of replylint --jsonl. --once: judge each
 * once and count, for a run under sanitizers; fails when a record cannot be judged or a rule is skipped. With
 * $REPLYLINT_SPELLING, a folder, spelling is judged, too.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/tree.h"
#include "replies.h"
#include "replylint.h"
#include "times.h"

enum { ROUNDS = 9 };

typedef struct sample {
    char *text, *inbound, *handle, *channel;
    size_t text_size, inbound_size;
} sample;

typedef struct bench {
    replylint_rules *rules;
    replylint_linter *linter;
    replylint_draft *draft;
    replylint_report *report;
    replylint_error *error;
    RLY_VEC(sample) samples;
    size_t bytes, findings, spans, skipped, failed;
} bench;

static _Noreturn void give_up(const bench *b, const char *what)
{
    fprintf(stderr, "bench_lint: %s%s%s\n", what, replylint_error_count(b->error) ? ": " : "",
            replylint_error_text(b->error, 0));
    exit(2);
}

static char *member(const rly_tree *tree, const char *name, const char *other, size_t *size)
{
    const rly_node *node = rly_member(tree, rly_root(tree), name);
    rly_str value = rly_node_text(tree, node || !other ? node : rly_member(tree, rly_root(tree), other));
    if (size) {
        *size = value.size;
    }
    return rly_copy(value.data, value.size);
}

static void add_sample(bench *b, sample s)
{
    sample *slot = rly_push(&b->samples);
    if (!slot || !s.text || !s.inbound || !s.handle || !s.channel) {
        give_up(b, "out of memory");
    }
    *slot = s;
    b->bytes += s.text_size;
}

static void read_records(bench *b, const char *name)
{
    FILE *file = fopen(name, "r");
    rly_tree_store store = {0};
    char *line = NULL;
    size_t room = 0;
    ssize_t size;
    if (!file) {
        give_up(b, "the file of records cannot be opened");
    }
    while ((size = getline(&line, &room, file)) > 0) {
        if (rly_tree_read(&store, RLY_JSON, name, line, (size_t)size, b->error) != REPLYLINT_OK) {
            give_up(b, "a record cannot be read");
        }
        sample s = {0};
        s.text = member(&store.tree, "reply", "text", &s.text_size);
        s.inbound = member(&store.tree, "inbound", NULL, &s.inbound_size);
        s.handle = member(&store.tree, "customer_handle", NULL, NULL);
        s.channel = member(&store.tree, "channel", NULL, NULL);
        add_sample(b, s);
    }
    rly_tree_free(&store);
    free(line);
    fclose(file);
}

static void take_own(bench *b)
{
    for (size_t i = 0; i < sizeof(bench_replies) / sizeof(bench_replies[0]); i++) {
        sample s = {.text_size = strlen(bench_replies[i].text), .inbound_size = strlen(bench_replies[i].inbound)};
        s.text = rly_copy(bench_replies[i].text, s.text_size);
        s.inbound = rly_copy(bench_replies[i].inbound, s.inbound_size);
        s.handle = rly_copy("", 0);
        s.channel = rly_copy("x", 1);
        add_sample(b, s);
    }
}

static replylint_status set(bench *b, const char *key, const char *value, size_t size)
{
    return size == 0 ? REPLYLINT_OK : replylint_draft_set(b->draft, key, value, size, b->error);
}

/* Fill a draft and judge it; the time of both in microseconds. */
static double judge(bench *b, const sample *s)
{
    double start = bench_now(CLOCK_THREAD_CPUTIME_ID);
    replylint_draft_clear(b->draft);
    replylint_status status = set(b, "text", s->text, s->text_size);
    status = status != REPLYLINT_OK ? status : set(b, "inbound", s->inbound, s->inbound_size);
    status = status != REPLYLINT_OK ? status : set(b, "customer.handle", s->handle, strlen(s->handle));
    status = status != REPLYLINT_OK ? status : set(b, "channel", s->channel, strlen(s->channel));
    status = status != REPLYLINT_OK ? status : replylint_lint(b->linter, b->draft, b->report, b->error);
    double time = bench_now(CLOCK_THREAD_CPUTIME_ID) - start;
    if (status != REPLYLINT_OK) {
        fprintf(stderr, "bench_lint: %s\n", replylint_error_text(b->error, replylint_error_count(b->error) - 1));
        b->failed++;
    }
    return time;
}

/* What was found in the reply that was judged last; writing it out as JSON belongs to the run under sanitizers. */
static void count(bench *b)
{
    const char *json = NULL;
    size_t size = 0;
    b->findings += replylint_report_finding_count(b->report);
    for (size_t i = 0; i < replylint_rules_signal_count(b->rules); i++) {
        b->spans += replylint_report_signal_span_count(b->report, replylint_rules_signal_get(b->rules, i, "name"));
    }
    for (size_t i = 0; i < replylint_report_verdict_count(b->report); i++) {
        b->skipped += strcmp(replylint_report_verdict_get(b->report, i, "verdict"), "skipped") == 0;
    }
    b->failed += replylint_report_json(b->report, &json, &size) != REPLYLINT_OK;
}

static void measure(bench *b)
{
    size_t count_of = b->samples.count, n = 0;
    double *times = calloc(count_of * ROUNDS, sizeof(*times)), rounds[ROUNDS] = {0}, reply = 0;
    if (!times) {
        give_up(b, "out of memory");
    }
    for (size_t round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < count_of; i++) {
            times[n] = judge(b, &b->samples.items[i]);
            rounds[round] += times[n++];
        }
    }
    qsort(times, n, sizeof(*times), bench_by_value);
    qsort(rounds, ROUNDS, sizeof(*rounds), bench_by_value);
    reply = rounds[ROUNDS / 2] / (double)count_of;
    printf("us per reply    %.2f (median of %d rounds); one reply: p50 %.2f, p99 %.2f, max %.2f\n", reply, ROUNDS,
           times[n / 2], times[n * 99 / 100], times[n - 1]);
    printf("ns per byte     %.1f\n", rounds[ROUNDS / 2] * 1e3 / (double)b->bytes);

    enum { REPEATS = 2001 };
    static double one[REPEATS];
    static char text[] = BENCH_REPLY_200, inbound[] = "My parcel never came, and nobody answers!", none[] = "",
                x[] = "x";
    sample s = {.text = text, .text_size = strlen(text), .inbound = inbound, .inbound_size = strlen(inbound)};
    s.handle = none;
    s.channel = x;
    for (size_t i = 0; i < REPEATS; i++) {
        (void)judge(b, &b->samples.items[i % count_of]); /* so that nothing is remembered of the last time */
        one[i] = judge(b, &s);
    }
    qsort(one, REPEATS, sizeof(*one), bench_by_value);
    printf("one of %zu bytes p50 %.2f us, p99 %.2f us\n", s.text_size, one[REPEATS / 2], one[REPEATS * 99 / 100]);
    free(times);
}

static int judge_all(bench *b, double made, bool timed)
{
    double replies = b->samples.count ? (double)b->samples.count : 1;
    for (size_t i = 0; i < b->samples.count; i++) {
        (void)judge(b, &b->samples.items[i]); /* which warms up, too */
        count(b);
    }
    printf("a linter        %.0f us from nothing\n", made);
    printf("replies         %zu, %.0f bytes each\n", b->samples.count, (double)b->bytes / replies);
    printf("hits per reply  %.2f findings, %.2f places of signals\n", (double)b->findings / replies,
           (double)b->spans / replies);
    if (timed && b->samples.count > 0) {
        measure(b);
    }
    printf("not judged      %zu replies, %zu rules skipped\n", b->failed, b->skipped);
    return b->failed || b->skipped ? 1 : 0;
}

static int print_records(const bench *b)
{
    rly_buf out = {0};
    rly_json json = {&out, false};
    for (size_t i = 0; i < b->samples.count; i++) {
        const sample *s = &b->samples.items[i];
        json.comma = false;
        rly_json_open(&json, NULL, '{');
        rly_json_text(&json, "text", (rly_str){s->text, s->text_size});
        rly_json_text(&json, "inbound", (rly_str){s->inbound, s->inbound_size});
        rly_json_text(&json, "channel", rly_str_of(s->channel));
        rly_json_close(&json, '}');
        rly_buf_byte(&out, '\n');
    }
    int status = out.failed || fwrite(out.data, 1, out.size, stdout) != out.size;
    rly_buf_free(&out);
    return status;
}

int main(int argc, char **argv)
{
    bench b = {0};
    int records = argc > 1 && strcmp(argv[1], "--records") == 0;
    int once = records || (argc > 1 && strcmp(argv[1], "--once") == 0), status = 0;
    b.error = replylint_error_new();
    double start = bench_now(CLOCK_THREAD_CPUTIME_ID);
    const char *dictionaries = getenv("REPLYLINT_SPELLING");
    if (replylint_rules_new(&b.rules, b.error) != REPLYLINT_OK ||
        (dictionaries && replylint_rules_spelling(b.rules, dictionaries, b.error) != REPLYLINT_OK) ||
        replylint_linter_new(&b.linter, b.rules, NULL, 0, NULL, b.error) != REPLYLINT_OK ||
        replylint_draft_new(&b.draft) != REPLYLINT_OK || replylint_report_new(&b.report) != REPLYLINT_OK) {
        give_up(&b, "no linter");
    }
    double made = bench_now(CLOCK_THREAD_CPUTIME_ID) - start;
    if (argc > 1 + once) {
        read_records(&b, argv[1 + once]);
    } else {
        take_own(&b);
    }
    if (records) {
        status = print_records(&b);
    } else {
        status = judge_all(&b, made, !once);
    }
    for (size_t i = 0; i < b.samples.count; i++) {
        free(b.samples.items[i].text);
        free(b.samples.items[i].inbound);
        free(b.samples.items[i].handle);
        free(b.samples.items[i].channel);
    }
    rly_vec_free(&b.samples);
    replylint_report_free(b.report);
    replylint_draft_free(b.draft);
    replylint_linter_free(b.linter);
    replylint_rules_free(b.rules);
    replylint_error_free(b.error);
    return status;
}
