/* SPDX-License-Identifier: Apache-2.0 */
#include "spell/packed.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "spell/snapshot_lay.h"

enum { LEAST_FORM_BYTES = 2, SPARE_BUCKETS = 64 };

/* A dictionary that is being read. */
typedef struct packed {
    const unsigned char *at, *end;
    uint32_t forms;
    char form[RLY_LONGEST_FORM + 2]; /* with room for 's */
    size_t size;
    unsigned cases, marks; /* of the form: RLY_PACKED_USUAL ..., RLY_COMMON ... */
} packed;

static uint32_t number_at(const char *bytes)
{
    const unsigned char *b = (const unsigned char *)bytes;
    return b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

bool rly_is_packed(const void *bytes, size_t size)
{
    size_t magic = sizeof RLY_PACKED_MAGIC - 1;
    return size >= magic && memcmp(bytes, RLY_PACKED_MAGIC, magic) == 0;
}

uint32_t rly_packed_sum(const void *forms, size_t size)
{
    return XXH32(forms, size, RLY_PACKED_VERSION);
}

/* Read the next form. False when it is none. */
static bool next_form(packed *p)
{
    unsigned gone = *p->at++;
    if (gone > RLY_PACKED_ALL || (gone < RLY_PACKED_ALL && gone > p->size))
        return false;
    p->size = gone == RLY_PACKED_ALL ? 0 : p->size - gone;
    p->cases = RLY_PACKED_USUAL;
    p->marks = 0;
    for (; p->at<p->end && * p->at> RLY_PACKED_ALL && (*p->at < 'A' || *p->at > 'Z'); p->at++) {
        if (p->size == RLY_LONGEST_FORM)
            return false;
        p->form[p->size++] = (char)*p->at;
    }
    if (p->at < p->end && *p->at >= 'A' && *p->at <= 'A' + RLY_PACKED_USUAL)
        p->cases = (unsigned)(*p->at++ - 'A');
    if (p->at < p->end && (*p->at == 'Q' || *p->at == 'R'))
        p->marks = *p->at++ == 'Q' ? RLY_COMMON : RLY_COMMON | RLY_LITTLE;
    return p->size > 0;
}

typedef enum unpacking { UNPACKED, NO_ROOM, DAMAGED } unpacking;

static unpacking put_forms(packed p, unsigned dictionary, char *snapshot)
{
    for (uint32_t i = 0; i < p.forms; i++) {
        if (p.at >= p.end || !next_form(&p))
            return DAMAGED;
        uint8_t cases = (uint8_t)((p.cases & RLY_CASES) << (dictionary * RLY_CASE_BITS));
        if (!rly_snapshot_put(snapshot, p.form, p.size, (uint8_t)(cases | p.marks)))
            return NO_ROOM;
        memcpy(p.form + p.size, "'s", 2);
        if (p.cases & RLY_PACKED_POSSESSIVE && !rly_snapshot_put(snapshot, p.form, p.size + 2, cases))
            return NO_ROOM;
    }
    return p.at == p.end ? UNPACKED : DAMAGED;
}

static replylint_status refuse(const char *name, const char *what, replylint_error *error)
{
    return rly_fail(error, REPLYLINT_ERROR_FILE, (rly_place){name, 0, 0}, "%s", what);
}

/* Read a header, and skip what it speaks of. */
static replylint_status open_packed(packed *p, rly_dictionary_record *record, const char **at, const char *end,
                                    const char *name, replylint_error *error)
{
    const char *header = *at;
    size_t left = (size_t)(end - header);
    if (!rly_is_packed(header, left))
        return refuse(name, "what stands behind the packed dictionary is none", error);
    if (left < RLY_PACKED_HEADER || left - RLY_PACKED_HEADER < number_at(header + RLY_PACKED_AT_SIZE))
        return refuse(name, "the packed dictionary is cut short; fetch it again", error);
    if (number_at(header + RLY_PACKED_AT_VERSION) != RLY_PACKED_VERSION)
        return refuse(name, "the packed dictionary is of another version of replylint; take that of this one", error);
    uint32_t size = number_at(header + RLY_PACKED_AT_SIZE);
    header += RLY_PACKED_HEADER;
    if (rly_packed_sum(header, size) != number_at(*at + RLY_PACKED_AT_SUM))
        return refuse(name, "the packed dictionary is damaged; fetch it again", error);
    *p = (packed){.at = (const unsigned char *)header, .end = (const unsigned char *)header + size};
    p->forms = number_at(*at + RLY_PACKED_AT_FORMS);
    *record = (rly_dictionary_record){.complete = number_at(*at + RLY_PACKED_AT_COMPLETE) != 0, .forms = p->forms};
    memcpy(record->name, *at + RLY_PACKED_AT_NAME, RLY_PACKED_NAME - 1);
    *at = header + size;
    return p->forms > size / LEAST_FORM_BYTES ? refuse(name, "the packed dictionary is damaged; fetch it again", error)
                                              : REPLYLINT_OK;
}

replylint_status rly_unpack(rly_buf *out, const void *bytes, size_t size, const char *name, replylint_error *error)
{
    packed dictionaries[RLY_DICTIONARIES];
    rly_dictionary_record records[RLY_DICTIONARIES];
    uint32_t count = 0;
    size_t forms = 0;
    for (const char *at = bytes, *end = at + size; at < end; count++) {
        if (count == RLY_DICTIONARIES)
            return refuse(name, "these are more than two dictionaries", error);
        replylint_status status = open_packed(&dictionaries[count], &records[count], &at, end, name, error);
        if (status)
            return status;
        forms += dictionaries[count].forms;
    }
    for (uint32_t buckets = rly_snapshot_buckets(forms);; buckets = rly_snapshot_more_buckets(buckets)) {
        unpacking result = UNPACKED;
        if (!rly_snapshot_begin(out, records, count, buckets))
            return rly_fail_memory(error);
        for (unsigned i = 0; i < count && result == UNPACKED; i++)
            result = put_forms(dictionaries[i], i, out->data);
        if (result == DAMAGED || buckets > forms + SPARE_BUCKETS) /* no words of a language crowd so */
            return refuse(name, "the packed dictionary is damaged; fetch it again", error);
        if (result == UNPACKED)
            return rly_snapshot_seal(out->data), REPLYLINT_OK;
    }
}
