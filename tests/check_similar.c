/* SPDX-License-Identifier: Apache-2.0 */
/* Canned texts: what is near to what, and files that are not what they should be. */
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "similar/index.h"
#include "support.h"

#define LATE                                                                                                      \
    "Hi {{name}}, we're sorry that order {{number}} is running late. Our courier had a problem with its sorting " \
    "machines, and your parcel should be with you by {{date}}. Kind regards, {{agent}}"
#define LATE_SENT                                                                                           \
    "Hi Diane, we're sorry that order 5521907 is running late. Our courier had a problem with its sorting " \
    "machines, and your parcel should be with you by 12 May. Kind regards, Priya"
#define REFUND                                                                                          \
    "Thanks for sending the item back. We've issued a refund of {{amount}}, which takes three to five " \
    "working days to show on your statement."

static char folder[] = "/tmp/check_similar.XXXXXX", path[64], beside[64];

static void make_folder(void)
{
    strcpy(folder + sizeof folder - 7, "XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    (void)snprintf(path, sizeof path, "%s/index", folder);
    (void)snprintf(beside, sizeof beside, "%s/other", folder);
}

static void remove_folder(void)
{
    (void)unlink(path);
    (void)unlink(beside);
    ck_assert_int_eq(rmdir(folder), 0); /* nothing else was left behind */
}

static void add(replylint_index *index, const char *id, const char *title, const char *place, const char *text)
{
    replylint_draft *draft = NULL;
    ck_assert_int_eq(replylint_draft_new(&draft), REPLYLINT_OK);
    ck_assert_int_eq(replylint_draft_set(draft, "id", id, strlen(id), NULL), REPLYLINT_OK);
    ck_assert_int_eq(replylint_draft_set(draft, "text", text, strlen(text), NULL), REPLYLINT_OK);
    ck_assert_int_eq(replylint_index_add(index, draft, title, place, NULL), REPLYLINT_OK);
    replylint_draft_free(draft);
}

static replylint_index *new_index(void)
{
    replylint_index *index = NULL;
    ck_assert_int_eq(replylint_index_new(&index, NULL), REPLYLINT_OK);
    add(index, "m1", "Late parcel", "macros.csv:2", LATE);
    add(index, "m2", "Refund", "macros.csv:3", REFUND);
    add(index, "m3", "", "", "Thank you!");
    return index;
}

/* A kit whose linter has the index; the caller's reference is given up. */
static kit kit_with(replylint_index *index)
{
    kit k = kit_new(NULL);
    replylint_linter_free(k.linter);
    ck_assert_int_eq(replylint_linter_new_with(&k.linter, k.rules, index, NULL, NULL, 0, NULL, k.error), REPLYLINT_OK);
    replylint_index_free(index);
    return k;
}

static const char *message_of(const kit *k, const char *rule)
{
    size_t i = finding_of(k, rule);
    return i == SIZE_MAX ? "" : replylint_report_finding_get(k->report, i, "message");
}

START_TEST(test_numbers)
{
    replylint_index *index = new_index();
    add(index, "", NULL, NULL, LATE_SENT);
    ck_assert_uint_eq(replylint_index_number(index, "texts"), 0); /* not yet */
    ck_assert_int_eq(replylint_index_seal(index, NULL), REPLYLINT_OK);
    ck_assert_uint_eq(replylint_index_number(index, "texts"), 2);
    ck_assert_uint_eq(replylint_index_number(index, "added"), 4);
    ck_assert_uint_eq(replylint_index_number(index, "left_out"), 1);
    ck_assert_uint_eq(replylint_index_number(index, "version"), RLY_INDEX_VERSION);
    ck_assert_uint_eq(replylint_index_number(index, "nonsense"), 0);
    ck_assert_int_eq(replylint_index_check(index, NULL), REPLYLINT_OK);
    replylint_draft *draft = NULL;
    ck_assert_int_eq(replylint_draft_new(&draft), REPLYLINT_OK);
    ck_assert_int_eq(replylint_index_add(index, draft, NULL, NULL, NULL), REPLYLINT_ERROR_STATE);
    replylint_draft_free(draft);
    replylint_index_free(index);
}
END_TEST

START_TEST(test_lint)
{
    kit k = kit_with(new_index());
    lint_reply(&k, LATE_SENT, "Where is it?");
    ck_assert_str_eq(verdict_of(&k, "personal/canned"), "failed");
    ck_assert_str_eq(message_of(&k, "personal/canned"),
                     "Canned: 100 % of the words stand in \"Late parcel\" (macros.csv:2); none are your own.");
    ck_assert_uint_eq(replylint_report_similar_count(k.report), 1);
    ck_assert_str_eq(replylint_report_similar_get(k.report, 0, "id"), "m1");
    ck_assert_str_eq(replylint_report_similar_get(k.report, 0, "title"), "Late parcel");
    ck_assert_str_eq(replylint_report_similar_get(k.report, 0, "place"), "macros.csv:2");
    ck_assert_uint_eq(replylint_report_similar_number(k.report, 0, "likeness"), 100);
    char *json = json_of(&k);
    ck_assert_ptr_nonnull(strstr(json,
                                 "\"similar\":[{\"id\":\"m1\",\"title\":\"Late parcel\",\"place\":\"macros.csv:2\","
                                 "\"share\":100,\"likeness\":100,\"copies\":1}]"));
    free(json);
    lint_reply(&k, "The driver tried your neighbour. " LATE_SENT, NULL);
    ck_assert_ptr_nonnull(strstr(message_of(&k, "personal/canned"), "your own: \"The driver tried your neighbour\"."));
    lint_reply(&k, "The museum is open until nine tonight, and children go in for nothing.", NULL);
    ck_assert_str_eq(verdict_of(&k, "personal/canned"), "passed");
    ck_assert_uint_eq(replylint_report_similar_count(k.report), 0);
    lint_reply(&k, "Thank you!", NULL);
    ck_assert_str_eq(verdict_of(&k, "personal/canned"), "na");
    replylint_draft_clear(k.draft);
    set_key(&k, "text", LATE_SENT);
    set_key(&k, "id", "m1"); /* the very text, as it was sent before */
    lint(&k);
    ck_assert_str_eq(verdict_of(&k, "personal/canned"), "passed");
    kit_free(&k);
    k = kit_new(NULL);
    lint_reply(&k, LATE_SENT, NULL);
    ck_assert_str_eq(verdict_of(&k, "personal/canned"), "na");
    ck_assert_int_eq(replylint_similar(k.linter, k.draft, k.report, k.error), REPLYLINT_ERROR_STATE);
    kit_free(&k);
}
END_TEST

/* What is private is masked where the writer's own words are shown. */
START_TEST(test_masked)
{
    kit k = kit_with(new_index());
    lint_reply(&k,
               "Thanks for sending the item back to 14 Elm Road, Hull HU5 2AB. We've issued a refund of 4, which "
               "takes three to five working days to show on your statement.",
               NULL);
    ck_assert_str_eq(verdict_of(&k, "personal/canned"), "failed");
    ck_assert_ptr_null(strstr(message_of(&k, "personal/canned"), "Elm Road"));
    kit_free(&k);
}
END_TEST

/* Words from a small list, so that many texts are near to one another. */
static uint32_t state = 7;

static uint32_t draw(uint32_t below)
{
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % below;
}

static void make_text(rly_buf *out, const char *near)
{
    static const char *const words[] = {"parcel", "driver", "kettle", "window", "ticket", "lamp",  "garden", "bread",
                                        "river",  "paper",  "bridge", "basket", "candle", "train", "button", "cheese"};
    size_t count = 6 + draw(60);
    rly_buf_clear(out);
    for (size_t i = 0; near && *near; i++) {
        size_t size = strcspn(near, " ");
        const char *other = draw(15) == 0 ? words[draw(16)] : NULL;
        rly_buf_add(out, other ? other : near, other ? strlen(other) : size);
        rly_buf_byte(out, ' ');
        near += size + (near[size] == ' ');
    }
    for (size_t i = 0; !near && i < count; i++) {
        rly_buf_str(out, words[draw(4) * draw(4) + draw(7)]);
        rly_buf_byte(out, ' ');
    }
    ck_assert_ptr_nonnull(rly_buf_text(out));
}

static size_t brute_force(const rly_index_view *view, const rly_shingles *shingles, rly_near *out)
{
    size_t count = 0;
    for (uint32_t i = 0; i < view->header.entries; i++) {
        const rly_index_entry *entry = &view->entries[i];
        rly_near near = {i, 0, 0};
        for (size_t s = 0; s < shingles->set.count; s++)
            near.shared += rly_shingle_in(view->sets + entry->set, entry->count, shingles->set.items[s]);
        near.all = (uint32_t)shingles->set.count + entry->count - near.shared;
        if (near.shared * 2 < near.all)
            continue;
        size_t at = count++;
        for (; at > 0 && (uint64_t)near.shared * out[at - 1].all > (uint64_t)out[at - 1].shared * near.all; at--)
            out[at] = out[at - 1];
        out[at] = near;
    }
    return count;
}

/* The search finds just what a comparison with every text finds, and in the same order. */
START_TEST(test_exact)
{
    enum { TEXTS = 600, QUERIES = 400 };
    static rly_near expected[TEXTS];
    replylint_index *index = NULL;
    rly_buf text = {0}, before = {0};
    rly_text read = {0};
    rly_shingles shingles = {0};
    rly_search search = {0};
    size_t all = 0;
    ck_assert_int_eq(replylint_index_new(&index, NULL), REPLYLINT_OK);
    for (int i = 0; i < TEXTS; i++) {
        make_text(&text, i % 3 && before.size ? before.data : NULL);
        add(index, "", "", "", text.data);
        rly_buf_clear(&before);
        rly_buf_add(&before, text.data, text.size);
        ck_assert_ptr_nonnull(rly_buf_text(&before));
    }
    ck_assert_int_eq(replylint_index_seal(index, NULL), REPLYLINT_OK);
    for (int i = 0; i < QUERIES; i++) {
        make_text(&text, i % 2 ? before.data : NULL);
        ck_assert_int_eq(rly_text_read(&read, text.data, text.size, "", NULL, NULL), REPLYLINT_OK);
        ck_assert(rly_shingles_make(&shingles, &read));
        size_t count = brute_force(&index->view, &shingles, expected);
        ck_assert_int_eq(rly_near_find(&search, &index->view, shingles.set.items, shingles.set.count, 50, TEXTS),
                         RLY_SEARCHED);
        ck_assert_uint_eq(search.found.count, count);
        for (size_t n = 0; n < count; n++)
            ck_assert_uint_eq(search.found.items[n].text, expected[n].text);
        ck_assert_int_eq(rly_near_find(&search, &index->view, shingles.set.items, shingles.set.count, 50, 1),
                         RLY_SEARCHED);
        ck_assert_uint_eq(search.found.count, count > 0);
        if (count)
            ck_assert_uint_eq(search.found.items[0].text, expected[0].text);
        all += count;
    }
    ck_assert_uint_gt(all, QUERIES / 2); /* there was something to find */
    ck_assert_int_eq(replylint_index_check(index, NULL), REPLYLINT_OK);
    rly_buf_free(&text);
    rly_buf_free(&before);
    rly_text_free(&read);
    rly_shingles_free(&shingles);
    rly_search_free(&search);
    replylint_index_free(index);
}
END_TEST

static void save_new(void)
{
    replylint_index *index = new_index();
    ck_assert_int_eq(replylint_index_save(index, path, NULL), REPLYLINT_OK);
    replylint_index_free(index);
}

static size_t read_saved(unsigned char *bytes, size_t room)
{
    FILE *file = fopen(path, "rb");
    ck_assert_ptr_nonnull(file);
    size_t size = fread(bytes, 1, room, file);
    ck_assert_uint_lt(size, room);
    ck_assert_int_eq(fclose(file), 0);
    return size;
}

static void write_other(const void *bytes, size_t size)
{
    FILE *file = fopen(beside, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, size, file), size);
    ck_assert_int_eq(fclose(file), 0);
}

/* Open the other file; the fault must speak of `words`. */
static void refuse_other(const char *words, replylint_status status)
{
    replylint_error *error = replylint_error_new();
    replylint_index *index = NULL;
    ck_assert_int_eq(replylint_index_open(&index, beside, error), status);
    ck_assert_ptr_null(index);
    ck_assert_msg(strstr(replylint_error_text(error, 0), words) != NULL, "\"%s\" does not speak of \"%s\"",
                  replylint_error_text(error, 0), words);
    ck_assert_str_eq(replylint_error_file(error, 0), beside);
    replylint_error_free(error);
}

START_TEST(test_files)
{
    make_folder();
    refuse_other("cannot be opened: No such file", REPLYLINT_ERROR_FILE);
    ck_assert_int_eq(mkdir(beside, 0777), 0);
    refuse_other("is a folder", REPLYLINT_ERROR_FILE);
    ck_assert_int_eq(rmdir(beside), 0);
    write_other("", 0);
    refuse_other("the file is empty", REPLYLINT_ERROR_SYNTAX);
    write_other("id,text\n1,Hello there\n", 22);
    refuse_other("no index of canned texts", REPLYLINT_ERROR_SYNTAX);
    save_new();
    static unsigned char bytes[1 << 16];
    size_t size = read_saved(bytes, sizeof bytes);
    for (size_t cut = 1; cut < size; cut++) {
        write_other(bytes, cut);
        refuse_other(cut < sizeof(rly_index_header) ? "cut off" : "bytes where it should have", REPLYLINT_ERROR_SYNTAX);
    }
    bytes[offsetof(rly_index_header, version)]++;
    write_other(bytes, size);
    refuse_other("has version 2.1 of its format", REPLYLINT_ERROR_SYNTAX);
    bytes[offsetof(rly_index_header, version)]--;
    bytes[size] = 0;
    write_other(bytes, size + 1);
    refuse_other("bytes where it should have", REPLYLINT_ERROR_SYNTAX);
    uint32_t order = 0x04030201;
    memcpy(bytes + offsetof(rly_index_header, order), &order, sizeof order);
    write_other(bytes, size);
    refuse_other("another order of bytes", REPLYLINT_ERROR_SYNTAX);
    remove_folder();
}
END_TEST

/* A bit that fell over anywhere is found by the check, and never makes a lint say something else. */
START_TEST(test_damage)
{
    static unsigned char bytes[1 << 16];
    size_t found = 0, skipped = 0;
    make_folder();
    save_new();
    size_t size = read_saved(bytes, sizeof bytes);
    kit k = kit_new(NULL);
    set_key(&k, "text", LATE_SENT);
    for (size_t i = 0; i < size; i++) {
        replylint_index *index = NULL;
        bytes[i] ^= (unsigned char)(1 << i % 8);
        write_other(bytes, size);
        bytes[i] ^= (unsigned char)(1 << i % 8);
        if (replylint_index_open(&index, beside, k.error)) {
            found++;
            continue;
        }
        found += replylint_index_check(index, k.error) != REPLYLINT_OK;
        replylint_linter_free(k.linter);
        ck_assert_int_eq(replylint_linter_new_with(&k.linter, k.rules, index, NULL, NULL, 0, NULL, k.error),
                         REPLYLINT_OK);
        replylint_index_free(index);
        lint(&k);
        if (strcmp(verdict_of(&k, "personal/canned"), "skipped") == 0) {
            skipped++;
            ck_assert_int_eq(replylint_similar(k.linter, k.draft, k.report, k.error), REPLYLINT_ERROR_SYNTAX);
        } else {
            ck_assert_str_eq(verdict_of(&k, "personal/canned"), "failed");
            ck_assert_uint_eq(replylint_report_similar_number(k.report, 0, "likeness"), 100);
            ck_assert_str_eq(replylint_report_similar_get(k.report, 0, "title"), "Late parcel");
        }
    }
    ck_assert_uint_gt(skipped, size / 8);
    /* What is between the parts says nothing, and is not looked at: less than RLY_INDEX_ALIGN behind each. */
    ck_assert_uint_gt(found, size - 5 * RLY_INDEX_ALIGN);
    kit_free(&k);
    remove_folder();
}
END_TEST

/* Who has the old file open keeps it, whole, when a new one takes its place. */
START_TEST(test_replaced)
{
    make_folder();
    save_new();
    replylint_index *old = NULL, *later = NULL, *other = NULL;
    ck_assert_int_eq(replylint_index_open(&old, path, NULL), REPLYLINT_OK);
    ck_assert_int_eq(replylint_index_new(&other, NULL), REPLYLINT_OK);
    add(other, "", "Other", "", "You can set a new password under Settings, Account, Security.");
    ck_assert_int_eq(replylint_index_save(other, path, NULL), REPLYLINT_OK);
    ck_assert_int_eq(replylint_index_open(&later, path, NULL), REPLYLINT_OK);
    ck_assert_uint_eq(replylint_index_number(later, "texts"), 1);
    ck_assert_int_eq(replylint_index_check(old, NULL), REPLYLINT_OK);
    kit k = kit_with(old);
    lint_reply(&k, LATE_SENT, NULL);
    ck_assert_str_eq(verdict_of(&k, "personal/canned"), "failed");
    kit_free(&k);
    replylint_index_free(later);
    replylint_index_free(other);
    remove_folder();
}
END_TEST

/* What cannot be written whole is not there at all, and what was there stays. */
START_TEST(test_not_written)
{
    make_folder();
    save_new();
    replylint_error *error = replylint_error_new();
    replylint_index *index = new_index();
    struct rlimit usual, none;
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &usual), 0);
    none = usual;
    none.rlim_cur = 1000;
    (void)signal(SIGXFSZ, SIG_IGN);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &none), 0);
    ck_assert_int_eq(replylint_index_save(index, path, error), REPLYLINT_ERROR_FILE);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &usual), 0);
    ck_assert_ptr_nonnull(strstr(replylint_error_text(error, 0), "cannot be written: File too large"));
    replylint_index_free(index);
    ck_assert_int_eq(replylint_index_open(&index, path, NULL), REPLYLINT_OK);
    ck_assert_int_eq(replylint_index_check(index, NULL), REPLYLINT_OK);
    ck_assert_int_eq(replylint_index_save(index, folder, error), REPLYLINT_ERROR_FILE);
    ck_assert_int_eq(replylint_index_save(index, "/nowhere/at/all", error), REPLYLINT_ERROR_FILE);
    replylint_index_free(index);
    replylint_error_free(error);
    remove_folder();
}
END_TEST

static void *lint_often(void *linter)
{
    replylint_draft *draft = NULL;
    replylint_report *report = NULL;
    size_t bad = replylint_draft_new(&draft) || replylint_report_new(&report);
    for (int i = 0; i < 200 && !bad; i++) {
        const char *text = i % 2 ? LATE_SENT : "The museum is open until nine tonight, and children go in for nothing.";
        bad += replylint_draft_set(draft, "text", text, strlen(text), NULL) != REPLYLINT_OK;
        bad += replylint_lint(linter, draft, report, NULL) != REPLYLINT_OK;
        bad += replylint_report_similar_count(report) != (size_t)(i % 2);
    }
    replylint_report_free(report);
    replylint_draft_free(draft);
    return bad ? linter : NULL;
}

START_TEST(test_threads)
{
    enum { THREADS = 16 };
    pthread_t threads[THREADS];
    make_folder();
    save_new();
    replylint_index *index = NULL;
    ck_assert_int_eq(replylint_index_open(&index, path, NULL), REPLYLINT_OK);
    kit k = kit_with(index);
    for (int i = 0; i < THREADS; i++)
        ck_assert_int_eq(pthread_create(&threads[i], NULL, lint_often, k.linter), 0);
    for (int i = 0; i < THREADS; i++) {
        void *bad;
        ck_assert_int_eq(pthread_join(threads[i], &bad), 0);
        ck_assert_ptr_null(bad);
    }
    kit_free(&k);
    remove_folder();
}
END_TEST

START_TEST(test_arguments)
{
    replylint_index *index = NULL;
    ck_assert_int_eq(replylint_index_new(NULL, NULL), REPLYLINT_ERROR_ARGUMENT);
    ck_assert_int_eq(replylint_index_open(&index, NULL, NULL), REPLYLINT_ERROR_ARGUMENT);
    ck_assert_int_eq(replylint_index_save(NULL, "x", NULL), REPLYLINT_ERROR_ARGUMENT);
    ck_assert_int_eq(replylint_index_seal(NULL, NULL), REPLYLINT_ERROR_ARGUMENT);
    ck_assert_int_eq(replylint_index_check(NULL, NULL), REPLYLINT_ERROR_ARGUMENT);
    ck_assert_int_eq(replylint_index_add(NULL, NULL, NULL, NULL, NULL), REPLYLINT_ERROR_ARGUMENT);
    ck_assert_uint_eq(replylint_index_number(NULL, "texts"), 0);
    ck_assert_ptr_null(replylint_report_similar_get(NULL, 0, "id"));
    ck_assert_uint_eq(replylint_report_similar_count(NULL), 0);
    replylint_index_free(NULL);
    ck_assert_int_eq(replylint_index_new(&index, NULL), REPLYLINT_OK);
    replylint_draft *draft = NULL;
    ck_assert_int_eq(replylint_draft_new(&draft), REPLYLINT_OK);
    ck_assert_int_eq(replylint_draft_set(draft, "text", "a\xff", 2, NULL), REPLYLINT_OK);
    ck_assert_int_eq(replylint_index_add(index, draft, "t", "p", NULL), REPLYLINT_ERROR_ENCODING);
    ck_assert_int_eq(replylint_draft_set(draft, "text", REFUND, strlen(REFUND), NULL), REPLYLINT_OK);
    ck_assert_int_eq(replylint_index_add(index, draft, "\xff", "p", NULL), REPLYLINT_ERROR_ENCODING);
    ck_assert_int_eq(replylint_index_seal(index, NULL), REPLYLINT_OK);
    ck_assert_uint_eq(replylint_index_number(index, "added"), 0); /* an empty index is one, too */
    kit k = kit_with(index);
    lint_reply(&k, LATE_SENT, NULL);
    ck_assert_str_eq(verdict_of(&k, "personal/canned"), "passed");
    kit_free(&k);
    replylint_draft_free(draft);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {test_numbers, test_lint,     test_masked,      test_exact,   test_files,
                                  test_damage,  test_replaced, test_not_written, test_threads, test_arguments};
    return run_suite("similar", tests, sizeof(tests) / sizeof(tests[0]));
}
