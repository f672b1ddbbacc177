/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A report that is used again remembers what it found. While a draft is typed, pasted and cut, messages come and
 * settings change, it must say what a new report would, byte for byte.
 */
#include <stdio.h>

#include "support.h"

enum { LONGEST = 600, EDITS = 6000, LINTERS = 5 };

#define OWN_RULE(find)                                                                                      \
    "since: 0.1.0\nlevel: warning\npoints: 0\nmessage: '{match}'\nadvice: None.\nwhy: A test.\nfind: " find \
    "\nexamples: {fail: [The order was late.], pass: [Hello.]}\n"

/* Linters share rules or have their own, with other phrases; one has few steps to spend. */
static const struct {
    const char *rule, *settings;
} linters[LINTERS] = {
    {NULL, NULL},
    {NULL, "own_contacts: 020 7946 0018\nregions: US\n"},
    {NULL, "limits: {steps_a_word: 4}\n"},
    {OWN_RULE("['(parcel|order) <3> (late|lost)', {regex: '[0-9]{3}', needs: [number]}]"), NULL},
    {OWN_RULE("['(order|parcel) (is|was)', '@first (sam|hi|sorry|kim)', '(lost|number|sam) @last', '@signature', "
              "'(sam|late|sorry|but) , (e|s|i|we)']"),
     NULL},
};

/* What is typed: a letter at a time, and what changes more than a letter. */
static const char *const pieces[] = {
    "e",
    "s",
    " ",
    ".",
    ",",
    "!",
    "?",
    "\n",
    "\n\n",
    "@",
    ":)",
    "> ",
    "` ",
    "  ",
    "\xc3\xa9",
    "\xf0\x9f\x98\xa1",
    "I'm so sorry that your order is late. ",
    "We will call you by 5pm tomorrow. ",
    "Please send us a DM with your order number 123. ",
    "@sam @kim ",
    "I am sorry to hear that, but we can't help. ",
    "Unfortunately we are unable to do that; ",
    "Your parcel was not lost, ",
    "\nKind regards,\nSam",
    " see https://example.com/contact-us ",
    "\n> It never came. It is lost.\n",
    "On 3 May you wrote `order late`. ",
    "If you feel that way, ",
};

static const char *const messages[] = {NULL, "My parcel never came, and nobody answers! Call me on 020 7946 0018.",
                                       "Is the order late? My order number is 123456.", "Thanks, you were great :)"};

static uint32_t next_random(uint32_t *state, size_t below)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return (uint32_t)(*state % below);
}

/* `at`, moved back to where a character begins. */
static size_t start_of(const char *text, size_t at)
{
    while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80) {
        at--;
    }
    return at;
}

/* Put a piece into the text, or take a stretch of it out; mostly near to where it was done the last time. */
static void edit(char *text, size_t *place, uint32_t *random)
{
    size_t size = strlen(text), from = *place <= size ? *place : size;
    if (next_random(random, 8) == 0) {
        from = next_random(random, 2) ? size : next_random(random, size + 1);
    }
    from = start_of(text, from);
    if (next_random(random, 3) == 0 || size + 64 > LONGEST) {
        size_t past = from + (next_random(random, 8) ? 1 : next_random(random, 120));
        past = past < size ? past : size;
        while (past < size && ((unsigned char)text[past] & 0xC0) == 0x80) {
            past++;
        }
        memmove(text + from, text + past, size - past + 1);
        *place = from;
        return;
    }
    const char *piece = pieces[next_random(random, sizeof pieces / sizeof *pieces)];
    memmove(text + from + strlen(piece), text + from, size - from + 1);
    memcpy(text + from, piece, strlen(piece));
    *place = from + strlen(piece);
}

static void open_all(kit kits[LINTERS])
{
    kits[0] = kit_new(NULL);
    for (size_t i = 1; i < LINTERS; i++) {
        const char *rule = linters[i].rule, *settings = linters[i].settings;
        kits[i] = kits[0];
        if (rule) {
            ck_assert_int_eq(replylint_rules_new(&kits[i].rules, NULL), REPLYLINT_OK);
            ck_assert_int_eq(
                replylint_rules_add(kits[i].rules, "en/wording/own.yml", NULL, rule, strlen(rule), kits[i].error),
                REPLYLINT_OK);
        }
        ck_assert_int_eq(replylint_linter_new(&kits[i].linter, kits[i].rules, settings, settings ? strlen(settings) : 0,
                                              NULL, kits[i].error),
                         REPLYLINT_OK);
    }
}

static void close_all(kit kits[LINTERS])
{
    for (size_t i = 1; i < LINTERS; i++) {
        replylint_linter_free(kits[i].linter);
        if (linters[i].rule) {
            replylint_rules_free(kits[i].rules);
        }
    }
    kit_free(&kits[0]);
}

static char *judged(kit *k, replylint_report *report, const char *text, const char *message)
{
    kit with = *k;
    with.report = report;
    lint_reply(&with, text, message);
    return json_of(&with);
}

/* Other uses of the report in between. */
static void disturb(const kit *k, replylint_report *report, uint32_t which)
{
    const char *text;
    size_t size;
    if (which == 0) {
        ck_assert_int_eq(replylint_redact(k->linter, k->draft, report, &text, &size, k->error), REPLYLINT_OK);
    } else if (which == 1) {
        ck_assert_int_eq(replylint_measure(k->linter, k->draft, NULL, report, k->error), REPLYLINT_OK);
    }
}

START_TEST(a_report_used_again_says_the_same)
{
    kit kits[LINTERS];
    replylint_report *used = NULL, *new = NULL;
    char text[LONGEST + 64] =
        "Hi Sam, I'm sorry that your parcel is late. We will look into it, and call you tomorrow.";
    uint32_t random = 88172645;
    size_t place = 20, which = 0, message = 1, findings = 0;
    open_all(kits);
    ck_assert_int_eq(replylint_report_new(&used), REPLYLINT_OK);
    for (size_t i = 0; i < EDITS; i++) {
        edit(text, &place, &random);
        if (next_random(&random, 40) == 0) {
            which = next_random(&random, LINTERS);
        }
        if (next_random(&random, 40) == 0) {
            message = next_random(&random, sizeof messages / sizeof *messages);
        }
        disturb(&kits[which], used, next_random(&random, 60));
        ck_assert_int_eq(replylint_report_new(&new), REPLYLINT_OK);
        char *got = judged(&kits[which], used, text, messages[message]);
        char *expected = judged(&kits[which], new, text, messages[message]);
        size_t same = 0;
        while (got[same] && got[same] == expected[same]) {
            same++;
        }
        ck_assert_msg(got[same] == expected[same], "edit %zu: %.80s\nbut a new report says %.80s\n%.600s", i,
                      got + same, expected + same, text);
        findings += replylint_report_finding_count(new);
        replylint_report_free(new);
        free(got);
        free(expected);
    }
    ck_assert_uint_gt(findings, EDITS);
    replylint_report_free(used);
    close_all(kits);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {a_report_used_again_says_the_same};
    return run_suite("again", tests, sizeof tests / sizeof *tests);
}
