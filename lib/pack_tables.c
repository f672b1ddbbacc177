/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every member that is not zero is written by its name, so that the C compiler checks what stands here; lists as
 * compound literals that a vector of capacity 0 lends.
 */
#include "pack_tables.h"

#include <inttypes.h>
#include <stdio.h>

#include "packs.h"

static const replylint_rules *all;

/* ---- single members */

static void write_number(const char *member, uint64_t number)
{
    if (number)
        printf(".%s = %" PRIu64 ", ", member, number);
}

/* A literal; NULL for NULL. What C might take for something else is written in octal digits. */
static void write_literal(const char *text)
{
    if (!text) {
        printf("NULL");
        return;
    }
    putchar('"');
    for (const char *p = text; *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (c < 0x20 || c > 0x7e || c == '"' || c == '\\' || c == '?')
            printf("\\%03o", c);
        else
            putchar(c);
    }
    putchar('"');
}

static void write_text(const char *member, const char *text)
{
    if (!text)
        return;
    printf(".%s = ", member);
    write_literal(text);
    printf(", ");
}

static size_t file_of(const rly_tree *tree)
{
    size_t i = 0;
    while (&all->files.items[i].tree != tree)
        i++;
    return i;
}

static void write_tree(const char *member, const rly_tree *tree)
{
    if (tree)
        printf(".%s = &files[%zu].tree, ", member, file_of(tree));
}

static void write_node(const char *member, const rly_tree *tree, const rly_node *node)
{
    if (node)
        printf(".%s = &nodes_%zu[%td], ", member, file_of(tree), node - tree->nodes);
}

/* The function that "check: fancy-letters" names: rly_check_fancy_letters. */
static void write_function(const char *member, const char *prefix, const char *name)
{
    printf(".%s = %s", member, prefix);
    for (; *name; name++)
        putchar(*name == '-' ? '_' : *name);
    printf(", ");
}

/* ---- lists: LIST(type, count, items) */

static void open_list(const char *member, const char *type, size_t count)
{
    printf(".%s = LIST(%s, %zu, ", member, type, count);
}

static void close_list(void)
{
    printf("), ");
}

static void write_numbers(const char *member, const uint32_t *numbers, size_t count)
{
    if (!count)
        return;
    open_list(member, "uint32_t", count);
    for (size_t i = 0; i < count; i++)
        printf("%s%" PRIu32, i ? ", " : "", numbers[i]);
    close_list();
}

/* A long list of integers. */
#define WRITE_INTEGERS(member, type, format, list)                           \
    do {                                                                     \
        open_list(member, #type, (list).count);                              \
        for (size_t i = 0; i < (list).count; i++)                            \
            printf(format ",%s", (list).items[i], i % 24 == 23 ? "\n" : ""); \
        close_list();                                                        \
    } while (0)

static void write_term(const rly_term *term)
{
    printf("{.op = %u, ", (unsigned)term->op);
    write_number("left", term->left);
    write_number("right", term->right);
    write_number("which", term->which);
    write_number("mask", term->mask);
    write_number("negated", term->negated);
    write_number("key", term->key);
    write_number("values_size", term->values_size);
    if (term->values_size) /* it lies within the text of the whole condition */
        printf(".values = \"%.*s\", ", (int)term->values_size, term->values);
    printf("}, ");
}

/* As many as there are tests. */
static void write_steps(const rly_condition *condition)
{
    size_t count = 0;
    for (size_t i = 0; i < condition->terms.count; i++)
        count += condition->terms.items[i].op >= RLY_TEST;
    printf(".steps = (const rly_step[]){");
    for (size_t i = 0; i < count; i++) {
        const rly_step *step = &condition->steps[i];
        printf("{%" PRIu32 ", %u, %u, %u}, ", step->mask, (unsigned)step->which, (unsigned)step->yes,
               (unsigned)step->no);
    }
    printf("}, ");
}

static void write_terms(const rly_condition *condition)
{
    printf("{");
    if (condition->steps)
        write_steps(condition);
    if (condition->terms.count == 0)
        printf(".terms = {0}");
    else
        open_list("terms", "rly_term", condition->terms.count);
    for (size_t i = 0; i < condition->terms.count; i++)
        write_term(&condition->terms.items[i]);
    if (condition->terms.count)
        close_list();
    printf("}, ");
}

static void write_condition(const char *member, const rly_condition *condition)
{
    if (!condition->terms.count)
        return;
    printf(".%s = ", member);
    write_terms(condition);
}

/* ---- finders */

static void write_places(const char *member, const rly_phrases places[RLY_WHERES])
{
    printf(".%s = {", member);
    for (size_t i = 0; i < RLY_WHERES; i++)
        printf("{%" PRIu32 ", %" PRIu32 "}, ", places[i].first, places[i].past);
    printf("}, ");
}

static void write_conditions(const rly_conditions *conditions)
{
    if (!conditions->used)
        return;
    printf(".conditions = {.used = %" PRIu32 ", ", conditions->used);
    write_places("unless", conditions->unless);
    write_places("with", conditions->with);
    printf("}, ");
}

static void write_item(const rly_item *item)
{
    printf("{.phrases = {%" PRIu32 ", %" PRIu32 "}, ", item->phrases.first, item->phrases.past);
    write_number("value", item->value);
    write_number("regex", item->regex);
    write_text("chars", item->chars);
    write_conditions(&item->conditions);
    write_text("replace", item->replace);
    write_number("line", item->line);
    printf("},\n");
}

static void write_finder(const char *member, const rly_finder *finder)
{
    if (!finder->items.count)
        return;
    printf(".%s = {.phrases = {%" PRIu32 ", %" PRIu32 "}, ", member, finder->phrases.first, finder->phrases.past);
    open_list("items", "rly_item", finder->items.count);
    for (size_t i = 0; i < finder->items.count; i++)
        write_item(&finder->items.items[i]);
    close_list();
    write_conditions(&finder->conditions);
    printf("}, ");
}

/* ---- signals and how they are found */

/* The file of a signal's detector, as it is called within the pack. */
static const char *file_of_signal(const rly_signal *signal)
{
    const rly_detector *detector =
        rly_detector_of(&all->knowledge, (uint32_t)(signal - all->knowledge.catalog.signals.items));
    return detector && detector->tree ? rly_built_in_packs()->files[file_of(detector->tree)].path : signal->file;
}

static void write_signal(const rly_signal *signal)
{
    printf("{");
    write_text("name", signal->name);
    write_text("about", signal->about);
    printf(".values = (const text[]){");
    for (uint32_t i = 0; i < signal->value_count; i++, printf(", "))
        write_literal(signal->values[i]);
    printf("}, ");
    write_number("value_count", signal->value_count);
    write_number("of", signal->of);
    write_number("given_only", signal->given_only);
    write_text("check", signal->check);
    write_text("file", file_of_signal(signal));
    write_text("all_values", signal->all_values);
    printf("},\n");
}

static void write_limits(const rly_limits *limits)
{
    printf(".limits = {{");
    for (size_t i = 0; i < RLY_LIMITS; i++) {
        const rly_limit *limit = &limits->of[i];
        printf("{.count = %" PRIu32 ", ", limit->count);
        write_number("url", limit->url);
        write_number("unit", limit->unit);
        write_number("emoji", limit->emoji);
        write_number("flat", limit->flat);
        write_number("free_mentions", limit->free_mentions);
        write_number("of_source", limit->of_source);
        printf("}, ");
    }
    printf("}}, ");
}

static void write_channel(const rly_channel *channel)
{
    printf("{");
    write_text("id", channel->id);
    write_text("name", channel->name);
    write_text("aliases", channel->aliases);
    write_text("private_side", channel->private_side);
    write_number("is_public", channel->is_public);
    write_limits(&channel->limits);
    write_number("slow_hours", channel->slow_hours);
    write_number("late_hours", channel->late_hours);
    printf("},\n");
}

static void write_lookup(const char *member, const rly_lookup *lookup)
{
    printf(".%s = {", member);
    open_list("slots", "rly_lookup_slot", lookup->slots.count);
    for (size_t i = 0; i < lookup->slots.count; i++, printf("}, ")) {
        const rly_lookup_slot *slot = &lookup->slots.items[i];
        printf("{.hash = %" PRIu32 ", ", slot->hash);
        write_text("name", slot->name);
        write_number("size", slot->size);
        write_number("number", slot->number);
    }
    close_list();
    write_number("names", lookup->names);
    printf("},\n");
}

static void write_catalog(const rly_catalog *catalog)
{
    printf(".catalog = {");
    open_list("signals", "rly_signal", catalog->signals.count);
    for (size_t i = 0; i < catalog->signals.count; i++)
        write_signal(&catalog->signals.items[i]);
    close_list();
    open_list("channels", "rly_channel", catalog->channels.count);
    for (size_t i = 0; i < catalog->channels.count; i++)
        write_channel(&catalog->channels.items[i]);
    close_list();
    open_list("channel_names", "text", catalog->channel_names.count);
    for (size_t i = 0; i < catalog->channel_names.count; i++, printf(", "))
        write_literal(catalog->channel_names.items[i]);
    close_list();
    write_lookup("signals_by_name", &catalog->signals_by_name);
    write_lookup("channels_by_name", &catalog->channels_by_name);
    printf("},\n");
}

static void write_detector(const rly_detector *detector)
{
    const rly_signal *signal = &all->knowledge.catalog.signals.items[detector->signal];
    const rly_tree *tree = detector->tree;
    printf("{");
    write_number("signal", detector->signal);
    write_number("of_customer", detector->of_customer);
    write_number("asks", detector->asks);
    write_number("without", detector->without);
    write_number("awaited", detector->awaited);
    write_text("language", detector->language);
    write_tree("tree", tree);
    write_finder("finder", &detector->finder);
    if (detector->check)
        write_function("check", "rly_detect_",
                       tree ? rly_node_text(tree, rly_member(tree, rly_root(tree), "check")).data : signal->check);
    write_condition("needs", &detector->needs);
    write_numbers("words", detector->words.items, detector->words.count);
    if (detector->item_needs.count) {
        open_list("item_needs", "rly_condition", detector->item_needs.count);
        for (size_t i = 0; i < detector->item_needs.count; i++)
            write_terms(&detector->item_needs.items[i]);
        close_list();
    }
    printf("},\n");
}

/* ---- rules */

static void write_rule(const rly_rule *rule)
{
    printf("{");
    write_text("id", rule->id);
    write_number("category_size", rule->category_size);
    write_text("language", rule->language);
    write_tree("tree", rule->tree);
    write_number("level", rule->level);
    write_number("points", rule->points);
    write_number("critical", rule->critical);
    write_number("final_only", rule->final_only);
    write_number("safe", rule->safe);
    write_number("judges", rule->judges);
    write_text("judges_text", rule->judges_text);
    write_condition("when", &rule->when);
    write_condition("demand", &rule->demand);
    write_number("counted", rule->counted);
    write_number("least", rule->least);
    write_number("most", rule->most);
    write_finder("finder", &rule->finder);
    write_finder("rewrites", &rule->rewrites);
    if (rule->check)
        write_function("check", "rly_check_", rly_rule_text(rule, "check"));
    write_node("words", rule->tree, rule->words);
    write_number("max", rule->max);
    write_text("message", rule->message);
    write_text("advice", rule->advice);
    write_text("replace", rule->replace);
    write_numbers("yields", rule->yields.items, rule->yields.count);
    printf("},\n");
}

static void write_grounds(const rly_grounds *grounds)
{
    printf(".grounds = {");
    write_number("rules", grounds->rules);
    write_number("values", grounds->values);
    write_number("words", grounds->words);
    write_number("keys", grounds->keys);
    WRITE_INTEGERS("sets", uint64_t, "%" PRIu64 "u", grounds->sets);
    WRITE_INTEGERS("asked", int8_t, "%d", grounds->asked);
    WRITE_INTEGERS("finders", uint16_t, "%u", grounds->finders);
    printf("},\n");
}

static void write_checklist(const rly_checklist *checklist)
{
    open_list("checklist", "rly_checklist_item", checklist->count);
    for (size_t i = 0; i < checklist->count; i++, printf("},\n")) {
        const rly_checklist_item *item = &checklist->items[i];
        printf("{");
        write_text("id", item->id);
        write_text("has", item->has);
        write_text("lacks", item->lacks);
        write_condition("when", &item->when);
        write_condition("done", &item->done);
    }
    close_list();
}

static void write_profiles(const rly_profiles *profiles)
{
    printf(".profiles = {");
    write_tree("tree", profiles->tree);
    open_list("list", "rly_profile", profiles->list.count);
    for (size_t i = 0; i < profiles->list.count; i++, printf("},\n")) {
        const rly_profile *profile = &profiles->list.items[i];
        printf("{");
        write_text("name", profile->name);
        write_text("about", profile->about);
        write_node("settings", profiles->tree, profile->settings);
    }
    close_list();
    printf("},\n");
}

/* ---- all of it */

static void write_regexes(const char *name, const rly_phrase_set *set)
{
    printf("static const text %s[] = {", name);
    for (uint32_t i = 0; i < rly_phrase_set_regex_count(set); i++, printf(", "))
        write_literal(rly_phrase_set_pattern(set, i).data);
    printf("NULL};\n");
}

void pack_tables_write(const replylint_rules *rules)
{
    all = rules;
    printf("#define LIST(type, count, ...) {(type *)(const type[]){__VA_ARGS__}, count, 0}\n"
           "typedef const char *text;\n");
    write_regexes("reply_regexes", rules->knowledge.reply_phrases);
    write_regexes("customer_regexes", rules->knowledge.customer_phrases);
    printf("static const replylint_rules sealed = {\n.knowledge = {");
    write_catalog(&rules->knowledge.catalog);
    open_list("detectors", "rly_detector", rules->knowledge.detectors.count);
    for (size_t i = 0; i < rules->knowledge.detectors.count; i++)
        write_detector(&rules->knowledge.detectors.items[i]);
    close_list();
    WRITE_INTEGERS("reply_owners", uint16_t, "%u", rules->knowledge.reply_owners);
    WRITE_INTEGERS("customer_owners", uint16_t, "%u", rules->knowledge.customer_owners);
    printf("},\n");
    open_list("rules", "rly_rule", rules->rules.count);
    for (size_t i = 0; i < rules->rules.count; i++)
        write_rule(&rules->rules.items[i]);
    close_list();
    write_checklist(&rules->checklist);
    write_grounds(&rules->grounds);
    write_profiles(&rules->profiles);
    printf("};\n");
}
