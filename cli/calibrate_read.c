/* SPDX-License-Identifier: Apache-2.0 */
/* JSON Lines: a record as check --jsonl takes it, with "quality" or "pass", and maybe "reader". */
#include "calibrate_read.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/tree.h"
#include "files.h"

typedef struct reader {
    cal_reading *out;
    cli_session *session;
    rly_buf record;
    rly_tree_store store;
    const char *file;
    size_t line;
    bool memory_out; /* which line could not be judged for it is chance, and so would be all figures */
} reader;

static const char *const own_members[] = {"quality", "pass", "reader"};

static bool refuse(const reader *r, const char *what)
{
    complain_at("%s:%zu: %s", r->file, r->line, what);
    return false;
}

/* The member of the record; NULL when it is not there, or null. */
static const rly_node *member(const reader *r, const char *key)
{
    const rly_node *node = rly_member(&r->store.tree, rly_root(&r->store.tree), key);

    return node && !(node->kind == RLY_SCALAR && !node->quoted &&
                     rly_str_is(rly_node_text(&r->store.tree, node), "null"))
               ? node
               : NULL;
}

static rly_str text_of(const reader *r, const char *key)
{
    return rly_node_text(&r->store.tree, member(r, key));
}

/* Blank out a member and one comma beside it, so that every other byte keeps its place. */
static void blank(rly_buf *record, const rly_node *node, const char *key)
{
    size_t start = node->start - (node->quoted ? 1 : 0), end = node->end + (node->quoted ? 1 : 0), size = strlen(key);
    char *json = record->data;

    if (end > record->size || start >= end)
        return;
    while (start > 0 && (is_space(json[start - 1]) || json[start - 1] == ':'))
        start--;
    /* A key that is written with escapes stays; the library then says that it does not know it. */
    if (start < size + 2 || json[start - 1] != '"' || memcmp(json + start - 1 - size, key, size) != 0)
        return;
    start -= size + 2;
    size_t next = end, before = start;
    while (next < record->size && is_space(json[next]))
        next++;
    while (before > 0 && is_space(json[before - 1]))
        before--;
    if (next < record->size && json[next] == ',')
        end = next + 1;
    else if (before > 0 && json[before - 1] == ',')
        start = before - 1;
    memset(json + start, ' ', end - start);
}

/* The record without what is not the library's. */
static bool strip(reader *r, rly_str line)
{
    rly_buf_clear(&r->record);
    rly_buf_add(&r->record, line.data, line.size);
    if (r->record.failed)
        return complain_memory() != EXIT_TROUBLE;
    for (size_t i = 0; i < sizeof own_members / sizeof *own_members; i++) {
        const rly_node *node = rly_member(&r->store.tree, rly_root(&r->store.tree), own_members[i]);
        if (node && node->kind != RLY_SCALAR)
            return refuse(r, "quality, pass and reader are single values");
        if (node)
            blank(&r->record, node, own_members[i]);
    }
    return true;
}

/* The number of a word in a list, to which it is added when it is new; SIZE_MAX when memory runs out. */
static size_t number_of(reader *r, word_list *words, rly_str word)
{
    size_t i = 0;

    while (i < words->count && !rly_str_is(word, words->items[i]))
        i++;
    if (i < words->count)
        return i;
    const char *copy = rly_arena_copy(&r->session->arena, word.data, word.size), **slot = copy ? rly_push(words) : NULL;
    if (!slot) {
        (void)complain_memory();
        return SIZE_MAX;
    }
    *slot = copy;
    return i;
}

static bool read_quality(const reader *r, cal_line *mark)
{
    rly_str text = text_of(r, "quality");
    char *end = NULL;

    mark->quality = strtod(text.data, &end);
    if (text.size && !*end && isfinite(mark->quality) && mark->quality >= 0 && mark->quality <= 100)
        return true;
    return refuse(r, "quality is a number from 1 to 5, or from 0 to 100");
}

static bool read_pass(const reader *r, cal_line *mark)
{
    rly_str text = text_of(r, "pass");

    mark->passes = rly_str_is(text, "true") || rly_str_is(text, "yes");
    if (mark->passes || rly_str_is(text, "false") || rly_str_is(text, "no"))
        return true;
    return refuse(r, "pass is true or false");
}

/* What the readers said; the first record decides what all have to have. */
static bool read_mark(reader *r, cal_line *mark)
{
    bool quality = member(r, "quality"), pass = member(r, "pass"),
         first = r->out->with_quality + r->out->with_pass == 0;

    if (!quality && !pass)
        return refuse(r, "no mark; a record needs \"quality\" (1 to 5, or 0 to 100) or \"pass\" (true or false)");
    if (!first && (quality != (r->out->with_quality > 0) || pass != (r->out->with_pass > 0)))
        return refuse(r, quality == (r->out->with_quality > 0) ? "\"pass\" has to stand in all records, or in none"
                                                               : "\"quality\" has to stand in all records, or in none");
    if ((quality && !read_quality(r, mark)) || (pass && !read_pass(r, mark)))
        return false;
    if (!quality)
        mark->quality = mark->passes;
    r->out->with_quality += quality;
    r->out->with_pass += pass;
    return true;
}

static uint64_t mix(uint64_t hash, rly_str text)
{
    for (size_t i = 0; i <= text.size; i++) /* the NUL behind it is an end that no text holds */
        hash = (hash ^ (uint8_t)text.data[i]) * 0x100000001b3;
    return hash;
}

/* What became of each rule, and whether a critical one failed: only then a score is 0 that has points left. */
static bool keep_verdicts(reader *r, cal_line *mark)
{
    const replylint_report *report = r->session->report;
    long deductions = 0;

    if (!(mark->judged = rly_arena_take(&r->session->arena, r->out->rule_count + 1)))
        return complain_memory() != EXIT_TROUBLE;
    for (size_t i = 0; i < r->out->rule_count; i++) {
        const char *verdict = replylint_report_verdict_get(report, i, "verdict");
        mark->judged[i] = !strcmp(verdict, "failed")   ? CAL_FAILED
                          : !strcmp(verdict, "passed") ? CAL_PASSED
                                                       : CAL_NOT_JUDGED;
        deductions += strtol(replylint_report_verdict_get(report, i, "deduction"), NULL, 10);
    }
    mark->score = replylint_report_score(report);
    mark->critical = mark->score == 0 && deductions < 100;
    return true;
}

/* The rules that are switched on, and what they take off; the same for every report of a linter. */
static bool keep_rules(reader *r)
{
    const replylint_report *report = r->session->report;
    size_t count = replylint_report_verdict_count(report);

    if (r->out->rules)
        return true;
    if (!(r->out->rules = rly_allocate((count + 1) * sizeof *r->out->rules)))
        return complain_memory() != EXIT_TROUBLE;
    r->out->rule_count = count;
    for (size_t i = 0; i < count; i++) {
        const char *name = replylint_report_verdict_get(report, i, "rule");
        r->out->rules[i].name = rly_arena_copy(&r->session->arena, name, strlen(name));
        r->out->rules[i].points = (int)strtol(replylint_report_verdict_get(report, i, "points"), NULL, 10);
        if (!r->out->rules[i].name)
            return complain_memory() != EXIT_TROUBLE;
    }
    return true;
}

static bool judge(reader *r, cal_line *mark)
{
    cli_session *session = r->session;

    replylint_status status = replylint_draft_json(session->draft, r->record.data, r->record.size, session->error);
    if (!status)
        status = replylint_lint(session->linter, session->draft, session->report, session->error);
    r->memory_out = status == REPLYLINT_ERROR_MEMORY;
    if (!status)
        return keep_rules(r) && keep_verdicts(r, mark);
    complain_errors(session->error, r->file, r->line);
    return false;
}

/* Who marked which reply. */
static bool name_mark(reader *r, cal_line *mark)
{
    rly_str name = text_of(r, "reader");

    mark->line = r->line;
    mark->reply = mix(mix(mix(0xcbf29ce484222325, text_of(r, "id")), text_of(r, "text")), text_of(r, "inbound"));
    mark->reader = name.size ? number_of(r, &r->out->readers, name) : CAL_NOBODY;
    mark->brand = number_of(r, &r->out->brands, text_of(r, "brand"));
    return (mark->reader != SIZE_MAX || !name.size) && mark->brand != SIZE_MAX;
}

static bool read_line(reader *r, rly_str line)
{
    cal_line mark = {0};

    if (rly_tree_read(&r->store, RLY_JSON, NULL, line.data, line.size, r->session->error)) {
        complain_errors(r->session->error, r->file, r->line);
        return false;
    }
    const rly_node *root = rly_root(&r->store.tree);
    if (!root || root->kind != RLY_MAP_NODE || !member(r, "text"))
        return refuse(r, "a record is an object with a \"text\": the reply that was marked");
    if (!strip(r, line) || !judge(r, &mark) || !read_mark(r, &mark) || !name_mark(r, &mark))
        return false;
    cal_line *slot = rly_push(&r->out->lines);
    if (!slot)
        return complain_memory() != EXIT_TROUBLE;
    *slot = mark;
    return true;
}

bool cal_read(cal_reading *reading, const char *path)
{
    reader r = {.out = reading, .session = reading->session, .file = strcmp(path, "-") ? path : "<stdin>"};
    cli_lines lines;
    rly_str line;
    bool opened = lines_open(&lines, path, r.file), good = opened;

    while (opened && !r.memory_out && lines_next(&lines, &line)) {
        r.line = lines.number;
        if (!text_is_blank(line) && !read_line(&r, lines_without_mark(&lines, line)))
            good = false;
    }
    if (r.memory_out)
        reading->lines.count = 0;
    good = good && !lines.failed;
    lines_close(&lines);
    rly_buf_free(&r.record);
    rly_tree_free(&r.store);
    return good;
}
