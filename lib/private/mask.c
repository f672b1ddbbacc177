/* SPDX-License-Identifier: Apache-2.0 */
/* Masks: as much of a value as tells its owner which one is meant, and no more. */
#include "private/internal.h"

/* How many letters and digits stay at the beginning, up to the first gap, and at the end. */
static const struct {
    uint8_t head, tail;
} shown[RLY_PRIVATE_TYPES] = {
    [RLY_PRIVATE_PHONE] = {4, 2}, [RLY_PRIVATE_EMAIL] = {1, 0},        [RLY_PRIVATE_CARD] = {0, 4},
    [RLY_PRIVATE_IBAN] = {4, 2},  [RLY_PRIVATE_BANK_ACCOUNT] = {0, 2}, [RLY_PRIVATE_REF] = {0, 2},
};

static bool is_hidden(char byte)
{
    return rly_view_is_alnum(byte) || (byte & 0x80);
}

void rly_private_mask(rly_private_type type, char *value, size_t size)
{
    bool all = type == RLY_PRIVATE_PASSWORD || type == RLY_PRIVATE_SECRET, heading = true;
    size_t known = 0, seen = 0, head = shown[type].head, tail = shown[type].tail;
    for (size_t i = 0; i < size; i++)
        known += is_hidden(value[i]);
    if (2 * tail + head > known) { /* of a short value the end alone, and no more than a third */
        head = 0;
        tail = tail > known / 3 ? known / 3 : tail;
    }
    for (size_t i = 0; i < size; i++) {
        if (!is_hidden(value[i])) {
            heading = heading && seen == 0;
            value[i] = all && value[i] != ' ' ? '.' : value[i];
            continue;
        }
        seen++;
        bool stays = (heading && seen <= head) || known - seen < tail;
        if (!stays || value[i] & 0x80) /* half a character would be no text */
            value[i] = '.';
    }
}
