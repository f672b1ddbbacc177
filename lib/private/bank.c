/* SPDX-License-Identifier: Apache-2.0 */
/* Bank accounts where no IBAN is used: sort code and account number, routing number. */
#include "private/checksums.h"
#include "private/shape.h"

enum { SAME_PLACE = 12 }; /* tokens between a sort code and its account */

#define BANKING (RLY_ABOUT(SORT_CODE) | RLY_ABOUT(BANK) | RLY_ABOUT(ABA) | RLY_ABOUT(IBAN))

static bool is_sort_code(const rly_seeker *seeker, uint32_t at, rly_shaped *code)
{
    if (!rly_shape_read(seeker, "99 99 99", at, code) || code->breaks == 1 || code->separator == '!')
        return false;
    return code->separator != '/' && code->separator != '.';
}

static bool could_be_date(const rly_shaped *code)
{
    return rly_is_day(code->value, code->value + 2) || rly_is_day(code->value + 2, code->value) ||
           rly_is_day(code->value + 4, code->value + 2);
}

/* The account number that the run is: 6 to 8 digits in the UK, longer in the US. */
static bool is_account(const rly_seeker *seeker, const rly_digits *run, uint32_t least, uint32_t most,
                       rly_shaped *account)
{
    static const char shape[] = "99999999999999999";
    uint32_t size = run->end - run->start;
    return size >= least && size <= most &&
           rly_shape_read(seeker, shape + sizeof shape - 1 - size, run->start, account) && account->start == run->start;
}

/* Are there nothing but a few marks between: "40-47-84 / 70872490"? */
static bool marks_between(const rly_seeker *seeker, uint32_t from, uint32_t to)
{
    enum { MOST = 4 };
    if (to - from > MOST)
        return false;
    for (uint32_t at = from; at < to; at++)
        if (rly_view_is_alnum(seeker->view.bytes[at]) || seeker->view.bytes[at] == '\n')
            return false;
    return true;
}

/* "account 12345678", "a/c no. 12345678" */
static bool follows_account(const rly_seeker *seeker, uint32_t start)
{
    static const char *const names[] = {"account", "acct", "acc", "accnt", "c"};
    enum { LINKS = 3 };
    uint32_t token = rly_seek_before_links(seeker, rly_seek_token(seeker, start), LINKS);
    if (token >= seeker->text->tokens.count)
        return false;
    rly_str word = rly_token_fold(seeker->text, &seeker->text->tokens.items[token]);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (rly_str_is(word, names[i]))
            return true;
    return false;
}

/* Does that run hold the account of a sort code on its left or right, by its name or with nothing but marks between? */
static bool is_partner(const rly_seeker *seeker, const rly_digits *run, const rly_shaped *code, rly_shaped *account)
{
    enum { MOST = 24 };
    if (!is_account(seeker, run, 8, 8, account))
        return false;
    bool behind = account->start >= code->end;
    uint32_t from = behind ? code->end : account->end, to = behind ? account->start : code->start;
    if (to - from <= MOST && follows_account(seeker, account->start))
        return true;
    return !could_be_date(code) && marks_between(seeker, from, to);
}

/* A pair without words: a sort code and eight digits behind it, or before it. */
static bool seek_pair(rly_seeker *seeker, size_t i, const rly_shaped *code)
{
    const rly_digits *runs = seeker->digits.items;
    rly_shaped account;
    size_t next = i + (code->breaks ? 3 : 1);
    bool written = code->breaks == 2 || rly_seek_is_named(seeker, RLY_ABOUT(BANK), code->start, code->end);
    bool paired = written && ((next < seeker->digits.count && is_partner(seeker, &runs[next], code, &account)) ||
                              (i > 0 && is_partner(seeker, &runs[i - 1], code, &account)));
    return !paired || (rly_shape_add(seeker, RLY_PRIVATE_SORT_CODE, code, RLY_BY_CONTEXT) &&
                       rly_shape_add(seeker, RLY_PRIVATE_BANK_ACCOUNT, &account, RLY_BY_CONTEXT));
}

static bool seek_sort_code(rly_seeker *seeker, size_t i)
{
    const uint64_t topics = RLY_ABOUT(SORT_CODE) | RLY_ABOUT(BANK);
    rly_shaped code;
    const rly_digits *run = &seeker->digits.items[i];
    if (!is_sort_code(seeker, run->start, &code))
        return true;
    bool hyphens = code.separator == '-' && !could_be_date(&code);
    bool told = (seeker->topics & topics) && !rly_seek_is_alone(seeker, code.start, code.end) &&
                rly_seek_words(seeker, topics, &code, 6, 3) >= RLY_WORDS_MIXED &&
                (hyphens || rly_seek_is_named(seeker, RLY_ABOUT(SORT_CODE), code.start, code.end));
    return told ? rly_shape_add(seeker, RLY_PRIVATE_SORT_CODE, &code, RLY_BY_CONTEXT) : seek_pair(seeker, i, &code);
}

/* Does a sort code stand close behind? */
static bool sort_code_behind(const rly_seeker *seeker, const rly_digits *run)
{
    enum { MOST = 24 };
    const rly_digits *next = run + 1;
    rly_shaped code;
    return next < seeker->digits.items + seeker->digits.count && next->start - run->end <= MOST &&
           is_sort_code(seeker, next->start, &code);
}

static bool seek_account(rly_seeker *seeker, const rly_digits *run)
{
    uint64_t near = rly_topics_near(seeker, run->start, run->end, SAME_PLACE, SAME_PLACE);
    bool american = near & (RLY_ABOUT(ABA) | RLY_ABOUT(BANK));
    rly_shaped account;
    if (!(near & BANKING) || !is_account(seeker, run, 7, american ? 17 : 8, &account) || account.tied)
        return true;
    uint64_t label = rly_topics_label(seeker, run->start, 5);
    bool banking = label & BANKING, other = label && !(label & (BANKING | RLY_ABOUT(REFERENCE)));
    bool sorted = account.size == 8 && !other && (near & RLY_ABOUT(SORT_CODE)) && sort_code_behind(seeker, run);
    bool account_word = follows_account(seeker, run->start);
    if (!sorted && !(account_word && !other) &&
        !(banking && rly_seek_is_named(seeker, RLY_ABOUT(BANK), run->start, run->end)))
        return true;
    return rly_shape_add(seeker, RLY_PRIVATE_BANK_ACCOUNT, &account, RLY_BY_CONTEXT);
}

static bool seek_routing(rly_seeker *seeker, const rly_digits *run)
{
    rly_shaped number;
    bool shaped = rly_shape_read(seeker, "999999999", run->start, &number) ||
                  rly_shape_read(seeker, "9999-9999-9", run->start, &number);
    if (!shaped)
        return true;
    unsigned long long first = rly_number(number.value, 2);
    bool issued = first <= 12 || (first >= 21 && first <= 32) || (first >= 61 && first <= 72) || first == 80;
    if (!issued || rly_weighted(number.value, "371371371") % 10 != 0 || rly_number(number.value, 9) == 0 ||
        rly_seek_words(seeker, RLY_ABOUT(ABA), &number, 7, 5) < RLY_WORDS_MIXED ||
        (rly_seek_is_alone(seeker, number.start, number.end) && !rly_seek_in_region(seeker, "US")))
        return true;
    return rly_shape_add(seeker, RLY_PRIVATE_ABA, &number, RLY_BY_CHECKSUM);
}

bool rly_seek_bank(rly_seeker *seeker)
{
    for (size_t i = 0; i < seeker->digits.count; i++) {
        const rly_digits *run = &seeker->digits.items[i];
        uint32_t size = run->end - run->start;
        bool sort = (size == 2 || size == 6) && !seek_sort_code(seeker, i);
        bool account = size >= 6 && size <= 17 && (seeker->topics & BANKING) && !seek_account(seeker, run);
        bool routing = (size == 9 || size == 4) && !seek_routing(seeker, run);
        if (sort || account || routing)
            return false;
    }
    return true;
}
