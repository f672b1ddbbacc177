/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "config.h"
#include "context.h"
#include "readers.h"
#include "session.h"

enum { ABOUT_COLUMN = 30, CHOICES_MAX = 60 };

static const char usage_examples[] =
    "Examples:\n"
    "  replylint reply.txt --inbound @message.txt --channel x --customer Diane\n"
    "  echo \"Sorry you feel that way.\" | replylint --inbound \"No internet for three days!\"\n"
    "  replylint --jsonl records.jsonl > reports.jsonl\n"
    "  replylint explain apology/missing\n";

/* "  --name VALUE" and, from a fixed column on, what it is about. */
static void show_row(rly_buf *out, cli_style style, rly_buf *name, const char *about)
{
    const char *text = show_part(out, name);
    size_t width = show_width(rly_str_of(text));

    rly_buf_str(out, text);
    if (width + 1 >= ABOUT_COLUMN) {
        rly_buf_byte(out, '\n');
        width = 0;
    }
    for (; width < ABOUT_COLUMN; width++)
        rly_buf_byte(out, ' ');
    show_wrapped(out, style, ABOUT_COLUMN, about);
    rly_buf_clear(name);
}

/* "text|line|json" for the words of a choice. */
static void add_choices(rly_buf *out, const char *words)
{
    for (; *words; words++)
        rly_buf_byte(out, (char)(*words == ' ' ? '|' : *words));
}

static void show_option(rly_buf *out, cli_style style, const cli_option *option)
{
    rly_buf name = {0}, about = {0};
    const char letter[] = {'-', option->letter, ',', ' ', '\0'};
    bool many = option->value && strlen(option->value) > CHOICES_MAX;

    rly_buf_str(&name, "  ");
    rly_buf_str(&name, option->letter ? letter : "    ");
    rly_buf_str(&name, "--");
    rly_buf_str(&name, option->name);
    if (option->value) {
        rly_buf_byte(&name, ' ');
        add_choices(&name, many ? "NAME" : option->value);
    }
    rly_buf_str(&about, option->about);
    if (many) {
        rly_buf_str(&about, " One of: ");
        rly_buf_str(&about, option->value);
        rly_buf_byte(&about, '.');
    }
    show_row(out, style, &name, show_part(out, &about));
    rly_buf_free(&name);
    rly_buf_free(&about);
}

static const char *value_of_type(const char *type)
{
    static const char *const words[][2] = {{"text", "TEXT|FILE"}, {"word", "TEXT"}, {"time", "TIME"}, {"list", "A,B"}};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(words[i][0], type))
            return words[i][1];
    return "";
}

static bool has_short_name(const cli_command *command, const char *key)
{
    for (const cli_option_group *const *group = command->groups; *group; group++)
        for (const cli_option *option = (*group)->options; option->name; option++)
            if (option->key && !strcmp(option->key, key))
                return true;
    return false;
}

static void show_keys(rly_buf *out, cli_style style, const cli_command *command)
{
    rly_arena arena = {0};
    rly_buf name = {0};

    for (size_t i = 0; i < replylint_key_count(); i++) {
        const char *choices = replylint_key_get(i, "choices"), *type = replylint_key_get(i, "type");
        if (!key_is_option(i) || (command && has_short_name(command, replylint_key_get(i, "name"))))
            continue;
        const char *option = key_option_name(i, &arena);
        bool flag = !strcmp(type, "flag");
        out->failed = out->failed || !option;
        rly_buf_str(&name, flag ? "      --[no-]" : "      --");
        rly_buf_str(&name, option ? option : "");
        if (!flag)
            rly_buf_byte(&name, ' ');
        add_choices(&name, *choices ? choices : value_of_type(type));
        show_row(out, style, &name, replylint_key_get(i, "about"));
    }
    rly_buf_free(&name);
    rly_arena_free(&arena);
}

static void show_command_help(rly_buf *out, cli_style style, const cli_command *command)
{
    rly_buf_str(out, "Usage: replylint ");
    rly_buf_str(out, command->name);
    rly_buf_str(out, " [OPTION]...");
    rly_buf_str(out, *command->arguments ? " " : "");
    rly_buf_str(out, command->arguments);
    rly_buf_str(out, "\n\n");
    rly_buf_str(out, command->about);
    rly_buf_str(out, "\n");
    rly_buf_str(out, command->more ? "\n" : "");
    rly_buf_str(out, command->more ? command->more : "");
    for (const cli_option_group *const *group = command->groups; *group; group++) {
        rly_buf_byte(out, '\n');
        show_painted(out, style, PAINT_BOLD, (*group)->title);
        rly_buf_str(out, ":\n");
        for (const cli_option *option = (*group)->options; option->name; option++)
            show_option(out, style, option);
        if (command->takes_keys && !strcmp((*group)->title, "Conversation"))
            show_keys(out, style, command);
    }
}

static void show_general_help(rly_buf *out, cli_style style)
{
    rly_buf name = {0};

    rly_buf_str(out, "Usage: replylint [COMMAND] [OPTION]... [ARGUMENT]...\n\n"
                     "Judges the draft of a customer-service reply before it is sent.\n\n");
    show_painted(out, style, PAINT_BOLD, "Commands");
    rly_buf_str(out, ":\n");
    for (size_t i = 0; i < command_count; i++) {
        rly_buf_str(&name, "  ");
        rly_buf_str(&name, commands[i].name);
        rly_buf_byte(&name, ' ');
        rly_buf_str(&name, commands[i].arguments);
        show_row(out, style, &name, commands[i].about);
    }
    rly_buf_byte(out, '\n');
    rly_buf_str(out, usage_examples);
    rly_buf_str(out, "\nreplylint help COMMAND shows the options of a command; more in man replylint.\n");
    rly_buf_free(&name);
}

int help_print(const cli_command *command)
{
    rly_buf out = {0};
    cli_style style = style_of_output(&(cli_options){.color = COLOR_AUTO});

    if (command)
        show_command_help(&out, style, command);
    else
        show_general_help(&out, style);
    bool written = out_write(&out);
    rly_buf_free(&out);
    return written ? EXIT_CLEAN : EXIT_TROUBLE;
}

/* The channels, with what each is also called, and whether everybody can read it. */
static void show_channels(rly_buf *out, const cli_session *session)
{
    const replylint_rules *rules = session->rules;

    for (size_t i = 0; i < replylint_rules_channel_count(rules); i++) {
        const char *aliases = replylint_rules_channel_get(rules, i, "aliases");
        const char *side = replylint_rules_channel_get(rules, i, "private_side");
        bool public = !strcmp(replylint_rules_channel_get(rules, i, "public"), "yes");
        show_padded(out, session->style, PAINT_BOLD, replylint_rules_channel_get(rules, i, "id"), 18);
        show_padded(out, session->style, PAINT_PLAIN, public ? "public" : "private", 9);
        rly_buf_str(out, replylint_rules_channel_get(rules, i, "name"));
        if (*aliases) {
            rly_buf_str(out, "; also ");
            for (; *aliases; aliases++)
                rly_buf_str(out, *aliases == ' ' ? ", " : (const char[]){*aliases, '\0'});
        }
        if (*side) {
            rly_buf_str(out, "; private side: ");
            rly_buf_str(out, side);
        }
        rly_buf_byte(out, '\n');
    }
}

static void show_profiles(rly_buf *out, const cli_session *session)
{
    for (size_t i = 0; i < replylint_rules_profile_count(session->rules); i++) {
        show_padded(out, session->style, PAINT_BOLD, replylint_rules_profile_get(session->rules, i, "name"), 18);
        show_wrapped(out, session->style, 18, replylint_rules_profile_get(session->rules, i, "about"));
    }
}

/* The keys of settings; those of drafts among them are explained by "help keys". */
static void show_settings(rly_buf *out, cli_style style)
{
    config_key key;

    for (size_t i = 0; config_key_get(i, &key); i++) {
        show_padded(out, style, PAINT_BOLD, key.name, 18);
        show_padded(out, style, PAINT_DIM, key.type, 9);
        show_wrapped(out, style, 27, key.about);
    }
}

/* What --from takes. */
static void show_readers(rly_buf *out, cli_style style)
{
    static const char *const containers[] = {"JSON, with the texts that it has, or at --field",
                                             "JSON Lines: such a document a line",
                                             "YAML, as JSON",
                                             "a table; its first row names the columns",
                                             "Markdown: each heading names the text below it",
                                             "one text"};

    for (size_t i = 0; i < reader_count; i++) {
        show_padded(out, style, PAINT_BOLD, readers[i].name, 26);
        show_wrapped(out, style, 26, readers[i].about);
    }
    for (size_t i = 0; container_names[i]; i++) {
        show_padded(out, style, PAINT_BOLD, container_names[i], 26);
        show_wrapped(out, style, 26, containers[i]);
    }
}

static int print_topic(const cli_options *options, const char *topic)
{
    cli_session session = {.options = options, .style = style_of_output(options)};
    rly_buf out = {0};
    bool good = true;

    if (!strcmp(topic, "keys"))
        show_keys(&out, session.style, NULL);
    else if (!strcmp(topic, "settings"))
        show_settings(&out, session.style);
    else if (!strcmp(topic, "readers"))
        show_readers(&out, session.style);
    else if ((good = session_open_rules(&session, options)))
        (!strcmp(topic, "channels") ? show_channels : show_profiles)(&out, &session);
    good = out_write(&out) && good;
    rly_buf_free(&out);
    session_close(&session);
    return good ? EXIT_CLEAN : EXIT_TROUBLE;
}

int run_help(const cli_options *options)
{
    const char *topic = options->arguments.count ? options->arguments.items[0] : NULL;
    const cli_command *command = topic ? command_find(topic) : NULL;

    if (!topic || command)
        return help_print(command);
    if (!strcmp(topic, "channels") || !strcmp(topic, "keys") || !strcmp(topic, "profiles") ||
        !strcmp(topic, "readers") || !strcmp(topic, "settings"))
        return print_topic(options, topic);
    const char *near = command_near(topic);
    complain("help: there is no command \"%s\"%s%s%s", topic, near ? "; did you mean \"" : "; see replylint help",
             near ? near : "", near ? "\"?" : "");
    return EXIT_TROUBLE;
}

int run_version(const cli_options *options)
{
    rly_buf out = {0};

    rly_buf_str(&out, "replylint ");
    rly_buf_str(&out, replylint_version());
    rly_buf_byte(&out, '\n');
    if (!options->version) {
        rly_buf_str(&out, replylint_build_info());
        if (out.size && out.data[out.size - 1] != '\n')
            rly_buf_byte(&out, '\n');
    }
    bool written = out_write(&out);
    rly_buf_free(&out);
    return written ? EXIT_CLEAN : EXIT_TROUBLE;
}
