/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory that can run out, and is looked into when it is given back. The linker puts the functions of watched_memory.c
 * in the place of malloc and its kin (--wrap) in the library's objects; shared libraries keep theirs, except PCRE2,
 * which is handed the library's own.
 */
#ifndef TESTS_WATCHED_MEMORY_H
#define TESTS_WATCHED_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

typedef struct memory_watch {
    bool on;        /* only what is allocated meanwhile counts */
    size_t live;    /* blocks that were not given back */
    size_t calls;   /* allocations asked for */
    size_t fail_at; /* which of them fails; 0: none */
    size_t spilled; /* blocks given back with a secret in them: see `secrets` */
} memory_watch;

extern memory_watch watched;

#endif
