/* SPDX-License-Identifier: Apache-2.0 */
/* Addresses of the web that carry any of the others. */
#include "private/internal.h"

bool rly_seek_url(rly_seeker *seeker)
{
    (void)seeker;
    return true;
}
