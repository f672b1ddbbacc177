/* SPDX-License-Identifier: Apache-2.0 */
/* Addresses of the web that carry private data or a key: the whole address is the candidate. */
#include "private/secret.h"

enum { NAME_MAX = 24, URL_MAX = 4096, KEY_MIN = 20 };

typedef enum kind {
    TOKEN,    /* a key, if the value is one */
    MAYBE,    /* a key, if the value can be nothing else */
    PASSWORD, /* any value */
    PHONE,    /* digits */
    POSTCODE,
    IDENTITY /* what has some digits */
} kind;

/* Names of parameters, small and without signs. */
static const struct {
    char name[20];
    uint8_t kind;
} names[] = {
    {"token", TOKEN},
    {"accesstoken", TOKEN},
    {"refreshtoken", TOKEN},
    {"idtoken", TOKEN},
    {"authtoken", TOKEN},
    {"authkey", TOKEN},
    {"apikey", TOKEN},
    {"apitoken", TOKEN},
    {"sig", TOKEN},
    {"signature", TOKEN},
    {"secret", TOKEN},
    {"clientsecret", TOKEN},
    {"reset", TOKEN},
    {"resettoken", TOKEN},
    {"resetkey", TOKEN},
    {"resetcode", TOKEN},
    {"session", TOKEN},
    {"sessionid", TOKEN},
    {"sessiontoken", TOKEN},
    {"sid", TOKEN},
    {"jsessionid", TOKEN},
    {"phpsessid", TOKEN},
    {"sessid", TOKEN},
    {"sess", TOKEN},
    {"jwt", TOKEN},
    {"magic", TOKEN},
    {"magictoken", TOKEN},
    {"logintoken", TOKEN},
    {"invitetoken", TOKEN},
    {"confirmationtoken", TOKEN},
    {"verificationtoken", TOKEN},
    {"verifytoken", TOKEN},
    {"activationcode", TOKEN},
    {"activationkey", TOKEN},
    {"resetpasswordtoken", TOKEN},
    {"passwordtoken", TOKEN},
    {"xamzsignature", TOKEN},
    {"xamzsecuritytoken", TOKEN},
    {"xamzcredential", TOKEN},
    {"xgoogsignature", TOKEN},
    {"hmac", TOKEN},
    {"bearer", TOKEN},
    {"oauthtoken", TOKEN},
    {"auth", TOKEN},
    {"ticket", TOKEN},
    {"otp", PASSWORD},
    {"password", PASSWORD},
    {"passwd", PASSWORD},
    {"pwd", PASSWORD},
    {"passcode", PASSWORD},
    {"pin", PASSWORD},
    {"key", MAYBE},
    {"code", MAYBE},
    {"invite", MAYBE},
    {"confirm", MAYBE},
    {"verify", MAYBE},
    {"confirmation", MAYBE},
    {"access", MAYBE},
    {"tk", MAYBE},
    {"tok", MAYBE},
    {"oobcode", MAYBE},
    {"phone", PHONE},
    {"phonenumber", PHONE},
    {"tel", PHONE},
    {"telephone", PHONE},
    {"mobile", PHONE},
    {"mobilenumber", PHONE},
    {"msisdn", PHONE},
    {"cell", PHONE},
    {"postcode", POSTCODE},
    {"zip", POSTCODE},
    {"zipcode", POSTCODE},
    {"postalcode", POSTCODE},
    {"dob", IDENTITY},
    {"birthdate", IDENTITY},
    {"dateofbirth", IDENTITY},
    {"ssn", IDENTITY},
    {"nino", IDENTITY},
    {"iban", IDENTITY},
    {"card", IDENTITY},
    {"cardnumber", IDENTITY},
    {"passport", IDENTITY},
    {"order", IDENTITY},
    {"orderid", IDENTITY},
    {"orderno", IDENTITY},
    {"ordernumber", IDENTITY},
    {"booking", IDENTITY},
    {"bookingid", IDENTITY},
    {"bookingref", IDENTITY},
    {"bookingreference", IDENTITY},
    {"reservation", IDENTITY},
    {"policy", IDENTITY},
    {"policynumber", IDENTITY},
    {"account", IDENTITY},
    {"accountid", IDENTITY},
    {"accountno", IDENTITY},
    {"accountnumber", IDENTITY},
    {"acct", IDENTITY},
    {"customerid", IDENTITY},
    {"custid", IDENTITY},
    {"customernumber", IDENTITY},
    {"memberid", IDENTITY},
    {"membernumber", IDENTITY},
    {"invoice", IDENTITY},
    {"claimnumber", IDENTITY},
    {"tracking", IDENTITY},
    {"trackingnumber", IDENTITY},
};

static uint32_t count_digits(const char *s, uint32_t start, uint32_t end)
{
    uint32_t digits = 0;
    for (uint32_t at = start; at < end; at++)
        digits += rly_view_is_digit(s[at]);
    return digits;
}

/* "SPRING-2026-SALE": words and numbers. */
static bool is_slug(const char *s, uint32_t start, uint32_t end)
{
    bool letter = false, digit = false, parts = false;
    for (uint32_t at = start; at < end; at++) {
        bool sign = s[at] == '-' || s[at] == '_' || s[at] == '+';
        letter = !sign && (letter || rly_view_is_letter(s[at]));
        digit = !sign && (digit || rly_view_is_digit(s[at]));
        parts |= sign;
        if (letter && digit)
            return false;
    }
    return parts;
}

/* A key: what is mixed of letters and digits and has no words. */
static bool is_key(const char *s, uint32_t start, uint32_t end, uint32_t least)
{
    return rly_is_token(s + start, end - start, least) && count_digits(s, start, end) >= 2 && !is_slug(s, start, end);
}

static int row_of(const char *lower, uint32_t start, uint32_t end)
{
    char name[NAME_MAX + 1] = "";
    size_t size = 0;
    for (uint32_t at = start; at < end && size < NAME_MAX; at++)
        if (rly_view_is_alnum(lower[at]))
            name[size++] = lower[at];
    for (size_t i = 0; size > 1 && i < sizeof names / sizeof *names; i++)
        if (names[i].name[0] == *name && strcmp(names[i].name, name) == 0)
            return (int)i;
    return -1;
}

/* A full postcode, its blank as "", "+", "-" or "%20"; or five digits of a ZIP code. */
static bool is_postcode(const char *lower, uint32_t start, uint32_t end, bool named)
{
    char code[10] = "";
    size_t size = 0;
    for (uint32_t at = start; at < end; at++) {
        if (lower[at] == '+' || lower[at] == '-')
            continue;
        if (lower[at] == '%' && end - at > 2 && memcmp(lower + at, "%20", 3) == 0) {
            at += 2;
            continue;
        }
        if (!rly_view_is_alnum(lower[at]) || size > 8)
            return false;
        code[size++] = lower[at];
    }
    if (count_digits(code, 0, (uint32_t)size) == size)
        return named && (size == 5 || size == 9);
    const char *inward = code + size - 3;
    return size >= 5 && size <= 7 && code[0] >= 'a' && rly_view_is_digit(inward[0]) && inward[1] >= 'a' &&
           inward[2] >= 'a' && count_digits(code, 0, (uint32_t)size - 3) >= 1;
}

static bool is_private_value(const rly_view *view, int row, uint32_t start, uint32_t end)
{
    const char *s = view->bytes;
    uint32_t size = end - start, digits = count_digits(s, start, end);
    if (size == 0 || rly_is_masked(s + start, size) || rly_is_filler(s + start, size))
        return false;
    if (row < 0)
        return is_postcode(view->lower, start, end, false);
    switch ((kind)names[row].kind) {
    case TOKEN:
        return is_key(s, start, end, 8);
    case MAYBE:
        return is_key(s, start, end, 16);
    case PASSWORD:
        return size >= 4;
    case PHONE:
        return digits >= 9;
    case POSTCODE:
        return is_postcode(view->lower, start, end, true);
    case IDENTITY:
        return digits >= 4;
    }
    return false;
}

/* Is there a parameter in [at, end) that is private? */
static bool has_private_parameter(const rly_view *view, uint32_t at, uint32_t end)
{
    const char *s = view->bytes;
    while (at < end) {
        uint32_t name = at, sign = 0;
        for (; at < end && s[at] != '&' && s[at] != ';' && s[at] != '?' && s[at] != '#'; at++)
            if (s[at] == '=' && !sign)
                sign = at;
        if (sign && is_private_value(view, row_of(view->lower, name, sign), sign + 1, at))
            return true;
        at++;
    }
    return false;
}

/* Does [from, end) say that what follows is for once? */
static bool is_for_once(const char *lower, uint32_t from, uint32_t end)
{
    static const char words[][9] = {"reset",  "verify", "confirm", "activate", "magic",
                                    "invite", "token",  "unlock",  "password", "signin"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        uint32_t size = (uint32_t)strlen(words[i]);
        for (uint32_t at = from; at + size <= end && at - from < 40; at++)
            if (memcmp(lower + at, words[i], size) == 0)
                return true;
    }
    return false;
}

/* .../reset/9f8e7d... */
static bool has_private_path(const rly_view *view, uint32_t at, uint32_t end)
{
    const char *s = view->bytes;
    for (uint32_t before = at; end - before > KEY_MIN && at < end; at++) {
        uint32_t from = at;
        while (at < end && s[at] != '/')
            at++;
        if (at - from >= KEY_MIN && is_key(s, from, at, KEY_MIN) && is_for_once(view->lower, before, from))
            return true;
        before = from;
    }
    return false;
}

/* An e-mail address in [at, end), its @ as it is or as "%40". */
static bool has_email(const rly_view *view, uint32_t at, uint32_t end)
{
    const char *s = view->bytes;
    for (uint32_t i = at; i < end; i++) {
        bool coded = s[i] == '%' && end - i > 3 && s[i + 1] == '4' && s[i + 2] == '0';
        if (s[i] != '@' && !coded)
            continue;
        uint32_t start = i, sign = coded ? i + 2 : i, past = rly_domain_end(view, sign + 1);
        while (start > at && i - start < 64 && (rly_view_is_alnum(s[start - 1]) || strchr("._+-%", s[start - 1])))
            start--;
        if (start < i && past && past <= end && s[start] != '%' &&
            !rly_is_sample_email(view->lower, start, i, sign + 1))
            return true;
    }
    return false;
}

/* name:password@ before the host */
static bool has_user(const rly_view *view, uint32_t host, uint32_t end)
{
    const char *s = view->bytes;
    uint32_t sign = host, colon = 0;
    for (; sign < end && s[sign] != '@'; sign++) {
        if (s[sign] == '/' || s[sign] == '?' || s[sign] == '#')
            return false;
        if (s[sign] == ':' && !colon)
            colon = sign;
    }
    if (sign == end || sign == host)
        return false;
    if (!colon)
        return memcmp(s + host, "git@", 4) != 0;
    uint32_t size = sign - colon - 1;
    return size >= 3 && !rly_is_masked(s + colon + 1, size) && !rly_is_filler(s + colon + 1, size) &&
           !(size == 4 && memcmp(view->lower + colon + 1, "pass", 4) == 0);
}

/* Add [start, end) if it carries what is private. */
static bool judge(rly_seeker *seeker, uint32_t start, uint32_t end)
{
    const rly_view *view = &seeker->view;
    const char *s = view->bytes;
    uint32_t host = start;
    for (uint32_t at = start; at + 3 < end && at - start < 16; at++)
        if (memcmp(s + at, "://", 3) == 0)
            host = at + 3;
    uint32_t path = host;
    while (path < end && s[path] != '/' && s[path] != '?' && s[path] != '#')
        path++;
    uint32_t query = path;
    while (query < end && s[query] != '?' && s[query] != '#' && s[query] != ';')
        query++;
    /* Signs first, for most addresses are plain. */
    bool sign = memchr(s + start, '@', end - start) != NULL, coded = memchr(s + path, '%', end - path) != NULL;
    bool found = (sign && host > start && has_user(view, host, end)) || has_private_path(view, path, query) ||
                 (query < end && has_private_parameter(view, query + 1, end)) ||
                 ((sign || coded) && has_email(view, path, end));
    return !found || rly_seek_add(seeker, RLY_PRIVATE_URL, start, end, RLY_BY_CONTEXT);
}

static bool in_url(char byte)
{
    return byte > ' ' && byte < 0x7F && !strchr("<>\"`{}|\\^", byte);
}

/* The end of an address, without the signs of the sentence. */
static uint32_t url_end(const char *s, uint32_t at)
{
    uint32_t end = at;
    while (end - at < URL_MAX && in_url(s[end]))
        end++;
    while (end > at && strchr(".,;:!?'*)]", s[end - 1]))
        end--;
    return end;
}

/* postgres://name:password@host: lib/text knows addresses of the web only. */
static bool seek_schemes(rly_seeker *seeker)
{
    const char *s = seeker->view.bytes, *past = s + seeker->view.size;
    for (const char *found = s; (found = memchr(found, ':', (size_t)(past - found))); found++) {
        uint32_t at = (uint32_t)(found - s), start = at;
        if (s[at + 1] != '/' || s[at + 2] != '/' || rly_seek_span(seeker, RLY_SPAN_URL, at, at + 1))
            continue;
        while (start > 0 && at - start < 16 && (rly_view_is_alnum(s[start - 1]) || s[start - 1] == '+'))
            start--;
        uint32_t end = url_end(s, at + 3);
        if (start < at && end > at + 3 && !judge(seeker, start, end))
            return false;
        found = s + end;
        if (found >= past)
            break;
    }
    return true;
}

/* acme.example/reset?token=...: a host that lib/text does not know for one. */
static bool seek_queries(rly_seeker *seeker)
{
    const char *s = seeker->view.bytes, *past = s + seeker->view.size;
    for (const char *found = s; (found = memchr(found, '?', (size_t)(past - found))); found++) {
        uint32_t at = (uint32_t)(found - s), start = at, points = 0;
        if (!rly_view_is_alnum(s[at + 1]) || rly_seek_span(seeker, RLY_SPAN_URL, at, at + 1))
            continue;
        while (start > 0 && at - start < 128 && in_url(s[start - 1]) && !strchr("([,;'", s[start - 1]))
            points += s[--start] == '.';
        uint32_t end = url_end(s, at + 1);
        if (points && rly_view_is_alnum(s[start]) && !judge(seeker, start, end))
            return false;
        found = s + (end > at ? end - 1 : at);
    }
    return true;
}

bool rly_seek_url(rly_seeker *seeker)
{
    const rly_text *text = seeker->text;
    for (size_t i = 0; i < text->spans.count; i++) {
        const rly_span *span = &text->spans.items[i];
        if (span->kind == RLY_SPAN_URL &&
            !judge(seeker, rly_view_from(seeker, span->start), rly_view_from(seeker, span->end)))
            return false;
    }
    return seek_schemes(seeker) && seek_queries(seeker);
}
