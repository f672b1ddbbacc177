/* SPDX-License-Identifier: Apache-2.0 */
/* Files of settings as they are read and kept. Inside the config; others include config.h. */
#ifndef CLI_CONFIG_READ_H
#define CLI_CONFIG_READ_H

#include <pthread.h>

#include "config.h"

struct cli_config {
    pthread_mutex_t lock;
    RLY_VEC(config_file *) files;
    RLY_VEC(config_folder *) folders;
    RLY_VEC(config_settings *) settings;
    replylint_index *index;   /* of config_use_index() */
    const config_file *usual; /* the user's, or that of --config; NULL for none */
    const char *here;         /* the real path of the folder in which the command runs */
    rly_arena arena;
};

/*
 * Read a file of settings, or of what is allowed, once; `folder` is a real path and is lent. NULL when memory ran out;
 * a file that is at fault is not `good`, which was said.
 */
const config_file *config_read(cli_session *session, const char *path, const char *folder, bool allows);

/*
 * The folder that a draft ("-", NULL: none) lies in, and its real path (PATH_MAX bytes); one in a folder that is not
 * there lies where the command runs. The lock is the caller's. NULL when that cannot be told, which was said.
 */
const config_folder *config_find_folder(cli_session *session, const char *path, char *real);
bool config_real_path(const cli_config *config, const char *path, char *real);

/* FAIL_ON_ERROR and so on by name; NUMBER_UNSET for another. */
int config_fail_on(rly_str name);

/* Has the map no key but those of settings, or of a section's? Says what it has beside. */
bool config_check_keys(cli_session *session, const rly_tree *tree, const rly_node *map, bool section);

/* Is it a list of good entries of what is allowed? Says what is wrong, with its place. */
bool allow_check(cli_session *session, const rly_tree *tree, const rly_node *list);

#endif
