/* SPDX-License-Identifier: Apache-2.0 */
/* Passports, driving licences, vehicle registrations. */
#include "private/internal.h"

bool rly_seek_document(rly_seeker *seeker)
{
    (void)seeker;
    return true;
}
