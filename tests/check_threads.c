/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sixteen threads on one linter and its rules, each with its own draft and report, as a server has them; and a process
 * that forks while they work. Each must come to what one thread alone does. scripts/test runs this under
 * ThreadSanitizer and helgrind, too; REPLYLINT_THREAD_ROUNDS is then less than 40.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support.h"

enum { THREADS = 16, RECORDS = 6 };

static const char settings[] = "channel: x\nown_contacts: help@shop.example\nrules: {tone: suggestion}\n";

/* Every part of the library has something to do in one of them: markup, names, private data, a regex, a fault. */
static const char *const records[RECORDS] = {
    "{\"id\":\"1\",\"text\":\"Sorry you feel that way, Ann. Please ring 0161 496 0000 asap.\",\"inbound\":\"My order "
    "number is 12345, where is it?? I am so angry :(\",\"customer\":{\"name\":\"Ann\"}}",
    "{\"id\":\"2\",\"format\":\"html\",\"text\":\"<p>Hi Anne,</p><p>we&rsquo;re <b>sorry</b>: "
    "card 4111 1111 1111 1111</p>\",\"customer\":{\"name\":\"Ann\"}}",
    "{\"id\":\"3\",\"format\":\"markdown\",\"text\":\"We're *sorry*, see [here](https://shop.example/contact).\"}",
    "{\"id\":\"4\",\"unit\":\"utf-16\",\"text\":\"Caf\\u00e9 \\ud83d\\ude00 reach out to help@shop.example. ^SG\"}",
    "{\"id\":\"5\",\"text\":\"I'll call you by 3pm today.\\n\\nKind regards,\\nTom\",\"messages\":[{\"role\":"
    "\"agent\",\"text\":\"We will be in touch by noon.\"},{\"role\":\"customer\",\"text\":\"It is 5pm!\"}]}",
    "{\"id\":\"6\",\"txt\":\"no such key\"}",
};

/* What all threads share, and what one alone came to. */
static struct {
    kit k;
    char *reports[RECORDS], *redacted[RECORDS];
    size_t measures[RECORDS];
    atomic_bool stop;
} shared;

static size_t rounds(void)
{
    const char *given = getenv("REPLYLINT_THREAD_ROUNDS");
    return given ? strtoul(given, NULL, 10) : 40;
}

static bool same(const char *a, size_t size, const char *b)
{
    return strlen(b) == size && memcmp(a, b, size) == 0;
}

/* All that is done with record `n`, on a draft and a report of the caller's: is it as it was alone? */
static bool comes_out_alike(replylint_draft *draft, replylint_report *report, size_t n)
{
    const char *text = NULL;
    size_t size = 0;
    replylint_status status =
        replylint_lint_json(shared.k.linter, draft, report, records[n], strlen(records[n]), &text, &size, NULL);
    if (!text || !same(text, size, shared.reports[n])) {
        return false;
    }
    if (status != REPLYLINT_OK) {
        return n == RECORDS - 1;
    }
    if (replylint_redact(shared.k.linter, draft, report, &text, &size, NULL) != REPLYLINT_OK ||
        !same(text, size, shared.redacted[n])) {
        return false;
    }
    return replylint_measure(shared.k.linter, draft, NULL, report, NULL) == REPLYLINT_OK &&
           replylint_report_measure_number(report, 0, "length") == shared.measures[n];
}

/* Rules are listed, and linters come and go over them, while others judge. */
static bool uses_the_rules(size_t i)
{
    replylint_linter *own = NULL;
    size_t count = replylint_rules_count(shared.k.rules);
    const char *id = replylint_rules_get(shared.k.rules, i % count, "id");
    bool good = id && replylint_rules_find(shared.k.rules, id, NULL) == i % count &&
                replylint_rules_get(shared.k.rules, i % count, "judges") &&
                replylint_linter_new(&own, shared.k.rules, settings, strlen(settings), NULL, NULL) == REPLYLINT_OK;
    replylint_linter_free(own);
    return good;
}

/* Returns how often something came out otherwise. */
static void *work(void *number)
{
    replylint_draft *draft = NULL;
    replylint_report *report = NULL;
    size_t first = (size_t)(uintptr_t)number, wrong = 0;
    wrong += replylint_draft_new(&draft) != REPLYLINT_OK || replylint_report_new(&report) != REPLYLINT_OK;
    for (size_t i = 0; wrong == 0 && i < rounds() && !shared.stop; i++) {
        wrong += !comes_out_alike(draft, report, (first + i) % RECORDS);
        wrong += i % 8 == first % 8 && !uses_the_rules(first + i);
    }
    replylint_report_free(report);
    replylint_draft_free(draft);
    return (void *)(uintptr_t)wrong;
}

static void set_up(void)
{
    shared.k = kit_new(settings);
    for (size_t n = 0; n < RECORDS; n++) {
        const char *text = NULL;
        size_t size = 0;
        replylint_status status = replylint_lint_json(shared.k.linter, shared.k.draft, shared.k.report, records[n],
                                                      strlen(records[n]), &text, &size, NULL);
        ck_assert_int_eq(status, n == RECORDS - 1 ? REPLYLINT_ERROR_UNKNOWN : REPLYLINT_OK);
        shared.reports[n] = strdup(text);
        if (status == REPLYLINT_OK) {
            ck_assert_int_eq(replylint_redact(shared.k.linter, shared.k.draft, shared.k.report, &text, &size, NULL),
                             REPLYLINT_OK);
            shared.redacted[n] = strdup(text);
            ck_assert_int_eq(replylint_measure(shared.k.linter, shared.k.draft, NULL, shared.k.report, NULL),
                             REPLYLINT_OK);
            shared.measures[n] = replylint_report_measure_number(shared.k.report, 0, "length");
        }
    }
    /* What is made when it is first needed, the threads shall need at once; not under helgrind, to which the atomic
     * operation that hands it over means nothing. */
    if (!getenv("REPLYLINT_THREAD_WARM")) {
        kit_free(&shared.k);
        shared.k = kit_new(settings);
        return;
    }
    for (size_t n = 0; n < RECORDS; n++) { /* some of it is needed for the second text of a kind */
        ck_assert(comes_out_alike(shared.k.draft, shared.k.report, n));
    }
}

static void tear_down(void)
{
    for (size_t n = 0; n < RECORDS; n++) {
        free(shared.reports[n]);
        free(shared.redacted[n]);
    }
    kit_free(&shared.k);
}

static void start(pthread_t *threads)
{
    for (size_t i = 0; i < THREADS; i++) {
        ck_assert_int_eq(pthread_create(&threads[i], NULL, work, (void *)(uintptr_t)i), 0);
    }
}

static void join(const pthread_t *threads)
{
    for (size_t i = 0; i < THREADS; i++) {
        void *wrong = NULL;
        ck_assert_int_eq(pthread_join(threads[i], &wrong), 0);
        ck_assert_ptr_null(wrong);
    }
}

START_TEST(sixteen_threads_share_a_linter)
{
    pthread_t threads[THREADS];
    set_up();
    ck_assert_ptr_nonnull(strstr(shared.redacted[1], "[CARD]"));
    start(threads);
    join(threads);
    tear_down();
}
END_TEST

/* The child goes on with what it inherited: the linter, and the draft and report of the thread that forked. */
static void judge_in_child(void)
{
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        bool good = true;
        for (size_t n = 0; n < RECORDS; n++) {
            good = good && comes_out_alike(shared.k.draft, shared.k.report, n);
        }
        good = good && uses_the_rules(3);
        _exit(good ? 0 : 1);
    }
    int status = 0;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status));
    ck_assert_int_eq(WEXITSTATUS(status), 0);
}

START_TEST(a_fork_goes_on_with_the_linter)
{
    set_up();
    judge_in_child();
    for (size_t n = 0; n < RECORDS; n++) {
        ck_assert(comes_out_alike(shared.k.draft, shared.k.report, n)); /* the parent, too */
    }
    tear_down();
}
END_TEST

START_TEST(a_fork_while_threads_judge)
{
    pthread_t threads[THREADS];
    set_up();
    start(threads);
    for (int i = 0; i < 5; i++) {
        judge_in_child();
    }
    shared.stop = true;
    join(threads);
    shared.stop = false;
    tear_down();
}
END_TEST

int main(void)
{
    /* ThreadSanitizer and helgrind do not follow a process that forks with threads; what AddressSanitizer has instead
     * of malloc() may be locked in the child for good. */
#ifdef __SANITIZE_ADDRESS__
    const bool may_fork = false;
#else
    const bool may_fork = !getenv("REPLYLINT_THREAD_ROUNDS");
#endif
    const TTest *const tests[] = {
        sixteen_threads_share_a_linter,
        a_fork_goes_on_with_the_linter,
        a_fork_while_threads_judge,
    };
    size_t count = sizeof(tests) / sizeof(tests[0]);
    return run_suite("threads", tests, may_fork ? count : count - 1);
}
