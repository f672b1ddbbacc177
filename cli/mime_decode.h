/* SPDX-License-Identifier: Apache-2.0 */
/* Transfer encodings and charsets, with a map from what comes out to what went in. */
#ifndef CLI_MIME_DECODE_H
#define CLI_MIME_DECODE_H

#include "base/memory.h"
#include "text/map.h"

/* Is it UTF-8, ASCII or not named, so that nothing has to be converted? */
bool charset_is_utf8(rly_str charset);

/*
 * Decode bytes [begin, end) of a file (encoding: "quoted-printable", "base64", or as they are) and turn them from their
 * charset into UTF-8. `map` leads from `out` to the file. False when memory runs out, or the charset is not known.
 */
bool decode_body(const char *file, size_t begin, size_t end, rly_str encoding, rly_str charset, rly_buf *out,
                 rly_map *map);

#endif
