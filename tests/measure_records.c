/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Prints the lengths of records, one JSON object a line, as the evaluator of the labelled sets reads it:
 *   measure_records < records.jsonl
 * A record has "id" and "text", and maybe "config" (v1, v2, v3 or platform: the configuration of twitter-text).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>

#include "base/json.h"
#include "measure/measure.h"

static rly_measuring measuring;

static rly_length measure(rly_limit limit, rly_str text)
{
    rly_length length;
    if (!rly_measure(&measuring, &limit, text, &length))
        exit(2);
    return length;
}

static int64_t utf16(rly_str text)
{
    return (int64_t)measure((rly_limit){.unit = RLY_IN_UTF16}, text).length;
}

/* The fields of parseTweet(): the end of what fits is that in NFC, moved by what NFC changed in length. */
static void print_weighted(rly_json *json, rly_str text, rly_str config)
{
    bool v1 = rly_str_is(config, "v1"), v2 = rly_str_is(config, "v2"), platform = rly_str_is(config, "platform");
    rly_limit limit = {.unit = RLY_IN_WEIGHTED, .count = v1 ? 140 : 280, .url = 23, .flat = v1};
    limit.emoji = v1 || v2 ? RLY_EMOJI_PLAIN : platform ? RLY_EMOJI_PLATFORM : RLY_EMOJI_TWITTER_TEXT;
    size_t size = 0;
    char *composed = (char *)u8_normalize(UNINORM_NFC, (const uint8_t *)text.data, text.size, NULL, &size);
    rly_str nfc = {composed ? composed : "", size};
    rly_length length = measure(limit, text), in_nfc = measure(limit, nfc);
    int64_t whole = utf16(text), end = utf16((rly_str){nfc.data, in_nfc.cut}) - 1;
    end = (end > 0 ? end : 0) + whole - utf16(nfc);
    rly_json_number(json, "weightedLength", (int64_t)length.length);
    rly_json_flag(json, "valid", length.length > 0 && !length.over && !length.invalid);
    rly_json_number(json, "permillage", (int64_t)(1000 * length.length / length.limit));
    rly_json_number(json, "displayRangeStart", 0);
    rly_json_number(json, "displayRangeEnd", whole ? whole - 1 : 0);
    rly_json_number(json, "validRangeStart", 0);
    rly_json_number(json, "validRangeEnd", end);
    rly_json_number(json, "cutUtf16", utf16((rly_str){text.data, length.cut}));
    free(composed);
}

static void print_sms(rly_json *json, rly_str text)
{
    rly_length sms = measure((rly_limit){.unit = RLY_IN_SEGMENTS}, text);
    int64_t bits = (int64_t)sms.length * (sms.encoding == RLY_GSM7 ? 7 : 16);
    rly_json_text(json, "encoding", rly_str_of(sms.encoding == RLY_GSM7 ? "GSM-7" : "UCS-2"));
    rly_json_number(json, "segments", (int64_t)sms.segments);
    rly_json_number(json, "units", (int64_t)sms.length);
    rly_json_number(json, "remaining", (int64_t)sms.segment_left);
    rly_json_number(json, "messageBits", bits);
    rly_json_number(json, "totalBits", bits + (sms.segments > 1 ? 48 * (int64_t)sms.segments : 0));
}

static void print_units(rly_json *json, rly_str text)
{
    rly_json_number(json, "utf8", (int64_t)measure((rly_limit){.unit = RLY_IN_BYTES}, text).length);
    rly_json_number(json, "utf16", utf16(text));
    rly_json_number(json, "codepoints", (int64_t)measure((rly_limit){.unit = RLY_IN_CODE_POINTS}, text).length);
    rly_json_number(json, "graphemes", (int64_t)measure((rly_limit){.unit = RLY_IN_GRAPHEMES}, text).length);
    rly_json_number(json, "mastodon", (int64_t)measure((rly_limit){.unit = RLY_IN_MASTODON, .url = 23}, text).length);
    rly_json_number(json, "threads", (int64_t)measure((rly_limit){.unit = RLY_IN_THREADS}, text).length);
}

int main(void)
{
    rly_tree_store store = {0};
    rly_buf out = {0};
    char *line = NULL;
    size_t room = 0;
    ssize_t size;
    while ((size = getline(&line, &room, stdin)) > 0) {
        rly_json json = {.out = &out};
        if (rly_tree_read(&store, RLY_JSON, NULL, line, (size_t)size, NULL))
            return 2;
        const rly_node *root = rly_root(&store.tree);
        rly_str text = rly_node_text(&store.tree, rly_member(&store.tree, root, "text"));
        rly_json_open(&json, NULL, '{');
        rly_json_text(&json, "id", rly_node_text(&store.tree, rly_member(&store.tree, root, "id")));
        print_weighted(&json, text, rly_node_text(&store.tree, rly_member(&store.tree, root, "config")));
        print_sms(&json, text);
        print_units(&json, text);
        rly_json_close(&json, '}');
        puts(rly_buf_text(&out));
        rly_buf_clear(&out);
    }
    free(line);
    rly_buf_free(&out);
    rly_tree_free(&store);
    rly_measuring_free(&measuring);
    return 0;
}
