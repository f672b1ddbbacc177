/* SPDX-License-Identifier: Apache-2.0 */
/* Writing JSON into a buffer; commas take care of themselves. Out of memory shows in buf->failed, at the end. */
#ifndef RLY_JSON_H
#define RLY_JSON_H

#include "base/memory.h"

typedef struct rly_json {
    rly_buf *out;
    bool comma; /* a value stands before, so that the next needs a comma */
} rly_json;

/* What is put somewhere has room there. */
static inline void rly_json_put(rly_buf *out, const char *text, size_t size)
{
    memcpy(out->data + out->size, text, size);
    out->size += size;
}

/* A name in quotes. */
static inline void rly_json_put_name(rly_buf *out, const char *name, size_t size)
{
    out->data[out->size++] = '"';
    rly_json_put(out, name, size);
    out->data[out->size++] = '"';
}

/* A key, and room for a value of so many bytes behind it. False when there is none. */
static inline __attribute__((always_inline)) bool rly_json_key_with_room(rly_json *json, const char *key, size_t value)
{
    size_t size = key ? strlen(key) : 0;
    rly_buf *out = json->out;
    if (!rly_buf_room(out, size + value + 4))
        return false;
    if (json->comma)
        out->data[out->size++] = ',';
    json->comma = true;
    if (key) {
        rly_json_put_name(out, key, size);
        out->data[out->size++] = ':';
    }
    return true;
}

/*
 * `key` is the name within an object, NULL within an array or at the top: one of our own, of letters, digits, _ - . /,
 * which is written as it stands. rly_json_key() leaves its value to the caller. What is inline here costs little for
 * keys that are literals, since their sizes are known.
 */
static inline void rly_json_key(rly_json *json, const char *key)
{
    (void)rly_json_key_with_room(json, key, 0);
}

/* '{' or '[' */
static inline void rly_json_open(rly_json *json, const char *key, char bracket)
{
    rly_json_key(json, key);
    rly_buf_byte(json->out, bracket);
    json->comma = false;
}

/* '}' or ']' */
static inline void rly_json_close(rly_json *json, char bracket)
{
    rly_buf_byte(json->out, bracket);
    json->comma = true;
}

/* A name like a key. */
static inline void rly_json_name(rly_json *json, const char *key, const char *name)
{
    size_t size = strlen(name);
    if (rly_json_key_with_room(json, key, size + 2))
        rly_json_put_name(json->out, name, size);
}

/* A value that is JSON already. */
static inline void rly_json_ready(rly_json *json, const char *key, rly_str value)
{
    if (rly_json_key_with_room(json, key, value.size))
        rly_json_put(json->out, value.data, value.size);
}

static inline void rly_json_flag(rly_json *json, const char *key, bool value)
{
    rly_json_ready(json, key, value ? RLY_STR("true") : RLY_STR("false"));
}

static inline void rly_json_null(rly_json *json, const char *key)
{
    rly_json_ready(json, key, RLY_STR("null"));
}

static inline void rly_json_number(rly_json *json, const char *key, int64_t value)
{
    rly_json_key(json, key);
    rly_buf_number(json->out, value);
}

void rly_json_text(rly_json *json, const char *key, rly_str value); /* bytes that are not UTF-8 become U+FFFD */
void rly_json_share(rly_json *json, const char *key, double value); /* three decimals */

#endif
