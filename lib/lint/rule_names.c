/* SPDX-License-Identifier: Apache-2.0 */
#include "lint/rule_names.h"

static rly_str category_of(const replylint_rules *rules, size_t i)
{
    const rly_rule *rule = &rules->rules.items[i];
    return (rly_str){rule->id, rule->category_size};
}

/* "apology" of "apology" and of "apology/" with "*" behind it. */
static rly_str without_star(rly_str name)
{
    if (name.size > 2 && memcmp(name.data + name.size - 2, "/*", 2) == 0)
        name.size -= 2;
    return name;
}

static bool is_pattern(rly_str name)
{
    return memchr(name.data, '*', name.size) != NULL;
}

/* "*" stands for any letters, "/" among them. Each star takes as little as it can: the last one has the choice. */
static bool fits_pattern(rly_str pattern, rly_str text)
{
    size_t p = 0, t = 0, star = pattern.size, taken = 0;
    while (t < text.size) {
        if (p < pattern.size && pattern.data[p] == '*') {
            star = p++;
            taken = t;
        } else if (p < pattern.size && pattern.data[p] == text.data[t]) {
            p++;
            t++;
        } else if (star < pattern.size) {
            p = star + 1;
            t = ++taken;
        } else {
            return false;
        }
    }
    while (p < pattern.size && pattern.data[p] == '*')
        p++;
    return p == pattern.size;
}

rly_name_width rly_rule_name_width(const replylint_rules *rules, rly_str name, size_t rule)
{
    if (is_pattern(without_star(name)))
        return RLY_NAMES_PATTERN;
    return rule < rules->rules.count ? RLY_NAMES_RULE : RLY_NAMES_CATEGORY;
}

bool rly_rule_name_fits(const replylint_rules *rules, rly_str name, rly_name_width width, size_t i)
{
    if (width == RLY_NAMES_CATEGORY)
        return rly_str_equal(category_of(rules, i), without_star(name));
    return fits_pattern(name, rly_str_of(rules->rules.items[i].id));
}
