/* SPDX-License-Identifier: Apache-2.0 */
/* Limits as channels.yml and settings write them. */
#include "measure/internal.h"

enum { HIGHEST = 1000000000, HIGHEST_URL = 10000 };

static const char *unit_name(const void *names, size_t i)
{
    return ((const char *const *)names)[i];
}

/* The number of a word; `count`, and an error with a did-you-mean, when it is none. */
static uint32_t word_of(const rly_tree *tree, const rly_node *node, const char *const *words, uint32_t count,
                        const char *what, replylint_error *error)
{
    rly_str text = rly_node_text(tree, node);
    uint32_t i = 0;
    while (i < count && !rly_str_is(text, words[i]))
        i++;
    if (i < count)
        return i;
    const char *near = rly_nearest(text, unit_name, words, count);
    rly_fail(error, REPLYLINT_ERROR_UNKNOWN, rly_node_place(tree, node), "there is no %s \"%s\"%s%s%s", what, text.data,
             near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    return count;
}

static replylint_status read_limit(rly_limit *limit, const rly_tree *tree, const rly_node *node, bool first,
                                   replylint_error *error)
{
    static const char *const keys[] = {"count", "unit", "url", "emoji", "mentions", "markdown", "also", NULL};
    static const char *const emoji[] = {"platform", "twitter-text", "plain"}, *const mentions[] = {"all", "inner"},
                             *const markdown[] = {"text", "source"};
    const rly_node *count = rly_member(tree, node, "count"), *unit = rly_member(tree, node, "unit"),
                   *url = rly_member(tree, node, "url"), *weighing = rly_member(tree, node, "emoji"),
                   *counted = rly_member(tree, node, "mentions"), *form = rly_member(tree, node, "markdown"),
                   *also = rly_member(tree, node, "also");
    replylint_status status = rly_check_keys(tree, node, keys, "a limit", error);
    if (!status && also && !first)
        status = rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_key_place(tree, also), "there is no third limit");
    if (!status && count)
        status = rly_node_count(tree, count, HIGHEST, &limit->count, error);
    if (!status && url)
        status = rly_node_count(tree, url, HIGHEST_URL, &limit->url, error);
    uint32_t in = unit ? word_of(tree, unit, rly_measure_unit_names, RLY_MEASURE_UNITS, "unit", error) : limit->unit;
    uint32_t weighs = weighing ? word_of(tree, weighing, emoji, 3, "way to weigh emoji", error) : limit->emoji;
    uint32_t free =
        counted ? word_of(tree, counted, mentions, 2, "way to count mentions", error) : limit->free_mentions;
    uint32_t source = form ? word_of(tree, form, markdown, 2, "way to count Markdown", error) : limit->of_source;
    if (status || in == RLY_MEASURE_UNITS || weighs == 3 || free == 2 || source == 2)
        return status ? status : REPLYLINT_ERROR_UNKNOWN;
    limit->unit = (uint8_t)in;
    limit->emoji = (uint8_t)weighs;
    limit->free_mentions = free == 1;
    limit->of_source = source == 1;
    return REPLYLINT_OK;
}

replylint_status rly_limits_read(rly_limits *limits, const rly_tree *tree, const rly_node *node, replylint_error *error)
{
    enum { URL = 23 };
    rly_limits read = *limits;
    for (size_t i = 0; i < RLY_LIMITS; i++)
        read.of[i].url = read.of[i].url ? read.of[i].url : URL;
    const rly_node *also = rly_member(tree, node, "also");
    replylint_status status = read_limit(&read.of[0], tree, node, true, error);
    if (!status && also)
        status = read_limit(&read.of[1], tree, also, false, error);
    if (!status)
        *limits = read;
    return status;
}
