/* SPDX-License-Identifier: Apache-2.0 */
/* E-mail addresses, written out or disguised. */
#include "private/internal.h"

bool rly_seek_email(rly_seeker *seeker)
{
    (void)seeker;
    return true;
}
