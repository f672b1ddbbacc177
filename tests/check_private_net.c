/* SPDX-License-Identifier: Apache-2.0 */
/* E-mail, IP and MAC addresses, and addresses of the web that carry what is private. */
#include "check_private.h"

static void expect(rly_private_type type, const char *source, const char *expected)
{
    expect_of(type, &rly_default_regions, source, expected);
}

START_TEST(emails)
{
    expect(RLY_PRIVATE_EMAIL, "jane@example.com", "jane@example.com");
    expect(RLY_PRIVATE_EMAIL, "Write to <j.doe@mail.example.net>.", "j.doe@mail.example.net");
    expect(RLY_PRIVATE_EMAIL, "o'neill+tag@example.org, sent", "o'neill+tag@example.org");
    expect(RLY_PRIVATE_EMAIL, "It went to 'jane@example.com'", "jane@example.com");
    expect(RLY_PRIVATE_EMAIL, "mailto:jane-2@example.co.uk?subject=x", "jane-2@example.co.uk");
    expect(RLY_PRIVATE_EMAIL, "li@xn--fiqs8s.example and li@example.xn--p1ai",
           "li@xn--fiqs8s.example; li@example.xn--p1ai");
    expect(RLY_PRIVATE_EMAIL, "a_b%c@example.info!", "a_b%c@example.info");
    expect(RLY_PRIVATE_EMAIL, "jane@example.com.Please wait", "jane@example.com");
    expect(RLY_PRIVATE_EMAIL, "Email:jane@example.com;bob@example.com", "jane@example.com; bob@example.com");
}
END_TEST

START_TEST(emails_in_other_scripts)
{
    expect(RLY_PRIVATE_EMAIL, "k.müller@straße.example ist da", "k.müller@straße.example");
    expect(RLY_PRIVATE_EMAIL, "用户@例え.example", "用户@例え.example");
    expect(RLY_PRIVATE_EMAIL, "ja\u200Bne@exam\u200Bple.com", "jane@example.com");
    expect(RLY_PRIVATE_EMAIL, "jane\uFF20example.com", "jane\uFF20example.com");
}
END_TEST

START_TEST(no_emails)
{
    expect(RLY_PRIVATE_EMAIL, "@jane hi", "");
    expect(RLY_PRIVATE_EMAIL, "2 @ \\u00A345", "");
    expect(RLY_PRIVATE_EMAIL, "5 @ 3.50", "");
    expect(RLY_PRIVATE_EMAIL, "j***e@e***.com", "");
    expect(RLY_PRIVATE_EMAIL, "j***n@example.com", "");
    expect(RLY_PRIVATE_EMAIL, "__email__", "");
    expect(RLY_PRIVATE_EMAIL, "{{user}}@example.com", "");
    expect(RLY_PRIVATE_EMAIL, "@jane@social.example", "");
    expect(RLY_PRIVATE_EMAIL, "logo@2x.png", "");
    expect(RLY_PRIVATE_EMAIL, "lodash@4.17.21", "");
    expect(RLY_PRIVATE_EMAIL, "me@home", "");
    expect(RLY_PRIVATE_EMAIL, "jane@192.0.2.1", "");
    expect(RLY_PRIVATE_EMAIL, "your.name@example.com", "");
    expect(RLY_PRIVATE_EMAIL, "Type name@example.com", "");
    expect(RLY_PRIVATE_EMAIL, "xxxx@example.com", "");
    expect(RLY_PRIVATE_EMAIL, "you@yourdomain.com", "");
    expect(RLY_PRIVATE_EMAIL, "@", "");
    expect(RLY_PRIVATE_EMAIL, "a@", "");
    expect(RLY_PRIVATE_EMAIL, "@a.b", "");
    expect(RLY_PRIVATE_EMAIL, "jane@ @example.com", "");
}
END_TEST

START_TEST(spelled_emails)
{
    expect(RLY_PRIVATE_EMAIL, "jane [at] example [dot] com", "jane [at] example [dot] com");
    expect(RLY_PRIVATE_EMAIL, "It's jane(at)example.com now", "jane(at)example.com");
    expect(RLY_PRIVATE_EMAIL, "to jane dot doe at example dot com please", "jane dot doe at example dot com");
    expect(RLY_PRIVATE_EMAIL, "my email is jane at example dot co dot uk", "jane at example dot co dot uk");
    expect(RLY_PRIVATE_EMAIL, "jane[@]example[.]com", "jane[@]example[.]com");
    expect(RLY_PRIVATE_EMAIL, "sam AT example DOT net", "sam AT example DOT net");
}
END_TEST

START_TEST(no_spelled_emails)
{
    expect(RLY_PRIVATE_EMAIL, "look at example dot com", "");
    expect(RLY_PRIVATE_EMAIL, "email us at example dot com", "");
    expect(RLY_PRIVATE_EMAIL, "We met (at noon) with Tom. Dot was there", "");
    expect(RLY_PRIVATE_EMAIL, "Find us at acme dot com", "");
    expect(RLY_PRIVATE_EMAIL, "a dot at noon", "");
    expect(RLY_PRIVATE_EMAIL, "[at] [dot]", "");
    expect(RLY_PRIVATE_EMAIL, "at dot com", "");
    expect(RLY_PRIVATE_EMAIL, "meet me [at] the shop. Dot com era", "");
}
END_TEST

START_TEST(ipv4)
{
    expect(RLY_PRIVATE_IP, "203.0.113.7", "203.0.113.7");
    expect(RLY_PRIVATE_IP, "a login from 203.0.113.7, ok?", "203.0.113.7");
    expect(RLY_PRIVATE_IP, "(198.51.100.0/24)", "198.51.100.0/24");
    expect(RLY_PRIVATE_IP, "IP: 192.168.1.1.", "192.168.1.1");
    expect(RLY_PRIVATE_IP, "203.0.113.7:8080 is open", "203.0.113.7");
    expect(RLY_PRIVATE_IP, "your IP is 4.12.0.181", "4.12.0.181");
    expect(RLY_PRIVATE_IP, "10.0.0.0/123", "10.0.0.0");
    expect(RLY_PRIVATE_IP, "https://x.example 10.1.2.3", "10.1.2.3");
    expect(RLY_PRIVATE_IP, "from \u0662\u0660\u0663.0.113.7", "\u0662\u0660\u0663.0.113.7");
    expect(RLY_PRIVATE_IP, "from 203.0\u200B.113.7", "203.0.113.7");
}
END_TEST

START_TEST(no_ipv4)
{
    expect(RLY_PRIVATE_IP, "version 4.12.0.181", "");
    expect(RLY_PRIVATE_IP, "v203.0.113.7", "");
    expect(RLY_PRIVATE_IP, "update to 10.200.113.45", "");
    expect(RLY_PRIVATE_IP, "firmware 98.120.44.3 is out", "");
    expect(RLY_PRIVATE_IP, "Section 3.2.1.4 of the terms", "");
    expect(RLY_PRIVATE_IP, "open 192.168.1.1 in your browser", "");
    expect(RLY_PRIVATE_IP, "set DNS to 8.8.8.8", "");
    expect(RLY_PRIVATE_IP, "The router IP is 192.168.0.1", "");
    expect(RLY_PRIVATE_IP, "256.1.1.1", "");
    expect(RLY_PRIVATE_IP, "1.2.3", "");
    expect(RLY_PRIVATE_IP, "203.0.113.7.9", "");
    expect(RLY_PRIVATE_IP, "203.0.113", "");
    expect(RLY_PRIVATE_IP, "text203.0.113.7", "");
    expect(RLY_PRIVATE_IP, "203.0.113.xx", "");
    expect(RLY_PRIVATE_IP, "at 12.30.45.10 it stopped", "");
    expect(RLY_PRIVATE_IP, "1.10.100.1000", "");
}
END_TEST

START_TEST(ipv6)
{
    expect(RLY_PRIVATE_IP, "2001:db8::1", "2001:db8::1");
    expect(RLY_PRIVATE_IP, "'2001:db8::1'", "2001:db8::1");
    expect(RLY_PRIVATE_IP, "[2001:db8::1]:443", "2001:db8::1");
    expect(RLY_PRIVATE_IP, "Server: 2001:0db8:0000:0000:0000:ff00:0042:8329.",
           "2001:0db8:0000:0000:0000:ff00:0042:8329");
    expect(RLY_PRIVATE_IP, "fe80::1%eth0 is local", "fe80::1%eth0");
    expect(RLY_PRIVATE_IP, "2001:db8::/32", "2001:db8::/32");
    expect(RLY_PRIVATE_IP, "::ffff:192.0.2.4", "::ffff:192.0.2.4");
    expect(RLY_PRIVATE_IP, "64:ff9b::192.0.2.33/96", "64:ff9b::192.0.2.33/96");
    expect(RLY_PRIVATE_IP, "Loopback ::1", "::1");
    expect(RLY_PRIVATE_IP, "IP:2001:DB8::A", "2001:DB8::A");
    expect(RLY_PRIVATE_IP, "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8");
}
END_TEST

START_TEST(no_ipv6)
{
    expect(RLY_PRIVATE_IP, "12:34:56", "");
    expect(RLY_PRIVATE_IP, "std::string", "");
    expect(RLY_PRIVATE_IP, "a::b", "");
    expect(RLY_PRIVATE_IP, "add::face", "");
    expect(RLY_PRIVATE_IP, "at 10::30", "");
    expect(RLY_PRIVATE_IP, "2001::db8::1", "");
    expect(RLY_PRIVATE_IP, "12345:db8::1", "");
    expect(RLY_PRIVATE_IP, "1:2:3:4:5:6:7", "");
    expect(RLY_PRIVATE_IP, "1:2:3:4:5:6:7:8:9", "");
    expect(RLY_PRIVATE_IP, "2001:db8::256.1.1.1", "");
    expect(RLY_PRIVATE_IP, "::ffff:192.168.1", "");
    expect(RLY_PRIVATE_IP, "ratio 3:2", "");
    expect(RLY_PRIVATE_IP, "::", "");
    expect(RLY_PRIVATE_IP, "note:: this", "");
    expect(RLY_PRIVATE_IP, ":::", "");
}
END_TEST

START_TEST(macs)
{
    expect(RLY_PRIVATE_MAC, "MAC 0a:23:f5:67:89:ac", "0a:23:f5:67:89:ac");
    expect(RLY_PRIVATE_MAC, "00-1A-2B-3C-4D-5E.", "00-1A-2B-3C-4D-5E");
    expect(RLY_PRIVATE_MAC, "001a.2b3c.4d5e is yours", "001a.2b3c.4d5e");
    expect(RLY_PRIVATE_MAC, "MAC address 12:34:56:78:90:12", "12:34:56:78:90:12");
}
END_TEST

START_TEST(no_macs)
{
    expect(RLY_PRIVATE_MAC, "FF:FF:FF:FF:FF:FF", "");
    expect(RLY_PRIVATE_MAC, "00:00:00:00:00:00", "");
    expect(RLY_PRIVATE_MAC, "00:1A:2B:3C:4D", "");
    expect(RLY_PRIVATE_MAC, "00:1A:2B:3C:4D:5E:6F", "");
    expect(RLY_PRIVATE_MAC, "ZZ:1A:2B:3C:4D:5E", "");
    expect(RLY_PRIVATE_MAC, "code 12-34-56-78-90-12", "");
    expect(RLY_PRIVATE_MAC, "12:34:56", "");
    expect(RLY_PRIVATE_MAC, "00:1A-2B:3C:4D:5E", "");
    expect(RLY_PRIVATE_MAC, "**:1A:2B:3C:4D:5E", "");
}
END_TEST

START_TEST(urls)
{
    expect(RLY_PRIVATE_URL, "Reset: https://acme.example/reset?token=9f8e7d6c5b4a39281706f5e4.",
           "https://acme.example/reset?token=9f8e7d6c5b4a39281706f5e4");
    expect(RLY_PRIVATE_URL, "https://jo:hunter22@files.example/", "https://jo:hunter22@files.example/");
    expect(RLY_PRIVATE_URL, "https://x.example/a?b=c&email=jo%40example.com",
           "https://x.example/a?b=c&email=jo%40example.com");
    expect(RLY_PRIVATE_URL, "https://x.example/u/jo@example.com/edit", "https://x.example/u/jo@example.com/edit");
    expect(RLY_PRIVATE_URL, "https://x.example/t?phone=%2B447700900123", "https://x.example/t?phone=%2B447700900123");
    expect(RLY_PRIVATE_URL, "https://x.example/t?postcode=M1+1AE", "https://x.example/t?postcode=M1+1AE");
    expect(RLY_PRIVATE_URL, "https://x.example/verify/Zx81Kq77Lw20PtMv55Rb",
           "https://x.example/verify/Zx81Kq77Lw20PtMv55Rb");
    expect(RLY_PRIVATE_URL, "postgres://jo:hunter22@db.example/main", "postgres://jo:hunter22@db.example/main");
    expect(RLY_PRIVATE_URL, "acme.example/r?sig=aB3dE5fG7hJ9", "acme.example/r?sig=aB3dE5fG7hJ9");
    expect(RLY_PRIVATE_URL, "https://x.example/cb#access_token=aB3dE5fG7hJ9kL",
           "https://x.example/cb#access_token=aB3dE5fG7hJ9kL");
    expect(RLY_PRIVATE_URL, "https://x.example/o?order_id=8812044", "https://x.example/o?order_id=8812044");
}
END_TEST

START_TEST(no_urls)
{
    expect(RLY_PRIVATE_URL, "https://x.example/a?utm_source=mail&utm_id=9f8e7d6c5b4a3928", "");
    expect(RLY_PRIVATE_URL, "https://x.example/help#step-2", "");
    expect(RLY_PRIVATE_URL, "https://youtu.be/dQw4w9WgXcQ?t=42", "");
    expect(RLY_PRIVATE_URL, "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "");
    expect(RLY_PRIVATE_URL, "https://x.example/sale?code=SUMMER24", "");
    expect(RLY_PRIVATE_URL, "https://x.example/sale?code=SPRING-2026-SALE", "");
    expect(RLY_PRIVATE_URL, "https://x.example/reset-password", "");
    expect(RLY_PRIVATE_URL, "https://x.example/how-to-reset/2024-01-02-your-old-password", "");
    expect(RLY_PRIVATE_URL, "https://x.example/?token=YOUR_TOKEN_HERE", "");
    expect(RLY_PRIVATE_URL, "https://x.example/@jane", "");
    expect(RLY_PRIVATE_URL, "https://unpkg.example/pkg@4.17.21/a.js", "");
    expect(RLY_PRIVATE_URL, "https://user:password@x.example/", "");
    expect(RLY_PRIVATE_URL, "https://x.example/?email=you@example.com", "");
    expect(RLY_PRIVATE_URL, "ssh://git@x.example/a", "");
    expect(RLY_PRIVATE_URL, "https://x.example/?key=home", "");
    expect(RLY_PRIVATE_URL, "Really?yes=no", "");
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        emails,
        emails_in_other_scripts,
        no_emails,
        spelled_emails,
        no_spelled_emails,
        ipv4,
        no_ipv4,
        ipv6,
        no_ipv6,
        macs,
        no_macs,
        urls,
        no_urls,
    };
    return run_suite("private data: addresses", tests, sizeof tests / sizeof *tests);
}
