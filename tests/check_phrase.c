/* SPDX-License-Identifier: Apache-2.0 */
/* Phrases: what they find in a text, and what is told of those that are wrong. */
#include "suite.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "phrase/finder.h"

typedef struct fixture {
    rly_tree_store file;
    rly_phrase_set *set;
    rly_finder finder;
    rly_text text;
    rly_hits hits;
    rly_regex_scratch *regex;
    rly_matches matches;
    replylint_error *error;
    rly_buf found; /* the matches, with " | " between */
} fixture;

static void set_up(fixture *f)
{
    *f = (fixture){.set = rly_phrase_set_new(), .error = replylint_error_new()};
}

static void tear_down(fixture *f)
{
    rly_finder_free(&f->finder);
    rly_hits_free(&f->hits);
    rly_phrase_set_free(f->set);
    rly_text_free(&f->text);
    rly_tree_free(&f->file);
    rly_regex_scratch_free(f->regex);
    rly_vec_free(&f->matches);
    replylint_error_free(f->error);
    rly_buf_free(&f->found);
}

static replylint_status load(fixture *f, const char *yaml)
{
    ck_assert_int_eq(rly_tree_read(&f->file, RLY_YAML, "pack.yml", yaml, strlen(yaml), f->error), REPLYLINT_OK);
    const rly_tree *tree = &f->file.tree;
    const rly_node *root = rly_root(tree);
    rly_fragments fragments = {tree, NULL, rly_member(tree, root, "define"), NULL};
    replylint_status status =
        rly_finder_add(&f->finder, f->set, tree, rly_member(tree, root, "find"), 1, &fragments, f->error);
    if (!status)
        status = rly_conditions_read(&f->finder.conditions, f->set, tree, root, &fragments, f->error);
    return status;
}

/* What a finder of a sealed set finds in a text: "first | second". */
static const char *run(fixture *f, const rly_phrase_set *set, const rly_finder *finder, const char *text)
{
    ck_assert_int_eq(rly_text_read(&f->text, text, strlen(text), "the text", NULL, f->error), REPLYLINT_OK);
    ck_assert(rly_phrase_search(set, &f->text, 1000000, &f->hits));
    ck_assert_int_eq(rly_finder_run(finder, &f->hits, NULL, &f->regex, &f->matches), REPLYLINT_OK);
    for (size_t i = 0; i < f->matches.count; i++) {
        const rly_match *match = &f->matches.items[i];
        if (i)
            rly_buf_str(&f->found, " | ");
        rly_buf_add(&f->found, f->text.reading.data + match->start, match->end - match->start);
    }
    return rly_buf_text(&f->found);
}

/* What the `find` of a file finds in a text. */
static const char *find(fixture *f, const char *yaml, const char *text, bool growing)
{
    set_up(f);
    ck_assert_msg(load(f, yaml) == REPLYLINT_OK, "%s", replylint_error_text(f->error, 0));
    if (growing)
        rly_phrase_set_grow(f->set);
    ck_assert_int_eq(rly_phrase_set_seal(f->set, NULL), REPLYLINT_OK);
    return run(f, f->set, &f->finder, text);
}

static void expect(const char *yaml, const char *text, const char *found)
{
    for (int growing = 0; growing < 2; growing++) { /* the net made as a whole, or as it is searched */
        fixture f;
        ck_assert_str_eq(find(&f, yaml, text, growing), found);
        tear_down(&f);
    }
}

static void expect_phrase(const char *phrase, const char *text, const char *found)
{
    char yaml[512];
    snprintf(yaml, sizeof yaml, "find: [\"%s\"]", phrase);
    expect(yaml, text, found);
}

START_TEST(words_are_found_whole_and_in_any_case)
{
    expect_phrase("sorry", "Sorry! We are SORRY.", "Sorry | SORRY");
    expect_phrase("sorry", "sorrysorry unsorry", "");
    expect_phrase("we're sorry", "We\xe2\x80\x99re   sorry", "We're   sorry");
    expect_phrase("re-open it", "Please re open it. We re-open it.", "re open it | re-open it");
    expect_phrase("terms & conditions", "Terms and conditions, terms & conditions",
                  "Terms and conditions | terms & conditions");
    expect_phrase("sorry for that", "Sorry, for that", "Sorry, for that");
}
END_TEST

START_TEST(a_phrase_stays_in_its_sentence)
{
    expect_phrase("thank you", "You said thank. You left.", "");
    expect_phrase("call <5> team", "Please call. Our team is here.", "");
    expect_phrase("call <5> team", "Please call our big team.", "call our big team");
}
END_TEST

START_TEST(groups_and_optional_words)
{
    expect_phrase("(send|drop) us (a|your) (dm|direct message)", "Drop us a DM or send us your direct message",
                  "Drop us a DM | send us your direct message");
    expect_phrase("so? sorry", "so sorry, sorry", "so sorry | sorry");
    expect_phrase("get (back|in touch) soon?", "get in touch soon; get back", "get in touch soon | get back");
    expect_phrase("sorry (about|) it", "sorry it. sorry about it", "sorry it | sorry about it");
    expect_phrase("the (a b|a c) d", "the a c d", "the a c d");
}
END_TEST

START_TEST(words_with_groups_inside_are_spellings)
{
    expect_phrase("apologi(s|z)e(d|)", "apologise apologized apologises", "apologise | apologized");
    expect_phrase("(un|)happy", "unhappy happy", "unhappy | happy");
    expect_phrase("colo(u|)r*", "colours COLORED cold", "colours | COLORED");
}
END_TEST

START_TEST(gaps_are_as_short_as_will_do)
{
    expect_phrase("sorry <3> trouble", "sorry for all the trouble", "sorry for all the trouble");
    expect_phrase("sorry <2> trouble", "sorry for all the trouble", "");
    expect_phrase("a <9> b", "a x b y b", "a x b");
}
END_TEST

START_TEST(gaps_that_follow_each_other_are_one)
{
    expect_phrase("a <2> x? <3> b", "a 1 2 3 4 5 b", "a 1 2 3 4 5 b");
    expect_phrase("a <2> x? <3> b", "a 1 2 x 3 4 5 b", "a 1 2 x 3 4 5 b");
    expect_phrase("a <2> x? <3> b", "a 1 2 3 4 5 6 b", "");
    expect_phrase("a <2> (x <1> y|<3> b) c", "a 1 x 2 y c. a 1 2 3 4 5 b c. a 1 2 x 3 4 y c",
                  "a 1 x 2 y c | a 1 2 3 4 5 b c");
    /* More than the longest gap passes over. */
    expect_phrase("a <12> x? <12> b", "a 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 b",
                  "a 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 b");
    expect_phrase("a <12> x? <12> b", "a 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 b", "");
    expect_phrase("a <12> x? <12> b", "a 1 b", "a 1 b");
}
END_TEST

START_TEST(fragments_come_from_define)
{
    expect("define: {dm: '(dm|private message)', us: 'us {dm}'}\nfind: ['(send|give) {us}']", "Send us private message",
           "Send us private message");
}
END_TEST

/* A fragment is parsed once, but what it stands for depends on the names of the file that uses it. */
START_TEST(what_is_shared_holds_the_fragments_of_the_file)
{
    static const char shared_text[] = "define: {team: (team|desk), ask: 'ask our {team}'}";
    static const struct {
        const char *yaml, *found;
    } files[] = {{"define: {x: y}\nfind: ['{ask}', '{ask} now']", "ask our team now | ask our desk"},
                 {"define: {team: crew}\nfind: ['{ask}']", "ask our crew"},
                 {"find: ['{ask} now']", "ask our team now"}};
    static rly_tree_store shared, stores[3];
    static rly_finder finders[3];
    rly_phrase_set *set = rly_phrase_set_new();
    ck_assert_int_eq(rly_tree_read(&shared, RLY_YAML, "shared.yml", shared_text, strlen(shared_text), NULL),
                     REPLYLINT_OK);
    for (size_t i = 0; i < 3; i++) {
        ck_assert_int_eq(rly_tree_read(&stores[i], RLY_YAML, "pack.yml", files[i].yaml, strlen(files[i].yaml), NULL),
                         REPLYLINT_OK);
        const rly_tree *tree = &stores[i].tree;
        rly_fragments fragments = {tree, &shared.tree, rly_member(tree, rly_root(tree), "define"),
                                   rly_member(&shared.tree, rly_root(&shared.tree), "define")};
        ck_assert_int_eq(
            rly_finder_add(&finders[i], set, tree, rly_member(tree, rly_root(tree), "find"), 1, &fragments, NULL),
            REPLYLINT_OK);
    }
    ck_assert_int_eq(rly_phrase_set_seal(set, NULL), REPLYLINT_OK);
    for (size_t i = 0; i < 3; i++) {
        fixture f = {.set = NULL};
        ck_assert_str_eq(run(&f, set, &finders[i], "Do ask our team now, ask our desk, ask our crew."), files[i].found);
        tear_down(&f);
        rly_finder_free(&finders[i]);
        rly_tree_free(&stores[i]);
    }
    rly_phrase_set_free(set);
    rly_tree_free(&shared);
}
END_TEST

START_TEST(spans_and_places)
{
    expect_phrase("email us at @email", "Email us at help@example.com.", "Email us at help@example.com");
    expect_phrase("@start thank you @end", "Thank you. We thank you.", "Thank you");
    expect_phrase("@first hello", "@diane Hello! Hello", "Hello");
    expect_phrase("bye @last", "Bye for now. Bye", "Bye");
    expect_phrase("thanks , tom", "Thanks, Tom and thanks tom", "Thanks, Tom");
    expect_phrase("@url", "See https://example.com/a?b=c now", "https://example.com/a?b=c");
}
END_TEST

START_TEST(typography_is_evidence)
{
    expect_phrase("@question", "Where is it? I paid. Well?!", "Where is it | Well");
    expect_phrase("@exclaim", "No! Really?! Yes. Thanks!!! :)", "No | Really | Thanks");
    expect_phrase("@question", "Late again\nwhy\n\n?", "");
    expect_phrase("@shouted @shouted", "I am SO ANGRY. OK I AM OK", "SO ANGRY | AM OK");
    expect("find: [sorry]\nwith: {over: ['@question']}", "Sorry? Sorry!", "Sorry");
    expect("find: [late]\nunless: {over: ['@question @end']}", "Are you late? You are late!", "late");
    expect_phrase("@question", "No.\n> really?\n", "");
}
END_TEST

START_TEST(a_hashtag_counts_as_its_word)
{
    expect_phrase("so disappointed", "So #disappointed with you", "So #disappointed");
    expect_phrase("disappoint*", "#Disappointing", "#Disappointing");
    expect_phrase("service @hashtag", "Bad service #fail", "service #fail");
}
END_TEST

START_TEST(quoted_mail_is_not_the_writers_voice)
{
    expect_phrase("sorry", "No.\n> sorry\n> you are sorry\n", "");
}
END_TEST

START_TEST(conditions_take_matches_back)
{
    expect("find: [sorry]\nunless: {after: ['<1> (if|you feel)', 'we don''t <9>']}", "sorry we don't sell that", "");
    expect("find: [sorry]\nunless: {before: ['not <2>']}", "We are not really sorry. Sorry", "Sorry");
    expect("find: [sorry]\nunless: {over: ['sorry to see you go']}", "Sorry to see you go. Sorry!", "Sorry");
    expect("find: [sorry]\nunless: {sentence: [joke]}", "Sorry for the joke. Sorry", "Sorry");
    expect("find: [sorry]\nunless: {text: [joke]}", "Sorry for the joke. Sorry", "");
    expect("find: [soon]\nwith: {sentence: ['we (will|shall)']}", "Soon. We will ring soon", "soon");
    expect("find: [{any: [a, b], unless: {after: [c]}}, d]", "a c b d", "b | d");
}
END_TEST

START_TEST(of_overlapping_matches_the_longer_stays)
{
    expect("find: ['so sorry', sorry, 'sorry for that']", "so sorry for that", "so sorry");
}
END_TEST

START_TEST(regexes_need_their_words)
{
    expect("find: [{regex: '!{3,}', needs: [wow]}]", "Wow!!! Great!!!!", "!!! | !!!!");
    expect("find: [{regex: '!{3,}', needs: [wow]}]", "Great!!!!", "");
    expect("find: [{regex: '\\d+', needs: [wow], chars: '0123456789'}]", "Wow, 12 and 3!", "12 | 3");
    expect("find: [{regex: '\\d+', needs: [wow], chars: '0123456789\xd9\xa0'}]", "Wow, \xd9\xa3\xd9\xa4!",
           "\xd9\xa3\xd9\xa4");
    expect("find: [{regex: 'wow', needs: [wow], chars: '!?'}]", "Wow, none \xe2\x80\xa6", "");
}
END_TEST

/* What was checked when the library was built is compiled when it is first needed. */
START_TEST(a_checked_regex_waits_until_it_is_needed)
{
    rly_regex *good, *bad;
    rly_regex_scratch *scratch = rly_regex_scratch_new();
    const rly_str text = RLY_STR("well!!");
    size_t start, end;
    ck_assert_int_eq(rly_regex_new(&good, RLY_STR("!+"), true, RLY_NOWHERE, NULL), REPLYLINT_OK);
    ck_assert_int_eq(rly_regex_new(&bad, RLY_STR("(!+"), true, RLY_NOWHERE, NULL), REPLYLINT_OK);
    for (int i = 0; i < 2; i++) {
        ck_assert_int_eq(rly_regex_next(good, scratch, text, 0, &start, &end), RLY_REGEX_FOUND);
        ck_assert_uint_eq(start, 4);
        ck_assert_uint_eq(end, 6);
        ck_assert_int_eq(rly_regex_next(bad, scratch, text, 0, &start, &end), RLY_REGEX_LIMIT);
    }
    rly_regex_free(good);
    rly_regex_free(bad);
    rly_regex_scratch_free(scratch);
}
END_TEST

/* The first text is searched without JIT, which counts more steps than JIT does. */
START_TEST(a_regex_finds_the_same_at_first_and_later)
{
    static const char *const endings[] = {"", "/claim", "/contact"};
    rly_regex_scratch *scratch = rly_regex_scratch_new();
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        rly_regex *regex;
        rly_buf url = {0};
        rly_buf_str(&url, "https://shop.example/");
        for (int n = 0; n < 1500; n++)
            rly_buf_str(&url, "c-");
        rly_buf_str(&url, endings[i]);
        const rly_str text = {rly_buf_text(&url), url.size},
                      pattern = RLY_STR("https?://\\S*(?:contact|new|wish|help|claim)");
        ck_assert_int_eq(rly_regex_new(&regex, pattern, true, RLY_NOWHERE, NULL), REPLYLINT_OK);
        for (int round = 0; round < 3; round++) {
            size_t start, end = 0;
            rly_regex_result result = rly_regex_next(regex, scratch, text, 0, &start, &end);
            ck_assert_int_eq(result, *endings[i] ? RLY_REGEX_FOUND : RLY_REGEX_NONE);
            ck_assert_uint_eq(end, *endings[i] ? url.size : 0);
        }
        rly_regex_free(regex);
        rly_buf_free(&url);
    }
    rly_regex_scratch_free(scratch);
}
END_TEST

START_TEST(a_catastrophic_regex_meets_its_limit)
{
    fixture f;
    set_up(&f);
    ck_assert_int_eq(load(&f, "find: [{regex: '(a+)+\\?', needs: [a]}]"), REPLYLINT_OK);
    ck_assert_int_eq(rly_phrase_set_seal(f.set, NULL), REPLYLINT_OK);
    const char *text = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b?";
    ck_assert_int_eq(rly_text_read(&f.text, text, strlen(text), "the text", NULL, NULL), REPLYLINT_OK);
    ck_assert(rly_phrase_search(f.set, &f.text, 1000000, &f.hits));
    ck_assert_int_eq(rly_finder_run(&f.finder, &f.hits, NULL, &f.regex, &f.matches), REPLYLINT_ERROR_LIMIT);
    tear_down(&f);
}
END_TEST

START_TEST(a_spent_budget_is_told)
{
    fixture f;
    set_up(&f);
    ck_assert_int_eq(load(&f, "find: ['a <20> a <20> a <20> a <20> b']"), REPLYLINT_OK);
    ck_assert_int_eq(rly_phrase_set_seal(f.set, NULL), REPLYLINT_OK);
    const char *text =
        "b a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a";
    ck_assert_int_eq(rly_text_read(&f.text, text, strlen(text), "the text", NULL, NULL), REPLYLINT_OK);
    ck_assert(rly_phrase_search(f.set, &f.text, 1000, &f.hits));
    ck_assert_int_eq(rly_finder_run(&f.finder, &f.hits, NULL, &f.regex, &f.matches), REPLYLINT_ERROR_LIMIT);
    tear_down(&f);
}
END_TEST

static void expect_fault(const char *yaml, const char *text)
{
    fixture f;
    set_up(&f);
    ck_assert_int_ne(load(&f, yaml), REPLYLINT_OK);
    ck_assert_msg(strncmp(replylint_error_text(f.error, 0), text, strlen(text)) == 0, "%s",
                  replylint_error_text(f.error, 0));
    tear_down(&f);
}

START_TEST(a_slow_phrase_is_refused)
{
    expect_fault("define: {a: '(b c|d e|f g|h i|j k|l m|n o|p q)', e: '{a} {a} {a} {a} {a} {a} {a} {a}'}\n"
                 "find: ['{e} {e} {e} {e} {e} {e} {e} {e} {e} {e}']",
                 "pack.yml:2:");
}
END_TEST

START_TEST(bad_phrases_are_told_with_their_place)
{
    expect_fault("find: ['(a|b']", "pack.yml:1:13: in the phrase \"(a|b\": a \")\" is missing");
    expect_fault("find: ['a) b']", "pack.yml:1:10: in the phrase \"a) b\": unexpected \")\"");
    expect_fault("find: ['a|b']", "pack.yml:1:10: in the phrase \"a|b\": alternatives stand in brackets");
    expect_fault("find: ['a <21> b']", "pack.yml:1:14: in the phrase \"a <21> b\": a gap is written <n>");
    expect_fault("find: ['<2> b']", "pack.yml:1:9: the phrase \"<2> b\" can begin with a gap");
    expect_fault("find: ['a?']", "pack.yml:1:9: the phrase \"a?\" can match without any word");
    expect_fault("find: ['a @end b']", "pack.yml:1:9: the phrase \"a @end b\" can match nothing");
    expect_fault("find: ['a (b @last|@end) <3> c']",
                 "pack.yml:1:9: the phrase \"a (b @last|@end) <3> c\" can match nothing");
    expect_fault("find: ['a @start b']", "pack.yml:1:9: the phrase \"a @start b\" can match nothing");
    expect_fault("find: ['a? b @first']", "pack.yml:1:9: the phrase \"a? b @first\" can match nothing");
    expect_fault("find: ['@start @end']", "pack.yml:1:9: the phrase \"@start @end\" can match without any word");
    expect_fault("find: ['call @emial']", "pack.yml:1:9: there is no span @emial; did you mean @email?");
    expect_fault("find: ['{nothing} a']", "pack.yml:1:9: there is no fragment {nothing}");
    expect_fault("define: {a: '{a}'}\nfind: ['{a}']", "pack.yml:1:17: in the phrase \"{a}\": fragments are nested");
    expect_fault("find: ['sorry!']", "pack.yml:1:14: in the phrase \"sorry!\": unexpected character");
    expect_fault("find: [{any: [a], unles: {}}]",
                 "pack.yml:1:19: an item of find has no key \"unles\"; did you mean \"unless\"?");
    expect_fault("find: [{regex: '(a', needs: [a]}]", "pack.yml:1:17: in the regex \"(a\" at character 3: missing");
    expect_fault("find: [{any: [a], needs: [b]}]", "pack.yml:1:27: phrases need a condition");
    expect_fault("find: [{regex: 'a'}]", "pack.yml:1:9: a regex states what it needs");
    expect_fault("find: [{regex: 'a', needs: [a], chars: ''}]", "pack.yml:1:41: chars is a text of characters");
    expect_fault("find: [{regex: 'a', needs: [a], chars: [x]}]", "pack.yml:1:41: chars is a text of characters");
    expect_fault("find: []", "pack.yml:1:1: expected a list of phrases");
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        words_are_found_whole_and_in_any_case,
        a_phrase_stays_in_its_sentence,
        groups_and_optional_words,
        words_with_groups_inside_are_spellings,
        gaps_are_as_short_as_will_do,
        gaps_that_follow_each_other_are_one,
        fragments_come_from_define,
        what_is_shared_holds_the_fragments_of_the_file,
        spans_and_places,
        typography_is_evidence,
        a_hashtag_counts_as_its_word,
        quoted_mail_is_not_the_writers_voice,
        conditions_take_matches_back,
        of_overlapping_matches_the_longer_stays,
        regexes_need_their_words,
        a_checked_regex_waits_until_it_is_needed,
        a_regex_finds_the_same_at_first_and_later,
        a_catastrophic_regex_meets_its_limit,
        a_spent_budget_is_told,
        a_slow_phrase_is_refused,
        bad_phrases_are_told_with_their_place,
    };
    return run_suite("phrase", tests, sizeof tests / sizeof *tests);
}
