/* SPDX-License-Identifier: Apache-2.0 */
#include "spell/expand.h"

#include <string.h>

enum { LONGEST = 256, MOST_FIELDS = 6, MOST_SUFFIXES = 2 };

/* One row of SFX or PFX: what goes off, what comes on, which further affixes that brings. */
typedef struct affix {
    rly_str strip, add, flags, condition;
    unsigned char flag;
    bool prefix;
} affix;

typedef struct expander {
    RLY_VEC(affix) affixes;
    bool in_rule[256]; /* flags of compound rules */
    size_t compound_rules;
    rly_expand_taker *take;
    void *context;
    rly_expansion result;
    bool stopped;
} expander;

typedef struct flag_set {
    bool has[256];
} flag_set;

static rly_str next_line(rly_str *text)
{
    const char *end = memchr(text->data, '\n', text->size);
    size_t size = end ? (size_t)(end - text->data) : text->size;
    rly_str line = {text->data, size};
    text->data += size + (end != NULL);
    text->size -= size + (end != NULL);
    if (line.size && line.data[line.size - 1] == '\r')
        line.size--;
    return line;
}

static size_t split(rly_str line, rly_str fields[MOST_FIELDS])
{
    size_t count = 0;
    for (size_t at = 0; at < line.size && count < MOST_FIELDS;) {
        while (at < line.size && (line.data[at] == ' ' || line.data[at] == '\t'))
            at++;
        size_t start = at;
        while (at < line.size && line.data[at] != ' ' && line.data[at] != '\t')
            at++;
        if (at > start)
            fields[count++] = (rly_str){line.data + start, at - start};
    }
    return count;
}

static void skip_mark(rly_str *text)
{
    if (text->size >= 3 && memcmp(text->data, "\xEF\xBB\xBF", 3) == 0) {
        text->data += 3;
        text->size -= 3;
    }
}

rly_str rly_expand_encoding(rly_str affixes)
{
    rly_str fields[MOST_FIELDS];
    skip_mark(&affixes);
    while (affixes.size)
        if (split(next_line(&affixes), fields) > 1 && rly_str_is(fields[0], "SET"))
            return fields[1];
    return RLY_STR("ISO8859-1");
}

/* ---- the affix file */

static rly_str unless_zero(rly_str field)
{
    return rly_str_is(field, "0") ? RLY_STR("") : field;
}

static bool add_affix(expander *e, const rly_str fields[MOST_FIELDS], size_t count)
{
    affix *slot = rly_push(&e->affixes);
    if (!slot)
        return false;
    rly_str add = fields[3], flags = RLY_STR("");
    const char *slash = memchr(add.data, '/', add.size);
    if (slash) {
        size_t size = (size_t)(slash - add.data);
        flags = (rly_str){slash + 1, add.size - size - 1};
        add.size = size;
    }
    *slot = (affix){unless_zero(fields[2]),         unless_zero(add),      flags, count > 4 ? fields[4] : RLY_STR("."),
                    (unsigned char)*fields[1].data, *fields[0].data == 'P'};
    return true;
}

/* What lets words come about in other ways than by stems and affixes. */
static void read_option(expander *e, const rly_str fields[MOST_FIELDS], size_t count)
{
    static const char *const open[] = {"COMPOUNDFLAG", "COMPOUNDBEGIN", "COMPOUNDMIDDLE", "COMPOUNDLAST",
                                       "COMPOUNDEND",  "IGNORE",        "BREAK",          "OCONV"};
    static const char *const other[] = {"AF", "COMPLEXPREFIXES", "FLAG"};
    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        if (rly_str_is(fields[0], open[i]))
            e->result.complete = false;
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        if (rly_str_is(fields[0], other[i]))
            e->result.fault = "it uses AF, FLAG or COMPLEXPREFIXES, which are not understood";
    if (!rly_str_is(fields[0], "COMPOUNDRULE") || count < 2)
        return;
    bool head = e->compound_rules++ == 0; /* says how many there are */
    for (size_t i = 0; i < fields[1].size && !head; i++)
        if (!strchr("*?", fields[1].data[i])) /* how often */
            e->in_rule[(unsigned char)fields[1].data[i]] = true;
}

static bool read_affixes(expander *e, rly_str text)
{
    skip_mark(&text);
    while (text.size && !e->result.fault) {
        rly_str fields[MOST_FIELDS];
        size_t count = split(next_line(&text), fields);
        if (count == 0 || *fields[0].data == '#')
            continue;
        bool row = rly_str_is(fields[0], "SFX") || rly_str_is(fields[0], "PFX");
        /* The head of a class has a count where a row has what it adds: "SFX D Y 4". */
        if (row && count > 4 ? !add_affix(e, fields, count) : false)
            return false;
        if (!row)
            read_option(e, fields, count);
    }
    return true;
}

/* ---- the stems */

/* Does one item of a condition hold for a byte? `item` moves past it. Beyond ASCII all is taken to hold. */
static bool item_holds(const char **item, const char *end, char byte)
{
    const char *at = *item;
    if (*at != '[') {
        *item = at + 1;
        return *at == '.' || *at == byte || *at & 0x80 || byte & 0x80;
    }
    bool negated = at + 1 < end && at[1] == '^', found = (byte & 0x80) != 0;
    for (at += 1 + negated; at < end && *at != ']'; at++)
        found = found || *at == byte || *at & 0x80;
    *item = at < end ? at + 1 : end;
    return byte & 0x80 || (negated ? !found : found);
}

static size_t condition_size(rly_str condition)
{
    size_t size = 0;
    for (size_t at = 0; at < condition.size; at++, size++)
        if (condition.data[at] == '[')
            while (at < condition.size && condition.data[at] != ']')
                at++;
    return size;
}

static bool condition_holds(const affix *a, const char *word, size_t size)
{
    for (size_t i = 0; i < a->condition.size; i++)
        if (a->condition.data[i] & 0x80)
            return true;
    size_t needed = condition_size(a->condition);
    if (needed > size)
        return needed - size <= 1 && *a->condition.data == '.';
    const char *item = a->condition.data, *end = item + a->condition.size;
    const char *at = a->prefix ? word : word + size - needed;
    for (size_t i = 0; i < needed; i++)
        if (!item_holds(&item, end, at[i]))
            return false;
    return true;
}

/* The word with an affix; 0 when it does not take it. */
static size_t apply(const affix *a, const char *word, size_t size, char out[LONGEST])
{
    if (size < a->strip.size || size - a->strip.size + a->add.size >= LONGEST || !condition_holds(a, word, size))
        return 0;
    const char *stripped = a->prefix ? word : word + size - a->strip.size;
    size_t rest = size - a->strip.size;
    if (memcmp(stripped, a->strip.data, a->strip.size) != 0)
        return 0;
    memcpy(out, a->prefix ? a->add.data : word, a->prefix ? a->add.size : rest);
    memcpy(out + (a->prefix ? a->add.size : rest), a->prefix ? word + a->strip.size : a->add.data,
           a->prefix ? rest : a->add.size);
    return rest + a->add.size;
}

static void add_flags(flag_set *set, rly_str flags)
{
    for (size_t i = 0; i < flags.size; i++)
        set->has[(unsigned char)flags.data[i]] = true;
}

/* Hand on a word, alone and with each prefix. */
static void emit(expander *e, const char *word, size_t size, const flag_set *flags)
{
    char out[LONGEST];
    e->stopped = e->stopped || !e->take(e->context, word, size);
    for (size_t i = 0; i < e->affixes.count && !e->stopped; i++) {
        const affix *a = &e->affixes.items[i];
        size_t made = a->prefix && flags->has[a->flag] ? apply(a, word, size, out) : 0;
        e->stopped = made && !e->take(e->context, out, made);
    }
}

/* A word, and what comes of it by one or two suffixes. No recursion beyond that. */
static void grow(expander *e, const char *word, size_t size, const flag_set *flags, unsigned suffixes)
{
    char out[LONGEST];
    emit(e, word, size, flags);
    for (size_t i = 0; i < e->affixes.count && suffixes > 0 && !e->stopped; i++) {
        const affix *a = &e->affixes.items[i];
        size_t made = !a->prefix && flags->has[a->flag] ? apply(a, word, size, out) : 0;
        if (!made)
            continue;
        flag_set further = *flags;
        add_flags(&further, a->flags);
        grow(e, out, made, &further, a->flags.size ? suffixes - 1 : 0);
    }
}

static bool has_digit(const char *word, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (word[i] >= '0' && word[i] <= '9')
            return true;
    return false;
}

/* "word/FLAGS<tab>morphology"; "\/" is a slash of the word. */
static void read_stem(expander *e, rly_str line)
{
    char word[LONGEST];
    size_t size = 0, at = 0;
    for (; at < line.size && line.data[at] != '\t' && line.data[at] != '/' && size < LONGEST; at++) {
        if (line.data[at] == '\\' && at + 1 < line.size && line.data[at + 1] == '/')
            at++;
        word[size++] = line.data[at];
    }
    while (size && word[size - 1] == ' ')
        size--;
    flag_set flags = {{false}};
    bool compounds = false;
    for (at += at < line.size && line.data[at] == '/'; at < line.size && line.data[at] != '\t' && line.data[at] != ' ';
         at++) {
        flags.has[(unsigned char)line.data[at]] = true;
        compounds = compounds || e->in_rule[(unsigned char)line.data[at]];
    }
    for (size_t i = 0; i < e->affixes.count; i++) /* a prefix may bring suffixes */
        if (e->affixes.items[i].prefix && flags.has[e->affixes.items[i].flag])
            add_flags(&flags, e->affixes.items[i].flags);
    if (compounds && !has_digit(word, size))
        e->result.complete = false;
    if (size && size < LONGEST && !memchr(word, ' ', size))
        grow(e, word, size, &flags, MOST_SUFFIXES);
}

rly_expansion rly_expand(rly_str affixes, rly_str words, rly_expand_taker *take, void *context)
{
    expander e = {.take = take, .context = context, .result = {.complete = true}};
    if (!read_affixes(&e, affixes))
        e.stopped = true;
    skip_mark(&words);
    next_line(&words); /* how many there are */
    while (words.size && !e.stopped && !e.result.fault)
        read_stem(&e, next_line(&words));
    rly_vec_free(&e.affixes);
    if (e.stopped && !e.result.fault)
        e.result.fault = "memory ran out";
    return e.result;
}
