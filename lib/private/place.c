/* SPDX-License-Identifier: Apache-2.0 */
/* Postal addresses, postcodes, coordinates. */
#include "private/internal.h"

bool rly_seek_place(rly_seeker *seeker)
{
    (void)seeker;
    return true;
}
