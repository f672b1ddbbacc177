/* SPDX-License-Identifier: Apache-2.0 */
/* The keys of a draft as options of the command. */
#ifndef CLI_CONTEXT_H
#define CLI_CONTEXT_H

#include "options.h"

/* May key `i` be an option? Those of single messages and the reply itself may not. */
bool key_is_option(size_t i);

/* The number of the key that is called `name` with - or _ for its dots and underscores; replylint_key_count() if none.
 */
size_t key_of_option(const char *name, size_t size);

/* Key `i` as the name of an option: "customer-name". Lent by the arena; NULL when memory runs out. */
const char *key_option_name(size_t i, rly_arena *arena);

/* Remember a key, a signal (NAME=VALUE) or a message (ROLE:TEXT) for every draft. False, and said why, when wrong. */
bool context_add_key(cli_options *options, const char *option, const char *key, const char *value);
bool context_add_signal(cli_options *options, const char *option, const char *text);
bool context_add_message(cli_options *options, const char *option, const char *text);

/* Set all of it in a draft. False, and said why, when a value is refused. */
bool context_apply(const cli_options *options, replylint_draft *draft, replylint_error *error);

/* The value that the options give to a key; an empty one when they do not. */
rly_str context_value(const cli_options *options, const char *key);

#endif
