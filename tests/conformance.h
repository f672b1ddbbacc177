/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a report has to say to a conformance case (tests/conformance/README.md). Positions are worked out here from the
 * texts of the cases: the library is asked for nothing.
 */
#ifndef TESTS_CONFORMANCE_H
#define TESTS_CONFORMANCE_H

#include "base/tree.h"
#include "support.h"

/* A case under test: where its expectations stand, and the report that came. */
typedef struct bench {
    const rly_tree *cases, *report;
    const rly_node *record, *expect, *result; /* result: the root of the report */
    const char *unit;
    char name[400]; /* for messages */
} bench;

static inline const char *text_of(const rly_tree *tree, const rly_node *node)
{
    return rly_node_text(tree, node).data;
}

/* A member as text; NULL when there is none. */
static inline const char *member_text(const rly_tree *tree, const rly_node *node, const char *key)
{
    const rly_node *member = rly_member(tree, node, key);
    return member ? text_of(tree, member) : NULL;
}

/* An unquoted null. */
static inline bool is_null(const rly_tree *tree, const rly_node *node)
{
    return node && node->kind == RLY_SCALAR && !node->quoted && strcmp(text_of(tree, node), "null") == 0;
}

static inline bool is_same(rly_str a, rly_str b)
{
    return a.size == b.size && memcmp(a.data, b.data, a.size) == 0;
}

static inline long length_in(const char *text, size_t size, const char *unit)
{
    long length = 0;
    for (size_t i = 0; i < size; i++) {
        unsigned char byte = (unsigned char)text[i];
        bool first = (byte & 0xC0) != 0x80;
        if (strcmp(unit, "utf-8") == 0)
            length++;
        else
            length += first + (first && byte >= 0xF0 && strcmp(unit, "utf-16") == 0);
    }
    return length;
}

/* The text of the case's record that is called "text", "messages/1" ...: the inbound stands behind the messages. */
static inline rly_str source_of(const bench *b, const char *name)
{
    unsigned long number = strtoul(name + strcspn(name, "0123456789"), NULL, 10), seen = 0;
    if (number == 0)
        return rly_node_text(b->cases, rly_member(b->cases, b->record, "text"));
    const rly_node *messages = rly_member(b->cases, b->record, "messages");
    for (const rly_node *m = rly_first(b->cases, messages); m; m = rly_next(b->cases, m))
        if (++seen == number)
            return rly_node_text(b->cases, rly_member(b->cases, m, "text"));
    return rly_node_text(b->cases, rly_member(b->cases, b->record, "inbound"));
}

/* Where something that is expected stands, in bytes. Without "nth" its words have to stand there once only. */
static inline rly_str find_words(const bench *b, const rly_node *wish, const char *member, rly_str *before)
{
    const char *in = member_text(b->cases, wish, "in"), *nth = member_text(b->cases, wish, "nth");
    rly_str text = source_of(b, in ? in : "text"), words = rly_node_text(b->cases, rly_member(b->cases, wish, member));
    const char *past = text.data + text.size, *at = memmem(text.data, text.size, words.data, words.size);
    for (unsigned long more = nth ? strtoul(nth, NULL, 10) - 1 : 0; at && more; more--)
        at = memmem(at + 1, (size_t)(past - at) - 1, words.data, words.size);
    ck_assert_msg(at != NULL, "%s: \"%s\" is not in the text", b->name, words.data);
    ck_assert_msg(nth || !memmem(at + 1, (size_t)(past - at) - 1, words.data, words.size), "%s: \"%s\" stands twice",
                  b->name, words.data);
    *before = (rly_str){text.data, (size_t)(at - text.data)};
    return words;
}

/* That `got` has the start and end of what is expected; null when that is about the whole text. */
static inline void assert_place(const bench *b, const rly_node *wish, const char *member, const rly_node *got)
{
    const rly_node *start = rly_member(b->report, got, "start"), *end = rly_member(b->report, got, "end");
    rly_str before;
    if (is_null(b->cases, rly_member(b->cases, wish, member))) {
        ck_assert_msg(is_null(b->report, start) && is_null(b->report, end), "%s: a place for the whole text", b->name);
        return;
    }
    rly_str words = find_words(b, wish, member, &before);
    long from = length_in(before.data, before.size, b->unit);
    ck_assert_msg(start && end, "%s: no place", b->name);
    ck_assert_msg(atol(text_of(b->report, start)) == from &&
                      atol(text_of(b->report, end)) == from + length_in(words.data, words.size, b->unit),
                  "%s: \"%s\" is at %ld, not at %s-%s", b->name, words.data, from, text_of(b->report, start),
                  text_of(b->report, end));
}

/* That a member of `got` is the one of that name of `wish`, if that has one. */
static inline void assert_same(const bench *b, const rly_node *wish, const rly_node *got, const char *key)
{
    const rly_node *expected = rly_member(b->cases, wish, key), *other = rly_member(b->report, got, key);
    if (!expected)
        return;
    ck_assert_msg(other && is_same(rly_node_text(b->cases, expected), rly_node_text(b->report, other)) &&
                      is_null(b->cases, expected) == is_null(b->report, other),
                  "%s: %s is \"%s\" instead of \"%s\"", b->name, key, text_of(b->report, other),
                  text_of(b->cases, expected));
}

static inline void assert_line(const bench *b, const rly_node *wish, const rly_node *got)
{
    rly_str before;
    const char *column = member_text(b->report, got, "column");
    if (!rly_member(b->cases, wish, "line"))
        return;
    find_words(b, wish, "text", &before);
    const char *line = memrchr(before.data, '\n', before.size);
    line = line ? line + 1 : before.data;
    long expected = 1 + length_in(line, (size_t)(before.data + before.size - line), b->unit);
    assert_same(b, wish, got, "line");
    ck_assert_msg(column && atol(column) == expected, "%s: column %s instead of %ld", b->name, column, expected);
}

static inline void assert_fixes(const bench *b, const rly_node *wish, const rly_node *got)
{
    const rly_node *expected = rly_member(b->cases, wish, "fixes"), *fixes = rly_member(b->report, got, "fixes");
    if (!expected)
        return;
    ck_assert_msg(fixes && fixes->count == expected->count, "%s: not that many fixes", b->name);
    const rly_node *fix = rly_first(b->report, fixes);
    for (const rly_node *e = rly_first(b->cases, expected); e; e = rly_next(b->cases, e)) {
        assert_place(b, e, "text", fix);
        assert_same(b, e, fix, "applicability");
        ck_assert_msg(is_same(rly_node_text(b->cases, rly_member(b->cases, e, "with")),
                              rly_node_text(b->report, rly_member(b->report, fix, "text"))),
                      "%s: another wording", b->name);
        fix = rly_next(b->report, fix);
    }
}

/* The next finding of a rule behind `from` (NULL: the first). */
static inline const rly_node *next_finding(const bench *b, const rly_node *from, const char *rule)
{
    const rly_node *f =
        from ? rly_next(b->report, from) : rly_first(b->report, rly_member(b->report, b->result, "findings"));
    while (f && strcmp(member_text(b->report, f, "rule"), rule) != 0)
        f = rly_next(b->report, f);
    return f;
}

/* What is expected of one rule comes in the order of the text, and nothing else of that rule. */
static inline void assert_findings(const bench *b)
{
    const rly_node *wishes = rly_member(b->cases, b->expect, "findings");
    for (const rly_node *w = rly_first(b->cases, wishes); w; w = rly_next(b->cases, w)) {
        const char *rule = member_text(b->cases, w, "rule");
        const rly_node *got = next_finding(b, NULL, rule), *last = NULL;
        for (const rly_node *e = rly_first(b->cases, wishes); e != w; e = rly_next(b->cases, e))
            if (got && strcmp(member_text(b->cases, e, "rule"), rule) == 0)
                got = next_finding(b, got, rule);
        ck_assert_msg(got != NULL, "%s: no finding of %s", b->name, rule);
        assert_place(b, w, "text", got);
        assert_same(b, w, got, "level");
        assert_line(b, w, got);
        assert_fixes(b, w, got);
        for (const rly_node *e = rly_next(b->cases, w); e; e = rly_next(b->cases, e))
            if (strcmp(member_text(b->cases, e, "rule"), rule) == 0)
                last = e;
        ck_assert_msg(last || !next_finding(b, got, rule), "%s: one more of %s", b->name, rule);
    }
    const rly_node *absent = rly_member(b->cases, b->expect, "absent");
    for (const rly_node *a = rly_first(b->cases, absent); a; a = rly_next(b->cases, a))
        ck_assert_msg(!next_finding(b, NULL, text_of(b->cases, a)), "%s: there is %s", b->name, text_of(b->cases, a));
}

/* Lists of places that have to agree one by one: those of a signal, or of private data. */
static inline void assert_list(const bench *b, const rly_node *wishes, const rly_node *got)
{
    if (!wishes)
        return;
    ck_assert_msg(got && got->count == wishes->count, "%s: %u places instead of %u", b->name, got ? got->count : 0,
                  wishes->count);
    const rly_node *g = rly_first(b->report, got);
    for (const rly_node *w = rly_first(b->cases, wishes); w; w = rly_next(b->cases, w), g = rly_next(b->report, g)) {
        assert_place(b, w, "text", g);
        assert_same(b, w, g, "type");
        assert_same(b, w, g, "owner");
        assert_same(b, w, g, "in");
    }
}

/* The spans of a signal lie in these texts, in each of them at least one. */
static inline void assert_texts(const bench *b, const rly_node *names, const rly_node *spans)
{
    for (const rly_node *n = rly_first(b->cases, names); n; n = rly_next(b->cases, n)) {
        uint32_t here = 0;
        for (const rly_node *s = rly_first(b->report, spans); s; s = rly_next(b->report, s))
            here += strcmp(member_text(b->report, s, "in"), text_of(b->cases, n)) == 0;
        ck_assert_msg(here && (names->count > 1 || here == spans->count), "%s: other texts", b->name);
    }
}

static inline void assert_signals(const bench *b)
{
    const rly_node *wishes = rly_member(b->cases, b->expect, "signals");
    const rly_node *signals = rly_member(b->report, b->result, "signals");
    for (const rly_node *w = rly_first(b->cases, wishes); w; w = rly_next(b->cases, w)) {
        const rly_node *got = rly_member(b->report, signals, rly_node_key(b->cases, w).data);
        const rly_node *spans = rly_member(b->report, got, "spans");
        assert_same(b, w, got, "value");
        ck_assert_msg(!rly_member(b->cases, w, "given") == !rly_member(b->report, got, "given"), "%s: given", b->name);
        assert_texts(b, rly_member(b->cases, w, "in"), spans);
        assert_list(b, rly_member(b->cases, w, "places"), spans);
    }
}

static inline void assert_measures(const bench *b)
{
    static const char *const members[] = {"length", "limit", "over", "segments", "encoding"};
    const rly_node *wishes = rly_member(b->cases, b->expect, "measures");
    for (const rly_node *w = rly_first(b->cases, wishes); w; w = rly_next(b->cases, w)) {
        const rly_node *got = rly_first(b->report, rly_member(b->report, b->result, "measures"));
        while (got && strcmp(member_text(b->report, got, "unit"), member_text(b->cases, w, "unit")) != 0)
            got = rly_next(b->report, got);
        ck_assert_msg(got != NULL, "%s: not measured in %s", b->name, member_text(b->cases, w, "unit"));
        for (size_t i = 0; i < sizeof members / sizeof *members; i++)
            assert_same(b, w, got, members[i]);
        if (rly_member(b->cases, w, "cut"))
            assert_place(b, w, "cut", got);
    }
}

static inline void assert_score(const bench *b)
{
    const rly_node *wishes = rly_member(b->cases, b->expect, "deductions");
    const rly_node *list = rly_member(b->report, b->result, "deductions");
    long taken = 0;
    for (const rly_node *d = rly_first(b->report, list); d; d = rly_next(b->report, d))
        taken += atol(member_text(b->report, d, "points"));
    ck_assert_msg(atol(member_text(b->report, b->result, "score")) == (taken < 100 ? 100 - taken : 0), "%s: score",
                  b->name);
    for (const rly_node *w = rly_first(b->cases, wishes); w; w = rly_next(b->cases, w)) {
        const rly_node *d = rly_first(b->report, list);
        while (d && strcmp(member_text(b->report, d, "rule"), rly_node_key(b->cases, w).data) != 0)
            d = rly_next(b->report, d);
        ck_assert_msg(d && strcmp(member_text(b->report, d, "points"), text_of(b->cases, w)) == 0, "%s: deduction",
                      b->name);
    }
    assert_same(b, b->expect, b->result, "score");
    assert_same(b, b->expect, b->result, "passed");
    assert_same(b, b->expect, b->result, "language");
    wishes = rly_member(b->cases, b->expect, "verdicts");
    for (const rly_node *w = rly_first(b->cases, wishes); w; w = rly_next(b->cases, w)) {
        const rly_node *verdicts = rly_member(b->report, b->result, "verdicts");
        const char *got =
            member_text(b->report, rly_member(b->report, verdicts, rly_node_key(b->cases, w).data), "verdict");
        ck_assert_msg(got && strcmp(got, text_of(b->cases, w)) == 0, "%s: verdict %s", b->name, got);
    }
}

/* That the faults are of that status, and name what they should. */
static inline void assert_error(const bench *b, const rly_node *wish, const replylint_error *error)
{
    const rly_node *says = rly_member(b->cases, wish, "says");
    const char *status = member_text(b->cases, wish, "status");
    ck_assert_msg(replylint_error_count(error) > 0, "%s: no error", b->name);
    ck_assert_msg(strcmp(replylint_status_text(replylint_error_status(error, 0)), status) == 0, "%s: %s", b->name,
                  replylint_error_text(error, 0));
    for (const rly_node *word = rly_first(b->cases, says); word; word = rly_next(b->cases, word)) {
        bool said = false;
        for (size_t i = 0; i < replylint_error_count(error); i++)
            said = said || strstr(replylint_error_text(error, i), text_of(b->cases, word));
        ck_assert_msg(said, "%s: \"%s\" is not named", b->name, text_of(b->cases, word));
    }
}

#endif
