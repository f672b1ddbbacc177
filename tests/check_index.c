/* SPDX-License-Identifier: Apache-2.0 */
/* Indexes in files: those that are not what they should be, those that are replaced, and those that threads share. */
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "canned.h"
#include "similar/index.h"

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
    /* Nothing is asserted under the limit: Check writes a file, too. */
    int limited = setrlimit(RLIMIT_FSIZE, &none);
    replylint_status status = replylint_index_save(index, path, error);
    int restored = setrlimit(RLIMIT_FSIZE, &usual);
    ck_assert(limited == 0 && restored == 0);
    ck_assert_int_eq(status, REPLYLINT_ERROR_FILE);
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

/* Texts added to two indexes, the second appended: the file is that of one index to which all were added. */
START_TEST(test_append)
{
    static const char *const texts[] = {LATE, REFUND, "Thank you!", LATE_SENT, REFUND " Ask us about it at any time."};
    static unsigned char whole[1 << 16], parts[1 << 16];
    make_folder();
    for (size_t split = 0; split <= 5; split++) {
        replylint_index *one = NULL, *first = NULL, *second = NULL;
        ck_assert_int_eq(replylint_index_new(&one, NULL), REPLYLINT_OK);
        ck_assert_int_eq(replylint_index_new(&first, NULL), REPLYLINT_OK);
        ck_assert_int_eq(replylint_index_new(&second, NULL), REPLYLINT_OK);
        for (size_t i = 0; i < 5; i++) {
            char id[] = {(char)('a' + i), '\0'};
            add(one, id, "title", "place", texts[i]);
            add(i < split ? first : second, id, "title", "place", texts[i]);
        }
        ck_assert_int_eq(replylint_index_append(first, second, NULL), REPLYLINT_OK);
        ck_assert_int_eq(replylint_index_save(one, path, NULL), REPLYLINT_OK);
        size_t size = read_saved(whole, sizeof whole);
        ck_assert_int_eq(replylint_index_save(first, path, NULL), REPLYLINT_OK);
        ck_assert_uint_eq(read_saved(parts, sizeof parts), size);
        ck_assert(!memcmp(whole, parts, size));
        ck_assert_int_eq(replylint_index_append(first, second, NULL), REPLYLINT_ERROR_STATE);
        ck_assert_int_eq(replylint_index_append(second, first, NULL), REPLYLINT_ERROR_STATE);
        ck_assert_int_eq(replylint_index_append(second, second, NULL), REPLYLINT_ERROR_ARGUMENT);
        ck_assert_int_eq(replylint_index_append(NULL, second, NULL), REPLYLINT_ERROR_ARGUMENT);
        replylint_index_free(one);
        replylint_index_free(first);
        replylint_index_free(second);
    }
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
    const TTest *const tests[] = {
        test_files, test_damage, test_replaced, test_not_written, test_threads, test_append, test_arguments,
    };
    return run_suite("index", tests, sizeof(tests) / sizeof(tests[0]));
}
