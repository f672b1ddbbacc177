/* SPDX-License-Identifier: Apache-2.0 */
/* What the words of a rule file mean: each test writes a small pack, and judges drafts by it. */
#include <stdio.h>

#include "support.h"

#define TEXTS "message: m {match}\nadvice: a\nwhy: w\n"

/* A kit whose rules have `files`: path, text, path, text ... NULL. */
static kit pack(const char *const *files)
{
    kit k = {0};
    k.error = replylint_error_new();
    ck_assert_int_eq(replylint_rules_new(&k.rules, k.error), REPLYLINT_OK);
    for (; *files; files += 2)
        ck_assert_msg(replylint_rules_add(k.rules, files[0], NULL, files[1], strlen(files[1]), k.error) == REPLYLINT_OK,
                      "%s", replylint_error_text(k.error, 0));
    ck_assert_msg(replylint_linter_new(&k.linter, k.rules, NULL, 0, NULL, k.error) == REPLYLINT_OK, "%s",
                  replylint_error_text(k.error, 0));
    ck_assert_int_eq(replylint_draft_new(&k.draft), REPLYLINT_OK);
    ck_assert_int_eq(replylint_report_new(&k.report), REPLYLINT_OK);
    return k;
}

static kit rule(const char *text)
{
    return pack((const char *const[]){"own/rule.yml", text, NULL});
}

/* A field of the verdict of a rule in the last report. */
static const char *verdict_field(const kit *k, const char *id, const char *field)
{
    for (size_t i = 0; i < replylint_report_verdict_count(k->report); i++)
        if (strcmp(replylint_report_verdict_get(k->report, i, "rule"), id) == 0)
            return replylint_report_verdict_get(k->report, i, field);
    return "(none)";
}

/* The first finding of own/rule in the last report; the count of findings when there is none. */
static size_t first_finding(const kit *k)
{
    size_t i = 0, count = replylint_report_finding_count(k->report);
    while (i < count && strcmp(replylint_report_finding_get(k->report, i, "rule"), "own/rule") != 0)
        i++;
    return i;
}

static const char *first_fix(const kit *k)
{
    return replylint_report_fix(k->report, first_finding(k), 0, NULL, NULL, NULL);
}

/* The verdict of own/rule over a draft of "key=value" settings, NULL at the end. */
static const char *judge(kit *k, const char *text, const char *const *settings)
{
    replylint_draft_clear(k->draft);
    set_key(k, "text", text);
    for (; settings && *settings; settings++) {
        char key[64];
        const char *equals = strchr(*settings, '=');
        snprintf(key, sizeof key, "%.*s", (int)(equals - *settings), *settings);
        set_key(k, key, equals + 1);
    }
    lint(k);
    return verdict_field(k, "own/rule", "verdict");
}

#define SETTINGS(...) ((const char *const[]){__VA_ARGS__, NULL})

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

START_TEST(a_file_of_the_same_id_replaces_the_built_in_one)
{
    kit k = pack((const char *const[]){"apology/missing.yml", "level: suggestion\nrequires: thanks\n" TEXTS, NULL});
    size_t i = replylint_rules_find(k.rules, "apology/missing", NULL);
    ck_assert_str_eq(replylint_rules_get(k.rules, i, "judges"), "thanks");
    kit_free(&k);
    k = pack((const char *const[]){"en/signals/thanks.yml", "find: {customer: [ta]}\n", "own/rule.yml",
                                   "level: error\nrequires: thanks\n" TEXTS, NULL});
    ck_assert_str_eq(judge(&k, "Ta!", NULL), "passed");
    ck_assert_str_eq(judge(&k, "Thank you!", NULL), "failed");
    kit_free(&k);
}
END_TEST

START_TEST(of_two_packs_only_one_may_have_an_id)
{
    kit k = {.error = replylint_error_new()};
    const char *text = "level: error\nfind: [bad]\n" TEXTS;
    ck_assert_int_eq(replylint_rules_new(&k.rules, k.error), REPLYLINT_OK);
    ck_assert_int_eq(replylint_rules_add(k.rules, "own/rule.yml", "a/own/rule.yml", text, strlen(text), k.error),
                     REPLYLINT_OK);
    ck_assert_int_eq(replylint_rules_add(k.rules, "own/rule.yml", "a/own/rule.yml", text, strlen(text), k.error),
                     REPLYLINT_OK);
    ck_assert_int_eq(replylint_rules_add(k.rules, "en/own/rule.yml", "b/own/rule.yml", text, strlen(text), k.error),
                     REPLYLINT_ERROR_STATE);
    ck_assert_str_eq(replylint_error_text(k.error, 0), "b/own/rule.yml: a/own/rule.yml says the same thing already; of two "
                                                       "packs only one may: rename or remove one");
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
    judge(&k, "Thanks for choosing Northshire.", SETTINGS("brand=NorthshireCare", "inbound=Northshire, my kettle leaks"));
    ck_assert_str_eq(replylint_report_signal(k.report, "generic"), "yes");
    judge(&k, "A ring will follow.", SETTINGS("brand=Bringers", "inbound=My ring is gone"));
    ck_assert_str_eq(replylint_report_signal(k.report, "generic"), "no");
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

/* The first fault of a pack with one file. */
static void expect_fault(const char *path, const char *text, const char *fault)
{
    replylint_rules *rules;
    replylint_error *error = replylint_error_new();
    ck_assert_int_eq(replylint_rules_new(&rules, NULL), REPLYLINT_OK);
    if (replylint_rules_add(rules, path, NULL, text, strlen(text), error) == REPLYLINT_OK)
        ck_assert_int_ne(replylint_rules_seal(rules, error), REPLYLINT_OK);
    const char *told = replylint_error_text(error, 0);
    ck_assert_msg(strncmp(told, fault, strlen(fault)) == 0, "%s: %s", path, told);
    replylint_rules_free(rules);
    replylint_error_free(error);
}

START_TEST(faults_of_packs_are_told_with_their_place)
{
    expect_fault("rule.yml", "a: b", "rule.yml: nothing of a pack stands at this place; a rule is CATEGORY/NAME.yml");
    expect_fault("own/Rule.yml", "a: b", "own/Rule.yml: nothing of a pack stands at this place");
    expect_fault("own/rule.yaml", "a: b", "own/rule.yaml: nothing of a pack stands at this place");
    expect_fault("core/signals.yml", "a: b",
                 "core/signals.yml: the core list of signals and channels cannot be replaced");
    expect_fault("own/rule.yml", "- a", "own/rule.yml:1:1: a rule is a list of \"key: value\" lines");
    expect_fault("own/rule.yml", "", "own/rule.yml:1:1: a rule is a list of \"key: value\" lines");
    expect_fault("own/rule.yml", "levl: error\nlevel: error\nfind: [a]\n" TEXTS,
                 "own/rule.yml:1:1: a rule has no key \"levl\"; did you mean \"level\"?");
    expect_fault("own/rule.yml", "level: fatal\nfind: [a]\n" TEXTS, "own/rule.yml:1:8: a rule states its level");
    expect_fault("own/rule.yml", "level: error\n" TEXTS, "own/rule.yml:1:1: a rule has one of requires, forbids");
    expect_fault("own/rule.yml", "level: error\nfind: [a]\nrequires: apology\n" TEXTS,
                 "own/rule.yml:2:8: a rule has only one of requires, forbids, count, and find or check");
    expect_fault("own/rule.yml", "level: error\ncheck: emogi\n" TEXTS,
                 "own/rule.yml:2:8: there is no check \"emogi\"; did you mean \"emoji\"?");
    expect_fault("own/rule.yml", "level: error\nfind: [a]\nwords: [b]\n" TEXTS,
                 "own/rule.yml:3:9: words and max go with check");
    expect_fault("own/rule.yml", "level: error\ncheck: emoji\nwords: [[b]]\n" TEXTS,
                 "own/rule.yml:3:10: expected a word");
    expect_fault("en/signals/apology.yml", "find: {yes: [{any: [a], replace: b}]}",
                 "en/signals/apology.yml:1:1: replace is for rules");
    expect_fault("own/rule.yml", "level: error\nrequires: apology\nreplace: b\n" TEXTS,
                 "own/rule.yml:3:10: what is missing has no place");
    expect_fault("own/rule.yml", "level: error\nfind: [a]\nrewrites: [{any: [a], replace: b}]\n" TEXTS,
                 "own/rule.yml:3:13: rewrites go with forbids or count");
    expect_fault("own/rule.yml", "level: error\nforbids: apology\nrewrites: [a]\n" TEXTS,
                 "own/rule.yml:3:12: an item of rewrites has phrases and a wording");
    expect_fault("own/rule.yml", "level: error\nfind: [a]\nmessage: m\nadvice: a\n",
                 "own/rule.yml:1:1: a rule needs a why");
    expect_fault("own/rule.yml", "level: error\nrequires: apolgy\n" TEXTS,
                 "own/rule.yml:2:11: there is no signal \"apolgy\"; did you mean \"apology\"?");
    expect_fault("own/rule.yml", "level: error\nrequires: redirect = awy\n" TEXTS,
                 "own/rule.yml:2:11: \"awy\" is not a value of the signal redirect; use one of: none private away");
    expect_fault("own/rule.yml", "level: error\nrequires: apology and\n" TEXTS,
                 "own/rule.yml:2:22: in the condition \"apology and\": a signal or key is missing");
    expect_fault("own/rule.yml", "level: error\nrequires: apology thanks\n" TEXTS,
                 "own/rule.yml:2:19: in the condition \"apology thanks\": \"and\" or \"or\" is missing");
    expect_fault("own/rule.yml", "level: error\nrequires: apology\nyields: [own/rul]\n" TEXTS,
                 "own/rule.yml:3:10: there is no rule \"own/rul\"; did you mean \"own/rule\"?");
    expect_fault("own/rule.yml", "level: error\nrequires: apology\npoints: many\n" TEXTS,
                 "own/rule.yml:3:9: expected a whole number from 0 to 100, not \"many\"");
    expect_fault("en/signals/apolgy.yml", "find: {yes: [a]}",
                 "en/signals/apolgy.yml:1:1: there is no signal \"apolgy\"; did");
    expect_fault("en/signals/apology.yml", "find: {maybe: [a]}",
                 "en/signals/apology.yml:1:8: \"maybe\" is not a value of the signal apology; use one of: no yes");
    expect_fault("en/signals/apology.yml", "find: {yes: [{any: [a], needs: apolgy}]}",
                 "en/signals/apology.yml:1:32: there is no signal \"apolgy\"; did you mean \"apology\"?");
    expect_fault("own/rule.yml", "level: error\nfind: [{any: [a], needs: doubt}]\n" TEXTS,
                 "own/rule.yml:2:26: needs: is for detectors; a rule has when:");
    expect_fault("en/signals/apology.yml", "check: magic",
                 "en/signals/apology.yml:1:8: there is no native detector \"magic\"");
    expect_fault("en/signals/apology.yml", "since: 1", "en/signals/apology.yml:1:1: a detector has find: or check:");
}
END_TEST

START_TEST(all_faults_of_a_pack_are_told_at_once)
{
    replylint_rules *rules;
    replylint_error *error = replylint_error_new();
    const char *text = "level: fatal\nfind: ['(a', 'b)']\nwhen: nonsense\n" TEXTS;
    ck_assert_int_eq(replylint_rules_new(&rules, NULL), REPLYLINT_OK);
    ck_assert_int_eq(replylint_rules_add(rules, "own/rule.yml", "mine.yml", text, strlen(text), error), REPLYLINT_OK);
    ck_assert_int_ne(replylint_rules_seal(rules, error), REPLYLINT_OK);
    ck_assert_uint_eq(replylint_error_count(error), 4);
    ck_assert_str_eq(replylint_error_file(error, 3), "mine.yml");
    ck_assert_uint_eq(replylint_error_line(error, 3), 3);
    ck_assert_uint_eq(replylint_rules_count(rules), 0);
    replylint_rules_free(rules);
    replylint_error_free(error);
}
END_TEST

START_TEST(examples_are_tests)
{
    static const struct {
        const char *text;
        size_t passed, failed;
    } cases[] = {
        {"level: error\nfind: [bad]\n" TEXTS "examples: {fail: ['A [[bad]] day'], pass: [Good, 'Fine.']}\n", 3, 0},
        {"level: error\nfind: [bad]\n" TEXTS "examples: {fail: ['[[A]] bad day'], pass: ['A bad day']}\n", 0, 2},
        {"level: error\nfind: [bad]\n" TEXTS "examples: {fail: [bad]}\n", 1, 1},
        {"level: error\nfind: [bad]\nwhen: upset\n" TEXTS
         "examples: {fail: [{text: bad, signal.upset: yes}], pass: [{text: x, signal: {upset: yes}}], na: [bad]}\n",
         3, 0},
        {"level: error\nfind: [bad]\n" TEXTS "examples: {fail: [{txt: bad}], pass: ['[[x']}\n", 0, 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        replylint_rules *rules;
        size_t passed, failed;
        ck_assert_int_eq(replylint_rules_new(&rules, NULL), REPLYLINT_OK);
        ck_assert_int_eq(replylint_rules_add(rules, "own/rule.yml", NULL, cases[i].text, strlen(cases[i].text), NULL),
                         REPLYLINT_OK);
        ck_assert_int_eq(replylint_rules_test(rules, "own/", &passed, &failed, NULL), REPLYLINT_OK);
        ck_assert_msg(passed == cases[i].passed && failed == cases[i].failed, "%zu: %zu passed, %zu failed", i, passed,
                      failed);
        replylint_rules_free(rules);
    }
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
        a_file_of_the_same_id_replaces_the_built_in_one,
        of_two_packs_only_one_may_have_an_id,
        a_detector_can_need_another,
        an_item_can_have_a_condition_of_its_own,
        english_words_are_not_looked_for_in_another_language,
        what_surrounds_the_reply_is_known,
        a_check_takes_its_words_and_bound_from_the_rule,
        names_are_written_with_their_capitals,
        find_may_stand_beside_a_check,
        the_company_is_no_writer_and_no_news,
        a_regex_that_meets_its_limit_is_skipped_not_passed,
        faults_of_packs_are_told_with_their_place,
        all_faults_of_a_pack_are_told_at_once,
        examples_are_tests,
    };
    return run_suite("rules", tests, sizeof tests / sizeof *tests);
}
