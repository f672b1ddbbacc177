/* SPDX-License-Identifier: Apache-2.0 */
/* SARIF 2.1.0, an OASIS standard, as GitHub's code scanning and editors read it. Columns are units of UTF-16. */
#include <string.h>

#include "format.h"

static void write_message(rly_json *json, const char *key, rly_str words)
{
    rly_json_open(json, key, '{');
    rly_json_text(json, "text", words);
    rly_json_close(json, '}');
}

static void write_region(rly_json *json, const char *key, const rly_position *start, const rly_position *end,
                         bool columns)
{
    rly_json_open(json, key, '{');
    rly_json_number(json, "startLine", (int64_t)start->line);
    if (columns)
        rly_json_number(json, "startColumn", (int64_t)start->column);
    rly_json_number(json, "endLine", (int64_t)end->line);
    if (columns)
        rly_json_number(json, "endColumn", (int64_t)end->column);
    rly_json_close(json, '}');
}

static void write_artifact(rly_json *json, const char *path)
{
    rly_buf uri = {0};

    escape_uri(&uri, path);
    json->out->failed = json->out->failed || uri.failed;
    rly_json_open(json, "artifactLocation", '{');
    rly_json_text(json, "uri", (rly_str){uri.data ? uri.data : "", uri.size});
    rly_json_close(json, '}');
    rly_buf_free(&uri);
}

static void write_location(rly_json *json, const cli_source *source, const cli_finding *f)
{
    rly_str id = source->id.size ? source->id : source->title, title = source->title.size ? source->title : id;

    rly_json_open(json, "locations", '[');
    rly_json_open(json, NULL, '{');
    rly_json_open(json, "physicalLocation", '{');
    write_artifact(json, source->name);
    write_region(json, "region", &f->start, &f->end, f->columns);
    rly_json_close(json, '}');
    if (id.size) {
        rly_json_open(json, "logicalLocations", '[');
        rly_json_open(json, NULL, '{');
        rly_json_text(json, "name", title);
        rly_json_text(json, "fullyQualifiedName", id);
        rly_json_close(json, '}');
        rly_json_close(json, ']');
    }
    rly_json_close(json, '}');
    rly_json_close(json, ']');
}

static void write_fix(cli_printing *p, rly_json *json, cli_source *source, size_t i, size_t n)
{
    cli_replacement fix;

    if (!finding_replacement(p, source, i, n, &fix))
        return;
    rly_json_open(json, NULL, '{');
    write_message(json, "description", fix.words.size ? RLY_STR("Better wording") : RLY_STR("Leave it out"));
    rly_json_open(json, "artifactChanges", '[');
    rly_json_open(json, NULL, '{');
    write_artifact(json, source->name);
    rly_json_open(json, "replacements", '[');
    rly_json_open(json, NULL, '{');
    write_region(json, "deletedRegion", &fix.start, &fix.end, true);
    write_message(json, "insertedContent", (rly_str){fix.words.data ? fix.words.data : "", fix.words.size});
    rly_json_close(json, '}');
    rly_json_close(json, ']');
    rly_json_close(json, '}');
    rly_json_close(json, ']');
    rly_json_close(json, '}');
    rly_buf_free(&fix.words);
}

/* The number of the finding's rule in the list of the driver. */
static size_t rule_index(cli_printing *p, const char *id)
{
    size_t number = rule_number(p->session->rules, id), i = 0;

    while (i < p->rules.count && p->rules.items[i] != number)
        i++;
    size_t *slot = i == p->rules.count ? rly_push(&p->rules) : &p->rules.items[i];
    if (slot)
        *slot = number;
    p->out->failed = p->out->failed || !slot;
    return i;
}

static void write_result(cli_printing *p, rly_json *json, cli_source *source, size_t i)
{
    cli_finding f = finding_read(p, source, i);
    char fingerprint[FINGERPRINT_SIZE];

    finding_fingerprint(p, source, i, fingerprint);
    rly_json_open(json, NULL, '{');
    rly_json_text(json, "ruleId", rly_str_of(f.rule));
    rly_json_number(json, "ruleIndex", (int64_t)rule_index(p, f.rule));
    rly_json_name(json, "level", f.level->sarif);
    write_message(json, "message", finding_words(p, &f));
    write_location(json, source, &f);
    rly_json_open(json, "fingerprints", '{');
    rly_json_name(json, "replylint/v1", fingerprint);
    rly_json_close(json, '}');
    /* What code scanning goes by. */
    rly_json_open(json, "partialFingerprints", '{');
    rly_json_name(json, "primaryLocationLineHash", fingerprint);
    rly_json_close(json, '}');
    if (replylint_report_fix_count(p->session->report, i)) {
        rly_json_open(json, "fixes", '[');
        for (size_t n = 0; n < replylint_report_fix_count(p->session->report, i); n++)
            write_fix(p, json, source, i, n);
        rly_json_close(json, ']');
    }
    rly_json_close(json, '}');
}

static void begin(cli_printing *p)
{
    rly_json json = {.out = p->out};

    rly_json_open(&json, NULL, '{');
    rly_json_text(
        &json, "$schema",
        RLY_STR("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"));
    rly_json_name(&json, "version", "2.1.0");
    rly_json_open(&json, "runs", '[');
    rly_json_open(&json, NULL, '{');
    rly_json_name(&json, "columnKind", "utf16CodeUnits");
    rly_json_open(&json, "results", '[');
}

static void draft(cli_printing *p, cli_source *source)
{
    rly_json json = {.out = p->out};

    for (size_t i = 0; i < replylint_report_finding_count(p->session->report); i++) {
        if (!finding_is_shown(p->session, i))
            continue;
        rly_buf_str(p->out, p->entries++ ? ",\n" : "\n");
        json.comma = false;
        write_result(p, &json, source, i);
    }
}

static void fault(cli_printing *p, const char *file, size_t line, const char *words)
{
    rly_json json = {.out = &p->later, .comma = p->later.size > 0};

    (void)line;
    rly_json_open(&json, NULL, '{');
    rly_json_name(&json, "level", "error");
    write_message(&json, "message", rly_str_of(words));
    rly_json_open(&json, "locations", '[');
    rly_json_open(&json, NULL, '{');
    rly_json_open(&json, "physicalLocation", '{');
    write_artifact(&json, file);
    rly_json_close(&json, '}');
    rly_json_close(&json, '}');
    rly_json_close(&json, ']');
    rly_json_close(&json, '}');
}

/* The message of the rule, where the words of a draft are left open. */
static void write_short(rly_json *json, const char *message)
{
    const char *hole = strstr(message, "{match}");
    rly_buf words = {0};

    rly_buf_add(&words, message, hole ? (size_t)(hole - message) : strlen(message));
    rly_buf_str(&words, hole ? "…" : "");
    rly_buf_str(&words, hole ? hole + strlen("{match}") : "");
    json->out->failed = json->out->failed || words.failed;
    write_message(json, "shortDescription", (rly_str){words.data ? words.data : "", words.size});
    rly_buf_free(&words);
}

static void write_rule(rly_json *json, const replylint_rules *rules, size_t i)
{
    const char *id = replylint_rules_get(rules, i, "id"), *why = replylint_rules_get(rules, i, "why");
    const char *advice = replylint_rules_get(rules, i, "advice");

    rly_json_open(json, NULL, '{');
    rly_json_text(json, "id", rly_str_of(id));
    write_short(json, replylint_rules_get(rules, i, "message"));
    write_message(json, "fullDescription", rly_str_of(*why ? why : advice));
    write_message(json, "help", rly_str_of(*advice ? advice : why));
    rly_json_open(json, "defaultConfiguration", '{');
    rly_json_name(json, "level", level_named(replylint_rules_get(rules, i, "level"))->sarif);
    rly_json_close(json, '}');
    rly_json_open(json, "properties", '{');
    rly_json_open(json, "tags", '[');
    rly_json_text(json, NULL, (rly_str){id, strcspn(id, "/")});
    rly_json_close(json, ']');
    rly_json_close(json, '}');
    rly_json_close(json, '}');
}

static void end(cli_printing *p)
{
    rly_json json = {.out = p->out, .comma = true};

    rly_buf_str(p->out, p->entries ? "\n" : "");
    rly_json_close(&json, ']');
    rly_json_open(&json, "invocations", '[');
    rly_json_open(&json, NULL, '{');
    rly_json_flag(&json, "executionSuccessful", !p->tally->trouble);
    if (p->later.size) {
        rly_json_open(&json, "toolExecutionNotifications", '[');
        rly_buf_add(p->out, p->later.data, p->later.size);
        rly_json_close(&json, ']');
    }
    rly_json_close(&json, '}');
    rly_json_close(&json, ']');
    rly_json_open(&json, "tool", '{');
    rly_json_open(&json, "driver", '{');
    rly_json_name(&json, "name", "replylint");
    rly_json_name(&json, "version", replylint_version());
    rly_json_name(&json, "semanticVersion", replylint_version());
    rly_json_open(&json, "rules", '[');
    for (size_t i = 0; i < p->rules.count; i++)
        write_rule(&json, p->session->rules, p->rules.items[i]);
    rly_json_close(&json, ']');
    rly_json_close(&json, '}');
    rly_json_close(&json, '}');
    rly_json_close(&json, '}');
    rly_json_close(&json, ']');
    rly_json_close(&json, '}');
    rly_buf_byte(p->out, '\n');
    p->out->failed = p->out->failed || p->later.failed;
}

const cli_format as_sarif = {"sarif", false, RLY_UTF16, begin, draft, fault, end, NULL};
