/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Records to reports through the public interface, one a line, for comparison with the command:
 *   lint_records call|handles SETTINGS.json < records.jsonl
 * call: replylint_lint_json(). handles: the three functions that it stands for.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "replylint.h"

static replylint_rules *rules;
static replylint_linter *linter;
static replylint_draft *draft;
static replylint_report *report;
static replylint_error *error;

static const char *judge(const char *record, size_t size, int in_one_call)
{
    const char *json = NULL;
    size_t json_size = 0;
    replylint_error_clear(error);
    if (in_one_call) {
        (void)replylint_lint_json(linter, draft, report, record, size, &json, &json_size, error);
    } else if (replylint_draft_json(draft, record, size, error) == REPLYLINT_OK &&
               replylint_lint(linter, draft, report, error) == REPLYLINT_OK) {
        (void)replylint_report_json(report, &json, &json_size);
    }
    return json;
}

/* The settings, as text; NULL when they cannot be read. */
static const char *read_settings(const char *path, size_t *size)
{
    static char text[1 << 16];
    FILE *file = fopen(path, "r");
    *size = file ? fread(text, 1, sizeof(text), file) : 0;
    if (file) {
        fclose(file);
    }
    return file ? text : NULL;
}

int main(int argc, char **argv)
{
    size_t size = 0;
    const char *folder = getenv("REPLYLINT_SPELLING"), *settings = argc == 3 ? read_settings(argv[2], &size) : NULL;
    error = replylint_error_new();
    if (!settings || !error || replylint_rules_new(&rules, error) != REPLYLINT_OK ||
        (folder && replylint_rules_spelling(rules, folder, error) != REPLYLINT_OK) ||
        replylint_linter_new(&linter, rules, settings, size, NULL, error) != REPLYLINT_OK ||
        replylint_draft_new(&draft) != REPLYLINT_OK || replylint_report_new(&report) != REPLYLINT_OK) {
        fprintf(stderr, "lint_records: %s\n", error ? replylint_error_text(error, 0) : "out of memory");
        return 2;
    }
    char *line = NULL;
    size_t room = 0;
    for (ssize_t length; (length = getline(&line, &room, stdin)) > 0;) {
        length -= line[length - 1] == '\n';
        const char *json = judge(line, (size_t)length, strcmp(argv[1], "call") == 0);
        puts(json ? json : replylint_error_text(error, 0));
    }
    free(line);
    replylint_report_free(report);
    replylint_draft_free(draft);
    replylint_linter_free(linter);
    replylint_rules_free(rules);
    replylint_error_free(error);
    return 0;
}
