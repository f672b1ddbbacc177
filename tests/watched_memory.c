/* SPDX-License-Identifier: Apache-2.0 */
#include "watched_memory.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void __real_free(void *memory);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);
void __wrap_free(void *memory);

/* The blocks that live: a hash set of addresses, open addressing. */
enum { SLOT_BITS = 17, SLOTS = 1 << SLOT_BITS };
static uintptr_t slots[SLOTS];
memory_watch watched;

static size_t slot_of(uintptr_t address)
{
    size_t slot = (size_t)(((uint64_t)address * UINT64_C(0x9E3779B97F4A7C15)) >> (64 - SLOT_BITS));
    while (slots[slot] != 0 && slots[slot] != address) {
        slot = (slot + 1) % SLOTS;
    }
    return slot;
}

static void remember(void *memory)
{
    if (watched.on && memory) {
        if (++watched.live == SLOTS) {
            abort();
        }
        slots[slot_of((uintptr_t)memory)] = (uintptr_t)memory;
    }
}

static void forget(void *memory)
{
    size_t slot = slot_of((uintptr_t)memory);
    if (!memory || slots[slot] == 0) {
        return;
    }
    watched.live--;
    slots[slot] = 0;
    /* What was pushed past the slot moves up. */
    for (size_t next = (slot + 1) % SLOTS; slots[next] != 0; next = (next + 1) % SLOTS) {
        uintptr_t address = slots[next];
        slots[next] = 0;
        slots[slot_of(address)] = address;
    }
}

static bool fails(void)
{
    return watched.on && ++watched.calls == watched.fail_at;
}

void *__wrap_malloc(size_t size)
{
    void *memory = fails() ? NULL : __real_malloc(size);
    remember(memory);
    return memory;
}

void *__wrap_calloc(size_t count, size_t size)
{
    void *memory = fails() ? NULL : __real_calloc(count, size);
    remember(memory);
    return memory;
}

/* What was private is not to be in a block that is given back. */
static const char *const secrets[] = {"4111111111111111", "4111 1111", "hunter2-Qx7", "07700 900345", "Wilhelmina"};

static void search_for_secrets(const void *memory)
{
    size_t size = memory && watched.on ? malloc_usable_size((void *)(uintptr_t)memory) : 0;
    for (size_t i = 0; size > 0 && i < sizeof(secrets) / sizeof(secrets[0]); i++) {
        watched.spilled += memmem(memory, size, secrets[i], strlen(secrets[i])) != NULL;
    }
}

void *__wrap_realloc(void *memory, size_t size)
{
    if (fails()) {
        return NULL;
    }
    search_for_secrets(memory); /* it may move, and leave behind what it held */
    forget(memory);
    void *moved = __real_realloc(memory, size);
    remember(moved ? moved : memory);
    return moved;
}

void __wrap_free(void *memory)
{
    search_for_secrets(memory);
    forget(memory);
    __real_free(memory);
}
