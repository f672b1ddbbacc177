/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers of orders, bookings, accounts, parcels. */
#include "check_private.h"

static void expect(const char *source, const char *expected)
{
    expect_of(RLY_PRIVATE_REF, &rly_default_regions, source, expected);
}

START_TEST(orders)
{
    expect("Order no. 88120 is with the courier", "88120");
    expect("order #A-552817 left, Order: 7712-04 did not", "A-552817; 7712-04");
    expect("Your order number is 1002-33918.", "1002-33918");
    expect("order 992057000203 and 992057000204", "992057000203; 992057000204");
    expect("the order number on your account is 4471882", "4471882");
    expect("77120934 is your order number", "77120934");
    expect("Orders 88120, 88121 & 88122 are packed", "88120; 88121; 88122");
    expect("I paid for order (992045000480)", "992045000480");
    expect("Order no: \uFF18\uFF18\uFF11\uFF12\uFF10", "\uFF18\uFF18\uFF11\uFF12\uFF10");
    expect("Order no. 88\u200B120", "88120");
    expect("Ihre Bestellnummer 4471-2209", "4471-2209");
    expect("N\u00BA de pedido: commande n\u00B0 55120-7", "55120-7");
}
END_TEST

START_TEST(bookings)
{
    expect("Booking ref MP00V2 and QMAS00", "MP00V2; QMAS00");
    expect("Your PNR is QZRTLB, keep it", "QZRTLB");
    expect("Your booking KX7P2M is safe", "KX7P2M");
    expect("XK4P9Q (your booking reference)", "XK4P9Q");
    expect("Reservation: 90114-22", "90114-22");
    expect("Hotel confirmation no. 88127764", "88127764");
}
END_TEST

START_TEST(accounts_and_policies)
{
    expect("Account number 8500000456 is in credit", "8500000456");
    expect("customer ID C-00981234", "C-00981234");
    expect("Membership no. 6331 4471 209 lapsed", "6331 4471 209");
    expect("Policy number HM/4471882/03 renews", "HM/4471882/03");
    expect("claim no. CLM-2203-7781", "CLM-2203-7781");
    expect("Invoice INV-2023-00871", "INV-2023-00871");
    expect("Ref. 992067501300240", "992067501300240");
    expect("Your frequent flyer number BAEC 4471 0923", "BAEC 4471 0923");
}
END_TEST

START_TEST(parcels)
{
    expect("1Z999AA10123456784", "1Z999AA10123456784");
    expect("1Z 999 AA1 01 2345 6784 is out", "1Z 999 AA1 01 2345 6784");
    expect("RB123456785GB", "RB123456785GB");
    expect("RB 123 456 785 GB", "RB 123 456 785 GB");
    expect("RB123456786GB", "");
    expect("JD0002217766554433", "JD0002217766554433");
    expect("parcel H00AXA0123456789 is stuck, parcel 12 is not", "H00AXA0123456789");
    expect("204-9918237-6617120 or D01-4471882-9920173", "204-9918237-6617120; D01-4471882-9920173");
    expect("Tracking: 9400 1118 9922 3344 5566 77", "9400 1118 9922 3344 5566 77");
    expect("see https://example.com/t?id=1Z999AA10123456784", "");
}
END_TEST

START_TEST(numbers_of_the_company)
{
    expect("Your ticket number is #4478120", "");
    expect("Case 00412233, incident INC0012345", "");
    expect("Reference CS-220199 was raised for your complaint", "");
    expect("Please quote ref 8817221 when you call", "");
    expect("Our ref: AB/4471", "");
    expect("Company no. 04471882, charity 1123456, VAT no. GB 123 4567 89", "");
}
END_TEST

START_TEST(other_numbers)
{
    expect("In order to help, order now; an order of 25000 boxes; 2 orders", "");
    expect("orders over 50000 points, order 12000 units", "");
    expect("We take account of 120000 replies", "");
    expect("your account was opened in 2019; account: 2019", "");
    expect("Flight BA2490, booking for BA2490, gate B12", "");
    expect("SKU 4471-882, model KX-7721, error 503-22, code ORDER2024", "");
    expect("your order total is 12500, order 45.99, order \u00A3"
           "12000",
           "");
    expect("order 2024-05-12, ordered 4/12/16, order by 17:30", "");
    expect("call 0344 800 1234 about your order; booking? 0800 111 2222", "");
    expect("the mobile on your account is 07700 900123", "");
    expect("account ending 4471, account ****4471, order XXXX-1234, order no. 000000", "");
    expect("the last 4 digits of your order number are 8812", "");
    expect("your confirmation code is 739204", "");
    expect("an order number such as 123-4567890-1234567", "");
    expect("your order number has 10 digits, the BOOKING REFERENCE NUMBER", "");
    expect("order number {{order.id}}, booking [NUMBER]", "");
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        orders, bookings, accounts_and_policies, parcels, numbers_of_the_company, other_numbers,
    };
    return run_suite("private: references", tests, sizeof tests / sizeof *tests);
}
