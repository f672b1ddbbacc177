/* SPDX-License-Identifier: Apache-2.0 */
/* Writing JSON into a buffer; commas take care of themselves. Out of memory shows in buf->failed, at the end. */
#ifndef RLY_JSON_H
#define RLY_JSON_H

#include "base/memory.h"

typedef struct rly_json {
    rly_buf *out;
    bool comma; /* a value stands before, so that the next needs a comma */
} rly_json;

/* `key` is the name within an object, NULL within an array or at the top: one of our own, of letters, digits, _ - . /,
 * which is written as it stands. */
void rly_json_open(rly_json *json, const char *key, char bracket);     /* '{' or '[' */
void rly_json_close(rly_json *json, char bracket);                     /* '}' or ']' */
void rly_json_text(rly_json *json, const char *key, rly_str value);    /* bytes that are not UTF-8 become U+FFFD */
void rly_json_name(rly_json *json, const char *key, const char *name); /* a name like a key */
void rly_json_number(rly_json *json, const char *key, int64_t value);
void rly_json_share(rly_json *json, const char *key, double value); /* three decimals */
void rly_json_flag(rly_json *json, const char *key, bool value);
void rly_json_null(rly_json *json, const char *key);

#endif
