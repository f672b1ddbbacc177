/* SPDX-License-Identifier: Apache-2.0 */
#include "spell/variant.h"

/* How spellings differ, British first. */
static const char *const pairs[][2] = {
    {"our", "or"},    {"is", "iz"},     {"ys", "yz"},       {"re", "er"},      {"ogue", "og"},     {"ll", "l"},
    {"l", "ll"},      {"enc", "ens"},   {"ae", "e"},        {"oe", "e"},       {"gramme", "gram"}, {"que", "ck"},
    {"grey", "gray"}, {"tyre", "tire"}, {"kerb", "curb"},   {"tr", "ter"},     {"dgem", "dgm"},    {"eable", "able"},
    {"isc", "isk"},   {"ough", "ow"},   {"mould", "mold"}, {"pyj", "paj"},     {"ellery", "elry"},
};

static bool try_pair(rly_speller *speller, rly_str form, unsigned other, const char *from, const char *to,
                     rly_form *out)
{
    size_t away = strlen(from), more = strlen(to);
    if (form.size < away || form.size - away + more > RLY_LONGEST_FORM)
        return false;
    for (size_t at = 0; at + away <= form.size; at++) {
        if (memcmp(form.data + at, from, away) != 0)
            continue;
        memcpy(out->letters, form.data, at);
        memcpy(out->letters + at, to, more);
        memcpy(out->letters + at + more, form.data + at + away, form.size - at - away);
        out->size = form.size - away + more;
        unsigned found = rly_snapshot_find(rly_speller_snapshot(speller), out->letters, out->size);
        if (rly_accepting(found, RLY_IN_SMALL) & other)
            return true;
    }
    return false;
}

bool rly_variant_find(rly_speller *speller, rly_str form, unsigned other, rly_form *out)
{
    bool to_american = other == RLY_AMERICAN;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (try_pair(speller, form, other, pairs[i][!to_american], pairs[i][to_american], out))
            return true;
    return false;
}
