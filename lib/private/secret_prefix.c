/* SPDX-License-Identifier: Apache-2.0 */
/* Keys and tokens that are known by how they begin, or by how they are built. */
#include "private/secret.h"

static const struct {
    const char *prefix, *shape;
} table[] = {
#define RLY_SECRET(prefix, shape, service) {prefix, shape},
#include "private/secrets.def"
#undef RLY_SECRET
};

enum { ROWS = sizeof table / sizeof *table, TOKEN_MIN = 16 };

static bool in_class(char class, char byte)
{
    bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    bool alnum = rly_view_is_digit(byte) || letter;
    switch (class) {
    case 'x':
        return rly_view_is_digit(byte) || (letter && (byte | 32) <= 'f');
    case 'u':
        return alnum && !(byte >= 'a' && byte <= 'z');
    case 'w':
        return alnum || byte == '_' || byte == '-';
    case 't':
        return alnum || (byte && strchr("_-=.", byte));
    case 'b':
        return alnum || (byte && strchr("_-+/=", byte));
    default:
        return alnum;
    }
}

static unsigned read_count(const char **shape)
{
    unsigned count = 0;
    while (rly_view_is_digit(**shape))
        count = count * 10 + (unsigned)(*(*shape)++ - '0');
    return count;
}

/* The end of what has that shape at `at` and does not go on behind it; 0 for none. */
static uint32_t shape_end(const char *s, uint32_t at, const char *shape)
{
    char class = 0;
    bool quoted = false;
    while (*shape) {
        if (*shape == '\'') {
            quoted = !quoted;
            shape++;
            continue;
        }
        if (quoted || *shape < 'a' || *shape > 'z') {
            if (s[at++] != *shape++)
                return 0;
            continue;
        }
        class = *shape++;
        unsigned least = read_count(&shape), most = least, count = 0;
        if (*shape == ',') {
            shape++;
            most = read_count(&shape);
        }
        while (count < most && in_class(class, s[at]))
            count++, at++;
        if (count < least)
            return 0;
    }
    if (class == 't' || class == 'b')
        while (s[at - 1] == '.' || s[at - 1] == '/')
            at--;
    return in_class('a', s[at]) || (s[at] == '_' && class != 'x') ? 0 : at;
}

/* The first row whose prefix begins with a byte that is not below. */
static size_t first_row(char byte)
{
    size_t from = 0, past = ROWS;
    while (from < past) {
        size_t middle = from + (past - from) / 2;
        if ((unsigned char)table[middle].prefix[0] >= (unsigned char)byte)
            past = middle;
        else
            from = middle + 1;
    }
    return from;
}

/* Has it digits, small letters and capitals, as names have not? */
static bool is_varied(const char *s, uint32_t start, uint32_t end)
{
    unsigned kinds = 0;
    for (uint32_t at = start; at < end; at++)
        kinds |= rly_view_is_digit(s[at])       ? 1u
                 : s[at] >= 'a' && s[at] <= 'z' ? 2u
                 : s[at] >= 'A' && s[at] <= 'Z' ? 4u
                                                : 0;
    return kinds == 7;
}

/* Does something near speak of a key? */
static bool is_said(const rly_seeker *seeker, uint32_t start, uint32_t end)
{
    return rly_word_near(seeker, start, end, 12, 6, "key keys apikey token secret api google maps firebase");
}

static uint32_t prefixed_end(const rly_seeker *seeker, uint32_t at, uint32_t limit)
{
    const char *s = seeker->view.bytes;
    uint32_t best = 0;
    for (size_t row = first_row(s[at]); row < ROWS && table[row].prefix[0] == s[at]; row++) {
        size_t size = strlen(table[row].prefix);
        const char *shape = table[row].shape;
        if (at + size >= limit || memcmp(s + at, table[row].prefix, size) != 0)
            continue;
        uint32_t body = at + (uint32_t)size, end = shape_end(s, body, shape + (*shape == '?' || *shape == '!'));
        if (end <= best || !rly_is_mixed(s + body, end - body) || rly_is_filler(s + at, end - at))
            continue;
        if (*shape == '?' ? is_said(seeker, at, end) : *shape != '!' || is_varied(s, body, end))
            best = end;
    }
    return best;
}

/* ---- by how it is built */

/* The end of what has that shape; words of it stand in quotes. */
static uint32_t built_end(const char *s, uint32_t at, const char *shape)
{
    uint32_t end = shape_end(s, at, shape);
    return end && rly_is_mixed(s + at, end - at) && !rly_is_filler(s + at, end - at) ? end : 0;
}

static uint32_t jwt_end(const char *s, uint32_t at)
{
    if (memcmp(s + at, "ey", 2) != 0)
        return 0;
    uint32_t end = built_end(s, at, "w10,4000.w10,8000.b10,2000");
    return end ? end : built_end(s, at, "w10,4000.w10,8000.");
}

/* Four characters, a digit, "Q~": a secret of an application in Entra ID. */
static uint32_t azure_end(const char *s, uint32_t at, uint32_t limit)
{
    if (limit - at < 37 || !rly_view_is_digit(s[at + 3]) || memcmp(s + at + 4, "Q~", 2) != 0)
        return 0;
    uint32_t end = at + 6;
    while (end < limit && end - at < 41 && (in_class('t', s[end]) || s[end] == '~') && s[end] != '=')
        end++;
    while (s[end - 1] == '.')
        end--;
    bool whole = end - at >= 37 && !in_class('w', s[end]) && s[end] != '~';
    return whole && rly_is_mixed(s + at + 6, end - at - 6) && !rly_is_filler(s + at, end - at) ? end : 0;
}

/* The bytes first, for most runs are addresses of the web. */
static uint32_t built(const char *s, uint32_t at, uint32_t limit)
{
    uint32_t end = 0;
    if (s[at] == 'e' && s[at + 1] == 'y')
        end = jwt_end(s, at);
    else if (s[at + 4] == 'Q')
        end = azure_end(s, at, limit);
    else if (s[at + 6] == '_')
        end = built_end(s, at, "a6_a29_'mmk'"); /* MaxMind */
    else if (s[at + 14] == '.' && s[at + 15] == 'a')
        end = built_end(s, at, "a14.'atlasv1'.w60,70"); /* HCP Terraform */
    if (!end && limit - at > 35 && s[at + 32] == '-')
        end = built_end(s, at, "x32-'us'x1,2"); /* Mailchimp */
    if (!end && s[at] >= 'M' && s[at] <= 'O')
        end = built_end(s, at, "w23,27.w6,7.w27,40"); /* a bot of Discord */
    if (!end && rly_view_is_digit(s[at]))
        end = built_end(s, at, "x6,16:w35"); /* a bot of Telegram */
    if (!end && rly_view_is_digit(s[at]))
        end = built_end(s, at, "x15,16|w27,40"); /* an app of Facebook */
    return end;
}

/* Does a part begin at `at` that may be a key: long enough, and with more than letters? Its end. */
static uint32_t part_end(const char *s, uint32_t at, bool *odd)
{
    uint32_t from = at;
    *odd = false;
    while (rly_view_is_alnum(s[at]) || s[at] == '-' || s[at] == '.' || s[at] == '_' || s[at] == '~' || s[at] == ':' ||
           s[at] == '|') {
        *odd |= rly_view_is_digit(s[at]) || s[at] == '_' || (at > from && s[at] >= 'A' && s[at] <= 'Z');
        at++;
    }
    return at;
}

bool rly_seek_prefixed(rly_seeker *seeker, rly_unbroken run)
{
    const char *s = seeker->view.bytes;
    for (uint32_t at = run.start; at + TOKEN_MIN <= run.end; at++) {
        bool odd;
        uint32_t past = part_end(s, at, &odd), end = 0;
        for (uint32_t from = at; odd && from + TOKEN_MIN <= past && !end;) {
            if (memcmp(s + from, "bot", 3) == 0 && rly_view_is_digit(s[from + 3])) /* /bot123456:... */
                from += 3;
            uint32_t other = built(s, from, run.end);
            end = prefixed_end(seeker, from, run.end);
            end = other > end ? other : end;
            if (end && !rly_seek_add(seeker, RLY_PRIVATE_SECRET, from, end, RLY_BY_CONTEXT))
                return false;
            while (from < past && s[from] != ':') /* "token:glpat-..." */
                from++;
            from++;
        }
        at = end > past ? end : past;
    }
    return true;
}

/* The address a service lets anybody post to who knows it. */
bool rly_seek_webhook(rly_seeker *seeker, rly_unbroken run)
{
    static const struct {
        const char *host, *path;
        uint32_t least; /* behind the path */
    } hooks[] = {
        {"hooks.slack.com", "/services/", 20},     {"hooks.slack.com", "/workflows/", 20},
        {"hooks.slack.com", "/triggers/", 20},     {"discord.com", "/api/webhooks/", 60},
        {"discordapp.com", "/api/webhooks/", 60},  {"webhook.office.com", "/webhookb2/", 60},
        {"hooks.zapier.com", "/hooks/catch/", 10},
    };
    const char *s = seeker->view.bytes, *lower = seeker->view.lower;
    uint32_t start = run.start, host = 0;
    for (uint32_t at = run.start; at + 3 < run.end && at - run.start < 64 && !host; at++)
        if (memcmp(s + at, "://", 3) == 0)
            host = at + 3;
    if (!host)
        host = start;
    else
        for (start = host - 3; start > run.start && rly_view_is_letter(s[start - 1]);)
            start--;
    uint32_t slash = host;
    while (slash < run.end && s[slash] != '/')
        slash++;
    if (slash == run.end)
        return true;
    for (size_t i = 0; i < sizeof hooks / sizeof *hooks; i++) {
        size_t name = strlen(hooks[i].host), path = strlen(hooks[i].path);
        if (slash - host < name || memcmp(lower + slash - name, hooks[i].host, name) != 0 || run.end - slash < path ||
            memcmp(lower + slash, hooks[i].path, path) != 0)
            continue;
        uint32_t body = slash + (uint32_t)path, end = body;
        while (end < run.end && (in_class('w', s[end]) || s[end] == '/' || s[end] == '@'))
            end++;
        if (end - body >= hooks[i].least && rly_is_mixed(s + body, end - body) && !rly_is_filler(s + body, end - body))
            return rly_seek_add(seeker, RLY_PRIVATE_SECRET, start, end, RLY_BY_CONTEXT);
    }
    return true;
}
