/* SPDX-License-Identifier: Apache-2.0 */
/* Which elements are open, and what each does to the text in it. What may be left out is closed as browsers do. */
#include "text/unwrap.h"

enum {
    LINE = 32,      /* it stands on lines of its own */
    PARAGRAPH = 64, /* ... with a blank line on either side */
    EMPTY = 128,    /* it has no end tag */
    RAW = 256,      /* no markup in it, and not for reading */
    FORMATS = 512,  /* its end tag may stand within what begins in it */
    BOUNDS = 1024,  /* no end tag reaches out of it */
    KEEPS_P = 2048, /* it may stand in a paragraph */
    BLOCK = LINE | PARAGRAPH,
    EFFECTS = RLY_HIDES | RLY_QUOTES | RLY_MARKS_CODE | RLY_KEEPS_SPACE | RLY_LINKS
};

/* TAG(id, name, flags), sorted by name. Elements that are not here stand in a line and do nothing. */
#define TAGS                                                              \
    TAG(A, "a", FORMATS)                                                  \
    TAG(ADDRESS, "address", LINE)                                         \
    TAG(AREA, "area", EMPTY)                                              \
    TAG(ARTICLE, "article", LINE)                                         \
    TAG(ASIDE, "aside", LINE)                                             \
    TAG(AUDIO, "audio", RLY_HIDES)                                        \
    TAG(B, "b", FORMATS)                                                  \
    TAG(BASE, "base", EMPTY)                                              \
    TAG(BIG, "big", FORMATS)                                              \
    TAG(BLOCKQUOTE, "blockquote", PARAGRAPH | RLY_QUOTES)                 \
    TAG(BODY, "body", LINE)                                               \
    TAG(BR, "br", EMPTY | LINE | KEEPS_P)                                 \
    TAG(CANVAS, "canvas", RLY_HIDES)                                      \
    TAG(CAPTION, "caption", PARAGRAPH | BOUNDS)                           \
    TAG(CENTER, "center", LINE)                                           \
    TAG(CODE, "code", FORMATS | RLY_MARKS_CODE)                           \
    TAG(COL, "col", EMPTY)                                                \
    TAG(DD, "dd", PARAGRAPH)                                              \
    TAG(DETAILS, "details", LINE)                                         \
    TAG(DIR, "dir", PARAGRAPH)                                            \
    TAG(DIV, "div", LINE)                                                 \
    TAG(DL, "dl", PARAGRAPH)                                              \
    TAG(DT, "dt", PARAGRAPH)                                              \
    TAG(EM, "em", FORMATS)                                                \
    TAG(EMBED, "embed", EMPTY)                                            \
    TAG(FIELDSET, "fieldset", LINE)                                       \
    TAG(FIGCAPTION, "figcaption", LINE)                                   \
    TAG(FIGURE, "figure", PARAGRAPH)                                      \
    TAG(FONT, "font", FORMATS)                                            \
    TAG(FOOTER, "footer", LINE)                                           \
    TAG(FORM, "form", LINE)                                               \
    TAG(H1, "h1", PARAGRAPH)                                              \
    TAG(H2, "h2", PARAGRAPH)                                              \
    TAG(H3, "h3", PARAGRAPH)                                              \
    TAG(H4, "h4", PARAGRAPH)                                              \
    TAG(H5, "h5", PARAGRAPH)                                              \
    TAG(H6, "h6", PARAGRAPH)                                              \
    TAG(HEADER, "header", LINE)                                           \
    TAG(HR, "hr", EMPTY | PARAGRAPH)                                      \
    TAG(I, "i", FORMATS)                                                  \
    TAG(IFRAME, "iframe", RAW)                                            \
    TAG(IMG, "img", EMPTY)                                                \
    TAG(INPUT, "input", EMPTY)                                            \
    TAG(LEGEND, "legend", LINE)                                           \
    TAG(LI, "li", PARAGRAPH)                                              \
    TAG(LINK, "link", EMPTY)                                              \
    TAG(LISTING, "listing", PARAGRAPH | RLY_MARKS_CODE | RLY_KEEPS_SPACE) \
    TAG(MAIN, "main", LINE)                                               \
    TAG(MATH, "math", RLY_HIDES)                                          \
    TAG(MENU, "menu", PARAGRAPH)                                          \
    TAG(META, "meta", EMPTY)                                              \
    TAG(NAV, "nav", LINE)                                                 \
    TAG(NOBR, "nobr", FORMATS)                                            \
    TAG(NOEMBED, "noembed", RAW)                                          \
    TAG(NOFRAMES, "noframes", RAW)                                        \
    TAG(OBJECT, "object", RLY_HIDES | BOUNDS)                             \
    TAG(OL, "ol", PARAGRAPH)                                              \
    TAG(P, "p", PARAGRAPH)                                                \
    TAG(PARAM, "param", EMPTY)                                            \
    TAG(PRE, "pre", PARAGRAPH | RLY_MARKS_CODE | RLY_KEEPS_SPACE)         \
    TAG(S, "s", FORMATS)                                                  \
    TAG(SCRIPT, "script", RAW)                                            \
    TAG(SECTION, "section", LINE)                                         \
    TAG(SELECT, "select", RLY_HIDES)                                      \
    TAG(SMALL, "small", FORMATS)                                          \
    TAG(SOURCE, "source", EMPTY)                                          \
    TAG(STRIKE, "strike", FORMATS)                                        \
    TAG(STRONG, "strong", FORMATS)                                        \
    TAG(STYLE, "style", RAW)                                              \
    TAG(SUMMARY, "summary", LINE)                                         \
    TAG(SVG, "svg", RLY_HIDES)                                            \
    TAG(TABLE, "table", PARAGRAPH | BOUNDS)                               \
    TAG(TBODY, "tbody", LINE)                                             \
    TAG(TD, "td", PARAGRAPH | BOUNDS)                                     \
    TAG(TEMPLATE, "template", RLY_HIDES | BOUNDS)                         \
    TAG(TEXTAREA, "textarea", RAW)                                        \
    TAG(TFOOT, "tfoot", LINE)                                             \
    TAG(TH, "th", PARAGRAPH | BOUNDS)                                     \
    TAG(THEAD, "thead", LINE)                                             \
    TAG(TITLE, "title", RAW)                                              \
    TAG(TR, "tr", LINE)                                                   \
    TAG(TRACK, "track", EMPTY)                                            \
    TAG(TT, "tt", FORMATS)                                                \
    TAG(U, "u", FORMATS)                                                  \
    TAG(UL, "ul", PARAGRAPH)                                              \
    TAG(VIDEO, "video", RLY_HIDES)                                        \
    TAG(WBR, "wbr", EMPTY)                                                \
    TAG(XMP, "xmp", RAW)

#define TAG(id, name, flags) TAG_##id,
enum { TAGS TAG_OTHER };
#undef TAG
#define TAG(id, name, flags) name,
static const rly_word names[] = {TAGS};
#undef TAG
#define TAG(id, name, flags) (flags),
static const uint16_t flags_of[] = {TAGS 0};
#undef TAG

static unsigned number_of(const rly_unwrapper *u, const rly_tag *tag)
{
    static const rly_word_list list = RLY_WORD_LIST(names);
    rly_word lower = {0};
    if (tag->name_size >= sizeof lower)
        return TAG_OTHER;
    for (uint32_t i = 0; i < tag->name_size; i++) {
        char c = u->source[tag->name + i];
        lower[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    size_t found = rly_word_find(&list, lower, tag->name_size);
    return found == RLY_NOT_LISTED ? TAG_OTHER : (unsigned)found;
}

bool rly_element_is_raw(const rly_unwrapper *u, const rly_tag *tag)
{
    return flags_of[number_of(u, tag)] & RAW;
}

static void write_break(rly_unwrapper *u, unsigned flags)
{
    if (flags & BLOCK)
        rly_write_gap(u, flags & PARAGRAPH ? RLY_GAP_PARAGRAPH : RLY_GAP_LINE);
}

/* ---- closing */

/* Close an element; those above it stay open. */
static void close_one(rly_unwrapper *u, size_t i)
{
    rly_element *element = &u->elements[i];
    write_break(u, flags_of[element->tag]);
    rly_effects_end(u, element->effects);
    u->element_count--;
    memmove(element, element + 1, (u->element_count - i) * sizeof *element);
}

/* Close an element with what stands in it. What formats goes on behind it, though not behind a cell of a table. */
static void close_from(rly_unwrapper *u, size_t i)
{
    size_t bound = i;
    while (bound < u->element_count && !(flags_of[u->elements[bound].tag] & BOUNDS))
        bound++;
    for (size_t k = u->element_count; k-- > i;)
        if (k >= bound || k == i || !(flags_of[u->elements[k].tag] & FORMATS))
            close_one(u, k);
}

void rly_elements_end_all(rly_unwrapper *u)
{
    while (u->element_count)
        close_one(u, u->element_count - 1);
}

static bool is_heading(unsigned tag)
{
    return tag >= TAG_H1 && tag <= TAG_H6;
}

static bool is_row_or_table(unsigned tag)
{
    return tag == TAG_TABLE || tag == TAG_TR || tag == TAG_TBODY || tag == TAG_THEAD || tag == TAG_TFOOT;
}

static bool same_name(const rly_unwrapper *u, const rly_element *element, const rly_tag *tag)
{
    if (element->name_size != tag->name_size)
        return false;
    for (uint32_t i = 0; i < tag->name_size; i++) {
        char a = u->source[element->name + i], b = u->source[tag->name + i];
        if (a != b && ((a ^ b) != 32 || !(rly_class_at(&a, 0) & RLY_LETTER)))
            return false;
    }
    return true;
}

void rly_element_end(rly_unwrapper *u, const rly_tag *tag)
{
    unsigned number = number_of(u, tag), flags = flags_of[number];
    if (number == TAG_BR || number == TAG_P) /* </br> and a </p> too many break the line like <br> and <p> */
        write_break(u, flags);
    if (flags & EMPTY)
        return;
    if (u->deeper) {
        u->deeper--;
        write_break(u, flags);
        return;
    }
    for (size_t i = u->element_count; i-- > 0;) {
        const rly_element *open = &u->elements[i];
        bool same = open->tag == number && (number != TAG_OTHER || same_name(u, open, tag));
        if (same && flags & FORMATS) {
            close_one(u, i);
            return;
        }
        if (same || (is_heading(number) && is_heading(open->tag))) {
            close_from(u, i);
            return;
        }
        bool stops = flags_of[open->tag] & BOUNDS || (!(flags & (BLOCK | FORMATS)) && flags_of[open->tag] & BLOCK);
        if (stops && !(is_row_or_table(number) && open->tag != TAG_TABLE)) /* these end the cells in them */
            return;
    }
}

/* ---- opening */

/* Close the innermost element of two kinds, unless a table, or an element with one of the flags `stop_at`, is nearer.
 */
static void close_open(rly_unwrapper *u, unsigned a, unsigned b, unsigned stop_at)
{
    for (size_t i = u->element_count; i-- > 0;) {
        unsigned open = u->elements[i].tag, flags = flags_of[open];
        if (open == a || open == b) {
            close_from(u, i);
            return;
        }
        if (flags & BOUNDS && open != TAG_TD && open != TAG_TH && open != TAG_CAPTION)
            return;
        if (flags & stop_at && open != TAG_DIV && open != TAG_P && open != TAG_ADDRESS)
            return;
    }
}

/* The end tags that may be left out. */
static void close_implied(rly_unwrapper *u, unsigned number)
{
    unsigned flags = flags_of[number];
    switch (number) {
    case TAG_LI:
        close_open(u, TAG_LI, TAG_LI, BLOCK | BOUNDS);
        break;
    case TAG_DT:
    case TAG_DD:
        close_open(u, TAG_DT, TAG_DD, BLOCK | BOUNDS);
        break;
    case TAG_TD:
    case TAG_TH:
        close_open(u, TAG_TD, TAG_TH, 0);
        break;
    case TAG_TBODY:
    case TAG_THEAD:
    case TAG_TFOOT:
        close_open(u, TAG_TBODY, TAG_THEAD, 0);
        close_open(u, TAG_TR, TAG_TFOOT, 0);
        break;
    case TAG_TR:
        close_open(u, TAG_TR, TAG_TR, 0);
        break;
    case TAG_A:
        for (size_t i = u->element_count; i-- > 0 && !(flags_of[u->elements[i].tag] & BOUNDS);)
            if (u->elements[i].tag == TAG_A) {
                close_one(u, i);
                break;
            }
        break;
    default:
        if (is_heading(number) && u->element_count && is_heading(u->elements[u->element_count - 1].tag))
            close_from(u, u->element_count - 1);
        break;
    }
    bool ends_p = flags & BLOCK && !(flags & (KEEPS_P | BOUNDS)) && number != TAG_BODY;
    for (size_t i = u->element_count; ends_p && i-- > 0 && !(flags_of[u->elements[i].tag] & BOUNDS);)
        if (u->elements[i].tag == TAG_P) {
            close_from(u, i);
            break;
        }
}

static bool is_table_part(unsigned tag)
{
    return tag == TAG_TD || tag == TAG_TH || tag == TAG_CAPTION || (is_row_or_table(tag) && tag != TAG_TABLE);
}

static bool is_in_table(const rly_unwrapper *u)
{
    for (size_t i = u->element_count; i-- > 0;)
        if (u->elements[i].tag == TAG_TABLE)
            return true;
    return false;
}

/* How mail programs mark the mail that is answered. */
static bool quotes_mail(rly_str class)
{
    static const char *const marks[] = {"gmail_quote", "yahoo_quoted", "moz-cite-prefix", "protonmail_quote"};
    for (size_t at = 0; at < class.size; at++) {
        if (at > 0 && !(rly_class_at(class.data, at - 1) & RLY_BLANK))
            continue;
        for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
            size_t size = strlen(marks[i]);
            if (class.size - at >= size && memcmp(class.data + at, marks[i], size) == 0)
                return true;
        }
    }
    return false;
}

void rly_element_start(rly_unwrapper *u, const rly_tag *tag)
{
    unsigned number = number_of(u, tag), flags = flags_of[number], effects = flags & EFFECTS;
    close_implied(u, number);
    if (flags & (EMPTY | RAW) || (is_table_part(number) && !is_in_table(u))) {
        if (!tag->hidden)
            write_break(u, flags);
        return;
    }
    if (u->element_count == RLY_DEEPEST) {
        u->deeper++;
        write_break(u, flags);
        return;
    }
    bool foreign = number == TAG_SVG || number == TAG_MATH;
    if (foreign && tag->ends_itself)
        return;
    size_t target = u->out->targets.size;
    if (tag->hidden)
        effects |= RLY_HIDES;
    if (flags & BLOCK && tag->class.size && quotes_mail(tag->class))
        effects |= RLY_QUOTES;
    if (number == TAG_A && tag->href.data) {
        effects |= RLY_LINKS;
        rly_add_target(u, tag->href.data, tag->href.size, false);
    }
    if (!tag->hidden)
        write_break(u, effects & RLY_QUOTES ? PARAGRAPH : flags);
    rly_effects_begin(u, effects, target);
    u->elements[u->element_count++] = (rly_element){
        .name = tag->name, .name_size = tag->name_size, .tag = (uint16_t)number, .effects = (uint16_t)effects};
}
