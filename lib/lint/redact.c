/* SPDX-License-Identifier: Apache-2.0 */
/* A text without its private data: [PHONE], [CARD] ... in their place, every other byte as it was. */
#include "lint/lint.h"
#include "lint/places.h"
#include "signal/ownership.h"

typedef struct redaction {
    const rly_text *text;
    rly_buf *out;
    size_t done; /* bytes of the source that are written or left out */
} redaction;

static void write_label(redaction *r, rly_private_type type)
{
    rly_buf_byte(r->out, '[');
    rly_buf_str(r->out, rly_private_names[type]);
    rly_buf_byte(r->out, ']');
}

/* Leave out the source of [start, end) of the reading text, and write what of the source lies before. */
static void leave_out(redaction *r, uint32_t start, uint32_t end, const rly_private *label)
{
    size_t from, to;
    rly_text_source(r->text, start, end, &from, &to);
    if (from > r->done)
        rly_buf_add(r->out, r->text->source + r->done, from - r->done);
    if (label)
        write_label(r, (rly_private_type)label->type);
    r->done = to > r->done ? to : r->done;
}

/* Tags and marks that stand within a value stay: it is left out character by character. */
static void redact_item(redaction *r, const rly_private *item)
{
    const char *s = r->text->reading.data;
    uint32_t at = item->start;
    if (rly_text_is_plain(r->text, item->start, item->end)) {
        leave_out(r, item->start, item->end, item);
        return;
    }
    while (at < item->end) {
        uint32_t next = at + 1;
        while (next < item->end && (s[next] & 0xC0) == 0x80)
            next++;
        leave_out(r, at, next, at == item->start ? item : NULL);
        at = next;
    }
}

static bool write_redacted(const rly_text *text, const rly_privates *privates, rly_buf *out)
{
    redaction r = {text, out, 0};
    for (size_t i = 0; i < privates->found.count; i++)
        if (privates->found.items[i].owner == RLY_OWNER_PERSON)
            redact_item(&r, &privates->found.items[i]);
    rly_buf_add(out, text->source + r.done, text->source_size - r.done);
    return !out->failed;
}

/* Tags and the targets of links hold what nobody reads: redact the markup once more, as the plain text that it is. */
static replylint_status redact_markup(rly_detection *d, const rly_buf *read, rly_buf *out, replylint_error *error)
{
    rly_text *text = &d->customer;
    replylint_status status = rly_text_read(text, read->size ? read->data : "", read->size, "the reply", NULL, error);
    if (status)
        return status;
    if (!rly_private_find(&d->customer_private, text, &d->regions))
        return rly_fail_memory(error);
    rly_settle_owners(&d->context, &d->regions, text, &d->customer_private);
    return write_redacted(text, &d->customer_private, out) ? REPLYLINT_OK : rly_fail_memory(error);
}

replylint_status rly_redact(const replylint_linter *linter, const replylint_draft *draft, rly_result *result,
                            rly_buf *out, replylint_error *error)
{
    rly_result_clear(result);
    rly_keep_rules(result, linter->rules);
    rly_detection *d = &result->detection;
    replylint_status status = rly_check_size(linter, draft, error);
    if (!status)
        status = rly_detect_private(d, &linter->rules->knowledge, draft, &linter->defaults, error);
    if (status)
        return status;
    bool plain = d->reply.format == RLY_PLAIN;
    rly_buf read = {0};
    if (!rly_place_privates(result) || !write_redacted(&d->reply, &d->reply_private, plain ? out : &read))
        status = rly_fail_memory(error);
    else if (!plain)
        status = redact_markup(d, &read, out, error);
    rly_buf_free(&read);
    return status;
}
