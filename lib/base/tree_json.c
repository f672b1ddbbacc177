/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON into node tables. A reader of our own, since libfyaml allocates for each token and takes a hundred times as
 * long, and since no library in Debian says where in the source each value stands.
 */
#include <string.h>

#include "base/hash.h"
#include "base/tree_read.h"

typedef struct parser {
    rly_tree_store *store;
    const char *file, *text;
    size_t size, at;
    uint32_t line;
    size_t counted; /* up to where the characters of the line are counted */
    uint32_t column;
    replylint_error *error;
    replylint_status status;
} parser;

/* The column of a byte of the current line, in characters from 1. Asked for rising places. */
static uint32_t column_of(parser *p, size_t at)
{
    const uint64_t high = 0x8080808080808080u;
    for (uint64_t eight; at - p->counted >= sizeof eight; p->counted += sizeof eight) {
        memcpy(&eight, p->text + p->counted, sizeof eight);
        if (eight & high)
            break;
        p->column += sizeof eight;
    }
    for (; p->counted < at; p->counted++)
        p->column += (p->text[p->counted] & 0xC0) != 0x80;
    return p->column;
}

static bool fail(parser *p, const char *what)
{
    p->status = rly_fail(p->error, REPLYLINT_ERROR_SYNTAX, (rly_place){p->file, p->line, column_of(p, p->at)}, "%s",
                         p->at < p->size ? what : "the JSON ends too early; is a line cut off?");
    return false;
}

static bool fail_memory(parser *p)
{
    p->status = rly_fail_memory(p->error);
    return false;
}

/* The next byte that is no white space; NUL at the end. */
static char look(parser *p)
{
    for (; p->at < p->size; p->at++) {
        char c = p->text[p->at];
        if (c == '\n') {
            p->line++;
            p->counted = p->at + 1;
            p->column = 1;
        } else if (c != ' ' && c != '\t' && c != '\r') {
            return c;
        }
    }
    return '\0';
}

/* ---- strings */

static int hex_digit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

/* The four digits behind "\u" at `at`; -1 when there are none. */
static int32_t read_hex(const parser *p, size_t at)
{
    int32_t code = 0;
    if (p->size - at < 6 || p->text[at] != '\\' || p->text[at + 1] != 'u')
        return -1;
    for (size_t i = 2; i < 6; i++) {
        int digit = hex_digit(p->text[at + i]);
        if (digit < 0)
            return -1;
        code = code << 4 | digit;
    }
    return code;
}

static void add_code(rly_buf *out, uint32_t code)
{
    char bytes[4];
    size_t size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = size; i-- > 1; code >>= 6)
        bytes[i] = (char)(0x80 | (code & 0x3F));
    bytes[0] = (char)(size == 1 ? code : (0xF0u << (4 - size) & 0xFF) | code);
    rly_buf_add(out, bytes, size);
}

/* "\u00e9", or two of them for a character beyond the first plane. */
static bool read_unicode(parser *p, rly_buf *out)
{
    int32_t code = read_hex(p, p->at), low;
    if (code < 0)
        return fail(p, "\\u is followed by four hexadecimal digits");
    if (code >= 0xD800 && code <= 0xDFFF) {
        low = code < 0xDC00 ? read_hex(p, p->at + 6) : -1;
        if (low < 0xDC00 || low > 0xDFFF)
            return fail(p, "half a character; \\ud83d\\ude00 are written together");
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        p->at += 6;
    }
    p->at += 6;
    add_code(out, (uint32_t)code);
    return true;
}

static bool read_escape(parser *p, rly_buf *out)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    char c = p->at + 1 < p->size ? p->text[p->at + 1] : '\0';
    const char *known = c ? strchr(from, c) : NULL;
    if (c == 'u')
        return read_unicode(p, out);
    if (!known)
        return fail(p, "no such escape; use \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u and four digits");
    p->at += 2;
    rly_buf_byte(out, to[known - from]);
    return true;
}

/* The end of the bytes from `at` on that stand for themselves, eight at a time. */
static size_t plain_end(const parser *p, size_t at)
{
    const uint64_t ones = 0x0101010101010101u, high = 0x80 * ones;
    for (uint64_t eight; p->size - at >= sizeof eight; at += sizeof eight) {
        memcpy(&eight, p->text + at, sizeof eight);
        uint64_t quote = eight ^ ('"' * ones), slash = eight ^ ('\\' * ones);
        uint64_t stop = ((quote - ones) & ~quote) | ((slash - ones) & ~slash) | ((eight - 0x20 * ones) & ~eight);
        if (stop & high)
            break;
    }
    while (at < p->size && p->text[at] != '"' && p->text[at] != '\\' && (unsigned char)p->text[at] >= 0x20)
        at++;
    return at;
}

/* Append the string that begins behind the quote at `at`, and a NUL; `at` moves behind the last quote. */
static bool read_string(parser *p, uint32_t *text, uint32_t *size)
{
    rly_buf *out = &p->store->strings;
    *text = (uint32_t)out->size;
    for (p->at++;;) {
        size_t end = plain_end(p, p->at);
        rly_buf_add(out, p->text + p->at, end - p->at);
        p->at = end;
        char c = end < p->size ? p->text[end] : '\0';
        if (c == '"')
            break;
        if (c != '\\')
            return fail(p, "a line end or control character in a string; write \\n");
        if (!read_escape(p, out))
            return false;
    }
    p->at++;
    *size = (uint32_t)out->size - *text;
    rly_buf_byte(out, '\0');
    return true;
}

/* ---- values */

static size_t digits_end(const parser *p, size_t at)
{
    while (at < p->size && p->text[at] >= '0' && p->text[at] <= '9')
        at++;
    return at;
}

/* The end of the number at `at`; 0 when it is none. */
static size_t number_end(const parser *p, size_t at)
{
    at += p->text[at] == '-';
    size_t end = digits_end(p, at);
    if (end == at || (p->text[at] == '0' && end - at > 1))
        return 0;
    if (end < p->size && p->text[end] == '.') {
        at = end + 1;
        end = digits_end(p, at);
        if (end == at)
            return 0;
    }
    if (end < p->size && (p->text[end] | 32) == 'e') {
        at = end + 1;
        at += at < p->size && (p->text[at] == '+' || p->text[at] == '-');
        end = digits_end(p, at);
    }
    return end == at ? 0 : end;
}

static size_t plain_value_end(const parser *p)
{
    static const char *const words[] = {"true", "false", "null"};
    for (size_t i = 0; i < 3; i++) {
        size_t size = strlen(words[i]);
        if (p->size - p->at >= size && memcmp(p->text + p->at, words[i], size) == 0)
            return p->at + size;
    }
    return number_end(p, p->at);
}

static bool read_scalar(parser *p, uint32_t self)
{
    rly_node node = p->store->nodes.items[self];
    node.kind = RLY_SCALAR;
    node.quoted = p->text[p->at] == '"';
    node.line = p->line;
    node.start = (uint32_t)(p->at + node.quoted);
    node.column = column_of(p, node.start);
    if (node.quoted) {
        if (!read_string(p, &node.text, &node.size))
            return false;
        node.end = (uint32_t)p->at - 1;
    } else {
        size_t end = plain_value_end(p);
        if (!end)
            return fail(p, "expected a value: \"text\", a number, true, false, null, [ or {");
        node.text = (uint32_t)p->store->strings.size;
        node.size = (uint32_t)(end - p->at);
        node.end = (uint32_t)end;
        rly_buf_add(&p->store->strings, p->text + p->at, node.size);
        rly_buf_byte(&p->store->strings, '\0');
        p->at = end;
    }
    p->store->nodes.items[self] = node;
    return true;
}

/* The key of a member, and the colon. */
static bool read_key(parser *p, uint32_t self)
{
    rly_node node = p->store->nodes.items[self];
    if (look(p) != '"')
        return fail(p, "expected a key in quotes");
    node.key_line = p->line;
    node.key_column = column_of(p, p->at + 1);
    if (!read_string(p, &node.key, &node.key_size))
        return false;
    if (look(p) != ':')
        return fail(p, "expected a colon behind the key");
    p->at++;
    p->store->nodes.items[self] = node;
    return true;
}

static bool same_key(const parser *p, const rly_node *a, const rly_node *b)
{
    const char *strings = p->store->strings.data;
    return a->key_size == b->key_size && memcmp(strings + a->key, strings + b->key, a->key_size) == 0;
}

/* A key that stands twice in an object would leave open which one counts. */
static bool check_keys(parser *p, uint32_t self)
{
    const rly_node *nodes = p->store->nodes.items;
    size_t size = 8;
    while (size < 2 * (size_t)nodes[self].count)
        size *= 2;
    if (p->store->strings.failed || !rly_reserve(&p->store->slots, size))
        return fail_memory(p);
    uint32_t *slots = p->store->slots.items;
    memset(slots, 0, size * sizeof *slots);
    for (uint32_t child = nodes[self].first; child; child = nodes[child].next) {
        const rly_node *node = &nodes[child];
        size_t slot = rly_hash((rly_str){p->store->strings.data + node->key, node->key_size}) & (size - 1);
        while (slots[slot] && !same_key(p, &nodes[slots[slot]], node))
            slot = (slot + 1) & (size - 1);
        if (slots[slot]) {
            p->status =
                rly_fail(p->error, REPLYLINT_ERROR_SYNTAX, (rly_place){p->file, node->key_line, node->key_column},
                         "the key \"%s\" stands twice", p->store->strings.data + node->key);
            if (!p->store->keeps_twice)
                return false;
        }
        slots[slot] = child;
    }
    return true;
}

static bool read_value(parser *p, uint32_t self, int depth);

static bool read_members(parser *p, uint32_t self, int depth)
{
    bool list = p->store->nodes.items[self].kind == RLY_LIST;
    char close = list ? ']' : '}';
    p->at++;
    if (look(p) == close) {
        p->at++;
        return true;
    }
    for (uint32_t last = 0;;) {
        last = rly_tree_add(p->store, self, last);
        if (!last)
            return fail_memory(p);
        if ((!list && !read_key(p, last)) || !read_value(p, last, depth + 1))
            return false;
        char c = look(p);
        p->at += c == close || c == ',';
        if (c == close)
            return list || check_keys(p, self);
        if (c != ',')
            return fail(p, list ? "expected a comma or ] behind the value" : "expected a comma or } behind the value");
    }
}

static bool read_value(parser *p, uint32_t self, int depth)
{
    char c = look(p);
    if (depth > RLY_TREE_DEEPEST)
        return fail(p, "nested too deeply");
    if (c != '[' && c != '{')
        return p->at < p->size ? read_scalar(p, self) : fail(p, "");
    p->store->nodes.items[self].kind = c == '[' ? RLY_LIST : RLY_MAP_NODE;
    return read_members(p, self, depth);
}

replylint_status rly_tree_read_json(rly_tree_store *store, const char *file, const char *text, size_t size,
                                    replylint_error *error)
{
    parser p = {.store = store, .file = file, .text = text, .size = size, .line = 1, .column = 1, .error = error};
    if (look(&p) == '\0' && p.at == size)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, (rly_place){file, 1, 1}, "empty; expected a JSON value");
    rly_node *root = rly_push(&store->nodes);
    if (!root)
        return rly_fail_memory(error);
    *root = (rly_node){.line = 1, .column = 1};
    if (!read_value(&p, 0, 0))
        return p.status;
    look(&p);
    if (p.at < size) {
        fail(&p, "something stands behind the JSON value");
        return p.status;
    }
    return store->strings.failed ? rly_fail_memory(error) : REPLYLINT_OK;
}
