/* SPDX-License-Identifier: Apache-2.0 */
/* Countries, as their two-letter codes (ISO 3166-1 alpha-2). */
#ifndef RLY_REGION_CODES_H
#define RLY_REGION_CODES_H

#include "base/memory.h"

/* The code of a country in capitals; "" when there is no such country. "uk" is taken for GB. */
const char *rly_region_code(rly_str name);

#endif
