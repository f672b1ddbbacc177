/* SPDX-License-Identifier: Apache-2.0 */
/* How most signals and rules come out, written as JSON once for all reports of the same rules. */
#ifndef RLY_READY_H
#define RLY_READY_H

#include "base/json.h"
#include "lint/rules.h"

/* A member, with the comma before it. All of it has room for one copy whose size the compiler knows. */
typedef struct rly_ready {
    uint8_t size; /* 0: it is longer */
    uint8_t head; /* up to where the value, or verdict, stands */
    char text[62];
} rly_ready;

typedef RLY_VEC(rly_ready) rly_ready_list;

/* Fill an empty list: a row a signal, with its first value and no place, and behind them one a rule, which passed.
 * False when memory runs out. */
bool rly_ready_make(rly_ready_list *list, const replylint_rules *rules);

/* Write a row, or its head alone, to which the caller adds. False when it has no room in a row, or there is no memory.
 */
static inline bool rly_ready_write(rly_json *json, const rly_ready *row, bool whole)
{
    rly_buf *out = json->out;
    size_t comma = !json->comma; /* which is left out */
    if (!row->size || !rly_buf_room(out, sizeof row->text))
        return false;
    memcpy(out->data + out->size, row->text + comma, sizeof row->text - 1);
    out->size += (whole ? row->size : row->head) - comma;
    json->comma = true;
    return true;
}

#endif
