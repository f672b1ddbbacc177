/* SPDX-License-Identifier: Apache-2.0 */
/* Precision: see tests/bench/README.md for how the pairs are made. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "similar.h"

/* The same reply to somebody else: other names (some of which do not look like names), numbers, handles, links, another
 * writer. */
static void refill(bench *b, const char *reply_text, rly_buf *out)
{
    static const char *const fillings[RLY_SPAN_KINDS] = {[RLY_SPAN_URL] = "https://larkandwren.example/q7",
                                                         [RLY_SPAN_HANDLE] = "@otto_77",
                                                         [RLY_SPAN_EMAIL] = "desk@larkandwren.example",
                                                         [RLY_SPAN_PLACEHOLDER] = "[OTHER]",
                                                         [RLY_SPAN_PHONE] = "0161 496 0099",
                                                         [RLY_SPAN_NUMBER] = "83",
                                                         [RLY_SPAN_TIME] = "9am",
                                                         [RLY_SPAN_DATE] = "3 March",
                                                         [RLY_SPAN_MONEY] = "\xc2\xa3"
                                                                            "7.50",
                                                         [RLY_SPAN_SIGNATURE] = "^QX"};
    static const char *const names[] = {"Otto", "szymon", "Wren", "Mx Abara", "maliwauki", "Grace Lark-Obi"};
    rly_text *text = &b->text;
    uint32_t at = 0;
    rly_buf_clear(out);
    bench_shingle(b, reply_text, strlen(reply_text));
    for (size_t i = 0; i < text->spans.count; i++) {
        const rly_span *span = &text->spans.items[i];
        const char *filling =
            span->kind == RLY_SPAN_NAME ? names[bench_draw(b, sizeof names / sizeof *names)] : fillings[span->kind];
        if (!filling || span->start < at)
            continue;
        rly_buf_add(out, text->reading.data + at, span->start - at);
        rly_buf_str(out, filling);
        at = span->end;
    }
    rly_buf_add(out, text->reading.data + at, text->reading.size - at);
}

/* Words of both in the same order, as a share of all: a measure that knows nothing of shingles or slots. */
static double likeness(const word_vec *a, const word_vec *b)
{
    uint16_t row[LONGEST + 1] = {0};
    size_t columns = b->count < LONGEST ? b->count : LONGEST;
    for (size_t i = 0; i < a->count; i++) {
        uint16_t corner = 0;
        for (size_t k = 0; k < columns; k++) {
            uint16_t above = row[k + 1];
            row[k + 1] = rly_str_equal(a->items[i], b->items[k]) ? (uint16_t)(corner + 1)
                         : above > row[k]                        ? above
                                                                 : row[k];
            corner = above;
        }
    }
    return a->count + b->count ? 2.0 * row[columns] / (double)(a->count + b->count) : 0;
}

typedef struct pair_counts {
    size_t same, same_found, unrelated, unrelated_found, between, between_found;
} pair_counts;

static void count_unrelated(const bench *b, const rly_shingles *sets, const word_vec *words, pair_counts *c)
{
    for (size_t i = 0; i < b->replies.count; i++)
        for (size_t k = i + 1; k < b->replies.count; k++) {
            if (strcmp(b->replies.items[i].brand, b->replies.items[k].brand) != 0 || sets[i].set.count == 0 ||
                sets[k].set.count == 0)
                continue;
            bool found = bench_is_near(&sets[i], sets[k].set.items, sets[k].set.count);
            bool unrelated = likeness(&words[i], &words[k]) < 0.5;
            c->unrelated += unrelated;
            c->unrelated_found += unrelated && found;
            c->between += !unrelated;
            c->between_found += !unrelated && found;
            if (unrelated && found)
                printf("  unrelated, and found:\n    %s\n    %s\n", b->replies.items[i].text, b->replies.items[k].text);
        }
}

void bench_precision(bench *b)
{
    pair_counts c = {0};
    rly_buf other = {0};
    rly_shingles *sets = calloc(b->replies.count, sizeof *sets);
    word_vec *words = calloc(b->replies.count, sizeof *words);
    if (!sets || !words)
        bench_give_up(b, "out of memory");
    for (size_t i = 0; i < b->replies.count; i++) {
        const char *text = b->replies.items[i].text;
        bench_split(text, &words[i]);
        refill(b, text, &other);
        if (!rly_shingles_make(&sets[i], &b->text) || !rly_buf_text(&other))
            bench_give_up(b, "out of memory");
        if (sets[i].set.count == 0 || strcmp(other.data, text) == 0)
            continue;
        bench_shingle(b, other.data, other.size);
        bool found = bench_is_near(&b->shingles, sets[i].set.items, sets[i].set.count);
        c.same++;
        c.same_found += found;
        if (!found)
            printf("  the same, and not found:\n    %s\n    %s\n", text, other.data);
    }
    count_unrelated(b, sets, words, &c);
    printf(
        "pairs           same reply, other slots: %zu of %zu found; unrelated, of one brand: %zu of %zu found; alike, "
        "of one brand: %zu of %zu found\n",
        c.same_found, c.same, c.unrelated_found, c.unrelated, c.between_found, c.between);
    printf("precision       %.4f\n", (double)c.same_found / (double)(c.same_found + c.unrelated_found));
    for (size_t i = 0; i < b->replies.count; i++) {
        rly_shingles_free(&sets[i]);
        rly_vec_free(&words[i]);
    }
    free(sets);
    free(words);
    rly_buf_free(&other);
}
