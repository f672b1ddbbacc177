/* SPDX-License-Identifier: Apache-2.0 */
/* What one signs in with: username, password, PIN, one-time code. */
#include "private/internal.h"

bool rly_seek_login(rly_seeker *seeker)
{
    (void)seeker;
    return true;
}
