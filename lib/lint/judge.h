/* SPDX-License-Identifier: Apache-2.0 */
/* The rules over the signals of a draft: their verdicts and findings. */
#ifndef RLY_JUDGE_H
#define RLY_JUDGE_H

#include "lint/lint.h"

/* Judge all rules that are not off; adds verdicts and findings by rule, still without positions. False when memory runs
 * out. */
bool rly_judge(const replylint_linter *linter, rly_result *result);

/* Mask what is private in a copy of a stretch of the reply's reading text, which begins at `start`. */
void rly_mask_private(const rly_detection *d, uint32_t start, char *copy, size_t size);

#endif
