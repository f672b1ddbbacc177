/* SPDX-License-Identifier: Apache-2.0 */
#include "text/render.h"

#include "text/internal.h"

enum { DEEPEST = 32, LONGEST_NAME = 80 };

/* A block of the template that is open. */
typedef struct block {
    bool around, taken, on; /* what stands around it is shown; a branch of it was; this one is */
    size_t branch, start;   /* the tag of this branch, and how much stood before it */
    size_t best, best_size; /* the longest branch so far */
} block;

typedef struct renderer {
    const rly_text *text;
    rly_values_shown shown;
    rly_value_of *value_of;
    const void *values;
    rly_rendering *to;
    block blocks[DEEPEST];
    size_t depth, deeper; /* blocks that are open; how many more than fit */
} renderer;

/* ---- values */

static bool value_named(const renderer *r, rly_str name, rly_str *value)
{
    return r->value_of && name.size && r->value_of(r->values, name, value);
}

/* "contact.discount_code" is shown as "discount code". */
static rly_str words_of(rly_str name, char words[LONGEST_NAME])
{
    size_t from = name.size;
    while (from > 0 && name.data[from - 1] != '.')
        from--;
    size_t size = name.size - from < LONGEST_NAME ? name.size - from : 0;
    for (size_t i = 0; i < size; i++)
        words[i] = name.data[from + i] == '_' ? ' ' : name.data[from + i];
    return (rly_str){words, size};
}

static rly_str empty_value(const renderer *r, const rly_placeholder *p)
{
    if (p->has_fallback)
        return p->fallback;
    for (unsigned i = 0; i < RLY_DIALECTS; i++)
        if (r->text->dialects >> i & 1 && rly_dialects[i].syntax == (rly_placeholder_syntax)p->syntax)
            return rly_str_of(rly_dialects[i].empty);
    return RLY_STR("");
}

static rly_str value_shown(const renderer *r, const rly_placeholder *p, char words[LONGEST_NAME])
{
    rly_str value;
    if (value_named(r, p->name, &value) || value_named(r, rly_str_of(rly_stands_names[p->stands]), &value))
        return value.size ? value : empty_value(r, p);
    if (r->shown == RLY_SHOW_EMPTY)
        return empty_value(r, p);
    rly_str sample = rly_str_of((r->shown == RLY_SHOW_SAMPLE ? rly_samples : rly_longest_samples)[p->stands]);
    if (p->stands == RLY_STANDS_NOTHING)
        value = words_of(p->name, words);
    if (p->stands == RLY_STANDS_NOTHING && value.size && (r->shown == RLY_SHOW_SAMPLE || value.size > sample.size))
        sample = value;
    bool falls_longer = r->shown == RLY_SHOW_LONGEST && p->has_fallback && p->fallback.size > sample.size;
    return falls_longer ? p->fallback : sample;
}

/* A value stands in HTML as text. */
static void write_value(renderer *r, rly_str value)
{
    rly_buf *out = &r->to->out;
    if (r->text->format != RLY_HTML) {
        rly_buf_add(out, value.data, value.size);
        return;
    }
    for (size_t i = 0; i < value.size; i++) {
        char c = value.data[i];
        const char *instead = c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '\n' ? "<br>" : NULL;
        if (instead)
            rly_buf_str(out, instead);
        else
            rly_buf_byte(out, c);
    }
}

/* ---- conditions */

/* The name that a condition begins with, and what it is compared with. */
static rly_str name_of(rly_str condition, rly_str *other, bool *differs)
{
    size_t size = 0;
    while (size < condition.size && (rly_class_at(condition.data, size) & RLY_ALNUM ||
                                     (condition.data[size] && strchr("_.-[]", condition.data[size]))))
        size++;
    const char *sign = memchr(condition.data + size, '=', condition.size - size);
    *differs = sign && sign > condition.data && sign[-1] == '!';
    *other = RLY_STR("");
    if (sign) {
        const char *end = condition.data + condition.size, *from = sign + 1;
        while (from < end && strchr("= \"'", *from))
            from++;
        while (end > from && strchr(" \"'-", end[-1]))
            end--;
        *other = (rly_str){from, (size_t)(end - from)};
    }
    return (rly_str){condition.data, size};
}

/* Whether the branch that a tag begins is to be shown. */
static bool holds(const renderer *r, size_t i)
{
    const rly_placeholder *p = &r->text->placeholders.items[i];
    bool otherwise = rly_str_is(p->name, "unless"), differs;
    rly_str other, value, name = name_of(p->rest, &other, &differs);
    if (rly_str_is(p->name, "comment") || rly_str_is(p->name, "capture") || rly_str_is(p->name, "raw"))
        return rly_str_is(p->name, "raw");
    if (rly_str_is(p->name, "else") || rly_str_is(p->name, "for"))
        return r->shown != RLY_SHOW_LONGEST || r->to->chosen.items[i];
    if (!rly_str_is(p->name, "when") && value_named(r, name, &value)) {
        bool is = other.size ? rly_str_equal(value, other) != differs : value.size > 0;
        return is != otherwise;
    }
    if (r->shown == RLY_SHOW_LONGEST)
        return r->to->chosen.items[i];
    return (r->shown == RLY_SHOW_SAMPLE) != otherwise;
}

static bool is_shown(const renderer *r)
{
    return !r->depth || r->blocks[r->depth - 1].on;
}

static void follow_tag(renderer *r, size_t i)
{
    rly_str name = r->text->placeholders.items[i].name;
    block *b = r->depth ? &r->blocks[r->depth - 1] : NULL;
    if (rly_tag_begins(name)) {
        bool around = is_shown(r);
        if (r->depth == DEEPEST) {
            r->deeper++;
            return;
        }
        bool on = around && !rly_str_is(name, "case") && holds(r, i);
        r->blocks[r->depth++] = (block){.around = around, .taken = on, .on = on};
    } else if (rly_tag_ends(name) && (r->deeper || b)) {
        *(r->deeper ? &r->deeper : &r->depth) -= 1;
    } else if (rly_tag_parts(name) && b && !r->deeper) {
        b->on = b->around && !b->taken && holds(r, i);
        b->taken = b->taken || b->on;
    }
}

/* ---- the longest branches */

static void end_branch(block *b, size_t total)
{
    size_t size = total - b->start;
    if (size > b->best_size) {
        b->best = b->branch;
        b->best_size = size;
    }
}

static void measure_tag(renderer *r, size_t i, size_t total)
{
    rly_str name = r->text->placeholders.items[i].name;
    block *b = r->depth ? &r->blocks[r->depth - 1] : NULL;
    if (rly_tag_begins(name) && r->depth < DEEPEST) {
        r->blocks[r->depth++] = (block){.branch = i, .start = total, .best = i};
    } else if (rly_tag_begins(name)) {
        r->deeper++;
    } else if (rly_tag_ends(name) && r->deeper) {
        r->deeper--;
    } else if (b && !r->deeper && (rly_tag_ends(name) || rly_tag_parts(name))) {
        end_branch(b, total);
        b->branch = i;
        b->start = total;
        if (rly_tag_ends(name)) {
            r->to->chosen.items[b->best] = 1;
            r->depth--;
        }
    }
}

/* Mark the longest branch of each block, by what it reads. */
static bool choose_longest(renderer *r)
{
    const rly_text *text = r->text;
    char words[LONGEST_NAME];
    size_t total = 0, read = 0, count = text->placeholders.count;
    if (!rly_reserve(&r->to->chosen, count))
        return false;
    if (count)
        memset(r->to->chosen.items, 0, count);
    r->to->chosen.count = count;
    for (size_t i = 0; i < count; i++) {
        const rly_placeholder *p = &text->placeholders.items[i];
        const rly_token *token = &text->tokens.items[p->token];
        total += token->start - read;
        read = token->end;
        if (p->syntax == RLY_SYNTAX_TAG)
            measure_tag(r, i, total);
        else
            total += value_shown(r, p, words).size;
    }
    r->depth = r->deeper = 0;
    return true;
}

/* ---- the text */

/* The source of [from, to), where it is shown. */
static bool write_source(renderer *r, size_t from, size_t to)
{
    if (to <= from || !is_shown(r))
        return true;
    bool good = rly_map_add(&r->to->map, (uint32_t)r->to->out.size, (uint32_t)from, (uint32_t)(to - from));
    rly_buf_add(&r->to->out, r->text->source + from, to - from);
    return good;
}

bool rly_render(const rly_text *text, rly_values_shown shown, rly_value_of *value_of, const void *values,
                rly_rendering *rendering)
{
    renderer r = {.text = text, .shown = shown, .value_of = value_of, .values = values, .to = rendering};
    size_t done = 0;
    char words[LONGEST_NAME];
    rly_buf_clear(&rendering->out);
    rly_map_clear(&rendering->map);
    if (shown == RLY_SHOW_LONGEST && !choose_longest(&r))
        return false;
    for (size_t i = 0; i < text->placeholders.count; i++) {
        const rly_placeholder *p = &text->placeholders.items[i];
        const rly_token *token = &text->tokens.items[p->token];
        size_t start, end;
        rly_str given;
        rly_text_source(text, token->start, token->end, &start, &end);
        bool mark = p->syntax == RLY_SYNTAX_FILL_IN && !value_named(&r, p->name, &given);
        if (mark || start < done)
            continue;
        if (!write_source(&r, done, start))
            return false;
        done = end;
        if (p->syntax == RLY_SYNTAX_TAG)
            follow_tag(&r, i);
        else if (is_shown(&r))
            write_value(&r, value_shown(&r, p, words));
    }
    if (!write_source(&r, done, text->source_size))
        return false;
    rendering->map.to_size = (uint32_t)rendering->out.size;
    rendering->map.from_size = (uint32_t)text->source_size;
    return !rendering->out.failed;
}

void rly_rendering_free(rly_rendering *rendering)
{
    rly_buf_free(&rendering->out);
    rly_map_free(&rendering->map);
    rly_vec_free(&rendering->chosen);
}
