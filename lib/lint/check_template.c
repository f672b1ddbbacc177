/* SPDX-License-Identifier: Apache-2.0 */
/* The placeholders of a template against what its help desk fills in. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lint/checks.h"
#include "lint/template.h"
#include "text/words.h"

const char *rly_say(const rly_check *check, const char *format, ...)
{
    char text[400]; /* nothing is cut: a placeholder has at most 200 bytes */
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    size_t kept = size < 0 ? 0 : (size_t)size < sizeof text ? (size_t)size : sizeof text - 1;
    return rly_arena_copy(check->strings, text, kept);
}

bool rly_report_placeholder(const rly_check *check, const rly_token *token, const char *match, const char *fix)
{
    rly_spotted *place = match ? rly_push(check->places) : NULL;
    if (place)
        *place = (rly_spotted){.start = token->start, .end = token->end, .match = match, .fix = fix};
    return place != NULL;
}

rly_str rly_token_text(const rly_text *text, const rly_token *token)
{
    return (rly_str){text->reading.data + token->start, token->end - token->start};
}

/* ---- what a help desk knows */

static uint32_t syntaxes_of(uint32_t dialects)
{
    uint32_t found = 0;
    for (unsigned i = 0; i < RLY_DIALECTS; i++)
        found |= dialects >> i & 1 ? UINT32_C(1) << rly_dialects[i].syntax : 0;
    return found;
}

/* "Zendesk"; of several that come into question the first. */
static const char *title_of(uint32_t dialects)
{
    for (unsigned i = 0; i < RLY_DIALECTS; i++)
        if (dialects >> i & 1)
            return rly_dialects[i].title;
    return "";
}

static bool is_one(uint32_t dialects)
{
    return dialects && (dialects & (dialects - 1)) == 0;
}

/* The placeholder with the name of another variable, as the dialects write it. */
static const char *write_placeholder(const rly_check *check, const char *name, uint32_t dialects)
{
    static const char *const forms[][2] = {[RLY_SYNTAX_BRACES] = {"{{", "}}"},
                                           [RLY_SYNTAX_PERCENT] = {"{%", "%}"},
                                           [RLY_SYNTAX_HASH] = {"#{", "}"},
                                           [RLY_SYNTAX_PERCENT_BRACE] = {"%{", "}"}};
    for (unsigned i = 0; i < RLY_DIALECTS; i++)
        if (dialects >> i & 1 && rly_dialects[i].syntax < RLY_SYNTAX_TAG)
            return rly_say(check, "%s%s%s", forms[rly_dialects[i].syntax][0], name, forms[rly_dialects[i].syntax][1]);
    return NULL;
}

/* A name that is only spelt otherwise is put right where it stands, with all that follows it. */
static const char *respell(const rly_check *check, const rly_placeholder *p, rly_str whole, const char *name)
{
    size_t before = (size_t)(p->name.data - whole.data), after = before + p->name.size;
    return rly_say(check, "%.*s%s%.*s", (int)before, whole.data, name, (int)(whole.size - after), whole.data + after);
}

/* Is there anything that only a help desk can know, and none to ask? Then nothing is judged. */
static bool is_not_known(const rly_check *check)
{
    const rly_text *text = &check->detection->reply;
    bool asked = false;
    for (size_t i = 0; i < text->placeholders.count && !asked && !text->dialects; i++)
        asked = text->placeholders.items[i].syntax < RLY_SYNTAX_TAG && !text->placeholders.items[i].own;
    if (asked)
        *check->unjudged = (rly_unjudged){.reason = "the help desk is not known", .missing = "helpdesk"};
    return asked;
}

typedef enum judgement { FITS, UNKNOWN, OF_ANOTHER } judgement;

/* What a placeholder may have been meant to be. */
typedef struct proposal {
    const char *name; /* a variable; NULL for none */
    bool respelt;
} proposal;

static judgement judge(const rly_text *text, const rly_placeholder *p, bool given, proposal *near)
{
    uint32_t syntaxes = syntaxes_of(text->dialects);
    bool looked_up = p->syntax < RLY_SYNTAX_TAG && !p->own && !(text->tokens.items[p->token].flags & RLY_TOKEN_QUOTED);
    if (p->syntax == RLY_SYNTAX_TAG) /* of Liquid and Jinja */
        return syntaxes >> RLY_SYNTAX_BRACES & 1 ? FITS : OF_ANOTHER;
    if (!looked_up || p->known & text->dialects || p->name.size == 0)
        return FITS;
    near->name = rly_variable_near(p, text->dialects, &near->respelt);
    if (syntaxes >> p->syntax & 1)
        return p->named && !(near->name && near->respelt) ? OF_ANOTHER : UNKNOWN;
    return p->named || given ? OF_ANOTHER : FITS;
}

static bool report_one(const rly_check *check, const rly_placeholder *p, const proposal *near)
{
    const rly_text *text = &check->detection->reply;
    const rly_token *token = &text->tokens.items[p->token];
    rly_str whole = rly_token_text(text, token);
    bool same_syntax = syntaxes_of(text->dialects) >> p->syntax & 1;
    const char *fix = NULL;
    if (near->name && is_one(text->dialects))
        fix = same_syntax ? respell(check, p, whole, near->name) : write_placeholder(check, near->name, text->dialects);
    const char *match =
        rly_say(check, "\"%.*s\" is no placeholder of %s%s%s%s%s%s", (int)whole.size, whole.data,
                title_of(text->dialects), p->named ? ", but of " : "", title_of(p->named),
                near->name ? "; did you mean \"" : "", near->name ? near->name : "", near->name ? "\"?" : ".");
    return rly_report_placeholder(check, token, match, fix);
}

/* Report the placeholders of one judgement. */
static bool report_all(const rly_check *check, judgement wanted)
{
    const rly_text *text = &check->detection->reply;
    bool given = !rly_str_is(rly_context_get(&check->detection->context, RLY_KEY_HELPDESK), "any");
    if (!text->placeholders.count || is_not_known(check))
        return true;
    for (size_t i = 0; i < text->placeholders.count; i++) {
        proposal near = {0};
        const rly_placeholder *p = &text->placeholders.items[i];
        if (judge(text, p, given, &near) == wanted && !report_one(check, p, &near))
            return false;
    }
    return true;
}

bool rly_check_placeholder_unknown(const rly_check *check)
{
    return report_all(check, UNKNOWN);
}

bool rly_check_placeholder_dialect(const rly_check *check)
{
    return report_all(check, OF_ANOTHER);
}

/* ---- what stands there when there is no name */

/* Count the conditions of the template that stand open behind a tag. */
static void count_depth(const rly_placeholder *p, size_t *depth)
{
    if (p->syntax != RLY_SYNTAX_TAG)
        return;
    *depth += rly_tag_begins(p->name);
    *depth -= rly_tag_ends(p->name) && *depth;
}

/* The word that hails whom the placeholder names: "Hi", "Dear"; NULL when none does. */
static const rly_token *hail_of(const rly_text *text, const rly_placeholder *p)
{
    const rly_token *token = p->token ? &text->tokens.items[p->token - 1] : NULL;
    bool same = token && token->sentence == token[1].sentence && !(token[1].flags & RLY_TOKEN_LINE);
    return same && token->facts & RLY_FACT(HAIL) ? token : NULL;
}

/* The first dialect in question that can say what stands there instead; NULL when none can. */
static const rly_dialect *dialect_with_fallback(uint32_t dialects)
{
    for (unsigned i = 0; i < RLY_DIALECTS; i++)
        if (dialects >> i & 1 && *rly_dialects[i].fallback)
            return &rly_dialects[i];
    return NULL;
}

static const char *with_fallback(const rly_check *check, const rly_placeholder *p, rly_str whole, const rly_token *hail,
                                 const rly_dialect *dialect)
{
    char said[40];
    bool dear = rly_str_is(rly_token_fold(&check->detection->reply, hail), "dear");
    if (p->rest.size || p->syntax != dialect->syntax || p->stands == RLY_STANDS_CUSTOMER_LAST)
        return NULL;
    snprintf(said, sizeof said, dialect->fallback, dear ? "customer" : "there"); /* one of the table's own formats */
    size_t after = (size_t)(p->name.data - whole.data) + p->name.size;
    return rly_say(check, "%.*s%s%.*s", (int)after, whole.data, said, (int)(whole.size - after), whole.data + after);
}

/* What stands right behind the placeholder of the greeting: "," or nothing. */
static const char *mark_behind(const rly_text *text, const rly_token *token)
{
    char c = token->end < text->reading.size ? text->reading.data[token->end] : '\0';
    return c == ',' ? "," : c == '!' ? "!" : "";
}

bool rly_check_placeholder_fallback(const rly_check *check)
{
    const rly_text *text = &check->detection->reply;
    const rly_dialect *dialect = dialect_with_fallback(text->dialects);
    if (!text->placeholders.count || is_not_known(check))
        return true;
    for (size_t i = 0, depth = 0; i < text->placeholders.count && dialect; i++) {
        const rly_placeholder *p = &text->placeholders.items[i];
        count_depth(p, &depth);
        const rly_token *token = &text->tokens.items[p->token], *hail = hail_of(text, p);
        bool falls_back = p->has_fallback && p->fallback.size, known = p->own || p->known & text->dialects;
        if (!hail || falls_back || !known || p->syntax >= RLY_SYNTAX_TAG || !rly_stands_for_customer(p->stands) ||
            depth)
            continue;
        rly_str whole = rly_token_text(text, token), greeting = rly_token_text(text, hail);
        const char *match = rly_say(check, "\"%.*s\" leaves \"%.*s %s%s\"", (int)whole.size, whole.data,
                                    (int)greeting.size, greeting.data, dialect->empty, mark_behind(text, token));
        if (!rly_report_placeholder(check, token, match, with_fallback(check, p, whole, hail, dialect)))
            return false;
    }
    return true;
}
