/* SPDX-License-Identifier: Apache-2.0 */
/* The calls that join the layers. Each checks its arguments, then makes one call inward. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <unistring/version.h>

#include "report/report.h"

#define TEXT_OF(x) #x
#define TEXT(x) TEXT_OF(x)

const char *replylint_version(void)
{
    return REPLYLINT_VERSION;
}

uint32_t replylint_version_number(void)
{
    return REPLYLINT_VERSION_NUMBER;
}

const char *replylint_build_info(void)
{
    return "replylint " REPLYLINT_VERSION "\n"
           "pcre2 " TEXT(PCRE2_MAJOR) "." TEXT(PCRE2_MINOR) "\n"
                                                            "libunistring " TEXT(
                                                                _LIBUNISTRING_VERSION) "\n"
                                                                                       "libfyaml " FYAML_VERSION "\n";
}

replylint_status replylint_lint(const replylint_linter *linter, const replylint_draft *draft, replylint_report *report,
                                replylint_error *error)
{
    if (!linter || !draft || !report)
        return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, RLY_NOWHERE, "linter, draft or report is NULL");
    return rly_lint(linter, draft, &report->result, error);
}

replylint_status replylint_redact(const replylint_linter *linter, const replylint_draft *draft,
                                  replylint_report *report, const char **text, size_t *size, replylint_error *error)
{
    if (!linter || !draft || !report || !text || !size)
        return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, RLY_NOWHERE, "an argument is NULL");
    *text = NULL;
    *size = 0;
    rly_buf_clear(&report->redacted);
    replylint_status status = rly_redact(linter, draft, &report->result, &report->redacted, error);
    if (status) {
        rly_result_clear(&report->result);
        return status;
    }
    *text = rly_buf_text(&report->redacted);
    *size = *text ? report->redacted.size : 0;
    return *text ? REPLYLINT_OK : rly_fail_memory(error);
}

replylint_status replylint_render(const replylint_linter *linter, const replylint_draft *draft, const char *how,
                                  const char *values, size_t size, const char *name, replylint_report *report,
                                  const char **text, size_t *text_size, replylint_error *error)
{
    if (text)
        *text = NULL;
    if (!linter || !draft || !report || !text || !text_size || (!values && size))
        return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, RLY_NOWHERE, "an argument is NULL");
    *text_size = 0;
    rly_str given = {values ? values : "", size};
    replylint_status status = rly_render_draft(linter, draft, how, given, name, &report->result, error);
    if (status) {
        rly_result_clear(&report->result);
        return status;
    }
    *text = rly_buf_text(&report->result.rendering.out);
    *text_size = *text ? report->result.rendering.out.size : 0;
    return *text ? REPLYLINT_OK : rly_fail_memory(error);
}

replylint_status replylint_measure(const replylint_linter *linter, const replylint_draft *draft, const char *channel,
                                   replylint_report *report, replylint_error *error)
{
    if (!linter || !draft || !report)
        return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, RLY_NOWHERE, "linter, draft or report is NULL");
    return rly_measure_draft(linter, draft, channel, &report->result, error);
}

replylint_status replylint_similar(const replylint_linter *linter, const replylint_draft *draft,
                                   replylint_report *report, replylint_error *error)
{
    if (!linter || !draft || !report)
        return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, RLY_NOWHERE, "linter, draft or report is NULL");
    return rly_find_similar(linter, draft, &report->result, error);
}

static replylint_status lint_record(const replylint_linter *linter, replylint_draft *draft, replylint_report *report,
                                    rly_str record, const char **json, size_t *size, replylint_error *error)
{
    replylint_status status = replylint_draft_json(draft, record.data, record.size, error);
    if (!status)
        status = rly_lint(linter, draft, &report->result, error);
    return status ? status : replylint_report_json(report, json, size);
}

/* The record's id, also where the rest of the record is not good. */
static rly_str id_of(const replylint_draft *draft)
{
    const rly_tree *tree = &draft->record.tree;
    rly_str id = rly_values_get(&draft->values, RLY_KEY_ID);
    if (id.size == 0 && tree->count)
        id = rly_node_text(tree, rly_member(tree, rly_root(tree), "id"));
    return id;
}

replylint_status replylint_lint_json(const replylint_linter *linter, replylint_draft *draft, replylint_report *report,
                                     const char *record, size_t size, const char **json, size_t *json_size,
                                     replylint_error *error)
{
    if (!linter || !draft || !report || (!record && size) || !json || !json_size)
        return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, RLY_NOWHERE, "an argument is NULL");
    *json = NULL;
    *json_size = 0;
    replylint_error *faults = error ? error : replylint_error_new();
    replylint_status status = lint_record(linter, draft, report, (rly_str){record, size}, json, json_size, faults);
    if (status && status != REPLYLINT_ERROR_MEMORY) {
        rly_result_clear(&report->result);
        rly_report_error_json(report, id_of(draft), status, faults);
        *json = rly_buf_text(&report->json);
        *json_size = *json ? report->json.size : 0;
    }
    if (!error)
        replylint_error_free(faults);
    return status;
}
