/* SPDX-License-Identifier: Apache-2.0 */
/* The formats of check: what each does at the start, at each draft and at the end of a run. */
#ifndef CLI_FORMAT_H
#define CLI_FORMAT_H

#include "base/json.h"
#include "check.h"
#include "fingerprint.h"

/* The name of a level in each format that has names of its own. */
typedef struct cli_level {
    const char *name, *sarif, *github, *gitlab, *azure, *rdf, *checkstyle;
} cli_level;

/* The row of "error", "warning" or "suggestion". */
const cli_level *level_named(const char *name);

/* How often a rule was broken, and in how many drafts. */
typedef struct cli_count {
    const cli_level *level;
    size_t rule, findings, drafts; /* rule: its number in the session's */
} cli_count;

/* A run as it is printed. Workers of --jsonl have one each, so that streams keep nothing here. */
typedef struct cli_printing {
    const cli_session *session;
    const cli_tally *tally; /* so far, this draft with it */
    rly_buf *out;
    bool several;           /* drafts: each needs its name */
    size_t drafts, entries; /* printed so far: drafts, those that could not be judged with them; things in a list */
    cli_fingerprints seen;
    RLY_VEC(size_t) rules; /* met, as numbers of the session's */
    cli_count *counts;     /* by number of rule, for --statistics; NULL before the first */
    rly_buf later;         /* what is to be written at the end */
    double sum;            /* of what a mean is made of */
    size_t summands;
    rly_buf words, path; /* scratch */
} cli_printing;

typedef struct cli_format {
    const char *word; /* what --format calls it */
    bool stream;      /* each draft stands for itself, so that --jsonl and --jobs can have it */
    int unit;         /* what columns count: a rly_unit, or UNIT_ASKED */
    void (*begin)(cli_printing *p);
    void (*draft)(cli_printing *p, cli_source *source);
    /* What could not be judged, and why; `line` of JSON Lines, else 0. */
    void (*fault)(cli_printing *p, const char *file, size_t line, const char *words);
    void (*end)(cli_printing *p); /* begin, fault and end may be NULL */
    /* What stands before each draft, `good` or not, of a format whose drafts stand for themselves but for that; or
     * NULL. */
    void (*lead)(cli_printing *p, bool good);
} cli_format;

enum { UNIT_ASKED = -1 };

/* By enum format. */
extern const cli_format *const formats[FORMAT_COUNT];

extern const cli_format as_statistics;

/* The most frequent rules first; returns how many were broken at all. */
size_t counts_sort(cli_count *counts, size_t count);

/* The format of --format, or --statistics. */
const cli_format *format_chosen(const cli_options *options);

/* Does what is printed of a draft not depend on the drafts before? Then any thread may print it. */
bool printing_is_apart(const cli_options *options);

/* What stands before a draft of such a format, in the order of the drafts. */
void printing_lead(cli_printing *p, bool good);

/* As the format does it; these also count. Out of memory shows in p->out->failed. */
void printing_begin(cli_printing *p);
void printing_draft(cli_printing *p, cli_source *source);
void printing_fault(cli_printing *p, const char *file, size_t line, const char *words);
void printing_end(cli_printing *p);

/* Move what `from` counted to `into`. */
void printing_merge(cli_printing *into, cli_printing *from);
void printing_free(cli_printing *p);

/* The number of a rule in the list of all, which is sorted. */
size_t rule_number(const replylint_rules *rules, const char *id);

/* A finding with its place in the file, in the unit of the format. */
typedef struct cli_finding {
    const char *rule, *message, *advice;
    const cli_level *level;
    bool placed;  /* false: about the whole text, and the place is where that begins */
    bool columns; /* false: the file is not UTF-8, so that nothing but bytes can be counted */
    rly_position start, end;
} cli_finding;

cli_finding finding_read(const cli_printing *p, cli_source *source, size_t i);

/* Message and advice as one line, control characters made harmless. Lent until the next call. */
rly_str finding_words(cli_printing *p, const cli_finding *finding);

/* The path of a file as seen from here. Lent until the next call. */
rly_str printing_path(cli_printing *p, const char *file);

/* Fingerprint of finding `i`, and no other of this run; "" when memory ran out, and then p->out has failed. */
void finding_fingerprint(cli_printing *p, cli_source *source, size_t i, char out[FINGERPRINT_SIZE]);

/* A better wording as it may be put into the file; false when there is none, or none that fits. Free words. */
typedef struct cli_replacement {
    rly_position start, end;
    rly_buf words;
} cli_replacement;

bool finding_replacement(const cli_printing *p, cli_source *source, size_t i, size_t fix, cli_replacement *out);

/* ---- Escapes. All of them print one line; control and direction characters become visible, harmless ones. */

void escape_xml(rly_buf *out, rly_str text);      /* of XML 1.0 and HTML, in texts and attributes */
void escape_markdown(rly_buf *out, rly_str text); /* what would be markup, a mention or a cell's end */
void escape_github(rly_buf *out, rly_str text, bool property);
void escape_azure(rly_buf *out, rly_str text);
void escape_uri(rly_buf *out, const char *path); /* a path as a reference relative to here, or file:// */
/* A field, quoted where it has to be; one that a spreadsheet would take for a formula gets an apostrophe in front. */
void escape_csv(rly_buf *out, rly_str text);

#endif
