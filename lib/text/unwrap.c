/* SPDX-License-Identifier: Apache-2.0 */
/* What the readers of HTML and Markdown write to: text without markup, its map, and stretches. */
#include "text/unwrap.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static void add_run(rly_unwrapper *u, size_t from, size_t size)
{
    if (!rly_map_add(&u->out->map, (uint32_t)u->out->text.size, (uint32_t)from, (uint32_t)size))
        u->failed = true;
}

/* Write the gap that is due. False where nothing is to be written. */
static bool may_write(rly_unwrapper *u)
{
    if (u->depths[RLY_HIDING] || u->failed)
        return false;
    rly_gap gap = u->out->text.size ? u->gap : RLY_GAP_NONE;
    u->gap = RLY_GAP_NONE;
    if (gap == RLY_GAP_SPACE && u->space_at < u->size && u->source[u->space_at] == ' ')
        add_run(u, u->space_at, 1); /* the space itself, so that a stretch of plain text is one run */
    if (gap == RLY_GAP_PARAGRAPH)
        rly_buf_byte(&u->out->text, '\n');
    if (gap != RLY_GAP_NONE)
        rly_buf_byte(&u->out->text, gap == RLY_GAP_SPACE ? ' ' : '\n');
    return !u->failed;
}

void rly_write_gap(rly_unwrapper *u, rly_gap gap)
{
    if (!u->depths[RLY_HIDING] && gap > u->gap)
        u->gap = gap;
}

void rly_write_space(rly_unwrapper *u, size_t at)
{
    if (u->gap != RLY_GAP_NONE || u->depths[RLY_HIDING])
        return;
    u->gap = RLY_GAP_SPACE;
    u->space_at = at;
}

void rly_write_bytes(rly_unwrapper *u, size_t from, size_t size)
{
    if (size == 0 || !may_write(u))
        return;
    add_run(u, from, size);
    rly_buf_add(&u->out->text, u->source + from, size);
}

void rly_write_instead(rly_unwrapper *u, size_t from, size_t end, const char *with, size_t size)
{
    if (!may_write(u))
        return;
    /* Empty runs on both sides make it a stretch of its own in the map. */
    add_run(u, from, 0);
    rly_buf_add(&u->out->text, with, size);
    add_run(u, end, 0);
}

void rly_write_flowing(rly_unwrapper *u, size_t from, size_t end)
{
    const char *s = u->source;
    if (u->depths[RLY_KEEPING_SPACE]) {
        rly_write_bytes(u, from, end - from);
        return;
    }
    while (from < end) {
        if (is_space(s[from])) {
            rly_write_space(u, from++);
            continue;
        }
        size_t past = from + 1;
        while (past < end && (!is_space(s[past]) || (s[past] == ' ' && past + 1 < end && !is_space(s[past + 1]))))
            past++;
        rly_write_bytes(u, from, past - from);
        from = past;
    }
}

/* ---- effects */

static void open_stretch(rly_unwrapper *u, unsigned effect, size_t target)
{
    static const uint32_t kinds[RLY_EFFECTS] = {
        [RLY_QUOTING] = RLY_SPAN_QUOTE, [RLY_MARKING_CODE] = RLY_SPAN_CODE, [RLY_LINKING] = RLY_SPAN_LINK};
    rly_stretch *stretch = rly_push(&u->out->stretches);
    if (!stretch) {
        u->failed = true;
        return;
    }
    u->opened[effect] = (uint32_t)(u->out->stretches.count - 1);
    /* What is hidden is not there. */
    uint32_t kind = u->depths[RLY_HIDING] ? RLY_SPAN_KINDS : kinds[effect];
    *stretch = (rly_stretch){.kind = kind, .start = (uint32_t)u->out->text.size};
    if (effect == RLY_LINKING) {
        stretch->target = (uint32_t)target;
        stretch->target_size = (uint32_t)(u->out->targets.size - target);
    }
}

/* The gap before it was written after it opened, and so belongs to what stands before. */
static void close_stretch(rly_unwrapper *u, unsigned effect)
{
    const char *s = u->out->text.data;
    if (u->failed)
        return;
    rly_stretch *stretch = &u->out->stretches.items[u->opened[effect]];
    stretch->end = (uint32_t)u->out->text.size;
    while (stretch->start < stretch->end && is_space(s[stretch->start]))
        stretch->start++;
    while (stretch->end > stretch->start && is_space(s[stretch->end - 1]))
        stretch->end--;
}

void rly_effects_begin(rly_unwrapper *u, unsigned effects, size_t target)
{
    for (unsigned i = 0; i < RLY_EFFECTS; i++) {
        if (!(effects >> i & 1) || u->depths[i]++ > 0)
            continue;
        if (i != RLY_HIDING && i != RLY_KEEPING_SPACE)
            open_stretch(u, i, target);
    }
}

void rly_effects_end(rly_unwrapper *u, unsigned effects)
{
    for (unsigned i = 0; i < RLY_EFFECTS; i++) {
        if (!(effects >> i & 1) || --u->depths[i] > 0)
            continue;
        if (i != RLY_HIDING && i != RLY_KEEPING_SPACE)
            close_stretch(u, i);
    }
}

/* ---- the whole text */

replylint_status rly_unwrap(rly_text *text, rly_format format)
{
    rly_markup *out = &text->markup;
    rly_unwrapper u = {.out = out, .source = text->source, .size = text->source_size};
    replylint_status status = REPLYLINT_OK;
    if (u.size >= 3 && memcmp(u.source, "\xEF\xBB\xBF", 3) == 0)
        u.done = 3; /* a byte order mark */
    if (format == RLY_HTML)
        rly_html_read(&u, 0, u.size);
    else
        status = rly_markdown_read(&u);
    rly_elements_end_all(&u);
    out->map.to_size = (uint32_t)out->text.size;
    out->map.from_size = (uint32_t)u.size;
    bool whole = !u.failed && !out->text.failed && !out->targets.failed;
    return !status && !whole ? REPLYLINT_ERROR_MEMORY : status;
}

/* Where a place of the unwrapped text lies in the reading text. Stretches begin and end with text that is kept. */
static uint32_t to_reading(const rly_map *map, uint32_t from)
{
    if (map->identity)
        return from;
    size_t low = 0, high = map->runs.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (map->runs.items[middle].from <= from)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return 0;
    const rly_run *run = &map->runs.items[low - 1];
    uint32_t inside = from - run->from;
    if (inside <= run->size)
        return run->to + inside;
    return low < map->runs.count ? map->runs.items[low].to : map->to_size;
}

bool rly_unwrap_finish(rly_text *text)
{
    for (size_t i = 0; i < text->markup.stretches.count; i++) {
        rly_stretch *stretch = &text->markup.stretches.items[i];
        stretch->start = to_reading(&text->map, stretch->start);
        stretch->end = to_reading(&text->map, stretch->end);
    }
    rly_map composed = text->composed;
    if (!rly_map_compose(&text->map, &text->markup.map, &composed)) {
        text->composed = composed;
        return false;
    }
    text->composed = text->map;
    text->map = composed;
    return true;
}
