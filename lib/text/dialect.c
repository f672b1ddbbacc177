/* SPDX-License-Identifier: Apache-2.0 */
/* What a placeholder stands for: by the table of the help desks, by the settings, or by the words of its name. */
#include "text/internal.h"
#include "text/placeholder.h"

const rly_dialect rly_dialects[RLY_DIALECTS] = {
#define RLY_DIALECT(id, name, title, syntax, fallback, empty) {name, title, RLY_SYNTAX_##syntax, fallback, empty},
#include "text/dialects.def"
#undef RLY_DIALECT
};

const char *const rly_stands_names[RLY_STANDS_COUNT] = {
#define RLY_STANDS(id, name, span, sample, longest) name,
#include "text/dialects.def"
#undef RLY_STANDS
};

const char *const rly_samples[RLY_STANDS_COUNT] = {
#define RLY_STANDS(id, name, span, sample, longest) sample,
#include "text/dialects.def"
#undef RLY_STANDS
};

const char *const rly_longest_samples[RLY_STANDS_COUNT] = {
#define RLY_STANDS(id, name, span, sample, longest) longest,
#include "text/dialects.def"
#undef RLY_STANDS
};

typedef struct variable {
    uint32_t dialects;
    const char *name;
    uint8_t size, stands;
    bool open; /* any letters may follow */
} variable;

static const variable variables[] = {
#define RLY_VARIABLE(dialects, name, stands)                                                            \
    {dialects, name, (uint8_t)(sizeof(name) - 1 - (sizeof(name) > 1 && name[sizeof(name) - 2] == '*')), \
     RLY_STANDS_##stands, name[sizeof(name) - 2] == '*'},
#include "text/dialects.def"
#undef RLY_VARIABLE
};
enum { VARIABLES = sizeof variables / sizeof *variables };
_Static_assert(RLY_DIALECTS <= 32, "a dialect is a bit");

rly_dialect_id rly_dialect_find(rly_str name)
{
    for (unsigned i = 0; i < RLY_DIALECTS; i++)
        if (rly_str_is(name, rly_dialects[i].name))
            return (rly_dialect_id)i;
    return RLY_DIALECTS;
}

bool rly_stands_for_customer(uint8_t stands)
{
    return stands == RLY_STANDS_CUSTOMER_FIRST || stands == RLY_STANDS_CUSTOMER_LAST ||
           stands == RLY_STANDS_CUSTOMER_NAME || stands == RLY_STANDS_PERSON;
}

bool rly_stands_for_agent(uint8_t stands)
{
    return stands == RLY_STANDS_AGENT_FIRST || stands == RLY_STANDS_AGENT_LAST || stands == RLY_STANDS_AGENT_NAME ||
           stands == RLY_STANDS_SIGNATURE || stands == RLY_STANDS_PERSON;
}

/* ---- by the words of its name */

/* A name in which words are looked for, and the letters that words of it begin with, a bit each. */
typedef struct worded {
    rly_str name;
    uint32_t begins;
} worded;

static uint32_t letter_bit(char letter)
{
    return UINT32_C(1) << (letter & 31);
}

/* Does a word of a name begin at byte `at`: "first_name", "firstName", "FIRST NAME"? */
static bool begins_word(rly_str name, size_t at)
{
    return at == 0 || !(rly_class_at(name.data, at - 1) & RLY_LETTER) ||
           (rly_class_at(name.data, at - 1) & RLY_LOWER && rly_class_at(name.data, at) & RLY_UPPER);
}

static worded in_words(rly_str name)
{
    worded n = {name, 0};
    for (size_t at = 0; at < name.size; at++)
        n.begins |= begins_word(name, at) ? letter_bit(name.data[at]) : 0;
    return n;
}

/* Whether a word of a name is `word`, or begins with it. */
static bool has_word(const worded *n, const char *word)
{
    if (!(n->begins & letter_bit(*word)))
        return false;
    size_t size = strlen(word);
    for (size_t at = 0; at + size <= n->name.size; at++) {
        size_t i = 0;
        while (i < size && (n->name.data[at + i] | 0x20) == word[i])
            i++;
        if (i == size && begins_word(n->name, at))
            return true;
    }
    return false;
}

static bool has_one(const worded *n, const char *const *words)
{
    for (; *words; words++)
        if (has_word(n, *words))
            return true;
    return false;
}

/* What a name is about, which its words say wherever it comes from. */
static uint8_t guess_name(const worded *n, bool first, bool last)
{
    static const char *const agent[] = {"agent",   "assignee", "staff",   "teammate", "my",     "me",
                                        "analyst", "rep",      "advisor", "sender",   "author", "owner",
                                        "signer",  "your",     "current", "operator", NULL};
    static const char *const customer[] = {"customer", "requester", "recipient", "contact", "client", "guest",
                                           "buyer",    "patient",   "member",    "caller",  NULL};
    if (has_one(n, agent))
        return first ? RLY_STANDS_AGENT_FIRST : last ? RLY_STANDS_AGENT_LAST : RLY_STANDS_AGENT_NAME;
    if (has_one(n, customer))
        return first ? RLY_STANDS_CUSTOMER_FIRST : last ? RLY_STANDS_CUSTOMER_LAST : RLY_STANDS_CUSTOMER_NAME;
    return RLY_STANDS_PERSON;
}

static uint8_t guess(rly_str name)
{
    static const char *const places[] = {"company",  "brand",  "team",    "shop",       "store",
                                         "business", "organi", "product", "file",       "group",
                                         "inbox",    "item",   "field",   "department", NULL};
    static const char *const signs[] = {"signature", "initials", "signoff", NULL};
    static const struct {
        const char *words[6];
        uint8_t stands;
    } kinds[] = {
        {{"email", "e-mail", "mail"}, RLY_STANDS_EMAIL},
        {{"phone", "tel", "mobile"}, RLY_STANDS_PHONE},
        {{"url", "link", "site", "href"}, RLY_STANDS_URL},
        {{"date", "day", "dob", "deadline"}, RLY_STANDS_DATE},
        {{"time", "hour"}, RLY_STANDS_TIME},
        {{"amount", "price", "total", "balance", "refund"}, RLY_STANDS_MONEY},
        {{"number", "id", "ref", "reference", "code"}, RLY_STANDS_NUMBER},
        {{"subject", "title", "topic"}, RLY_STANDS_SUBJECT},
    };
    const worded n = in_words(name);
    if (has_one(&n, signs))
        return RLY_STANDS_SIGNATURE;
    bool named = has_word(&n, "name") || has_word(&n, "firstname") || has_word(&n, "lastname") ||
                 has_word(&n, "fullname") || has_word(&n, "surname");
    if (named && has_one(&n, places))
        return RLY_STANDS_COMPANY;
    if (named && !has_word(&n, "user_name") && !has_word(&n, "names"))
        return guess_name(&n, has_word(&n, "first"), has_word(&n, "last") || has_word(&n, "surname"));
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (has_one(&n, kinds[i].words))
            return kinds[i].stands;
    return RLY_STANDS_NOTHING;
}

/* ---- by the tables */

static bool is_variable(const variable *v, rly_str name)
{
    return (v->open ? name.size >= v->size : name.size == v->size) && *name.data == *v->name &&
           memcmp(name.data, v->name, v->size) == 0;
}

/* Of two help desks one may mean the customer and the other the writer. */
static uint8_t either(uint8_t a, uint8_t b)
{
    bool people = (rly_stands_for_customer(a) || rly_stands_for_agent(a)) &&
                  (rly_stands_for_customer(b) || rly_stands_for_agent(b));
    if (a == RLY_STANDS_NOTHING)
        return b;
    return a != b && people ? (uint8_t)RLY_STANDS_PERSON : a;
}

static uint32_t dialects_of_syntax(uint8_t syntax)
{
    uint32_t found = 0;
    for (unsigned i = 0; i < RLY_DIALECTS; i++)
        found |= rly_dialects[i].syntax == (rly_placeholder_syntax)syntax ? UINT32_C(1) << i : 0;
    return found;
}

/* An entry of the settings' list, "order.eta=date", "custom.*", in its parts. */
typedef struct own_entry {
    rly_str name, kind;
    bool open; /* any letters may follow the name */
} own_entry;

static bool next_own(rly_str *own, own_entry *entry)
{
    rly_str value;
    if (!rly_next_value(own, &value))
        return false;
    const char *sign = memchr(value.data, '=', value.size);
    size_t size = sign ? (size_t)(sign - value.data) : value.size;
    entry->name = rly_str_trim((rly_str){value.data, size});
    entry->kind = sign ? rly_str_trim((rly_str){sign + 1, value.size - size - 1}) : RLY_STR("");
    entry->open = entry->name.size && entry->name.data[entry->name.size - 1] == '*';
    entry->name.size -= entry->open;
    return true;
}

static uint8_t stands_of(rly_str kind)
{
    uint8_t i = 1;
    while (i < RLY_STANDS_COUNT && !rly_str_is(kind, rly_stands_names[i]))
        i++;
    return i;
}

static const char *stands_name(const void *names, size_t i)
{
    return ((const char *const *)names)[i];
}

replylint_status rly_own_placeholders_check(rly_str own, rly_place place, replylint_error *error)
{
    own_entry entry;
    while (next_own(&own, &entry)) {
        if (!entry.kind.size || stands_of(entry.kind) < RLY_STANDS_COUNT)
            continue;
        const char *near = rly_nearest(entry.kind, stands_name, rly_stands_names, RLY_STANDS_COUNT);
        return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, place, "no placeholder stands for \"%.*s\"; %s%s%s",
                        (int)entry.kind.size, entry.kind.data,
                        near ? "did you mean \"" : "use customer-first-name, date, url", near ? near : " ...",
                        near ? "\"?" : "");
    }
    return REPLYLINT_OK;
}

/* The settings' own, the first one that fits. */
static bool look_up_own(rly_placeholder *p, rly_str own)
{
    own_entry entry;
    while (next_own(&own, &entry)) {
        bool fits = entry.open ? p->name.size > entry.name.size : p->name.size == entry.name.size;
        if (!fits || memcmp(p->name.data, entry.name.data, entry.name.size) != 0)
            continue;
        uint8_t stands = stands_of(entry.kind);
        p->stands = stands < RLY_STANDS_COUNT ? stands : guess(p->name);
        return true;
    }
    return false;
}

/* Go through the table: the first row of a dialect that fits is the nearest. What the dialects that are asked say
 * counts, else what others say, else the words of the name. */
static void look_up_table(rly_placeholder *p, rly_str name, uint32_t dialects)
{
    uint32_t of_syntax = dialects_of_syntax(p->syntax), asked = dialects & of_syntax ? dialects & of_syntax : of_syntax;
    uint8_t said[2] = {RLY_STANDS_NOTHING, RLY_STANDS_NOTHING}; /* by others, by those that are asked */
    for (size_t i = 0; i < VARIABLES && name.size; i++) {
        uint32_t fits = variables[i].dialects & of_syntax & ~p->known;
        if (!fits || !is_variable(&variables[i], name))
            continue;
        p->known |= fits;
        p->named |= variables[i].open ? 0 : fits;
        uint8_t *stands = &said[(fits & asked) != 0];
        *stands = either(*stands, variables[i].stands);
    }
    bool known = p->known & asked;
    p->stands = known ? said[1] : said[0] ? said[0] : guess(name);
}

/* The same, unless it was asked before. */
static void look_up_known(rly_placeholder *p, rly_str name, uint32_t dialects, rly_known_variable *memory)
{
    rly_known_variable *slot = NULL;
    if (memory && name.size && name.size <= sizeof slot->name)
        slot = &memory[(name.size + (size_t)5 * (unsigned char)name.data[name.size - 1] + !dialects) %
                       RLY_KNOWN_VARIABLES];
    if (slot && slot->size == name.size && slot->syntax == p->syntax && slot->dialects == dialects &&
        memcmp(slot->name, name.data, name.size) == 0) {
        p->known = slot->known;
        p->named = slot->named;
        p->stands = slot->stands;
        return;
    }
    look_up_table(p, name, dialects);
    if (!slot)
        return;
    *slot = (rly_known_variable){.size = (uint8_t)name.size,
                                 .syntax = p->syntax,
                                 .stands = p->stands,
                                 .dialects = dialects,
                                 .known = p->known,
                                 .named = p->named};
    memcpy(slot->name, name.data, name.size);
}

void rly_placeholder_look_up(rly_placeholder *p, uint32_t dialects, rly_str own, rly_known_variable *memory)
{
    rly_str name = p->name;
    p->known = p->named = 0;
    p->stands = RLY_STANDS_NOTHING;
    p->own = p->syntax != RLY_SYNTAX_TAG && look_up_own(p, own);
    if (p->own || p->syntax == RLY_SYNTAX_TAG)
        return;
    if (p->syntax == RLY_SYNTAX_HASH && name.size > 6 && memcmp(name.data + name.size - 6, ".value", 6) == 0)
        name.size -= 6; /* what Zammad shows of a choice */
    if (p->syntax == RLY_SYNTAX_FILL_IN)
        p->stands = guess(name);
    else
        look_up_known(p, name, dialects, memory);
}

/* ---- did you mean */

/* Whether two names are the same but for case, "_" and "-". */
static bool is_same(rly_str a, rly_str b)
{
    size_t i = 0, k = 0;
    if (!a.size || (*a.data | 0x20) != (*b.data | 0x20))
        return false;
    for (;;) {
        while (i < a.size && (a.data[i] == '_' || a.data[i] == '-'))
            i++;
        while (k < b.size && (b.data[k] == '_' || b.data[k] == '-'))
            k++;
        if (i == a.size || k == b.size)
            return i == a.size && k == b.size;
        char x = a.data[i++], y = b.data[k++];
        if ((rly_class[(unsigned char)x] & RLY_UPPER ? x + 32 : x) !=
            (rly_class[(unsigned char)y] & RLY_UPPER ? y + 32 : y))
            return false;
    }
}

static const char *one_name(const void *name, size_t i)
{
    (void)i;
    return name;
}

/* The size of what stands before the last dot, with it. */
static size_t parent_size(rly_str name)
{
    while (name.size && name.data[name.size - 1] != '.')
        name.size--;
    return name.size;
}

/* The same person's or thing's field, spelt nearly so. */
static bool is_slip(rly_str name, const char *full)
{
    size_t parent = parent_size(name);
    if (strncmp(full, name.data, parent) != 0 || strchr(full + parent, '.'))
        return false;
    return rly_nearest((rly_str){name.data + parent, name.size - parent}, one_name, full + parent, 1) != NULL;
}

/* Is it something that each help desk has under one name or another? */
static bool is_common(const rly_placeholder *p)
{
    return p->named ? p->stands != RLY_STANDS_NOTHING
                    : p->stands != RLY_STANDS_PERSON &&
                          (rly_stands_for_customer(p->stands) || rly_stands_for_agent(p->stands));
}

const char *rly_variable_near(const rly_placeholder *p, uint32_t dialects, bool *respelt)
{
    const char *slip = NULL, *meant = NULL;
    *respelt = true;
    for (size_t i = 0; i < VARIABLES; i++) {
        const variable *v = &variables[i];
        if (!(v->dialects & dialects) || v->open)
            continue;
        if (is_same(p->name, (rly_str){v->name, v->size}))
            return v->name;
        if (!slip && is_slip(p->name, v->name))
            slip = v->name;
        if (!meant && v->stands == p->stands && is_common(p))
            meant = v->name;
    }
    *respelt = slip != NULL;
    return slip ? slip : meant;
}
