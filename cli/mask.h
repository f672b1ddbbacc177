/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CLI_MASK_H
#define CLI_MASK_H

#include "cli.h"

/*
 * The text of a message (0: the reply) with the private data of persons masked, byte for byte, so that places stay
 * what they are. In `room` when something is masked; empty when memory runs out.
 */
rly_str mask_text(const replylint_report *report, size_t message, rly_str text, rly_buf *room);

/* The same with nothing left of it, also where it may be shown. */
rly_str mask_whole(const replylint_report *report, size_t message, rly_str text, rly_buf *room);

#endif
