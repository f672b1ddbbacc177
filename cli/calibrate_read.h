/* SPDX-License-Identifier: Apache-2.0 */
/* Marked replies as they are read, a mark a line, before the marks of one reply are put together. */
#ifndef CLI_CALIBRATE_READ_H
#define CLI_CALIBRATE_READ_H

#include "calibrate.h"
#include "session.h"

#define CAL_NOBODY SIZE_MAX /* a reader who is not named */

/* The mark of one reader, and what became of the reply. */
typedef struct cal_line {
    uint64_t reply; /* the same for the same reply */
    size_t line, reader, brand;
    double quality; /* 0 or 1 where there is only pass or fail */
    bool passes, critical;
    int score;
    uint8_t *judged;
} cal_line;

typedef struct cal_reading {
    cli_session *session;
    cal_rule *rules; /* those that are switched on; NULL before the first reply was judged */
    size_t rule_count;
    RLY_VEC(cal_line) lines;
    word_list readers, brands;
    size_t with_quality, with_pass; /* records that have them */
} cal_reading;

/* Read a file ("-": standard input), and judge each record. False when something was wrong; the rest is there all the same. */
bool cal_read(cal_reading *reading, const char *path);

/*
 * Put the marks of each reply together. `pass_from`: the mark that passes; negative: what is usual. What is read goes over to
 * `data`, to be freed by cal_free(). False, and said why, when that is not possible.
 */
bool cal_collect(cal_reading *reading, double pass_from, cal_data *data, cal_marks *marks);

void cal_reading_free(cal_reading *reading);

#endif
