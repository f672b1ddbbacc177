/* SPDX-License-Identifier: Apache-2.0 */
/* replylint: finds the command that is meant, and runs it. */
#include <signal.h>
#include <string.h>

#include "files.h"
#include "options.h"

/* Which command is meant, and where its arguments begin. "check" need not be named. */
static const cli_command *choose_command(char ***arguments)
{
    const char *first = **arguments;
    const cli_command *named = first ? command_find(first) : NULL;

    if (named)
        ++*arguments;
    return named ? named : command_find("check");
}

/* A first argument that is neither file nor command was probably meant to be a command. */
static bool is_mistyped_command(const char *first)
{
    if (!first || first[0] == '-' || strpbrk(first, "./") || file_exists(first))
        return false;
    const char *near = command_near(first);
    if (near)
        complain("%s: no such file or command; did you mean \"%s\"?", first, near);
    return near;
}

/* "replylint --no-config signals": a command that does not stand first would be taken for a file. */
static bool is_misplaced_command(const cli_options *options)
{
    for (size_t i = 0; i < options->arguments.count; i++) {
        const char *word = options->arguments.items[i];
        if (!command_find(word) || file_exists(word))
            continue;
        complain("%s: no such file; a command comes before its options: replylint %s ...", word, word);
        return true;
    }
    return false;
}

static int run(char **arguments)
{
    cli_options options = {
        .fail_on = NUMBER_UNSET, .fail_under = NUMBER_UNSET, .max_warnings = NUMBER_UNSET, .jobs = NUMBER_UNSET};
    const char *first = *arguments;
    const cli_command *command = choose_command(&arguments);
    bool named = first && command_find(first);
    int code = EXIT_TROUBLE;

    if ((named || !is_mistyped_command(first)) && options_parse(command, arguments, &options)) {
        if (options.help)
            code = help_print(named ? command : NULL);
        else if (named || !is_misplaced_command(&options))
            code = options.version ? run_version(&options) : command->run(&options);
    }
    options_free(&options);
    return code;
}

int main(int argc, char **argv)
{
    (void)signal(SIGPIPE, SIG_IGN); /* a reader that goes away is seen as EPIPE, by out_write() */
    (void)signal(SIGXFSZ, SIG_IGN); /* a limit on the size of files as EFBIG, by file_replace() */
    return out_finish(run(argv + (argc > 0)));
}
