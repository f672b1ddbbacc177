/* SPDX-License-Identifier: Apache-2.0 */
/* Phrase syntax -> program. Recursive descent; jumps are relative, so that a finished part can be moved by one. */
#include <string.h>

#include "phrase/parser.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '-';
}

static bool parse_sequence(rly_parser *p);

/* The alternatives of a group, each "SPLIT to the next ... JUMP to the end"; then those that are words are joined. */
static bool parse_alternatives(rly_parser *p)
{
    enum { MOST = 257 };
    rly_alternative all[MOST];
    size_t count = 0;
    for (;;) {
        size_t from = p->set->code.count;
        if (!parse_sequence(p))
            return false;
        all[count++] = (rly_alternative){from, p->set->code.count};
        if (rly_parser_look(p) != '|')
            break;
        p->at++;
        if (count == MOST)
            return rly_parser_fail(p, "more than 256 alternatives");
        if (!rly_parser_emit(p, RLY_OP_JUMP, 0, 0) ||
            !rly_parser_insert_split(p, from, (uint32_t)(p->set->code.count + 1 - from)))
            return false;
        all[count - 1] = (rly_alternative){from + 1, p->set->code.count - 1};
    }
    for (size_t i = 0; i + 1 < count; i++)
        p->set->code.items[all[i].past].x = (uint32_t)(p->set->code.count - all[i].past);
    return count == 1 || rly_parser_join_words(p, all, count);
}

static bool parse_group(rly_parser *p)
{
    if (++p->depth > RLY_DEEPEST)
        return rly_parser_fail(p, "groups are nested too deeply");
    p->at++;
    if (!parse_alternatives(p))
        return false;
    if (rly_parser_look(p) != ')')
        return rly_parser_fail(p, "a \")\" is missing");
    p->at++;
    p->depth--;
    return true;
}

/* A name in brackets or behind "@". */
static rly_str read_name(rly_parser *p)
{
    size_t from = p->at;
    while (rly_is_word_byte(rly_parser_look(p)) || (rly_parser_look(p) == '-' && rly_is_word_byte(p->text[p->at - 1])))
        p->at++;
    return (rly_str){p->text + from, p->at - from};
}

/* Does a file give a name of its own to what is shared, too? Then what is shared may hold something else in it. */
static bool shadows(const rly_fragments *f)
{
    for (const rly_node *own = rly_first(f->own_tree, f->own); own; own = rly_next(f->own_tree, own))
        if (rly_member(f->shared_tree, f->shared, rly_node_key(f->own_tree, own).data))
            return true;
    return false;
}

/* The map that decides what a fragment is, besides its text; NULL for none. */
static const rly_node *scope_of(rly_parser *p, bool is_own)
{
    const rly_fragments *f = p->fragments;
    if (is_own || !f->own)
        return NULL;
    if (p->set->own != f->own) {
        p->set->own = f->own;
        p->set->own_shadows = shadows(f);
    }
    return p->set->own_shadows ? f->own : NULL;
}

/* Write the instructions of a fragment that was parsed before. */
static bool copy_fragment(rly_parser *p, const rly_expansion *known)
{
    rly_phrase_set *set = p->set;
    if (set->code.count - p->begin + known->count > RLY_LONGEST_PROGRAM)
        return rly_parser_too_long(p);
    if (!rly_reserve(&set->code, known->count))
        return rly_parser_out_of_memory(p);
    memcpy(set->code.items + set->code.count, set->expanded.items + known->first,
           known->count * sizeof *set->code.items);
    set->code.count += known->count;
    return true;
}

/* Keep the instructions since `from` for when the fragment is met again. */
static bool keep_fragment(rly_parser *p, rly_expansion fragment, size_t from)
{
    rly_phrase_set *set = p->set;
    fragment.first = (uint32_t)set->expanded.count;
    fragment.count = (uint32_t)(set->code.count - from);
    rly_expansion *slot = rly_reserve(&set->expanded, fragment.count) ? rly_push(&set->expansions) : NULL;
    if (!slot)
        return rly_parser_out_of_memory(p);
    *slot = fragment;
    memcpy(set->expanded.items + set->expanded.count, set->code.items + from, fragment.count * sizeof *set->code.items);
    set->expanded.count += fragment.count;
    return true;
}

static bool expand_fragment(rly_parser *p, const rly_tree *tree, rly_expansion fragment)
{
    for (size_t i = p->set->expansions.count; i-- > 0;) {
        const rly_expansion *known = &p->set->expansions.items[i];
        if (known->node == fragment.node && known->scope == fragment.scope)
            return copy_fragment(p, known);
    }
    if (p->depth >= RLY_DEEPEST)
        return rly_parser_fail(p, "fragments are nested too deeply, or one uses itself");
    rly_str text = rly_node_text(tree, fragment.node);
    size_t from = p->set->code.count;
    rly_parser inner = *p;
    inner.text = text.data;
    inner.size = text.size;
    inner.at = 0;
    inner.place = rly_node_place(tree, fragment.node);
    inner.depth++;
    bool good = parse_alternatives(&inner) && (inner.at == inner.size || rly_parser_fail(&inner, "unexpected \")\""));
    p->status = inner.status;
    return good && keep_fragment(p, fragment, from);
}

static bool parse_fragment(rly_parser *p)
{
    p->at++;
    rly_str name = read_name(p);
    char key[RLY_LONGEST_WORD];
    if (rly_parser_look(p) != '}' || name.size == 0 || name.size >= sizeof key)
        return rly_parser_fail(p, "a fragment is written {name}");
    p->at++;
    memcpy(key, name.data, name.size);
    key[name.size] = '\0';
    const rly_fragments *f = p->fragments;
    const rly_node *own = f->own ? rly_member(f->own_tree, f->own, key) : NULL;
    const rly_node *node = !own && f->shared ? rly_member(f->shared_tree, f->shared, key) : own;
    if (!node || node->kind != RLY_SCALAR) {
        p->status = rly_fail(p->error, REPLYLINT_ERROR_UNKNOWN, p->place,
                             "there is no fragment {%s}; put it under define:, or into shared.yml", key);
        return false;
    }
    return expand_fragment(p, own ? f->own_tree : f->shared_tree,
                           (rly_expansion){node, scope_of(p, own != NULL), 0, 0});
}

static bool parse_gap(rly_parser *p)
{
    uint32_t words = 0;
    p->at++;
    size_t from = p->at;
    while (rly_parser_look(p) >= '0' && rly_parser_look(p) <= '9' && p->at - from < 3)
        words = words * 10 + (uint32_t)(p->text[p->at++] - '0');
    if (rly_parser_look(p) != '>' || p->at == from || words == 0 || words > RLY_LONGEST_GAP)
        return rly_parser_fail(p, "a gap is written <n>, n from 1 to 20");
    p->at++;
    return rly_parser_emit(p, RLY_OP_GAP, words, 0);
}

static const char *span_name(const void *names, size_t i)
{
    return ((const char *const *)names)[i];
}

static bool parse_span(rly_parser *p)
{
    static const struct {
        const char *name;
        rly_op op;
    } places[] = {{"start", RLY_OP_START}, {"end", RLY_OP_END}, {"first", RLY_OP_FIRST}, {"last", RLY_OP_LAST}};
    p->at++;
    rly_str name = read_name(p);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (rly_str_is(name, places[i].name))
            return rly_parser_emit(p, places[i].op, 0, 0);
    for (uint32_t i = 0; i < RLY_SPAN_KINDS; i++)
        if (rly_str_is(name, rly_span_names[i]))
            return rly_parser_emit(p, RLY_OP_SPAN, i, 0);
    const char *near = rly_nearest(name, span_name, rly_span_names, RLY_SPAN_KINDS);
    p->status = rly_fail(p->error, REPLYLINT_ERROR_UNKNOWN, p->place, "there is no span @%.*s%s%s%s", (int)name.size,
                         name.data, near ? "; did you mean @" : "", near ? near : "", near ? "?" : "");
    return false;
}

/* Does a group at p->at touch letters behind it, and hold letters only? Then it begins a word. */
static bool begins_word(const rly_parser *p)
{
    size_t i = p->at + 1;
    while (i < p->size && (rly_is_word_byte(p->text[i]) || p->text[i] == '|'))
        i++;
    return i + 1 < p->size && p->text[i] == ')' && rly_is_word_byte(p->text[i + 1]);
}

static bool parse_atom(rly_parser *p)
{
    switch (rly_parser_look(p)) {
    case '(':
        return begins_word(p) ? rly_parser_word(p) : parse_group(p);
    case '{':
        return parse_fragment(p);
    case '<':
        return parse_gap(p);
    case '@':
        return parse_span(p);
    case ',':
        p->at++;
        return rly_parser_emit(p, RLY_OP_COMMA, 0, 0);
    default:
        return rly_is_word_byte(rly_parser_look(p))
                   ? rly_parser_word(p)
                   : rly_parser_fail(p, "unexpected character; phrases are words, (a|b), x?, word*, {name}, <n>, @span "
                                        "and commas; a sentence's end is @end");
    }
}

/* Items up to "|", ")" or the end. */
static bool parse_sequence(rly_parser *p)
{
    for (;;) {
        while (is_space(rly_parser_look(p)))
            p->at++;
        if (p->at == p->size || rly_parser_look(p) == '|' || rly_parser_look(p) == ')')
            return true;
        size_t from = p->set->code.count;
        if (!parse_atom(p))
            return false;
        if (rly_parser_look(p) == '?') {
            p->at++;
            if (!rly_parser_insert_split(p, from, (uint32_t)(p->set->code.count + 1 - from)))
                return false;
        }
    }
}

replylint_status rly_phrase_parse(rly_phrase_set *set, const rly_tree *tree, const rly_node *node,
                                  const rly_fragments *fragments, rly_phrase_use use, replylint_error *error)
{
    rly_str text = rly_node_text(tree, node);
    rly_parser p = {.set = set,
                    .fragments = fragments,
                    .text = text.data,
                    .size = text.size,
                    .begin = set->code.count,
                    .place = rly_node_place(tree, node),
                    .error = error};
    if (node->kind != RLY_SCALAR)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, p.place, "expected a phrase");
    rly_program *program = NULL;
    if (!parse_sequence(&p))
        return p.status;
    if (p.at < p.size)
        rly_parser_fail(&p, rly_parser_look(&p) == ')' ? "unexpected \")\"" : "alternatives stand in brackets: (a|b)");
    else if (rly_parser_emit(&p, RLY_OP_MATCH, (uint32_t)set->programs.count, use == RLY_ONCE)) {
        program = rly_push(&set->programs);
        if (!program)
            rly_parser_out_of_memory(&p);
        else
            *program = (rly_program){.start = (uint32_t)p.begin, .use = use};
    }
    return p.status;
}
