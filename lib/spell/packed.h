/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A packed dictionary: the forms of one dictionary as bytes that are the same on every machine and small behind gzip,
 * to be sent to where there are no files. It is unpacked into a snapshot.
 *
 *   header   RLY_PACKED_HEADER bytes; numbers begin with their lowest byte:
 *            "rlyforms", version (4), name (16), complete (4), forms (4), size of what follows (4), its XXH32 (4)
 *   forms    sorted by bytes. Each is: a byte below 32, how many letters of the form before it go (31: all of them);
 * the letters that come; then, unless it is accepted however it is written, and with 's, too, one of A to P:
 * RLY_IN_SMALL
 *            ... as a number behind A, and 8 more when it is accepted with 's; then maybe Q, it is a common word, or R,
 * a little one of these. Forms hold no capitals.
 */
#ifndef RLY_PACKED_H
#define RLY_PACKED_H

#include "spell/snapshot.h"

enum {
    RLY_PACKED_VERSION = 1,
    RLY_PACKED_HEADER = 44,
    RLY_PACKED_NAME = 16,
    RLY_PACKED_ALL = 31,       /* all letters of the form before go */
    RLY_PACKED_POSSESSIVE = 8, /* beside RLY_IN_SMALL ... */
    RLY_PACKED_USUAL = RLY_CASES | RLY_PACKED_POSSESSIVE
};

#define RLY_PACKED_MAGIC "rlyforms"

/* Where the numbers of the header stand. */
enum {
    RLY_PACKED_AT_VERSION = 8,
    RLY_PACKED_AT_NAME = 12,
    RLY_PACKED_AT_COMPLETE = 28,
    RLY_PACKED_AT_FORMS = 32,
    RLY_PACKED_AT_SIZE = 36,
    RLY_PACKED_AT_SUM = 40
};

/* Are these bytes a packed dictionary, to judge by how they begin? */
bool rly_is_packed(const void *bytes, size_t size);

/*
 * Unpack one dictionary, or several, each of which stands behind the other, into a snapshot. `name` is for messages.
 * Errors: REPLYLINT_ERROR_FILE when they are cut short, damaged, too many, or from another version;
 * REPLYLINT_ERROR_MEMORY.
 */
replylint_status rly_unpack(rly_buf *out, const void *bytes, size_t size, const char *name, replylint_error *error);

/* The checksum that a header has to bear for what stands behind it. */
uint32_t rly_packed_sum(const void *forms, size_t size);

#endif
