/* SPDX-License-Identifier: Apache-2.0 */
/* Dates of birth. */
#include "private/internal.h"

bool rly_seek_birth(rly_seeker *seeker)
{
    (void)seeker;
    return true;
}
