/* SPDX-License-Identifier: Apache-2.0 */
/* What does not fit its channel, and what makes an SMS hold less. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unictype.h>
#include <uninorm.h>

#include "lint/lint.h"

/* "X: 312 of 280 characters, 32 over" */
static const char *say_length(const rly_check *check, const rly_channel *channel, const rly_measured *m)
{
    const rly_length *length = &m->length;
    const char *worst = check->detection->reply.placeholders.count &&
                                rly_str_is(rly_context_get(&check->detection->context, RLY_KEY_KIND), "template")
                            ? " with long values"
                            : "";
    char text[200];
    if (m->unit == RLY_IN_SEGMENTS)
        snprintf(text, sizeof text, "%.60s: %" PRIu64 " parts, %" PRIu64 " characters over%s", channel->name,
                 length->segments, length->over, worst);
    else
        snprintf(text, sizeof text, "%.60s: %" PRIu64 " of %" PRIu64 " %s, %" PRIu64 " over%s", channel->name,
                 length->length, length->limit, m->unit == RLY_IN_BYTES ? "bytes" : "characters", length->over, worst);
    return rly_arena_copy(check->strings, text, strlen(text));
}

/* The reply from where the limit of its channel cuts it; the first limit that it does not keep. */
bool rly_check_too_long(const rly_check *check)
{
    const rly_result *result = check->result;
    for (size_t i = 0; i < result->measures.count; i++) {
        const rly_measured *m = &result->measures.items[i];
        if (!m->length.over)
            continue;
        rly_spotted place = {.start = (uint32_t)m->source_cut,
                             .end = (uint32_t)m->source_end,
                             .match = say_length(check, result->detection.context.channel, m),
                             .key = RLY_STR("")};
        return place.match && rly_check_source(check, place);
    }
    return true;
}

/* A grapheme that is not in the GSM alphabet, and what could stand for it there. */
typedef struct oddity {
    size_t start, end;
    uint32_t code;    /* the first character that is not in the alphabet */
    const char *name; /* of what is easily overlooked; NULL for none */
    char plain[16];
    bool replaceable;
} oddity;

static bool add_plain(oddity *odd, const char *plain, size_t size)
{
    size_t used = strlen(odd->plain);
    if (used + size >= sizeof odd->plain)
        return false;
    memcpy(odd->plain + used, plain, size);
    odd->plain[used + size] = '\0';
    return true;
}

/* One character of a grapheme; `before` is the one before it. */
static void add_code(oddity *odd, rly_str text, size_t at, size_t end, uint32_t before)
{
    ucs4_t code = rly_code_at(text.data, at);
    const rly_gsm_form *form = rly_gsm_form_of(code);
    if (rly_gsm_septets(code)) {
        odd->replaceable &= add_plain(odd, text.data + at, end - at);
        return;
    }
    if (!odd->code) {
        odd->code = code;
        odd->name = form ? form->name : NULL;
    }
    ucs4_t whole = before ? uc_composition(before, code) : 0;
    if (form)
        odd->replaceable &= add_plain(odd, form->plain, strlen(form->plain));
    else if (whole && rly_gsm_septets(whole) && before < 0x80 && whole < 0x800) {
        odd->plain[strlen(odd->plain) - 1] = '\0';
        odd->replaceable &= add_plain(odd, (const char[]){(char)(0xC0 | whole >> 6), (char)(0x80 | (whole & 0x3F))}, 2);
    } else
        odd->replaceable = false;
}

/* The next oddity from `at` on. False when there is none. */
static bool next_oddity(rly_str text, size_t at, oddity *odd)
{
    while (at < text.size) {
        size_t end = rly_grapheme_end(text.data, text.size, at);
        uint32_t before = 0;
        *odd = (oddity){.start = at, .end = end, .replaceable = true};
        for (size_t next; at < end; at = next) {
            for (next = at + 1; next < end && ((unsigned char)text.data[next] & 0xC0) == 0x80;)
                next++;
            add_code(odd, text, at, next, before);
            before = rly_code_at(text.data, at);
        }
        if (odd->code)
            return true;
    }
    return false;
}

/* A letter of a language that needs UCS-2 whatever its quotation marks are. */
static bool is_foreign_letter(uint32_t code)
{
    return code >= 0x370 && !(code >= 0x1E00 && code <= 0x1EFF) && uc_is_alpha(code);
}

static const char *say_oddity(const rly_check *check, rly_str text, const oddity *odd)
{
    char said[120];
    size_t size = odd->end - odd->start;
    if (odd->name)
        snprintf(said, sizeof said, "The %s (U+%04X)", odd->name, (unsigned)odd->code);
    else
        snprintf(said, sizeof said, "\"%.*s\"", size < 64 ? (int)size : 0, text.data + odd->start);
    return rly_arena_copy(check->strings, said, strlen(said));
}

/* A dash that parts two words without spaces would make one word of them. */
static const char *wording_of(rly_str text, const oddity *odd)
{
    bool dash = odd->code == 0x2014 || odd->code == 0x2015;
    bool tight =
        odd->start > 0 && odd->end < text.size && text.data[odd->start - 1] != ' ' && text.data[odd->end] != ' ';
    return dash && tight ? " - " : odd->plain;
}

static bool report_oddity(const rly_check *check, rly_str text, const oddity *odd)
{
    const rly_text *reply = &check->detection->reply;
    bool plain = reply->format == RLY_PLAIN;
    uint32_t start = (uint32_t)odd->start, end = (uint32_t)odd->end;
    rly_spotted place = {.start = plain ? start : rly_map_start(&reply->markup.map, start),
                         .end = plain ? end : rly_map_end(&reply->markup.map, end)};
    place.match = say_oddity(check, text, odd);
    place.key = (rly_str){text.data + odd->start, odd->end - odd->start};
    if (odd->replaceable) {
        const char *wording = wording_of(text, odd);
        place.fix = rly_arena_copy(check->strings, wording, strlen(wording));
        if (!place.fix)
            return false;
    }
    return place.match && rly_check_source(check, place);
}

/*
 * Each character that makes an SMS fall to UCS-2 and has a plain form; the others once each. Where the language needs
 * UCS-2, nothing is said.
 */
bool rly_check_sms_unicode(const rly_check *check)
{
    enum { MOST_NAMED = 5 };
    const rly_result *result = check->result;
    rly_str text = {result->detection.reply.unwrapped, result->detection.reply.unwrapped_size};
    bool sms = false;
    for (size_t i = 0; i < result->measures.count; i++)
        sms |= result->measures.items[i].length.encoding == RLY_UCS2;
    oddity odd;
    for (size_t at = 0; sms && next_oddity(text, at, &odd); at = odd.end)
        sms = odd.replaceable || !is_foreign_letter(odd.code);
    uint32_t named[MOST_NAMED];
    size_t count = 0;
    for (size_t at = 0; sms && next_oddity(text, at, &odd); at = odd.end) {
        size_t i = 0;
        while (!odd.replaceable && i < count && named[i] != odd.code)
            i++;
        if (!odd.replaceable && (i < count || count == MOST_NAMED))
            continue;
        if (!odd.replaceable)
            named[count++] = odd.code;
        if (!report_oddity(check, text, &odd))
            return false;
    }
    return true;
}
