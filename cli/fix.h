/* SPDX-License-Identifier: Apache-2.0 */
/* Better wordings put into a draft: --fix, --suggestions and --diff. */
#ifndef CLI_FIX_H
#define CLI_FIX_H

#include "source.h"

/* What became of the fixes of one draft. Used again for the next; free with fixes_free(). */
typedef struct cli_fixes {
    rly_str before; /* the file as it was read; lent by the library */
    rly_map map;    /* the file as it is now -> as it was */
    size_t applied;
    size_t encoded; /* could not be, since their place is written in another way than they are */
    size_t joined;  /* could not be, since their place hangs together with what is around or within it */
    bool endless;   /* still more to do after as many rounds as there may be */
} cli_fixes;

/*
 * Put the fixes of the report into the bytes of the source, and judge it again, until there are none left: the report
 * is then that of the fixed draft. False, and said why, when it could not be judged any more; the source then holds
 * the bytes of before.
 */
bool fix_draft(cli_session *session, cli_source *source, cli_fixes *fixes);
void fixes_free(cli_fixes *fixes);

/* Say what was done, and what could not be. */
void fixes_complain(const cli_options *options, const cli_fixes *fixes, const char *name);

/* Does the fixed text go to standard output? */
static inline bool fix_to_output(const cli_options *options, const char *path)
{
    return options->fix && !options->diff && !strcmp(path, "-");
}

/* A fix and where it belongs: bytes [start, end) of the text, and of the file. */
typedef struct cli_fix {
    const char *words;
    size_t start, end;
    size_t from, to;
} cli_fix;

typedef enum fix_verdict { FIX_FITS, FIX_IDLE, FIX_ENCODED, FIX_JOINED } fix_verdict;

/* May this fix be put into the file? Fills in where in the file, and widens a stretch that is left out by a space. */
fix_verdict fix_place(const cli_source *source, cli_fix *fix);

/* Add the words as the file has to hold them. False when it cannot hold them. */
bool fix_write(const cli_source *source, const cli_fix *fix, rly_buf *out);

/*
 * A unified diff of two texts. `map` leads from `after` to `before`; lines are compared only where it says that
 * something was replaced. Nothing is added when they are the same.
 */
void diff_show(rly_buf *out, cli_style style, const char *name, rly_str before, rly_str after, const rly_map *map);

/*
 * Put `after` in the place of what the file of that name holds: all of it or, when that cannot be done, nothing.
 * False, and said why, then; also when the file no longer holds `before`.
 */
bool file_replace(const char *path, rly_str before, rly_str after);

#endif
