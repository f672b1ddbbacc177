/* SPDX-License-Identifier: Apache-2.0 */
/* The report as JSON: schema/report.schema.json says what stands in it. */
#include <string.h>

#include "base/json.h"
#include "report/report.h"
#include "signal/ownership.h"

enum { SCHEMA_VERSION = 1 };

uint32_t replylint_schema_version(void)
{
    return SCHEMA_VERSION;
}

static void text(rly_json *json, const char *key, const char *value)
{
    rly_json_text(json, key, rly_str_of(value));
}

/* "text" for the reply, "messages/2" for a message. */
static void write_source(rly_json *json, uint32_t message)
{
    char name[32] = "messages/";
    size_t at = strlen(name);
    char digits[12];
    size_t count = 0;
    if (message == 0) {
        rly_json_name(json, "in", "text");
        return;
    }
    for (; message; message /= 10)
        digits[count++] = (char)('0' + message % 10);
    while (count)
        name[at++] = digits[--count];
    name[at] = '\0';
    rly_json_name(json, "in", name);
}

static void write_spots(rly_json *json, const rly_result *result, const rly_signal *signal, const rly_state *state)
{
    rly_json_open(json, "spans", '[');
    for (uint32_t i = 0; i < state->count; i++) {
        const rly_spot *spot = &result->spots.items[state->first + i];
        rly_json_open(json, NULL, '{');
        write_source(json, spot->message);
        rly_json_number(json, "start", (int64_t)spot->start);
        rly_json_number(json, "end", (int64_t)spot->end);
        rly_json_name(json, "value", signal->values[spot->value]);
        rly_json_close(json, '}');
    }
    rly_json_close(json, ']');
}

static void write_signal(rly_json *json, const rly_result *result, size_t number)
{
    const rly_signal *signal = &result->rules->knowledge.catalog.signals.items[number];
    const rly_state *state = &result->detection.states.items[number];
    int32_t value = result->detection.values.items[number];
    bool plain = value == 0 && !state->given && state->count == 0; /* most of them are */
    if (plain && rly_ready_write(json, &result->ready.items[number], true))
        return;
    rly_json_open(json, signal->name, '{');
    if (value < 0)
        rly_json_null(json, "value");
    else
        rly_json_name(json, "value", signal->values[value]);
    if (state->given)
        rly_json_flag(json, "given", true);
    write_spots(json, result, signal, state);
    rly_json_close(json, '}');
}

static void write_fix(rly_json *json, const rly_finding *finding, const rly_rule *rule)
{
    rly_json_open(json, "fixes", '[');
    if (finding->fix) {
        rly_json_open(json, NULL, '{');
        text(json, "applicability", rule->safe ? "safe" : "suggested");
        rly_json_number(json, "start", (int64_t)finding->fix_start);
        rly_json_number(json, "end", (int64_t)finding->fix_end);
        text(json, "text", finding->fix);
        rly_json_close(json, '}');
    }
    rly_json_close(json, ']');
}

static void write_finding(rly_json *json, const rly_result *result, const rly_finding *finding)
{
    const rly_rule *rule = &result->rules->rules.items[finding->rule];
    rly_json_open(json, NULL, '{');
    rly_json_name(json, "rule", rule->id);
    rly_json_name(json, "level", rly_level_name(finding->level));
    text(json, "message", finding->message);
    text(json, "advice", rule->advice);
    if (finding->placed) {
        rly_json_number(json, "start", (int64_t)finding->start);
        rly_json_number(json, "end", (int64_t)finding->end);
        rly_json_number(json, "line", (int64_t)finding->line);
        rly_json_number(json, "column", (int64_t)finding->column);
    } else {
        rly_json_null(json, "start");
        rly_json_null(json, "end");
        rly_json_null(json, "line");
        rly_json_null(json, "column");
    }
    text(json, "key", finding->key);
    write_fix(json, finding, rule);
    rly_json_close(json, '}');
}

static void write_verdict(rly_json *json, const rly_result *result, uint32_t rule)
{
    const rly_verdict *verdict = &result->verdicts.items[rule];
    const rly_ready *ready = &result->ready.items[result->detection.values.count + rule];
    bool plain = !*verdict->reason && !*verdict->missing;
    if (plain && verdict->outcome == RLY_PASSED && rly_ready_write(json, ready, true))
        return;
    if (verdict->reason == rly_does_not_apply && !*verdict->missing && rly_ready_write(json, ready, false)) {
        rly_buf_str(json->out, "na\",\"reason\":\"does not apply\"}");
        return;
    }
    rly_json_open(json, result->rules->rules.items[rule].id, '{');
    rly_json_name(json, "verdict", rly_outcome_name(verdict->outcome));
    if (*verdict->reason)
        text(json, "reason", verdict->reason);
    if (*verdict->missing)
        text(json, "missing", verdict->missing);
    rly_json_close(json, '}');
}

static void write_lists(rly_json *json, const rly_result *result, bool brief)
{
    rly_json_open(json, "findings", '[');
    for (size_t i = 0; i < result->findings.count; i++)
        write_finding(json, result, &result->findings.items[i]);
    rly_json_close(json, ']');
    if (!brief) {
        rly_json_open(json, "verdicts", '{');
        for (size_t i = 0; i < result->listed.count; i++)
            write_verdict(json, result, result->listed.items[i]);
        rly_json_close(json, '}');
    }
    rly_json_open(json, "checklist", '[');
    for (size_t i = 0; i < result->marks.count; i++) {
        const rly_checklist_item *item = &result->rules->checklist.items[result->marks.items[i].item];
        rly_progress progress = result->marks.items[i].progress;
        rly_json_open(json, NULL, '{');
        text(json, "item", item->id);
        rly_json_name(json, "state", rly_progress_name(progress));
        text(json, "words", progress == RLY_ITEM_DONE ? item->has : item->lacks);
        rly_json_close(json, '}');
    }
    rly_json_close(json, ']');
    rly_json_open(json, "deductions", '[');
    size_t rules = result->verdicts.count;
    for (size_t i = 0; (i = rly_bit_next(result->failed.items, i, rules)) < rules; i++) {
        if (!result->points.items[i])
            continue;
        rly_json_open(json, NULL, '{');
        rly_json_name(json, "rule", result->rules->rules.items[i].id);
        rly_json_number(json, "points", result->points.items[i]);
        rly_json_close(json, '}');
    }
    rly_json_close(json, ']');
}

static void write_privates(rly_json *json, const rly_result *result)
{
    rly_json_open(json, "private", '[');
    for (size_t i = 0; i < result->privates.count; i++) {
        const rly_private_spot *spot = &result->privates.items[i];
        rly_json_open(json, NULL, '{');
        rly_json_name(json, "type", rly_private_names[spot->type]);
        rly_json_name(json, "owner", rly_owner_name((rly_owner)spot->owner));
        write_source(json, spot->message);
        rly_json_number(json, "start", (int64_t)spot->start);
        rly_json_number(json, "end", (int64_t)spot->end);
        text(json, "masked", spot->masked);
        rly_json_close(json, '}');
    }
    rly_json_close(json, ']');
}

static void write_measures(rly_json *json, const rly_result *result)
{
    rly_json_open(json, "measures", '[');
    for (size_t i = 0; i < result->measures.count; i++) {
        const rly_measured *measured = &result->measures.items[i];
        const rly_length *length = &measured->length;
        rly_json_open(json, NULL, '{');
        text(json, "channel", result->rules->knowledge.catalog.channels.items[measured->channel].id);
        text(json, "unit", rly_measure_unit_names[measured->unit]);
        rly_json_number(json, "length", (int64_t)length->length);
        rly_json_number(json, "limit", (int64_t)length->limit);
        rly_json_number(json, "over", (int64_t)length->over);
        if (length->over) {
            rly_json_number(json, "start", (int64_t)measured->start);
            rly_json_number(json, "end", (int64_t)measured->end);
        }
        if (length->encoding) {
            text(json, "encoding", rly_sms_encoding_names[length->encoding]);
            rly_json_number(json, "segments", (int64_t)length->segments);
            rly_json_number(json, "segment_left", (int64_t)length->segment_left);
        }
        rly_json_close(json, '}');
    }
    rly_json_close(json, ']');
}

static void write_similar(rly_json *json, const rly_result *result)
{
    rly_json_open(json, "similar", '[');
    for (size_t i = 0; i < result->alike.found.count; i++) {
        const rly_similar *similar = &result->alike.found.items[i];
        rly_json_open(json, NULL, '{');
        text(json, "id", similar->id);
        text(json, "title", similar->title);
        text(json, "place", similar->place);
        rly_json_number(json, "share", similar->share);
        rly_json_number(json, "likeness", rly_near_percent(&similar->near));
        rly_json_number(json, "copies", similar->copies);
        rly_json_close(json, '}');
    }
    rly_json_close(json, ']');
}

static void write_id(rly_json *json, rly_str id)
{
    rly_json_number(json, "schema", SCHEMA_VERSION);
    if (id.size)
        rly_json_text(json, "id", id);
    else
        rly_json_null(json, "id");
}

static replylint_status write_report(replylint_report *report, bool brief, const char **json_text, size_t *size)
{
    if (!report || !json_text || !size)
        return REPLYLINT_ERROR_ARGUMENT;
    if (!report->result.done) {
        *json_text = NULL;
        *size = 0;
        return REPLYLINT_ERROR_STATE;
    }
    rly_result *result = &report->result;
    if (result->ready.count == 0 && !rly_ready_make(&result->ready, result->rules))
        return REPLYLINT_ERROR_MEMORY;
    rly_json json = {&report->json, false};
    rly_buf_clear(&report->json);
    rly_json_open(&json, NULL, '{');
    write_id(&json, rly_str_of(result->id));
    rly_json_number(&json, "score", result->score);
    rly_json_flag(&json, "passed", result->passed);
    rly_json_share(&json, "judged", result->judged);
    text(&json, "unit", result->unit);
    text(&json, "language", result->language);
    if (!brief) {
        rly_json_open(&json, "signals", '{');
        for (size_t i = 0; i < result->detection.values.count; i++)
            write_signal(&json, result, i);
        rly_json_close(&json, '}');
    }
    write_lists(&json, result, brief);
    write_privates(&json, result);
    write_measures(&json, result);
    write_similar(&json, result);
    rly_json_close(&json, '}');
    *json_text = rly_buf_text(&report->json);
    *size = *json_text ? report->json.size : 0;
    return *json_text ? REPLYLINT_OK : REPLYLINT_ERROR_MEMORY;
}

replylint_status replylint_report_json(replylint_report *report, const char **json, size_t *size)
{
    return write_report(report, false, json, size);
}

replylint_status replylint_report_json_brief(replylint_report *report, const char **json, size_t *size)
{
    return write_report(report, true, json, size);
}

void rly_report_error_json(replylint_report *report, rly_str id, replylint_status status, const replylint_error *error)
{
    rly_json json = {&report->json, false};
    rly_buf_clear(&report->json);
    rly_json_open(&json, NULL, '{');
    write_id(&json, id);
    rly_json_open(&json, "error", '{');
    text(&json, "status", replylint_status_text(status));
    rly_json_open(&json, "messages", '[');
    for (size_t i = 0; i < replylint_error_count(error); i++)
        text(&json, NULL, replylint_error_text(error, i));
    rly_json_close(&json, ']');
    rly_json_close(&json, '}');
    rly_json_close(&json, '}');
}
