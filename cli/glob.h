/* SPDX-License-Identifier: Apache-2.0 */
/* Patterns of paths, as in .gitignore. */
#ifndef CLI_GLOB_H
#define CLI_GLOB_H

#include "base/memory.h"

enum { GLOB_BYTES_MAX = 1000 };

/*
 * Does the pattern stand for the path, or for a folder that it lies in? `path` is relative and has no "./" in front.
 * `*` and `?` stop at a slash, `**` does not; `[a-z]`, `[!a-z]` and `\` for what is meant as it stands. A pattern
 * without a slash, or with one at its end only, holds at any depth; a slash at its start says that it does not. A
 * pattern longer than GLOB_BYTES_MAX stands for nothing. The time is that of their lengths multiplied.
 */
bool glob_matches(rly_str pattern, const char *path);

#endif
