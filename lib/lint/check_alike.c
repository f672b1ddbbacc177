/* SPDX-License-Identifier: Apache-2.0 */
/* Replies that are no more than a canned text, templates that say the same, and what was said to this customer before.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lint/judge.h"

enum {
    LARGEST_SHARE = 80,
    LARGEST_LIKENESS = 60,
    MOST_OWN = 3,
    LONGEST_OWN = 40,
    MESSAGE_SIZE = 640,
    LONGEST_TITLE = 80
};

/* A text of ours that is being put together; what does not fit is left out. */
typedef struct words {
    char text[MESSAGE_SIZE];
    size_t size;
} words;

__attribute__((format(printf, 2, 3))) static void say(words *out, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(out->text + out->size, sizeof out->text - out->size, format, arguments);
    va_end(arguments);
    if (size > 0 && (size_t)size < sizeof out->text - out->size)
        out->size += (size_t)size;
    out->text[out->size] = '\0';
}

/* Up to so many bytes, cut at a character. */
static int cut(const char *text, size_t size, size_t most)
{
    if (size <= most)
        return (int)size;
    while (most > 0 && (text[most] & 0xc0) == 0x80)
        most--;
    return (int)most;
}

static void say_quoted(words *out, const char *text, size_t size, size_t most)
{
    int shown = cut(text, size, most);
    say(out, "\"%.*s%s\"", shown, text, (size_t)shown < size ? " ..." : "");
}

/* The words that are the writer's own, the first few of them, masked where they are private. */
static void say_own(words *out, const rly_check *check, const rly_cover *cover)
{
    const rly_detection *d = check->detection;
    const rly_shingles *shingles = &check->result->alike.shingles;
    rly_passage own;
    size_t at = 0;
    int count = 0;
    for (; count < MOST_OWN && rly_cover_next(cover, shingles, &d->reply, false, &at, &own); count++) {
        char copy[LONGEST_OWN];
        int shown = cut(d->reply.reading.data + own.start, own.end - own.start, LONGEST_OWN);
        memcpy(copy, d->reply.reading.data + own.start, (size_t)shown);
        rly_mask_private(d, own.start, copy, (size_t)shown);
        for (int i = 0; i < shown; i++)
            copy[i] = copy[i] == '\n' ? ' ' : copy[i];
        say(out, count ? ", " : "; your own: ");
        say(out, "\"%.*s%s\"", shown, copy, (uint32_t)shown < own.end - own.start ? " ..." : "");
    }
    if (count == 0)
        say(out, "; none are your own");
    else if (rly_cover_next(cover, shingles, &d->reply, false, &at, &own))
        say(out, " ...");
}

/* Fail at the longest stretch that both texts have; without a cover for the whole text. */
static bool report(const rly_check *check, const rly_cover *cover, const words *message, const char *key)
{
    const rly_text *reply = &check->detection->reply;
    rly_passage longest = {0}, stretch;
    size_t start = 0, end = 0, at = 0;
    while (cover && rly_cover_next(cover, &check->result->alike.shingles, reply, true, &at, &stretch))
        longest = stretch.words > longest.words ? stretch : longest;
    if (cover)
        rly_text_source(reply, longest.start, longest.end, &start, &end);
    const char *match = rly_arena_copy(check->strings, message->text, message->size);
    const char *name = rly_arena_copy(check->strings, key, strlen(key));
    return match && name &&
           rly_check_source(
               check, (rly_spotted){
                          .start = (uint32_t)start, .end = (uint32_t)end, .match = match, .key = {name, strlen(name)}});
}

/* What is wrong with the index, or missing, so that nothing can be judged by it. */
static bool is_judged(const rly_check *check)
{
    const rly_alike *alike = &check->result->alike;
    rly_unjudged *why = check->unjudged;
    if (!alike->index)
        why->reason = "no index of canned texts is given";
    else if (alike->end == RLY_SEARCH_DAMAGED)
        *why = (rly_unjudged){"the index is damaged; make it anew with replylint index build", "", true};
    else if (alike->end == RLY_SEARCH_LIMIT)
        *why = (rly_unjudged){"too many texts of the index have the same words", "", true};
    else if (alike->shingles.set.count == 0)
        why->reason = "too few words";
    else
        return true;
    return false;
}

/* An earlier state of this very text, as its id says. */
static bool is_itself(const rly_check *check, const rly_similar *similar)
{
    rly_str id = rly_values_get(&check->detection->context.draft->values, RLY_KEY_ID);
    return id.size && rly_str_is(id, similar->id);
}

/* What people call a text: "Late refund" (macros.csv:12). */
static void say_name(words *out, const rly_similar *similar)
{
    const char *name = *similar->title ? similar->title : *similar->id ? similar->id : similar->place;
    if (*name)
        say_quoted(out, name, strlen(name), LONGEST_TITLE);
    else
        say(out, "a canned text");
    if (*similar->place && name != similar->place)
        say(out, " (%.*s)", cut(similar->place, strlen(similar->place), LONGEST_TITLE), similar->place);
    if (similar->copies > 1)
        say(out, " and %u more like it", (unsigned)similar->copies - 1);
}

/* `max`: how many percent of the words another text may have (80). */
bool rly_check_canned(const rly_check *check)
{
    const rly_alike *alike = &check->result->alike;
    if (!is_judged(check) || alike->found.count == 0)
        return true;
    const rly_similar *nearest = &alike->found.items[0];
    if (nearest->share <= rly_check_max(check, LARGEST_SHARE) || is_itself(check, nearest))
        return true;
    words message = {.size = 0};
    say(&message, "%u %% of the words stand in ", (unsigned)nearest->share);
    say_name(&message, nearest);
    say_own(&message, check, &alike->cover);
    return report(check, &alike->cover, &message, nearest->title);
}

/* `max`: how many percent of what both say, three words at a time, may be the same (60). A text that stands in the
 * index once is itself. */
bool rly_check_duplicate(const rly_check *check)
{
    const rly_alike *alike = &check->result->alike;
    if (!is_judged(check))
        return true;
    for (size_t i = 0; i < alike->found.count; i++) {
        const rly_similar *similar = &alike->found.items[i];
        uint32_t likeness = rly_near_percent(&similar->near);
        if (is_itself(check, similar) || (similar->near.shared == similar->near.all && similar->copies == 1))
            continue;
        if (likeness <= rly_check_max(check, LARGEST_LIKENESS))
            break;
        words message = {.size = 0};
        rly_similar named = *similar;
        if (similar->near.shared == similar->near.all) {
            /* The index has the name of the first of them, which may be this one. */
            say(&message, "one of %u that say the same; the first is ", (unsigned)similar->copies);
            named.copies = 1;
        } else {
            say(&message, "%u %% the same as ", (unsigned)likeness);
        }
        say_name(&message, &named);
        return report(check, NULL, &message, similar->title);
    }
    return true;
}

/* `max`: how many percent of the words may have been said before (80). */
bool rly_check_repeats(const rly_check *check)
{
    const rly_alike *alike = &check->result->alike;
    if (alike->agent_messages == 0)
        check->unjudged->reason = "nothing was said before that could be compared";
    if (alike->agent_messages == 0 || alike->message_share <= rly_check_max(check, LARGEST_SHARE))
        return true;
    words message = {.size = 0};
    say(&message, "%u %% of the words were said before, in message %u", (unsigned)alike->message_share,
        (unsigned)alike->message);
    say_own(&message, check, &alike->message_cover);
    return report(check, &alike->message_cover, &message, "");
}
