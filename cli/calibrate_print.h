/* SPDX-License-Identifier: Apache-2.0 */
/* What calibrate found, for people, for programs, and as settings. */
#ifndef CLI_CALIBRATE_PRINT_H
#define CLI_CALIBRATE_PRINT_H

#include "calibrate.h"
#include "session.h"

typedef struct cal_report {
    const cli_session *session;
    const cal_data *data;
    cal_marks marks;
    cal_result result;
} cal_report;

/* Is there anything that other settings would do better? */
bool cal_suggests(const cal_report *report);

/* With what the settings begin that calibrate writes. */
extern const char cal_settings_begin[];

/* The settings to suggest, each line behind `indent`. */
void cal_print_settings(rly_buf *out, const cal_report *report, const char *indent);

void cal_print_text(rly_buf *out, const cal_report *report);
void cal_print_json(rly_buf *out, const cal_report *report);

/* Bands of marks: 1 to 5, five of 0 to 100, or fail and pass. The title is lent; false behind the last. */
typedef struct cal_band {
    const char *title;
    size_t replies;
    double mean_score;
} cal_band;

bool cal_band_get(const cal_report *report, size_t i, cal_band *band);

/* "supported" and its like. */
const char *cal_word_text(cal_word word);

#endif
