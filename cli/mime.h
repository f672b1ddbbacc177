/* SPDX-License-Identifier: Apache-2.0 */
/* Internet messages: header fields, encoded words (RFC 2047) and the parts of a multipart body. */
#ifndef CLI_MIME_H
#define CLI_MIME_H

#include "base/memory.h"

/* A message, or a part of one: [begin, end) of the file. */
typedef struct mime_part {
    const char *file;
    size_t begin, body, end; /* the body begins behind the empty line */
} mime_part;

mime_part mime_part_of(const char *file, size_t begin, size_t end);

/* The value of a header field, unfolded; an empty one when there is none. Lent by the arena. */
rly_str mime_field(const mime_part *part, const char *name, rly_arena *arena);

/* The first word of a field, in lower case: "text/plain" of "Text/Plain; charset=utf-8". */
rly_str mime_word(rly_str field, rly_arena *arena);

/* A parameter of a field, such as charset; an empty one when there is none. */
rly_str mime_parameter(rly_str field, const char *name, rly_arena *arena);

/* Decode =?utf-8?Q?...?= and its like. What cannot be decoded stays as it is. */
rly_str mime_decode_words(rly_str text, rly_arena *arena);

/*
 * The next part of a multipart body, from *at on, which moves behind it; *at begins as part->body. False when there
 * is none.
 */
bool mime_next_part(const mime_part *whole, rly_str boundary, size_t *at, mime_part *part);

#endif
