/* SPDX-License-Identifier: Apache-2.0 */
/* Grapheme clusters: what a reader takes for one character (libunistring's u8_grapheme_breaks). */
#ifndef RLY_GRAPHEME_H
#define RLY_GRAPHEME_H

#include <stdbool.h>
#include <stddef.h>

/* The largest grapheme boundary at or before `offset`; `text` is valid UTF-8. */
size_t rly_grapheme_floor(const char *text, size_t size, size_t offset);

/* The smallest grapheme boundary at or after `offset`. */
size_t rly_grapheme_ceiling(const char *text, size_t size, size_t offset);

#endif
