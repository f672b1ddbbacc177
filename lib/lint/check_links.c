/* SPDX-License-Identifier: Apache-2.0 */
/* Where links lead: to a shortener, to a host that is not the company's. */
#include <string.h>
#include <strings.h>

#include "lint/checks.h"

enum { LONGEST_HOST = 253 };

/* The host of a URL, in small letters, without "www."; empty when it is too long to be one. */
static rly_str read_host(const char *url, size_t size, char *room)
{
    size_t start = 0, end, count = 0;
    for (size_t i = 0; i + 2 < size; i++)
        if (memcmp(url + i, "://", 3) == 0) {
            start = i + 3;
            break;
        }
    for (end = start; end < size && !strchr("/?#", url[end]); end++)
        if (url[end] == '@')
            start = end + 1; /* what stands before it is a user, meant to mislead */
    for (size_t i = start; i < end && url[i] != ':'; i++) {
        if (count == LONGEST_HOST)
            return (rly_str){room, 0};
        room[count++] = (char)(url[i] >= 'A' && url[i] <= 'Z' ? url[i] + 32 : url[i]);
    }
    if (count > 4 && memcmp(room, "www.", 4) == 0)
        return (rly_str){room + 4, count - 4};
    return (rly_str){room, count};
}

/* Is `host` that domain, or below it? */
static bool is_below(rly_str host, rly_str domain)
{
    if (domain.size > 4 && strncasecmp(domain.data, "www.", 4) == 0)
        domain = (rly_str){domain.data + 4, domain.size - 4};
    if (domain.size == 0 || host.size < domain.size)
        return false;
    size_t more = host.size - domain.size;
    return strncasecmp(host.data + more, domain.data, domain.size) == 0 && (more == 0 || host.data[more - 1] == '.');
}

/* Is the host one of the own domains? They stand one behind the other, with commas or line ends between. */
static bool is_own(const rly_detection *d, rly_str host)
{
    rly_str all = rly_context_get(&d->context, RLY_KEY_OWN_DOMAINS);
    for (size_t at = 0; at < all.size;) {
        size_t end = at;
        while (end < all.size && !strchr(", \n\t;", all.data[end]))
            end++;
        if (is_below(host, (rly_str){all.data + at, end - at}))
            return true;
        at = end + 1;
    }
    return false;
}

/* Report the URLs whose host is listed (or is not) and which are not the company's own. */
static bool report_hosts(const rly_check *check, bool listed)
{
    const rly_text *text = &check->detection->reply;
    char room[LONGEST_HOST + 1];
    size_t count = rly_text_has(text, RLY_TOKEN_URL) ? text->tokens.count : 0;
    for (size_t i = 0; i < count; i++) {
        const rly_token *token = &text->tokens.items[i];
        if (token->kind != RLY_TOKEN_URL || token->flags & RLY_TOKEN_QUOTED)
            continue;
        rly_str host = read_host(text->reading.data + token->start, token->end - token->start, room);
        if (host.size == 0 || rly_check_lists(check, host) != listed || is_own(check->detection, host))
            continue;
        if (!rly_check_at(check, token->start, token->end, NULL))
            return false;
    }
    return true;
}

/* `words`: the hosts of shorteners. */
bool rly_check_shortened(const rly_check *check)
{
    return report_hosts(check, true);
}

/* `words`: hosts that are let pass beside the own domains. */
bool rly_check_foreign(const rly_check *check)
{
    return report_hosts(check, false);
}
