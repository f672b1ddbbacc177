/* SPDX-License-Identifier: Apache-2.0 */
#include "fingerprint.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "files.h"
#include "mask.h"

/* Which text it is, whatever stands before it in its file. */
static void add_item(rly_buf *out, const cli_source *source)
{
    if (source->id.size) {
        rly_buf_add(out, source->id.data, source->id.size);
        return;
    }
    path_from_here(out, source->name);
    rly_buf_byte(out, '\0');
    rly_buf_add(out, source->title.data, source->title.size);
}

/* ASCII letters become small, white space becomes single spaces. */
static void add_words(rly_buf *out, rly_str words)
{
    bool space = false;

    for (size_t i = 0; i < words.size; i++) {
        char c = words.data[i];
        if (!is_space(c))
            rly_buf_byte(out, c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c);
        else if (!space)
            rly_buf_byte(out, ' ');
        space = is_space(c);
    }
}

/* The words that were found, private ones masked; none when the finding is about the whole text. */
static rly_str found_words(const replylint_report *report, rly_str shown, size_t finding)
{
    size_t start, end;

    if (!replylint_report_finding_range(report, finding, &start, &end) || end > shown.size)
        return (rly_str){"", 0};
    return (rly_str){shown.data + start, end - start};
}

/* How many findings of the same rule in the same words come before. */
static size_t count_before(const replylint_report *report, rly_str shown, size_t finding, rly_str words)
{
    const char *rule = replylint_report_finding_get(report, finding, "rule");
    rly_buf other = {0};
    size_t count = 0;

    for (size_t i = 0; i < finding; i++) {
        if (strcmp(replylint_report_finding_get(report, i, "rule"), rule) != 0)
            continue;
        rly_buf_clear(&other);
        add_words(&other, found_words(report, shown, i));
        count += rly_str_equal((rly_str){other.data, other.size}, words);
    }
    rly_buf_free(&other);
    return count;
}

static void write_digits(uint64_t number, char out[FINGERPRINT_SIZE])
{
    (void)snprintf(out, FINGERPRINT_SIZE, "%016llx", (unsigned long long)number);
}

bool fingerprint_of(const cli_session *session, cli_source *source, size_t finding, char out[FINGERPRINT_SIZE])
{
    const replylint_report *report = session->report;
    rly_buf parts = {0}, room = {0};
    rly_str shown = mask_whole(report, 0, source->text, &room);

    rly_buf_str(&parts, replylint_report_finding_get(report, finding, "rule"));
    rly_buf_byte(&parts, '\0');
    add_item(&parts, source);
    rly_buf_byte(&parts, '\0');
    size_t begin = parts.size;
    add_words(&parts, found_words(report, shown, finding));
    rly_str words = {parts.failed ? "" : parts.data + begin, parts.size - begin};
    size_t before = count_before(report, shown, finding, words);
    rly_buf_byte(&parts, '\0');
    rly_buf_number(&parts, (int64_t)before);
    bool good = !parts.failed && !room.failed;
    if (good)
        write_digits(XXH3_64bits(parts.data, parts.size), out);
    rly_buf_free(&parts);
    rly_buf_free(&room);
    return good;
}

void fingerprint_of_words(const char *words, char out[FINGERPRINT_SIZE])
{
    write_digits(XXH3_64bits(words, strlen(words)), out);
}

/* Where a number is, or would be. */
static uint64_t *slot_of(uint64_t *slots, size_t capacity, uint64_t number)
{
    size_t i = (size_t)number & (capacity - 1);

    while (slots[i] && slots[i] != number)
        i = (i + 1) & (capacity - 1);
    return &slots[i];
}

/* Half of the slots stay empty. */
static bool make_room(cli_fingerprints *seen)
{
    size_t capacity = seen->capacity ? seen->capacity * 2 : 64;

    if (seen->count * 2 < seen->capacity)
        return true;
    uint64_t *slots = rly_allocate(capacity * sizeof *slots);
    for (size_t i = 0; slots && i < seen->capacity; i++)
        if (seen->slots[i])
            *slot_of(slots, capacity, seen->slots[i]) = seen->slots[i];
    if (!slots)
        return false;
    rly_release(seen->slots);
    seen->slots = slots;
    seen->capacity = capacity;
    return true;
}

bool fingerprint_unlike(cli_fingerprints *seen, char fingerprint[FINGERPRINT_SIZE])
{
    uint64_t number = strtoull(fingerprint, NULL, 16);

    if (!make_room(seen))
        return false;
    while (!number || *slot_of(seen->slots, seen->capacity, number))
        number = XXH3_64bits(&number, sizeof number);
    *slot_of(seen->slots, seen->capacity, number) = number;
    seen->count++;
    write_digits(number, fingerprint);
    return true;
}

void fingerprints_free(cli_fingerprints *seen)
{
    rly_release(seen->slots);
    *seen = (cli_fingerprints){0};
}
