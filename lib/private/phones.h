/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RLY_PHONES_H
#define RLY_PHONES_H
#include "private/private.h"
static inline bool rly_phone_same(rly_str a, rly_str b, const rly_regions *r)
{
    (void)a;
    (void)b;
    (void)r;
    return false;
}
static inline bool rly_phone_is_service(rly_str a, const rly_regions *r)
{
    (void)a;
    (void)r;
    return false;
}
#endif
