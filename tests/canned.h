/* SPDX-License-Identifier: Apache-2.0 */
/* Canned texts that two test programs share. */
#ifndef TESTS_CANNED_H
#define TESTS_CANNED_H

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

static inline void add(replylint_index *index, const char *id, const char *title, const char *place, const char *text)
{
    replylint_draft *draft = NULL;
    ck_assert_int_eq(replylint_draft_new(&draft), REPLYLINT_OK);
    ck_assert_int_eq(replylint_draft_set(draft, "id", id, strlen(id), NULL), REPLYLINT_OK);
    ck_assert_int_eq(replylint_draft_set(draft, "text", text, strlen(text), NULL), REPLYLINT_OK);
    ck_assert_int_eq(replylint_index_add(index, draft, title, place, NULL), REPLYLINT_OK);
    replylint_draft_free(draft);
}

static inline replylint_index *new_index(void)
{
    replylint_index *index = NULL;
    ck_assert_int_eq(replylint_index_new(&index, NULL), REPLYLINT_OK);
    add(index, "m1", "Late parcel", "macros.csv:2", LATE);
    add(index, "m2", "Refund", "macros.csv:3", REFUND);
    add(index, "m3", "", "", "Thank you!");
    return index;
}

/* A kit whose linter has the index; the caller's reference is given up. */
static inline kit kit_with(replylint_index *index)
{
    kit k = kit_new(NULL);
    replylint_linter_free(k.linter);
    ck_assert_int_eq(replylint_linter_new_with(&k.linter, k.rules, index, NULL, NULL, 0, NULL, k.error), REPLYLINT_OK);
    replylint_index_free(index);
    return k;
}

static inline const char *message_of(const kit *k, const char *rule)
{
    size_t i = finding_of(k, rule);
    return i == SIZE_MAX ? "" : replylint_report_finding_get(k->report, i, "message");
}

#endif
