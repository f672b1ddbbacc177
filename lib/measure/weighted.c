/* SPDX-License-Identifier: Apache-2.0 */
/*
 * X's weights: the text in NFC, links 23, emoji 2, most alphabets 1 a character and all else 2. The configurations of
 * twitter-text come out with emoji of Emoji 11 (version 3), without emoji (2), and with flat weights besides (1).
 */
#include "measure/internal.h"
#include "text/nfc.h"

static uint32_t weight_of(uint32_t code)
{
    bool light = code <= 0x10FF || (code >= 0x2000 && code <= 0x200D) || (code >= 0x2010 && code <= 0x201F) ||
                 (code >= 0x2032 && code <= 0x2037);
    return light ? 1 : 2;
}

/* What X takes in no post. */
static bool is_refused(uint32_t code)
{
    return code == 0xFFFE || code == 0xFEFF || code == 0xFFFF;
}

typedef struct weighing {
    const rly_limit *limit;
    rly_str text; /* in NFC */
    rly_length *out;
} weighing;

static void add(weighing *w, uint64_t weight, size_t end)
{
    if (w->out->invalid)
        w->out->length += weight;
    else
        rly_count_piece(w->out, weight, end);
}

/* A run of ASCII: each character 1. */
static void add_run(weighing *w, size_t at, size_t size)
{
    uint64_t limit = w->out->limit, before = w->out->length;
    add(w, size, at + size);
    if (limit && before < limit && before + size > limit && !w->out->invalid)
        w->out->cut = at + (size_t)(limit - before);
}

static size_t emoji_at(const weighing *w, size_t at)
{
    if (w->limit->emoji == RLY_EMOJI_PLAIN || w->limit->flat)
        return 0;
    return w->limit->emoji == RLY_EMOJI_TWITTER_TEXT ? rly_emoji_11_at(w->text.data, w->text.size, at)
                                                     : rly_emoji_at(w->text.data, w->text.size, at);
}

/* What stands between two links. */
static void add_stretch(weighing *w, size_t at, size_t end)
{
    const char *text = w->text.data;
    while (at < end) {
        size_t run = rly_ascii_end(text, end, at) - at;
        /* The digit of a keycap is part of its emoji. */
        if (run && at + run < end && emoji_at(w, at + run - 1))
            run--;
        if (run) {
            add_run(w, at, run);
            at += run;
        }
        if (at == end)
            break;
        size_t emoji = emoji_at(w, at), next = at;
        uint32_t code = rly_next_code(text, &next);
        w->out->invalid |= is_refused(code);
        at = emoji ? at + emoji : next;
        add(w, emoji ? 2 : w->limit->flat ? 1 : weight_of(code), at);
    }
}

bool rly_measure_weighted(rly_measuring *measuring, const rly_limit *limit, rly_str text, rly_length *out)
{
    bool composed;
    if (!rly_compose_text(text, &measuring->composed, &measuring->map, &composed))
        return false;
    weighing w = {limit, composed ? (rly_str){measuring->composed.data, measuring->composed.size} : text, out};
    if (!rly_links_measured(measuring, RLY_LINKS_X, w.text))
        return false;
    size_t at = 0;
    for (size_t i = 0; i < measuring->links.count; i++) {
        rly_link_place link = measuring->links.items[i];
        add_stretch(&w, at, link.start);
        add(&w, limit->url, link.end);
        at = link.end;
    }
    add_stretch(&w, at, w.text.size);
    if (composed)
        out->cut = out->cut == w.text.size ? text.size : rly_map_start(&measuring->map, (uint32_t)out->cut);
    return true;
}
