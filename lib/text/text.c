/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "text/unwrap.h"

const char *const rly_span_names[RLY_SPAN_KINDS] = {
    "url",   "email", "handle", "hashtag", "placeholder", "code", "quote",    "signature", "emoji",   "number",
    "phone", "time",  "date",   "money",   "name",        "link", "question", "exclaim",   "shouted",
};

#define L RLY_LOWER
#define U RLY_UPPER
#define D RLY_DIGIT
#define H RLY_HIGH
#define J RLY_JOINER
#define S RLY_SPECIAL
#define X (RLY_JOINER | RLY_SPECIAL)
#define B RLY_BLANK
#define N RLY_NO_ADDRESS
#define M (RLY_SPECIAL | RLY_NO_ADDRESS)
/* clang-format off: eight rows of 32 */
const uint8_t rly_class[256] = {
    B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, 0, N, S, S,
    X, S, J, 0, 0, 0, J, J, J, J, 0, D, D, D, D, D, D, D, D, D, D, J, 0, M, 0, N, 0, X, U, U, U, U, U, U, U, U, U,
    U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, S, N, 0, N, X, M, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    L, L, L, L, L, L, L, L, L, L, L, L, M, N, N, 0, B, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
};
/* clang-format on */
#undef L
#undef U
#undef D
#undef H
#undef J
#undef S
#undef X
#undef B
#undef N
#undef M

/* Eight bytes as a number that sorts as the bytes do. Written out, since compilers make one instruction of it. */
static inline uint64_t big_endian(const char *bytes)
{
    const unsigned char *b = (const unsigned char *)bytes;
    return (uint64_t)b[0] << 56 | (uint64_t)b[1] << 48 | (uint64_t)b[2] << 40 | (uint64_t)b[3] << 32 |
           (uint64_t)b[4] << 24 | (uint64_t)b[5] << 16 | (uint64_t)b[6] << 8 | (uint64_t)b[7];
}

size_t rly_word_find(const rly_word_list *list, const char *word, size_t size)
{
    rly_word key = {0};
    if (size == 0 || size >= sizeof key)
        return RLY_NOT_LISTED;
    memcpy(key, word, size);
    uint64_t head = big_endian(key), tail = big_endian(key + 8);
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        uint64_t there = big_endian(list->words[middle]);
        if (there == head) {
            there = big_endian(list->words[middle] + 8);
            if (there == tail)
                return middle;
            if (there < tail)
                low = middle + 1;
            else
                high = middle;
        } else if (there < head) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return RLY_NOT_LISTED;
}

static void clear(rly_text *text)
{
    rly_buf_clear(&text->reading);
    rly_buf_clear(&text->folded);
    rly_map_clear(&text->map);
    rly_buf_clear(&text->markup.text);
    rly_buf_clear(&text->markup.targets);
    rly_buf_clear(&text->markup.lines);
    rly_map_clear(&text->markup.map);
    text->markup.stretches.count = 0;
    text->links.count = 0;
    text->placeholders.count = 0;
    text->dialects = 0;
    text->tokens.count = 0;
    text->spans.count = 0;
    text->quotes.count = 0;
    text->notable.count = 0;
    text->sentences = text->facts = text->token_kinds = text->span_kinds = 0;
    text->token_flags = 0;
    text->ascii = text->plain = text->digits = false;
}

static replylint_status check_source(const char *source, size_t size, const char *what, replylint_error *error)
{
    if (size > RLY_TEXT_LIMIT)
        return rly_fail(error, REPLYLINT_ERROR_LIMIT, RLY_NOWHERE, "%s is longer than %lu bytes; cut it", what,
                        (unsigned long)RLY_TEXT_LIMIT);
    const uint8_t *bad = rly_utf8_fault(source, size);
    if (bad)
        return rly_fail(error, REPLYLINT_ERROR_ENCODING, RLY_NOWHERE,
                        "%s is not valid UTF-8 at byte %lu (0x%02X); convert it to UTF-8", what,
                        (unsigned long)(bad - (const uint8_t *)source), *bad);
    return REPLYLINT_OK;
}

/* Make text->unwrapped of the source, which is valid. */
static replylint_status unwrap(rly_text *text, const char *what, replylint_error *error)
{
    text->unwrapped = text->source;
    text->unwrapped_size = text->source_size;
    if (text->format == RLY_PLAIN)
        return REPLYLINT_OK;
    replylint_status status = rly_unwrap(text, text->format);
    if (status == REPLYLINT_ERROR_LIMIT)
        return rly_fail(error, status, RLY_NOWHERE,
                        "%s would take too long to read as Markdown: too many brackets or cells; send less of them",
                        what);
    text->unwrapped = text->markup.text.size ? text->markup.text.data : "";
    text->unwrapped_size = text->markup.text.size;
    text->ascii = rly_is_plain_ascii(text->unwrapped, text->unwrapped_size);
    return status ? rly_fail_memory(error) : status;
}

replylint_status rly_text_read(rly_text *text, const char *source, size_t size, const char *what,
                               const rly_text_context *context, replylint_error *error)
{
    clear(text);
    text->source = source;
    text->source_size = size;
    text->format = context ? context->format : RLY_PLAIN;
    text->ascii = rly_is_plain_ascii(source, size);
    replylint_status status = text->ascii ? REPLYLINT_OK : check_source(source, size, what, error);
    if (!status)
        status = unwrap(text, what, error);
    if (status) {
        text->source_size = 0;
        return status;
    }
    rly_names names;
    if (!rly_reading_build(text) || (text->format && !rly_unwrap_finish(text)) || !rly_tokens_read(text) ||
        !rly_quotes_find(text) || !rly_links_find(text))
        return rly_fail_memory(error);
    rly_sentences_find(text);
    if (!rly_placeholders_find(text, context) || !rly_names_start(&names, text, context) ||
        !rly_spans_find(text, &names))
        return rly_fail_memory(error);
    return REPLYLINT_OK;
}

void rly_text_free(rly_text *text)
{
    rly_buf_free(&text->markup.text);
    rly_buf_free(&text->markup.targets);
    rly_buf_free(&text->markup.lines);
    rly_map_free(&text->markup.map);
    rly_vec_free(&text->markup.stretches);
    rly_map_free(&text->composed);
    rly_vec_free(&text->links);
    rly_vec_free(&text->placeholders);
    rly_wipe(text->variables, sizeof text->variables);
    rly_buf_free(&text->reading);
    rly_buf_free(&text->folded);
    rly_map_free(&text->map);
    rly_vec_free(&text->tokens);
    rly_vec_free(&text->notable);
    rly_vec_free(&text->spans);
    rly_vec_free(&text->quotes);
    *text = (rly_text){0};
}

uint32_t rly_text_token_at(const rly_text *text, uint32_t at)
{
    uint32_t from = 0, past = (uint32_t)text->tokens.count;
    while (from < past) {
        uint32_t middle = from + (past - from) / 2;
        if (text->tokens.items[middle].end > at)
            past = middle;
        else
            from = middle + 1;
    }
    return from;
}

const rly_span *rly_text_span_at(const rly_text *text, uint32_t first, rly_span_kind kind)
{
    const rly_span *spans = text->spans.items;
    size_t low = 0, high = text->spans.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (spans[middle].first < first)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < text->spans.count && spans[low].first == first; low++) {
        if (spans[low].kind == (uint32_t)kind)
            return &spans[low];
    }
    return NULL;
}

void rly_text_source(const rly_text *text, uint32_t start, uint32_t end, size_t *source_start, size_t *source_end)
{
    if (text->map.identity) { /* as nearly always */
        *source_start = start < text->map.from_size ? start : text->map.from_size;
        *source_end = end < text->map.from_size ? end : text->map.from_size;
    } else {
        *source_start = rly_map_start(&text->map, start);
        *source_end = rly_map_end(&text->map, end);
    }
    /* An empty range where something was dropped: the map's two answers lie on either side of it. */
    if (*source_end < *source_start)
        *source_end = *source_start;
}

static bool is_words(const char *s, size_t from, size_t end)
{
    while (from < end && rly_class_at(s, from) & (RLY_ALNUM | RLY_BLANK | RLY_HIGH))
        from++;
    return from == end;
}

bool rly_text_is_plain(const rly_text *text, uint32_t start, uint32_t end)
{
    if (text->format == RLY_PLAIN)
        return true;
    size_t at, source_end;
    rly_text_source(text, start, end, &at, &source_end);
    /* What lies between the runs was unwrapped, or had another form: only markup has punctuation. */
    for (size_t i = rly_map_first_run(&text->map, start); i < text->map.runs.count && at < source_end; i++) {
        const rly_run *run = &text->map.runs.items[i];
        if (run->from >= source_end)
            break;
        if (run->from > at && !is_words(text->source, at, run->from))
            return false;
        at = run->from + run->size > at ? run->from + run->size : at;
    }
    return at >= source_end || is_words(text->source, at, source_end);
}
