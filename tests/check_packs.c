/* SPDX-License-Identifier: Apache-2.0 */
/* Packs as a whole: which file counts, what is said of those at fault, the examples in them. */
#include "pack.h"

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
    /* What stands behind the replaced file in the pack finds its own phrases still. */
    k = pack((const char *const[]){"en/signals/apology.yml", "find: {yes: [ta]}\n", "own/rule.yml",
                                   "level: error\nrequires: apology and thanks\n" TEXTS, NULL});
    ck_assert_str_eq(judge(&k, "Ta. Thank you for writing to us!", NULL), "passed");
    ck_assert_str_eq(judge(&k, "Ta, and sorry!", NULL), "failed");
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
    ck_assert_str_eq(replylint_error_text(k.error, 0),
                     "b/own/rule.yml: a/own/rule.yml says the same thing already; of two "
                     "packs only one may: rename or remove one");
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

/* The JSON of a text in both kits, as a reply and as the customer's message. */
static void expect_same_reports(kit *a, kit *b, const char *text)
{
    for (int inbound = 0; inbound < 2; inbound++) {
        const char *one, *other;
        size_t size, other_size;
        lint_reply(a, inbound ? "Thank you." : text, inbound ? text : "This is not good enough!");
        lint_reply(b, inbound ? "Thank you." : text, inbound ? text : "This is not good enough!");
        ck_assert_int_eq(replylint_report_json(a->report, &one, &size), REPLYLINT_OK);
        ck_assert_int_eq(replylint_report_json(b->report, &other, &other_size), REPLYLINT_OK);
        ck_assert_str_eq(one, other);
    }
}

START_TEST(what_was_sealed_at_the_build_is_what_the_files_make)
{
    static const char off[] = "rules: {zzz/own: off}";
    const char *const fields[] = {"id",   "level", "points", "message", "advice", "judges",
                                  "file", "why",   "when",   "stage",   "since",  "was"};
    const char *const signal_fields[] = {"name", "about", "of", "values", "source", "file"};
    const char *const channel_fields[] = {"id", "name", "aliases", "public", "private_side"};
    kit built = pack((const char *const[]){NULL});
    kit read = pack((const char *const[]){"zzz/own.yml", "level: error\nfind: [zzyzx]\n" TEXTS, NULL});
    replylint_linter_free(read.linter);
    ck_assert_int_eq(replylint_linter_new(&read.linter, read.rules, off, strlen(off), NULL, NULL), REPLYLINT_OK);
    size_t rules = replylint_rules_count(built.rules), signals = replylint_rules_signal_count(built.rules);
    size_t channels = replylint_rules_channel_count(built.rules);
    ck_assert_uint_eq(replylint_rules_count(read.rules), rules + 1);
    ck_assert_uint_eq(replylint_rules_signal_count(read.rules), signals);
    ck_assert_uint_eq(replylint_rules_channel_count(read.rules), channels);
    for (size_t i = 0; i < rules; i++) {
        for (size_t f = 0; f < sizeof fields / sizeof *fields; f++)
            ck_assert_str_eq(replylint_rules_get(built.rules, i, fields[f]),
                             replylint_rules_get(read.rules, i, fields[f]));
        const char *text = replylint_rules_example(built.rules, i, "fail", 0);
        for (size_t n = 0; text; text = replylint_rules_example(built.rules, i, "fail", ++n))
            expect_same_reports(&built, &read, text);
    }
    for (size_t i = 0; i < signals; i++)
        for (size_t f = 0; f < sizeof signal_fields / sizeof *signal_fields; f++)
            ck_assert_str_eq(replylint_rules_signal_get(built.rules, i, signal_fields[f]),
                             replylint_rules_signal_get(read.rules, i, signal_fields[f]));
    for (size_t i = 0; i < channels; i++)
        for (size_t f = 0; f < sizeof channel_fields / sizeof *channel_fields; f++)
            ck_assert_str_eq(replylint_rules_channel_get(built.rules, i, channel_fields[f]),
                             replylint_rules_channel_get(read.rules, i, channel_fields[f]));
    kit_free(&built);
    kit_free(&read);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        what_was_sealed_at_the_build_is_what_the_files_make,
        a_file_of_the_same_id_replaces_the_built_in_one,
        of_two_packs_only_one_may_have_an_id,
        faults_of_packs_are_told_with_their_place,
        all_faults_of_a_pack_are_told_at_once,
        examples_are_tests,
    };
    return run_suite("packs", tests, sizeof tests / sizeof *tests);
}
