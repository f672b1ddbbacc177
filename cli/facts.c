/* SPDX-License-Identifier: Apache-2.0 */
#include "facts.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "files.h"

enum { SMALL = 12, SHOWN = 4, LONGEST_PLACEHOLDER = 200 };

typedef struct scan {
    rly_str text;
    size_t at;
    cli_facts *facts;
} scan;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (unsigned char)c >= 0x80;
}

static char at(const scan *s, size_t i)
{
    return i < s->text.size ? s->text.data[i] : '\0';
}

static bool begin(scan *s)
{
    cli_fact *fact = rly_push(&s->facts->list);

    if (fact)
        *fact = (cli_fact){.start = s->facts->words.size};
    return fact;
}

static void end(scan *s)
{
    cli_fact *fact = &s->facts->list.items[s->facts->list.count - 1];

    fact->size = s->facts->words.size - fact->start;
    rly_buf_byte(&s->facts->words, '\0');
}

/* ---- placeholders */

/* "{{ user.name | fallback: 'there' }}" stands for the same as "{{user.name}}": what is shown in its place may differ.
 */
static bool add_placeholder(scan *s, const char *open, rly_str name, const char *close)
{
    if (!begin(s))
        return false;
    rly_buf_str(&s->facts->words, open);
    for (size_t i = 0; i < name.size && !strchr("|,", name.data[i]); i++)
        if (!is_space(name.data[i]))
            rly_buf_byte(&s->facts->words, name.data[i]);
    rly_buf_str(&s->facts->words, close);
    end(s);
    return true;
}

static const struct {
    const char *open, *close;
} marks[] = {{"{{", "}}"}, {"{%", "%}"}, {"#{", "}"}, {"%{", "}"}};

/* A placeholder that begins here, read over. */
static bool take_placeholder(scan *s, bool *good)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t start = s->at + 2, close = strlen(marks[i].close), stop = start;
        if (at(s, s->at) != marks[i].open[0] || at(s, s->at + 1) != marks[i].open[1])
            continue;
        while (stop + close <= s->text.size && stop < start + LONGEST_PLACEHOLDER &&
               memcmp(s->text.data + stop, marks[i].close, close) != 0)
            stop++;
        if (stop + close > s->text.size || stop == start + LONGEST_PLACEHOLDER)
            return false;
        *good = add_placeholder(s, marks[i].open, (rly_str){s->text.data + start, stop - start}, marks[i].close);
        s->at = stop + close;
        return true;
    }
    return false;
}

/* A tag, read over; Intercom's <attribute key="user.name"> is {{user.name}}. */
static bool take_tag(scan *s, bool *good)
{
    static const char attribute[] = "<attribute ", key[] = "key=\"";
    size_t close = s->at + 1;

    if (at(s, s->at) != '<' || !(is_letter(at(s, close)) || strchr("/!", at(s, close))))
        return false;
    while (close < s->text.size && s->text.data[close] != '>')
        close++;
    rly_str tag = {s->text.data + s->at, close - s->at};
    if (tag.size > sizeof attribute && !strncasecmp(tag.data, attribute, sizeof attribute - 1)) {
        const char *found = memmem(tag.data, tag.size, key, sizeof key - 1);
        const char *name = found ? found + sizeof key - 1 : tag.data + tag.size;
        size_t left = (size_t)(tag.data + tag.size - name);
        const char *quote = left ? memchr(name, '"', left) : NULL;
        if (quote)
            *good = add_placeholder(s, "{{", (rly_str){name, (size_t)(quote - name)}, "}}");
    }
    s->at = close < s->text.size ? close + 1 : close;
    return true;
}

/* ---- numbers */

/* "pm", "p.m.", maybe behind a space; 0 when there is none here. */
static char half_of_day(const scan *s, size_t i)
{
    i += at(s, i) == ' ';
    char half = (char)(at(s, i) | 0x20);
    size_t m = i + 1 + (at(s, i + 1) == '.');

    return (half == 'a' || half == 'p') && (at(s, m) | 0x20) == 'm' && !is_letter(at(s, m + 1)) ? half : '\0';
}

/* 2.5 and 2,5, 1 000 and 1,000, 5pm and 17:00 are the same. */
static void add_number(scan *s, const char *digits, size_t size, char half)
{
    char number[40];
    size_t whole = size;

    if (size > 2 && !memcmp(digits + size - 2, "00", 2) && memchr(s->text.data + s->at, ':', size + 1))
        whole = size - 2; /* 17:00 */
    size_t skip = 0;
    while (skip + 1 < whole && digits[skip] == '0')
        skip++;
    size_t hours = half ? (whole - skip > 2 ? whole - skip - 2 : whole - skip) : 0;
    memcpy(number, digits + skip, whole - skip);
    number[whole - skip] = '\0';
    long value = strtol(number, NULL, 10);
    if (half && hours <= 2) {
        long unit = hours == whole - skip ? 1 : 100, hour = value / unit;
        value += hour < 12 && half == 'p' ? 12 * unit : hour == 12 && half == 'a' ? -12 * unit : 0;
    }
    cli_fact *fact = &s->facts->list.items[s->facts->list.count - 1];
    if (whole - skip < 18)
        rly_buf_number(&s->facts->words, value);
    else
        rly_buf_str(&s->facts->words, number);
    fact->small = whole - skip < 18 && value <= SMALL && !half;
}

/* A number that begins here, read over; not one within a word or an address. */
static bool take_number(scan *s, bool *good)
{
    char before = s->at ? at(s, s->at - 1) : ' ', digits[40];
    size_t i = s->at, size = 0;

    if (!is_digit(at(s, i)))
        return false;
    for (; is_digit(at(s, i)) || (at(s, i) && strchr(".,:", at(s, i)) && is_digit(at(s, i + 1))); i++)
        if (is_digit(at(s, i)) && size < sizeof digits - 1)
            digits[size++] = at(s, i);
    char half = half_of_day(s, i);
    bool apart = !is_letter(before) && !strchr("/_-=&", before) && !strchr("/_-=", at(s, i) ? at(s, i) : ' ');
    if (apart) {
        *good = begin(s);
        if (*good) {
            add_number(s, digits, size, half);
            end(s);
        }
    }
    s->at = i;
    return true;
}

/* ---- */

static int compare(const cli_facts *a, size_t i, const cli_facts *b, size_t j)
{
    return strcmp(a->words.data + a->list.items[i].start, b->words.data + b->list.items[j].start);
}

static void sort_facts(cli_facts *facts)
{
    /* Few and nearly sorted: by insertion. */
    for (size_t i = 1; i < facts->list.count; i++)
        for (size_t j = i; j > 0 && compare(facts, j - 1, facts, j) > 0; j--) {
            cli_fact fact = facts->list.items[j];
            facts->list.items[j] = facts->list.items[j - 1];
            facts->list.items[j - 1] = fact;
        }
}

bool facts_take(cli_facts *facts, rly_str text, bool html)
{
    scan s = {text, 0, facts};
    bool good = true;

    facts->list.count = 0;
    rly_buf_clear(&facts->words);
    while (s.at < text.size && good) {
        if ((html && take_tag(&s, &good)) || take_placeholder(&s, &good) || take_number(&s, &good))
            continue;
        if (html && at(&s, s.at) == '&' && at(&s, s.at + 1) == '#')
            s.at = s.at + 2 + strspn(s.text.data + s.at + 2, "0123456789xXabcdefABCDEF");
        else
            s.at++;
    }
    good = good && rly_buf_text(&facts->words);
    if (good)
        sort_facts(facts);
    return good || complain_memory() != EXIT_TROUBLE;
}

rly_str facts_get(const cli_facts *facts, size_t i)
{
    const cli_fact *fact = &facts->list.items[i];

    return (rly_str){facts->words.data + fact->start, fact->size};
}

void facts_free(cli_facts *facts)
{
    rly_vec_free(&facts->list);
    rly_buf_free(&facts->words);
}

typedef RLY_VEC(rly_str) fact_list;

/* What `a` has and `b` has not; the same thing said twice is one. Numbers that may be words go to `small`. */
static bool only_in(const cli_facts *a, const cli_facts *b, fact_list *out, fact_list *small)
{
    for (size_t i = 0, j = 0; i < a->list.count; i++) {
        if (i && !compare(a, i - 1, a, i))
            continue;
        while (j < b->list.count && compare(b, j, a, i) < 0)
            j++;
        if (j < b->list.count && !compare(b, j, a, i))
            continue;
        rly_str *slot = a->list.items[i].small ? rly_push(small) : rly_push(out);
        if (!slot)
            return false;
        *slot = facts_get(a, i);
    }
    return true;
}

static bool move_all(fact_list *from, fact_list *to)
{
    for (size_t i = 0; i < from->count; i++) {
        rly_str *slot = rly_push(to);
        if (!slot)
            return false;
        *slot = from->items[i];
    }
    return true;
}

static void say(rly_buf *out, const char *verb, const fact_list *list)
{
    if (list->count && out->size)
        rly_buf_str(out, ", ");
    for (size_t i = 0; i < list->count && i <= SHOWN; i++) {
        rly_buf_str(out, i ? ", " : verb);
        if (i == SHOWN)
            rly_buf_str(out, "...");
        else
            rly_buf_add(out, list->items[i].data, list->items[i].size);
    }
}

bool facts_compare(const cli_facts *here, const cli_facts *there, bool translated, rly_buf *out)
{
    fact_list lacks = {0}, has = {0}, small[2] = {{0}, {0}};
    bool good = only_in(here, there, &lacks, &small[0]) && only_in(there, here, &has, &small[1]);

    if (good && (!translated || (small[0].count && small[1].count)))
        good = move_all(&small[0], &lacks) && move_all(&small[1], &has);
    if (good) {
        say(out, "lacks ", &lacks);
        say(out, "has ", &has);
    }
    rly_vec_free(&lacks);
    rly_vec_free(&has);
    rly_vec_free(&small[0]);
    rly_vec_free(&small[1]);
    return (good && !out->failed) || complain_memory() != EXIT_TROUBLE;
}
