/* SPDX-License-Identifier: Apache-2.0 */
/* Which files of settings hold in a folder. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "config_read.h"
#include "files.h"

/* "folder/name"; NULL when memory ran out. */
static char *join(cli_config *config, const char *folder, const char *name)
{
    size_t size = strlen(folder) + strlen(name) + 2;
    char *path = rly_arena_take(&config->arena, size);

    if (path)
        (void)snprintf(path, size, "%s/%s", strcmp(folder, "/") ? folder : "", name);
    return path;
}

/* ---- files */

/* A path as it is called in messages: short where it lies below the folder in which the command runs. */
static const char *shown_path(const cli_config *config, const char *real)
{
    size_t size = strlen(config->here);

    return !strncmp(real, config->here, size) && real[size] == '/' ? real + size + 1 : real;
}

/* Add the file of that name, if it is there. False when memory ran out. */
static bool add_file(cli_session *session, config_folder *folder, const char *name, bool allows)
{
    cli_config *config = session->config;
    const char *path = join(config, folder->path, name);

    if (!path)
        return complain_memory() != EXIT_TROUBLE;
    if (!file_exists(path))
        return true;
    const config_file *file = config_read(session, shown_path(config, path), folder->path, allows),
                      **slot = file ? rly_push(&folder->files) : NULL;
    if (!slot)
        return file ? complain_memory() != EXIT_TROUBLE : false;
    *slot = file;
    folder->good = folder->good && file->good;
    return true;
}

static bool is_root(const config_file *file)
{
    const rly_tree *tree = &file->store.tree;
    const rly_node *node = rly_member(tree, rly_root(tree), "root");
    bool root = false;

    return node && !rly_node_bool(tree, node, &root, NULL) && root;
}

/* ---- folders */

static bool take_files(config_folder *folder, const config_folder *above)
{
    if (!above)
        return true;
    if (!rly_reserve(&folder->files, above->files.count))
        return complain_memory() != EXIT_TROUBLE;
    for (size_t i = 0; i < above->files.count; i++)
        folder->files.items[folder->files.count++] = above->files.items[i];
    folder->good = folder->good && above->good;
    return true;
}

static bool take_usual(const cli_config *config, config_folder *folder)
{
    if (!config->usual)
        return true;
    if (!rly_reserve(&folder->files, 1))
        return complain_memory() != EXIT_TROUBLE;
    folder->files.items[folder->files.count++] = config->usual;
    folder->good = folder->good && config->usual->good;
    return true;
}

/*
 * Is it the top of a repository, or of what is the user's own? What lies above is somebody else's. False, and said why,
 * when that cannot be told.
 */
static bool ends_search(cli_config *config, const char *path, bool *ends)
{
    const char *git = join(config, path, ".git"), *home = getenv("HOME");
    char real[PATH_MAX];
    struct stat status;

    if (!git)
        return complain_memory() != EXIT_TROUBLE;
    *ends = stat(git, &status) == 0;
    if (!*ends && (errno == EIO || errno == ENOMEM)) {
        complain_at("%s: cannot be looked for: %s", git, strerror(errno));
        return false;
    }
    *ends = *ends || !strcmp(path, "/") || !strchr(path, '/') /* C: */ ||
            (home && *home && realpath(home, real) && !strcmp(real, path));
    return true;
}

static config_folder *folder_at(cli_session *session, const char *path);

/* The files of a folder, behind those of the folders above it unless its own is the root. */
static bool fill_folder(cli_session *session, config_folder *folder)
{
    cli_config *config = session->config;
    config_folder own = {.path = folder->path, .good = true};
    bool alone = session->options->config || session->options->no_config, good = true, root = false;

    if (!alone)
        good = add_file(session, &own, CONFIG_NAME, false);
    if (good && own.files.count)
        root = is_root(own.files.items[0]);
    if (good && !alone)
        good = add_file(session, &own, CONFIG_ALLOW_NAME, true);
    bool last = alone || root;
    if (good && !last)
        good = ends_search(config, folder->path, &last);
    if (good && !last) {
        const char *slash = strrchr(folder->path, '/');
        const char *path = rly_arena_copy(&config->arena, slash == folder->path ? "/" : folder->path,
                                          slash == folder->path ? 1 : (size_t)(slash - folder->path));
        const config_folder *above = path ? folder_at(session, path) : NULL;
        good = above && take_files(folder, above);
    } else if (good && !root) {
        good = take_usual(config, folder);
    }
    good = good && take_files(folder, &own);
    rly_vec_free(&own.files);
    return good;
}

/* The folder of that real path, which is kept. NULL when memory ran out. */
static config_folder *folder_at(cli_session *session, const char *path)
{
    cli_config *config = session->config;

    for (size_t i = config->folders.count; i-- > 0;)
        if (!strcmp(config->folders.items[i]->path, path))
            return config->folders.items[i];
    config_folder *folder = rly_arena_take(&config->arena, sizeof *folder), **slot;
    if (!folder) {
        (void)complain_memory();
        return NULL;
    }
    *folder = (config_folder){.path = path, .good = true};
    bool filled = fill_folder(session, folder);
    slot = filled ? rly_push(&config->folders) : NULL;
    if (!slot) {
        if (filled)
            (void)complain_memory();
        rly_vec_free(&folder->files);
        return NULL;
    }
    return *slot = folder;
}

/* The real path of a draft. One in a folder that is not there lies here: that it cannot be read is said later. */
bool config_real_path(const cli_config *config, const char *path, char *real)
{
    char folder[PATH_MAX];
    const char *slash = path ? strrchr(path, '/') : NULL, *name = slash ? slash + 1 : path ? path : "-";
    size_t size = slash == path ? 1 : slash ? (size_t)(slash - path) : 0;

    (void)snprintf(folder, sizeof folder, "%.*s", (int)size, path ? path : "");
    if (!slash || !realpath(folder, real)) {
        if (slash && (errno == EIO || errno == ENOMEM)) {
            complain_at("%s: its folder cannot be found: %s", path, strerror(errno));
            return false;
        }
        (void)snprintf(real, PATH_MAX, "%s", config->here);
    }
    size = strlen(real);
    if (size + strlen(name) + 2 < PATH_MAX)
        (void)snprintf(real + size, PATH_MAX - size, "%s%s", real[size - 1] == '/' ? "" : "/", name);
    return true;
}

const config_folder *config_find_folder(cli_session *session, const char *path, char *real)
{
    cli_config *config = session->config;

    if (!config_real_path(config, path, real))
        return NULL;
    const char *slash = strrchr(real, '/');
    size_t size = slash == real ? 1 : (size_t)(slash - real);
    for (size_t i = config->folders.count; i-- > 0;)
        if (strlen(config->folders.items[i]->path) == size && !memcmp(config->folders.items[i]->path, real, size))
            return config->folders.items[i];
    const char *copy = rly_arena_copy(&config->arena, real, size);
    if (!copy)
        (void)complain_memory();
    return copy ? folder_at(session, copy) : NULL;
}

const config_folder *config_folder_of(cli_session *session, const char *path, char *real)
{
    (void)pthread_mutex_lock(&session->config->lock);
    const config_folder *folder = config_find_folder(session, path, real);
    (void)pthread_mutex_unlock(&session->config->lock);
    return folder && folder->good ? folder : NULL;
}

const char *config_relative(const config_file *file, const char *real)
{
    size_t size = strlen(file->folder);

    if (!strcmp(file->folder, "/"))
        return real + 1;
    return !strncmp(real, file->folder, size) && real[size] == '/' ? real + size + 1 : NULL;
}
