/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Scorecards for support-QA suites: a row a draft and category, named as the rating rows of Zendesk QA are. A category
 * is kept points of judged points, in percent; the review is the mean of the categories, and what was not judged is
 * left out.
 */
#include <string.h>

#include "format.h"
#include "scorecard.h"

/* The ticket: the id of the draft, else where it stands. */
static void write_ticket(cli_printing *p, rly_buf *out, const cli_source *source)
{
    rly_str path = printing_path(p, source->name);

    if (source->id.size) {
        rly_buf_add(out, source->id.data, source->id.size);
        return;
    }
    rly_buf_add(out, path.data, path.size);
    if (source->line)
        show_format(out, ":%zu", source->line);
}

static const char *message_of(const replylint_report *report, const char *rule)
{
    for (size_t i = 0; i < replylint_report_finding_count(report); i++)
        if (!strcmp(replylint_report_finding_get(report, i, "rule"), rule))
            return replylint_report_finding_get(report, i, "message");
    return "";
}

/* What made the category lose: for each rule of it that failed its id or, in words, its first finding. */
typedef void cause_taker(void *context, rly_str cause);

static void each_cause(const replylint_report *report, rly_str category, bool words, cause_taker *take, void *context)
{
    for (size_t i = 0; i < replylint_report_verdict_count(report); i++) {
        const char *rule = replylint_report_verdict_get(report, i, "rule");
        if (strcmp(replylint_report_verdict_get(report, i, "verdict"), "failed") != 0 ||
            !rly_str_equal(category_of(rule), category))
            continue;
        take(context, rly_str_of(words ? message_of(report, rule) : rule));
    }
}

static void join_cause(void *context, rly_str cause)
{
    rly_buf *out = context;

    rly_buf_str(out, out->size ? "; " : "");
    rly_buf_add(out, cause.data, cause.size);
}

static void list_cause(void *context, rly_str cause)
{
    rly_json_text(context, NULL, cause);
}

/* ---- CSV */

static void begin_csv(cli_printing *p)
{
    rly_buf_str(p->out, "externalTicketId,scorecardId,scorecardName,ratingCategoryId,ratingCategoryName,score,"
                        "ratingScaleScore,ratingMax,weight,reviewCritical,evaluated,rootCauseCodes,rootCauses,"
                        "reviewScore\n");
}

/* A field of which `buf` holds the text; the buffer is empty then. */
static void field_of(rly_buf *out, rly_buf *buf)
{
    out->failed = out->failed || buf->failed;
    escape_csv(out, (rly_str){buf->data ? buf->data : "", buf->size});
    rly_buf_byte(out, ',');
    rly_buf_clear(buf);
}

static void write_row(cli_printing *p, const cli_source *source, const cli_scorecard *card, const cli_category *c,
                      rly_buf *scratch)
{
    const replylint_report *report = p->session->report;

    write_ticket(p, scratch, source);
    field_of(p->out, scratch);
    rly_buf_str(p->out, "replylint,replylint,");
    rly_buf_add(scratch, c->id.data, c->id.size);
    field_of(p->out, scratch);
    category_name(scratch, c->id);
    field_of(p->out, scratch);
    if (c->rules)
        show_format(p->out, "%.2f,%lld,%lld,", c->percent, (long long)c->kept, (long long)c->points);
    else
        rly_buf_str(p->out, ",,,");
    show_format(p->out, "%d,%s,%s,", c->weight, card->critical ? "true" : "false", c->rules ? "true" : "false");
    for (int words = 0; words < 2; words++) {
        each_cause(report, c->id, words, join_cause, scratch);
        field_of(p->out, scratch);
    }
    if (card->rated)
        show_format(p->out, "%.2f", card->review);
    rly_buf_byte(p->out, '\n');
}

static void draft_csv(cli_printing *p, cli_source *source)
{
    cli_scorecard card = {0};
    rly_buf scratch = {0};

    if (!scorecard_read(p->session->report, &card))
        p->out->failed = true;
    for (size_t i = 0; i < card.categories.count && !p->out->failed; i++)
        write_row(p, source, &card, &card.categories.items[i], &scratch);
    rly_buf_free(&scratch);
    scorecard_free(&card);
}

/* ---- JSON */

static void begin_json(cli_printing *p)
{
    rly_buf_str(p->out, "{\"schema\":1,\"scorecardId\":\"replylint\",\"scorecardName\":\"replylint\",\"reviews\":[");
}

static void json_of(rly_json *json, const char *key, rly_buf *buf)
{
    json->out->failed = json->out->failed || buf->failed;
    rly_json_text(json, key, (rly_str){buf->data ? buf->data : "", buf->size});
    rly_buf_clear(buf);
}

/* A percentage, two decimals; null where nothing was rated. */
static void json_percent(rly_json *json, const char *key, bool rated, double percent)
{
    rly_buf number = {0};

    show_format(&number, "%.2f", percent);
    json->out->failed = json->out->failed || number.failed;
    rly_json_ready(json, key, rated && number.data ? (rly_str){number.data, number.size} : RLY_STR("null"));
    rly_buf_free(&number);
}

static void write_category(cli_printing *p, rly_json *json, const cli_category *c, rly_buf *scratch)
{
    rly_json_open(json, NULL, '{');
    rly_json_text(json, "ratingCategoryId", c->id);
    category_name(scratch, c->id);
    json_of(json, "ratingCategoryName", scratch);
    json_percent(json, "score", c->rules, c->percent);
    rly_json_number(json, "ratingScaleScore", c->kept);
    rly_json_number(json, "ratingMax", c->points);
    rly_json_number(json, "weight", c->weight);
    rly_json_flag(json, "evaluated", c->rules > 0);
    rly_json_open(json, "rootCauseCodes", '[');
    each_cause(p->session->report, c->id, false, list_cause, json);
    rly_json_close(json, ']');
    rly_json_open(json, "rootCauses", '[');
    each_cause(p->session->report, c->id, true, list_cause, json);
    rly_json_close(json, ']');
    rly_json_close(json, '}');
}

static rly_json next_review(cli_printing *p)
{
    rly_buf_str(p->out, p->entries++ ? ",\n" : "\n");
    return (rly_json){.out = p->out};
}

static void draft_json(cli_printing *p, cli_source *source)
{
    const replylint_report *report = p->session->report;
    rly_json json = next_review(p);
    cli_scorecard card = {0};
    rly_buf scratch = {0};

    if (!scorecard_read(report, &card))
        p->out->failed = true;
    p->sum += card.rated ? card.review : 0;
    p->summands += card.rated;
    rly_json_open(&json, NULL, '{');
    write_ticket(p, &scratch, source);
    json_of(&json, "externalTicketId", &scratch);
    rly_json_text(&json, "file", printing_path(p, source->name));
    json_percent(&json, "reviewScore", card.rated, card.review);
    rly_json_flag(&json, "reviewCritical", card.critical);
    rly_json_number(&json, "replylintScore", replylint_report_score(report));
    rly_json_flag(&json, "passed", replylint_report_passed(report));
    rly_json_open(&json, "categories", '[');
    for (size_t i = 0; i < card.categories.count; i++)
        write_category(p, &json, &card.categories.items[i], &scratch);
    rly_json_close(&json, ']');
    rly_json_close(&json, '}');
    rly_buf_free(&scratch);
    scorecard_free(&card);
}

static void fault_json(cli_printing *p, const char *file, size_t line, const char *words)
{
    rly_json json = next_review(p);

    (void)line;
    rly_json_open(&json, NULL, '{');
    rly_json_text(&json, "file", printing_path(p, file));
    rly_json_text(&json, "error", rly_str_of(words));
    rly_json_close(&json, '}');
}

static void end_json(cli_printing *p)
{
    rly_json json = {.out = p->out, .comma = true};

    rly_buf_str(p->out, p->entries ? "\n]" : "]");
    /* The mean of the reviews, as those suites have it. */
    json_percent(&json, "internalQualityScore", p->summands > 0, p->summands ? p->sum / (double)p->summands : 0);
    rly_json_close(&json, '}');
    rly_buf_byte(p->out, '\n');
}

/* What could not be judged has no ratings, so that it is only said on standard error. */
const cli_format as_scorecard_csv = {"scorecard-csv", true, UNIT_ASKED, begin_csv, draft_csv, NULL, NULL, NULL};
const cli_format as_scorecard_json = {"scorecard-json", false,      UNIT_ASKED, begin_json,
                                      draft_json,       fault_json, end_json,   NULL};
