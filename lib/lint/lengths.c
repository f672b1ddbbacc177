/* SPDX-License-Identifier: Apache-2.0 */
/* How long a reply is, as it will be sent, for its channel or for all of them. */
#include "lint/lint.h"
#include "lint/places.h"
#include "text/grapheme.h"

/* What of the reply is sent: without markup, unless the channel takes that; the end of the last line is the file's. */
static rly_str sent_text(const rly_text *text, const rly_limit *limit)
{
    bool source = limit->of_source && text->format == RLY_MARKDOWN;
    rly_str sent =
        source ? (rly_str){text->source, text->source_size} : (rly_str){text->unwrapped, text->unwrapped_size};
    while (sent.size && (sent.data[sent.size - 1] == '\n' || sent.data[sent.size - 1] == '\r'))
        sent.size--;
    return sent;
}

/* What the platform puts before a reply, or does not count there. */
static size_t uncounted(const rly_context *context, const rly_limit *limit, rly_str text)
{
    bool reply = rly_str_is(rly_context_get(context, RLY_KEY_KIND), "reply");
    return limit->free_mentions && reply ? rly_leading_mentions(text) : 0;
}

/* Is it a text whose placeholders are yet to be filled in? */
static bool is_unfilled(const rly_detection *d)
{
    return d->reply.placeholders.count && rly_str_is(rly_context_get(&d->context, RLY_KEY_KIND), "template");
}

/* Fill a template in with the longest values, which is what has to fit. False when memory runs out. */
static bool render_worst(rly_result *result)
{
    const rly_text *reply = &result->detection.reply;
    const rly_text_context about = {.format = reply->format};
    if (!rly_render(reply, RLY_SHOW_LONGEST, NULL, NULL, &result->rendering))
        return false;
    const char *text = result->rendering.out.size ? result->rendering.out.data : "";
    return rly_text_read(&result->rendered, text, result->rendering.out.size, "the reply", &about, NULL) !=
           REPLYLINT_ERROR_MEMORY;
}

/* Where a place of what was measured lies in the source. */
static size_t in_source(const rly_result *result, const rly_text *text, size_t at, bool mapped, bool end)
{
    const rly_map *maps[] = {mapped ? &text->markup.map : NULL,
                             text == &result->rendered ? &result->rendering.map : NULL};
    for (size_t i = 0; i < 2; i++)
        if (maps[i])
            at = end ? rly_map_end(maps[i], (uint32_t)at) : rly_map_start(maps[i], (uint32_t)at);
    return at;
}

static bool measure(rly_result *result, uint32_t channel, const rly_limit *limit)
{
    const rly_text *text = is_unfilled(&result->detection) ? &result->rendered : &result->detection.reply;
    rly_str sent = sent_text(text, limit);
    size_t skipped = uncounted(&result->detection.context, limit, sent);
    rly_measured *slot = rly_push(&result->measures);
    if (!slot)
        return false;
    *slot = (rly_measured){.channel = channel, .unit = limit->unit};
    rly_str counted = {sent.data + skipped, sent.size - skipped};
    if (!rly_measure(&result->measuring, limit, counted, &slot->length))
        return false;
    size_t cut = skipped + slot->length.cut;
    if (cut < sent.size)
        cut = rly_grapheme_floor(sent.data, sent.size, cut);
    bool mapped = sent.data != text->source;
    slot->source_cut = in_source(result, text, cut, mapped, false);
    slot->source_end = in_source(result, text, sent.size, mapped, true);
    slot->start = rly_place_byte(result, slot->source_cut);
    slot->end = rly_place_byte(result, slot->source_end);
    return true;
}

static bool measure_all(rly_result *result, uint32_t channel, const rly_limits *limits)
{
    for (size_t i = 0; i < RLY_LIMITS; i++)
        if (limits->of[i].count && !measure(result, channel, &limits->of[i]))
            return false;
    return true;
}

bool rly_measure_reply(rly_result *result)
{
    const rly_context *context = &result->detection.context;
    if (!context->channel)
        return true;
    if (is_unfilled(&result->detection) && !render_worst(result))
        return false;
    return measure_all(result, (uint32_t)(context->channel - context->catalog->channels.items),
                       rly_context_limits(context));
}

replylint_status rly_measure_draft(const replylint_linter *linter, const replylint_draft *draft, const char *channel,
                                   rly_result *result, replylint_error *error)
{
    const rly_catalog *catalog = &linter->rules->knowledge.catalog;
    rly_result_clear(result);
    rly_keep_rules(result, linter->rules);
    const rly_channel *only = channel ? rly_channel_find(catalog, rly_str_of(channel), RLY_NOWHERE, error) : NULL;
    replylint_status status = channel && !only ? REPLYLINT_ERROR_UNKNOWN : rly_check_size(linter, draft, error);
    if (!status)
        status = rly_detect_text(&result->detection, &linter->rules->knowledge, draft, &linter->defaults,
                                 linter->limits.items, error);
    if (!status && is_unfilled(&result->detection) && !render_worst(result))
        status = rly_fail_memory(error);
    for (size_t i = 0; i < catalog->channels.count && !status; i++)
        if ((!only || only == &catalog->channels.items[i]) &&
            !measure_all(result, (uint32_t)i, &linter->limits.items[i]))
            status = rly_fail_memory(error);
    if (status)
        rly_result_clear(result);
    return status;
}
