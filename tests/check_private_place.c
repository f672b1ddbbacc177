/* SPDX-License-Identifier: Apache-2.0 */
/* Postal addresses, postcodes, coordinates; and whose an address is. */
#include "check_private.h"

static void expect(rly_private_type type, const char *source, const char *expected)
{
    expect_of(type, &rly_default_regions, source, expected);
}

static void address(const char *source, const char *expected)
{
    expect(RLY_PRIVATE_ADDRESS, source, expected);
}

static void postcode(const char *source, const char *expected)
{
    expect(RLY_PRIVATE_POSTCODE, source, expected);
}

static void geo(const char *source, const char *expected)
{
    expect(RLY_PRIVATE_GEO, source, expected);
}

START_TEST(streets)
{
    address("We left it at 27 Elm Grove, Reading RG1 5AB.", "27 Elm Grove, Reading RG1 5AB");
    address("8 Oak Road", "8 Oak Road");
    address("Is 221A St. John's Road still right?", "221A St. John's Road");
    address("Delivered to 12-14 King's Rd, Hove", "12-14 King's Rd, Hove");
    address("to 4 Upper Station Approach, Woking, Surrey GU22 7AE, UK please",
            "4 Upper Station Approach, Woking, Surrey GU22 7AE, UK");
    address("Ship to 350 5th Ave, New York, NY 10118", "350 5th Ave, New York, NY 10118");
    address("You live at 1200 N. Main St. Springfield IL 62701-4321", "1200 N. Main St. Springfield IL 62701-4321");
    address("to 88 Collins St, Melbourne VIC 3000", "88 Collins St, Melbourne VIC 3000");
    address("Your home at 7 Rue Road, Stoke-on-Trent ST1 1AA", "7 Rue Road, Stoke-on-Trent ST1 1AA");
    address("my address is 9 elm street, leeds ls1 1aa", "9 elm street, leeds ls1 1aa");
    address("missed you at 2 The Paddocks, Ely CB6 2AB!", "2 The Paddocks, Ely CB6 2AB");
    address("left at no. 31 Sycamore Drive", "31 Sycamore Drive");
}
END_TEST

START_TEST(flats_and_houses)
{
    address("Flat 3, 14 Oak Road, Leeds LS6 2TB is right?", "Flat 3, 14 Oak Road, Leeds LS6 2TB");
    address("Sent to 14 Oak Road Apt 4B, Austin TX 78701", "14 Oak Road Apt 4B, Austin TX 78701");
    address("Sent to 14 Oak Ave #12, Austin, TX 78701", "14 Oak Ave #12, Austin, TX 78701");
    address("for Flat 2, Kingsley Court, Leeds LS6 2TB", "Flat 2, Kingsley Court, Leeds LS6 2TB");
    address("to Rose Cottage, Mill Lane, Ambleside LA22 9AB today", "Rose Cottage, Mill Lane, Ambleside LA22 9AB");
    address("to 2nd Floor, Tern House, 5 Oak Road", "2nd Floor, Tern House, 5 Oak Road");
}
END_TEST

START_TEST(addresses_on_lines)
{
    address("Address:\n14 Oak Road\nLeeds\nLS6 2TB\n\nOrder 5", "14 Oak Road\nLeeds\nLS6 2TB");
    address("sent to 14 Oak Road\nThanks\nPriya", "14 Oak Road");
    address("sent to 14 Oak Road, I'll call you", "14 Oak Road");
}
END_TEST

START_TEST(addresses_of_other_countries)
{
    address("an Lindenstra\u00DFe 14a, 50674 K\u00F6ln", "Lindenstra\u00DFe 14a, 50674 K\u00F6ln");
    address("an Musterstr. 12, 10115 Berlin", "Musterstr. 12, 10115 Berlin");
    address("Kerkstraat 45, 1017 GB Amsterdam", "Kerkstraat 45, 1017 GB Amsterdam");
    address("au 18 bis rue des Lilas, 69003 Lyon", "18 bis rue des Lilas, 69003 Lyon");
    address("Via Garibaldi 22, 10122 Torino", "Via Garibaldi 22, 10122 Torino");
    address("Calle Mayor 15, 28013 Madrid", "Calle Mayor 15, 28013 Madrid");
}
END_TEST

START_TEST(boxes)
{
    address("Send it to PO Box 4471, Wellington 6140", "PO Box 4471, Wellington 6140");
    address("Your P.O. Box 12 is full", "P.O. Box 12");
    address("The top box 12 is full", "");
}
END_TEST

START_TEST(places_of_the_company)
{
    address("Our store at 45 Regent Street, London W1B 2QD is open", "own:45 Regent Street, London W1B 2QD");
    address("Head office: 1 Acme Road, Slough SL1 4AA", "own:1 Acme Road, Slough SL1 4AA");
    address("Visit us at 300 Market St, San Francisco, CA 94105", "own:300 Market St, San Francisco, CA 94105");
    address("Our store sent it; delivered to 14 Oak Road", "14 Oak Road");
    address("Your address, 14 Oak Road, is near our store", "14 Oak Road");
    postcode("We're at SE1 9TG", "own:SE1 9TG");
    postcode("Your order from our shop is going to LS6 2TB", "LS6 2TB");
    address("We have 3 Park Lane stores, and our Oxford Street store", "own:3 Park Lane");
}
END_TEST

START_TEST(no_addresses)
{
    address("Stream '10 Cloverfield Lane' tonight", "");
    address("The film 21 Jump Street is on at 9", "");
    address("It takes 20 minutes down the road", "");
    address("Pros:\n1. Very close to home", "");
    address("They have 30 cars. Mall Road is near", "");
    address("In 2019 Regent Street was closed", "");
    address("Bus 12 High Street is late, the 17:42 Kings Road too", "");
    address("Platform 4 Station Road exit", "");
    address("Use 5 Star Way and 2 Test Drive days", "");
    address("A \u00A3"
            "40 Oak Street voucher",
            "");
    address("On 5 May Park Lane is closed", "");
    address("e.g. 1 High Street, Anytown", "");
}
END_TEST

START_TEST(british_postcodes)
{
    postcode("M1 1AE", "M1 1AE");
    postcode("You're in SW1A 1AA, B33 8TH or EC1A 1BB.", "SW1A 1AA; B33 8TH; EC1A 1BB");
    postcode("GIR 0AA", "GIR 0AA");
    postcode("DN551PT", "DN551PT");
    postcode("parcel for SW1A1AA is out", "SW1A1AA");
    postcode("Is the postcode nw1 6xe right?", "nw1 6xe");
    postcode("\uFF2E\uFF37\uFF11 \uFF16\uFF38\uFF25", "\uFF2E\uFF37\uFF11 \uFF16\uFF38\uFF25");
    postcode("CF1\u200B0 3AT", "CF10 3AT");
}
END_TEST

START_TEST(other_postcodes)
{
    postcode("Postal code K1A 0B1 isn't covered", "K1A 0B1");
    postcode("Eircode A94 T6Y1", "A94 T6Y1");
    postcode("ZIP code 94110 is out", "94110");
    postcode("94110-1234 is no zip code of ours", "94110-1234");
    postcode("You're in Denver, CO 80202, right?", "80202");
    postcode("PLZ 10115", "10115");
    postcode("postcode 1012 AB", "1012 AB");
}
END_TEST

START_TEST(no_postcodes)
{
    postcode("the SW1A area, BS3 and BS4", "");
    postcode("A4 2PX paper and A3 2PY trays", "");
    postcode("Room B12 3rd floor, M25 J10, A40", "");
    postcode("VA1 1AA", "");
    postcode("Galaxy S9 6GB, ww2 2xp", "");
    postcode("a zip file of 12345 kB, 10 zip ties", "");
    postcode("codes 01000 and 99999", "");
    postcode("a postcode such as SW1A 1AA", "");
    postcode("https://example.com/SW1A-1AA?q=M1 ", "");
}
END_TEST

START_TEST(coordinates)
{
    geo("at 53.4808, -2.2426 now", "53.4808, -2.2426");
    geo("48.85837,2.29448", "48.85837,2.29448");
    geo("51.50735\u00B0 N, 0.12776\u00B0 W", "51.50735\u00B0 N, 0.12776\u00B0 W");
    geo("40\u00B026'46\"N 79\u00B058'56\"W", "40\u00B026'46\"N 79\u00B058'56\"W");
    geo("lat 52.5200, long 13.4049", "52.5200, long 13.4049");
    geo("N 51.50735 W 0.12776", "N 51.50735 W 0.12776");
    geo("\u0665\u0661.\u0665\u0660\u0667\u0663, -\u0660.\u0661\u0662\u0667\u0667",
        "\u0665\u0661.\u0665\u0660\u0667\u0663, -\u0660.\u0661\u0662\u0667\u0667");
}
END_TEST

START_TEST(no_coordinates)
{
    geo("45.00, 12.99 and 1.0845, 1.0912", "");
    geo("version 12.3456, 7.8912", "");
    geo("91.0000, 200.0000", "");
    geo("12.3456%, 45.6789%", "");
    geo("192.168.1.1, 10.0.0.1", "");
}
END_TEST

/* Work must grow with the text and no faster. */
START_TEST(long_texts)
{
    static const char *const units[] = {"12 Oak Road, ", "12 rue de la ", "A1 ", "51.5014, ", "Flat 3, ", "1"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t size = strlen(units[i]), count = ((size_t)1 << 18) / size;
        char *source = malloc(size * count + 1);
        ck_assert_ptr_nonnull(source);
        for (size_t k = 0; k < count; k++)
            memcpy(source + k * size, units[i], size);
        source[size * count] = '\0';
        rly_text text = {0};
        rly_privates privates = {0};
        read_text(&text, source, NULL);
        ck_assert(rly_private_find(&privates, &text, &rly_default_regions));
        rly_privates_free(&privates);
        rly_text_free(&text);
        free(source);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        streets,         flats_and_houses,      addresses_on_lines, addresses_of_other_countries,
        boxes,           places_of_the_company, no_addresses,       british_postcodes,
        other_postcodes, no_postcodes,          coordinates,        no_coordinates,
        long_texts,
    };
    return run_suite("private: places", tests, sizeof tests / sizeof *tests);
}
