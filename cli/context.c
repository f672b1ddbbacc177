/* SPDX-License-Identifier: Apache-2.0 */
#include "context.h"

#include <stdio.h>
#include <string.h>

#include "files.h"

bool key_is_option(size_t i)
{
    return strcmp(replylint_key_get(i, "scope"), "message") != 0 && strcmp(replylint_key_get(i, "name"), "text") != 0;
}

static bool same_name(const char *key, const char *name, size_t size)
{
    if (strlen(key) != size)
        return false;
    for (size_t i = 0; i < size; i++) {
        bool joint = key[i] == '.' || key[i] == '_';
        if (name[i] != key[i] && !(joint && strchr("-._", name[i])))
            return false;
    }
    return true;
}

size_t key_of_option(const char *name, size_t size)
{
    size_t i = 0, count = replylint_key_count();

    while (i < count && !(same_name(replylint_key_get(i, "name"), name, size) && key_is_option(i)))
        i++;
    return i;
}

const char *key_option_name(size_t i, rly_arena *arena)
{
    const char *key = replylint_key_get(i, "name");
    char *name = rly_arena_copy(arena, key, strlen(key));

    for (char *p = name; p && *p; p++)
        if (*p == '.' || *p == '_')
            *p = '-';
    return name;
}

static bool add(cli_options *options, cli_assignment assignment)
{
    cli_assignment *slot = rly_push(&options->assignments);

    if (!slot)
        return complain_memory() != EXIT_TROUBLE;
    *slot = assignment;
    return true;
}

/*
 * The customer's message may stand in a file: @FILE, or the name of a file that exists. A tweet begins with @, too, so
 * that @ and something with spaces is a text unless there is such a file.
 */
static bool read_text_or_file(cli_options *options, const char *value, rly_str *text)
{
    const char *path = value[0] == '@' ? value + 1 : value;
    bool file = value[0] && (file_exists(path) || (value[0] == '@' && !value[strcspn(value, " \t\n")]));
    rly_buf content = {0};

    *text = rly_str_of(value);
    if (!file || file_is_folder(path))
        return true;
    bool fine = file_read(path, path, &content);
    if (fine) {
        text->data = rly_arena_copy(&options->arena, content.data ? content.data : "", content.size);
        text->size = content.size;
        fine = text->data || complain_memory() != EXIT_TROUBLE;
    }
    rly_buf_free(&content);
    return fine;
}

bool context_add_key(cli_options *options, const char *option, const char *key, const char *value)
{
    rly_str text = rly_str_of(value);

    if (!strcmp(key, "inbound") && !read_text_or_file(options, value, &text))
        return false;
    return add(options, (cli_assignment){.option = option, .key = key, .value = text});
}

bool context_add_signal(cli_options *options, const char *option, const char *text)
{
    const char *equals = strchr(text, '=');
    size_t size = equals ? (size_t)(equals - text) : 0;
    char *key;

    if (!size || !equals[1]) {
        complain("%s: expected NAME=VALUE, such as complaint=yes, not \"%s\"", option, text);
        return false;
    }
    if (!(key = rly_arena_take(&options->arena, sizeof "signal." + size)))
        return complain_memory() != EXIT_TROUBLE;
    (void)snprintf(key, sizeof "signal." + size, "signal.%.*s", (int)size, text);
    return add(options, (cli_assignment){.option = option, .key = key, .value = rly_str_of(equals + 1)});
}

bool context_add_message(cli_options *options, const char *option, const char *text)
{
    const char *colon = strchr(text, ':');
    size_t size = colon ? (size_t)(colon - text) : 0;
    const char *role;

    if (!size) {
        complain("%s: expected ROLE:TEXT, such as \"customer:Where is my order?\", not \"%s\"", option, text);
        return false;
    }
    if (!(role = rly_arena_copy(&options->arena, text, size)))
        return complain_memory() != EXIT_TROUBLE;
    colon += 1 + strspn(colon + 1, " ");
    return add(options, (cli_assignment){.option = option, .role = role, .value = rly_str_of(colon)});
}

bool context_apply(const cli_options *options, replylint_draft *draft, replylint_error *error)
{
    for (size_t i = 0; i < options->assignments.count; i++) {
        const cli_assignment *given = &options->assignments.items[i];
        replylint_status status =
            given->key ? replylint_draft_set(draft, given->key, given->value.data, given->value.size, error)
                       : replylint_draft_message(draft, given->role, given->value.data, given->value.size, error);
        if (status) {
            complain("%s: %s", given->option, replylint_error_message(error, 0));
            replylint_error_clear(error);
            return false;
        }
    }
    return true;
}

rly_str context_value(const cli_options *options, const char *key)
{
    for (size_t i = options->assignments.count; i > 0; i--) {
        const cli_assignment *given = &options->assignments.items[i - 1];
        if (given->key && !strcmp(given->key, key))
            return given->value;
    }
    return (rly_str){"", 0};
}
