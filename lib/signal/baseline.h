/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the signals of a draft are before any phrase is found, and which detectors have to run whatever is found. Most
 * detectors find nothing in most texts: those are never looked at.
 */
#ifndef RLY_BASELINE_H
#define RLY_BASELINE_H

#include "signal/detect.h"

/* Why nothing can be known of what a detector finds, whatever stands in the texts; RLY_KNOWN when there is no reason.
 */
rly_unknown rly_detector_lacks(const rly_detection *detection, const rly_detector *detector);

/* Set all signals that are not given to the baseline, and `due` to the detectors that have to run: those with C, and
 * those whose phrases were found. The texts have been searched. False when memory runs out. */
bool rly_baseline_take(rly_detection *detection);

void rly_baseline_free(rly_baseline *baseline);

#endif
