/* SPDX-License-Identifier: Apache-2.0 */
/* Getters over a result. Before the first lint, and after one that failed, there is nothing to get. */
#include "report/report.h"

#include <string.h>

#include "signal/ownership.h"

replylint_status replylint_report_new(replylint_report **out)
{
    if (!out)
        return REPLYLINT_ERROR_ARGUMENT;
    *out = rly_allocate(sizeof **out);
    if (!*out)
        return REPLYLINT_ERROR_MEMORY;
    rly_result_clear(&(*out)->result);
    return REPLYLINT_OK;
}

void replylint_report_free(replylint_report *report)
{
    if (!report)
        return;
    rly_result_free(&report->result);
    rly_buf_free(&report->json);
    rly_buf_free(&report->redacted);
    rly_release(report);
}

/* Fields differ in their first letters, mostly. */
static bool is(const char *field, const char *name)
{
    return *field == *name && strcmp(field, name) == 0;
}

static bool is_done(const replylint_report *report)
{
    return report && report->result.done;
}

int replylint_report_score(const replylint_report *report)
{
    return report ? report->result.score : 0;
}

int replylint_report_passed(const replylint_report *report)
{
    return report ? report->result.passed : 0;
}

double replylint_report_judged(const replylint_report *report)
{
    return report ? report->result.judged : 0;
}

const char *replylint_report_language(const replylint_report *report)
{
    return report ? report->result.language : "";
}

size_t replylint_report_finding_count(const replylint_report *report)
{
    return is_done(report) ? report->result.findings.count : 0;
}

static const rly_finding *finding_at(const replylint_report *report, size_t i)
{
    return i < replylint_report_finding_count(report) ? &report->result.findings.items[i] : NULL;
}

static const rly_rule *rule_of(const replylint_report *report, uint32_t rule)
{
    return &report->result.rules->rules.items[rule];
}

const char *replylint_report_finding_get(const replylint_report *report, size_t i, const char *field)
{
    const rly_finding *finding = finding_at(report, i);
    if (!finding || !field)
        return NULL;
    if (is(field, "rule"))
        return rule_of(report, finding->rule)->id;
    if (is(field, "level"))
        return rly_level_name(finding->level);
    if (is(field, "message"))
        return finding->message;
    if (is(field, "advice"))
        return rule_of(report, finding->rule)->advice;
    return is(field, "key") ? finding->key : NULL;
}

static void give(size_t *out, size_t value)
{
    if (out)
        *out = value;
}

int replylint_report_finding_range(const replylint_report *report, size_t i, size_t *start, size_t *end)
{
    const rly_finding *finding = finding_at(report, i);
    give(start, finding ? finding->start : 0);
    give(end, finding ? finding->end : 0);
    return finding && finding->placed;
}

int replylint_report_finding_place(const replylint_report *report, size_t i, size_t *line, size_t *column)
{
    const rly_finding *finding = finding_at(report, i);
    give(line, finding ? finding->line : 1);
    give(column, finding ? finding->column : 1);
    return finding && finding->placed;
}

size_t replylint_report_fix_count(const replylint_report *report, size_t i)
{
    const rly_finding *finding = finding_at(report, i);
    return finding && finding->fix ? 1 : 0;
}

const char *replylint_report_fix(const replylint_report *report, size_t i, size_t n, size_t *start, size_t *end,
                                 const char **applicability)
{
    const rly_finding *finding = n < replylint_report_fix_count(report, i) ? finding_at(report, i) : NULL;
    if (!finding)
        return NULL;
    give(start, finding->fix_start);
    give(end, finding->fix_end);
    if (applicability)
        *applicability = rule_of(report, finding->rule)->safe ? "safe" : "suggested";
    return finding->fix;
}

int32_t rly_report_signal(const replylint_report *report, const char *name)
{
    if (!is_done(report) || !name)
        return -1;
    const rly_catalog *catalog = &report->result.rules->knowledge.catalog;
    uint32_t signal = rly_signal_find(catalog, rly_str_of(name), RLY_NOWHERE, NULL);
    return signal < catalog->signals.count ? (int32_t)signal : -1;
}

size_t replylint_report_signal_count(const replylint_report *report)
{
    return is_done(report) ? report->result.rules->knowledge.catalog.signals.count : 0;
}

const char *replylint_report_signal_get(const replylint_report *report, size_t i, const char *field)
{
    if (i >= replylint_report_signal_count(report) || !field)
        return NULL;
    const char *name = report->result.rules->knowledge.catalog.signals.items[i].name;
    if (strcmp(field, "name") == 0)
        return name;
    const char *value = replylint_report_signal(report, name);
    if (strcmp(field, "source") == 0)
        return !value ? "" : replylint_report_signal_given(report, name) ? "given" : "inferred";
    return strcmp(field, "value") != 0 ? NULL : value ? value : "";
}

const char *replylint_report_signal(const replylint_report *report, const char *name)
{
    int32_t signal = rly_report_signal(report, name);
    int32_t value = signal < 0 ? -1 : report->result.detection.values.items[signal];
    return value < 0 ? NULL : report->result.rules->knowledge.catalog.signals.items[signal].values[value];
}

int replylint_report_signal_given(const replylint_report *report, const char *name)
{
    int32_t signal = rly_report_signal(report, name);
    return signal >= 0 && report->result.detection.states.items[signal].given;
}

size_t replylint_report_signal_span_count(const replylint_report *report, const char *name)
{
    int32_t signal = rly_report_signal(report, name);
    return signal < 0 ? 0 : report->result.detection.states.items[signal].count;
}

const char *replylint_report_signal_span(const replylint_report *report, const char *name, size_t i, size_t *message,
                                         size_t *start, size_t *end)
{
    int32_t signal = rly_report_signal(report, name);
    if (signal < 0 || i >= report->result.detection.states.items[signal].count)
        return NULL;
    const rly_spot *spot = &report->result.spots.items[report->result.detection.states.items[signal].first + i];
    give(message, spot->message);
    give(start, spot->start);
    give(end, spot->end);
    return report->result.rules->knowledge.catalog.signals.items[signal].values[spot->value];
}

static const rly_measured *measured_at(const replylint_report *report, size_t i)
{
    return i < replylint_report_measure_count(report) ? &report->result.measures.items[i] : NULL;
}

size_t replylint_report_similar_count(const replylint_report *report)
{
    return report ? report->result.alike.found.count : 0;
}

static const rly_similar *similar_at(const replylint_report *report, size_t i)
{
    return i < replylint_report_similar_count(report) ? &report->result.alike.found.items[i] : NULL;
}

const char *replylint_report_similar_get(const replylint_report *report, size_t i, const char *field)
{
    const rly_similar *similar = similar_at(report, i);
    if (!similar || !field)
        return NULL;
    if (strcmp(field, "id") == 0)
        return similar->id;
    if (strcmp(field, "title") == 0)
        return similar->title;
    return strcmp(field, "place") == 0 ? similar->place : NULL;
}

uint64_t replylint_report_similar_number(const replylint_report *report, size_t i, const char *field)
{
    const rly_similar *similar = similar_at(report, i);
    if (!similar || !field)
        return 0;
    if (strcmp(field, "text") == 0)
        return similar->near.text;
    if (strcmp(field, "share") == 0)
        return similar->share;
    if (strcmp(field, "copies") == 0)
        return similar->copies;
    return strcmp(field, "likeness") == 0 ? rly_near_percent(&similar->near) : 0;
}

size_t replylint_report_measure_count(const replylint_report *report)
{
    return report ? report->result.measures.count : 0;
}

const char *replylint_report_measure_get(const replylint_report *report, size_t i, const char *field)
{
    const rly_measured *measured = measured_at(report, i);
    if (!measured || !field)
        return NULL;
    const rly_channel *channel = &report->result.rules->knowledge.catalog.channels.items[measured->channel];
    if (strcmp(field, "channel") == 0)
        return channel->id;
    if (strcmp(field, "name") == 0)
        return channel->name;
    if (strcmp(field, "unit") == 0)
        return rly_measure_unit_names[measured->unit];
    return strcmp(field, "encoding") == 0 ? rly_sms_encoding_names[measured->length.encoding] : NULL;
}

uint64_t replylint_report_measure_number(const replylint_report *report, size_t i, const char *field)
{
    const rly_measured *measured = measured_at(report, i);
    if (!measured || !field)
        return 0;
    const rly_length *length = &measured->length;
    const struct {
        const char *field;
        uint64_t value;
    } known[] = {{"length", length->length},
                 {"limit", length->limit},
                 {"over", length->over},
                 {"start", measured->start},
                 {"end", measured->end},
                 {"segments", length->segments},
                 {"segment_left", length->segment_left}};
    for (size_t k = 0; k < sizeof known / sizeof *known; k++)
        if (strcmp(field, known[k].field) == 0)
            return known[k].value;
    return 0;
}

size_t replylint_report_verdict_count(const replylint_report *report)
{
    return is_done(report) ? report->result.listed.count : 0;
}

const char *replylint_report_verdict_get(const replylint_report *report, size_t i, const char *field)
{
    if (i >= replylint_report_verdict_count(report) || !field)
        return NULL;
    uint32_t rule = report->result.listed.items[i];
    const rly_verdict *verdict = &report->result.verdicts.items[rule];
    if (is(field, "rule"))
        return rule_of(report, rule)->id;
    if (is(field, "verdict"))
        return rly_outcome_name(verdict->outcome);
    if (is(field, "reason"))
        return verdict->reason;
    if (is(field, "missing"))
        return verdict->missing;
    if (is(field, "points"))
        return rly_points_text(report->result.points.items[rule]);
    bool failed = verdict->outcome == RLY_FAILED;
    return is(field, "deduction") ? rly_points_text(failed ? report->result.points.items[rule] : 0) : NULL;
}

size_t replylint_report_checklist_count(const replylint_report *report)
{
    return is_done(report) ? report->result.marks.count : 0;
}

const char *replylint_report_checklist_get(const replylint_report *report, size_t i, const char *field)
{
    if (i >= replylint_report_checklist_count(report) || !field)
        return NULL;
    const rly_check_mark *mark = &report->result.marks.items[i];
    const rly_checklist_item *item = &report->result.rules->checklist.items[mark->item];
    if (strcmp(field, "item") == 0)
        return item->id;
    if (strcmp(field, "state") == 0)
        return rly_progress_name(mark->progress);
    if (strcmp(field, "has") == 0)
        return item->has;
    return strcmp(field, "lacks") == 0 ? item->lacks : NULL;
}

size_t replylint_report_private_count(const replylint_report *report)
{
    return report ? report->result.privates.count : 0;
}

static const rly_private_spot *private_at(const replylint_report *report, size_t i)
{
    return i < replylint_report_private_count(report) ? &report->result.privates.items[i] : NULL;
}

const char *replylint_report_private_get(const replylint_report *report, size_t i, const char *field)
{
    const rly_private_spot *spot = private_at(report, i);
    if (!spot || !field)
        return NULL;
    if (strcmp(field, "type") == 0)
        return rly_private_names[spot->type];
    if (strcmp(field, "about") == 0)
        return rly_private_about[spot->type];
    if (strcmp(field, "owner") == 0)
        return rly_owner_name((rly_owner)spot->owner);
    return strcmp(field, "masked") == 0 ? spot->masked : NULL;
}

int replylint_report_private_range(const replylint_report *report, size_t i, size_t *message, size_t *start,
                                   size_t *end)
{
    const rly_private_spot *spot = private_at(report, i);
    give(message, spot ? spot->message : 0);
    give(start, spot ? spot->start : 0);
    give(end, spot ? spot->end : 0);
    return spot != NULL;
}
