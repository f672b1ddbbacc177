/* SPDX-License-Identifier: Apache-2.0 */
/* Words of strangers in other languages: XML, Markdown, CSV, URIs, the commands of build services. */
#include <string.h>

#include "files.h"
#include "format.h"

/* The text on one line, made harmless; then each byte that `instead` knows is replaced. */
static void escape(rly_buf *out, rly_str text, const char *(*instead)(const char *at))
{
    rly_buf clean = {0};

    show_clean(&clean, text);
    out->failed = out->failed || !rly_buf_text(&clean);
    for (size_t i = 0, plain = 0; !clean.failed && i <= clean.size; i++) {
        const char *words = i < clean.size ? instead(clean.data + i) : NULL;
        if (i < clean.size && !words)
            continue;
        rly_buf_add(out, clean.data + plain, i - plain);
        rly_buf_str(out, words ? words : "");
        plain = i + 1;
    }
    rly_buf_free(&clean);
}

static const char *instead_in_xml(const char *at)
{
    switch (*at) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void escape_xml(rly_buf *out, rly_str text)
{
    static const char no_character[] = "\xEF\xBF"; /* U+FFFE and U+FFFF, which XML 1.0 does not have */
    size_t begin = out->size;

    escape(out, text, instead_in_xml);
    for (size_t i = begin; !out->failed && i + 2 < out->size; i++)
        if (!memcmp(out->data + i, no_character, 2) && (unsigned char)out->data[i + 2] >= 0xBE)
            out->data[i + 2] = '\xBD';
}

/* References of characters hold in all places of all dialects; backslashes do not. */
static const char *instead_in_markdown(const char *at)
{
    static const char marks[] = "\\`*_{}[]<>#|&~@$";
    static const char *const references[] = {"&#92;", "&#96;", "&#42;", "&#95;",  "&#123;", "&#125;", "&#91;", "&#93;",
                                             "&lt;",  "&gt;",  "&#35;", "&#124;", "&amp;",  "&#126;", "&#64;", "&#36;"};
    const char *mark = *at ? strchr(marks, *at) : NULL;

    if (mark)
        return references[mark - marks];
    return strncmp(at, "://", 3) == 0 ? "&#58;" : NULL; /* an address would become a link */
}

void escape_markdown(rly_buf *out, rly_str text)
{
    escape(out, text, instead_in_markdown);
}

static const char *instead_in_data(const char *at)
{
    return *at == '%' ? "%25" : NULL;
}

static const char *instead_in_property(const char *at)
{
    return *at == ':' ? "%3A" : *at == ',' ? "%2C" : instead_in_data(at);
}

void escape_github(rly_buf *out, rly_str text, bool property)
{
    escape(out, text, property ? instead_in_property : instead_in_data);
}

static const char *instead_in_azure(const char *at)
{
    return *at == '%' ? "%AZP25" : *at == ';' ? "%3B" : *at == ']' ? "%5D" : NULL;
}

void escape_azure(rly_buf *out, rly_str text)
{
    escape(out, text, instead_in_azure);
}

void escape_uri(rly_buf *out, const char *path)
{
    static const char hex[] = "0123456789ABCDEF", plain[] = "-._~/";
    rly_buf from_here = {0};

    path_from_here(&from_here, path);
    out->failed = out->failed || from_here.failed;
    if (from_here.size && *from_here.data == '/')
        rly_buf_str(out, "file://");
    for (size_t i = 0; i < from_here.size; i++) {
        char c = from_here.data[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter || (c && strchr(plain, c))) {
            rly_buf_byte(out, c);
            continue;
        }
        rly_buf_byte(out, '%');
        rly_buf_byte(out, hex[(unsigned char)c >> 4]);
        rly_buf_byte(out, hex[(unsigned char)c & 15]);
    }
    rly_buf_free(&from_here);
}

static const char *instead_in_quotes(const char *at)
{
    return *at == '"' ? "\"\"" : NULL;
}

void escape_csv(rly_buf *out, rly_str text)
{
    bool formula = text.size && strchr("=+-@\t\r", text.data[0]) && text.data[0];
    bool quotes = formula;

    for (size_t i = 0; i < text.size && !quotes; i++)
        quotes = text.data[i] && strchr("\",;\t\r\n", text.data[i]);
    rly_buf_str(out, quotes ? "\"" : "");
    rly_buf_str(out, formula ? "'" : "");
    escape(out, text, instead_in_quotes);
    rly_buf_str(out, quotes ? "\"" : "");
}
