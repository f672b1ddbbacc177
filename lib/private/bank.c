/* SPDX-License-Identifier: Apache-2.0 */
/* Bank accounts: IBAN, sort code and account, US routing number. */
#include "private/internal.h"

bool rly_seek_bank(rly_seeker *seeker)
{
    (void)seeker;
    return true;
}
