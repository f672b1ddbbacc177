/* SPDX-License-Identifier: Apache-2.0 */
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

void *rly_allocate(size_t size)
{
    return calloc(1, size ? size : 1);
}

void *rly_copy(const void *data, size_t size)
{
    char *copy = size < SIZE_MAX ? rly_allocate(size + 1) : NULL;
    if (copy && size)
        memcpy(copy, data, size);
    return copy;
}

void rly_release(void *memory)
{
    free(memory);
}

void rly_wipe(void *memory, size_t size)
{
    if (size)
        explicit_bzero(memory, size);
}

/* The next capacity for at least `needed` items: doubling keeps pushes cheap; 0 when it would overflow. */
static size_t next_capacity(size_t capacity, size_t needed, size_t item_size)
{
    size_t next = capacity ? capacity : 8;
    while (next < needed) {
        if (next > SIZE_MAX / 2)
            return 0;
        next *= 2;
    }
    return next > SIZE_MAX / item_size ? 0 : next;
}

bool rly_vec_grow(void *items, size_t *capacity, size_t count, size_t more, size_t item_size)
{
    if (more > SIZE_MAX - count)
        return false;
    size_t next = next_capacity(*capacity, count + more, item_size);
    void *old;
    memcpy(&old, items, sizeof old);
    void *grown = next ? realloc(old, next * item_size) : NULL;
    if (!grown)
        return false;
    memcpy(items, &grown, sizeof grown);
    *capacity = next;
    return true;
}

void rly_vec_trim(void *items, size_t *capacity, size_t count, size_t item_size)
{
    void *old, *trimmed;
    memcpy(&old, items, sizeof old);
    if (count == 0 || count == *capacity || !(trimmed = realloc(old, count * item_size)))
        return;
    memcpy(items, &trimmed, sizeof trimmed);
    *capacity = count;
}

void rly_sort(void *items, size_t count, size_t size, int (*compare)(const void *a, const void *b))
{
    enum { FEW = 24, LARGEST = 128 };
    char item[LARGEST], *all = items;
    if (count > FEW) {
        qsort(items, count, size, compare);
        return;
    }
    for (size_t i = 1; i < count; i++) {
        size_t to = i;
        while (to > 0 && compare(all + (to - 1) * size, all + i * size) > 0)
            to--;
        if (to == i)
            continue;
        memcpy(item, all + i * size, size);
        memmove(all + (to + 1) * size, all + to * size, (i - to) * size);
        memcpy(all + to * size, item, size);
    }
}

/* Texts move to a larger place by hand: realloc() would leave behind what they hold, which may be private. */
static bool move(rly_buf *buf, size_t needed)
{
    size_t next = next_capacity(buf->capacity, needed, 1);
    char *grown = next ? malloc(next) : NULL;
    if (!grown)
        return false;
    if (buf->size)
        memcpy(grown, buf->data, buf->size);
    rly_wipe(buf->data, buf->capacity);
    rly_release(buf->data);
    buf->data = grown;
    buf->capacity = next;
    return true;
}

/* Room for `size` more bytes and a NUL behind them. */
bool rly_buf_grow(rly_buf *buf, size_t size)
{
    if (size >= SIZE_MAX - buf->size || !move(buf, buf->size + size + 1))
        buf->failed = true;
    return !buf->failed;
}

void rly_buf_number(rly_buf *buf, int64_t number)
{
    char digits[20], *end = digits + sizeof digits, *at = end;
    uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;
    do
        *--at = (char)('0' + rest % 10);
    while (rest /= 10);
    if (number < 0)
        rly_buf_byte(buf, '-');
    rly_buf_add(buf, at, (size_t)(end - at));
}

void rly_buf_clear(rly_buf *buf)
{
    buf->size = 0;
    buf->failed = false;
}

void rly_buf_free(rly_buf *buf)
{
    rly_wipe(buf->data, buf->capacity);
    rly_release(buf->data);
    *buf = (rly_buf){0};
}

const char *rly_buf_text(rly_buf *buf)
{
    if (!rly_buf_room(buf, 0))
        return NULL;
    buf->data[buf->size] = '\0';
    return buf->data;
}

typedef struct rly_block {
    struct rly_block *next;
    size_t size, used;
    max_align_t data[];
} rly_block;

enum { BLOCK_SIZE = 4096 - sizeof(rly_block) };

/* A block with room, from `current` on; a new one goes behind it. */
static rly_block *block_with_room(rly_arena *arena, size_t size)
{
    rly_block *block = arena->current;
    while (block && block->size - block->used < size)
        block = block->next;
    if (block)
        return arena->current = block;
    size_t block_size = size > BLOCK_SIZE ? size : BLOCK_SIZE;
    block = block_size <= SIZE_MAX - sizeof *block ? rly_allocate(sizeof *block + block_size) : NULL;
    if (!block)
        return NULL;
    block->size = block_size;
    block->next = arena->blocks;
    arena->blocks = block;
    return arena->current = block;
}

void *rly_arena_take(rly_arena *arena, size_t size)
{
    size_t unit = sizeof(max_align_t);
    if (size > SIZE_MAX - unit)
        return NULL;
    size = (size + unit - 1) / unit * unit;
    rly_block *block = block_with_room(arena, size);
    if (!block)
        return NULL;
    void *memory = (char *)block->data + block->used;
    block->used += size;
    return memory;
}

char *rly_arena_copy(rly_arena *arena, const char *data, size_t size)
{
    char *copy = size < SIZE_MAX ? rly_arena_take(arena, size + 1) : NULL;
    if (copy && size)
        memcpy(copy, data, size);
    return copy;
}

void rly_arena_reset(rly_arena *arena)
{
    for (rly_block *block = arena->blocks; block; block = block->next) {
        rly_wipe(block->data, block->used);
        block->used = 0;
    }
    arena->current = arena->blocks;
}

void rly_arena_free(rly_arena *arena)
{
    rly_arena_reset(arena);
    while (arena->blocks) {
        rly_block *next = arena->blocks->next;
        rly_release(arena->blocks);
        arena->blocks = next;
    }
    arena->current = NULL;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

rly_str rly_str_trim(rly_str s)
{
    while (s.size && is_blank(*s.data))
        s = (rly_str){s.data + 1, s.size - 1};
    while (s.size && is_blank(s.data[s.size - 1]))
        s.size--;
    return s;
}

bool rly_next_value(rly_str *list, rly_str *value)
{
    while (list->size) {
        size_t size = 0;
        while (size < list->size && list->data[size] != ',' && list->data[size] != '\n')
            size++;
        *value = rly_str_trim((rly_str){list->data, size});
        size += size < list->size;
        *list = (rly_str){list->data + size, list->size - size};
        if (value->size)
            return true;
    }
    return false;
}
