/* SPDX-License-Identifier: Apache-2.0 */
/* Comparing scores with a team's own marks, and fitting the points of the rules to them. */
#ifndef CLI_CALIBRATE_H
#define CLI_CALIBRATE_H

#include "statistics.h"

enum {
    CAL_LEAST_REPLIES = 50, /* fewer are not fitted to */
    CAL_LEAST_FAILURES = 10 /* a rule that fails, or does not fail, on fewer says nothing, and keeps its points */
};

typedef enum cal_verdict { CAL_NOT_JUDGED, CAL_PASSED, CAL_FAILED } cal_verdict;

/* What the marks say of a rule. */
typedef enum cal_word { CAL_FEW, CAL_UNCLEAR, CAL_SUPPORTED, CAL_CONTRADICTED } cal_word;

typedef struct cal_rule {
    const char *name; /* lent by the rules */
    int points;       /* as they are */
    int fit;          /* what explains all marks best; the points as they are where nothing is fitted */
    int suggested;    /* the fit, if it does better on replies not seen */
    bool fitted;      /* there is enough to learn from */
    uint32_t *hits; /* the replies on which it failed */
    size_t failed, passed;
    double failed_mark, passed_mark; /* means */
    stat_interval difference;        /* of the first less the second; holds in 99 of 100 cases, as there are many rules */
    cal_word word;
} cal_rule;

/* A reply that was marked, maybe several times. */
typedef struct cal_reply {
    double mark;     /* the mean */
    bool passes;     /* for most of its readers */
    bool critical;   /* a critical rule failed: 0, whatever the points */
    int score;       /* with the points as they are */
    size_t brand;    /* a number */
    const uint8_t *judged; /* a cal_verdict a rule; lent */
} cal_reply;

typedef struct cal_data {
    cal_rule *rules;
    size_t rule_count;
    cal_reply *replies;
    size_t count, brands;
    int pass_mark; /* as it is */
    bool from_zero;
} cal_data;

/* What the marks are, and what two readers of the same reply say. */
typedef struct cal_marks {
    size_t count, readers; /* 0 readers: nobody is named */
    bool qualities;        /* else all are only pass or fail */
    int top;               /* 5 or 100; 1 for pass or fail */
    double pass_from;      /* the mark that passes; negative: the records say so themselves */
    size_t pairs;
    bool correlated, compared;
    double correlation, kappa;
} cal_marks;

/* A judge beside the team: how its scores correlate with the marks, and its passes with theirs. */
typedef struct cal_judge {
    bool correlated, compared;
    double correlation, kappa;
    stat_interval correlation_interval, kappa_interval;
    size_t same; /* replies that both pass, or both fail */
} cal_judge;

typedef enum cal_advice {
    CAL_TOO_FEW,   /* replies, or failures of every rule */
    CAL_ONE_MARK,  /* all replies got the same one */
    CAL_NO_BETTER, /* on replies not seen, fitted points do no better */
    CAL_MAYBE,     /* they do better, which may be chance */
    CAL_BETTER
} cal_advice;

typedef struct cal_result {
    cal_judge now;
    cal_judge fitted; /* with points and pass mark learnt from other replies; only where points were fitted */
    cal_advice advice;
    int pass_mark;          /* the one to suggest; that of the data when nothing speaks for another */
    size_t would_do;        /* replies that would settle CAL_MAYBE; 0: not known */
    size_t rules_would_do;  /* replies with which half of the rules that failed too seldom would do; 0: none */
    size_t precise_would_do; /* replies that give the rank correlation to within 0.1 */
} cal_result;

/*
 * Points for the replies that `used` marks (NULL: all), one a rule: least squares with a ridge towards the points as they are
 * (or 0), never negative. Rules that are not fitted keep theirs. False when memory ran out.
 */
bool cal_fit(const cal_data *data, const bool *used, int *points);

/* The score of a reply with these points. */
int cal_score(const cal_data *data, const cal_reply *reply, const int *points);

/* The pass mark whose passes agree best with those of the replies that are used; of equal ones the nearest to `now`. */
int cal_best_pass_mark(const cal_data *data, const bool *used, const int *scores, int now);

/* Fill the figures of the rules. False when memory ran out. */
bool cal_judge_rules(cal_data *data);

/* Compare, fit, and compare again by cross-validation. cal_judge_rules() comes first. False when memory ran out. */
bool cal_evaluate(cal_data *data, cal_result *result);

void cal_free(cal_data *data);

#endif
