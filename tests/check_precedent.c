/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rules whose outcome cannot differ from that of an earlier draft are not judged anew. Whatever the drafts and their
 * contexts are, that must come to what judging all of them does, byte for byte.
 */
#include <stdio.h>

#include "report/report.h"
#include "support.h"

enum { DRAFTS = 4000, LINTERS = 4, MOST_VALUES = 6 };

#define TEXTS "since: 0.1.0\nlevel: warning\npoints: 3\nmessage: '{match}'\nadvice: None.\nwhy: A test.\n"

/* What the packs have no rule for. */
static const char *const own_rules[][2] = {
    {"en/own/by-text.yml", TEXTS "requires: thanks\nwhen: region in (GB, no) or channel = sms\n"},
    {"en/own/by-count.yml", TEXTS "count: {signal: apology, min: 1}\nwhen: not thanks\n"},
    {"en/own/by-most.yml", TEXTS "count: {signal: promise_due, max: 0}\n"},
    {"en/own/denied.yml", TEXTS "forbids: not (thanks or complaint) and not channel.public\n"},
    {"en/own/capitals.yml", TEXTS "check: capitals\nwords: [PayPal]\nyields: [own/denied]\n"},
    {"en/own/beside.yml", TEXTS "check: acronym\nfind: ['your (order|parcel)']\nwhen: apology or deadline\n"},
    {"en/own/regex.yml", TEXTS "find: [{regex: 'o[r]der', needs: [order]}]\nstage: final\n"},
};

static const char *const settings[LINTERS] = {
    "",
    "rules: {tone: off, apology/missing: error, language: off, 'own/*': off}\npoints: {privacy: 9, channel: 0}\n",
    "limits: {steps_a_word: 12, findings_a_rule: 1}\n",
    "rules: {own/denied: error}\npoints: {own: 40}\nchannel: x\nservice_hours: Mo-Fr 09:00-17:00\n",
};

static const struct {
    const char *key, *values[MOST_VALUES];
} keys[] = {
    {"kind", {"reply", "template", "note", "post"}},
    {"stage", {"typing"}},
    {"channel", {"x", "sms", "email", "review", "chat"}},
    {"language", {"de", "en"}},
    {"customer.name", {"Diane", "Sam Hill"}},
    {"customer.handle", {"@diane_1"}},
    {"agent.name", {"Ann"}},
    {"sector", {"finance", "retail"}},
    {"region", {"GB", "US", "no"}},
    {"now", {"2026-03-02T12:30:00Z"}},
    {"closing", {"yes"}},
    {"host_signs", {"yes"}},
    {"own_domains", {"shop.example"}},
    {"same_title", {"macros.csv:3"}},
    {"unit", {"utf-16"}},
    {"show_private", {"yes"}},
    {"signal.complaint", {"yes", "no"}},
    {"signal.thanks", {"none"}},
    {"inbound",
     {"My parcel never came, and nobody answers! Call me on 020 7946 0018.", "Thanks, you were great :)",
      "Is order 123456 late? Sam", "Wo ist die Bestellung, die ich bei euch gekauft habe?"}},
};

enum { KEYS = sizeof keys / sizeof *keys };

static const char long_sentence[] =
    "We looked at what you wrote and then we went to the shop and asked whether they had seen it and they said that "
    "they had not and that they would look again and tell us when they know where it went. ";

static const char *const pieces[] = {
    "Hi Diane, ",
    "@diane_1 ",
    "I'm so sorry that your order is late. ",
    "Sorry for any inconvenience this may have caused. ",
    "Sorry about that! Sorry! Sorry again. ",
    "Thanks for telling us. ",
    "We will call you by 5pm tomorrow. ",
    "Somebody will be in touch as soon as possible. ",
    "Please send us a DM with your order number 123465. ",
    "Your number is 07700 900123, is it? ",
    "PLEASE STOP WRITING TO US NOW. ",
    "Ask the KPMX about paypal. ",
    "The the XXXXX and {{ticket.id}} ____ are here. ",
    "See https://bit.ly/abc and #bigfreesale \xf0\x9f\x98\x82 ",
    "I wanna utilise it in order to do so, guaranteed. ",
    "Unfortunately we are short of staff. ",
    "Vielen Dank, wir haben die Bestellung nicht gefunden und melden uns bei Ihnen. ",
    long_sentence,
    "1234 5678. ",
    "\nKind regards,\nAnn",
    " ^SG",
};

static uint32_t next_random(uint32_t *state, size_t below)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return (uint32_t)(*state % below);
}

static void open_all(kit kits[LINTERS])
{
    kits[0] = (kit){.error = replylint_error_new()};
    ck_assert_int_eq(replylint_rules_new(&kits[0].rules, NULL), REPLYLINT_OK);
    ck_assert_int_eq(open_spelling(kits[0].rules, kits[0].error), REPLYLINT_OK);
    for (size_t i = 0; i < sizeof own_rules / sizeof *own_rules; i++)
        ck_assert_int_eq(replylint_rules_add(kits[0].rules, own_rules[i][0], NULL, own_rules[i][1],
                                             strlen(own_rules[i][1]), kits[0].error),
                         REPLYLINT_OK);
    ck_assert_int_eq(replylint_draft_new(&kits[0].draft), REPLYLINT_OK);
    ck_assert_int_eq(replylint_report_new(&kits[0].report), REPLYLINT_OK);
    for (size_t i = 0; i < LINTERS; i++) {
        kits[i] = kits[0];
        ck_assert_msg(replylint_linter_new(&kits[i].linter, kits[i].rules, settings[i], strlen(settings[i]), NULL,
                                           kits[i].error) == REPLYLINT_OK,
                      "%s", replylint_error_text(kits[i].error, 0));
    }
}

static void close_all(kit kits[LINTERS])
{
    for (size_t i = 1; i < LINTERS; i++)
        replylint_linter_free(kits[i].linter);
    kit_free(&kits[0]);
}

/* Let the draft have these values of the keys, 0 for none, and a text of a few pieces. */
static void write_draft(kit *k, const size_t chosen[KEYS], uint32_t *random)
{
    char text[4000] = "";
    for (size_t count = next_random(random, 6); count-- > 0;)
        strcat(text, pieces[next_random(random, sizeof pieces / sizeof *pieces)]);
    replylint_draft_clear(k->draft);
    set_key(k, "text", text);
    for (size_t i = 0; i < KEYS; i++)
        if (chosen[i])
            set_key(k, keys[i].key, keys[i].values[chosen[i] - 1]);
}

/* A report that judges all rules by the draft that it judged before, if that was the same. */
static char *judge_all(const kit *k, replylint_report *report)
{
    kit with = *k;
    with.report = report;
    lint(&with);
    for (size_t i = 0; i < RLY_PRECEDENTS; i++) {
        rly_precedent *p = &report->result.precedents.of[i];
        if (p->made)
            memset(p->always.items, 0xff, report->result.rules->grounds.words * sizeof *p->always.items);
    }
    lint(&with);
    return json_of(&with);
}

START_TEST(judging_what_differs_comes_to_what_judging_all_does)
{
    kit kits[LINTERS];
    size_t chosen[KEYS] = {0}, which = 0, findings = 0;
    uint32_t random = 88172645;
    open_all(kits);
    for (size_t i = 0; i < DRAFTS; i++) {
        if (next_random(&random, 3) == 0) {
            size_t key = next_random(&random, KEYS), values = 0;
            while (values < MOST_VALUES && keys[key].values[values])
                values++;
            chosen[key] = next_random(&random, values + 1);
        }
        if (next_random(&random, 50) == 0)
            which = next_random(&random, LINTERS);
        kit *k = &kits[which];
        write_draft(k, chosen, &random);
        replylint_report *whole = NULL;
        ck_assert_int_eq(replylint_report_new(&whole), REPLYLINT_OK);
        lint(k);
        findings += replylint_report_finding_count(k->report);
        char *got = json_of(k), *expected = judge_all(k, whole);
        size_t same = 0;
        while (got[same] && got[same] == expected[same])
            same++;
        ck_assert_msg(got[same] == expected[same], "draft %zu: %.80s\nbut judging all comes to %.80s", i, got + same,
                      expected + same);
        replylint_report_free(whole);
        free(got);
        free(expected);
    }
    ck_assert_uint_gt(findings, DRAFTS);
    close_all(kits);
}
END_TEST

/* The first draft of a context is what the next ones are compared with, whatever was found in it. */
START_TEST(what_the_first_draft_had_the_next_need_not_have)
{
    kit k = kit_new(NULL);
    const char *message = "My parcel never came, and nobody answers! I am so angry.";
    lint_reply(&k, "Sorry that your parcel never came. PLEASE STOP WRITING TO US NOW. ^SG", message);
    ck_assert_str_eq(verdict_of(&k, "tone/shouting"), "failed");
    ck_assert_str_eq(verdict_of(&k, "apology/missing"), "passed");
    lint_reply(&k, "It is here.", message);
    ck_assert_str_eq(verdict_of(&k, "tone/shouting"), "passed");
    ck_assert_str_eq(verdict_of(&k, "apology/missing"), "failed");
    lint_reply(&k, "Sorry that your parcel never came.", message);
    ck_assert_str_eq(verdict_of(&k, "apology/missing"), "passed");
    kit_free(&k);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {judging_what_differs_comes_to_what_judging_all_does,
                                  what_the_first_draft_had_the_next_need_not_have};
    return run_suite("precedent", tests, sizeof tests / sizeof *tests);
}
