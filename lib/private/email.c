/* SPDX-License-Identifier: Apache-2.0 */
/* E-mail addresses as they are written out; spelled.c has the disguised ones. */
#include "private/internal.h"

enum { LOCAL_MAX = 64, DOMAIN_MAX = 253, LABEL_MAX = 63 };

/* What may stand before the @: the signs of RFC 5322 less those that are rather marks around an address. */
static bool in_local(char byte)
{
    return rly_view_is_alnum(byte) || (byte && strchr("._+-'%&~!$^", byte));
}

static uint32_t local_start(const char *s, uint32_t sign)
{
    uint32_t start = sign;
    while (start > 0 && sign - start <= LOCAL_MAX && in_local(s[start - 1]))
        start--;
    while (start < sign && !rly_view_is_alnum(s[start]) && s[start] != '_' && s[start] != '+')
        start++;
    return start;
}

static bool is_top(const char *label, uint32_t size)
{
    if (size >= 4 && strncmp(label, "xn--", 4) == 0)
        return size > 4;
    for (uint32_t i = 0; i < size; i++)
        if (!rly_view_is_letter(label[i]))
            return false;
    return size >= 2 || (size == 1 && (unsigned char)*label == RLY_VIEW_LETTER);
}

/* "logo@2x.png" */
static bool is_file(const char *lower, uint32_t top, uint32_t end)
{
    static const char endings[][5] = {"png", "jpg", "jpeg", "gif", "svg", "webp", "pdf", "js", "css"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (end - top == strlen(endings[i]) && memcmp(lower + top, endings[i], end - top) == 0)
            return true;
    return false;
}

/* "jane@acme.example.Please": a sentence that begins without a blank. */
static bool is_sentence(const char *s, uint32_t top, uint32_t end)
{
    return end - top > 3 && s[top] >= 'A' && s[top] <= 'Z' && s[top + 1] >= 'a' && s[top - 2] >= 'a' && s[end] == ' ';
}

uint32_t rly_domain_end(const rly_view *view, uint32_t start)
{
    const char *s = view->bytes;
    uint32_t label = start, end = 0, before = 0;
    for (uint32_t at = start; at - start <= DOMAIN_MAX; at++) {
        if (rly_view_is_alnum(s[at]) || (s[at] == '-' && at > label))
            continue;
        uint32_t past = at;
        while (past > label && s[past - 1] == '-')
            past--;
        if (past == label || past - label > LABEL_MAX)
            break;
        if (label > start && is_top(view->lower + label, past - label)) {
            before = end;
            end = past;
        } else if (label > start && past < at) {
            break;
        }
        if (s[at] != '.' || past < at) {
            if (end != past)
                end = 0; /* "lodash@4.17.21" */
            else if (before && is_sentence(s, label, past))
                end = before;
            return end && is_file(view->lower, label, end) ? 0 : end;
        }
        label = at + 1;
    }
    return end;
}

bool rly_is_sample_email(const char *lower, uint32_t start, uint32_t past, uint32_t host)
{
    static const char names[][20] = {"name",     "yourname", "your.name",   "your_name", "your-name",
                                     "you",      "email",    "youremail",   "someone",   "somebody",
                                     "username", "first",    "first.last",  "firstname", "firstname.lastname",
                                     "lastname", "address",  "emailaddress"};
    static const char hosts[][16] = {"example.",     "domain.", "company.",      "email.", "yourdomain.",
                                     "yourcompany.", "mail.",   "yourprovider.", "xyz.",   "abc."};
    if (past - start >= 4 && memcmp(lower + start, "your", 4) == 0)
        return true;
    bool sample = false, name = false;
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++)
        sample |= strncmp(lower + host, hosts[i], strlen(hosts[i])) == 0;
    for (size_t i = 0; sample && i < sizeof names / sizeof *names; i++)
        name |= past - start == strlen(names[i]) && memcmp(lower + start, names[i], past - start) == 0;
    uint32_t same = start; /* xxxx@example.com */
    while (same < past && lower[same] == 'x')
        same++;
    return name || (sample && same == past);
}

bool rly_seek_email(rly_seeker *seeker)
{
    const rly_view *view = &seeker->view;
    const char *s = view->bytes, *past = s + view->size;
    for (const char *found = s; (found = memchr(found, '@', (size_t)(past - found))); found++) {
        uint32_t sign = (uint32_t)(found - s), start = local_start(s, sign);
        if (start == sign || sign - start > LOCAL_MAX)
            continue;
        char before = start > 0 ? s[start - 1] : 0;
        if (before == '@' || before == '*' || before == '#' || before == '}') /* @jane@mastodon.example, j***n@... */
            continue;
        uint32_t end = rly_domain_end(view, sign + 1);
        if (!end || s[end] == '*' || s[end] == '@' || rly_is_sample_email(view->lower, start, sign, sign + 1))
            continue;
        if (!rly_seek_add(seeker, RLY_PRIVATE_EMAIL, start, end, RLY_BY_SHAPE))
            return false;
    }
    return rly_seek_spelled_email(seeker);
}
