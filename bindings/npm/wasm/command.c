/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the command calls and wasi-libc does not have. WASI knows no owners and no permissions; bin/wasi.js, which
 * runs the command, does: it gives a file that takes the place of another that one's permissions (__wrap_rename()).
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HOST(name) __attribute__((import_module("replylint"), import_name(#name)))

/* The real path of `path` with slashes, NUL-terminated, to `to`. Returns its size, or the negative of an errno. */
HOST(real_path) int32_t host_real_path(const char *path, size_t size, char *to, size_t room);
HOST(copy_mode) void host_copy_mode(const char *from, size_t from_size, const char *to, size_t to_size);

/* A WASI program starts in the root folder; bin/wasi.js says in PWD where its user is. */
__attribute__((constructor)) static void start_where_the_user_is(void)
{
    const char *folder = getenv("PWD");
    if (folder)
        (void)chdir(folder);
}

int __real_rename(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to);

char *realpath(const char *restrict path, char *restrict to)
{
    int32_t size = host_real_path(path, strlen(path), to, PATH_MAX);
    if (size < 0) {
        errno = -size;
        return NULL;
    }
    return to;
}

int __wrap_rename(const char *from, const char *to)
{
    host_copy_mode(to, strlen(to), from, strlen(from));
    return __real_rename(from, to);
}

/* As the real one: `pattern` ends in XXXXXX. */
int mkostemp(char *pattern, int flags)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz012345";
    char *end = pattern + strlen(pattern) - 6;
    for (int tries = 0; tries < 100; tries++) {
        unsigned char noise[6];
        if (getentropy(noise, sizeof noise) != 0)
            return -1;
        for (size_t i = 0; i < sizeof noise; i++)
            end[i] = letters[noise[i] % 32];
        int file = open(pattern, flags | O_RDWR | O_CREAT | O_EXCL, 0600);
        if (file >= 0 || errno != EEXIST)
            return file;
    }
    return -1;
}

mode_t umask(mode_t mask)
{
    (void)mask;
    return 0;
}

int fchmod(int file, mode_t mode)
{
    (void)file;
    (void)mode;
    return 0;
}

int fchown(int file, uid_t owner, gid_t group)
{
    (void)file;
    (void)owner;
    (void)group;
    return 0;
}

int sigaction(int signal, const struct sigaction *restrict action, struct sigaction *restrict old)
{
    (void)signal;
    (void)action;
    (void)old;
    return 0;
}

int madvise(void *at, size_t size, int advice)
{
    (void)at;
    (void)size;
    (void)advice;
    return 0;
}
