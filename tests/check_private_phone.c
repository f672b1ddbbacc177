/* SPDX-License-Identifier: Apache-2.0 */
/* Phone numbers: which are found, where they end, what is none, which are the same. */
#include "check_private.h"

#include "private/phones.h"

static rly_regions regions_of(const char *codes)
{
    rly_regions regions = {.count = 0};
    for (; *codes; codes += 2 + (codes[2] == ' ')) {
        memcpy(regions.codes[regions.count], codes, 2);
        regions.codes[regions.count++][2] = '\0';
    }
    return regions;
}

static void expect_in(const char *codes, const char *source, const char *expected)
{
    rly_regions regions = regions_of(codes);
    expect_of(RLY_PRIVATE_PHONE, &regions, source, expected);
}

static void expect(const char *source, const char *expected)
{
    expect_in("GB US", source, expected);
}

START_TEST(international)
{
    expect("It is +44 7700 900123 now", "+44 7700 900123");
    expect("It is +447700900123.", "+447700900123");
    expect("0044 20 7946 0123 and +1-415-555-0132", "0044 20 7946 0123; +1-415-555-0132");
    expect("+44 (0)20 7946 0123, (+44) 20 7946 0124", "+44 (0)20 7946 0123; (+44) 20 7946 0124");
    expect("+91 98765 43210 / +353 1 496 0123 / +33 6 39 98 01 23",
           "+91 98765 43210; +353 1 496 0123; +33 6 39 98 01 23");
    expect("011 44 20 7946 0123", "011 44 20 7946 0123");
    expect("+1 is America, +44 is here, +44 20 79", "");
    expect("version +123456789012, +100000000000", "");
}
END_TEST

START_TEST(at_home)
{
    expect("We hold 07700 900123 for you", "07700 900123");
    expect("We hold 07700-900-123, 07700900124 and 020 7946 0123", "07700-900-123; 07700900124; 020 7946 0123");
    expect("(020) 7946 0123 or (0161) 4960123", "(020) 7946 0123; (0161) 4960123");
    expect("01632 960123", "01632 960123");
    expect("415-555-0132, (415) 555-0133, 415.555.0134, 1-415-555-0135",
           "415-555-0132; (415) 555-0133; 415.555.0134; 1-415-555-0135");
    expect("We hold (07700 900123).", "07700 900123");
    expect("0800 157 0123 or 0345 496 0123", "0800 157 0123; 0345 496 0123");
}
END_TEST

START_TEST(at_home_elsewhere)
{
    expect_in("FR", "au 01 99 00 12 34 ou 06.39.98.01.23", "01 99 00 12 34; 06.39.98.01.23");
    expect_in("AU", "on (02) 5550 0123 or 0491 570 156", "(02) 5550 0123; 0491 570 156");
    expect_in("IN", "on 98765 43210 now", "98765 43210");
    expect_in("AR", "al 011 15 2345 6789", "011 15 2345 6789");
    expect_in("DE", "unter 030 23125 012 am 05.10.1986", "030 23125 012");
    expect_in("GB", "We hold 01 99 00 12 34", "");
    expect_in("", "We hold 07700 900123 or +44 7700 900124", "+44 7700 900124");
    expect_in("QQ", "We hold 07700 900123", "");
}
END_TEST

START_TEST(extensions)
{
    expect("020 7946 0123 ext 45", "020 7946 0123 ext 45");
    expect("020 7946 0123 x45, 020 7946 0124 extension: 6", "020 7946 0123 x45; 020 7946 0124 extension: 6");
    expect("415-555-0132 #12 and 415-555-0133;ext=7", "415-555-0132 #12; 415-555-0133;ext=7");
    expect("020 7946 0123/x12", "020 7946 0123");
}
END_TEST

START_TEST(several)
{
    expect("020 7946 0123/020 7946 0124", "020 7946 0123; 020 7946 0124");
    expect("020 7946 0123 020 7946 0124", "020 7946 0123; 020 7946 0124");
    expect("020 7946 0123 - 07700 900123", "020 7946 0123; 07700 900123");
    expect("020 7946 0123\n07700 900123", "020 7946 0123; 07700 900123");
    expect("Call 07700 900123 9-5 or 07700 900124 on 12/05/2024", "07700 900123; 07700 900124");
}
END_TEST

START_TEST(by_context)
{
    expect("My mobile is 9876501234", "9876501234");
    expect("Her phone: 4155550132, thanks", "4155550132");
    expect("Call me on 090-1234-5678", "090-1234-5678");
    expect("My Japanese number is 090-1234-5678", "090-1234-5678");
    expect("Ring 555-0132 and ask for Ann", "555-0132");
    expect("4155550132", "4155550132");
    expect("Number we hold: 4155550132. Loyalty number 4155550132", "4155550132");
    expect("We hold 4155550132 and 9876501234", "");
    expect("The number is 12-34-56-789", "");
}
END_TEST

START_TEST(other_numbers)
{
    expect("on 05.10.1986, 2012-01-02 08:00, 12/05/24, 2019-2023", "");
    expect("Order 07700900123, order number is 415-555-0132", "");
    expect("Serial: 415-555-0132; model no. 020 7946 0123", "");
    expect("ISBN 978-0-306-40615-7, SKU 123-45-67890, 9780306406157", "");
    expect("#07700900123 is our tag, wait 20 79 46 minutes", "");
    expect("Bus 07700 every 15 min, stop 900123. Text HELP to 60075", "");
    expect("192.168.100.200, 4.12.0.181, 10:30-18:00, 24/7, 999", "");
    expect("\xC2\xA3"
           "4155550132, $415-555-0132, 4155550132%",
           "");
    expect("a07700900123, 07700900123b, INV-415-555-0132, 415-555-0132-B", "");
    expect("https://example.com/07700900123 t@415-555-0132.example.com", "");
    expect("07700 ****23, ending 0123, 0161 ... ..18", "");
    expect("204-9918237-6617120, 1 234 567 890, 3.14159265358979", "");
    expect("{{phone}}, [PHONE], 0000 000 0000, 1234567890", "");
}
END_TEST

START_TEST(in_disguise)
{
    expect("\xD9\xA0\xD9\xA7\xD9\xA7\xD9\xA0\xD9\xA0 \xD9\xA9\xD9\xA0\xD9\xA0\xD9\xA1\xD9\xA2\xD9\xA3 now",
           "\xD9\xA0\xD9\xA7\xD9\xA7\xD9\xA0\xD9\xA0 \xD9\xA9\xD9\xA0\xD9\xA0\xD9\xA1\xD9\xA2\xD9\xA3");
    expect("\xEF\xBC\x8B\xEF\xBC\x94\xEF\xBC\x94 7700 900123", "\xEF\xBC\x8B\xEF\xBC\x94\xEF\xBC\x94 7700 900123");
    expect("077\xE2\x80\x8B"
           "00 900\xE2\x80\x8D"
           "123",
           "07700 900123");
    expect("020\xC2\xA0"
           "7946\xE2\x80\x91"
           "0123",
           "020 7946-0123");
    expect("\xE9\x9B\xBB\xE8\xA9\xB1+81 3 1234 5678", "+81 3 1234 5678");
}
END_TEST

START_TEST(much)
{
    enum { SIZE = 1 << 20 };
    static const char *const units[] = {"1", "1 ",          "07700 900123 ", "call 07700 900123 ",
                                        "(", "+1 2-3/4.5 ", "1/2/2024 "};
    char *source = malloc(SIZE + 64);
    rly_text text = {0};
    rly_privates privates = {0};
    ck_assert_ptr_nonnull(source);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t size = 0;
        for (; size < SIZE; size += strlen(units[i]))
            memcpy(source + size, units[i], strlen(units[i]) + 1);
        read_text(&text, source, NULL);
        ck_assert(rly_private_find(&privates, &text, &rly_default_regions));
        if (strstr(units[i], "900123"))
            ck_assert_uint_ge(privates.found.count, size / strlen(units[i]) - 1);
    }
    rly_privates_free(&privates);
    rly_text_free(&text);
    free(source);
}
END_TEST

static bool is_service(const char *number)
{
    return rly_phone_is_service(rly_str_of(number), &rly_default_regions);
}

START_TEST(service_numbers)
{
    ck_assert(is_service("0800 157 0123"));
    ck_assert(is_service("+44 (0)345 496 0123"));
    ck_assert(is_service("1-800-555-0199"));
    ck_assert(is_service("0906 123 4567"));
    ck_assert(is_service("60075"));
    ck_assert(is_service("+1 (888) 555-0132"));
    ck_assert(!is_service("07700 900123"));
    ck_assert(!is_service("020 7946 0123"));
    ck_assert(!is_service("415-555-0132"));
    ck_assert(!is_service("+33 6 39 98 01 23"));
    ck_assert(!is_service("not a number"));
}
END_TEST

static bool same_in(const char *codes, const char *a, const char *b)
{
    rly_regions regions = regions_of(codes);
    bool same = rly_phone_same(rly_str_of(a), rly_str_of(b), &regions);
    ck_assert_int_eq(same, rly_phone_same(rly_str_of(b), rly_str_of(a), &regions));
    return same;
}

START_TEST(same_numbers)
{
    ck_assert(same_in("GB", "+44 (0)20 7946 0000", "020 7946 0000"));
    ck_assert(same_in("GB", "0044 20 7946 0000", "(020) 79460000 ext 5"));
    ck_assert(same_in("GB US", "+1 (800) 555-0199", "1-800-555-0199"));
    ck_assert(same_in("GB US", "800.555.0199", "+18005550199"));
    ck_assert(same_in("IT", "+39 06 6981 2345", "06 6981 2345"));
    ck_assert(same_in("HU", "+36 1 234 5678", "06 1 234 5678"));
    ck_assert(same_in("US", "60075", "600-75"));
    ck_assert(same_in("GB", "0800 000 00", "+44 800 000 00"));
    ck_assert(!same_in("US", "+44 20 7946 0000", "020 7946 0000"));
    ck_assert(!same_in("GB", "020 7946 0000", "020 7946 0001"));
    ck_assert(!same_in("GB", "+20 7946 0000", "020 7946 0000"));
    ck_assert(!same_in("GB", "", ""));
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        international, at_home, at_home_elsewhere, extensions,   several, by_context, other_numbers,
        in_disguise,   much,    service_numbers,   same_numbers,
    };
    return run_suite("private phone", tests, sizeof tests / sizeof *tests);
}
