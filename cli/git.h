/* SPDX-License-Identifier: Apache-2.0 */
/* Asking git, without a shell. */
#ifndef CLI_GIT_H
#define CLI_GIT_H

#include "cli.h"

/*
 * Run git with those arguments (NULL at the end, at most 30) in `folder` (NULL: here) and take what it prints, with a
 * NUL behind it. What it says on standard error stands on ours. Returns its exit status; -1, and said why, when it
 * could not be run.
 */
int git_run(const char *folder, const char *const *arguments, rly_buf *out);

#endif
