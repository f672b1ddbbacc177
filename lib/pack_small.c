/* SPDX-License-Identifier: Apache-2.0 */
#include "pack_small.h"

static void add_size(rly_buf *out, size_t size)
{
    for (; size > 127; size >>= 7)
        rly_buf_byte(out, (char)(128 | (size & 127)));
    rly_buf_byte(out, (char)size);
}

static void add_text(rly_buf *out, rly_str text)
{
    add_size(out, text.size);
    rly_buf_add(out, text.data, text.size);
}

/* ---- trees */

/* What the bytes are to hold of a file. */
typedef struct file_writer {
    rly_buf *out;
    const rly_tree *tree;
    bool programs; /* which stand for the phrases */
    bool shared;   /* its fragments are there for every pack */
} file_writer;

static bool is_one_of(rly_str key, const char *const *names)
{
    for (; *names; names++)
        if (rly_str_is(key, *names))
            return true;
    return false;
}

/* What only the authors of packs read, and fragments that no other file can name. */
static bool is_left_out(const file_writer *w, rly_str key)
{
    static const char *const for_authors[] = {"examples", "since", NULL};
    return is_one_of(key, for_authors) || (w->programs && !w->shared && rly_str_is(key, "define"));
}

/* Do phrases stand under a key of the file, or still under one within them? */
static bool holds_phrases(bool within, bool top, rly_str key)
{
    static const char *const phrases[] = {"find", "unless", "with", "rewrites", NULL};
    static const char *const others[] = {"regex", "needs", "chars", "replace", NULL};
    return top ? is_one_of(key, phrases) : within && !is_one_of(key, others);
}

static void add_node(const file_writer *w, const rly_node *node, bool phrases)
{
    const rly_tree *tree = w->tree;
    bool top = node == rly_root(tree), map = node->kind == RLY_MAP_NODE;
    size_t count = 0;
    if (node->kind == RLY_SCALAR) {
        rly_buf_byte(w->out, node->quoted ? 'q' : 's');
        add_text(w->out, phrases && w->programs ? RLY_STR("") : rly_node_text(tree, node));
        return;
    }
    for (const rly_node *child = rly_first(tree, node); child; child = rly_next(tree, child))
        count += !top || !is_left_out(w, rly_node_key(tree, child));
    rly_buf_byte(w->out, map ? 'm' : 'l');
    add_size(w->out, count);
    for (const rly_node *child = rly_first(tree, node); child; child = rly_next(tree, child)) {
        rly_str key = rly_node_key(tree, child);
        if (top && is_left_out(w, key))
            continue;
        if (map)
            add_text(w->out, key);
        add_node(w, child, map ? holds_phrases(phrases, top, key) : phrases);
    }
}

/* ---- tables of phrases, in columns: numbers of one kind are alike */

static void add_words(rly_buf *out, const rly_words *words)
{
    add_size(out, words->entry_count - 1);
    for (uint32_t i = 1; i < words->entry_count; i++) {
        rly_str text = rly_words_text(words, i);
        rly_buf_add(out, text.data, text.size);
        rly_buf_byte(out, words->entries[i].form & 1);
    }
}

/* The sets that a program names, by where they begin: how many words each has, and its number. */
typedef struct set_table {
    uint16_t *sizes;
    uint32_t *numbers, count, words;
} set_table;

static bool number_sets(set_table *sets, const rly_phrase_tables *t)
{
    sets->sizes = rly_allocate((t->set_count + 1) * sizeof *sets->sizes);
    sets->numbers = rly_allocate((t->set_count + 1) * sizeof *sets->numbers);
    if (!sets->sizes || !sets->numbers)
        return false;
    for (uint32_t i = 0; i < t->code_count; i++)
        if (t->code[i].op == RLY_OP_SET)
            sets->sizes[t->code[i].x] = t->code[i].n;
    for (uint32_t at = 0; at < t->set_count; at++) {
        sets->numbers[at] = sets->count;
        sets->count += sets->sizes[at] > 0;
        sets->words += sets->sizes[at];
    }
    return true;
}

static void add_sets(rly_buf *out, const rly_phrase_tables *t, const set_table *sets)
{
    add_size(out, sets->count);
    add_size(out, sets->words);
    for (uint32_t at = 0; at < t->set_count; at++) {
        if (sets->sizes[at])
            add_size(out, sets->sizes[at]);
        for (uint32_t i = 0, last = 0; i < sets->sizes[at]; last = t->sets[at + i++])
            add_size(out, t->sets[at + i] - last);
    }
}

static void add_code(rly_buf *out, const rly_phrase_tables *t, const set_table *sets)
{
    add_size(out, t->program_count);
    for (uint32_t i = 0; i < t->program_count; i++)
        rly_buf_byte(out, (char)t->programs[i].use);
    for (uint32_t i = 0; i < t->program_count; i++)
        rly_buf_byte(out, (char)t->programs[i].reach);
    add_size(out, t->code_count);
    for (uint32_t i = 0; i < t->code_count; i++)
        rly_buf_byte(out, (char)(t->code[i].op | (t->code[i].op == RLY_OP_MATCH && t->code[i].n ? 128 : 0)));
    for (uint32_t i = 0; i < t->code_count; i++)
        if (!rly_op_takes_word((rly_op)t->code[i].op) && t->code[i].op != RLY_OP_MATCH)
            add_size(out, t->code[i].x);
    for (unsigned shift = 0; shift < 16; shift += 8)
        for (uint32_t i = 0; i < t->code_count; i++) {
            rly_instruction in = t->code[i];
            if (rly_op_takes_word((rly_op)in.op))
                rly_buf_byte(out, (char)((in.op == RLY_OP_SET ? sets->numbers[in.x] : in.x) >> shift));
        }
}

static bool add_programs(rly_buf *out, const rly_phrase_tables *t)
{
    set_table sets = {0};
    bool good = number_sets(&sets, t) && sets.count <= UINT16_MAX;
    if (good) {
        add_sets(out, t, &sets);
        add_code(out, t, &sets);
    }
    rly_release(sets.sizes);
    rly_release(sets.numbers);
    return good;
}

static void add_file(rly_buf *out, const rly_pack_file *file, const rly_file *sealed)
{
    file_writer w = {out, &file->tree, sealed != NULL, strstr(file->path, "/shared.yml") != NULL};
    add_text(out, rly_str_of(file->path));
    add_size(out, sealed ? sealed->reply_phrases : 0);
    add_size(out, sealed ? sealed->customer_phrases : 0);
    add_node(&w, rly_root(w.tree), false);
}

bool pack_small_write(rly_buf *out, const rly_pack_file *files, size_t count, const replylint_rules *rules)
{
    add_size(out, count);
    for (size_t i = 0; i < count; i++)
        add_file(out, &files[i], rules ? &rules->files.items[i] : NULL);
    if (!rules)
        return !out->failed;
    const rly_phrase_tables *reply = rly_phrase_set_tables(rules->knowledge.reply_phrases),
                            *customer = rly_phrase_set_tables(rules->knowledge.customer_phrases);
    add_words(out, &reply->words);
    add_words(out, &customer->words); /* many of them stand in those of replies, too, which is best told nearby */
    return add_programs(out, reply) && add_programs(out, customer) && !out->failed;
}
