/* SPDX-License-Identifier: Apache-2.0 */
/* The texts of the index that a draft is near to, without a judgement. */
#include "lint/lint.h"

static replylint_status search(const replylint_linter *linter, rly_result *result, replylint_error *error)
{
    if (!rly_alike_search(&result->alike, &result->detection, linter->index, RLY_MOST_NEAR))
        return rly_fail_memory(error);
    if (result->alike.end == RLY_SEARCH_DAMAGED)
        return rly_index_fail_damaged(RLY_NOWHERE, error);
    if (result->alike.end == RLY_SEARCH_LIMIT)
        return rly_fail(error, REPLYLINT_ERROR_LIMIT, RLY_NOWHERE, "too many texts of the index have the same words");
    return REPLYLINT_OK;
}

replylint_status rly_find_similar(const replylint_linter *linter, const replylint_draft *draft, rly_result *result,
                                  replylint_error *error)
{
    rly_result_clear(result);
    rly_keep_rules(result, linter->rules);
    if (!linter->index)
        return rly_fail(error, REPLYLINT_ERROR_STATE, RLY_NOWHERE,
                        "the linter has no index; make it with replylint_linter_new_with()");
    replylint_status status = rly_check_size(linter, draft, error);
    if (!status)
        status = rly_detect_text(&result->detection, &linter->rules->knowledge, draft, &linter->defaults,
                                 linter->limits.items, error);
    if (!status)
        status = search(linter, result, error);
    if (status)
        rly_result_clear(result);
    return status;
}
