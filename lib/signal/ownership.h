/* SPDX-License-Identifier: Apache-2.0 */
/* Whose private data it is: the company's own, published contacts, or a person's. */
#ifndef RLY_OWNERSHIP_H
#define RLY_OWNERSHIP_H

#include "private/private.h"
#include "signal/context.h"

typedef enum rly_owner { RLY_OWNER_PERSON, RLY_OWNER_COMPANY } rly_owner;

/* "person", "company". */
const char *rly_owner_name(rly_owner owner);

/* The regions of a draft: `regions`, else `region`, else the default. */
rly_regions rly_context_regions(const rly_context *context);

/* Do the settings say that a value is the company's own (own_contacts, own_domains)? */
bool rly_context_owns(const rly_context *context, const rly_regions *regions, rly_private_type type, rly_str value);

/* Give what the settings say is the company's own to the company, and the rest to a person. */
void rly_settle_owners(const rly_context *context, const rly_regions *regions, const rly_text *text,
                       rly_privates *privates);

/* Is private data to be quoted as it stands? */
bool rly_shows_private(const rly_context *context);

/* Are two values of one type the same, however they are written? */
bool rly_is_same_value(const rly_regions *regions, rly_private_type type, rly_str a, rly_str b);

/* Is it a desk's by its looks: a free-phone number, "help@", "customer.care@"? */
bool rly_is_desk(const rly_regions *regions, rly_private_type type, rly_str value);

/* Is an e-mail address a person's by its looks: at one of the big providers, or disguised? */
bool rly_is_personal(rly_private_type type, rly_str value);

#endif
