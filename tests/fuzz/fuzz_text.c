/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as a text: the first byte chooses plain, HTML or Markdown. What the readers promise each other is checked:
 * tokens and spans in order and within the reading text, and a way back that does not leave the source.
 */
#include "fuzz.h"

#include <unistr.h>

#include "measure/measure.h"
#include "text/text.h"

static rly_text text;
static rly_measuring measuring;

static void check_way_back(uint32_t start, uint32_t end)
{
    size_t from = 0, to = 0;
    REQUIRE(start <= end && end <= text.reading.size);
    rly_text_source(&text, start, end, &from, &to);
    REQUIRE(from <= to && to <= text.source_size);
    REQUIRE(from == text.source_size || ((uint8_t)text.source[from] & 0xc0) != 0x80);
    REQUIRE(to == text.source_size || ((uint8_t)text.source[to] & 0xc0) != 0x80);
}

static void check_tokens(void)
{
    uint32_t past = 0, sentence = 0;
    for (size_t i = 0; i < text.tokens.count; i++) {
        const rly_token *token = &text.tokens.items[i];
        REQUIRE(token->start >= past && token->end > token->start && token->sentence >= sentence);
        REQUIRE(token->fold + token->fold_size <= text.folded.size);
        check_way_back(token->start, token->end);
        past = token->end;
        sentence = token->sentence;
    }
    REQUIRE(text.tokens.count == 0 || sentence < text.sentences);
}

static void check_spans(void)
{
    uint32_t first = 0;
    for (size_t i = 0; i < text.spans.count; i++) {
        const rly_span *span = &text.spans.items[i];
        REQUIRE(span->first >= first && span->kind < RLY_SPAN_KINDS);
        REQUIRE(span->first <= span->past && span->past <= text.tokens.count);
        check_way_back(span->start, span->end);
        first = span->first;
    }
}

static void check_lengths(void)
{
    rly_str reading = {text.reading.size ? text.reading.data : "", text.reading.size};
    for (int unit = RLY_IN_WEIGHTED; unit <= RLY_IN_SEGMENTS; unit++) {
        rly_limit limit = {.unit = (uint8_t)unit, .count = 20, .url = 23};
        rly_length length;
        REQUIRE(rly_measure(&measuring, &limit, reading, &length));
        REQUIRE(length.cut <= reading.size);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    rly_text_context context = {.format = (rly_format)(data[0] % 3), .customer_name = RLY_STR("Ann Lee")};
    /* A copy of its own size, so that the sanitizer sees who reads behind it. */
    char *copy = malloc(size - 1);
    REQUIRE(copy || size == 1);
    memcpy(copy, data + 1, size - 1);
    bool valid = u8_check(data + 1, size - 1) == NULL;
    replylint_status status = rly_text_read(&text, copy, size - 1, "the text", &context, NULL);
    REQUIRE(valid ? status == REPLYLINT_OK || status == REPLYLINT_ERROR_LIMIT : status == REPLYLINT_ERROR_ENCODING);
    if (status == REPLYLINT_OK) {
        REQUIRE(u8_check((const uint8_t *)text.reading.data, text.reading.size) == NULL);
        check_tokens();
        check_spans();
        check_lengths();
    }
    free(copy);
    return 0;
}
