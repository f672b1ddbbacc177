/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Links as twitter-text finds them. It has one regular expression, tried at each character; here the dots of a text
 * lead to host names, which takes one pass. A host is a chain of labels with dots between; the last label begins with a
 * top-level domain, and what follows that is no part of the host. Of several ends the last one counts.
 */
#include "measure/internal.h"

enum { LONGEST_LINK = 4096, LONGEST_SHORTENED = 40, PROTOCOL = 8 };

typedef struct finder {
    rly_measuring *measuring;
    rly_link_style style;
    const char *text;
    size_t size;
    size_t from; /* what stands before is part of an earlier link, or of what looked like one */
} finder;

/* A host, and what comes before it. */
typedef struct host {
    size_t start, end;
    size_t protocol; /* where http:// begins; start when there is none */
    uint32_t before; /* the character before; 0 at the start of the text */
} host;

static uint32_t code_before(const finder *f, size_t at)
{
    if (at == 0)
        return 0;
    size_t before = rly_code_start(f->text, at);
    return rly_next_code(f->text, &before);
}

/* May a link begin behind this character? */
static bool lets_begin(uint32_t code)
{
    return !(rly_is_alnum(code) || code == '@' || code == '$' || code == '#' || code == 0xFF20 || code == 0xFF03 ||
             code == 0xFFFE || code == 0xFEFF || code == 0xFFFF);
}

/* May a link begin at `at`: behind such a character that is not taken yet, or where the text begins? */
static bool may_begin(const finder *f, size_t at)
{
    return at == 0 || (at > f->from && lets_begin(code_before(f, at)));
}

/* Where "http://" or "https://" begins that ends at `at`; `at` when there is none, or no link may begin there. */
static size_t protocol_start(const finder *f, size_t at)
{
    for (size_t size = 7; size <= 8; size++) {
        if (at < f->from + size)
            break;
        const char *s = f->text + at - size;
        bool found = (s[0] | 32) == 'h' && (s[1] | 32) == 't' && (s[2] | 32) == 't' && (s[3] | 32) == 'p' &&
                     (size == 7 || (s[4] | 32) == 's') && memcmp(f->text + at - 3, "://", 3) == 0;
        if (found && may_begin(f, at - size))
            return at - size;
    }
    return at;
}

/* A label of a chain. */
typedef struct label {
    size_t start, end;
    size_t underscore; /* past the last "_"; start when there is none */
    bool whole;        /* it begins and ends with what a label may, and so can stand within a chain */
} label;

static label read_label(const finder *f, size_t start)
{
    label l = {.start = start, .underscore = start, .end = start};
    bool first = true, good = false;
    while (l.end < f->size) {
        size_t next = l.end;
        uint32_t code = rly_next_code(f->text, &next);
        bool inner = code == '_' || code == '-';
        if (!inner && !rly_is_domain_code(code))
            break;
        good = !inner;
        l.whole = first ? good : l.whole;
        first = false;
        l.end = next;
        if (code == '_')
            l.underscore = next;
    }
    l.whole &= good;
    return l;
}

/* Where in a label a host can begin: `end` when nowhere. */
static size_t host_start(const finder *f, const label *l)
{
    size_t last = l->end > l->start ? rly_code_start(f->text, l->end) : l->end;
    uint32_t code = last < l->end ? (unsigned char)f->text[last] : '-';
    if (code == '-' || code == '_')
        return l->end;
    size_t second = l->start;
    /* At the start of the text, a character behind which a link may begin is read as such. */
    if (l->start == 0 && lets_begin(rly_next_code(f->text, &second)) && second < l->end && f->text[second] != '-' &&
        f->text[second] != '_')
        return second;
    for (size_t at = l->start; at < l->end;) {
        size_t next = at;
        uint32_t here = rly_next_code(f->text, &next);
        if (here != '-' && here != '_' && may_begin(f, at))
            return at;
        at = next;
    }
    return l->end;
}

/*
 * The host in the chain of labels that begins at `at`. *past: where to look on when there is none. A label with "_"
 * cannot stand right before the top-level domain; what follows the "_" can, but is no link then: it is only skipped.
 */
static bool find_host(const finder *f, size_t at, host *out, size_t *past)
{
    label l = read_label(f, at);
    size_t start = host_start(f, &l), skipped = 0, skipped_end = 0;
    bool found = false;
    out->start = out->end = start;
    *past = l.end + 1;
    if (start == l.end)
        return false;
    bool underscore = l.underscore > start;
    while (l.end < f->size && f->text[l.end] == '.') {
        label next = read_label(f, l.end + 1);
        size_t domain = next.end > next.start ? rly_top_domain_at(f->text, next.start, f->size) : 0;
        if (domain && !underscore) {
            out->end = next.start + domain;
            found = true;
        } else if (domain && !skipped_end) {
            skipped = l.underscore;
            skipped_end = next.start + domain;
        }
        *past = next.start;
        if (!next.whole)
            break;
        l = next;
        underscore = l.underscore > l.start;
        *past = l.end + 1;
    }
    if (!found && skipped_end) {
        out->start = skipped;
        out->end = skipped_end;
    }
    return found || skipped_end;
}

static size_t utf16_size(const char *text, size_t start, size_t end)
{
    size_t count = 0;
    while (start < end)
        count += rly_next_code(text, &start) > 0xFFFF ? 2 : 1;
    return count;
}

static bool add_link(finder *f, size_t start, size_t end)
{
    rly_link_place *place = rly_push(&f->measuring->links);
    if (place)
        *place = (rly_link_place){start, end};
    return place != NULL;
}

/* t.co has no paths but one word: its end. 0 for a word that is too long. */
static size_t shortened_end(const finder *f, const host *h, size_t end)
{
    static const char name[] = "t.co/";
    for (size_t i = 0; i < 5; i++)
        if (h->start + i >= end || (f->text[h->start + i] | (name[i] >= 'a' ? 32 : 0)) != name[i])
            return end;
    size_t at = h->start + 5, from = at;
    while (at < end && rly_is_alnum((unsigned char)f->text[at]))
        at++;
    if (at == from)
        return end;
    if (at - from > LONGEST_SHORTENED)
        return 0;
    bool path;
    return at < end && f->text[at] == '?' ? rly_link_tail_end(RLY_LINKS_X, f->text, end, at, &path) : at;
}

/*
 * Without http:// only the Latin hosts within the host are links; path and query go with the last of them when there
 * is a path, and are no part of any link else.
 */
static bool add_bare(finder *f, const host *h, size_t end, bool path)
{
    size_t before = f->measuring->links.count, start = h->start, at;
    while (rly_latin_host(f->text, &start, h->end, &at)) {
        if (!add_link(f, start, at))
            return false;
        start = at;
    }
    if (path && f->measuring->links.count > before) {
        size_t *last = &f->measuring->links.items[f->measuring->links.count - 1].end;
        *last += end - h->end; /* behind the Latin host, even when the whole one goes on: up to a character */
        while (*last < end && ((unsigned char)f->text[*last] & 0xC0) == 0x80)
            ++*last;
    }
    return true;
}

/* Take a host that was found, with what follows it. */
static bool take_host(finder *f, host *h)
{
    bool path;
    size_t end = rly_link_tail_end(f->style, f->text, f->size, h->end, &path);
    h->protocol = protocol_start(f, h->start);
    h->before = code_before(f, h->protocol);
    bool bare = h->protocol == h->start;
    f->from = end;
    if (!rly_is_host(f->text, h->start, h->end))
        return true;
    if (end - h->protocol > LONGEST_LINK - 2 * PROTOCOL &&
        utf16_size(f->text, h->protocol, end) + (bare ? PROTOCOL : h->start - h->protocol) > LONGEST_LINK)
        return true;
    if (bare) {
        bool spoiled = h->before && h->before < 0x80 && strchr("-_./", (int)h->before);
        return f->style == RLY_LINKS_MASTODON || spoiled || add_bare(f, h, end, path);
    }
    end = shortened_end(f, h, end);
    return end == 0 || add_link(f, h->protocol, end);
}

/* The start of the label that ends at `dot`, and of those before it in its chain; not before `from`. */
static size_t chain_start(const finder *f, size_t dot, size_t from)
{
    while (dot > from) {
        size_t before = rly_code_start(f->text, dot);
        size_t at = before;
        uint32_t code = rly_next_code(f->text, &at);
        if (before < from || (code != '.' && code != '_' && code != '-' && !rly_is_domain_code(code)))
            break;
        dot = before;
    }
    return dot;
}

bool rly_links_measured(rly_measuring *measuring, rly_link_style style, rly_str text)
{
    finder f = {measuring, style, text.data, text.size, 0};
    measuring->links.count = 0;
    for (size_t looked = 0, bound = 0; looked + 1 < text.size;) {
        const char *dot = memchr(text.data + looked, '.', text.size - looked);
        size_t at = dot ? (size_t)(dot - text.data) : text.size;
        if (at + 1 >= text.size)
            break;
        unsigned char next = (unsigned char)text.data[at + 1];
        if (next < 0x80 && !rly_is_alnum(next)) {
            looked = at + 1;
            continue;
        }
        host h;
        size_t start = chain_start(&f, at, bound), past;
        bool found = find_host(&f, start, &h, &past);
        while (!found && past <= at)
            found = find_host(&f, past, &h, &past);
        if (found) {
            if (!take_host(&f, &h))
                return false;
            past = f.from;
        }
        bound = past;
        looked = past > at ? past : at + 1;
    }
    return true;
}
