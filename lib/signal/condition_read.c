/* SPDX-License-Identifier: Apache-2.0 */
/* Conditions as they are written: "complaint and not (redirect = away or kind in (post, note))". */
#include <string.h>

#include "signal/condition.h"

enum { DEEPEST = 16, MOST_TERMS = 256 };

typedef struct parser {
    rly_condition *condition;
    rly_catalog *catalog;
    rly_str text;
    size_t at;
    rly_place place;
    int depth;
    replylint_error *error;
    replylint_status status;
} parser;

static bool fail(parser *p, const char *what)
{
    rly_place place = p->place;
    if (place.column)
        place.column += (uint32_t)p->at;
    p->status = rly_fail(p->error, REPLYLINT_ERROR_SYNTAX, place, "in the condition \"%s\": %s", p->text.data, what);
    return false;
}

static char look(parser *p)
{
    while (p->at < p->text.size && (p->text.data[p->at] == ' ' || p->text.data[p->at] == '\n'))
        p->at++;
    return p->at < p->text.size ? p->text.data[p->at] : '\0';
}

static bool is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr("_.-/", c));
}

static rly_str read_name(parser *p)
{
    look(p);
    size_t from = p->at;
    while (p->at < p->text.size && is_name_byte(p->text.data[p->at]))
        p->at++;
    return (rly_str){p->text.data + from, p->at - from};
}

/* Take the word if it comes next. */
static bool take_word(parser *p, const char *word)
{
    look(p);
    size_t before = p->at;
    if (rly_str_is(read_name(p), word))
        return true;
    p->at = before;
    return false;
}

static bool add_term(parser *p, rly_term term, uint32_t *number)
{
    if (p->condition->terms.count == MOST_TERMS)
        return fail(p, "too long");
    rly_term *slot = rly_push(&p->condition->terms);
    if (!slot) {
        p->status = rly_fail_memory(p->error);
        return false;
    }
    *slot = term;
    *number = (uint32_t)(p->condition->terms.count - 1);
    return true;
}

/* What a test compares with: one value, or several in brackets. */
typedef struct comparison {
    enum { IS_SET, IS, IS_NOT, AT_LEAST } kind;
    rly_str values[RLY_MOST_VALUES];
    size_t count;
    rly_str written; /* from the first value to the last, as it stands */
} comparison;

static bool read_values(parser *p, comparison *c, bool several)
{
    do {
        if (c->count == RLY_MOST_VALUES)
            return fail(p, "too many values");
        rly_str value = read_name(p);
        if (value.size == 0)
            return fail(p, "a value is missing");
        c->values[c->count++] = value;
        c->written = (rly_str){c->values[0].data, (size_t)(value.data + value.size - c->values[0].data)};
    } while (several && look(p) == ',' && ++p->at);
    if (several && look(p) != ')')
        return fail(p, "a \")\" is missing behind the values");
    p->at += several;
    return true;
}

static bool read_comparison(parser *p, comparison *c)
{
    char next = look(p);
    const char *rest = p->text.data + p->at;
    if (next == '=') {
        c->kind = IS;
        p->at++;
        return read_values(p, c, false);
    }
    if (strncmp(rest, "!=", 2) == 0 || strncmp(rest, ">=", 2) == 0) {
        c->kind = next == '!' ? IS_NOT : AT_LEAST;
        p->at += 2;
        return read_values(p, c, false);
    }
    if (!take_word(p, "in"))
        return true;
    c->kind = IS;
    if (look(p) != '(')
        return fail(p, "\"in\" is followed by values in brackets");
    p->at++;
    return read_values(p, c, true);
}

static bool read_signal_test(parser *p, uint32_t signal, const comparison *c, rly_term *term)
{
    const rly_signal *s = &p->catalog->signals.items[signal];
    uint32_t all = s->value_count == 32 ? UINT32_MAX : (UINT32_C(1) << s->value_count) - 1;
    term->which = (uint16_t)signal;
    term->mask = c->kind == IS_SET ? all & ~UINT32_C(1) : 0;
    for (size_t i = 0; i < c->count; i++) {
        uint32_t value = rly_value_find(s, c->values[i], p->place, p->error);
        if (value == RLY_MOST_VALUES) {
            p->status = REPLYLINT_ERROR_ARGUMENT;
            return false;
        }
        term->mask |= c->kind == AT_LEAST ? all & ~((UINT32_C(1) << value) - 1) : UINT32_C(1) << value;
    }
    if (c->kind == IS_NOT)
        term->mask = all & ~term->mask;
    return true;
}

static bool read_key_test(parser *p, rly_key_id key, const comparison *c, rly_term *term)
{
    bool choice = rly_keys[key].type == RLY_CHOICE;
    if (c->kind == AT_LEAST)
        return fail(p, "\">=\" compares values of signals");
    term->which = (uint16_t)(p->catalog->signals.count + key);
    if (!choice && c->kind == IS_SET) {
        term->mask = 1 << 1;
        return true;
    }
    if (!choice) {
        term->op = RLY_TEST_TEXT;
        term->which = (uint16_t)(p->catalog->signals.count + RLY_SUBJECT_TEXT);
        term->key = (uint8_t)key;
        term->negated = c->kind == IS_NOT;
        term->values = c->written.data;
        term->values_size = (uint32_t)c->written.size;
    }
    for (size_t i = 0; i < c->count; i++) {
        p->status = rly_key_check(key, c->values[i], p->place, p->error);
        if (!p->status && key == RLY_KEY_CHANNEL) {
            const rly_channel *channel = rly_channel_find(p->catalog, c->values[i], p->place, p->error);
            if (!channel)
                p->status = REPLYLINT_ERROR_UNKNOWN;
            else if (!rly_str_is(c->values[i], channel->id))
                return fail(p, "a channel is named by its id, not by an alias");
        }
        if (p->status)
            return false;
        term->mask |= choice ? UINT32_C(1) << rly_choice_number(key, c->values[i]) : 0;
    }
    if (c->kind != IS) /* a choice is always set */
        term->mask = ~term->mask;
    return true;
}

static bool read_test(parser *p, uint32_t *number)
{
    rly_str name = read_name(p);
    comparison c = {.kind = IS_SET};
    rly_term term = {.op = RLY_TEST};
    if (name.size == 0)
        return fail(p, "a signal or key is missing");
    if (!read_comparison(p, &c))
        return false;
    uint32_t signal = rly_lookup_find(&p->catalog->signals_by_name, name); /* or it may be a key */
    if (signal != RLY_NO_NAME)
        return read_signal_test(p, signal, &c, &term) && add_term(p, term, number);
    uint32_t fact = rly_str_is(name, "channel.public")         ? RLY_SUBJECT_PUBLIC
                    : rly_str_is(name, "channel.private_side") ? RLY_SUBJECT_PRIVATE_SIDE
                    : rly_str_is(name, "channel.limit")        ? RLY_SUBJECT_LIMIT
                                                               : RLY_SUBJECTS;
    if (fact != RLY_SUBJECTS) {
        term.which = (uint16_t)(p->catalog->signals.count + fact);
        term.mask = 1 << 1;
        return c.kind == IS_SET ? add_term(p, term, number) : fail(p, "a fact of the channel stands alone");
    }
    rly_key_id key = rly_key_find(name, RLY_OF_DRAFT, p->place, NULL);
    if (key != RLY_KEYS)
        return read_key_test(p, key, &c, &term) && add_term(p, term, number);
    rly_signal_find(p->catalog, name, p->place, p->error); /* tells which one it may have been meant to be */
    p->status = REPLYLINT_ERROR_UNKNOWN;
    return false;
}

static bool read_any(parser *p, uint32_t *number);

static bool read_one(parser *p, uint32_t *number)
{
    if (take_word(p, "not")) {
        rly_term term = {.op = RLY_NOT};
        if (++p->depth > DEEPEST)
            return fail(p, "nested too deeply");
        uint32_t inner = 0;
        bool good = read_one(p, &inner);
        term.left = (uint16_t)inner;
        good = good && add_term(p, term, number);
        p->depth--;
        return good;
    }
    if (look(p) != '(')
        return read_test(p, number);
    p->at++;
    if (++p->depth > DEEPEST)
        return fail(p, "nested too deeply");
    if (!read_any(p, number))
        return false;
    p->depth--;
    if (look(p) != ')')
        return fail(p, "a \")\" is missing");
    p->at++;
    return true;
}

/* Two parts as one. */
static bool join(parser *p, rly_term_op op, uint32_t right, uint32_t *number)
{
    return add_term(p, (rly_term){.op = (uint8_t)op, .left = (uint16_t)*number, .right = (uint16_t)right}, number);
}

static bool read_all(parser *p, uint32_t *number)
{
    uint32_t right;
    bool good = read_one(p, number);
    while (good && take_word(p, "and"))
        good = read_one(p, &right) && join(p, RLY_AND, right, number);
    return good;
}

static bool read_any(parser *p, uint32_t *number)
{
    uint32_t right;
    bool good = read_all(p, number);
    while (good && take_word(p, "or"))
        good = read_all(p, &right) && join(p, RLY_OR, right, number);
    return good;
}

/*
 * Put the tests of a term before `*at`, last one first, so that where each goes on is known: at `yes` or `no` behind
 * the term. `negated`: under how many a "not" it stands is odd, so that `yes` is where the whole is false; the test is
 * turned round then, and `yes` of its step is nearer to true again. Returns the step to begin with.
 */
static uint8_t put_steps(const rly_condition *condition, uint32_t number, uint8_t yes, uint8_t no, bool negated,
                         rly_step *steps, uint8_t *at)
{
    const rly_term *term = &condition->terms.items[number];
    if (term->op == RLY_NOT)
        return put_steps(condition, term->left, no, yes, !negated, steps, at);
    if (term->op == RLY_AND || term->op == RLY_OR) {
        uint8_t right = put_steps(condition, term->right, yes, no, negated, steps, at);
        return term->op == RLY_AND ? put_steps(condition, term->left, right, no, negated, steps, at)
                                   : put_steps(condition, term->left, yes, right, negated, steps, at);
    }
    rly_step *step = &steps[--*at];
    if (term->op == RLY_TEST_TEXT)
        *step = (rly_step){.mask = number, .which = term->which, .yes = yes, .no = no};
    else
        *step = (rly_step){.mask = negated ? ~term->mask : term->mask,
                           .which = term->which,
                           .yes = negated ? no : yes,
                           .no = negated ? yes : no};
    return *at;
}

static replylint_status make_steps(parser *p)
{
    const rly_condition *condition = p->condition;
    uint8_t count = 0; /* of tests: a term that joins two is another, so that half of MOST_TERMS is enough */
    for (size_t i = 0; i < condition->terms.count; i++)
        if (condition->terms.items[i].op == RLY_TEST || condition->terms.items[i].op == RLY_TEST_TEXT)
            count++;
    rly_step *steps = rly_arena_take(&p->catalog->strings, count * sizeof *steps);
    if (!steps)
        return rly_fail_memory(p->error);
    put_steps(condition, (uint32_t)condition->terms.count - 1, RLY_STEP_TRUE, RLY_STEP_FALSE, false, steps, &count);
    p->condition->steps = steps;
    return REPLYLINT_OK;
}

replylint_status rly_condition_read(rly_condition *condition, rly_catalog *catalog, const rly_tree *tree,
                                    const rly_node *node, replylint_error *error)
{
    if (!node)
        return REPLYLINT_OK;
    parser p = {.condition = condition,
                .catalog = catalog,
                .text = rly_node_text(tree, node),
                .place = rly_node_place(tree, node),
                .error = error};
    uint32_t whole;
    if (p.text.size == 0)
        fail(&p, "it is empty");
    else if (read_any(&p, &whole) && look(&p) != '\0')
        fail(&p, "\"and\" or \"or\" is missing between two parts");
    rly_trim(&condition->terms);
    return p.status ? p.status : make_steps(&p);
}
