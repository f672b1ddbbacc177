/* SPDX-License-Identifier: Apache-2.0 */
/* Memory: growing arrays, byte buffers and an arena. Every failure is reported by return value, none aborts. */
#ifndef RLY_MEMORY_H
#define RLY_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A stretch of bytes that somebody else owns. */
typedef struct rly_str {
    const char *data;
    size_t size;
} rly_str;

#define RLY_STR(literal) ((rly_str){(literal), sizeof(literal) - 1})

/* NULL gives an empty one. */
static inline rly_str rly_str_of(const char *text)
{
    return (rly_str){text ? text : "", text ? strlen(text) : 0};
}

static inline bool rly_str_equal(rly_str a, rly_str b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

/* Most names differ in their first letter already. */
static inline bool rly_str_is(rly_str a, const char *text)
{
    return a.size ? *a.data == *text && rly_str_equal(a, rly_str_of(text)) : !*text;
}

/* A text without the blanks and line ends around it. */
rly_str rly_str_trim(rly_str s);

/* The next of the values of a list that are separated by commas or line ends, without the spaces around it. False when
 * there is none left. */
bool rly_next_value(rly_str *list, rly_str *value);

/* A growing array: RLY_VEC(int) numbers = {0}; int *slot = rly_push(&numbers); NULL when memory runs out. */
#define RLY_VEC(type)    \
    struct {             \
        type *items;     \
        size_t count;    \
        size_t capacity; \
    }
#define rly_reserve(vec, more)                   \
    ((vec)->capacity - (vec)->count >= (more) || \
     rly_vec_grow(&(vec)->items, &(vec)->capacity, (vec)->count, (more), sizeof *(vec)->items))
#define rly_push(vec) (rly_reserve((vec), 1) ? &(vec)->items[(vec)->count++] : NULL)
#define rly_trim(vec) (rly_vec_trim(&(vec)->items, &(vec)->capacity, (vec)->count, sizeof *(vec)->items))
#define rly_vec_free(vec) (rly_release((vec)->items), (vec)->items = NULL, (vec)->count = (vec)->capacity = 0)

/* Of functions that are hardly ever called: compilers keep the way to them out of the code that is. */
#define RLY_COLD __attribute__((cold))
/* Of functions that are called now and then: what calls them is not burdened with what they need. */
#define RLY_APART __attribute__((noinline))

/* Make room for `more` items after `count`. `items` is the address of the array's pointer. */
RLY_COLD bool rly_vec_grow(void *items, size_t *capacity, size_t count, size_t more, size_t item_size);

/* Give back what is behind `count`: for what stays, and is not to lie far apart. */
void rly_vec_trim(void *items, size_t *capacity, size_t count, size_t item_size);

void *rly_allocate(size_t size);               /* zeroed; NULL when memory runs out */
void *rly_copy(const void *data, size_t size); /* a copy with a NUL behind it */
void rly_release(void *memory);                /* NULL is fine */
void rly_wipe(void *memory, size_t size);      /* overwrite what was private; the compiler may not drop it */

/* Sort as qsort() does, but in place and at once when there are few items, as there nearly always are: that of the C
 * library calls for each copy of an item, and may allocate. Items have 128 bytes at most. */
void rly_sort(void *items, size_t count, size_t size, int (*compare)(const void *a, const void *b));

/* A byte buffer. `failed` stays set once memory ran out, so that a writer checks once, at its end. */
typedef struct rly_buf {
    char *data;
    size_t size, capacity;
    bool failed;
} rly_buf;

/* Make room for `size` bytes and a NUL. False when memory ran out, now or before. */
RLY_COLD bool rly_buf_grow(rly_buf *buf, size_t size);
static inline bool rly_buf_room(rly_buf *buf, size_t size)
{
    return !buf->failed && (buf->capacity - buf->size > size || rly_buf_grow(buf, size));
}

static inline void rly_buf_add(rly_buf *buf, const char *data, size_t size)
{
    if (size == 0 || !rly_buf_room(buf, size))
        return;
    memcpy(buf->data + buf->size, data, size);
    buf->size += size;
}

static inline void rly_buf_byte(rly_buf *buf, char byte)
{
    if (rly_buf_room(buf, 1))
        buf->data[buf->size++] = byte;
}

static inline void rly_buf_str(rly_buf *buf, const char *text)
{
    rly_buf_add(buf, text, strlen(text));
}

void rly_buf_number(rly_buf *buf, int64_t number);
void rly_buf_clear(rly_buf *buf);       /* keeps the memory */
void rly_buf_free(rly_buf *buf);        /* wipes what it held; so does growing */
const char *rly_buf_text(rly_buf *buf); /* NUL-terminated; NULL when it failed */

/* An arena: memory that goes all at once. Reset keeps the blocks, so that the next use allocates nothing. */
typedef struct rly_arena {
    struct rly_block *blocks, *current;
} rly_arena;

void *rly_arena_take(rly_arena *arena, size_t size); /* zeroed and aligned; NULL when memory runs out */
char *rly_arena_copy(rly_arena *arena, const char *data, size_t size); /* NUL-terminated */
void rly_arena_reset(rly_arena *arena);                                /* wipes what was used */
void rly_arena_free(rly_arena *arena);

#endif
