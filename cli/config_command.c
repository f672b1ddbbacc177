/* SPDX-License-Identifier: Apache-2.0 */
/* replylint config: what holds for a draft and where that is said; a file of settings to begin with. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/json.h"
#include "base/write.h"
#include "config.h"
#include "files.h"
#include "options.h"

/* ---- show */

enum { COMMENT_COLUMN = 44 };

/* What holds, read back from the one document that it comes to: a line of it says from where. */
typedef struct shown_settings {
    const config_settings *settings;
    rly_tree_store store;
    config_places places;
    const rly_node *ignored_by;
    const config_file *ignored_in;
} shown_settings;

static rly_place origin(const shown_settings *shown, const rly_node *node)
{
    rly_place place = rly_node_place(&shown->store.tree, node);

    return place.line && place.line <= shown->places.count ? shown->places.items[place.line - 1] : RLY_NOWHERE;
}

static bool is_plain(rly_str text)
{
    static const char plain[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_/.-";

    return text.size && text.data[0] != '-' && strspn(text.data, plain) == text.size;
}

static void show_scalar(rly_buf *out, rly_str text)
{
    rly_json json = {.out = out};

    if (is_plain(text))
        rly_buf_add(out, text.data, text.size);
    else
        rly_json_text(&json, NULL, text);
}

static void show_value(rly_buf *out, const rly_tree *tree, const rly_node *node)
{
    if (node->kind != RLY_LIST) {
        show_scalar(out, rly_node_text(tree, node));
        return;
    }
    rly_buf_byte(out, '[');
    for (const rly_node *item = rly_first(tree, node); item; item = rly_next(tree, item)) {
        rly_buf_str(out, item == rly_first(tree, node) ? "" : ", ");
        show_scalar(out, rly_node_text(tree, item));
    }
    rly_buf_byte(out, ']');
}

/* YAML again, with a comment behind each value. Depth is that of settings, which the library has checked. */
static void show_map(rly_buf *out, const cli_session *session, const shown_settings *shown, const rly_node *map,
                     size_t indent)
{
    const rly_tree *tree = &shown->store.tree;

    for (const rly_node *node = rly_first(tree, map); node; node = rly_next(tree, node)) {
        rly_buf line = {0}, place = {0};
        for (size_t i = 0; i < indent; i++)
            rly_buf_byte(&line, ' ');
        show_scalar(&line, rly_node_key(tree, node));
        rly_buf_byte(&line, ':');
        if (node->kind == RLY_MAP_NODE) {
            rly_buf_str(out, show_part(out, &line));
            rly_buf_byte(out, '\n');
            show_map(out, session, shown, node, indent + 2);
        } else {
            rly_place from = origin(shown, node);
            rly_buf_byte(&line, ' ');
            show_value(&line, tree, node);
            show_padded(out, session->style, PAINT_PLAIN, show_part(out, &line), COMMENT_COLUMN);
            show_format(&place, "# %s:%u:%u", from.file ? from.file : "", from.line, from.column);
            show_painted(out, session->style, PAINT_DIM, show_part(out, &place));
            rly_buf_byte(out, '\n');
        }
        rly_buf_free(&line);
        rly_buf_free(&place);
    }
}

static void show_layers(rly_buf *out, const shown_settings *shown, const char *name)
{
    const config_layers *layers = &shown->settings->layers;

    show_format(out, "# What holds %s%s", name ? "for " : "here", name ? name : "");
    rly_buf_str(out, layers->count ? ", the later over the earlier:\n" : ": no settings, so that all is as built in\n");
    for (size_t i = 0; i < layers->count; i++) {
        const config_layer *layer = &layers->items[i];
        show_format(out, "#   %s", layer->file->path);
        if (layer->section) {
            const rly_tree *tree = &layer->file->store.tree;
            rly_place place = rly_node_place(tree, layer->section);
            show_format(out, ":%u:%u, for ", place.line, place.column);
            show_value(out, tree, rly_member(tree, layer->section, "files"));
        }
        rly_buf_byte(out, '\n');
    }
    if (shown->ignored_by) {
        rly_place place = rly_node_place(&shown->ignored_in->store.tree, shown->ignored_by);
        show_format(out, "# It is not judged: %s:%u:%u says to ignore it.\n", place.file, place.line, place.column);
    }
}

static void show_settings_text(rly_buf *out, const cli_session *session, const shown_settings *shown, const char *name)
{
    const rly_tree *tree = &shown->store.tree;

    show_layers(out, shown, name);
    show_map(out, session, shown, rly_root(tree), 0);
}

/* ---- the same as JSON */

static void json_place(rly_json *json, const char *key, rly_place place)
{
    rly_json_open(json, key, '{');
    rly_json_text(json, "file", rly_str_of(place.file));
    rly_json_number(json, "line", place.line);
    rly_json_number(json, "column", place.column);
    rly_json_close(json, '}');
}

static void json_value(rly_json *json, const char *key, const rly_tree *tree, const rly_node *node)
{
    if (node->kind != RLY_LIST) {
        rly_json_text(json, key, rly_node_text(tree, node));
        return;
    }
    rly_json_open(json, key, '[');
    for (const rly_node *item = rly_first(tree, node); item; item = rly_next(tree, item))
        rly_json_text(json, NULL, rly_node_text(tree, item));
    rly_json_close(json, ']');
}

/* Each value with its key in full, such as rules.apology/missing. */
static void json_map(rly_json *json, const shown_settings *shown, const rly_node *map, const char *above)
{
    const rly_tree *tree = &shown->store.tree;

    for (const rly_node *node = rly_first(tree, map); node; node = rly_next(tree, node)) {
        rly_buf name = {0};
        rly_str key = rly_node_key(tree, node);
        rly_buf_str(&name, above);
        rly_buf_str(&name, *above ? "." : "");
        rly_buf_add(&name, key.data, key.size);
        if (node->kind == RLY_MAP_NODE) {
            json_map(json, shown, node, show_part(json->out, &name));
        } else {
            rly_json_open(json, NULL, '{');
            rly_json_text(json, "key", rly_str_of(show_part(json->out, &name)));
            json_value(json, "value", tree, node);
            json_place(json, "from", origin(shown, node));
            rly_json_close(json, '}');
        }
        rly_buf_free(&name);
    }
}

static void show_settings_json(rly_buf *out, const shown_settings *shown, const char *name)
{
    const config_layers *layers = &shown->settings->layers;
    rly_json json = {.out = out};

    rly_json_open(&json, NULL, '{');
    if (name)
        rly_json_text(&json, "file", rly_str_of(name));
    rly_json_flag(&json, "ignored", shown->ignored_by);
    if (shown->ignored_by)
        json_place(&json, "ignored_by", rly_node_place(&shown->ignored_in->store.tree, shown->ignored_by));
    rly_json_open(&json, "layers", '[');
    for (size_t i = 0; i < layers->count; i++) {
        const config_layer *layer = &layers->items[i];
        const rly_tree *tree = &layer->file->store.tree;
        rly_json_open(&json, NULL, '{');
        json_place(&json, "from",
                   layer->section ? rly_node_place(tree, layer->section) : (rly_place){layer->file->path, 1, 1});
        if (layer->section)
            json_value(&json, "files", tree, rly_member(tree, layer->section, "files"));
        rly_json_close(&json, '}');
    }
    rly_json_close(&json, ']');
    rly_json_open(&json, "values", '[');
    json_map(&json, shown, rly_root(&shown->store.tree), "");
    rly_json_close(&json, ']');
    rly_json_close(&json, '}');
    rly_buf_byte(out, '\n');
}

static bool read_back(cli_session *session, shown_settings *shown)
{
    rly_buf text = {0};
    bool good = config_merge(&shown->settings->layers, true, &text, &shown->places);

    if (good && rly_tree_read(&shown->store, RLY_YAML, NULL, text.data, text.size, session->error)) {
        complain_errors(session->error, NULL, 0);
        good = false;
    }
    rly_buf_free(&text);
    return good;
}

static bool show(cli_session *session, const char *name)
{
    shown_settings shown = {.settings = config_for(session, name)};
    rly_buf out = {0};
    bool good = shown.settings && read_back(session, &shown);

    if (good) {
        if (name)
            (void)config_ignores(session, name, &shown.ignored_by, &shown.ignored_in);
        if (session->options->json)
            show_settings_json(&out, &shown, name);
        else
            show_settings_text(&out, session, &shown, name);
        good = out_write(&out);
    }
    rly_tree_free(&shown.store);
    rly_vec_free(&shown.places);
    rly_buf_free(&out);
    return good;
}

/* ---- init */

static const char starter[] =
    "# Settings of replylint for the drafts in this folder and below; replylint help settings lists all keys.\n"
    "# Files of this name in folders below lie over this one; replylint config show FILE says what holds for a draft.\n"
    "\n"
    "# Nothing outside this folder holds, so that everybody, and CI, sees the same.\n"
    "root: true\n"
    "\n"
    "# What is always the same:\n"
    "# channel: email\n"
    "# kind: template\n"
    "# own_contacts: [\"0161 496 0000\", \"help@shop.example\"]\n"
    "# own_domains: [shop.example]\n"
    "\n"
    "# A rule, or a category of them: off, suggestion, warning or error.\n"
    "# rules:\n"
    "#   language: off\n"
    "#   apology/missing: error\n"
    "\n"
    "# For some of the drafts:\n"
    "# paths:\n"
    "#   - files: [\"macros/sms/**\"]\n"
    "#     settings: {channel: sms}\n"
    "\n"
    "# Not to be judged:\n"
    "# ignore: [\"drafts/\", \"*.old.md\"]\n"
    "\n"
    "# Old findings, which replylint check --write-baseline keeps there:\n"
    "# baseline: .replylint-baseline.json\n"
    "\n"
    "# What is right as it is:\n"
    "# allow:\n"
    "#   - {rule: apology/missing, file: \"macros/legal.md\", reason: \"Legal wrote it.\", expires: 2030-12-31}\n";

/* What is there is somebody's work: only a file that is new is written. */
static bool init(void)
{
    int file = open(CONFIG_NAME, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

    if (file < 0) {
        complain_at(CONFIG_NAME ": %s", errno == EEXIST ? "is there already; it stays as it is" : strerror(errno));
        return false;
    }
    bool good = rly_write_all(file, (rly_str){starter, sizeof starter - 1});
    int error = good ? 0 : errno;
    if (close(file) != 0 && good) {
        error = errno;
        good = false;
    }
    if (!good) {
        (void)unlink(CONFIG_NAME);
        complain_at(CONFIG_NAME ": cannot be written: %s", strerror(error));
        return false;
    }
    return out_write_text(RLY_STR("written: " CONFIG_NAME "\n"));
}

int run_config(const cli_options *options)
{
    const word_list *words = &options->arguments;
    const char *what = words->count ? words->items[0] : "";
    cli_session session;

    if (!strcmp(what, "init") && words->count == 1)
        return init() ? EXIT_CLEAN : EXIT_TROUBLE;
    if (strcmp(what, "show") != 0) {
        complain("config: show [FILE], or init; see replylint help config");
        return EXIT_TROUBLE;
    }
    bool good = session_open(&session, options) && show(&session, words->count > 1 ? words->items[1] : NULL);
    session_close(&session);
    return good ? EXIT_CLEAN : EXIT_TROUBLE;
}
