/* SPDX-License-Identifier: Apache-2.0 */
#include "options.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "context.h"

/* An option as it was typed. */
typedef struct typed_option {
    const char *text;  /* the whole argument */
    const char *name;  /* after the dashes */
    size_t size;       /* of the name */
    const char *value; /* behind =, or NULL */
    char ***rest;      /* the arguments behind it, from which a value may be taken */
    const cli_command *command;
    cli_options *options;
} typed_option;

static const cli_option *find_long(const cli_command *command, const char *name, size_t size)
{
    for (const cli_option_group *const *group = command->groups; *group; group++)
        for (const cli_option *option = (*group)->options; option->name; option++)
            if (strlen(option->name) == size && !memcmp(option->name, name, size))
                return option;
    return NULL;
}

static const cli_option *find_letter(const cli_command *command, char letter)
{
    for (const cli_option_group *const *group = command->groups; *group; group++)
        for (const cli_option *option = (*group)->options; option->name; option++)
            if (option->letter == letter)
                return option;
    return NULL;
}

static const char *word_at(const void *names, size_t i)
{
    return ((const word_list *)names)->items[i];
}

static bool add_word(word_list *list, const char *word)
{
    const char **slot = rly_push(list);

    if (slot)
        *slot = word;
    return slot && word;
}

static bool unknown_option(const typed_option *typed)
{
    word_list names = {0};
    const char *near = NULL;
    bool fine = true;

    for (const cli_option_group *const *group = typed->command->groups; *group; group++)
        for (const cli_option *option = (*group)->options; option->name && fine; option++)
            fine = add_word(&names, option->name);
    for (size_t i = 0; typed->command->takes_keys && i < replylint_key_count() && fine; i++)
        if (key_is_option(i))
            fine = add_word(&names, key_option_name(i, &typed->options->arena));
    if (fine)
        near = rly_nearest((rly_str){typed->name, typed->size}, word_at, &names, names.count);
    rly_vec_free(&names);
    if (near)
        complain("unknown option %.*s; did you mean --%s?", (int)(typed->name - typed->text) + (int)typed->size,
                 typed->text, near);
    else
        complain("unknown option %.*s; see replylint help %s", (int)(typed->name - typed->text) + (int)typed->size,
                 typed->text, typed->command->name);
    return false;
}

/* The value of an option that needs one: behind =, or the next argument. */
static const char *take_value(typed_option *typed)
{
    if (typed->value)
        return typed->value;
    if (**typed->rest)
        return *(*typed->rest)++;
    complain("%s needs a value; see replylint help %s", typed->text, typed->command->name);
    return NULL;
}

static bool store_choice(int *slot, const char *words, const char *value, const char *option)
{
    int number = 0;

    for (const char *word = words; *word; number++) {
        size_t size = strcspn(word, " ");
        if (strlen(value) == size && !memcmp(word, value, size)) {
            *slot = number;
            return true;
        }
        word += size + (word[size] == ' ');
    }
    complain("%s: \"%s\" is none of: %s", option, value, words);
    return false;
}

static bool store_number(int *slot, int most, const char *value, const char *option)
{
    char *end;
    long number = strtol(value, &end, 10);

    if (*end || end == value || number < 0 || number > most) {
        complain("%s: \"%s\" is no number from 0 to %d", option, value, most);
        return false;
    }
    *slot = (int)number;
    return true;
}

static bool store(typed_option *typed, const cli_option *option)
{
    cli_options *options = typed->options;
    void *slot = (char *)options + option->offset;
    const char *value;

    if (option->kind == OPTION_FLAG) {
        if (typed->value)
            complain("--%s takes no value", option->name);
        *(bool *)slot = true;
        return !typed->value;
    }
    if (!(value = take_value(typed)))
        return false;
    switch (option->kind) {
    case OPTION_TEXT:
        *(const char **)slot = value;
        return true;
    case OPTION_LIST:
        return add_word(slot, value) || complain_memory() != EXIT_TROUBLE;
    case OPTION_CHOICE:
        return store_choice(slot, option->value, value, typed->text);
    case OPTION_PERCENT:
        return store_number(slot, 100, value, typed->text);
    case OPTION_COUNT:
        return store_number(slot, 1000, value, typed->text);
    case OPTION_NUMBER:
        return store_number(slot, 1000000, value, typed->text);
    case OPTION_SIGNAL:
        return context_add_signal(options, "--signal", value);
    case OPTION_MESSAGE:
        return context_add_message(options, "--message", value);
    default:
        return context_add_key(options, typed->text, option->key, value);
    }
}

/* --customer-name Diane, --host-signs, --no-host-signs: the keys of the draft by their names. */
static bool store_key(typed_option *typed)
{
    size_t i = key_of_option(typed->name, typed->size), count = replylint_key_count();
    bool negated = i == count && typed->size > 3 && !memcmp(typed->name, "no-", 3);
    const char *value;

    if (negated)
        i = key_of_option(typed->name + 3, typed->size - 3);
    bool flag = i < count && !strcmp(replylint_key_get(i, "type"), "flag");
    if (i == count || (negated && !flag))
        return unknown_option(typed);
    if (flag && !typed->value)
        value = negated ? "no" : "yes";
    else if (negated)
        return unknown_option(typed);
    else if (!(value = take_value(typed)))
        return false;
    return context_add_key(typed->options, typed->text, replylint_key_get(i, "name"), value);
}

static bool parse_long(typed_option *typed)
{
    typed->name = typed->text + 2;
    typed->size = strcspn(typed->name, "=");
    typed->value = typed->name[typed->size] ? typed->name + typed->size + 1 : NULL;
    const cli_option *option = find_long(typed->command, typed->name, typed->size);

    if (option)
        return store(typed, option);
    return typed->command->takes_keys ? store_key(typed) : unknown_option(typed);
}

/* -qf line, -fline: flags may stand together; what takes a value comes last, with its value behind or next. */
static bool parse_letters(typed_option *typed)
{
    for (typed->name = typed->text + 1; *typed->name; typed->name++) {
        const cli_option *option = find_letter(typed->command, *typed->name);
        typed->size = 1;
        if (!option)
            return unknown_option(typed);
        bool takes_value = option->kind != OPTION_FLAG;
        if (takes_value && typed->name[1])
            typed->value = typed->name + 1;
        if (!store(typed, option))
            return false;
        if (takes_value)
            break;
    }
    return true;
}

bool options_parse(const cli_command *command, char **arguments, cli_options *options)
{
    while (*arguments) {
        char *text = *arguments++;
        typed_option typed = {.text = text, .rest = &arguments, .command = command, .options = options};
        if (!strcmp(text, "--")) {
            while (*arguments)
                if (!add_word(&options->arguments, *arguments++))
                    return complain_memory() != EXIT_TROUBLE;
        } else if (text[0] != '-' || !text[1]) {
            if (!add_word(&options->arguments, text))
                return complain_memory() != EXIT_TROUBLE;
        } else if (!(text[1] == '-' ? parse_long(&typed) : parse_letters(&typed))) {
            return false;
        }
    }
    if (!options->help && options->arguments.count > command->arguments_max) {
        complain("%s: unexpected argument \"%s\"; see replylint help %s", command->name,
                 options->arguments.items[command->arguments_max], command->name);
        return false;
    }
    return true;
}

void options_free(cli_options *options)
{
    rly_vec_free(&options->arguments);
    rly_vec_free(&options->assignments);
    rly_vec_free(&options->rules);
    rly_vec_free(&options->words);
    rly_vec_free(&options->fields);
    rly_arena_free(&options->arena);
}
