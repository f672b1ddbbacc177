/* SPDX-License-Identifier: Apache-2.0 */
#include "draft/keys.h"

#include <string.h>

#include "draft/regions.h"
#include "draft/time.h"

const rly_key rly_keys[RLY_KEYS] = {
#define RLY_KEY(id, name, type, choices, scope, about) {name, choices, about, type, scope},
#include "draft/keys.def"
#undef RLY_KEY
};

/* Draft and message keys are apart; those of context may stand in a draft and in the settings. */
static bool in_scope(rly_key_scope key, rly_key_scope scope)
{
    return key == scope || (scope == RLY_OF_DRAFT && key == RLY_OF_CONTEXT);
}

/* What the settings, or a draft, hold beside keys. */
static const char *const beside_keys[] = {"channels", "index", "limits", "pass_mark", "points", "profile", "rules"};
static const char *const beside_draft_keys[] = {"messages", "signal"};
enum { MOST_BESIDE = sizeof beside_keys / sizeof *beside_keys };

typedef struct scoped_names {
    const char *names[RLY_KEYS + MOST_BESIDE];
    size_t count;
} scoped_names;

static const char *scoped_name(const void *names, size_t i)
{
    return ((const scoped_names *)names)->names[i];
}

rly_key_id rly_key_find(rly_str name, rly_key_scope scope, rly_place place, replylint_error *error)
{
    scoped_names known = {.count = 0};
    for (size_t i = 0; i < RLY_KEYS; i++) {
        if (!in_scope(rly_keys[i].scope, scope))
            continue;
        if (rly_str_is(name, rly_keys[i].name))
            return (rly_key_id)i;
        known.names[known.count++] = rly_keys[i].name;
    }
    if (scope == RLY_OF_CONTEXT)
        for (size_t i = 0; i < MOST_BESIDE; i++)
            known.names[known.count++] = beside_keys[i];
    if (scope == RLY_OF_DRAFT)
        for (size_t i = 0; i < sizeof beside_draft_keys / sizeof *beside_draft_keys; i++)
            known.names[known.count++] = beside_draft_keys[i];
    const char *near = rly_nearest(name, scoped_name, &known, known.count);
    const char *of = scope == RLY_OF_MESSAGE ? "a message" : scope == RLY_OF_DRAFT ? "a draft" : "the settings";
    rly_fail(error, REPLYLINT_ERROR_UNKNOWN, place, "there is no key \"%.*s\" in %s%s%s%s", (int)name.size, name.data,
             of, near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    return RLY_KEYS;
}

uint32_t rly_choice_number(rly_key_id key, rly_str value)
{
    uint32_t number = 0;
    for (const char *p = rly_keys[key].choices; *p; number++) {
        size_t size = strcspn(p, " ");
        if (rly_str_equal((rly_str){p, size}, value))
            return number;
        p += size + (p[size] == ' ');
    }
    return RLY_NO_CHOICE;
}

static bool is_flag(rly_str value)
{
    return rly_str_is(value, "yes") || rly_str_is(value, "no") || rly_str_is(value, "true") ||
           rly_str_is(value, "false");
}

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

/* A phone number, "name@host", "*@host", or another thing of three letters and digits or more. */
static bool is_contact(rly_str value)
{
    const char *at = memchr(value.data, '@', value.size);
    size_t known = 0;
    for (size_t i = 0; i < value.size; i++)
        known += is_alnum(value.data[i]);
    if (!at)
        return known >= 3 && !memchr(value.data, '*', value.size);
    const char *end = value.data + value.size;
    bool any = value.data[0] == '*' && at == value.data + 1;
    return (any || (at > value.data && !memchr(value.data, '*', value.size))) && end - at > 3 &&
           memchr(at, '.', (size_t)(end - at)) && !memchr(at + 1, '@', (size_t)(end - at - 1)) && is_alnum(end[-1]);
}

/* The first value of a list that is not one of the key; empty when all are. */
static rly_str find_bad_value(rly_key_id key, rly_str list)
{
    rly_str value;
    while (rly_next_value(&list, &value))
        if (key == RLY_KEY_OWN_CONTACTS ? !is_contact(value) : *rly_region_code(value) == '\0')
            return value;
    return (rly_str){"", 0};
}

static replylint_status check_values(rly_key_id key, rly_str list, rly_place place, replylint_error *error)
{
    rly_str bad = find_bad_value(key, list);
    if (bad.size == 0)
        return REPLYLINT_OK;
    return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, place, "\"%.*s\" is not a value of %s; use %s", (int)bad.size,
                    bad.data, rly_keys[key].name,
                    key == RLY_KEY_OWN_CONTACTS ? "a phone number, name@shop.example or *@shop.example"
                                                : "a country code such as GB or US");
}

replylint_status rly_key_check(rly_key_id key, rly_str value, rly_place place, replylint_error *error)
{
    const rly_key *k = &rly_keys[key];
    int64_t seconds;
    if (key == RLY_KEY_OWN_CONTACTS || key == RLY_KEY_REGION || key == RLY_KEY_REGIONS)
        return check_values(key, value, place, error);
    const char *expected = NULL;
    if (k->type == RLY_CHOICE && rly_choice_number(key, value) == RLY_NO_CHOICE)
        expected = k->choices;
    else if (k->type == RLY_FLAG && !is_flag(value))
        expected = "yes no";
    else if (k->type == RLY_TIME && !rly_time_parse(value, &seconds))
        expected = "a time such as 2026-01-31T17:00:00Z";
    if (!expected || value.size == 0)
        return REPLYLINT_OK;
    return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, place, "\"%.*s\" is not a value of %s; use %s%s", (int)value.size,
                    value.data, k->name, k->type == RLY_TIME ? "" : "one of: ", expected);
}

static const char *type_name(rly_key_type type)
{
    static const char *const names[] = {"text", "word", "flag", "time", "list", "choice"};
    return names[type];
}

static const char *scope_name(rly_key_scope scope)
{
    static const char *const names[] = {"draft", "message", "context"};
    return names[scope];
}

size_t replylint_key_count(void)
{
    return RLY_KEYS;
}

const char *replylint_key_get(size_t i, const char *field)
{
    if (i >= RLY_KEYS || !field)
        return NULL;
    const rly_key *key = &rly_keys[i];
    if (strcmp(field, "name") == 0)
        return key->name;
    if (strcmp(field, "type") == 0)
        return type_name(key->type);
    if (strcmp(field, "choices") == 0)
        return key->choices;
    if (strcmp(field, "scope") == 0)
        return scope_name(key->scope);
    return strcmp(field, "about") == 0 ? key->about : NULL;
}
