/* SPDX-License-Identifier: Apache-2.0 */
#include "readers.h"

#include <string.h>

#include "base/error.h"
#include "cli.h"
#include "library.h"

/* The fields are those that the desks document for their API or their files. */
const library_reader readers[] = {
    {.name = "zendesk",
     .desk = "zendesk",
     .about = "Zendesk macros (GET /api/v2/macros)",
     .items = {"/macros/*", "/macro", "/*"},
     .marks = {"title", "actions/*/field"},
     .id = "id",
     .title = "title",
     .texts = {{"actions/field=comment_value/value", "plain", NULL, false},
               {"actions/field=comment_value/value/1", "plain", NULL, false},
               {"actions/field=comment_value_html/value", "html", NULL, false},
               {"actions/field=comment_value_html/value/1", "html", NULL, false}}},
    {.name = "zendesk-dynamic-content",
     .desk = "zendesk",
     .about = "Zendesk dynamic content (GET /api/v2/dynamic_content/items)",
     .items = {"/items/*", "/item", "/*"},
     .marks = {"placeholder", "variants"},
     .id = "id",
     .title = "name",
     .texts = {{"variants/*/content", "plain", "locale_id", false}}},
    {.name = "freshdesk",
     .desk = "freshdesk",
     .about = "Freshdesk and Freshservice canned responses",
     .items = {"/*", "/canned_responses/*", "/canned_response", "/responses/*", ""},
     .marks = {"title", "content_html"},
     .id = "id",
     .title = "title",
     .texts = {{"content_html", "html", NULL, false}, {"content", "plain", NULL, true}}},
    {.name = "helpscout",
     .desk = "helpscout",
     .about = "Help Scout saved replies",
     .items = {"/*", "/_embedded/*/*", ""},
     .marks = {"name", "text", "chatText"},
     .id = "id",
     .title = "name",
     .texts = {{"text", "html", NULL, false}, {"chatText", "plain", NULL, false}}},
    {.name = "intercom",
     .desk = "intercom",
     .about = "Intercom macros (GET /macros)",
     .items = {"/data/type=macro", "/*", ""},
     .marks = {"name", "body", "body_text"},
     .id = "id",
     .title = "name",
     .texts = {{"body", "html", NULL, false}, {"body_text", "plain", NULL, true}}},
    {.name = "gorgias",
     .desk = "gorgias",
     .about = "Gorgias macros (GET /api/macros)",
     .items = {"/data/*", "/*", ""},
     .marks = {"name", "actions/*/arguments"},
     .id = "id",
     .title = "name",
     .locale = "language",
     .texts = {{"actions/name=setResponseText/arguments/body_html", "html", NULL, false},
               {"actions/name=setResponseText/arguments/body_text", "plain", NULL, true}}},
    {.name = "front",
     .desk = "front",
     .about = "Front message templates",
     .items = {"/_results/*", "/*", ""},
     .marks = {"name", "body", "_links"},
     .id = "id",
     .title = "name",
     .texts = {{"body", "html", NULL, false}}},
    {.name = "zammad",
     .desk = "zammad",
     .about = "Zammad text modules (GET /api/v1/text_modules, or CSV)",
     .items = {"/*", ""},
     .marks = {"name", "keywords", "content"},
     .id = "id",
     .title = "name",
     .texts = {{"content", "html", NULL, false}}},
    {.name = "freescout",
     .desk = "freescout",
     .about = "FreeScout saved replies: name and text",
     .items = {"/*", ""},
     .title = "name",
     .id = "id",
     .texts = {{"text", "html", NULL, false}}},
    {.name = "osticket",
     .desk = "osticket",
     .about = "osTicket canned responses (premade.yaml, or rows of its table)",
     .items = {"/*"},
     .marks = {"title", "response"},
     .id = "canned_id",
     .title = "title",
     .locale = "lang",
     .texts = {{"response", "html", NULL, false}}},
    {.name = "osticket-templates",
     .desk = "osticket",
     .about = "osTicket pages and e-mail templates",
     .items = {""},
     .marks = {"notes", "body"},
     .title = "name subject",
     .texts = {{"body", "html", NULL, false}}},
    {.name = "osticket-tickets",
     .desk = "osticket",
     .about = "osTicket tickets made by its installer",
     .items = {""},
     .marks = {"source", "subject", "message"},
     .title = "subject",
     .texts = {{"message", "html", NULL, false}}},
    {.name = "chatwoot",
     .desk = "chatwoot",
     .about = "Chatwoot canned responses",
     .items = {"/*", ""},
     .marks = {"short_code", "content"},
     .id = "id",
     .title = "short_code",
     .texts = {{"content", "markdown", NULL, false}}},
    {.name = "discourse",
     .desk = "discourse",
     .about = "Discourse canned replies",
     .items = {"/*", "/replies/*"},
     .marks = {"title", "content", "usages"},
     .id = "id",
     .title = "title",
     .texts = {{"content", "markdown", NULL, false}}},
    {.name = "github",
     .desk = "github",
     .about = "GitHub saved replies (GraphQL, or a list in YAML)",
     .items = {"/data/viewer/savedReplies/nodes/*", "/replies/*", "/*"},
     .marks = {"title", "body", "databaseId"},
     .id = "databaseId",
     .title = "title",
     .texts = {{"body", "markdown", NULL, false}}},
    {.name = "github-replies",
     .about = "GitHub saved replies kept in a repository: replies, each with name and body",
     .items = {"/replies/*"},
     .marks = {"name", "body"},
     .title = "name",
     .texts = {{"body", "markdown", NULL, false}}},
    {.name = "gitlab",
     .desk = "gitlab",
     .about = "GitLab saved replies (GraphQL)",
     .items = {"/data/currentUser/savedReplies/nodes/*", "/savedReplies/nodes/*"},
     .marks = {"name", "content"},
     .id = "id",
     .title = "name",
     .texts = {{"content", "markdown", NULL, false}}},
    {.name = "frappe",
     .desk = "frappe",
     .about = "Frappe Helpdesk saved replies",
     .items = {"/data/*", "/message/*", "/*", "/data", ""},
     .marks = {"title", "message", "scope"},
     .id = "name",
     .title = "title",
     .texts = {{"message", "html", NULL, false}}},
};
const size_t reader_count = sizeof readers / sizeof *readers;
const char *const container_names[] = {"json", "jsonl", "yaml", "csv", "markdown", "draft", NULL};

const library_reader *reader_named(const char *name)
{
    for (size_t i = 0; i < reader_count; i++)
        if (!strcmp(readers[i].name, name))
            return &readers[i];
    return NULL;
}

static const char *name_at(const void *names, size_t i)
{
    (void)names;
    return i < reader_count ? readers[i].name : container_names[i - reader_count];
}

bool library_knows_reader(const char *name)
{
    size_t containers = 0;

    if (!name || reader_named(name))
        return true;
    for (; container_names[containers]; containers++)
        if (!strcmp(container_names[containers], name))
            return true;
    const char *near = rly_nearest(rly_str_of(name), name_at, NULL, reader_count + containers);
    complain("--from: no reader \"%s\"%s%s%s; replylint help readers lists them", name, near ? "; did you mean " : "",
             near ? near : "", near ? "?" : "");
    return false;
}

/* ---- paths */

/* Is the name of a member, or the number of a child, what the segment says? ~1 is /, ~0 is ~. */
static bool is_segment(rly_str key, const char *segment, size_t size)
{
    size_t at = 0;

    if (size && key.size && *segment != '~' && *segment != *key.data) /* as most are */
        return false;
    for (size_t i = 0; i < size; i++, at++) {
        char c = segment[i];
        if (c == '~' && i + 1 < size)
            c = segment[++i] == '1' ? '/' : '~';
        if (at == key.size || key.data[at] != c)
            return false;
    }
    return at == key.size;
}

static bool is_number(size_t number, const char *segment, size_t size)
{
    size_t value = 0;

    for (size_t i = 0; i < size; i++) {
        if (segment[i] < '0' || segment[i] > '9' || value > 100000000)
            return false;
        value = value * 10 + (size_t)(segment[i] - '0');
    }
    return size > 0 && value == number;
}

static bool takes_child(const rly_tree *tree, const rly_node *parent, const rly_node *child, size_t number,
                        const char *segment, size_t size)
{
    const char *equals = memchr(segment, '=', size);

    if (size == 1 && *segment == '*')
        return true;
    if (equals) {
        size_t name = (size_t)(equals - segment);
        for (const rly_node *member = child->kind == RLY_MAP_NODE ? rly_first(tree, child) : NULL; member;
             member = rly_next(tree, member))
            if (is_segment(rly_node_key(tree, member), segment, name) &&
                is_segment(rly_node_text(tree, member), equals + 1, size - name - 1))
                return true;
        return false;
    }
    if (parent->kind == RLY_MAP_NODE)
        return is_segment(rly_node_key(tree, child), segment, size);
    return is_number(number, segment, size);
}

bool path_walk(const rly_tree *tree, path_stack *stack, const char *path, path_visitor *visit, void *context)
{
    const rly_node *node = stack->nodes[stack->count - 1];
    bool good = true;

    path += *path == '/';
    if (!*path)
        return visit(context, stack);
    if (stack->count == PATH_DEEPEST)
        return true;
    const char *slash = strchr(path, '/');
    size_t size = slash ? (size_t)(slash - path) : strlen(path), number = 0;
    for (const rly_node *child = rly_first(tree, node); child && good; child = rly_next(tree, child), number++) {
        if (!takes_child(tree, node, child, number, path, size))
            continue;
        stack->nodes[stack->count++] = child;
        good = path_walk(tree, stack, path + size, visit, context);
        stack->count--;
    }
    return good;
}

/* Keep the first, and stop. */
static bool keep_first(void *context, const path_stack *stack)
{
    *(const rly_node **)context = stack->nodes[stack->count - 1];
    return false;
}

const rly_node *path_first(const rly_tree *tree, const rly_node *from, const char *path)
{
    const rly_node *found = NULL;
    path_stack stack = {.nodes = {from}, .count = 1};

    if (from)
        (void)path_walk(tree, &stack, path, keep_first, &found);
    return found;
}

/* What looks for an item that has the marks of a reader. */
typedef struct mark_search {
    const rly_tree *tree;
    const library_reader *reader;
} mark_search;

/* Stop at an item that has them all: desks leave out members that hold nothing, and so may the first one. */
static bool lacks_marks(void *context, const path_stack *stack)
{
    const mark_search *search = context;

    for (const char *const *mark = search->reader->marks; *mark; mark++)
        if (!path_first(search->tree, stack->nodes[stack->count - 1], *mark))
            return true;
    return false;
}

const library_reader *reader_of_tree(const rly_tree *tree)
{
    for (size_t i = 0; i < reader_count && rly_root(tree); i++) {
        mark_search search = {tree, &readers[i]};
        for (const char *const *path = readers[i].items; *path && readers[i].marks[0]; path++) {
            path_stack stack = {.nodes = {rly_root(tree)}, .count = 1};
            if (!path_walk(tree, &stack, *path, lacks_marks, &search))
                return &readers[i];
        }
    }
    return NULL;
}

const library_reader *reader_of_columns(const char *const *columns, size_t count)
{
    for (size_t i = 0; i < reader_count; i++) {
        bool all = readers[i].marks[0];
        for (const char *const *mark = readers[i].marks; *mark && all; mark++) {
            size_t n = 0;
            while (n < count && strcmp(columns[n], *mark) != 0)
                n++;
            all = n < count;
        }
        if (all)
            return &readers[i];
    }
    return NULL;
}
