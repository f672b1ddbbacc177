/* SPDX-License-Identifier: Apache-2.0 */
/* Which lines are new since a revision. */
#ifndef CLI_CHANGES_H
#define CLI_CHANGES_H

#include "cli.h"

/* Lines [first, last] of a file as it is now; `gone`: lines between the two were taken out. */
typedef struct changed_lines {
    size_t first, last;
    bool gone;
} changed_lines;

typedef struct changed_file {
    const char *path; /* as seen from the top of the repository */
    size_t lines, count;
} changed_file;

typedef struct cli_changes {
    const char *top;             /* real */
    word_list known;             /* files of that revision, sorted */
    RLY_VEC(changed_file) files; /* those that changed, sorted */
    RLY_VEC(changed_lines) lines;
    rly_buf names;
    rly_arena arena;
} cli_changes;

/*
 * Ask git what changed, since the commit in which HEAD and the revision parted, in files as they are on the disk.
 * False, and said why, when there is no git, repository, revision or such commit.
 */
bool changes_open(cli_changes *changes, const char *revision);
void changes_free(cli_changes *changes);

/*
 * Is one of the lines [first, last] new, or, with `gone`, was one among them taken out? `real` is the file's real path.
 * Of a file that the revision does not have, or that is in no repository, all lines are.
 */
bool changes_touch(const cli_changes *changes, const char *real, size_t first, size_t last, bool gone);

#endif
