/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which findings are shown, and count: not those that are allowed, that a baseline knows, or that stand on lines which
 * --new-from calls old. They stay in the report, whose score is that of the text as it is.
 */
#ifndef CLI_FILTER_H
#define CLI_FILTER_H

#include "source.h"

typedef enum cli_hiding {
    HIDDEN_NOT,
    HIDDEN_ALLOWED,  /* by an entry or a comment */
    HIDDEN_BASELINE, /* an old finding */
    HIDDEN_UNCHANGED /* on lines that are not new */
} cli_hiding;
enum { HIDINGS = HIDDEN_UNCHANGED + 1 };

/* Is finding `finding` of the session's report shown? True where nothing was filtered. */
bool finding_is_shown(const cli_session *session, size_t finding);

/* Why it is not; *reason (may be NULL) is what somebody wrote beside an allowed one, else "". */
cli_hiding finding_hidden_by(const cli_session *session, size_t finding, rly_str *reason);

/* "allowed", "baseline", "unchanged"; "" for HIDDEN_NOT. */
const char *hiding_name(cli_hiding hiding);

/* How many findings of the report are hidden so. */
size_t findings_hidden(const cli_session *session, cli_hiding hiding);

/* Read what the options and settings name: a baseline, changes. False, and said why, when that is not possible. */
bool filter_open(cli_session *session);

/*
 * Look at the report of a draft, after each lint and before anybody asks. False, and said why, when a comment in the
 * draft is no good, or memory ran out. Threads may do so at the same time, each with a session of its own.
 */
bool filter_report(cli_session *session, cli_source *source);

/* Remember of the report that it was the last word on its draft: what was used, what there is for a new baseline. */
bool filter_keep(cli_session *session, cli_source *source);

/*
 * When all is judged: say what is of no use any more, write the baseline if that was asked for. `complete`: every draft
 * could be judged, without which nothing is written. *idle: entries that allow nothing, or are over, and what is paid
 * off. False when it failed, which was said.
 */
bool filter_finish(cli_session *session, bool complete, size_t *idle);

/* Free what the filter keeps for one session; the last one, that opened it, frees it all. */
void filter_release(cli_session *session);
void filter_free(struct cli_filter *filter);

#endif
