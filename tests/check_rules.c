/* SPDX-License-Identifier: Apache-2.0 */
/* What the words of a rule file mean: each test writes a small pack, and judges drafts by it. */
#include "lint/rules.h"
#include "pack.h"

START_TEST(a_condition_that_is_not_known_judges_nothing)
{
    kit k = rule("level: warning\nrequires: apology\nwhen: complaint\n" TEXTS);
    ck_assert_str_eq(judge(&k, "Thanks.", NULL), "na");
    ck_assert_str_eq(verdict_field(&k, "own/rule", "reason"), "not known: complaint");
    ck_assert_str_eq(verdict_field(&k, "own/rule", "missing"), "inbound");
    ck_assert_str_eq(judge(&k, "Thanks.", SETTINGS("signal.complaint=yes")), "failed");
    ck_assert_str_eq(judge(&k, "Thanks.", SETTINGS("signal.complaint=no")), "na");
    ck_assert_str_eq(verdict_field(&k, "own/rule", "reason"), "does not apply");
    ck_assert_str_eq(judge(&k, "Sorry about that.", SETTINGS("signal.complaint=yes")), "passed");
    kit_free(&k);
}
END_TEST

START_TEST(false_and_true_decide_over_what_is_not_known)
{
    static const struct {
        const char *when, *verdict; /* upset is not known; channel is x, kind reply; apology no */
    } cases[] = {{"apology and upset", "na"},
                 {"upset and apology", "na"},
                 {"not apology or upset", "failed"},
                 {"upset or not apology", "failed"},
                 {"not upset", "na"},
                 {"not (apology and upset)", "failed"},
                 {"kind = reply", "failed"},
                 {"kind != reply", "na"},
                 {"kind in (post, reply)", "failed"},
                 {"kind in (post, note)", "na"},
                 {"channel = x", "failed"},
                 {"channel.public and channel.private_side", "failed"},
                 {"redirect >= private", "na"},
                 {"redirect != away and redirect in (none, private)", "failed"},
                 {"customer.name", "na"},
                 {"not customer.name and stage = final", "failed"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[256];
        snprintf(text, sizeof text, "level: warning\nrequires: apology\nwhen: %s\n" TEXTS, cases[i].when);
        kit k = rule(text);
        ck_assert_msg(strcmp(judge(&k, "Thanks.", SETTINGS("channel=twitter")), cases[i].verdict) == 0, "%s",
                      cases[i].when);
        kit_free(&k);
    }
}
END_TEST

START_TEST(forbids_shows_each_place_and_takes_points_once)
{
    kit k = rule("level: error\npoints: 7\nforbids: deadline = vague\n" TEXTS);
    ck_assert_str_eq(judge(&k, "We'll ring you soon. We'll also write shortly.", NULL), "failed");
    size_t own = 0, start = 0;
    for (size_t i = 0; i < replylint_report_finding_count(k.report); i++)
        if (strcmp(replylint_report_finding_get(k.report, i, "rule"), "own/rule") == 0) {
            ck_assert(replylint_report_finding_range(k.report, i, &start, NULL));
            own++;
        }
    ck_assert_uint_eq(own, 2);
    ck_assert_str_eq(verdict_field(&k, "own/rule", "deduction"), "7");
    ck_assert_str_eq(judge(&k, "We'll ring you by 5pm today.", NULL), "passed");
    kit_free(&k);
}
END_TEST

START_TEST(count_bounds_the_places)
{
    kit k = rule("level: warning\ncount: {signal: apology, max: 1}\n" TEXTS);
    ck_assert_str_eq(judge(&k, "Sorry.", NULL), "passed");
    ck_assert_str_eq(judge(&k, "Sorry! We are so sorry.", NULL), "failed");
    kit_free(&k);
    k = rule("level: warning\ncount: {signal: apology, min: 2}\n" TEXTS);
    ck_assert_str_eq(judge(&k, "Sorry.", NULL), "failed");
    ck_assert_str_eq(judge(&k, "Sorry! We are so sorry.", NULL), "passed");
    kit_free(&k);
}
END_TEST

START_TEST(find_has_words_of_its_own_and_a_fix)
{
    kit k = rule("level: suggestion\nfind: ['kindly']\nreplace: please\nsafe: true\n" TEXTS);
    ck_assert_str_eq(judge(&k, "Kindly wait.", NULL), "failed");
    size_t i = finding_of(&k, "own/rule"), start, end;
    const char *applicability;
    ck_assert_str_eq(replylint_report_finding_get(k.report, i, "message"), "m Kindly");
    ck_assert_uint_eq(replylint_report_fix_count(k.report, i), 1);
    ck_assert_str_eq(replylint_report_fix(k.report, i, 0, &start, &end, &applicability), "Please");
    ck_assert_uint_eq(start, 0);
    ck_assert_uint_eq(end, 6);
    ck_assert_str_eq(applicability, "safe");
    ck_assert_ptr_null(replylint_report_fix(k.report, i, 1, NULL, NULL, NULL));
    kit_free(&k);
}
END_TEST

START_TEST(forbids_rewrites_words_within_its_place)
{
    kit k = rule("level: warning\nforbids: deadline = vague\nrewrites: [{any: [shortly, 'very? soon'], unless: {after: "
                 "[again]}, replace: 'by [TIME]'}]\n" TEXTS);
    size_t from, to, start, end;
    const char *applicability;
    ck_assert_str_eq(judge(&k, "\xc3\x89ric, we will get back to you very soon.", SETTINGS("unit=utf-16")), "failed");
    ck_assert_str_eq(first_fix(&k), "by [TIME]");
    ck_assert(replylint_report_finding_range(k.report, first_finding(&k), &from, &to));
    replylint_report_fix(k.report, first_finding(&k), 0, &start, &end, &applicability);
    ck_assert_uint_eq(start, 30);
    ck_assert_uint_eq(end, 39);
    ck_assert(from < start && end <= to);
    ck_assert_str_eq(applicability, "suggested");
    judge(&k, "We will get back to you as quickly as possible. The shop shut shortly before nine.", NULL);
    ck_assert_ptr_null(first_fix(&k)); /* a rewrite that stands elsewhere is none */
    kit_free(&k);
}
END_TEST

START_TEST(forbids_and_count_may_replace_the_whole_place)
{
    kit k = rule("level: warning\nforbids: non_apology\nreplace: 'sorry that'\n" TEXTS);
    judge(&k, "Sorry if it was late.", NULL);
    ck_assert_str_eq(first_fix(&k), "Sorry that");
    kit_free(&k);
    k = rule("level: warning\ncount: {signal: apology, max: 1}\nrewrites: [{any: [sorry], replace: ''}]\n" TEXTS);
    judge(&k, "Sorry. We are so sorry.", NULL);
    ck_assert_str_eq(first_fix(&k), "");
    kit_free(&k);
}
END_TEST

START_TEST(a_demand_waits_while_the_draft_is_typed)
{
    kit k = rule("level: warning\nrequires: apology\nstage: final\n" TEXTS);
    ck_assert_str_eq(judge(&k, "Th", SETTINGS("stage=typing")), "na");
    ck_assert_str_eq(judge(&k, "Thanks", NULL), "failed");
    kit_free(&k);
}
END_TEST

START_TEST(the_gravest_rule_speaks)
{
    kit k =
        pack((const char *const[]){"own/grave.yml", "level: error\npoints: 5\nfind: [bad]\n" TEXTS, "own/rule.yml",
                                   "level: warning\npoints: 3\nfind: [bad, poor]\nyields: [own/grave]\n" TEXTS, NULL});
    ck_assert_str_eq(judge(&k, "That is bad.", NULL), "na");
    ck_assert_str_eq(verdict_field(&k, "own/grave", "verdict"), "failed");
    ck_assert_str_eq(judge(&k, "That is poor.", NULL), "failed");
    kit_free(&k);
}
END_TEST

START_TEST(a_critical_rule_takes_all)
{
    kit k = rule("level: error\npoints: 1\ncritical: true\nfind: [pin]\n" TEXTS);
    ck_assert_str_eq(judge(&k, "Send your PIN.", NULL), "failed");
    ck_assert_int_eq(replylint_report_score(k.report), 0);
    ck_assert_int_eq(replylint_report_passed(k.report), 0);
    kit_free(&k);
}
END_TEST

START_TEST(a_detector_can_need_another)
{
    kit k = pack((const char *const[]){"en/signals/doubt.yml", "needs: tone_problem\nfind: {yes: [really]}\n",
                                       "en/signals/tone_problem.yml", "find: {yes: [ha]}\n", "own/rule.yml",
                                       "level: error\nforbids: doubt\n" TEXTS, NULL});
    ck_assert_str_eq(judge(&k, "Really?", NULL), "passed");
    ck_assert_str_eq(judge(&k, "Ha! Really?", NULL), "failed");
    kit_free(&k);
}
END_TEST

/* Whatever order the files come in: the first needs the last, and one between them the first. */
START_TEST(detectors_are_asked_in_the_order_of_their_needs)
{
    kit k = pack((const char *const[]){"en/signals/agent_named.yml", "needs: tone_problem\nfind: {yes: [ann]}\n",
                                       "en/signals/apology.yml", "needs: agent_named\nfind: {yes: [sorry]}\n",
                                       "en/signals/tone_problem.yml", "find: {yes: [ha]}\n", "own/rule.yml",
                                       "level: error\nforbids: apology\n" TEXTS, NULL});
    ck_assert_str_eq(judge(&k, "Ann is sorry.", NULL), "passed");
    ck_assert_str_eq(judge(&k, "Ha! Ann is sorry.", NULL), "failed");
    kit_free(&k);
}
END_TEST

/* Nothing but a detector is another, and no file of ours is read last: the phrases of all files have their places. */
START_TEST(a_detector_alone_can_be_another)
{
    kit k = pack((const char *const[]){"en/signals/complaint.yml", "find: {yes: [ha]}\n", NULL});
    set_key(&k, "text", "I'm sorry to hear that. We'll call you by noon.");
    ck_assert_int_eq(replylint_draft_message(k.draft, "customer", "Ha! It is broken.", 17, NULL), REPLYLINT_OK);
    ck_assert_int_eq(replylint_lint(k.linter, k.draft, k.report, k.error), REPLYLINT_OK);
    ck_assert_str_eq(replylint_report_signal(k.report, "complaint"), "yes");
    ck_assert_uint_eq(replylint_report_signal_span_count(k.report, "complaint"), 1);
    ck_assert_str_eq(replylint_report_signal(k.report, "apology"), "yes");
    ck_assert_str_eq(replylint_report_signal(k.report, "deadline"), "concrete");
    const rly_knowledge *knowledge = &k.rules->knowledge;
    for (size_t i = 0; i < knowledge->detectors.count; i++) {
        const rly_detector *d = &knowledge->detectors.items[i];
        const rly_phrase_owners *owners = d->of_customer ? &knowledge->customer_owners : &knowledge->reply_owners;
        ck_assert_uint_le(d->finder.phrases.past, owners->count);
    }
    kit_free(&k);
}
END_TEST

START_TEST(an_item_can_have_a_condition_of_its_own)
{
    kit k = pack((const char *const[]){"en/signals/asks_personal.yml",
                                       "find: {private: [{any: [postcode], needs: not channel.public}],"
                                       " public: [{any: [postcode], needs: channel.public and not doubt}]}\n",
                                       "en/signals/doubt.yml", "find: {yes: [really]}\n", "own/rule.yml",
                                       "level: error\nforbids: asks_personal = public\n" TEXTS, NULL});
    ck_assert_str_eq(judge(&k, "Postcode?", SETTINGS("channel=x")), "failed");
    ck_assert_str_eq(judge(&k, "Postcode? Really?", SETTINGS("channel=x")), "passed");
    ck_assert_str_eq(judge(&k, "Postcode?", SETTINGS("channel=email")), "passed");
    ck_assert_str_eq(replylint_report_signal(k.report, "asks_personal"), "private");
    kit_free(&k);
}
END_TEST

START_TEST(english_words_are_not_looked_for_in_another_language)
{
    kit k = pack((const char *const[]){"en/own/rule.yml", "level: error\nfind: [die]\n" TEXTS, NULL});
    ck_assert_str_eq(judge(&k, "Vielen Dank, wir haben die Bestellung nicht gefunden und melden uns bei Ihnen.", NULL),
                     "na");
    ck_assert_str_eq(verdict_field(&k, "own/rule", "reason"), "not English");
    ck_assert_ptr_null(replylint_report_signal(k.report, "apology"));
    ck_assert_str_eq(judge(&k, "die", SETTINGS("language=en-GB")), "failed");
    ck_assert_str_eq(judge(&k, "die", SETTINGS("language=de")), "na");
    kit_free(&k);
}
END_TEST

START_TEST(what_surrounds_the_reply_is_known)
{
    kit k = rule("level: error\nrequires: public\n" TEXTS);
    ck_assert_str_eq(judge(&k, "x", SETTINGS("channel=twitter")), "passed");
    ck_assert_str_eq(judge(&k, "x", SETTINGS("channel=email")), "failed");
    ck_assert_str_eq(judge(&k, "x", NULL), "na");
    ck_assert_str_eq(verdict_field(&k, "own/rule", "missing"), "channel");
    ck_assert_str_eq(judge(&k, "x", SETTINGS("channel=email", "signal.public=yes")), "passed");
    replylint_draft_clear(k.draft);
    set_key(&k, "text", "x");
    set_key(&k, "channel", "x");
    set_key(&k, "now", "2026-03-01T12:30:00Z");
    set_key(&k, "sector", "lighthouses");
    set_key(&k, "kind", "template");
    ck_assert_int_eq(replylint_draft_message(k.draft, "other", "Try a restart", 13, NULL), REPLYLINT_OK);
    ck_assert_int_eq(replylint_draft_message(k.draft, "customer", "Help", 4, NULL), REPLYLINT_OK);
    ck_assert_int_eq(replylint_draft_message_set(k.draft, "at", "2026-03-01T11:00:00Z", 20, NULL), REPLYLINT_OK);
    lint(&k);
    ck_assert_str_eq(replylint_report_signal(k.report, "late"), "slow");
    ck_assert_str_eq(replylint_report_signal(k.report, "helper"), "yes");
    ck_assert_str_eq(replylint_report_signal(k.report, "template"), "yes");
    ck_assert_str_eq(replylint_report_signal(k.report, "post"), "no");
    ck_assert_str_eq(replylint_report_signal(k.report, "closing"), "no");
    ck_assert_str_eq(replylint_report_signal(k.report, "sector"), "other");
    kit_free(&k);
}
END_TEST

START_TEST(a_check_takes_its_words_and_bound_from_the_rule)
{
    kit k = rule("level: warning\npoints: 2\ncheck: repeated-word\nwords: [very]\n" TEXTS);
    ck_assert_str_eq(judge(&k, "It is very very late.", NULL), "passed");
    ck_assert_str_eq(judge(&k, "It is is late.", NULL), "failed");
    ck_assert_str_eq(replylint_report_finding_get(k.report, first_finding(&k), "message"), "m is is");
    ck_assert_str_eq(first_fix(&k), "is");
    kit_free(&k);
    k = rule("level: warning\npoints: 2\ncheck: emoji\nmax: 1\n" TEXTS);
    ck_assert_str_eq(judge(&k, "Bye \U0001F44B", NULL), "passed");
    ck_assert_str_eq(judge(&k, "Bye \U0001F44B\U0001F44B", NULL), "failed");
    kit_free(&k);
}
END_TEST

START_TEST(names_are_written_with_their_capitals)
{
    static const struct {
        const char *text, *fix;
    } cases[] = {
        {"Your paypal account", "PayPal"}, {"PAYPAL'S page", "PayPal"},
        {"Iphone or not", "iPhone"},       {"PayPal's iPhone app", NULL},
        {"See paypal.com, @paypal", NULL}, {"> paypal said", NULL},
        {"Acme. acme! Acme", NULL},        {"At Acme", "acme"},
    };
    kit k = rule("level: warning\ncheck: capitals\nwords: [iPhone, PayPal, acme]\nsafe: true\n" TEXTS);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        judge(&k, cases[i].text, NULL);
        ck_assert_msg(!first_fix(&k) == !cases[i].fix, "%s", cases[i].text);
        if (cases[i].fix)
            ck_assert_str_eq(first_fix(&k), cases[i].fix);
    }
    kit_free(&k);
}
END_TEST

START_TEST(find_may_stand_beside_a_check)
{
    kit k =
        rule("level: warning\npoints: 2\ncheck: exclamation\nmax: 2\nfind: [{any: [kindly], replace: please}]\n" TEXTS);
    ck_assert_str_eq(judge(&k, "Please call!", NULL), "passed");
    ck_assert_str_eq(judge(&k, "Please call!!", NULL), "failed");
    ck_assert_str_eq(first_fix(&k), "!");
    ck_assert_str_eq(judge(&k, "Kindly call.", NULL), "failed");
    ck_assert_str_eq(first_fix(&k), "Please");
    kit_free(&k);
}
END_TEST

START_TEST(the_company_is_no_writer_and_no_news)
{
    kit k = rule("level: error\nrequires: agent_named\n" TEXTS);
    ck_assert_str_eq(judge(&k, "We can help.\n\nKind regards,\nFat Llama", SETTINGS("brand=Fat Llama")), "failed");
    ck_assert_str_eq(judge(&k, "We can help. ^DE", SETTINGS("brand=Trade Direct")), "passed");
    judge(&k, "Thanks for choosing Northshire.",
          SETTINGS("brand=NorthshireCare", "inbound=Northshire, my kettle leaks"));
    ck_assert_str_eq(replylint_report_signal(k.report, "generic"), "yes");
    judge(&k, "A ring will follow.", SETTINGS("brand=Bringers", "inbound=My ring is gone"));
    ck_assert_str_eq(replylint_report_signal(k.report, "generic"), "no");
    kit_free(&k);
}
END_TEST

/* What is counted in the customer's message has no place in the reply. */
START_TEST(a_count_of_the_customers_words_is_no_place)
{
    kit k = rule("level: warning\npoints: 2\ncount: {signal: complaint, max: 1}\n" TEXTS);
    ck_assert_str_eq(judge(&k, "Hello.", SETTINGS("inbound=The kettle is broken.")), "passed");
    ck_assert_str_eq(judge(&k, "Hello.", SETTINGS("inbound=The kettle is broken. The lid is cracked.")), "failed");
    size_t own = replylint_report_finding_count(k.report);
    while (own-- > 0 && strcmp(replylint_report_finding_get(k.report, own, "rule"), "own/rule") != 0)
        continue;
    ck_assert_uint_lt(own, replylint_report_finding_count(k.report));
    ck_assert_int_eq(replylint_report_finding_range(k.report, own, NULL, NULL), 0);
    const char *key = replylint_report_finding_get(k.report, own, "key"); /* the rule, and eight digits */
    ck_assert_int_eq(strncmp(key, "own/rule:", 9), 0);
    ck_assert_uint_eq(strspn(key + 9, "0123456789abcdef"), 8);
    ck_assert_uint_eq(strlen(key), 17);
    kit_free(&k);
}
END_TEST

START_TEST(one_of_several_posts_says_which)
{
    static const struct {
        const char *text, *part;
    } posts[] = {
        {"@ann @bob 1/2 We are on it", "first"},
        {"(1 of 3) We are on it", "first"},
        {"We are on it 2/3", "middle"},
        {"We are on it [7/9]\n", "middle"},
        {"We are on it, (2/2) ^AB", "last"},
        {"We are on it - Ann 3/3", "last"},
        {"2/2: on Monday", "last"},
        {"1/2", "first"},
        {"We are on it", "no"},
        {"It is half of it, 1/2.", "no"},
        {"Open 24/7", "no"},
        {"We are rated 5/5", "no"},
        {"We are on it 3/2", "no"},
        {"We are on it (0/2)", "no"},
        {"We are on it (1/2", "no"},
        {"On it1/2", "no"},
        {"1 of 2 keys is lost", "no"},
        {"1/2kg is lost", "no"},
    };
    kit k = kit_new(NULL);
    for (size_t i = 0; i < sizeof posts / sizeof *posts; i++) {
        judge(&k, posts[i].text, NULL);
        ck_assert_msg(strcmp(replylint_report_signal(k.report, "part"), posts[i].part) == 0, "%s: %s", posts[i].text,
                      replylint_report_signal(k.report, "part"));
    }
    kit_free(&k);
}
END_TEST

START_TEST(a_regex_that_meets_its_limit_is_skipped_not_passed)
{
    kit k = rule("level: error\npoints: 3\nfind: [{regex: '(a+)+\\?', needs: [aaa]}]\n" TEXTS);
    ck_assert_str_eq(judge(&k, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b?", NULL), "skipped");
    ck_assert_str_eq(verdict_field(&k, "own/rule", "reason"), "a limit was met");
    ck_assert_double_lt(replylint_report_judged(k.report), 1);
    kit_free(&k);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        a_condition_that_is_not_known_judges_nothing,
        false_and_true_decide_over_what_is_not_known,
        forbids_shows_each_place_and_takes_points_once,
        count_bounds_the_places,
        find_has_words_of_its_own_and_a_fix,
        forbids_rewrites_words_within_its_place,
        forbids_and_count_may_replace_the_whole_place,
        a_demand_waits_while_the_draft_is_typed,
        the_gravest_rule_speaks,
        a_critical_rule_takes_all,
        a_detector_can_need_another,
        detectors_are_asked_in_the_order_of_their_needs,
        a_detector_alone_can_be_another,
        an_item_can_have_a_condition_of_its_own,
        english_words_are_not_looked_for_in_another_language,
        what_surrounds_the_reply_is_known,
        a_check_takes_its_words_and_bound_from_the_rule,
        names_are_written_with_their_capitals,
        find_may_stand_beside_a_check,
        the_company_is_no_writer_and_no_news,
        a_count_of_the_customers_words_is_no_place,
        one_of_several_posts_says_which,
        a_regex_that_meets_its_limit_is_skipped_not_passed,
    };
    return run_suite("rules", tests, sizeof tests / sizeof *tests);
}
