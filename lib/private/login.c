/* SPDX-License-Identifier: Apache-2.0 */
/* Usernames and passwords: what stands behind a word that names them. */
#include "private/internal.h"

enum { VALUE_MAX = 128, GAP_TOKENS = 8 };

/* What stands between the name and the value. */
typedef enum sign {
    NOTHING, /* "Login ID TSMITH04" */
    SAID,    /* "is", "to" */
    WRITTEN, /* a colon, "=" */
} sign;

typedef struct value {
    uint32_t start, end;
    sign sign;
    bool quoted, last; /* in quotes; nothing of the sentence behind it */
} value;

static uint32_t word_end(const char *s, uint32_t at)
{
    while (rly_view_is_letter(s[at]) || (s[at] == '\'' && rly_view_is_letter(s[at + 1])))
        at++;
    return at;
}

static uint32_t skip_blanks(const char *s, uint32_t at)
{
    for (int i = 0; i < 4 && (s[at] == ' ' || s[at] == '\t' || s[at] == '*'); i++)
        at++;
    return at;
}

/* Does a name with a sign come next, as in "Username: jo Password: ..."? */
static bool is_next_named(const char *s, uint32_t at)
{
    at = word_end(s, skip_blanks(s, at));
    return s[at] == ':' || s[at] == '=';
}

/* The value at `at`. In quotes it may be several words. */
static bool read_value(const rly_view *view, uint32_t at, value *out)
{
    const char *s = view->bytes;
    char open = s[at], close = 0;
    if (open && strchr("\"'`([<", open)) {
        close = open == '(' ? ')' : open == '[' ? ']' : open == '<' ? '>' : open;
        at++;
    }
    uint32_t end = at;
    while (end < view->size && end - at < VALUE_MAX && s[end] != '\n' && s[end] != '\t' &&
           !(close && s[end] == close) && (s[end] != ' ' || close == '"'))
        end++;
    out->quoted = close && s[end] == close && open != '[' && open != '<';
    bool mark = s[end] == '\0' || s[end] == '\n' || is_next_named(s, end);
    while (end > at && !(close && s[end] == close) && strchr(".,;:)\"'*?", s[end - 1])) {
        mark |= s[end - 1] == '.' || s[end - 1] == ',' || s[end - 1] == ';';
        end--;
    }
    out->start = at;
    out->end = end;
    out->last = mark || s[end] == ')';
    return end > at && !(open == '[' || open == '<');
}

/* Words that lead from the name to the value: "password for the guest Wi-Fi is now ...". */
static const char leading[] = "is was to as will be has been set changed reset now currently for of on your our the "
                              "my this account wifi wi fi guest network router hub portal login and user temporary "
                              "new here's below just it's = : ";

/* "password on the older one is ...": past the words of such a phrase, to "is" or a colon; `at` when there is none. */
static uint32_t past_phrase(const rly_view *view, uint32_t at)
{
    const char *s = view->bytes;
    uint32_t from = at, end = word_end(s, at);
    if (!rly_word_in("for on of at to in", view->lower + at, end - at))
        return at;
    for (int i = 0; i < GAP_TOKENS; i++) {
        from = skip_blanks(s, end);
        if (s[from] == ':' || s[from] == '=')
            return from;
        end = word_end(s, from);
        if (rly_word_in("is was", view->lower + from, end - from))
            return from;
        while (rly_view_is_alnum(s[end]) || s[end] == '-')
            end++;
        if (end == from)
            break;
    }
    return at;
}

/* Past one of the words that lead to a value, or a hyphen; `at` when there is none. */
static uint32_t past_lead(const rly_view *view, uint32_t at, value *out)
{
    const char *s = view->bytes;
    uint32_t end = word_end(s, at);
    if (end == at && s[at] == '-' && (s[at + 1] == ' ' || (s[at + 1] | 32) == 'f')) { /* "password - ...", "Wi-Fi" */
        out->sign = s[at + 1] == ' ' && out->sign == NOTHING ? SAID : out->sign;
        return at + 1;
    }
    if (end == at || !rly_word_in(leading, view->lower + at, end - at))
        return at;
    if (rly_word_in("is was to as be it's here's", view->lower + at, end - at))
        out->sign = SAID;
    else if (rly_word_in("changed reset set your the our my this", view->lower + at,
                         end - at)) /* "was reset yesterday",
                                      "to your hub" */
        out->sign = NOTHING;
    return end;
}

/* From the end of a name to its value. */
static bool find_value(const rly_view *view, uint32_t at, value *out)
{
    const char *s = view->bytes;
    *out = (value){.sign = NOTHING};
    at = past_phrase(view, skip_blanks(s, at));
    for (int i = 0; i < GAP_TOKENS; i++) {
        at = skip_blanks(s, at);
        if (s[at] == ':' || s[at] == '=') {
            out->sign = WRITTEN;
            while (s[at] == ':' || s[at] == '=' || s[at] == '>')
                at++;
            at = skip_blanks(s, at);
            at += s[at] == '\n';
            break;
        }
        uint32_t past = past_lead(view, at, out);
        if (past == at)
            break;
        at = past;
    }
    return read_value(view, skip_blanks(s, at), out);
}

/* ---- what the value is */

typedef struct looks {
    unsigned digits, small, large, inner_large, signs, masks;
} looks;

static looks look(const char *s, const value *v)
{
    looks is = {0};
    for (uint32_t at = v->start; at < v->end; at++) {
        bool large = s[at] >= 'A' && s[at] <= 'Z';
        is.digits += rly_view_is_digit(s[at]);
        is.small += s[at] >= 'a' && s[at] <= 'z';
        is.large += large;
        is.inner_large += large && at > v->start;
        is.signs += !rly_view_is_alnum(s[at]);
        is.masks += s[at] == '*' || s[at] == '_' || s[at] == 'x' || s[at] == 'X' || s[at] == '.' || s[at] == '#' ||
                    (unsigned char)s[at] == RLY_VIEW_OTHER;
    }
    return is;
}

/* Words that follow "password is" and "username:" and are no values. */
static const char plain[] =
    "a about above across again all along already also always an and any are as ask asked at attached back bad be "
    "because "
    "before below between blank both but by can cannot can't case change check click come compromised confidential "
    "contact correct could create current default did different do does doesn't don't down easy eight either email "
    "emailed empty enough enter every exactly expired extra failing field fine first for forgotten found free from "
    "full go going good got gone had has have having he her here hidden his how however i i'd i'll i'm i've if "
    "important in "
    "inactive incorrect insecure invalid is isn't it it's its just keep kept letter letters like linked listed "
    "locked log long look lost lower lowercase made make may maybe me minimum missing more most must my n/a need "
    "needed "
    "needs never new next no none not nothing now number numbers of off ok okay old on once one only open optional or "
    "other our out outdated over own page pending permanent please possible press previous private probably "
    "protected public ready really recent recommended required reset right safe same sample saved see select sent set "
    "shared she should shown since six so some someone something soon sorry still strong such sure tap ten than that "
    "that's the their them then there there's these they they're this those three through tied to too try twelve two "
    "typed unchanged unique unknown until up updated upper uppercase us use used using usually valid via visible was "
    "wasn't "
    "way we we'd we'll we're we've weak well were what whatever when where which while who why will with within "
    "without won't "
    "work working would wrong yesterday today tonight tomorrow earlier yes yet you you'd you'll you're you've your "
    "yours unavailable taken available tba tbc "
    "optional secure verified enabled disabled accepted rejected entered characters simple safest name names user";

static bool has_ending(const char *lower, const value *v)
{
    static const char endings[][6] = {"ed", "ing", "ly", "able", "ible", "ful", "less", "tive", "ation", "ment"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        uint32_t size = (uint32_t)strlen(endings[i]);
        if (v->end - v->start > size + 1 && memcmp(lower + v->end - size, endings[i], size) == 0)
            return true;
    }
    return false;
}

/* "8-16 characters", "case-sensitive", "at least ...": what is said of passwords in general. */
static bool is_policy(const rly_view *view, const value *v)
{
    uint32_t at = skip_blanks(view->bytes, v->end), end = word_end(view->bytes, at);
    return rly_word_in("character characters char chars letters digits numbers symbols words long minutes hours days",
                       view->lower + at, end - at) ||
           rly_word_in("case-sensitive alphanumeric alpha-numeric one-time", view->lower + v->start, v->end - v->start);
}

static bool is_word(const rly_view *view, const value *v)
{
    const char *lower = view->lower + v->start, *blank = memchr(lower, ' ', v->end - v->start);
    if (blank) /* words that are quoted from a screen */
        return rly_word_in("too not must the your a an at invalid incorrect wrong forgot forgotten already password",
                           lower, (size_t)(blank - lower));
    return rly_word_in(plain, lower, v->end - v->start) || has_ending(view->lower, v);
}

static bool is_address_of_web(const rly_view *view, const value *v)
{
    const char *lower = view->lower + v->start;
    uint32_t size = v->end - v->start;
    return size > 8 && (memcmp(lower, "http", 4) == 0 || memcmp(lower, "www.", 4) == 0);
}

/* A sign that words do not have: not a hyphen, apostrophe or slash. */
static bool has_symbol(const char *s, const value *v)
{
    for (uint32_t at = v->start; at < v->end; at++)
        if (s[at] && strchr("!#$%&*+=?@^_~|", s[at]) && at + 1 < v->end)
            return true;
    return false;
}

static bool is_password(const rly_seeker *seeker, const value *v)
{
    const rly_view *view = &seeker->view;
    const char *s = view->bytes;
    uint32_t size = v->end - v->start;
    looks is = look(s, v);
    if (size < 4 || is.masks * 2 > size || strchr("{[<@", s[v->start]) || is_address_of_web(view, v) ||
        is_policy(view, v) || s[v->start] == '&')
        return false;
    if (is.digits == size) /* PINs and one-time codes are another family's */
        return v->sign != NOTHING && size >= 6 &&
               (size > 8 || !(rly_topics_near(seeker, v->start, v->end, 8, 8) & (RLY_ABOUT(OTP) | RLY_ABOUT(PIN))));
    bool made = is.digits || is.inner_large || has_symbol(s, v);
    if (made && is.small + is.large + is.digits > 2 && !is_word(view, v)) {
        if (v->sign != NOTHING)
            return is.large != size || is.digits || v->quoted || v->last;
        return v->quoted ? is.digits : is.digits && is.small + is.large;
    }
    /* A plain word: it must be all that is said. */
    return (!is.signs || v->quoted) && v->sign != NOTHING && !is_word(view, v) && (v->quoted || (v->last && size >= 5));
}

static bool is_username(const rly_seeker *seeker, const value *v)
{
    const rly_view *view = &seeker->view;
    const char *s = view->bytes;
    uint32_t size = v->end - v->start;
    looks is = look(s, v);
    if (size < 3 || size > 64 || is.masks * 2 > size || is_word(view, v) || is_address_of_web(view, v) ||
        is_policy(view, v))
        return false;
    for (uint32_t at = v->start; at < v->end; at++)
        if (!rly_view_is_alnum(s[at]) && !strchr("._-+\\", s[at]))
            return false;
    bool made = (is.digits && is.small + is.large) || (is.signs && is.small + is.large) || is.inner_large * 2 > size;
    if (v->sign == NOTHING)
        return v->quoted || (is.digits && is.small + is.large) || memchr(s + v->start, '_', size);
    if (is.digits == size)
        return size >= 5;
    return made || v->quoted || v->last;
}

bool rly_seek_login(rly_seeker *seeker)
{
    const rly_view *view = &seeker->view;
    const uint64_t about = RLY_ABOUT(PASSWORD) | RLY_ABOUT(USERNAME);
    for (size_t i = 0; (seeker->topics & about) && i < seeker->hints.count; i++) {
        const rly_hint *hint = &seeker->hints.items[i];
        if (!(hint->topics & about))
            continue;
        uint32_t at = rly_view_from(seeker, seeker->text->tokens.items[hint->past - 1].end);
        value found;
        bool password = hint->topics & RLY_ABOUT(PASSWORD);
        if (view->bytes[at] == '\'' || !find_value(view, at, &found))
            continue;
        if (!(password ? is_password(seeker, &found) : is_username(seeker, &found)))
            continue;
        if (!rly_seek_add(seeker, password ? RLY_PRIVATE_PASSWORD : RLY_PRIVATE_USERNAME, found.start, found.end,
                          RLY_BY_CONTEXT))
            return false;
    }
    return true;
}
