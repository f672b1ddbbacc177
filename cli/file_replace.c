/* SPDX-License-Identifier: Apache-2.0 */
/* A file gets new bytes all at once: a file beside it is written, and takes its name when it is safely on the disk. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/write.h"
#include "files.h"
#include "fix.h"

enum { PERMISSIONS = 07777 };

static bool refuse(const char *path, const char *why)
{
    complain_at("%s: cannot be fixed: %s; it is as it was", path, why);
    return false;
}

/* The mode that open() would give a new file. */
static mode_t mode_of_new(void)
{
    mode_t mask = umask(0);

    (void)umask(mask);
    return 0666 & ~mask;
}

/*
 * Owner and group first: to change them takes bits off the mode. A stranger's file becomes ours if it has to. `model`
 * is NULL for a file that was not there.
 */
static bool take_after(int file, const struct stat *model)
{
    struct stat own;

    if (!model)
        return fchmod(file, mode_of_new()) == 0;
    if (fstat(file, &own) != 0)
        return false;
    if ((own.st_uid != model->st_uid || own.st_gid != model->st_gid) &&
        fchown(file, model->st_uid, model->st_gid) != 0 && fchown(file, (uid_t)-1, model->st_gid) != 0 &&
        errno != EPERM)
        return false;
    return fchmod(file, model->st_mode & PERMISSIONS) == 0;
}

/* A power cut behind the renaming then leaves one of the two files, whole. That it could not be asked for is no loss.
 */
static void sync_folder(const char *path)
{
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');

    (void)snprintf(folder, sizeof folder, "%.*s", (int)(slash - path) + 1, path);
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0)
        return;
    (void)fsync(file);
    (void)close(file);
}

/* `target` has a folder in front, and is no link. Returns 0, or the errno of what failed; the file is then as it was.
 */
static int write_beside(const char *target, const struct stat *model, rly_str bytes)
{
    char beside[PATH_MAX + 32];
    const char *slash = strrchr(target, '/');

    (void)snprintf(beside, sizeof beside, "%.*s/.replylint-XXXXXX", (int)(slash - target), target);
    int file = mkostemp(beside, O_CLOEXEC);
    if (file < 0)
        return errno;
    bool good = rly_write_all(file, bytes) && take_after(file, model) && fsync(file) == 0;
    int error = good ? 0 : errno;
    if (close(file) != 0 && good)
        error = errno;
    if (!error && rename(beside, target) != 0)
        error = errno;
    if (error)
        (void)unlink(beside);
    else
        sync_folder(target);
    return error;
}

static bool still_holds(const char *target, const char *path, rly_str bytes)
{
    rly_buf now = {0};
    bool same = file_read(target, path, &now) && now.size == bytes.size &&
                (!now.size || !memcmp(now.data, bytes.data, now.size));

    rly_buf_free(&now);
    return same;
}

bool file_replace(const char *path, rly_str before, rly_str after)
{
    char target[PATH_MAX];
    struct stat status;

    if (stat(path, &status) != 0)
        return refuse(path, strerror(errno));
    if (!S_ISREG(status.st_mode))
        return refuse(path, "it is no regular file");
    /* A link stays what it is: the file that it leads to is replaced. */
    if (!realpath(path, target))
        return refuse(path, strerror(errno));
    /* Renaming would pass over the file's own protection. */
    if (access(target, W_OK) != 0)
        return refuse(path, strerror(errno));
    if (!still_holds(target, path, before))
        return refuse(path, "it was changed in the meantime");
    int error = write_beside(target, &status, after);
    return !error || refuse(path, strerror(error));
}

/* To a device or a pipe, which cannot be replaced. */
static int write_through(const char *path, rly_str bytes)
{
    int file = open(path, O_WRONLY | O_CLOEXEC);
    int error = file < 0 || !rly_write_all(file, bytes) ? errno : 0;

    if (file >= 0 && close(file) != 0 && !error)
        error = errno;
    return error;
}

bool file_write(const char *path, rly_str bytes)
{
    char target[PATH_MAX];
    struct stat status;
    bool there = stat(path, &status) == 0, through = there && !S_ISREG(status.st_mode);
    int error = 0;

    if (through)
        error = write_through(path, bytes);
    else if (there && !realpath(path, target))
        error = errno;
    else if (!there && snprintf(target, sizeof target, "%s%s", strchr(path, '/') ? "" : "./", path) >= PATH_MAX)
        error = ENAMETOOLONG;
    if (!error && !through)
        error = write_beside(target, there ? &status : NULL, bytes);
    if (error)
        complain_at("%s: cannot be written: %s", path, strerror(error));
    return !error;
}
