/* SPDX-License-Identifier: Apache-2.0 */
/* An index in a file: mapped to be read, and written beside the old one, whose place it then takes. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/write.h"
#include "similar/index.h"

static replylint_status refuse(const char *path, const char *what, replylint_error *error)
{
    return rly_fail(error, REPLYLINT_ERROR_FILE, (rly_place){path, 0, 0}, "%s: %s", what, strerror(errno));
}

static replylint_status map_file(replylint_index *index, int file, const char *path, replylint_error *error)
{
    struct stat status;
    rly_place place = {path, 0, 0};
    if (fstat(file, &status) != 0)
        return refuse(path, "cannot be read", error);
    if (!S_ISREG(status.st_mode))
        return rly_fail(error, REPLYLINT_ERROR_FILE, place, "%s, where an index is one file",
                        S_ISDIR(status.st_mode) ? "is a folder" : "is no regular file");
    if (status.st_size > 0) {
        index->mapping = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_SHARED, file, 0);
        if (index->mapping == MAP_FAILED) {
            index->mapping = NULL;
            return refuse(path, "cannot be mapped", error);
        }
        index->mapping_size = (size_t)status.st_size;
        /* Searches leap about: reading ahead would only drive other pages out. */
        (void)madvise(index->mapping, index->mapping_size, MADV_RANDOM);
    }
    return rly_index_view_of(&index->view, index->mapping, index->mapping_size, place, error);
}

replylint_status replylint_index_open(replylint_index **out, const char *path, replylint_error *error)
{
    if (out)
        *out = NULL;
    if (!out || !path)
        return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, RLY_NOWHERE, "out or path is NULL");
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return refuse(path, "cannot be opened", error);
    replylint_index *index;
    replylint_status status = replylint_index_new(&index, error);
    if (!status) {
        status = map_file(index, file, path, error);
        index->sealed = true;
    }
    (void)close(file);
    if (status)
        replylint_index_free(index);
    else
        *out = index;
    return status;
}

/* All parts, each at its place. */
static bool write_parts(int file, const rly_index_view *view)
{
    static const char zeros[RLY_INDEX_ALIGN];
    uint64_t offset, at = 0;
    rly_str part;
    for (size_t i = 0; rly_index_part(view, i, &offset, &part); i++) {
        if (!rly_write_all(file, (rly_str){zeros, (size_t)(offset - at)}) || !rly_write_all(file, part))
            return false;
        at = offset + part.size;
    }
    return rly_write_all(file, (rly_str){zeros, (size_t)(view->header.size - at)});
}

/* A file of its own beside `target`, with the permissions that new files have, or those of the one that is there. */
static int open_beside(char *beside, size_t room, const char *target)
{
    struct stat status;
    bool there = stat(target, &status) == 0;
    if (there && !S_ISREG(status.st_mode)) {
        errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
        return -1;
    }
    for (unsigned i = 0; i < 100; i++) {
        int size = snprintf(beside, room, "%s.%ld-%u.tmp", target, (long)getpid(), i);
        if (size < 0 || (size_t)size >= room) {
            errno = ENAMETOOLONG;
            return -1;
        }
        int file = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file >= 0 && there)
            (void)fchmod(file, status.st_mode & 0777);
        if (file >= 0 || errno != EEXIST)
            return file;
    }
    return -1;
}

/* Write, and say only then that it is there: who has the old file mapped keeps that, whole. */
static bool replace(const char *target, const rly_index_view *view)
{
    char beside[PATH_MAX + 64];
    int file = open_beside(beside, sizeof beside, target);
    if (file < 0)
        return false;
    bool good = write_parts(file, view) && fsync(file) == 0;
    int fault = errno;
    if (close(file) != 0 && good) {
        good = false;
        fault = errno;
    }
    if (good && rename(beside, target) != 0) {
        good = false;
        fault = errno;
    }
    if (!good)
        (void)unlink(beside);
    errno = fault;
    return good;
}

replylint_status replylint_index_save(replylint_index *index, const char *path, replylint_error *error)
{
    if (!index || !path)
        return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, RLY_NOWHERE, "index or path is NULL");
    replylint_status status = replylint_index_seal(index, error);
    if (status)
        return status;
    /* A link stays what it is: the file that it leads to is replaced. */
    char *target = realpath(path, NULL);
    bool good = replace(target ? target : path, &index->view);
    int fault = errno;
    free(target);
    errno = fault;
    return good ? REPLYLINT_OK : refuse(path, "cannot be written", error);
}
