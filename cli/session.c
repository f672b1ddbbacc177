/* SPDX-License-Identifier: Apache-2.0 */
#include "session.h"

#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/tree.h"
#include "context.h"
#include "files.h"

static const char *const unit_names[] = {"utf-8", "utf-16", "utf-32"};

rly_unit unit_of_name(rly_str name, rly_unit otherwise)
{
    for (size_t i = 0; i < sizeof unit_names / sizeof *unit_names; i++)
        if (rly_str_is(name, unit_names[i]))
            return (rly_unit)i;
    return otherwise;
}

const char *unit_name(rly_unit unit)
{
    return unit_names[unit];
}

/* True for OK; else says the faults, which are in `file` where they are in no other. */
static bool fine(cli_session *session, replylint_status status, const char *file)
{
    if (status == REPLYLINT_OK)
        return true;
    if (replylint_error_count(session->error))
        complain_errors(session->error, file, 0);
    else
        complain("%s", replylint_status_text(status));
    return false;
}

bool session_add_rules(cli_session *session, const char *folder)
{
    static const char *const endings[] = {".yml", ".yaml", NULL};
    word_list files = {0};
    rly_buf text = {0};
    bool good = true;

    if (!file_is_folder(folder)) {
        complain("%s: is no folder of rules", folder);
        return false;
    }
    good = files_below(folder, endings, &session->arena, &files);
    if (good && !files.count) {
        complain("%s: no rules in it (*.yml)", folder);
        good = false;
    }
    /* Every file is read, so that all faults of a pack are seen at once. */
    for (size_t i = 0; i < files.count; i++) {
        const char *path = files.items[i] + strlen(folder);
        path += strspn(path, "/");
        const char **slot = rly_push(&session->added);
        if (slot)
            *slot = path;
        good = slot && file_read(files.items[i], files.items[i], &text) &&
               fine(session,
                    replylint_rules_add(session->rules, path, files.items[i], text.data, text.size, session->error),
                    files.items[i]) &&
               good;
    }
    rly_vec_free(&files);
    rly_buf_free(&text);
    return good;
}

/* The folder `spelling` beside the command, as in a build that is not installed; false when there is none. */
static bool find_spelling_beside(char folder[PATH_MAX])
{
    static const char name[] = "/spelling", file[] = "/en.words";
    ssize_t size = readlink("/proc/self/exe", folder, PATH_MAX);
    if (size <= 0 || size >= PATH_MAX)
        return false;
    folder[size] = '\0';
    char *slash = strrchr(folder, '/');
    if (!slash || (size_t)(slash - folder) + sizeof name + sizeof file > PATH_MAX)
        return false;
    memcpy(slash, name, sizeof name);
    char *end = slash + strlen(name);
    memcpy(end, file, sizeof file);
    bool there = access(folder, R_OK) == 0;
    *end = '\0';
    return there;
}

/* The dictionaries. When they cannot be opened that is said, and what needs them is skipped. */
static bool open_spelling(cli_session *session)
{
    char beside[PATH_MAX];
    const char *folder = session->options->spelling ? session->options->spelling : getenv("REPLYLINT_SPELLING");
    if (!folder || !*folder)
        folder = find_spelling_beside(beside) ? beside : NULL;
    replylint_status status = replylint_rules_spelling(session->rules, folder, session->error);

    return fine(session, status, NULL) || status == REPLYLINT_ERROR_FILE;
}

/* Add the words of --words. */
static bool add_words(cli_session *session, const char *file)
{
    rly_buf text = {0};
    bool good = file_read(file, file, &text) &&
                fine(session, replylint_rules_words(session->rules, file, text.data, text.size, session->error), file);

    rly_buf_free(&text);
    return good;
}

bool session_load(cli_session *session, const cli_options *options)
{
    *session = (cli_session){.options = options, .style = style_of_output(options)};
    bool good = true;

    if (!(session->error = replylint_error_new()))
        return complain_memory() != EXIT_TROUBLE;
    if (!fine(session, replylint_rules_new(&session->rules, session->error), NULL))
        return false;
    for (size_t i = 0; i < options->rules.count; i++)
        good = session_add_rules(session, options->rules.items[i]) && good;
    for (size_t i = 0; i < options->words.count; i++)
        good = add_words(session, options->words.items[i]) && good;
    return open_spelling(session) && good;
}

bool session_open_rules(cli_session *session, const cli_options *options)
{
    return session_load(session, options) && fine(session, replylint_rules_seal(session->rules, session->error), NULL);
}

/* The file of settings: that of --config, or the usual one when it is there; NULL for none. */
static const char *settings_path(cli_session *session)
{
    static const char tail[] = "replylint/config.yml";
    const char *home = getenv("HOME"), *folder = getenv("XDG_CONFIG_HOME"), *between = "/";

    if (session->options->config || session->options->no_config)
        return session->options->no_config ? NULL : session->options->config;
    if (!folder || folder[0] != '/') { /* a relative one is to be ignored, says the XDG specification */
        folder = home;
        between = "/.config/";
    }
    if (!folder || !*folder)
        return NULL;
    size_t size = strlen(folder) + strlen(between) + sizeof tail;
    char *path = rly_arena_take(&session->arena, size);
    if (path)
        (void)snprintf(path, size, "%s%s%s", folder, between, tail);
    return path && file_exists(path) ? path : NULL;
}

/* What the command itself needs of the settings; the library reads, and checks, them all. */
static void peek_settings(cli_session *session, const rly_buf *settings)
{
    rly_tree_store store = {0};

    if (rly_tree_read(&store, RLY_YAML, NULL, settings->data, settings->size, NULL) == REPLYLINT_OK) {
        const rly_node *root = rly_root(&store.tree);
        rly_str index = rly_node_text(&store.tree, rly_member(&store.tree, root, "index"));
        session->unit = unit_of_name(rly_node_text(&store.tree, rly_member(&store.tree, root, "unit")), RLY_UTF8);
        session->index_path = index.size ? rly_arena_copy(&session->arena, index.data, index.size) : NULL;
    }
    rly_tree_free(&store);
}

/* No function that is not safe in a handler of signals. */
static _Noreturn void end_for_shortened(int number)
{
    static const char words[] = "replylint: the index was shortened while it was in use; make it anew\n";

    (void)number;
    (void)!write(STDERR_FILENO, words, sizeof words - 1);
    _exit(EXIT_TROUBLE);
}

void index_guard(void)
{
    struct sigaction action = {.sa_handler = end_for_shortened};

    (void)sigaction(SIGBUS, &action, NULL);
}

/* The index of --index, else that of the settings, as seen from their folder. */
static bool open_index(cli_session *session, const char *settings)
{
    const char *path = session->options->index ? session->options->index : session->index_path;

    if (!path)
        return true;
    if (path == session->index_path && path[0] != '/' && settings && strrchr(settings, '/')) {
        size_t folder = (size_t)(strrchr(settings, '/') - settings) + 1, size = folder + strlen(path) + 1;
        char *full = rly_arena_take(&session->arena, size);
        if (!full)
            return complain_memory() != EXIT_TROUBLE;
        (void)snprintf(full, size, "%.*s%s", (int)folder, settings, path);
        path = full;
    }
    index_guard();
    return fine(session, replylint_index_open(&session->index, path, session->error), NULL);
}

/* The linter of the settings with an index; NULL: the one that options or settings name, if any. */
static bool make_linter(cli_session *session, replylint_index *index)
{
    const char *path = settings_path(session);
    rly_buf settings = {0};
    bool good = !path || file_read(path, path, &settings);

    if (good && settings.size)
        peek_settings(session, &settings);
    good = good && (index || open_index(session, path)) &&
           fine(session,
                replylint_linter_new_with(&session->linter, session->rules, index ? index : session->index,
                                          session->options->profile, settings.size ? settings.data : NULL,
                                          settings.size, path, session->error),
                NULL);
    rly_buf_free(&settings);
    return good;
}

bool session_use_index(cli_session *session, replylint_index *index)
{
    replylint_linter_free(session->linter);
    session->linter = NULL;
    return make_linter(session, index);
}

bool session_open(cli_session *session, const cli_options *options)
{
    /* Options that the library refuses are said before any draft is read. */
    return session_load(session, options) && make_linter(session, NULL) &&
           fine(session, replylint_draft_new(&session->draft), NULL) &&
           fine(session, replylint_report_new(&session->report), NULL) &&
           context_apply(options, session->draft, session->error);
}

void session_close(cli_session *session)
{
    replylint_report_free(session->report);
    replylint_draft_free(session->draft);
    replylint_linter_free(session->linter);
    replylint_index_free(session->index);
    replylint_rules_free(session->rules);
    replylint_error_free(session->error);
    rly_vec_free(&session->added);
    rly_arena_free(&session->arena);
}

bool session_share(cli_session *own, const cli_session *session)
{
    *own = *session;
    own->error = replylint_error_new();
    own->draft = NULL;
    own->report = NULL;
    return (own->error && !replylint_draft_new(&own->draft) && !replylint_report_new(&own->report)) ||
           complain_memory() != EXIT_TROUBLE;
}

void session_unshare(cli_session *own)
{
    replylint_report_free(own->report);
    replylint_draft_free(own->draft);
    replylint_error_free(own->error);
}
