/* SPDX-License-Identifier: Apache-2.0 */
/* What wasi-libc does not declare of POSIX and the command uses; command.c has it. Included before each of our files.
 */
#ifndef POSIX_H
#define POSIX_H

#include <sys/types.h>

#define TIOCGWINSZ 0

struct winsize {
    unsigned short ws_row, ws_col;
};

/* What is mapped is a copy in WASI: no signal tells of a file that somebody cut, since none can come. */
struct sigaction {
    void (*sa_handler)(int signal);
};

int sigaction(int signal, const struct sigaction *restrict action, struct sigaction *restrict old);
int madvise(void *at, size_t size, int advice);

char *realpath(const char *restrict path, char *restrict to);
int mkostemp(char *pattern, int flags);
mode_t umask(mode_t mask);
int fchmod(int file, mode_t mode);
int fchown(int file, uid_t owner, gid_t group);

#endif
