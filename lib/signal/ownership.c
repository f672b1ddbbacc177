/* SPDX-License-Identifier: Apache-2.0 */
#include "signal/ownership.h"

#include <string.h>
#include <strings.h>

#include "draft/regions.h"
#include "private/phones.h"

const char *rly_owner_name(rly_owner owner)
{
    return owner == RLY_OWNER_COMPANY ? "company" : "person";
}

rly_regions rly_context_regions(const rly_context *context)
{
    rly_regions regions = {.count = 0};
    rly_str list = rly_context_get(context, RLY_KEY_REGIONS), value;
    if (list.size == 0)
        list = rly_context_get(context, RLY_KEY_REGION);
    while (regions.count < RLY_MOST_REGIONS && rly_next_value(&list, &value)) {
        const char *code = rly_region_code(value);
        if (*code)
            memcpy(regions.codes[regions.count++], code, sizeof regions.codes[0]);
    }
    return regions.count ? regions : rly_default_regions;
}

bool rly_shows_private(const rly_context *context)
{
    return rly_str_is(rly_context_get(context, RLY_KEY_SHOW_PRIVATE), "yes");
}

static bool ends_with(rly_str text, rly_str end)
{
    return text.size >= end.size && strncasecmp(text.data + text.size - end.size, end.data, end.size) == 0;
}

static bool is_same_email(rly_str listed, rly_str value)
{
    if (listed.data[0] == '*')
        return ends_with(value, (rly_str){listed.data + 1, listed.size - 1});
    return listed.size == value.size && ends_with(value, listed);
}

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

/* The next letter or digit of a text, small; 0 at its end. */
static char next_alnum(rly_str text, size_t *at)
{
    while (*at < text.size && !is_alnum(text.data[*at]))
        ++*at;
    if (*at == text.size)
        return '\0';
    char c = text.data[(*at)++];
    return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

/* The same letters and digits, whatever stands between them and in any case. */
static bool is_same_text(rly_str a, rly_str b)
{
    for (size_t i = 0, k = 0;;) {
        char left = next_alnum(a, &i);
        if (left != next_alnum(b, &k))
            return false;
        if (left == '\0')
            return true;
    }
}

/* A listed "*@shop.example" is the same as every address there. */
bool rly_is_same_value(const rly_regions *regions, rly_private_type type, rly_str a, rly_str b)
{
    bool email = memchr(a.data, '@', a.size) != NULL;
    if (type == RLY_PRIVATE_EMAIL || email)
        return type == RLY_PRIVATE_EMAIL && email && is_same_email(a, b);
    if (type == RLY_PRIVATE_PHONE)
        return rly_phone_same(a, b, regions);
    return is_same_text(a, b);
}

/* What stands behind the "@" of an e-mail address; nothing when there is none. */
static rly_str host_of(rly_str email)
{
    const char *at = memchr(email.data, '@', email.size);
    return at ? (rly_str){at + 1, email.size - (size_t)(at + 1 - email.data)} : RLY_STR("");
}

/* Is a host that domain, or below it? */
static bool is_within(rly_str host, rly_str domain)
{
    if (domain.size > 4 && strncasecmp(domain.data, "www.", 4) == 0)
        domain = (rly_str){domain.data + 4, domain.size - 4};
    return ends_with(host, domain) && (host.size == domain.size || host.data[host.size - domain.size - 1] == '.');
}

bool rly_context_owns(const rly_context *context, const rly_regions *regions, rly_private_type type, rly_str value)
{
    rly_str list = rly_context_get(context, RLY_KEY_OWN_CONTACTS), entry;
    while (rly_next_value(&list, &entry))
        if (rly_is_same_value(regions, type, entry, value))
            return true;
    list = rly_context_get(context, RLY_KEY_OWN_DOMAINS);
    while (type == RLY_PRIVATE_EMAIL && rly_next_value(&list, &entry))
        if (is_within(host_of(value), entry))
            return true;
    return false;
}

void rly_settle_owners(const rly_context *context, const rly_regions *regions, const rly_text *text,
                       rly_privates *privates)
{
    for (size_t i = 0; i < privates->found.count; i++) {
        rly_private *item = &privates->found.items[i];
        rly_str value = {text->reading.data + item->start, item->end - item->start};
        bool own = rly_context_owns(context, regions, (rly_private_type)item->type, value);
        item->owner = own ? RLY_OWNER_COMPANY : RLY_OWNER_PERSON;
    }
}

/* The words of a list with spaces between that `text` begins with: is there one? */
static bool begins_with_any(rly_str text, const char *words)
{
    while (words) {
        size_t size = strcspn(words, " ");
        if (size <= text.size && strncasecmp(text.data, words, size) == 0)
            return true;
        words = words[size] ? words + size + 1 : NULL;
    }
    return false;
}

/* What stands before the "@"; of a disguised address ("care [at] shop [dot] example") its first word. */
static rly_str local_part(rly_str email)
{
    size_t size = 0;
    while (size < email.size && email.data[size] != '@' && email.data[size] != ' ' && email.data[size] != '[' &&
           email.data[size] != '(')
        size++;
    return (rly_str){email.data, size};
}

/* Is an address at one of the big providers, where people have theirs? */
static bool is_at_provider(rly_str email)
{
    static const char providers[][16] = {
        "gmail.com",   "googlemail.com", "yahoo.com",      "yahoo.co.uk",    "yahoo.co.in",   "ymail.com",
        "hotmail.com", "hotmail.co.uk",  "outlook.com",    "live.com",       "live.co.uk",    "msn.com",
        "me.com",      "icloud.com",     "mac.com",        "aol.com",        "gmx.de",        "gmx.net",
        "web.de",      "proton.me",      "protonmail.com", "btinternet.com", "rediffmail.com"};
    rly_str host = host_of(email);
    while (host.size > 0) { /* itself, and what it is below of */
        for (size_t i = 0; i < sizeof providers / sizeof *providers; i++)
            if (*providers[i] == (*host.data | 0x20) && strlen(providers[i]) == host.size &&
                strncasecmp(host.data, providers[i], host.size) == 0)
                return true;
        const char *dot = memchr(host.data, '.', host.size);
        size_t past = dot ? (size_t)(dot - host.data) + 1 : host.size;
        host = (rly_str){host.data + past, host.size - past};
    }
    return false;
}

/* Does a part of an address before the "@" hold one of the words that only the address of a desk has? */
static bool names_desk(rly_str local)
{
    static const char *const by_letter[26] = {
        ['a' - 'a'] = "account",
        ['b' - 'a'] = "booking billing",
        ['c' - 'a'] = "care contact customer client complain claims",
        ['e' - 'a'] = "enquir escalation",
        ['f' - 'a'] = "feedback",
        ['g' - 'a'] = "guest grievance",
        ['h' - 'a'] = "help hello",
        ['i' - 'a'] = "info inquir",
        ['m' - 'a'] = "media member",
        ['o' - 'a'] = "office orders",
        ['p' - 'a'] = "press privacy",
        ['r' - 'a'] = "reserv refund return reply",
        ['s' - 'a'] = "support service sales social security",
        ['t' - 'a'] = "team",
    };
    for (; local.size > 0; local.data++, local.size--) {
        unsigned letter = ((unsigned char)*local.data | 0x20u) - 'a';
        if (letter < 26 && begins_with_any(local, by_letter[letter]))
            return true;
    }
    return false;
}

bool rly_is_desk(const rly_regions *regions, rly_private_type type, rly_str value)
{
    if (type == RLY_PRIVATE_PHONE)
        return rly_phone_is_service(value, regions);
    return type == RLY_PRIVATE_EMAIL && !is_at_provider(value) && names_desk(local_part(value));
}

bool rly_is_personal(rly_private_type type, rly_str value)
{
    return type == RLY_PRIVATE_EMAIL && (is_at_provider(value) || !memchr(value.data, '@', value.size));
}
