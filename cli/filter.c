/* SPDX-License-Identifier: Apache-2.0 */
#include "filter.h"

#include <limits.h>
#include <pthread.h>

#include "allow.h"
#include "baseline.h"
#include "changes.h"

/* What all threads share: the lock is for the marks on entries, and for the lists that grow. */
struct cli_filter {
    pthread_mutex_t lock;
    bool has_baseline, has_changes;
    cli_baseline baseline;
    cli_changes changes;
    RLY_VEC(const config_file *) read; /* files whose entries are among those below */
    RLY_VEC(allow_entry *) entries;    /* of files */
    size_t idle_comments;
    rly_arena arena;
};

/* What becomes of one finding. */
typedef struct judged_finding {
    cli_hiding hiding;
    allow_entry *entry; /* of a file, or NULL */
    size_t comment;     /* else: number of the comment */
    char fingerprint[FINGERPRINT_SIZE];
} judged_finding;

/* What one session knows of its draft. */
struct cli_filtered {
    RLY_VEC(judged_finding) findings;
    allow_entries comments;
    const char *searched; /* the name of the file that was searched for comments last */
    size_t searched_size;
    bool has_comments;
    rly_cursor whole;  /* over the file in which a cell stands */
    const char *named; /* the name of the file whose folder this is */
    const config_folder *folder;
    char real[PATH_MAX];
};

/* ---- asking */

cli_hiding finding_hidden_by(const cli_session *session, size_t finding, rly_str *reason)
{
    const struct cli_filtered *filtered = session->filtered;
    const judged_finding *judged =
        filtered && finding < filtered->findings.count ? &filtered->findings.items[finding] : NULL;

    if (reason) {
        *reason = (rly_str){"", 0};
        if (judged && judged->hiding == HIDDEN_ALLOWED)
            *reason = judged->entry ? judged->entry->reason : filtered->comments.items[judged->comment].reason;
    }
    return judged ? judged->hiding : HIDDEN_NOT;
}

bool finding_is_shown(const cli_session *session, size_t finding)
{
    return finding_hidden_by(session, finding, NULL) == HIDDEN_NOT;
}

const char *hiding_name(cli_hiding hiding)
{
    static const char *const names[HIDINGS] = {"", "allowed", "baseline", "unchanged"};

    return names[hiding];
}

size_t findings_hidden(const cli_session *session, cli_hiding hiding)
{
    size_t count = 0;

    for (size_t i = 0; i < replylint_report_finding_count(session->report); i++)
        count += finding_hidden_by(session, i, NULL) == hiding;
    return count;
}

/* ---- judging */

/* The entries of the files that hold in the folder of the draft, each file's once. */
static bool read_entries(struct cli_filter *filter, const config_folder *folder)
{
    for (size_t i = 0; i < folder->files.count; i++) {
        const config_file *file = folder->files.items[i], **slot;
        allow_entries entries = {0};
        size_t known = 0;
        while (known < filter->read.count && filter->read.items[known] != file)
            known++;
        if (known < filter->read.count)
            continue;
        bool good = allow_read(file, &entries);
        for (size_t n = 0; good && n < entries.count; n++) {
            /* Each stays where it is, since findings point to it. */
            allow_entry *kept = rly_arena_take(&filter->arena, sizeof *kept),
                        **place = kept ? rly_push(&filter->entries) : NULL;
            if (place) {
                *kept = entries.items[n];
                *place = kept;
            } else {
                good = complain_memory() != EXIT_TROUBLE;
            }
        }
        rly_vec_free(&entries);
        if (good && !(slot = rly_push(&filter->read)))
            return complain_memory() != EXIT_TROUBLE;
        if (!good)
            return false;
        *slot = file;
    }
    return true;
}

static bool holds(const allow_entry *entry, const cli_source *source, const char *real, const char *rule)
{
    return !entry->expired && allow_names(entry, rule) && allow_is_about(entry, source, real);
}

/* By an entry of a file, or by a comment. */
static void judge_allowed(const cli_session *session, cli_source *source, size_t finding, judged_finding *judged)
{
    const struct cli_filter *filter = session->filter;
    const struct cli_filtered *filtered = session->filtered;
    const char *rule = replylint_report_finding_get(session->report, finding, "rule");

    for (size_t i = 0; i < filtered->comments.count && !judged->hiding; i++) {
        if (holds(&filtered->comments.items[i], source, filtered->real, rule)) {
            judged->hiding = HIDDEN_ALLOWED;
            judged->comment = i;
        }
    }
    for (size_t i = 0; i < filter->entries.count && !judged->hiding; i++) {
        if (holds(filter->entries.items[i], source, filtered->real, rule)) {
            judged->hiding = HIDDEN_ALLOWED;
            judged->entry = filter->entries.items[i];
        }
    }
}

/* A finding about the whole text is as new as any line of it, and as one that was taken out. */
static bool is_changed(const cli_session *session, cli_source *source, size_t finding)
{
    size_t start, end;
    bool placed = replylint_report_finding_range(session->report, finding, &start, &end);

    if (!placed) {
        start = 0;
        end = source->text.size;
    }
    size_t first, last;
    if (source->in_cell) { /* to be fixed: a cell by itself, of which only where it stands is known */
        const cli_cell *cell = &source->item->cell;
        rly_cursor *cursor = &session->filtered->whole;
        if (cursor->text != source->whole.data || cursor->byte > cell->start)
            *cursor = rly_cursor_start(source->whole.data, source->whole.size, RLY_UTF8);
        first = rly_cursor_at(cursor, cell->start).line;
        last = rly_cursor_at(cursor, cell->end).line;
    } else {
        size_t from = source_start(source, start), to = source_end(source, end);
        first = source_position(source, from).line;
        last = source_position(source, to > from ? to - 1 : from).line;
    }
    return changes_touch(&session->filter->changes, session->filtered->real, first, last, !placed);
}

static bool judge_finding(cli_session *session, cli_source *source, size_t finding)
{
    struct cli_filter *filter = session->filter;
    judged_finding *judged = rly_push(&session->filtered->findings);

    if (!judged)
        return complain_memory() != EXIT_TROUBLE;
    *judged = (judged_finding){0};
    judge_allowed(session, source, finding, judged);
    if (!judged->hiding && filter->has_baseline) {
        if (!fingerprint_of(session, source, finding, judged->fingerprint))
            return complain_memory() != EXIT_TROUBLE;
        if (session->options->write_baseline || baseline_knows(&filter->baseline, judged->fingerprint))
            judged->hiding = HIDDEN_BASELINE;
    }
    if (!judged->hiding && filter->has_changes && !is_changed(session, source, finding))
        judged->hiding = HIDDEN_UNCHANGED;
    return true;
}

/* The items of a file have all its bytes, which are searched once. */
static bool read_comments(cli_session *session, cli_source *source)
{
    struct cli_filtered *filtered = session->filtered;

    filtered->comments.count = 0;
    if (filtered->searched != source->name || filtered->searched_size != source->whole.size) {
        filtered->searched = source->name;
        filtered->searched_size = source->whole.size;
        filtered->has_comments = allow_has_comments(source);
    }
    return !filtered->has_comments || allow_read_comments(session, source, &filtered->comments);
}

bool filter_report(cli_session *session, cli_source *source)
{
    struct cli_filter *filter = session->filter;
    size_t count = replylint_report_finding_count(session->report);

    if (!session->filtered && !(session->filtered = rly_allocate(sizeof *session->filtered)))
        return complain_memory() != EXIT_TROUBLE;
    struct cli_filtered *filtered = session->filtered;
    filtered->findings.count = 0;
    if (filtered->named != source->name) { /* not that of the text before */
        filtered->folder = config_folder_of(session, source->name, filtered->real);
        filtered->named = filtered->folder ? source->name : NULL;
    }
    if (!filtered->folder || !read_comments(session, source))
        return false;
    (void)pthread_mutex_lock(&filter->lock);
    bool good = read_entries(filter, filtered->folder);
    for (size_t i = 0; good && i < count; i++)
        good = judge_finding(session, source, i);
    (void)pthread_mutex_unlock(&filter->lock);
    return good;
}

/* ---- keeping */

/* Was a rule that the entry names judged in this draft? What was not judged says nothing of the entry. */
static bool was_judged(const replylint_report *report, const allow_entry *entry)
{
    for (size_t i = 0; i < replylint_report_verdict_count(report); i++) {
        const char *verdict = replylint_report_verdict_get(report, i, "verdict");
        if (allow_names(entry, replylint_report_verdict_get(report, i, "rule")) &&
            (!strcmp(verdict, "passed") || !strcmp(verdict, "failed")))
            return true;
    }
    return false;
}

static void mark(const cli_session *session, cli_source *source, allow_entry *entry)
{
    entry->judged =
        entry->judged || (allow_is_about(entry, source, session->filtered->real) && was_judged(session->report, entry));
}

static bool keep_finding(cli_session *session, cli_source *source, size_t finding)
{
    struct cli_filter *filter = session->filter;
    const judged_finding *judged = &session->filtered->findings.items[finding];

    if (judged->hiding == HIDDEN_ALLOWED && judged->entry)
        judged->entry->used = true;
    else if (judged->hiding == HIDDEN_ALLOWED)
        session->filtered->comments.items[judged->comment].used = true;
    if (judged->hiding != HIDDEN_BASELINE)
        return true;
    baseline_use(&filter->baseline, judged->fingerprint);
    return !session->options->write_baseline ||
           baseline_note_finding(&filter->baseline, session->filtered->real, source->id,
                                 replylint_report_finding_get(session->report, finding, "rule"), judged->fingerprint);
}

/* Say of an entry that it allows nothing. Returns how many did. */
static size_t complain_idle(const allow_entry *entry)
{
    rly_place place = entry->place;

    if (entry->expired && entry->judged)
        complain_at("%s:%u:%u: warning: %.*s was allowed until %.*s, which is over", place.file, place.line,
                    place.column, (int)entry->rule.size, entry->rule.data, (int)entry->expires.size,
                    entry->expires.data);
    else if (entry->judged && !entry->used)
        complain_at("%s:%u:%u: warning: %.*s is allowed, and found nowhere; take this out", place.file, place.line,
                    place.column, (int)entry->rule.size, entry->rule.data);
    else
        return 0;
    return 1;
}

bool filter_keep(cli_session *session, cli_source *source)
{
    struct cli_filter *filter = session->filter;
    struct cli_filtered *filtered = session->filtered;
    bool good = true;

    (void)pthread_mutex_lock(&filter->lock);
    for (size_t i = 0; i < filter->entries.count; i++)
        mark(session, source, filter->entries.items[i]);
    if (filter->has_baseline)
        good = baseline_note_file(&filter->baseline, filtered->real);
    for (size_t i = 0; good && i < filtered->findings.count; i++)
        good = keep_finding(session, source, i);
    for (size_t i = 0; i < filtered->comments.count; i++) {
        mark(session, source, &filtered->comments.items[i]);
        filter->idle_comments += complain_idle(&filtered->comments.items[i]);
    }
    (void)pthread_mutex_unlock(&filter->lock);
    return good;
}

/* ---- the run */

bool filter_open(cli_session *session)
{
    const cli_options *options = session->options;
    struct cli_filter *filter = rly_allocate(sizeof *filter);

    if (!filter)
        return complain_memory() != EXIT_TROUBLE;
    session->filter = filter;
    filter->lock = (pthread_mutex_t)PTHREAD_MUTEX_INITIALIZER;
    filter->has_baseline = options->baseline;
    filter->has_changes = options->new_from;
    return (!options->baseline || baseline_open(&filter->baseline, options->baseline, options->write_baseline)) &&
           (!options->new_from || changes_open(&filter->changes, options->new_from));
}

static bool finish_baseline(const cli_options *options, cli_baseline *baseline, bool complete, size_t *idle)
{
    size_t noted = baseline->found.count;

    if (!complete) {
        if (options->write_baseline || options->prune_baseline)
            complain_at("%s: not written, since not every draft could be judged", baseline->path);
        return true;
    }
    if (options->write_baseline) {
        if (!baseline_write(baseline))
            return false;
        if (!options->quiet)
            complain_at("%s: written, with %zu of this run's findings", baseline->path, noted);
        return true;
    }
    size_t paid = baseline_paid_off(baseline);
    if (paid && (!options->quiet || options->prune_baseline))
        complain_at("%s: %zu %s paid off%s", baseline->path, paid, paid == 1 ? "finding is" : "findings are",
                    options->prune_baseline ? ", and taken out" : "; --prune-baseline takes them out");
    *idle += options->prune_baseline ? 0 : paid;
    return !options->prune_baseline || baseline_prune(baseline);
}

bool filter_finish(cli_session *session, bool complete, size_t *idle)
{
    struct cli_filter *filter = session->filter;

    *idle = filter->idle_comments;
    for (size_t i = 0; i < filter->entries.count; i++)
        *idle += complain_idle(filter->entries.items[i]);
    return !filter->has_baseline || finish_baseline(session->options, &filter->baseline, complete, idle);
}

void filter_release(cli_session *session)
{
    struct cli_filtered *filtered = session->filtered;

    if (!filtered)
        return;
    rly_vec_free(&filtered->findings);
    rly_vec_free(&filtered->comments);
    rly_release(filtered);
    session->filtered = NULL;
}

void filter_free(struct cli_filter *filter)
{
    if (!filter)
        return;
    baseline_free(&filter->baseline);
    changes_free(&filter->changes);
    rly_vec_free(&filter->read);
    rly_vec_free(&filter->entries);
    rly_arena_free(&filter->arena);
    rly_release(filter);
}
