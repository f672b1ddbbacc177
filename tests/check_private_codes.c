/* SPDX-License-Identifier: Apache-2.0 */
/* Private numbers that check digits, shapes or words prove: cards, banks, identity numbers, documents, vehicles, dates
 * of birth, PINs and one-time codes. */
#include "check_text.h"

#include <stdio.h>
#include <stdlib.h>

#include "private/private.h"

static bool is_ours(const char *name)
{
    static const char *const others[] = {"PHONE", "EMAIL", "ADDRESS",  "POSTCODE", "GEO",    "IP",
                                         "MAC",   "REF",   "USERNAME", "PASSWORD", "SECRET", "URL_PII"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(name, others[i]) == 0)
            return false;
    return true;
}

/* "CARD 4532...; PIN 4831": what is found in a text, in order. */
static void expect_private(const char *source, const char *expected)
{
    rly_text text = {0};
    rly_privates privates = {0};
    shown out = {""};
    read_text(&text, source, NULL);
    ck_assert(rly_private_find(&privates, &text, &rly_default_regions));
    for (size_t i = 0; i < privates.found.count; i++) {
        const rly_private *item = &privates.found.items[i];
        const char *name = rly_private_names[item->type];
        if (!is_ours(name))
            continue;
        if (out.text[0])
            show(&out, "; ", 2);
        show(&out, name, strlen(name));
        show(&out, " ", 1);
        show(&out, text.reading.data + item->start, item->end - item->start);
    }
    ck_assert_msg(strcmp(out.text, expected) == 0, "\n of   %s\n got  %s\n want %s", source, out.text, expected);
    rly_privates_free(&privates);
    rly_text_free(&text);
}

START_TEST(cards)
{
    expect_private("4532015112830366", "CARD 4532015112830366");
    expect_private("Visa 4532 0151 1283 0366 failed", "CARD 4532 0151 1283 0366");
    expect_private("we see 5523-1478-9012-3454.", "CARD 5523-1478-9012-3454");
    expect_private("2300456789012348 is the one", "CARD 2300456789012348");
    expect_private("Amex 3782 822463 10005", "CARD 3782 822463 10005");
    expect_private("3622 720627 1667, then", "CARD 3622 720627 1667");
    expect_private("maestro 6759649826438453", "CARD 6759649826438453");
    expect_private("4532 0151 1283 0366 or 5523147890123454?", "CARD 4532 0151 1283 0366; CARD 5523147890123454");
    expect_private("card \uFF14\uFF15\uFF13\uFF12 0151 1283 0366", "CARD \uFF14\uFF15\uFF13\uFF12 0151 1283 0366");
    expect_private("card 4532\u200B0151\u200B12\u2060830366", "CARD 4532015112830366");
}
END_TEST

START_TEST(what_is_no_card)
{
    expect_private("card 4532 0151 1283 0367", ""); /* Luhn */
    expect_private("order 4532015112830366", "");
    expect_private("your parcel number is 5523147890123454", "");
    expect_private("card **** **** **** 0366, 4532 01** **** 0366, ending 0366", "");
    expect_private("1234567812345670 and 1111 2222 3333 4444", ""); /* Luhn fits, no issuer does */
    expect_private("see https://example.com/4532015112830366", "");
    expect_private("4532 0151 1283 0366 1234 5678 90", "");
    expect_private("test card 4532 0151 1283 0366", "");
    expect_private("IMEI 356938035643809, 14532015112830366, x4532015112830366", "");
}
END_TEST

START_TEST(card_details)
{
    expect_private("4532015112830366, 08/27, CVV 914", "CARD 4532015112830366; CARD_EXPIRY 08/27; CVV 914");
    expect_private("Your card (expires 11/2026) lapsed", "CARD_EXPIRY 11/2026");
    expect_private("card ending 0366, exp. 08/27", "CARD_EXPIRY 08/27");
    expect_private("CVC: 914. The security code (7316) of the Amex", "CVV 914; CVV 7316");
    expect_private("the CVV you entered, 310, was wrong", "CVV 310");
    expect_private("027 is the CVV we have", "CVV 027");
    expect_private("the offer expires 09/27; the milk expires 03/29, card only", "");
    expect_private("gift card expires 09/27, card expires 13/27", "");
    expect_private("have the CVV handy; the CVV is 3 digits; CVV error 104", "");
}
END_TEST

START_TEST(ibans)
{
    expect_private("GB74BARC20714583261947", "IBAN GB74BARC20714583261947");
    expect_private("an ES98 2038 5778 9830 0076 0236.", "IBAN ES98 2038 5778 9830 0076 0236");
    expect_private("ie22aibk93115298765432", "IBAN ie22aibk93115298765432");
    expect_private("GB74-BARC-207145-83261947!", "IBAN GB74-BARC-207145-83261947");
    expect_private("GB75BARC20714583261947, GB74BARC2071458326194, XX74BARC20714583261947", "");
    expect_private("GB74BARC207145832619470, AGB74BARC20714583261947, GB** **** **** 1947", "");
}
END_TEST

START_TEST(bank_accounts)
{
    expect_private("40-47-84 / 70872490", "SORT_CODE 40-47-84; BANK_ACCOUNT 70872490");
    expect_private("sort code 12-01-24, account 70872490", "SORT_CODE 12-01-24; BANK_ACCOUNT 70872490");
    expect_private("account 70872490, sort code 404784", "BANK_ACCOUNT 70872490; SORT_CODE 404784");
    expect_private("SC 20 45 77, A/C 41928375", "SORT_CODE 20 45 77; BANK_ACCOUNT 41928375");
    expect_private("my bank account is 070872490", "BANK_ACCOUNT 070872490");
    expect_private("routing 111000025 account 000123456789", "ABA 111000025; BANK_ACCOUNT 000123456789");
    expect_private("1110-0002-5", "ABA 1110-0002-5");
    expect_private("routing 111000026", "");
    expect_private("111000025 people", "");
    expect_private("on 12-01-24, 70872490 units; SC 12 34 56 is the aisle", "");
    expect_private("account number 70872490 is in credit", "");
    expect_private("company 01234567, the sort code is six digits", "");
}
END_TEST

START_TEST(british_numbers)
{
    expect_private("NI no. JG 10 37 59 A", "NINO JG 10 37 59 A");
    expect_private("it says AB123456C here", "NINO AB123456C");
    expect_private("jg103759a", "NINO jg103759a");
    expect_private("national insurance CE201844", "NINO CE201844");
    expect_private("QQ 12 34 56 C, GB123456A, AO123456A, DA123456A, AB123456E", "");
    expect_private("the NI number on your policy, AB123456C", "NINO AB123456C");
    expect_private("part AB123456C, SKU-AB123456C, CE201844", "");
    expect_private("NHS number 943 476 5919", "NHS 943 476 5919");
    expect_private("9434765919 is your NHS number", "NHS 9434765919");
    expect_private("NHS number 943 476 5918, NHS 111", "");
    expect_private("ring 943 476 5919", "");
}
END_TEST

START_TEST(american_numbers)
{
    expect_private("it is 536-22-8726.", "SSN 536-22-8726");
    expect_private("SSN: 536 22 8726, social security number 536228726", "SSN 536 22 8726; SSN 536228726");
    expect_private("we found 536 22 8726 there, 0532 123 45 6789 is no such", "SSN 536 22 8726");
    expect_private("ssn 536-228726", "SSN 536-228726");
    expect_private("000-12-3456 666-12-3456 536-00-8726 536-22-0000 123-45-6789", "");
    expect_private("SKU 536-22-87260, part 536-22-8726, 1536-22-8726, fax 536 22 8726", "");
    expect_private("ITIN 912-78-4455, 912784455 is the ITIN", "ITIN 912-78-4455; ITIN 912784455");
    expect_private("the last four are 8726, SSN ***-**-8726", "");
}
END_TEST

START_TEST(national_numbers)
{
    static const char *const named[] = {
        "SIN",
        "513-849-216",
        "TFN",
        "876 543 202",
        "BSN",
        "123456708",
        "Aadhaar",
        "4985 1234 5676",
        "DNI",
        "48271936L",
        "NIE",
        "Y1234567X",
        "PESEL",
        "85031574122",
        "PPS no",
        "1234567T",
        "NIF",
        "213 456 788",
        "personnummer",
        "150385 12363",
        "SA ID",
        "8503155123081",
        "CPF",
        "98765432100",
        "codice fiscale",
        "RSSMRA85M01H501Q",
        "NRIC",
        "S8123456F",
        "HETU",
        "150385-1230",
    };
    for (size_t i = 0; i < sizeof named / sizeof *named; i += 2) {
        char source[160], expected[80];
        snprintf(source, sizeof source, "Your %s %s is gone.", named[i], named[i + 1]);
        snprintf(expected, sizeof expected, "NATIONAL_ID %s", named[i + 1]);
        expect_private(source, expected);
    }
    expect_private("it was RSSMRA85M01H501Q", "NATIONAL_ID RSSMRA85M01H501Q");
    expect_private("987.654.321-00 and 2 69 05 75 123 456 31",
                   "NATIONAL_ID 987.654.321-00; NATIONAL_ID 2 69 05 75 123 456 31");
    expect_private("ABCPK1234F, 850315-1238", "NATIONAL_ID ABCPK1234F; NATIONAL_ID 850315-1238");
    expect_private("Medicare ID 1EG4-TE5-MK73", "NATIONAL_ID 1EG4-TE5-MK73");
    expect_private("our national ID check has 513849216", "NATIONAL_ID 513849216");
    expect_private("SIN 513-849-217, CPF 987.654.321-01, RSSMRA85M01H501X", "");
    expect_private("BSN 123456709", "");
    expect_private("513849216 steps, order 850315-1238, TFN 513849216", "");
}
END_TEST

START_TEST(documents)
{
    expect_private("passport 533401988", "PASSPORT 533401988");
    expect_private("A12345678 is your passport number", "PASSPORT A12345678");
    expect_private("Passports: AB1234567 and 12AB34567", "PASSPORT AB1234567; PASSPORT 12AB34567");
    expect_private("your passport is C01X00T47", "PASSPORT C01X00T47");
    expect_private("a passport valid for 6 months by 20260901; passport order 77120034", "");
    expect_private("533401988 and AB1234567 are codes", "");
    expect_private("MORGA657054SM9IJ", "DRIVING_LICENCE MORGA657054SM9IJ");
    expect_private("we have JONES 710238 A99BC here", "DRIVING_LICENCE JONES 710238 A99BC");
    expect_private("FO999512018AA1AB, MORGA667054SM9IJ, M9RGA657054SM9IJ", "DRIVING_LICENCE FO999512018AA1AB");
    expect_private("S*1234JM*CD9", "DRIVING_LICENCE S*1234JM*CD9");
    expect_private("driver's license D1234567 (CA)", "DRIVING_LICENCE D1234567");
    expect_private("driving licence no: 41928375", "DRIVING_LICENCE 41928375");
    expect_private("TV licence 3104772915, software licence number 99812234, a licence for 5 years", "");
}
END_TEST

START_TEST(vehicles)
{
    expect_private("the KX19 WBV and HG68 TYU", "VRM KX19 WBV; VRM HG68 TYU");
    expect_private("aa02 aaa", "VRM aa02 aaa");
    expect_private("LB07SEO is your reg", "VRM LB07SEO");
    expect_private("Is ab12 cde your car?", "VRM ab12 cde");
    expect_private("reg P482 GTR, plate ABC 123D, number plate ABZ 4471", "VRM P482 GTR; VRM ABC 123D; VRM ABZ 4471");
    expect_private("MK12 HGV, R32 GTI, NY24 OFF, AB80 ABC, AI51 ABC, AB51 AIB, I123 BCD", "");
    expect_private("use code AB12 CDE; LB07SEO; a P482 GTR", "");
}
END_TEST

START_TEST(births)
{
    expect_private("DOB 1979-12-30, born 4.2.1956", "DOB 1979-12-30; DOB 4.2.1956");
    expect_private("d.o.b. 02.11.48", "DOB 02.11.48");
    expect_private("3rd March 1988 is your date of birth", "DOB 3rd March 1988");
    expect_private("date of birth: Mar 9, 2001", "DOB Mar 9, 2001");
    expect_private("born on the 12th of May, 1985", "DOB 12th of May, 1985");
    expect_private("birthday is 12-May-85", "DOB 12-May-85");
    expect_private("DOB \u0661\u0662/\u0660\u0665/\u0661\u0669\u0668\u0665",
                   "DOB \u0661\u0662/\u0660\u0665/\u0661\u0669\u0668\u0665");
    expect_private("name and date of birth: 12/05/1985", "DOB 12/05/1985");
    expect_private("date of birth on your policy as 12/05/1985", "DOB 12/05/1985");
    expect_private("your date of birth was changed, and the booking for 12/05/2024 stands", "");
    expect_private("Is 17 August 1969 your date of birth?", "DOB 17 August 1969");
    expect_private("born before 12/05/1985, born in Hull. We opened 3 May 1999", "");
    expect_private("Happy birthday! Yours is valid until 12/05/2025, founded on 3 August 1972", "");
}
END_TEST

START_TEST(pins_and_codes)
{
    expect_private("Your temporary PIN is 4831.", "PIN 4831");
    expect_private("Enter 5591 as the PIN", "PIN 5591");
    expect_private("a 4-digit PIN, a pin on the map at 1204, PIN code 194101, PIN by 2100", "");
    expect_private("G-558120 is the code you need", "OTP 558120");
    expect_private("verification code: 739 204", "OTP 739 204");
    expect_private("40718 is your one-time code; the code is 662019", "OTP 40718; OTP 662019");
    expect_private("error code 8021, area code 0161, use code 20259 at checkout", "");
    expect_private("sent a 6-digit code to the number ending 4421; code of 2019", "");
}
END_TEST

/* Each look ahead and back is bounded: this would take minutes else. */
START_TEST(long_texts_take_no_longer)
{
    static const char *const parts[] = {"7", "4012 8888 8888 1882 ", "PIN 1234 ", "born 1/2/1999 ", "a-1"};
    enum { SIZE = 1 << 20 };
    char *source = malloc(SIZE + 1);
    ck_assert_ptr_nonnull(source);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        rly_text text = {0};
        rly_privates privates = {0};
        for (size_t at = 0, size = strlen(parts[i]); at < SIZE; at++)
            source[at] = parts[i][at % size];
        source[SIZE] = '\0';
        read_text(&text, source, NULL);
        ck_assert(rly_private_find(&privates, &text, &rly_default_regions));
        rly_privates_free(&privates);
        rly_text_free(&text);
    }
    free(source);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        cards,
        what_is_no_card,
        card_details,
        ibans,
        bank_accounts,
        british_numbers,
        american_numbers,
        national_numbers,
        documents,
        vehicles,
        births,
        pins_and_codes,
        long_texts_take_no_longer,
    };
    return run_suite("private codes", tests, sizeof tests / sizeof *tests);
}
