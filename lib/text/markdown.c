/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Markdown, as md4c reads it (CommonMark, with GitHub's tables and struck-out words). What it hands over are pointers
 * into the text that it was given, apart from line breaks and the like, which it makes up. HTML in it goes to the
 * reader of HTML.
 *
 * It is given a copy of the source that ends its last line: of a link that is cut off, as in "[a](b", md4c 0.4.8 reads
 * the byte behind the text, and takes a ")" there for the link's own.
 */
#include <md4c.h>

#include "text/unwrap.h"

/*
 * md4c is linear but for two constructions: a reference "[a]" looks through the lines of its paragraph, and each row of
 * a table is filled up to the width of its head. Both are met with limits that no reply comes near.
 */
enum { CALLS = 4096, CALLS_A_BYTE = 16 };
static const uint64_t most_line_steps = 1000000000u;

/* Where in the source a text of md4c's stands; false when it made it up. */
static bool find_place(const rly_unwrapper *u, const char *text, size_t size, size_t *at)
{
    uintptr_t start = (uintptr_t)u->out->lines.data, here = (uintptr_t)text;
    if (here < start || here - start > u->size || u->size - (here - start) < size)
        return false;
    *at = (size_t)(here - start);
    return true;
}

/* What every callback returns: whether to give up. */
static int next_step(rly_unwrapper *u)
{
    if (u->steps == 0)
        u->exhausted = true;
    else
        u->steps--;
    return u->exhausted || u->failed || u->out->text.failed;
}

static unsigned block_effects(MD_BLOCKTYPE type)
{
    return type == MD_BLOCK_QUOTE ? RLY_QUOTES : type == MD_BLOCK_CODE ? RLY_MARKS_CODE | RLY_KEEPS_SPACE : 0u;
}

static void write_block_gap(rly_unwrapper *u, MD_BLOCKTYPE type)
{
    if (type != MD_BLOCK_DOC && type != MD_BLOCK_HTML)
        rly_write_gap(u, type == MD_BLOCK_TR ? RLY_GAP_LINE : RLY_GAP_PARAGRAPH);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *unwrapper)
{
    rly_unwrapper *u = unwrapper;
    (void)detail;
    write_block_gap(u, type);
    rly_effects_begin(u, block_effects(type), 0);
    return next_step(u);
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *unwrapper)
{
    rly_unwrapper *u = unwrapper;
    (void)detail;
    write_block_gap(u, type);
    rly_effects_end(u, block_effects(type));
    return next_step(u);
}

/* The text that stands for a picture is not judged. */
static unsigned span_effects(MD_SPANTYPE type)
{
    switch (type) {
    case MD_SPAN_A:
        return RLY_LINKS;
    case MD_SPAN_IMG:
        return RLY_HIDES;
    case MD_SPAN_CODE:
        return RLY_MARKS_CODE;
    default:
        return 0;
    }
}

static int enter_span(MD_SPANTYPE type, void *detail, void *unwrapper)
{
    rly_unwrapper *u = unwrapper;
    size_t target = u->out->targets.size;
    if (type == MD_SPAN_A) {
        const MD_SPAN_A_DETAIL *link = detail;
        rly_add_target(u, link->href.text, link->href.size, true);
    }
    rly_effects_begin(u, span_effects(type), target);
    return next_step(u);
}

static int leave_span(MD_SPANTYPE type, void *detail, void *unwrapper)
{
    rly_unwrapper *u = unwrapper;
    (void)detail;
    rly_effects_end(u, span_effects(type));
    return next_step(u);
}

/* A text that stands in the source at `at`. */
static void write_placed(rly_unwrapper *u, MD_TEXTTYPE type, size_t at, size_t size)
{
    char character[RLY_ENTITY_MAX];
    size_t decoded = 0;
    if (type == MD_TEXT_HTML) {
        rly_html_read(u, at, at + size);
    } else if (type == MD_TEXT_CODE) {
        rly_write_bytes(u, at, size);
    } else if (type == MD_TEXT_ENTITY &&
               rly_entity_read(u->source + at, size, RLY_IN_MARKDOWN, character, &decoded) == size) {
        rly_write_instead(u, at, at + size, character, decoded);
    } else {
        rly_write_flowing(u, at, at + size);
    }
}

static int read_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *unwrapper)
{
    rly_unwrapper *u = unwrapper;
    size_t at = 0;
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
        /* A soft break shows as a space, or as the line break that was typed: desks differ, and what was typed says
         * more of what was meant ("Kind regards" and the name below it). */
        rly_write_gap(u, RLY_GAP_LINE);
    } else if (find_place(u, text, size, &at)) {
        /* A tag or comment may have been read past the end of its line. */
        size_t skip = at < u->done ? u->done - at : 0;
        if (skip < size)
            write_placed(u, type, at + skip, size - skip);
    } else if (size > 0 && text[0] == '\n' && u->depths[RLY_KEEPING_SPACE]) {
        rly_write_gap(u, RLY_GAP_LINE);
    } else if (size > 0) {
        rly_write_space(u, u->size);
    }
    return next_step(u);
}

/* Lines times opening brackets: what md4c's look through the lines may cost at worst. */
static bool would_take_long(const rly_unwrapper *u)
{
    uint64_t lines = 1, brackets = 0;
    for (size_t at = 0; at < u->size; at++) {
        lines += u->source[at] == '\n' || u->source[at] == '\r';
        brackets += u->source[at] == '[';
    }
    return brackets > most_line_steps / lines;
}

replylint_status rly_markdown_read(rly_unwrapper *u)
{
    static const MD_PARSER parser = {.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS,
                                     .enter_block = enter_block,
                                     .leave_block = leave_block,
                                     .enter_span = enter_span,
                                     .leave_span = leave_span,
                                     .text = read_text};
    if (would_take_long(u))
        return REPLYLINT_ERROR_LIMIT;
    u->steps = CALLS + CALLS_A_BYTE * (uint64_t)u->size;
    rly_buf *lines = &u->out->lines;
    rly_buf_add(lines, u->source, u->size);
    rly_buf_byte(lines, '\n');
    size_t begin = u->done;
    bool whole = !lines->failed && md_parse(lines->data + begin, (MD_SIZE)(lines->size - begin), &parser, u) == 0;
    if (u->exhausted)
        return REPLYLINT_ERROR_LIMIT;
    if (!whole) /* md4c itself fails only when memory runs out */
        u->failed = true;
    return REPLYLINT_OK;
}
