/* SPDX-License-Identifier: Apache-2.0 */
/* Writing to an open file, for those few that write files. */
#ifndef RLY_WRITE_H
#define RLY_WRITE_H

#include "base/memory.h"

/* Write all of it, however often the system takes only a part. False, with errno, when it refuses. */
bool rly_write_all(int file, rly_str bytes);

#endif
