/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What holds where: the user's settings, and over them the files .replylint.yml of the folders above a draft, the
 * nearest last, each with its sections for paths. Files are read once; drafts for which the same holds share a linter.
 * Threads may ask at the same time.
 */
#ifndef CLI_CONFIG_H
#define CLI_CONFIG_H

#include "base/tree.h"
#include "session.h"

#define CONFIG_NAME ".replylint.yml"
#define CONFIG_ALLOW_NAME ".replylint-allow.yml"

/* A file of settings, or of what is allowed. */
typedef struct config_file {
    const char *path;   /* what to call it */
    const char *folder; /* the real path of that from which its patterns and file names count */
    rly_tree_store store;
    bool allows; /* it is a list of what is allowed */
    bool good;
} config_file;

/* A map of settings: that of a file, or of one of its sections. */
typedef struct config_layer {
    const config_file *file;
    const rly_node *map;
    const rly_node *section; /* NULL: it is the file's own */
} config_layer;

typedef RLY_VEC(config_layer) config_layers;

/* What holds for a draft. */
typedef struct config_settings {
    config_layers layers; /* the weakest first */
    bool good;
    replylint_linter *linter;   /* made when it is asked for */
    replylint_index *own_index; /* that they name; NULL for none */
    replylint_index *index;     /* with which the linter was made; NULL for none */
    rly_unit unit;
} config_settings;

/* The files that hold in a folder, the weakest first. */
typedef struct config_folder {
    const char *path; /* real */
    RLY_VEC(const config_file *) files;
    bool good;
} config_folder;

/* A key of settings. */
typedef struct config_key {
    const char *name, *type, *about;
    enum config_reach {
        REACH_DRAFTS, /* for the drafts below the file, or of a section */
        REACH_RUN,    /* for the run, where the command runs: it cannot stand in a section */
        REACH_FILE    /* about the file's own part: it can neither, and nothing lies over it */
    } reach;
} config_key;

/* Key number i of settings, those of drafts behind the others; false behind the last one. `arena` for names. */
bool config_key_get(size_t i, config_key *key);

/* Read the settings of the folder in which the command runs. False, and said why, when they are at fault. */
bool config_open(cli_session *session);
void config_free(cli_config *config);

/* What holds for the draft of that path ("-" and NULL: in the folder in which the command runs). NULL, and said why. */
const config_settings *config_for(cli_session *session, const char *path);

/*
 * Linters have that index from now on; those that were made are no more. No thread may be using one. The index is lent
 * until the first of them is made, and keeps it.
 */
void config_use_index(cli_config *config, replylint_index *index);

/*
 * Turn the session to what holds for a draft. `path`: stays while the session does, so that texts of one file are asked
 * for once; NULL: no file. False, and said why, when that is at fault.
 */
bool config_turn_to(cli_session *session, const char *path);

/* The folder of a draft, with its real path in `real` (PATH_MAX bytes); NULL when its settings are at fault. */
const config_folder *config_folder_of(cli_session *session, const char *path, char *real);

/* `real` as seen from a file of settings: what its patterns are held against; NULL when it does not lie below. */
const char *config_relative(const config_file *file, const char *real);

/* Take those out that `ignore` names, saying so of those that were named on the command line. */
void config_drop_ignored(cli_session *session, word_list *inputs);

/* Does `ignore` name the draft? *by then is the pattern, and *of the file in which it stands. */
bool config_ignores(cli_session *session, const char *path, const rly_node **by, const config_file **of);

/*
 * The settings as one document, in which each key and value stands on a line of its own, and where each comes from.
 * `run`: with what holds for the run, which the library does not know. False, and said why, when memory ran out.
 */
typedef RLY_VEC(rly_place) config_places;
bool config_merge(const config_layers *layers, bool run, rly_buf *out, config_places *places);

/* The strongest layer's node for a key; NULL for none. `of` (may be NULL) is the layer. */
const rly_node *config_find(const config_layers *layers, const char *key, const config_layer **of);

/* A file that a key names, as seen from the folder of what names it; from `arena`. NULL when memory ran out. */
const char *config_path(const config_layer *layer, const rly_node *node, rly_arena *arena);

/* A linter of those layers and an index. False, and said why with the places in the files, when they are at fault. */
bool config_linter(cli_session *session, const config_layers *layers, replylint_index *index, replylint_linter **out);

/* What holds for the whole run, where no option says otherwise. */
bool config_fill_options(cli_session *session, cli_options *options);

#endif
