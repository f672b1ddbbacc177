/* SPDX-License-Identifier: Apache-2.0 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "phrase/regex.h"

#include <pcre2.h>
#include <stdatomic.h>

/*
 * A catastrophic pattern ends here, at each place of the text where a match may begin; no reasonable one over a reply
 * comes near. A match begins within STRETCH bytes of where it is looked for, or in the next stretch, and ends within
 * two: else a pattern like "a.*b" would walk to the end of the line from each "a" of a long one.
 */
enum { MATCH_LIMIT = 10000, DEPTH_LIMIT = 2000, HEAP_LIMIT_KIB = 1024, STRETCH = 2048 };

/*
 * A pattern of ours is compiled when the first text needs it, and with JIT, which takes five times as long, for the
 * second, so that a command that judges one draft does without. One that is given at run time has JIT from the start.
 */
struct rly_regex {
    rly_str pattern;
    pcre2_code *_Atomic plain, *_Atomic fast; /* without and with JIT; NULL until they are needed */
    atomic_bool used;                         /* by a text */
};

struct rly_regex_scratch {
    pcre2_match_data *data;
    pcre2_match_context *limits;
};

static void *allocate(size_t size, void *unused)
{
    (void)unused;
    return rly_allocate(size);
}

static void release(void *memory, void *unused)
{
    (void)unused;
    rly_release(memory);
}

static replylint_status report_pattern(int code, size_t offset, rly_str pattern, rly_place place,
                                       replylint_error *error)
{
    PCRE2_UCHAR text[128];
    if (code == PCRE2_ERROR_HEAP_FAILED)
        return rly_fail_memory(error);
    pcre2_get_error_message(code, text, sizeof text);
    return rly_fail(error, REPLYLINT_ERROR_SYNTAX, place, "in the regex \"%.*s\" at character %zu: %s",
                    (int)pattern.size, pattern.data, offset + 1, (const char *)text);
}

/* Compile; when it fails `code` and `offset` say why and where. NULL then. */
static pcre2_code *compile(rly_str pattern, bool jit, int *code, size_t *offset)
{
    const uint32_t options =
        PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C | PCRE2_MULTILINE | PCRE2_USE_OFFSET_LIMIT;
    pcre2_general_context *memory = pcre2_general_context_create(allocate, release, NULL);
    pcre2_compile_context *context = memory ? pcre2_compile_context_create(memory) : NULL;
    pcre2_code *compiled = NULL;
    *code = PCRE2_ERROR_HEAP_FAILED;
    if (context)
        compiled = pcre2_compile((PCRE2_SPTR)pattern.data, pattern.size, options, code, offset, context);
    if (compiled && jit)
        pcre2_jit_compile(compiled, PCRE2_JIT_COMPLETE); /* without JIT it is only slower */
    pcre2_compile_context_free(context);
    pcre2_general_context_free(memory);
    return compiled;
}

replylint_status rly_regex_new(rly_regex **out, rly_str pattern, bool checked, rly_place place, replylint_error *error)
{
    int code = 0;
    size_t offset = 0;
    pcre2_code *compiled = checked ? NULL : compile(pattern, true, &code, &offset);
    *out = NULL;
    if (!checked && !compiled)
        return report_pattern(code, offset, pattern, place, error);
    *out = rly_allocate(sizeof **out);
    if (!*out) {
        pcre2_code_free(compiled);
        return rly_fail_memory(error);
    }
    (*out)->pattern = pattern;
    atomic_init(&(*out)->plain, NULL);
    atomic_init(&(*out)->fast, compiled);
    atomic_init(&(*out)->used, false);
    return REPLYLINT_OK;
}

/*
 * What a regex was compiled to, by whoever needed it first: of two threads that both do, one publishes its own and the
 * other takes that. NULL with `code` when there is none.
 */
static const pcre2_code *compiled_of(rly_regex *regex, bool jit, int *code)
{
    pcre2_code *_Atomic *place = jit ? &regex->fast : &regex->plain;
    pcre2_code *published = atomic_load_explicit(place, memory_order_acquire);
    if (published)
        return published;
    size_t offset;
    pcre2_code *compiled = compile(regex->pattern, jit, code, &offset);
    if (!compiled || atomic_compare_exchange_strong(place, &published, compiled))
        return compiled;
    pcre2_code_free(compiled);
    return published;
}

/* Is there JIT by now, or is it to come with this text, since another was there before? */
static bool wants_jit(rly_regex *regex, bool text_begins)
{
    if (atomic_load_explicit(&regex->fast, memory_order_relaxed))
        return true;
    return text_begins && atomic_exchange(&regex->used, true);
}

void rly_regex_free(rly_regex *regex)
{
    if (!regex)
        return;
    pcre2_code_free(atomic_load(&regex->plain));
    pcre2_code_free(atomic_load(&regex->fast));
    rly_release(regex);
}

rly_str rly_regex_pattern(const rly_regex *regex)
{
    return regex->pattern;
}

rly_regex_scratch *rly_regex_scratch_new(void)
{
    rly_regex_scratch *scratch = rly_allocate(sizeof *scratch);
    pcre2_general_context *memory = scratch ? pcre2_general_context_create(allocate, release, NULL) : NULL;
    if (memory) {
        scratch->data = pcre2_match_data_create(1, memory);
        scratch->limits = pcre2_match_context_create(memory);
        pcre2_general_context_free(memory);
    }
    if (scratch && (!scratch->data || !scratch->limits)) {
        rly_regex_scratch_free(scratch);
        return NULL;
    }
    if (scratch) {
        pcre2_set_match_limit(scratch->limits, MATCH_LIMIT);
        pcre2_set_depth_limit(scratch->limits, DEPTH_LIMIT);
        pcre2_set_heap_limit(scratch->limits, HEAP_LIMIT_KIB);
    }
    return scratch;
}

void rly_regex_scratch_free(rly_regex_scratch *scratch)
{
    if (!scratch)
        return;
    pcre2_match_data_free(scratch->data);
    pcre2_match_context_free(scratch->limits);
    rly_release(scratch);
}

/* `at`, or the end of the text; moved back to where a character begins. */
static size_t cut(rly_str text, size_t at)
{
    if (at >= text.size)
        return text.size;
    while (at > 0 && (text.data[at] & 0xc0) == 0x80)
        at--;
    return at;
}

static bool is_limit(int code)
{
    return code < 0 && code != PCRE2_ERROR_NOMATCH && code != PCRE2_ERROR_NOMEMORY;
}

/* What PCRE2 says of the text from `from` on. */
static int match(rly_regex *regex, bool jit, rly_regex_scratch *scratch, rly_str text, size_t from)
{
    int code = 0;
    const pcre2_code *compiled = compiled_of(regex, jit, &code);
    if (!compiled) /* a pattern that was good when it was checked: another PCRE2 refuses it, and nothing is known */
        return code == PCRE2_ERROR_HEAP_FAILED ? PCRE2_ERROR_NOMEMORY : PCRE2_ERROR_MATCHLIMIT;
    code = PCRE2_ERROR_NOMATCH;
    for (size_t next; code == PCRE2_ERROR_NOMATCH && from <= text.size; from = next) {
        size_t stop = cut(text, from + (size_t)2 * STRETCH);
        next = stop < text.size ? cut(text, from + STRETCH) : text.size + 1;
        pcre2_set_offset_limit(scratch->limits, next - 1);
        /* The reading text is valid UTF-8 by construction: checking it again would cost more than the match. */
        code = pcre2_match(compiled, (PCRE2_SPTR)text.data, stop, from,
                           PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY | (stop < text.size ? PCRE2_NOTEOL : 0), scratch->data,
                           scratch->limits);
    }
    return code;
}

rly_regex_result rly_regex_next(rly_regex *regex, rly_regex_scratch *scratch, rly_str text, size_t from, size_t *start,
                                size_t *end)
{
    bool jit = wants_jit(regex, from == 0);
    int code = match(regex, jit, scratch, text, from);
    if (is_limit(code) && !jit) /* with JIT fewer steps are counted; what is found must not hang on which run it is */
        code = match(regex, true, scratch, text, from);
    if (code == PCRE2_ERROR_NOMATCH)
        return RLY_REGEX_NONE;
    if (code < 0)
        return code == PCRE2_ERROR_NOMEMORY ? RLY_REGEX_MEMORY : RLY_REGEX_LIMIT;
    const size_t *range = pcre2_get_ovector_pointer(scratch->data);
    *start = range[0];
    *end = range[1];
    return *end > *start ? RLY_REGEX_FOUND : RLY_REGEX_NONE; /* \K can turn a match around */
}
