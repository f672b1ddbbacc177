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

/* Owner and group first: to change them takes bits off the mode. A stranger's file becomes ours if it has to. */
static bool take_after(int file, const struct stat *model)
{
    struct stat own;

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

/* `target` is an absolute path that leads through no link. */
static bool write_beside(const char *path, const char *target, const struct stat *model, rly_str bytes)
{
    char beside[PATH_MAX + 32];
    const char *slash = strrchr(target, '/');

    (void)snprintf(beside, sizeof beside, "%.*s/.replylint-XXXXXX", (int)(slash - target), target);
    int file = mkostemp(beside, O_CLOEXEC);
    if (file < 0)
        return refuse(path, strerror(errno));
    bool good = rly_write_all(file, bytes) && take_after(file, model) && fsync(file) == 0;
    int error = good ? 0 : errno;
    if (close(file) != 0 && good) {
        good = false;
        error = errno;
    }
    if (good && rename(beside, target) != 0) {
        good = false;
        error = errno;
    }
    if (!good) {
        (void)unlink(beside);
        return refuse(path, strerror(error));
    }
    sync_folder(target);
    return true;
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
    return write_beside(path, target, &status, after);
}
