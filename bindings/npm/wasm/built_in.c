/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The built-in packs from the bytes that lib/pack_small.c writes, in the place of compiled ones:
 *
 *   packs     SIZE file...     words words programs programs: of replies and of customers' messages; none where the
 *                              files hold the phrases themselves
 *   file      TEXT SIZE SIZE node      its path, the numbers of its first phrases, its tree (tree_bytes.c)
 *   words     SIZE (letters 0|1)...    1: a prefix
 *   programs  SIZE SIZE (SIZE SIZE...)...  sets, and the words of all of them; how many each has, and what each is more
 *                                      than the one before
 *             SIZE use... reach...     programs
 *             SIZE op... SIZE... low... high...   instructions: what they do; jumps, gaps and spans; words and sets
 */
#include "packs.h"
#include "phrase/internal.h"
#include "tree_bytes.h"

extern const unsigned char *const rly_pack_bytes;
extern const size_t rly_pack_size;

static void *take_room(rly_byte_reader *r, size_t count, size_t size)
{
    void *room = r->failed ? NULL : rly_allocate((count + 1) * size);
    r->failed |= !room;
    return room;
}

/* ---- files */

static rly_pack_file read_file(rly_byte_reader *r)
{
    rly_tree_store store = {.tree = {0}};
    rly_str path = rly_bytes_text(r);
    rly_pack_file file = {.path = rly_copy(path.data, path.size)};
    r->failed |= !file.path;
    file.reply_phrases = rly_bytes_size(r);
    file.customer_phrases = rly_bytes_size(r);
    if (!r->failed)
        rly_bytes_tree(r, &store);
    file.tree = store.tree;
    file.tree.file = file.path;
    file.tree.checked = true;
    return file;
}

/* ---- phrases */

static rly_entry *read_words(rly_byte_reader *r, rly_words *words)
{
    rly_vocabulary vocabulary = {.prefixes = {{0}}};
    for (uint32_t count = rly_bytes_size(r); count > 0 && !r->failed; count--) {
        const unsigned char *end = r->at;
        for (; end != r->end && *end > 1;)
            end++;
        rly_str word = {(const char *)r->at, (size_t)(end - r->at)};
        r->failed = end == r->end || !rly_vocabulary_add(&vocabulary, word, *end);
        r->at = end + 1;
    }
    *words = rly_vocabulary_words(&vocabulary);
    words->prefixes = rly_copy(vocabulary.prefixes, sizeof vocabulary.prefixes);
    r->failed |= !words->prefixes;
    return vocabulary.entries.items;
}

/* The sets as instructions that take them. */
static rly_instruction *read_sets(rly_byte_reader *r, rly_phrase_tables *t, uint32_t *kinds)
{
    *kinds = rly_bytes_size(r);
    t->set_count = rly_bytes_size(r);
    uint32_t *sets = take_room(r, t->set_count, sizeof *sets), at = 0;
    rly_instruction *takers = take_room(r, *kinds, sizeof *takers);
    for (uint32_t i = 0; i < *kinds && !r->failed; i++) {
        uint32_t count = rly_bytes_size(r), word = 0;
        takers[i] = (rly_instruction){RLY_OP_SET, (uint16_t)count, at};
        r->failed |= count > t->set_count - at;
        for (; count > 0 && !r->failed; count--)
            sets[at++] = word += rly_bytes_size(r);
    }
    t->sets = sets;
    return takers;
}

/* What the instructions do, and with which number where it is none of a word or set. Returns how many have one. */
static uint32_t read_ops(rly_byte_reader *r, rly_instruction *code, uint32_t count)
{
    const unsigned char *ops = rly_bytes_take(r, count);
    uint32_t shorts = 0, program = 0;
    for (uint32_t i = 0; i < count && !r->failed; i++) {
        rly_op op = ops[i] & 127;
        code[i] = (rly_instruction){(uint16_t)op, ops[i] >> 7, 0};
        if (rly_op_takes_word(op))
            shorts++;
        else
            code[i].x = op == RLY_OP_MATCH ? program++ : rly_bytes_size(r);
    }
    return shorts;
}

static void read_code(rly_byte_reader *r, rly_phrase_tables *t)
{
    uint32_t kinds, begin = 0;
    rly_instruction *takers = read_sets(r, t, &kinds);
    t->program_count = rly_bytes_size(r);
    rly_program *programs = take_room(r, t->program_count, sizeof *programs);
    const unsigned char *uses = rly_bytes_take(r, t->program_count), *reaches = rly_bytes_take(r, t->program_count);
    t->code_count = rly_bytes_size(r);
    rly_instruction *code = take_room(r, t->code_count, sizeof *code);
    uint32_t shorts = r->failed ? 0 : read_ops(r, code, t->code_count);
    const unsigned char *low = rly_bytes_take(r, shorts), *high = rly_bytes_take(r, shorts);
    for (uint32_t i = 0; i < t->code_count && !r->failed; i++) {
        rly_instruction *in = &code[i];
        if (rly_op_takes_word((rly_op)in->op))
            in->x = *low++ + 256u * *high++;
        if (in->op == RLY_OP_SET)
            *in = takers[in->x];
        if (in->op == RLY_OP_MATCH) {
            programs[in->x] = (rly_program){begin, (rly_phrase_use)uses[in->x], reaches[in->x]};
            begin = i + 1;
        }
    }
    rly_release(takers);
    t->programs = programs;
    t->code = code;
}

/* ---- the whole */

static const unsigned char *given;
static size_t given_size;

/* Take other bytes, which are lent, for those that are built in; before the first rules are made. */
void replylint_use_packs(const unsigned char *bytes, size_t size);
void replylint_use_packs(const unsigned char *bytes, size_t size)
{
    given = bytes;
    given_size = size;
}

/* A module has one thread, and wants its packs at once; they stay for as long as it lives. */
const rly_packs *rly_built_in_packs(void)
{
    static rly_packs packs;
    static rly_phrase_tables reply, customer;
    const unsigned char *bytes = given ? given : rly_pack_bytes;
    rly_byte_reader r = {bytes, bytes + (given ? given_size : rly_pack_size), false};
    if (packs.files)
        return &packs;
    uint32_t count = rly_bytes_size(&r);
    rly_pack_file *files = take_room(&r, count, sizeof *files);
    for (size_t i = 0; i < count && !r.failed; i++)
        files[i] = read_file(&r);
    bool programs = r.at < r.end;
    if (programs) {
        rly_entry *of_reply = read_words(&r, &reply.words), *of_customer = read_words(&r, &customer.words);
        read_code(&r, &reply);
        read_code(&r, &customer);
        r.failed = r.failed || !rly_bits_choose(of_reply, &reply) || !rly_bits_choose(of_customer, &customer);
    }
    if (!r.failed)
        packs = (rly_packs){files, count, programs ? &reply : NULL, programs ? &customer : NULL, .growing = true};
    return &packs;
}
