/* SPDX-License-Identifier: Apache-2.0 */
/* IPv4 and MAC addresses; network6.c has IPv6. */
#include "private/internal.h"

static bool is_hex(char byte)
{
    return rly_view_is_digit(byte) || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
}

enum { FEW_TOKENS = 16 };

/* ---- IPv4 */

static uint32_t number_of(const char *s, rly_digits run)
{
    uint32_t number = 0;
    for (uint32_t at = run.start; at < run.end && at < run.start + 4; at++)
        number = number * 10 + (uint32_t)(s[at] - '0');
    return number;
}

/* Do four runs of digits from `run` on make an address? */
static bool read_four(const char *s, const rly_digits *run, uint8_t octets[4])
{
    for (int i = 0; i < 4; i++) {
        if (run[i].end - run[i].start > 3 || number_of(s, run[i]) > 255)
            return false;
        if (i < 3 && (s[run[i].end] != '.' || run[i + 1].start != run[i].end + 1))
            return false;
        octets[i] = (uint8_t)number_of(s, run[i]);
    }
    return true;
}

uint32_t rly_prefix_end(const char *s, uint32_t end, uint32_t most)
{
    uint32_t bits = 0, at = end + 1;
    if (s[end] != '/' || !rly_view_is_digit(s[at]))
        return end;
    for (; at < end + 4 && rly_view_is_digit(s[at]); at++)
        bits = bits * 10 + (uint32_t)(s[at] - '0');
    return bits <= most && !rly_view_is_alnum(s[at]) ? at : end;
}

/* The addresses that stand in manuals: of private networks, the machine itself, everybody, public resolvers. */
static bool is_well_known(const uint8_t octets[4])
{
    static const uint8_t resolvers[][4] = {{8, 8, 8, 8}, {8, 8, 4, 4},         {1, 1, 1, 1},        {1, 0, 0, 1},
                                           {9, 9, 9, 9}, {149, 112, 112, 112}, {208, 67, 222, 222}, {208, 67, 220, 220},
                                           {4, 2, 2, 2}, {94, 140, 14, 14},    {94, 140, 15, 15},   {76, 76, 2, 0}};
    for (size_t i = 0; i < sizeof resolvers / sizeof *resolvers; i++)
        if (memcmp(octets, resolvers[i], 4) == 0)
            return true;
    return octets[0] == 10 || octets[0] == 127 || octets[0] == 0 || octets[0] == 255 ||
           (octets[0] == 192 && octets[1] == 168) || (octets[0] == 169 && octets[1] == 254) ||
           (octets[0] == 172 && octets[1] >= 16 && octets[1] < 32);
}

/* Is there no word but what the address itself is made of? */
static bool is_without_words(const rly_seeker *seeker, uint32_t start, uint32_t end)
{
    const rly_text *text = seeker->text;
    if (text->tokens.count > FEW_TOKENS)
        return false;
    for (size_t i = 0; i < text->tokens.count; i++) {
        const rly_token *token = &text->tokens.items[i];
        if (token->kind != RLY_TOKEN_WORD || token->flags & RLY_TOKEN_DIGIT)
            continue;
        uint32_t at = rly_view_from(seeker, token->start);
        if (at < start || at >= end)
            return false;
    }
    return true;
}

static const char networks[] = "ip ipv4 ipv6 ips loopback subnet cidr firewall login logins signin server host "
                               "allowlisted whitelisted nat64 mapped";
static const char manuals[] = "router gateway modem hub dns resolver resolvers browser admin default bar";
static const char versions[] =
    "version versions ver firmware build release released patch driver drivers software update "
    "updated updates upgrade upgraded app ios android chrome section sections clause "
    "paragraph article chapter terms fix fixed hotfix rollout";

/* What four numbers with points are: an address, or a version, a section ... */
static bool is_address(const rly_seeker *seeker, uint32_t start, uint32_t end, const uint8_t octets[4], bool prefix)
{
    unsigned network = rly_word_near(seeker, start, end, 5, 0, networks);
    if (is_well_known(octets)) {
        if (rly_word_near(seeker, start, end, 10, 6, manuals))
            return false;
        return prefix || rly_word_near(seeker, start, end, 2, 0, "ip ipv4 server address") ||
               is_without_words(seeker, start, end);
    }
    unsigned version = rly_word_near(seeker, start, end, 5, 3, versions);
    if (prefix || (network && (!version || network < version)))
        return true;
    if (version)
        return false;
    /* The parts of versions are small, the first above all. */
    int large = 0;
    for (int i = 0; i < 4; i++)
        large += octets[i] >= 32;
    return (octets[0] >= 24 && large >= 2) || rly_word_near(seeker, start, end, 10, 6, networks) ||
           is_without_words(seeker, start, end);
}

static bool touches(const char *s, uint32_t start, uint32_t end)
{
    if (start > 0 && (strchr("-/.", s[start - 1]) || (s[start - 1] == ':' && start > 1 && s[start - 2] == ':')))
        return s[start - 1] != '/' || (start > 1 && rly_view_is_alnum(s[start - 2]));
    return (s[end] == '.' || s[end] == '-') && rly_view_is_alnum(s[end + 1]);
}

static bool seek_four(rly_seeker *seeker)
{
    const char *s = seeker->view.bytes;
    const rly_digits *runs = seeker->digits.items;
    for (size_t i = 0; i + 4 <= seeker->digits.count; i++) {
        uint8_t octets[4];
        if (s[runs[i].end] != '.' || !read_four(s, runs + i, octets))
            continue;
        uint32_t start = runs[i].start, end = runs[i + 3].end, past = rly_prefix_end(s, end, 32);
        if (!rly_seek_is_whole(seeker, start, past) || touches(s, start, past) ||
            !is_address(seeker, start, past, octets, past > end))
            continue;
        bool said = rly_word_near(seeker, start, past, 5, 0, networks);
        if (!rly_seek_add(seeker, RLY_PRIVATE_IP, start, past, said ? RLY_BY_CONTEXT : RLY_BY_SHAPE))
            return false;
        i += 3;
    }
    return true;
}

/* ---- MAC */

/* The end of six pairs with `sign` between, or (".") three fours; 0 for none. */
static uint32_t mac_end(const char *s, uint32_t at, char sign)
{
    unsigned groups = sign == '.' ? 3 : 6, size = sign == '.' ? 4 : 2;
    for (unsigned group = 0; group < groups; group++) {
        for (unsigned i = 0; i < size; i++)
            if (!is_hex(s[at++]))
                return 0;
        if (group + 1 < groups && s[at++] != sign)
            return 0;
    }
    return rly_view_is_alnum(s[at]) || (s[at] == sign && rly_view_is_alnum(s[at + 1])) ? 0 : at;
}

/* A device's own address: not everybody's, not nobody's; and not merely six numbers. */
static bool is_device(const rly_seeker *seeker, uint32_t start, uint32_t end, char sign)
{
    const char *s = seeker->view.lower;
    bool letter = false, number = false, same = true;
    for (uint32_t at = start; at < end; at++) {
        letter |= s[at] >= 'a';
        number |= rly_view_is_digit(s[at]);
        same &= s[at] == s[start] || s[at] == sign;
    }
    if (same)
        return false;
    if (letter && (number || sign == ':'))
        return true;
    return rly_word_near(seeker, start, end, 6, 3, "mac ethernet bssid hardware") ||
           rly_seek_is_alone(seeker, start, end);
}

static bool seek_mac(rly_seeker *seeker, char sign)
{
    const char *s = seeker->view.bytes, *past = s + seeker->view.size;
    uint32_t size = sign == '.' ? 4 : 2;
    for (const char *found = s; (found = memchr(found, sign, (size_t)(past - found))); found++) {
        uint32_t at = (uint32_t)(found - s);
        if (at < size || !is_hex(s[at - 1]) || !is_hex(s[at + 1]) || s[at + 1 + size] != sign)
            continue;
        uint32_t start = at - size, end = mac_end(s, start, sign);
        bool joined = start > 0 && (rly_view_is_alnum(s[start - 1]) || s[start - 1] == sign);
        if (!end || joined || !is_device(seeker, start, end, sign))
            continue;
        if (!rly_seek_add(seeker, RLY_PRIVATE_MAC, start, end, RLY_BY_SHAPE))
            return false;
    }
    return true;
}

bool rly_seek_network(rly_seeker *seeker)
{
    if (seeker->digits.count == 0)
        return true;
    return seek_four(seeker) && seek_mac(seeker, ':') && seek_mac(seeker, '-') && seek_mac(seeker, '.') &&
           rly_seek_ipv6(seeker);
}
