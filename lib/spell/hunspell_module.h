/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What hunspell.so offers: Hunspell behind functions that throw nothing. The library loads it when the first word comes
 * that the snapshot cannot judge, so that it links neither Hunspell nor C++.
 */
#ifndef RLY_HUNSPELL_MODULE_H
#define RLY_HUNSPELL_MODULE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { RLY_HUNSPELL_MODULE_VERSION = 1, RLY_HUNSPELL_WRONG = 0, RLY_HUNSPELL_RIGHT = 1, RLY_HUNSPELL_FAILED = -1 };

typedef struct rly_hunspell_module {
    uint32_t version;
    /* NULL when it fails; `why` then says it: a static text. */
    void *(*open)(const char *affixes, const char *words, const char **why);
    /* RLY_HUNSPELL_...; the word is UTF-8. */
    int (*spell)(void *hunspell, const char *word, size_t size);
    /* At most `most` suggestions, each ended by NUL, as far as there is room; their number, or RLY_HUNSPELL_FAILED. */
    int (*suggest)(void *hunspell, const char *word, size_t size, char *out, size_t room, int most);
    void (*close)(void *hunspell);
} rly_hunspell_module;

#define RLY_HUNSPELL_SYMBOL "rly_hunspell"

#ifdef __cplusplus
}
#endif
#endif
