/* SPDX-License-Identifier: Apache-2.0 */
/* Texts written out, so that a test is one line: what goes in, what comes out. Shared by check_text*.c. */
#ifndef CHECK_TEXT_H
#define CHECK_TEXT_H

#include <check.h>
#include <string.h>

#include "suite.h"
#include "text/text.h"

typedef struct shown {
    char text[2048];
} shown;

static inline void show(shown *out, const char *data, size_t size)
{
    size_t at = strlen(out->text);
    ck_assert_uint_lt(at + size, sizeof out->text);
    memcpy(out->text + at, data, size);
    out->text[at + size] = '\0';
}

static inline void read_text(rly_text *text, const char *source, const rly_text_context *context)
{
    ck_assert_int_eq(rly_text_read(text, source, strlen(source), "the reply", context, NULL), REPLYLINT_OK);
}

/* Folded tokens; "," for a comma, " | " between sentences, "<url>" and the like for what is no word. */
static inline shown show_tokens(const rly_text *text)
{
    static const char *const kinds[] = {"", "<url>", "<email>", "<handle>", "<hashtag>", "<placeholder>", "<code>"};
    shown out = {""};
    for (size_t i = 0; i < text->tokens.count; i++) {
        const rly_token *token = &text->tokens.items[i];
        const char *between = i == 0 ? "" : token->flags & RLY_TOKEN_STARTS ? " | " : " ";
        show(&out, between, strlen(between));
        rly_str fold = rly_token_fold(text, token);
        if (token->kind == RLY_TOKEN_WORD)
            show(&out, fold.data, fold.size);
        else
            show(&out, kinds[token->kind], strlen(kinds[token->kind]));
        if (token->flags & RLY_TOKEN_COMMA)
            show(&out, ",", 1);
    }
    return out;
}

/* The spans of a kind, "; " between them. */
static inline shown show_spans(const rly_text *text, rly_span_kind kind)
{
    shown out = {""};
    for (size_t i = 0; i < text->spans.count; i++) {
        const rly_span *span = &text->spans.items[i];
        if (span->kind != (uint32_t)kind)
            continue;
        if (out.text[0])
            show(&out, "; ", 2);
        show(&out, text->reading.data + span->start, span->end - span->start);
    }
    return out;
}

static inline void expect_tokens(const char *source, const char *expected)
{
    rly_text text = {0};
    read_text(&text, source, NULL);
    shown got = show_tokens(&text);
    ck_assert_msg(strcmp(got.text, expected) == 0, "\n of   %s\n got  %s\n want %s", source, got.text, expected);
    rly_text_free(&text);
}

static inline void expect_spans(rly_span_kind kind, const char *source, const char *expected)
{
    rly_text text = {0};
    read_text(&text, source, NULL);
    shown got = show_spans(&text, kind);
    ck_assert_msg(strcmp(got.text, expected) == 0, "\n %s of   %s\n got  %s\n want %s", rly_span_names[kind], source,
                  got.text, expected);
    rly_text_free(&text);
}

#endif
