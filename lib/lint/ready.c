/* SPDX-License-Identifier: Apache-2.0 */
#include "lint/ready.h"

#include <stdio.h>
#include <string.h>

static bool add(rly_ready_list *list, const char *name, const char *member, const char *value, const char *behind)
{
    rly_ready *row = rly_push(list);
    if (!row)
        return false;
    *row = (rly_ready){0};
    int head = snprintf(row->text, sizeof row->text, ",\"%s\":{\"%s\":\"", name, member);
    size_t size = (size_t)head + strlen(value) + strlen(behind);
    if (size >= sizeof row->text)
        return true;
    (void)snprintf(row->text + head, sizeof row->text - (size_t)head, "%s%s", value, behind);
    row->head = (uint8_t)head;
    row->size = (uint8_t)size;
    return true;
}

bool rly_ready_make(rly_ready_list *list, const replylint_rules *rules)
{
    bool good = true;
    for (size_t i = 0; i < rules->knowledge.catalog.signals.count && good; i++) {
        const rly_signal *signal = &rules->knowledge.catalog.signals.items[i];
        good = add(list, signal->name, "value", signal->values[0], "\",\"spans\":[]}");
    }
    for (size_t i = 0; i < rules->rules.count && good; i++)
        good = add(list, rules->rules.items[i].id, "verdict", "passed", "\"}");
    if (!good)
        list->count = 0;
    return good;
}
