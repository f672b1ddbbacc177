/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One call of the command into the system fails, as tests/cli/failing.sh asks for. The linker puts the functions below
 * in the place of read, write, malloc and their kin (--wrap) in the command's own objects and the library's; shared
 * libraries keep theirs. Unlike a library that is preloaded this goes with sanitizers, which then see what leaks.
 *
 *   FAIL_CALL    which: "read", "rename" ...; "memory" for malloc, calloc and realloc together
 *   FAIL_AT      the how many-th such call, from 1
 *   FAIL_ERRNO   with which errno; 0: it does less than it was asked to (read and write: one byte)
 *   FAIL_COUNTS  a file for "NAME COUNT" lines: how many of each were made
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CALLS(X)                                                                                                  \
    X(access)                                                                                                     \
    X(close) X(closedir) X(fchmod) X(fchown) X(fclose) X(fflush) X(fstat) X(fstatat) X(fsync) X(fwrite) X(memory) \
        X(mkostemp) X(open) X(opendir) X(read) X(readdir) X(realpath) X(rename) X(stat) X(write)

#define NUMBER(name) CALL_##name,
enum call { CALLS(NUMBER) CALL_COUNT };
#define NAME(name) #name,
static const char *const names[] = {CALLS(NAME)};

static unsigned long made[CALL_COUNT], fail_at;
static int fail_call = -1, fail_errno;
static int files_open; /* what the command opened and did not close */

__attribute__((constructor)) static void choose(void)
{
    const char *name = getenv("FAIL_CALL"), *at = getenv("FAIL_AT"), *with = getenv("FAIL_ERRNO");
    for (int i = 0; name && at && with && i < CALL_COUNT; i++) {
        if (strcmp(name, names[i]) == 0) {
            fail_call = i;
            fail_at = strtoul(at, NULL, 10);
            fail_errno = (int)strtol(with, NULL, 10);
        }
    }
}

static bool is_the_one(enum call call)
{
    return ++made[call] == fail_at && fail_call == (int)call;
}

static bool fails(enum call call)
{
    if (!is_the_one(call)) {
        return false;
    }
    errno = fail_errno;
    return true;
}

#define WRAP(type, name, parameters) \
    type __real_##name parameters;   \
    type __wrap_##name parameters;   \
    type __wrap_##name parameters

/* A function whose failure is `failure` and that does nothing then. */
#define WRAP_PLAIN(type, name, failure, parameters, arguments)           \
    WRAP(type, name, parameters)                                         \
    {                                                                    \
        return fails(CALL_##name) ? (failure) : __real_##name arguments; \
    }

WRAP_PLAIN(int, access, -1, (const char *path, int mode), (path, mode))
WRAP_PLAIN(int, fchmod, -1, (int file, mode_t mode), (file, mode))
WRAP_PLAIN(int, fchown, -1, (int file, uid_t user, gid_t group), (file, user, group))
WRAP_PLAIN(int, fflush, EOF, (FILE * stream), (stream))
WRAP_PLAIN(int, fstat, -1, (int file, struct stat *status), (file, status))
WRAP_PLAIN(int, fstatat, -1, (int folder, const char *path, struct stat *status, int flags),
           (folder, path, status, flags))
WRAP_PLAIN(int, fsync, -1, (int file), (file))
WRAP_PLAIN(size_t, fwrite, 0, (const void *data, size_t size, size_t count, FILE *stream), (data, size, count, stream))
WRAP_PLAIN(struct dirent *, readdir, NULL, (DIR * folder), (folder))
WRAP_PLAIN(char *, realpath, NULL, (const char *path, char *out), (path, out))
WRAP_PLAIN(int, rename, -1, (const char *from, const char *to), (from, to))
WRAP_PLAIN(int, stat, -1, (const char *path, struct stat *status), (path, status))

/* What realpath() becomes with _FORTIFY_SOURCE. */
WRAP(char *, __realpath_chk, (const char *path, char *out, size_t size))
{
    return fails(CALL_realpath) ? NULL : __real___realpath_chk(path, out, size);
}

/* One that closes does so even when it says that it failed, as Linux does. */
WRAP(int, close, (int file))
{
    bool failed = is_the_one(CALL_close);
    int result = __real_close(file);
    files_open -= result == 0;
    errno = failed ? fail_errno : errno;
    return failed ? -1 : result;
}

WRAP(int, closedir, (DIR * folder))
{
    bool failed = is_the_one(CALL_closedir);
    int result = __real_closedir(folder);
    files_open -= result == 0;
    errno = failed ? fail_errno : errno;
    return failed ? -1 : result;
}

WRAP(int, fclose, (FILE * stream))
{
    bool failed = is_the_one(CALL_fclose);
    int result = __real_fclose(stream);
    errno = failed ? fail_errno : errno;
    return failed ? EOF : result;
}

/* One that opens. The command makes files by mkostemp() alone, so that open() needs no mode. */
WRAP(int, open, (const char *path, int flags, ...))
{
    int file = fails(CALL_open) ? -1 : __real_open(path, flags, 0);
    files_open += file >= 0;
    return file;
}

WRAP(int, mkostemp, (char *path, int flags))
{
    int file = fails(CALL_mkostemp) ? -1 : __real_mkostemp(path, flags);
    files_open += file >= 0;
    return file;
}

WRAP(DIR *, opendir, (const char *path))
{
    DIR *folder = fails(CALL_opendir) ? NULL : __real_opendir(path);
    files_open += folder != NULL;
    return folder;
}

WRAP(ssize_t, read, (int file, void *data, size_t size))
{
    bool failed = fails(CALL_read);
    return failed && fail_errno ? -1 : __real_read(file, data, failed ? 1 : size);
}

WRAP(ssize_t, write, (int file, const void *data, size_t size))
{
    bool failed = fails(CALL_write);
    return failed && fail_errno ? -1 : __real_write(file, data, failed ? 1 : size);
}

WRAP(void *, malloc, (size_t size))
{
    return fails(CALL_memory) ? NULL : __real_malloc(size);
}

WRAP(void *, calloc, (size_t count, size_t size))
{
    return fails(CALL_memory) ? NULL : __real_calloc(count, size);
}

WRAP(void *, realloc, (void *memory, size_t size))
{
    return fails(CALL_memory) ? NULL : __real_realloc(memory, size);
}

/* When the command is done: whether it left files open, and how often each was called. */
__attribute__((destructor)) static void report(void)
{
    const char *path = getenv("FAIL_COUNTS");
    fail_call = -1;
    if (files_open != 0) {
        (void)dprintf(STDERR_FILENO, "%d files or folders were left open\n", files_open);
        _exit(98);
    }
    int file = path ? __real_open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
    for (int i = 0; file >= 0 && i < CALL_COUNT; i++) {
        if (made[i] > 0) {
            (void)dprintf(file, "%s %lu\n", names[i], made[i]);
        }
    }
}
