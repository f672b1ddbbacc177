/* SPDX-License-Identifier: Apache-2.0 */
/* Detectors that find nothing are not run: what they say all the same. */
#include "pack.h"

START_TEST(detectors_that_need_each_other_do_not_know_each_other)
{
    kit k = pack((const char *const[]){"en/signals/doubt.yml", "needs: tone_problem\nfind: {yes: [really]}\n",
                                       "en/signals/tone_problem.yml", "needs: doubt\nfind: {yes: [ha]}\n",
                                       "own/rule.yml", "level: error\nforbids: doubt or tone_problem\n" TEXTS, NULL});
    ck_assert_str_eq(judge(&k, "Fine.", NULL), "passed");
    /* Which of the two goes first does not know of the other; the other does. */
    const char *first = judge(&k, "Really.", NULL);
    ck_assert_str_eq(judge(&k, "Ha.", NULL), strcmp(first, "failed") == 0 ? "passed" : "failed");
    ck_assert_str_eq(judge(&k, "Ha! Really.", NULL), "failed");
    ck_assert_str_eq(replylint_report_signal(k.report, "doubt"), "yes");
    ck_assert_str_eq(replylint_report_signal(k.report, "tone_problem"), "yes");
    kit_free(&k);
}
END_TEST

START_TEST(what_a_spent_search_does_not_find_is_not_known)
{
    kit k = kit_new("limits: {steps_a_word: 1}\n");
    char text[8000] = "";
    for (size_t i = 0; i < 60; i++)
        strcat(text, "we are so sorry that you had to wait for the refund of your order. ");
    lint_reply(&k, text, NULL);
    ck_assert_ptr_null(replylint_report_signal(k.report, "by_name"));
    ck_assert_ptr_null(replylint_report_signal(k.report, "warns_privacy"));
    lint_reply(&k, "Yes.", NULL);
    ck_assert_str_eq(replylint_report_signal(k.report, "warns_privacy"), "no");
    kit_free(&k);
}
END_TEST

static const struct {
    const char *text, *key, *value;
    const char *inbound;
} drafts[] = {
    {"Thanks, we'll look into it today. ^SG", "kind", "reply", NULL},
    {"Thanks, we'll look into it today. ^SG", "kind", "post", "My kettle is broken and nobody answers."},
    {"Your number is 07700 900123, is it?", "sector", "retail", "Call me on 07700 900123 please."},
    {"Vielen Dank, wir haben die Bestellung nicht gefunden und melden uns bei Ihnen.", "now", "2026-03-01T12:30:00Z",
     NULL},
    {"Thanks for telling us, Ann.", "signal.thanks", "none", "Wo ist die Bestellung, die ich bei euch gekauft habe?"},
    {"Sorry about that. Please send us a DM.", "closing", "yes", "It does not work!!"},
    {"Sorry about that. Please send us a DM.", "channel", "x", ""},
    {"Fine.", "signal.complaint", "yes", NULL},
    {"Is there anything else?", "now", "2026-03-01T12:30:00Z", "It is all good now, thanks."},
};

static void judge_draft(kit *k, size_t i)
{
    replylint_draft_clear(k->draft);
    set_key(k, "text", drafts[i].text);
    set_key(k, drafts[i].key, drafts[i].value);
    if (drafts[i].inbound)
        set_key(k, "inbound", drafts[i].inbound);
    lint(k);
}

START_TEST(one_draft_leaves_nothing_to_the_next)
{
    enum { COUNT = sizeof drafts / sizeof *drafts };
    kit used = kit_new(NULL);
    for (size_t first = 0; first < COUNT; first++)
        for (size_t second = 0; second < COUNT; second++) {
            kit fresh = kit_new(NULL);
            judge_draft(&used, first);
            judge_draft(&used, second);
            judge_draft(&fresh, second);
            const char *again, *json;
            size_t size;
            ck_assert_int_eq(replylint_report_json(used.report, &again, &size), REPLYLINT_OK);
            ck_assert_int_eq(replylint_report_json(fresh.report, &json, &size), REPLYLINT_OK);
            ck_assert_str_eq(again, json);
            kit_free(&fresh);
        }
    kit_free(&used);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        detectors_that_need_each_other_do_not_know_each_other,
        what_a_spent_search_does_not_find_is_not_known,
        one_draft_leaves_nothing_to_the_next,
    };
    return run_suite("baseline", tests, sizeof tests / sizeof *tests);
}
