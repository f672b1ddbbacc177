/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Out of memory is a status. In each scenario the first allocation fails, then the second, and so on until none is
 * left to fail: every time the call says MEMORY, or did without and the report is whole; nothing leaks, and the same
 * handles work afterwards.
 */
#include "phrase/finder.h"
#include "support.h"
#include "watched_memory.h"

/* What is tried, with a linter of its own: it makes some things when they are first needed. `prepare` runs with memory
 * enough, `act` without. */
typedef struct scenario {
    void (*prepare)(kit *k);
    replylint_status (*act)(kit *k);
    bool again; /* `act` gives the same when it is called once more on the same handles */
} scenario;

static const char record[] =
    "{\"id\":\"7\",\"channel\":\"x\",\"customer\":{\"name\":\"Ann\"},\"signal\":{\"upset\":\"yes\"},"
    "\"messages\":[{\"role\":\"customer\",\"text\":\"Where is my parcel? It never came, I am so angry!\"}],"
    "\"text\":\"Sorry you feel that way \\u2013 we\\u2019re busy. Please DM us, we'll look into it soon. caf\\u00e9 "
    "07700 900345 I recieved the colour at our center. "
    "^SG\"}";

#define MARKUP_RECORD(format, text) "{\"format\":\"" format "\",\"text\":\"" text "\"}"
static const char html[] = MARKUP_RECORD(
    "html",
    "<p>Sorry you <b>feel</b> that way &mdash; please <a href='x?a&amp;b'>DM us</a>. 07700 <i>900345</i><code>c</code>"
    "<div hidden>no</div><blockquote>Why?</blockquote>");
static const char markdown[] =
    MARKUP_RECORD("markdown", "Sorry you *feel* that way &mdash; please [DM us](x?a&amp;b). `c`\\n\\n> Why?\\n");

static const char template[] =
    "{\"kind\":\"template\",\"channel\":\"x\",\"placeholders\":[\"order.eta=date\"],\"text\":\"Hi "
    "{{ticket.requester.firstname}}, {% if a %}sorry you feel that way{% endif %} {{order.eta}} {{a} {{user.name}}\"}";

/* The report is the one that comes of it with memory enough, which is kept the first time. */
static void compare_report(kit *k, size_t n, char **whole)
{
    const char *json = NULL;
    size_t size = 0;
    if (!k->report || replylint_report_json(k->report, &json, &size) != REPLYLINT_OK)
        return;
    if (n == 0 && !*whole)
        *whole = strndup(json, size);
    ck_assert_msg(*whole && strcmp(json, *whole) == 0, "allocation %zu: not the whole report", n);
}

/* Run a scenario on new handles with allocation `n` failing (0: none). Returns how many there were. */
static size_t try_one(const scenario *s, size_t n, char **whole)
{
    kit other = kit_new(NULL), k = {.linter = other.linter, .rules = other.rules};
    other.linter = NULL;
    other.rules = NULL;
    watched.on = true;
    watched.fail_at = 0;
    s->prepare(&k);
    watched.calls = 0;
    watched.fail_at = n;
    replylint_status status = s->act(&k), second = REPLYLINT_OK;
    size_t made = watched.calls;
    watched.fail_at = 0;
    if (status == REPLYLINT_OK)
        compare_report(&k, n, whole);
    if (s->again) {
        second = s->act(&k);
        compare_report(&k, n, whole);
    }
    kit_free(&k);
    watched.on = false;
    kit_free(&other);
    ck_assert_msg(status == REPLYLINT_OK || (n > 0 && made >= n && status == REPLYLINT_ERROR_MEMORY),
                  "allocation %zu: %s", n, replylint_status_text(status));
    ck_assert_msg(second == REPLYLINT_OK, "after allocation %zu: %s", n, replylint_status_text(second));
    ck_assert_msg(watched.live == 0, "allocation %zu: %zu blocks leak", n, watched.live);
    return made;
}

/*
 * Allocations fail one by one at first, then in strides, so that even thousands take seconds. The strides are odd, and
 * repeating patterns of allocations are hit all over.
 */
static void run(const scenario *s)
{
    const char *tries = getenv("REPLYLINT_ALLOCATION_TRIES");
    size_t most = tries ? strtoul(tries, NULL, 10) : 150;
    char *whole = NULL;
    size_t total = try_one(s, 0, &whole), stride = total / (most ? most : 1) | 1;
    ck_assert_uint_gt(total, 0);
    for (size_t n = 1; n <= total; n += n < most ? 1 : stride) {
        (void)try_one(s, n, &whole);
    }
    free(whole);
}

static void prepare_nothing(kit *k)
{
    (void)k;
}

static void prepare_error(kit *k)
{
    k->error = replylint_error_new();
}

static void prepare_draft(kit *k)
{
    prepare_error(k);
    (void)replylint_draft_new(&k->draft);
    (void)replylint_report_new(&k->report);
}

static void prepare_record(kit *k)
{
    prepare_draft(k);
    (void)replylint_draft_json(k->draft, record, strlen(record), k->error);
}

/* One rule finds so many places that it takes memory for them. */
static void prepare_many_places(kit *k)
{
    static const char blanks[] =
        "Dear ____, your ____ of ____ is on its way to ____ by ____, and ____ will ring ____ or ____ "
        "at ____ with ____ for ____ and for ____.";
    prepare_draft(k);
    (void)replylint_draft_set(k->draft, "text", blanks, strlen(blanks), k->error);
}

static void prepare_html(kit *k)
{
    prepare_draft(k);
    (void)replylint_draft_json(k->draft, html, strlen(html), k->error);
}

/* What md4c takes for itself is not failed here: it is a shared library, and has no allocator to hand over. */
static void prepare_markdown(kit *k)
{
    prepare_draft(k);
    (void)replylint_draft_json(k->draft, markdown, strlen(markdown), k->error);
}

static void prepare_template(kit *k)
{
    prepare_draft(k);
    (void)replylint_draft_json(k->draft, template, strlen(template), k->error);
}

static void prepare_report(kit *k)
{
    prepare_record(k);
    (void)replylint_lint(k->linter, k->draft, k->report, k->error);
}

/* All handles from nothing, with a rule of one's own, in the order in which a program makes them. */
static replylint_status make_handles(kit *k)
{
    static const char rule[] =
        "level: warning\npoints: 2\ndefine: {out: \"out|back\"}\nfind: [\"reach {out} <3> today\"]\n"
        "message: \"Jargon.\"\nadvice: \"Say write.\"\nwhy: \"Plain words.\"\n"
        "examples: {fail: [\"Do reach out to us today.\"], pass: [\"Do write.\"]}\n";
    static const char settings[] =
        "profile: email\nrules: {apology/missing: error}\nchannel: x\nown_contacts: [help@shop.example]\n";
    kit own = {0};
    replylint_status status = replylint_rules_new(&own.rules, k->error);
    if (status == REPLYLINT_OK) {
        status = replylint_rules_add(own.rules, "en/wording/reach-out.yml", NULL, rule, strlen(rule), k->error);
    }
    if (status == REPLYLINT_OK) {
        status = open_spelling(own.rules, k->error);
    }
    if (status == REPLYLINT_OK) {
        status = replylint_rules_words(own.rules, "words.txt", "brand\nsnoozr\n", 13, k->error);
    }
    if (status == REPLYLINT_OK) {
        status = replylint_linter_new(&own.linter, own.rules, settings, strlen(settings), "settings.yml", k->error);
    }
    if (status == REPLYLINT_OK) {
        status = replylint_draft_new(&own.draft);
    }
    if (status == REPLYLINT_OK) {
        status = replylint_report_new(&own.report);
    }
    kit_free(&own);
    return status;
}

/* An index of some texts, sealed, and a linter with it, which finds the draft's own text there. */
static replylint_status make_index(kit *k)
{
    static const char *const texts[] = {"We are open from nine to five on every day but Sunday.",
                                        "Please send us your order number and we look into it today.",
                                        "We are open from 9 to five on every day but Sunday.", "Thanks!"};
    replylint_index *index = NULL;
    replylint_linter *linter = NULL;
    replylint_status status = replylint_index_new(&index, k->error);
    for (size_t i = 0; i < sizeof texts / sizeof *texts && status == REPLYLINT_OK; i++) {
        status = replylint_draft_set(k->draft, "text", texts[i], strlen(texts[i]), k->error);
        if (status == REPLYLINT_OK) {
            status = replylint_index_add(index, k->draft, "a title", "a place", k->error);
        }
    }
    if (status == REPLYLINT_OK) {
        status = replylint_index_seal(index, k->error);
    }
    if (status == REPLYLINT_OK) {
        status = replylint_linter_new_with(&linter, k->rules, index, NULL, NULL, 0, NULL, k->error);
    }
    if (status == REPLYLINT_OK) {
        status = replylint_draft_set(k->draft, "text", texts[1], strlen(texts[1]), k->error);
    }
    if (status == REPLYLINT_OK) {
        status = replylint_lint(linter, k->draft, k->report, k->error);
    }
    bool found = status != REPLYLINT_OK || replylint_report_similar_count(k->report) == 1;
    replylint_linter_free(linter);
    replylint_index_free(index);
    return found ? status : REPLYLINT_ERROR_STATE;
}

static replylint_status list_faults(kit *k)
{
    replylint_error *error = replylint_error_new();
    replylint_status status = error ? REPLYLINT_OK : REPLYLINT_ERROR_MEMORY;
    if (error) {
        status = replylint_draft_set(k->draft, "chanel", "x", 1, error);
        status = status == REPLYLINT_ERROR_UNKNOWN ? REPLYLINT_OK : status;
        (void)replylint_error_text(error, 0);
    }
    replylint_error_free(error);
    return status;
}

static replylint_status fill_draft(kit *k)
{
    static const char text[] = "I'm sorry about that, Ann. We'll be in touch soon.", told[] = "It is broken!";
    replylint_draft_clear(k->draft);
    replylint_status status = replylint_draft_set(k->draft, "text", text, strlen(text), k->error);
    if (status == REPLYLINT_OK) {
        status = replylint_draft_message(k->draft, "customer", told, strlen(told), k->error);
    }
    if (status == REPLYLINT_OK) {
        status = replylint_draft_message_set(k->draft, "name", "Ann", 3, k->error);
    }
    if (status == REPLYLINT_OK) {
        status = replylint_draft_message(k->draft, "agent", text, strlen(text), k->error);
    }
    if (status == REPLYLINT_OK) {
        status = replylint_draft_set(k->draft, "signal.closing", "yes", 3, k->error);
    }
    if (status == REPLYLINT_OK) {
        status = replylint_draft_set(k->draft, "own_contacts", "a@b.example, c@d.example", 24, k->error);
    }
    return status;
}

static replylint_status read_record(kit *k)
{
    return replylint_draft_json(k->draft, record, strlen(record), k->error);
}

static replylint_status judge(kit *k)
{
    replylint_status status = replylint_lint(k->linter, k->draft, k->report, k->error);
    bool empty = replylint_report_finding_count(k->report) == 0 && replylint_report_score(k->report) == 0;
    /* A lint that failed leaves an empty report, one that did not has found "Sorry you feel". */
    return (status == REPLYLINT_OK) != empty ? status : REPLYLINT_ERROR_STATE;
}

static replylint_status write_report(kit *k)
{
    const char *json = NULL;
    size_t size = 0;
    replylint_status status = replylint_report_json(k->report, &json, &size);
    return status != REPLYLINT_OK || (json && size == strlen(json)) ? status : REPLYLINT_ERROR_STATE;
}

static replylint_status record_to_report(kit *k)
{
    const char *json = NULL;
    size_t size = 0;
    replylint_status status =
        replylint_lint_json(k->linter, k->draft, k->report, record, strlen(record), &json, &size, k->error);
    return (status == REPLYLINT_OK) == (json != NULL) ? status : REPLYLINT_ERROR_STATE;
}

static replylint_status redact(kit *k)
{
    const char *text = NULL;
    size_t size = 0;
    replylint_status status = replylint_redact(k->linter, k->draft, k->report, &text, &size, k->error);
    return (status == REPLYLINT_OK) == (text != NULL) ? status : REPLYLINT_ERROR_STATE;
}

static replylint_status render(kit *k)
{
    static const char values[] = "{\"user\": {\"name\": \"Ann\"}}";
    const char *text = NULL;
    size_t size = 0;
    replylint_status status = replylint_render(k->linter, k->draft, "longest", values, strlen(values), NULL, k->report,
                                               &text, &size, k->error);
    return (status == REPLYLINT_OK) == (text != NULL) ? status : REPLYLINT_ERROR_STATE;
}

static replylint_status measure_all(kit *k)
{
    replylint_status status = replylint_measure(k->linter, k->draft, NULL, k->report, k->error);
    return (status == REPLYLINT_OK) == (replylint_report_measure_count(k->report) > 0) ? status : REPLYLINT_ERROR_STATE;
}

/* A net that grows. What a search left undone that failed, the next one makes. */
static replylint_status grow_a_net(kit *k)
{
    static const char yaml[] = "[{any: ['we are (so|very|) sorry', 'sorry <3> (delay|wait)', 'so sorry']}, 'we are']";
    rly_tree_store file = {0};
    rly_finder finder = {0};
    rly_text text = {0};
    rly_hits hits = {0};
    const rly_fragments none = {0};
    rly_phrase_set *set = rly_phrase_set_new();
    replylint_status status =
        set ? rly_tree_read(&file, RLY_YAML, "pack.yml", yaml, strlen(yaml), k->error) : REPLYLINT_ERROR_MEMORY;
    status = status ? status : rly_finder_add(&finder, set, &file.tree, rly_root(&file.tree), 1, &none, k->error);
    if (set)
        rly_phrase_set_grow(set);
    status = status ? status : rly_phrase_set_seal(set, k->error);
    status = status ? status : rly_text_read(&text, "We are so sorry for that wait.", 30, "the text", NULL, k->error);
    if (!status && !rly_phrase_search(set, &text, 1000, &hits))
        status = rly_phrase_search(set, &text, 1000, &hits) ? REPLYLINT_ERROR_MEMORY : REPLYLINT_ERROR_STATE;
    if (hits.text && hits.hits.count != 4)
        status = REPLYLINT_ERROR_STATE;
    rly_finder_free(&finder);
    rly_phrase_set_free(set);
    rly_tree_free(&file);
    rly_text_free(&text);
    rly_hits_free(&hits);
    return status;
}

#define SCENARIO(name, prepare, act, again)          \
    START_TEST(name)                                 \
    {                                                \
        run(&(const scenario){prepare, act, again}); \
    }                                                \
    END_TEST

SCENARIO(making_handles, prepare_error, make_handles, false)
SCENARIO(making_handles_without_a_list, prepare_nothing, make_handles, false)
SCENARIO(listing_faults, prepare_draft, list_faults, true)
SCENARIO(filling_a_draft, prepare_draft, fill_draft, true)
SCENARIO(reading_a_record, prepare_draft, read_record, true)
SCENARIO(judging, prepare_record, judge, true)
SCENARIO(judging_what_fails_in_many_places, prepare_many_places, judge, true)
SCENARIO(judging_html, prepare_html, judge, true)
SCENARIO(judging_markdown, prepare_markdown, judge, true)
SCENARIO(writing_a_report, prepare_report, write_report, true)
SCENARIO(redacting, prepare_record, redact, true)
SCENARIO(redacting_html, prepare_html, redact, true)
SCENARIO(judging_a_template, prepare_template, judge, true)
SCENARIO(rendering, prepare_template, render, false)
SCENARIO(measuring, prepare_record, measure_all, true)
SCENARIO(measuring_html, prepare_html, measure_all, true)
SCENARIO(making_an_index, prepare_draft, make_index, true)
SCENARIO(growing_a_net, prepare_error, grow_a_net, true)
SCENARIO(record_in_report_out, prepare_draft, record_to_report, true)

START_TEST(a_warm_lint_allocates_nothing)
{
    kit k = kit_new(NULL);
    replylint_index *index = NULL;
    replylint_linter_free(k.linter);
    ck_assert_int_eq(replylint_index_new(&index, k.error), REPLYLINT_OK);
    ck_assert_int_eq(replylint_draft_json(k.draft, record, strlen(record), k.error), REPLYLINT_OK);
    ck_assert_int_eq(replylint_index_add(index, k.draft, "its own text", NULL, k.error), REPLYLINT_OK);
    ck_assert_int_eq(replylint_linter_new_with(&k.linter, k.rules, index, NULL, NULL, 0, NULL, k.error), REPLYLINT_OK);
    replylint_index_free(index);
    for (int round = 0; round < 6; round++) {
        const char *json = round % 2 ? html : record;
        ck_assert_int_eq(replylint_draft_json(k.draft, json, strlen(json), k.error), REPLYLINT_OK);
        watched.on = round >= 4;
        watched.calls = round > 4 ? watched.calls : 0;
        watched.fail_at = 0;
        replylint_status status = judge(&k);
        replylint_status written = write_report(&k);
        watched.on = false;
        ck_assert_int_eq(status, REPLYLINT_OK);
        ck_assert_int_eq(written, REPLYLINT_OK);
    }
    ck_assert_msg(watched.calls == 0, "%zu allocations", watched.calls);
    kit_free(&k);
}
END_TEST

#define SECRETS                                                                                                    \
    "Dear Wilhelmina, the card is 4111 1111 1111 1111, 4111111111111111, the password is hunter2-Qx7. Ring 07700 " \
    "900345."

static void set_key_again(kit *k, const char *key, const char *value)
{
    set_key(k, key, value);
    set_key(k, key, "x"); /* what is replaced is no less private */
    set_key(k, key, value);
}

/*
 * Judging, redacting, measuring and writing leave nothing private behind in what our own code allocates: drafts are
 * filled by key, since libfyaml, which reads records, does not wipe.
 */
START_TEST(what_was_private_is_wiped)
{
    static const char *const formats[] = {"plain", "html", "markdown"}, *const texts[] = {SECRETS,
                                                                                          SECRETS " caf\u00e9"};
    kit k = kit_new(NULL);
    const char *text = NULL;
    size_t size = 0;
    watched.on = true;
    watched.fail_at = watched.spilled = 0;
    for (size_t i = 0; i < 12; i++) {
        const char *told = texts[i / 3 % 2];
        replylint_draft_clear(k.draft);
        set_key_again(&k, "text", told);
        set_key_again(&k, "inbound", told);
        set_key_again(&k, "customer.name", "Wilhelmina");
        set_key(&k, "format", formats[i % 3]);
        set_key(&k, "show_private", i < 6 ? "yes" : "no");
        (void)replylint_draft_message(k.draft, "customer", told, strlen(told), k.error);
        lint(&k);
        (void)replylint_report_json(k.report, &text, &size);
        (void)replylint_redact(k.linter, k.draft, k.report, &text, &size, k.error);
        (void)replylint_measure(k.linter, k.draft, NULL, k.report, k.error);
    }
    replylint_report_free(k.report);
    replylint_draft_free(k.draft);
    k.report = NULL;
    k.draft = NULL;
    watched.on = false;
    ck_assert_msg(watched.spilled == 0, "%zu blocks were given back with private data in them", watched.spilled);
    kit_free(&k);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        what_was_private_is_wiped, /* first: what libfyaml leaves behind would come back in blocks of ours */
        making_handles,
        making_handles_without_a_list,
        listing_faults,
        filling_a_draft,
        reading_a_record,
        judging,
        judging_what_fails_in_many_places,
        judging_html,
        redacting,
        redacting_html,
        judging_a_template,
        rendering,
        measuring,
        measuring_html,
        judging_markdown,
        writing_a_report,
        record_in_report_out,
        making_an_index,
        growing_a_net,
        a_warm_lint_allocates_nothing,
    };
    return run_suite("memory", tests, sizeof(tests) / sizeof(tests[0]));
}
