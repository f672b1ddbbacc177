/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

typedef struct fault {
    replylint_status status;
    char *file; /* NULL when it is in none */
    uint32_t line, column;
    char *text;     /* with the place */
    size_t message; /* where in `text` the message begins */
} fault;

struct replylint_error {
    RLY_VEC(fault) faults;
};

/* Kept for when even a fault cannot be stored. */
static const char out_of_memory[] = "out of memory";

replylint_error *replylint_error_new(void)
{
    return rly_allocate(sizeof(replylint_error));
}

void replylint_error_clear(replylint_error *error)
{
    if (!error)
        return;
    for (size_t i = 0; i < error->faults.count; i++) {
        rly_release(error->faults.items[i].file);
        rly_release(error->faults.items[i].text);
    }
    error->faults.count = 0;
}

void replylint_error_free(replylint_error *error)
{
    if (!error)
        return;
    replylint_error_clear(error);
    rly_vec_free(&error->faults);
    rly_release(error);
}

/* "file:line:column: ", with as much as is known. Returns its length. */
static size_t write_place(rly_buf *out, rly_place place)
{
    if (place.file) {
        rly_buf_str(out, place.file);
        rly_buf_byte(out, ':');
    }
    if (place.line) {
        rly_buf_number(out, place.line);
        rly_buf_byte(out, ':');
        rly_buf_number(out, place.column ? place.column : 1);
        rly_buf_byte(out, ':');
    }
    if (out->size)
        rly_buf_byte(out, ' ');
    return out->size;
}

static void write_message(rly_buf *out, const char *format, va_list arguments)
{
    char fixed[512];
    va_list again;
    va_copy(again, arguments);
    int size = vsnprintf(fixed, sizeof fixed, format, arguments);
    if (size >= 0 && (size_t)size < sizeof fixed) {
        rly_buf_add(out, fixed, (size_t)size);
    } else if (size >= 0) {
        char *longer = rly_allocate((size_t)size + 1);
        if (longer) {
            vsnprintf(longer, (size_t)size + 1, format, again);
            rly_buf_add(out, longer, (size_t)size);
        } else {
            out->failed = true;
        }
        rly_release(longer);
    }
    va_end(again);
}

replylint_status rly_fail(replylint_error *error, replylint_status status, rly_place place, const char *format, ...)
{
    if (!error)
        return status;
    fault *slot = rly_push(&error->faults);
    if (!slot)
        return REPLYLINT_ERROR_MEMORY;
    rly_buf text = {0};
    *slot = (fault){.status = status, .line = place.line, .column = place.column};
    slot->message = write_place(&text, place);
    va_list arguments;
    va_start(arguments, format);
    write_message(&text, format, arguments);
    va_end(arguments);
    slot->text = rly_buf_text(&text) ? text.data : NULL;
    slot->file = place.file ? rly_copy(place.file, strlen(place.file)) : NULL;
    if (slot->text && (slot->file || !place.file))
        return status;
    rly_release(slot->file);
    rly_buf_free(&text);
    *slot = (fault){.status = REPLYLINT_ERROR_MEMORY};
    return REPLYLINT_ERROR_MEMORY;
}

replylint_status rly_fail_memory(replylint_error *error)
{
    return rly_fail(error, REPLYLINT_ERROR_MEMORY, RLY_NOWHERE, "%s", out_of_memory);
}

static const fault *fault_at(const replylint_error *error, size_t i)
{
    return error && i < error->faults.count ? &error->faults.items[i] : NULL;
}

size_t replylint_error_count(const replylint_error *error)
{
    return error ? error->faults.count : 0;
}

replylint_status replylint_error_status(const replylint_error *error, size_t i)
{
    const fault *f = fault_at(error, i);
    return f ? f->status : REPLYLINT_OK;
}

const char *replylint_error_text(const replylint_error *error, size_t i)
{
    const fault *f = fault_at(error, i);
    return !f ? "" : f->text ? f->text : out_of_memory;
}

const char *replylint_error_message(const replylint_error *error, size_t i)
{
    const fault *f = fault_at(error, i);
    return !f ? "" : f->text ? f->text + f->message : out_of_memory;
}

const char *replylint_error_file(const replylint_error *error, size_t i)
{
    const fault *f = fault_at(error, i);
    return f ? f->file : NULL;
}

uint32_t replylint_error_line(const replylint_error *error, size_t i)
{
    const fault *f = fault_at(error, i);
    return f ? f->line : 0;
}

uint32_t replylint_error_column(const replylint_error *error, size_t i)
{
    const fault *f = fault_at(error, i);
    return f ? f->column : 0;
}

const char *replylint_status_text(replylint_status status)
{
    switch (status) {
    case REPLYLINT_OK:
        return "no error";
    case REPLYLINT_ERROR_MEMORY:
        return out_of_memory;
    case REPLYLINT_ERROR_ARGUMENT:
        return "not a valid argument";
    case REPLYLINT_ERROR_UNKNOWN:
        return "unknown name";
    case REPLYLINT_ERROR_ENCODING:
        return "not valid UTF-8";
    case REPLYLINT_ERROR_SYNTAX:
        return "cannot be read";
    case REPLYLINT_ERROR_LIMIT:
        return "over a limit";
    case REPLYLINT_ERROR_STATE:
        return "not now";
    case REPLYLINT_ERROR_FILE:
        return "a file cannot be read or written";
    }
    return "unknown status";
}

enum { LONGEST_NAME = 64 };

/* Edits (insert, delete, change, swap of neighbours) from `a` to `b`. */
static size_t distance(rly_str a, rly_str b)
{
    size_t rows[3][LONGEST_NAME + 1];
    size_t *before = rows[0], *last = rows[1], *now = rows[2];
    for (size_t j = 0; j <= b.size; j++)
        last[j] = j;
    for (size_t i = 1; i <= a.size; i++) {
        now[0] = i;
        for (size_t j = 1; j <= b.size; j++) {
            size_t best = last[j - 1] + (a.data[i - 1] != b.data[j - 1]);
            if (last[j] + 1 < best)
                best = last[j] + 1;
            if (now[j - 1] + 1 < best)
                best = now[j - 1] + 1;
            if (i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] && a.data[i - 2] == b.data[j - 1] &&
                before[j - 2] + 1 < best)
                best = before[j - 2] + 1;
            now[j] = best;
        }
        size_t *free_row = before;
        before = last, last = now, now = free_row;
    }
    return last[b.size];
}

const char *rly_nearest(rly_str word, rly_name_at *name, const void *names, size_t count)
{
    const char *nearest = NULL;
    size_t best = word.size / 3 + 1; /* farther than that is another word */
    if (word.size == 0 || word.size > LONGEST_NAME)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        const char *candidate = name(names, i);
        rly_str text = rly_str_of(candidate);
        if (text.size > LONGEST_NAME)
            continue;
        size_t d = distance(word, text);
        if (d < best) {
            best = d;
            nearest = candidate;
        }
    }
    return nearest;
}
