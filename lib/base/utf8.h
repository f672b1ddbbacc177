/* SPDX-License-Identifier: Apache-2.0 */
/* Is it UTF-8, and how much of it is ASCII? */
#ifndef RLY_UTF8_H
#define RLY_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* The first byte with which no character of valid UTF-8 begins, or one that is cut off; NULL when there is none. */
const uint8_t *rly_utf8_fault(const char *text, size_t size);

/* Where the ASCII from `at` on ends, eight bytes at a time: that is most of most texts. */
size_t rly_ascii_end(const char *text, size_t size, size_t at);

#endif
