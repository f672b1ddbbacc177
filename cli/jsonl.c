/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON Lines: a record a line comes in, a report a line goes out, in the same order. Workers take batches of lines in
 * turn, judge them each for itself, and hand out what came of them in the same turn, so that the output is that of one
 * worker, and memory holds no more than a batch a worker.
 */
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "context.h"
#include "files.h"
#include "format.h"
#include "library.h"
#include "team.h"

/* A batch ends with the first of both: a report is as long for a record of one word as for one of a hundred. */
enum { BATCH_BYTES = 1 << 15, BATCH_LINES = 64 };

/* What the workers share. The input belongs to who holds `reading`, the output to whose turn it is. */
typedef struct stream {
    const cli_session *session; /* rules, linter, options */
    word_list inputs;
    pthread_mutex_t reading, writing;
    pthread_cond_t written;
    /* reading: */
    size_t input; /* the next one */
    cli_lines lines;
    bool open;
    size_t batches;
    /* writing: */
    size_t turn;  /* of which batch it is */
    bool stopped; /* standard output is gone, or memory ran out */
    cli_tally tally;
    cli_printing printing; /* of what stands around the drafts */
    rly_buf out;
} stream;

typedef struct batch_line {
    size_t start, size, number;
} batch_line;

/* A worker: handles of its own, and the batch it has in hand. */
typedef struct worker {
    stream *stream;
    cli_session session;
    cli_printing printing;
    cli_source source; /* of a record whose places are printed */
    const char *name;  /* of the input */
    rly_buf bytes;
    RLY_VEC(batch_line) lines;
    bool waits;                        /* who writes the input may wait for these reports */
    rly_buf out, complaints, of_input; /* of_input: complaints about what stands behind the batch */
    cli_tally tally;
} worker;

/* ---- a batch of lines */

static bool keep_line(worker *w, rly_str line, size_t number)
{
    batch_line *slot = rly_push(&w->lines);

    if (!slot)
        return complain_memory() != EXIT_TROUBLE;
    *slot = (batch_line){w->bytes.size, line.size, number};
    rly_buf_add(&w->bytes, line.data, line.size);
    return !w->bytes.failed || complain_memory() != EXIT_TROUBLE;
}

static bool open_next(stream *s, worker *w)
{
    const char *path = s->inputs.items[s->input++], *given = s->session->options->stdin_filename;

    s->open = lines_open(&s->lines, path, strcmp(path, "-") ? path : given ? given : "<stdin>");
    w->tally.trouble = w->tally.trouble || !s->open;
    return s->open;
}

/* Lines of one input, up to the size of a batch, or to where more would have to be waited for. False at its end. */
static bool read_lines(stream *s, worker *w)
{
    rly_str line;

    w->name = s->lines.name;
    w->waits = s->lines.waits;
    while (w->bytes.size < BATCH_BYTES && w->lines.count < BATCH_LINES) {
        if (w->waits && w->lines.count && lines_must_read(&s->lines))
            return true;
        if (!lines_next(&s->lines, &line))
            return false;
        line = lines_without_mark(&s->lines, line);
        if (!text_is_blank(line) && !keep_line(w, line, s->lines.number)) {
            w->tally.trouble = true;
            return false;
        }
    }
    return true;
}

/* Take the next batch, and its turn. False when there is none. */
static bool take_batch(stream *s, worker *w, size_t *turn)
{
    w->lines.count = 0;
    rly_buf_clear(&w->bytes);
    w->tally = (cli_tally){0};
    complaints_to(&w->of_input);
    (void)pthread_mutex_lock(&s->reading);
    while (!w->lines.count && !w->tally.trouble && (s->open || s->input < s->inputs.count)) {
        if ((!s->open && !open_next(s, w)) || read_lines(s, w))
            continue;
        w->tally.trouble = w->tally.trouble || s->lines.failed;
        lines_close(&s->lines);
        s->open = false;
    }
    bool taken = w->lines.count || w->tally.trouble;
    *turn = s->batches;
    s->batches += taken;
    (void)pthread_mutex_unlock(&s->reading);
    complaints_to(&w->complaints);
    return taken;
}

/* ---- its reports */

/* With options the record is read first, so that they can be put over it. */
static bool judge_with_options(cli_session *session, rly_str record, rly_str *json)
{
    return !replylint_draft_json(session->draft, record.data, record.size, session->error) &&
           context_apply(session->options, session->draft, session->error) &&
           !replylint_lint(session->linter, session->draft, session->report, session->error) &&
           !replylint_report_json(session->report, &json->data, &json->size);
}

/* One record. False when it could not be judged; *json then is what says so, or empty when memory ran out. */
static bool judge(cli_session *session, rly_str record, rly_str *json)
{
    bool options = session->options->assignments.count > 0;

    if (options && judge_with_options(session, record, json))
        return true;
    /* What is wrong with the record is wrong without the options, too; this way the library writes it down. */
    replylint_error_clear(session->error);
    bool good = !replylint_lint_json(session->linter, session->draft, session->report, record.data, record.size,
                                     &json->data, &json->size, session->error);
    if (good && options)
        *json = (rly_str){NULL, 0};
    return good;
}

static void tally_line(worker *w, const batch_line *line)
{
    char place[512];

    (void)snprintf(place, sizeof place, "%.480s:%zu", w->name, line->number);
    tally_report(&w->session, place, &w->tally);
}

/* A record in, a report out, as the library has it. */
static bool report_line(worker *w, const batch_line *line, rly_str record)
{
    rly_str json = {NULL, 0};
    bool good = judge(&w->session, record, &json);

    if (!json.data)
        return complain_memory() != EXIT_TROUBLE;
    if (good) {
        tally_line(w, line);
    } else {
        w->tally.trouble = true;
        complain_errors(w->session.error, w->name, line->number);
    }
    rly_buf_add(&w->out, json.data, json.size);
    rly_buf_byte(&w->out, '\n');
    return true;
}

/* The same for a format that names places in the file. */
static bool print_line(worker *w, const batch_line *line, rly_str record)
{
    if (source_read_record(&w->session, w->name, line->number, record, &w->source) && lint(&w->session, w->name)) {
        tally_line(w, line);
        printing_draft(&w->printing, &w->source);
    } else {
        w->tally.trouble = true;
        printing_fault(&w->printing, w->name, line->number, complaint_last());
    }
    return !w->out.failed || complain_memory() != EXIT_TROUBLE;
}

static bool writes_reports(const cli_options *options)
{
    return !options->statistics && (options->format == FORMAT_TEXT || options->format == FORMAT_JSONL);
}

static bool judge_line(worker *w, const batch_line *line)
{
    rly_str record = {w->bytes.data + line->start, line->size};

    return writes_reports(w->session.options) ? report_line(w, line, record) : print_line(w, line, record);
}

/* Hand out the reports of a batch when it is its turn. False when nothing more is to be done. */
static bool hand_out(stream *s, worker *w, size_t turn, bool good)
{
    (void)pthread_mutex_lock(&s->writing);
    while (s->turn != turn)
        (void)pthread_cond_wait(&s->written, &s->writing);
    if (!s->stopped) {
        s->stopped = !out_write(&w->out) || !good;
        rly_buf_add(&w->complaints, w->of_input.data, w->of_input.size);
        if (w->complaints.size)
            (void)err_write(&w->complaints);
        if (w->waits)
            s->stopped = !out_flush() || s->stopped;
        printing_merge(&s->printing, &w->printing);
        tally_add(&s->tally, &w->tally);
        s->tally.trouble = s->tally.trouble || s->stopped;
    }
    bool more = !s->stopped;
    s->turn++;
    (void)pthread_cond_broadcast(&s->written);
    (void)pthread_mutex_unlock(&s->writing);
    rly_buf_clear(&w->out);
    rly_buf_clear(&w->complaints);
    rly_buf_clear(&w->of_input);
    return more;
}

/* ---- workers */

static void *work(void *context)
{
    worker *w = context;
    bool good = true;

    for (size_t turn; good && take_batch(w->stream, w, &turn);) {
        for (size_t i = 0; i < w->lines.count && good; i++)
            good = judge_line(w, &w->lines.items[i]);
        good = hand_out(w->stream, w, turn, good);
    }
    complaints_to(NULL);
    return NULL;
}

static bool worker_start(worker *w, stream *s)
{
    *w = (worker){.stream = s};
    w->printing = (cli_printing){.session = &w->session, .tally = &w->tally, .out = &w->out, .several = true};
    return session_share(&w->session, s->session);
}

static void worker_end(worker *w)
{
    session_unshare(&w->session);
    printing_free(&w->printing);
    source_free(&w->source);
    rly_buf_free(&w->bytes);
    rly_buf_free(&w->out);
    rly_buf_free(&w->complaints);
    rly_buf_free(&w->of_input);
    rly_vec_free(&w->lines);
}

static bool run_workers(stream *s, size_t jobs)
{
    worker *workers = rly_allocate(jobs * sizeof *workers);
    size_t count = 0;
    bool good = workers || complain_memory() != EXIT_TROUBLE;

    while (good && count < jobs)
        good = worker_start(&workers[count++], s);
    good = good && team_run(workers, sizeof *workers, count, work);
    for (size_t i = 0; i < count; i++)
        worker_end(&workers[i]);
    rly_release(workers);
    return good;
}

static int refuse_format(const cli_options *options)
{
    rly_buf streams = {0};

    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        if (!formats[i]->stream)
            continue;
        rly_buf_byte(&streams, ' ');
        rly_buf_str(&streams, formats[i]->word);
    }
    complain("--jsonl writes as it reads; --format %s, which is one whole, does not go with it. These do:%s",
             formats[options->format]->word, show_part(&streams, &streams));
    rly_buf_free(&streams);
    return EXIT_TROUBLE;
}

/* What stands before the drafts, or behind them. */
static bool write_around(stream *s, void (*write)(cli_printing *p))
{
    if (!writes_reports(s->session->options))
        write(&s->printing);
    return out_write(&s->out);
}

int run_jsonl(cli_session *session)
{
    const cli_options *options = session->options;
    stream s = {.session = session,
                .reading = PTHREAD_MUTEX_INITIALIZER,
                .writing = PTHREAD_MUTEX_INITIALIZER,
                .written = PTHREAD_COND_INITIALIZER};

    s.printing = (cli_printing){.session = session, .tally = &s.tally, .out = &s.out};
    if (!writes_reports(options) && !format_chosen(options)->stream)
        return refuse_format(options);
    /* The library checks names of channels and signals only when it lints: better now than at every record. */
    if (options->assignments.count && !lint(session, "replylint: options"))
        return EXIT_TROUBLE;
    s.tally.trouble = !inputs_collect(options, draft_endings, &session->arena, &s.inputs);
    if (!write_around(&s, printing_begin) || !run_workers(&s, team_jobs(options->jobs)) ||
        !write_around(&s, printing_end))
        s.tally.trouble = true;
    printing_free(&s.printing);
    rly_buf_free(&s.out);
    if (s.open)
        lines_close(&s.lines);
    rly_vec_free(&s.inputs);
    if (s.tally.trouble)
        return EXIT_TROUBLE;
    return tally_fails(options, &s.tally) ? EXIT_FINDINGS : EXIT_CLEAN;
}
