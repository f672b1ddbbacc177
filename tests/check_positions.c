/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Places of findings, fixes, signals and private data in all three units: those in UTF-16 units and code points, and
 * lines and columns, are worked out here from the text and the bytes alone, without the library's own cursor.
 */
#include "support.h"

enum { RANDOM_TEXTS = 300, MOST_PLACES = 4096 };

static const char *const units[] = {"utf-8", "utf-16", "utf-32"};

/* What the library says of one text in one unit: pairs of numbers, in an order of its own that is the same in each
 * unit. */
typedef struct place {
    size_t message, start, end;
    size_t line, column; /* of a finding, else 0 */
} place;

typedef struct places {
    place items[MOST_PLACES];
    size_t count;
} places;

static void add(places *all, place p)
{
    ck_assert_uint_lt(all->count, MOST_PLACES);
    all->items[all->count++] = p;
}

static void add_findings(const kit *k, places *all)
{
    for (size_t i = 0; i < replylint_report_finding_count(k->report); i++) {
        place p = {0};
        (void)replylint_report_finding_range(k->report, i, &p.start, &p.end);
        (void)replylint_report_finding_place(k->report, i, &p.line, &p.column);
        add(all, p);
        for (size_t n = 0; n < replylint_report_fix_count(k->report, i); n++) {
            place fix = {0};
            ck_assert_ptr_nonnull(replylint_report_fix(k->report, i, n, &fix.start, &fix.end, NULL));
            add(all, fix);
        }
    }
}

static void add_signals(const kit *k, places *all)
{
    for (size_t s = 0; s < replylint_rules_signal_count(k->rules); s++) {
        const char *name = replylint_rules_signal_get(k->rules, s, "name");
        for (size_t i = 0; i < replylint_report_signal_span_count(k->report, name); i++) {
            place p = {0};
            ck_assert_ptr_nonnull(replylint_report_signal_span(k->report, name, i, &p.message, &p.start, &p.end));
            add(all, p);
        }
    }
}

static void add_private(const kit *k, places *all)
{
    for (size_t i = 0; i < replylint_report_private_count(k->report); i++) {
        place p = {0};
        ck_assert_int_eq(replylint_report_private_range(k->report, i, &p.message, &p.start, &p.end), 1);
        add(all, p);
    }
}

static void find_places(kit *k, const char *text, const char *inbound, const char *format, const char *unit,
                        places *all)
{
    replylint_draft_clear(k->draft);
    set_key(k, "text", text);
    set_key(k, "inbound", inbound);
    set_key(k, "format", format);
    set_key(k, "unit", unit);
    lint(k);
    all->count = 0;
    add_findings(k, all);
    add_signals(k, all);
    add_private(k, all);
}

/* How many units the bytes before `byte` are: a lead byte counts one, that of a character beyond the BMP two in UTF-16.
 */
static size_t count_units(const char *text, size_t byte, int unit)
{
    size_t count = 0;
    for (size_t i = 0; i < byte; i++) {
        unsigned char c = (unsigned char)text[i];
        count += unit == 0 || (c & 0xc0) != 0x80;
        count += unit == 1 && c >= 0xf0;
    }
    return count;
}

/* Where the line begins that holds the byte, and its number. The two of CRLF end one line. */
static size_t line_start(const char *text, size_t byte, size_t *line)
{
    size_t start = 0;
    *line = 1;
    for (size_t i = 0; i < byte; i++) {
        if (text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n')) {
            start = i + 1;
            ++*line;
        }
    }
    return start;
}

/* Returns how many places there are. */
static size_t compare(kit *k, const char *text, const char *inbound, const char *format)
{
    static places bytes, other;
    find_places(k, text, inbound, format, units[0], &bytes);
    for (int unit = 0; unit < 3; unit++) {
        find_places(k, text, inbound, format, units[unit], &other);
        ck_assert_uint_eq(other.count, bytes.count);
        for (size_t i = 0; i < bytes.count; i++) {
            place p = bytes.items[i], got = other.items[i];
            const char *of = p.message == 0 ? text : inbound;
            ck_assert_uint_le(p.end, strlen(of));
            ck_assert_uint_eq(got.message, p.message);
            ck_assert_msg(got.start == count_units(of, p.start, unit) && got.end == count_units(of, p.end, unit),
                          "%zu-%zu is %zu-%zu in %s of: %s", p.start, p.end, got.start, got.end, units[unit], of);
            if (p.line == 0)
                continue;
            size_t line, start = line_start(of, p.start, &line);
            ck_assert_msg(got.line == line && got.column == count_units(of + start, p.start - start, unit) + 1,
                          "%zu is line %zu column %zu in %s of: %s", p.start, got.line, got.column, units[unit], of);
        }
    }
    return bytes.count;
}

/* What is found, and what makes places hard to count. */
static const char *const pieces[] = {
    "Sorry for any inconvenience. ",
    "Please call us on 0161 496 0000. ",
    "Mail me: jo.bloggs@mail.example ",
    "We will be in touch shortly. ",
    "Your card 4111 1111 1111 1111 ",
    "AMAZING!!!! ",
    "&amp; ",
    "<b>as soon as possible</b> ",
    "**As per our policy**, ",
    "calm down ",
    "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xa7 ", /* an emoji of three characters */
    "\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd",              /* with a tone of skin */
    "cafe\xcc\x81 ",                                 /* a combining accent */
    "\xf0\x9d\x94\x98 ",                             /* a letter beyond the BMP */
    "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d ",             /* right to left */
    "\xe2\x80\x9cquoted\xe2\x80\x9d \xe2\x80\x94 ",  /* typographic */
    "sor\xc2\xadry ",                                /* a soft hyphen within */
    "\xe2\x80\x8b",                                  /* a space without width */
    "\xef\xac\x81ne, ",                              /* a ligature */
    "\xe6\x97\xa5\xe6\x9c\xac ",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
};

START_TEST(places_are_the_same_in_every_unit)
{
    static const char *const formats[] = {"plain", "html", "markdown"};
    const char *few = getenv("REPLYLINT_TEXT_STRIDE");
    int texts = RANDOM_TEXTS / (few && atoi(few) > 0 ? atoi(few) : 1);
    unsigned state = 20261122;
    size_t count = 0;
    kit k = kit_new(NULL);
    for (int n = 0; n < texts + 3; n++) {
        char text[2][1024] = {"", ""};
        for (int which = 0; which < 2; which++) {
            for (int i = 0; i < 12; i++) {
                state = state * 1103515245u + 12345u;
                strcat(text[which], pieces[(state >> 16) % (sizeof(pieces) / sizeof(pieces[0]))]);
            }
        }
        count += compare(&k, text[0], text[1], formats[n % 3]);
    }
    ck_assert_uint_gt(count, (size_t)texts);
    kit_free(&k);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {places_are_the_same_in_every_unit};
    return run_suite("positions", tests, sizeof(tests) / sizeof(tests[0]));
}
