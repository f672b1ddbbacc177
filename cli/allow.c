/* SPDX-License-Identifier: Apache-2.0 */
#include "allow.h"

#include <stdio.h>
#include <time.h>

#include "config_read.h"
#include "glob.h"

static bool refuse(rly_place place, const char *why)
{
    complain_at("%s:%u:%u: %s", place.file, place.line, place.column, why);
    return false;
}

/* ---- rules and days */

static bool is_in_category(const char *rule, rly_str category)
{
    return !strncmp(rule, category.data, category.size) && rule[category.size] == '/';
}

bool allow_names(const allow_entry *entry, const char *rule)
{
    return rly_str_is(entry->rule, rule) || is_in_category(rule, entry->rule);
}

/* Is there a rule, or a category, of that name? */
static bool check_rule(const cli_session *session, rly_str name, rly_place place)
{
    char word[200];

    for (size_t i = 0; i < replylint_rules_count(session->rules); i++)
        if (is_in_category(replylint_rules_get(session->rules, i, "id"), name))
            return true;
    (void)snprintf(word, sizeof word, "%.*s", (int)(name.size < sizeof word ? name.size : sizeof word - 1), name.data);
    if (replylint_rules_find(session->rules, word, session->error) < replylint_rules_count(session->rules))
        return true;
    refuse(place, replylint_error_message(session->error, 0));
    replylint_error_clear(session->error);
    return false;
}

static bool is_day(rly_str text)
{
    static const char form[] = "dddd-dd-dd";

    if (text.size != sizeof form - 1)
        return false;
    for (size_t i = 0; i < text.size; i++)
        if (form[i] == 'd' ? text.data[i] < '0' || text.data[i] > '9' : text.data[i] != form[i])
            return false;
    int month = (text.data[5] - '0') * 10 + text.data[6] - '0', day = (text.data[8] - '0') * 10 + text.data[9] - '0';
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* Is the day over, where we are? Days are written so that their order is that of their texts. */
static bool is_over(rly_str day)
{
    char today[16] = "";
    time_t now = time(NULL);
    struct tm parts;

    if (!day.size || !localtime_r(&now, &parts) || !strftime(today, sizeof today, "%Y-%m-%d", &parts))
        return false;
    return memcmp(day.data, today, day.size) < 0;
}

static const char bad_day[] = "expected a day, such as 2026-12-31: the last one on which it is allowed";

/* ---- entries of a file */

static bool check_entry(cli_session *session, const rly_tree *tree, const rly_node *entry)
{
    static const char *const keys[] = {"rule", "item", "file", "reason", "expires", NULL};
    const rly_node *rule = rly_member(tree, entry, "rule"), *file = rly_member(tree, entry, "file");
    const rly_node *expires = rly_member(tree, entry, "expires");

    if (rly_check_keys(tree, entry, keys, "what is allowed", session->error)) {
        complain_errors(session->error, NULL, 0);
        return false;
    }
    if (!rule || !rly_node_text(tree, rule).size)
        return refuse(rly_node_place(tree, entry), "which rule is allowed? rule: apology/missing");
    if (!file && !rly_node_text(tree, rly_member(tree, entry, "item")).size)
        return refuse(rly_node_place(tree, entry), "where is it allowed? item: ID, or file: PATTERN, or both");
    if (file && (file->kind != RLY_SCALAR || !file->size || file->size > GLOB_BYTES_MAX))
        return refuse(rly_node_place(tree, file), "expected a pattern of paths, such as \"macros/**\"");
    if (!rly_node_text(tree, rly_member(tree, entry, "reason")).size)
        return refuse(rly_node_place(tree, entry), "why is it allowed? reason: TEXT");
    if (expires && !is_day(rly_node_text(tree, expires)))
        return refuse(rly_node_place(tree, expires), bad_day);
    return check_rule(session, rly_node_text(tree, rule), rly_node_place(tree, rule));
}

bool allow_check(cli_session *session, const rly_tree *tree, const rly_node *list)
{
    bool good = true;

    if (list->kind != RLY_LIST)
        return refuse(rly_node_place(tree, list), "what is allowed is a list; begin each entry with \"- rule: ...\"");
    for (const rly_node *entry = rly_first(tree, list); entry; entry = rly_next(tree, entry))
        good = check_entry(session, tree, entry) && good;
    return good;
}

bool allow_read(const config_file *file, allow_entries *out)
{
    const rly_tree *tree = &file->store.tree;
    const rly_node *list = file->allows ? rly_root(tree) : rly_member(tree, rly_root(tree), "allow");

    for (const rly_node *node = rly_first(tree, list); node; node = rly_next(tree, node)) {
        allow_entry *entry = rly_push(out);
        if (!entry)
            return complain_memory() != EXIT_TROUBLE;
        *entry = (allow_entry){
            .place = rly_node_place(tree, rly_member(tree, node, "rule")),
            .rule = rly_node_text(tree, rly_member(tree, node, "rule")),
            .reason = rly_node_text(tree, rly_member(tree, node, "reason")),
            .item = rly_node_text(tree, rly_member(tree, node, "item")),
            .of = file,
            .patterns = rly_member(tree, node, "file"),
            .expires = rly_node_text(tree, rly_member(tree, node, "expires")),
        };
        entry->expired = is_over(entry->expires);
    }
    return true;
}

bool allow_is_about(const allow_entry *entry, const cli_source *source, const char *real)
{
    if (!entry->of)
        return true;
    const char *path = config_relative(entry->of, real);
    if (!path || (entry->item.size && !rly_str_equal(entry->item, source->id)))
        return false;
    return !entry->patterns || glob_matches(rly_node_text(&entry->of->store.tree, entry->patterns), path);
}

/* ---- comments */

static const char marker[] = "replylint allow";

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static rly_str trim(rly_str text)
{
    while (text.size && is_blank(text.data[0]))
        text.data++, text.size--;
    while (text.size && is_blank(text.data[text.size - 1]))
        text.size--;
    return text;
}

/* What stands behind the marker: RULE: REASON, or RULE until DAY: REASON. `at` is where, in the file. */
static bool read_comment(const cli_session *session, cli_source *source, rly_str words, size_t at, allow_entries *out)
{
    static const char until[] = " until ";
    rly_cursor cursor = rly_cursor_start(source->whole.data, source->whole.size, source->unit);
    rly_position position = source->in_cell ? rly_cursor_at(&cursor, at) : source_position(source, at);
    rly_place place = {source->name, (uint32_t)position.line, (uint32_t)position.column};
    const char *colon = words.size ? memchr(words.data, ':', words.size) : NULL;
    rly_str rule = trim((rly_str){words.data, colon ? (size_t)(colon - words.data) : words.size}), expires = {"", 0};

    if (!colon || !trim((rly_str){colon + 1, words.size - (size_t)(colon + 1 - words.data)}).size || !rule.size)
        return refuse(place, "which rule is allowed, and why? replylint allow RULE: REASON");
    const char *found = memmem(rule.data, rule.size, until, sizeof until - 1);
    if (found) {
        expires = trim((rly_str){found + sizeof until - 1, rule.size - (size_t)(found + sizeof until - 1 - rule.data)});
        rule.size = (size_t)(found - rule.data);
        if (!is_day(expires))
            return refuse(place, bad_day);
    }
    if (!check_rule(session, rule, place))
        return false;
    allow_entry *entry = rly_push(out);
    if (!entry)
        return complain_memory() != EXIT_TROUBLE;
    *entry = (allow_entry){.place = place,
                           .rule = rule,
                           .reason = trim((rly_str){colon + 1, words.size - (size_t)(colon + 1 - words.data)}),
                           .expires = expires,
                           .expired = is_over(expires)};
    return true;
}

/* Is it the marker, alone or with *words behind it? */
static bool is_marked(rly_str text, rly_str *words)
{
    enum { SIZE = sizeof marker - 1 };

    text = trim(text);
    if (text.size < SIZE || memcmp(text.data, marker, SIZE) != 0 || (text.size > SIZE && !is_blank(text.data[SIZE])))
        return false;
    *words = (rly_str){text.data + SIZE, text.size - SIZE};
    return true;
}

/* Where a place of the text is in the file; of a cell by itself: where that begins. */
static size_t place_of(const cli_source *source, size_t at)
{
    return source->in_cell ? source->item->cell.start : source_start(source, at);
}

/* <!-- replylint allow RULE: REASON --> in the text. */
static bool read_markup(const cli_session *session, cli_source *source, allow_entries *out)
{
    rly_str text = source->text, words;
    const char *end = text.data + text.size, *at = text.data;

    while (at < end && (at = memmem(at, (size_t)(end - at), "<!--", 4))) {
        const char *close = memmem(at + 4, (size_t)(end - at - 4), "-->", 3);
        if (!close)
            break;
        if (is_marked((rly_str){at + 4, (size_t)(close - at - 4)}, &words) &&
            !read_comment(session, source, words, place_of(source, (size_t)(at - text.data)), out))
            return false;
        at = close + 3;
    }
    return true;
}

static rly_str file_of(const cli_source *source)
{
    return source->in_cell ? source->whole : source->file;
}

/* A line of the file, without its end. */
static rly_str line_at(rly_str file, size_t start)
{
    const char *end = memchr(file.data + start, '\n', file.size - start);

    return (rly_str){file.data + start, end ? (size_t)(end - file.data) - start : file.size - start};
}

static size_t line_before(rly_str file, size_t start)
{
    for (start--; start > 0 && file.data[start - 1] != '\n'; start--)
        ;
    return start;
}

static size_t indent_of(rly_str line)
{
    size_t i = 0;

    while (i < line.size && line.data[i] == ' ')
        i++;
    return i;
}

/* # replylint allow RULE: REASON, if the line is that. */
static bool read_line(const cli_session *session, cli_source *source, size_t start, allow_entries *out)
{
    rly_str line = line_at(file_of(source), start), words;
    size_t indent = indent_of(line);

    if (indent == line.size || line.data[indent] != '#')
        return true;
    return !is_marked((rly_str){line.data + indent + 1, line.size - indent - 1}, &words) ||
           read_comment(session, source, words, start + indent, out);
}

/*
 * Upwards from the line in which the text begins. In front matter every comment counts; in a file of YAML those among
 * the keys of the same map, and those right above it: a line that is less indented is the map's own, or what holds it.
 */
static bool read_lines_above(const cli_session *session, cli_source *source, size_t start, bool yaml,
                             allow_entries *out)
{
    rly_str file = file_of(source);
    while (start > 0 && file.data[start - 1] != '\n')
        start--;
    rly_str line = line_at(file, start);
    size_t indent = indent_of(line);
    bool above = yaml && indent < line.size && line.data[indent] == '-', good = true;

    while (good && start > 0) {
        start = line_before(file, start);
        line = line_at(file, start);
        size_t own = indent_of(line);
        bool empty = own == line.size, comment = !empty && line.data[own] == '#';
        if (above && !comment)
            break;
        above = above || (yaml && !empty && !comment && own < indent);
        good = read_line(session, source, start, out);
    }
    return good;
}

static bool ends_in_yaml(const char *name)
{
    size_t size = strlen(name);

    return (size > 4 && !strcmp(name + size - 4, ".yml")) || (size > 5 && !strcmp(name + size - 5, ".yaml"));
}

bool allow_has_comments(const cli_source *source)
{
    rly_str file = file_of(source);

    return file.size && memmem(file.data, file.size, marker, sizeof marker - 1);
}

bool allow_read_comments(const cli_session *session, cli_source *source, allow_entries *out)
{
    size_t start = source->text.size ? place_of(source, 0) : 0;
    bool yaml = ends_in_yaml(source->name),
         front = source->file.size > 3 && !source->in_cell && !memcmp(source->file.data, "---", 3);

    if (!read_markup(session, source, out))
        return false;
    return !(yaml || front) || read_lines_above(session, source, start, yaml, out);
}
