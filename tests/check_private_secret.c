/* SPDX-License-Identifier: Apache-2.0 */
/* Keys, tokens, passwords and usernames. */
#include <stdio.h>

#include "check_private.h"

static void expect(rly_private_type type, const char *source, const char *expected)
{
    expect_of(type, &rly_default_regions, source, expected);
}

START_TEST(prefixes_are_in_order)
{
    static const char *const prefixes[] = {
#define RLY_SECRET(prefix, shape, service) prefix,
#include "private/secrets.def"
#undef RLY_SECRET
    };
    for (size_t i = 1; i < sizeof prefixes / sizeof *prefixes; i++)
        ck_assert_msg(strcmp(prefixes[i - 1], prefixes[i]) <= 0, "%s", prefixes[i]);
}
END_TEST

START_TEST(keys_by_prefix)
{
    /* In two pieces each, so that nothing here looks like a key that leaked. */
    static const char *const keys[] = {
        "sk_"
        "live_LzBNfEBiXzZrJMSUeCz7NeH1",
        "rk_"
        "test_LzBNfEBiXzZrJMSUeCz7NeH1",
        "ghp_"
        "LzBNfEBiXzZrJMSUeCz7NeH1ZisvGeWX1uOF",
        "github_"
        "pat_LzBNfEBiXzZrJMSUeCz7Ne_LzBNfEBiXzZrJMSUeCz7NeH1ZisvGeWX1uOF2iTlC2tYjs6WpxhRc8c1sqX",
        "glpat-"
        "LzBNfEBiXzZrJMSUeCz7",
        "AKI"
        "ALZBNFEBIXZZRJMSU",
        "xoxb-"
        "781236542736-LzBNfEBiXzZrJMSUeCz7NeH1",
        "xapp-"
        "1-A0LZBNFEBIX-1441525068281-ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
        "AIz"
        "aLzBNfEBiXzZrJMSUeCz7NeH1ZisvGeWX1uO",
        "SG."
        "LzBNfEBiXzZrJMSUeCz7Ne.LzBNfEBiXzZrJMSUeCz7NeH1ZisvGeWX1uOF2iTlC2t",
        "hf_"
        "LzBNfEBiXzZrJMSUeCz7NeH1ZisvGeWX1u",
        "sk-"
        "ant-api03-LzBNfEBiXzZrJMSUeCz7NeH1ZisvGeWX1uOF2iTlC2tYjs6WpxhRc8c1sqXaRWIvHjzE1sEWaSgsFDRVGcCPzoxmGuqzpAA",
        "sk-"
        "proj-LzBNfEBiXzZrJMSUeCz7NeH1ZisvGeWX1uOF2iTlC2tYjs6WpxhRc8c1sqXa",
        "sntryu_"
        "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
        "glsa_"
        "LzBNfEBiXzZrJMSUeCz7NeH1ZisvGeWX_ca978112",
        "ntn_"
        "LzBNfEBiXzZrJMSUeCz7NeH1ZisvGeWX1uOF2iTlC2tYjs",
        "npm_"
        "LzBNfEBiXzZrJMSUeCz7NeH1ZisvGeWX1uOF",
        "pypi-"
        "AgEIcHlwaS5vcmcLzBNfEBiXzZrJMSUeCz7NeH1ZisvGeWX1uOF2iTlC2tYjs6WpxhRc8c1sqXa",
        "SKc"
        "a978112ca1bbdcafac231b39a23dc4d",
        "shpat_"
        "ca978112ca1bbdcafac231b39a23dc4d",
        "123"
        "456789:AALzBNfEBiXzZrJMSUeCz7NeH1ZisvGeWX1",
        "MLzBNfEBiXzZrJMSUeCz7NeH."
        "LzBNfE.LzBNfEBiXzZrJMSUeCz7NeH1ZisvGeWX1uOF2i",
        "aB38Q~"
        "LzBNfEBiXzZrJMSUeCz7NeH1ZisvGeWX1u",
        "sgp_"
        "ca978112ca1bbdcafac231b39a23dc4da786eff8",
        "squ_"
        "ca978112ca1bbdcafac231b39a23dc4da786eff8",
        "HRKU-"
        "AALzBNfEBiXzZrJMSUeCz7NeH1ZisvGeWX1uOF2iTlC2tYjs6WpxhRc8c1sq",
        "dop_"
        "v1_ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
        "eyJLzBNfEBiXzZrJMSUeCz7NeH1ZisvGe."
        "eyJLzBNfEBiXzZrJMSUeCz7NeH1ZisvGeWX1uOF2iTl.LzBNfEBiXzZrJMSUeCz7NeH1ZisvGeWX1uOF2iTlC2t",
        "ca978112ca1bbdcafac231b39a23dc4d-"
        "us12",
        "A3-"
        "LZBNFE-OWWYFHRXXBC-LKOA1-2LDBA-PMS4P",
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        char text[512];
        ck_assert_int_lt(snprintf(text, sizeof text, "The key %s leaked", keys[i]), (int)sizeof text);
        expect(RLY_PRIVATE_SECRET, text, keys[i]);
    }
}
END_TEST

START_TEST(webhooks_blocks_and_headers)
{
    expect(RLY_PRIVATE_SECRET,
           "https://hooks.slack.com/"
           "services/T0LZBNFEB/B0PTZTKK2/LzBNfEBiXzZrJMSUeCz7NeH1 ok",
           "https://hooks.slack.com/"
           "services/T0LZBNFEB/B0PTZTKK2/LzBNfEBiXzZrJMSUeCz7NeH1");
    expect(RLY_PRIVATE_SECRET,
           "https://discord.com/api/"
           "webhooks/1234567890/LzBNfEBiXzZrJMSUeCz7NeH1ZisvGeWX1uOF2iTlC2tYjs6WpxhRc8c1sqXaRWIvHjzE",
           "https://discord.com/api/"
           "webhooks/1234567890/LzBNfEBiXzZrJMSUeCz7NeH1ZisvGeWX1uOF2iTlC2tYjs6WpxhRc8c1sqXaRWIvHjzE");
    expect(
        RLY_PRIVATE_SECRET,
        "See\n-----BEGIN RSA PRIVATE "
        "KEY-----\nLzBNfEBiXzZrJMSUeCz7NeH1ZisvGeWX1uOF2iTlC2tYjs6WpxhRc8c1sqXaRWIv\n-----END RSA PRIVATE KEY-----\nok",
        "-----BEGIN RSA PRIVATE "
        "KEY-----\nLzBNfEBiXzZrJMSUeCz7NeH1ZisvGeWX1uOF2iTlC2tYjs6WpxhRc8c1sqXaRWIv\n-----END RSA PRIVATE KEY-----");
    expect(RLY_PRIVATE_SECRET, "curl -u jo:hunter2! https://x.example", "jo:hunter2!");
    expect(RLY_PRIVATE_SECRET, "Authorization: Bearer LzBNfEBiXzZrJMSUeCz7NeH1ZisvGe",
           "LzBNfEBiXzZrJMSUeCz7NeH1ZisvGe");
}
END_TEST

START_TEST(keys_by_name)
{
    expect(RLY_PRIVATE_SECRET, "API_KEY=ca978112ca1bbdcafac231b39a23dc4d", "ca978112ca1bbdcafac231b39a23dc4d");
    expect(RLY_PRIVATE_SECRET, "\"client_secret\" : \"LzBNfEBiXzZrJMSUeCz7NeH1ZisvGe\",",
           "LzBNfEBiXzZrJMSUeCz7NeH1ZisvGe");
    expect(RLY_PRIVATE_SECRET, "api key: LzBNfEBiXzZrJMSUeCz7", "LzBNfEBiXzZrJMSUeCz7");
    expect(RLY_PRIVATE_SECRET, "Your access token is ca978112ca1bbdcafac231b39a23dc4d.",
           "ca978112ca1bbdcafac231b39a23dc4d");
    expect(RLY_PRIVATE_SECRET, "my API key LzBNfEBiXzZrJMSUeCz7NeH1ZisvGeWX leaked",
           "LzBNfEBiXzZrJMSUeCz7NeH1ZisvGeWX");
    expect(RLY_PRIVATE_SECRET, "getenv(\"api_token\", \"dafa7817-e246-48f3-91a7-e87653d587b8\")",
           "dafa7817-e246-48f3-91a7-e87653d587b8");
    expect(RLY_PRIVATE_SECRET, "db_password = \"Zx9kk2pQ4v\"", "Zx9kk2pQ4v");
}
END_TEST

START_TEST(no_keys)
{
    expect(RLY_PRIVATE_SECRET, "sk_live_xxxxxxxxxxxxxxxxxxxxxxxx", "");
    expect(RLY_PRIVATE_SECRET, "Your API key: YOUR_API_KEY_HERE", "");
    expect(RLY_PRIVATE_SECRET, "build ca978112ca1bbdcafac231b39a23dc4da786eff8 is live", "");
    expect(RLY_PRIVATE_SECRET, "request 5f0c1a9e-77b3-4c1d-9b0a-2d1f6c3e8a44", "");
    expect(RLY_PRIVATE_SECRET, "glc_1111111111111111111111111111111111111111", "");
    expect(RLY_PRIVATE_SECRET, "AKIAEXAMPLEEXAMPLE00", "");
    expect(RLY_PRIVATE_SECRET, "api_key=$API_KEY", "");
    expect(RLY_PRIVATE_SECRET, "token: {{token}}", "");
    expect(RLY_PRIVATE_SECRET, "secret = getSecret()", "");
    expect(RLY_PRIVATE_SECRET, "The key points: 1234567890123456789", "");
    expect(RLY_PRIVATE_SECRET, "public_key = ca978112ca1bbdcafac231b39a23dc4d", "");
    expect(RLY_PRIVATE_SECRET, "monkey = ca978112ca1bbdcafac231b39a23dc4d", "");
    expect(RLY_PRIVATE_SECRET, "xoxp-1234567890", "");
    expect(RLY_PRIVATE_SECRET, "s.SomeNameOfAFieldInCode", "");
    expect(RLY_PRIVATE_SECRET, "s.THISSTRINGISALLCAPITALSX", "");
    expect(RLY_PRIVATE_SECRET, "unfortunately_we_cannot", "");
    expect(RLY_PRIVATE_SECRET, "https://x.example/2018-250-xoxo-indieweb-1.jpg", "");
    expect(RLY_PRIVATE_SECRET, "curl -u test:test x", "");
    expect(RLY_PRIVATE_SECRET, "curl -u \"$U:$P\" x", "");
    expect(RLY_PRIVATE_SECRET,
           "-----BEGIN CERTIFICATE-----\nLzBNfEBiXzZrJMSUeCz7NeH1ZisvGeWX1uOF2iTlC2tYjs6WpxhRc8c1sqXaRWIv", "");
    expect(RLY_PRIVATE_SECRET, "AIzaLzBNfEBiXzZrJMSUeCz7NeH1ZisvGeWX1uO", "");
    expect(RLY_PRIVATE_SECRET, "token = 12345678901234567890", "");
}
END_TEST

START_TEST(passwords)
{
    expect(RLY_PRIVATE_PASSWORD, "Temporary password: Blue-Kettle-47", "Blue-Kettle-47");
    expect(RLY_PRIVATE_PASSWORD, "The Wi-Fi password is sunnyside99.", "sunnyside99");
    expect(RLY_PRIVATE_PASSWORD, "your passcode is \"maple!river\"", "maple!river");
    expect(RLY_PRIVATE_PASSWORD, "We set your password to Qw7$tupL just now", "Qw7$tupL");
    expect(RLY_PRIVATE_PASSWORD, "pw = hunter2", "hunter2");
    expect(RLY_PRIVATE_PASSWORD, "The password for your account is now Tr0ub4dor", "Tr0ub4dor");
    expect(RLY_PRIVATE_PASSWORD, "Wi-Fi key: 8F3K2M9Q", "8F3K2M9Q");
    expect(RLY_PRIVATE_PASSWORD, "Password is bluehorse.", "bluehorse");
    expect(RLY_PRIVATE_PASSWORD, "The password is \"welcome aboard\"", "welcome aboard");
    expect(RLY_PRIVATE_PASSWORD, "Password for the old PDF is DOB-2211x.", "DOB-2211x");
    expect(RLY_PRIVATE_PASSWORD, "The passphrase is \"correct horse\".", "correct horse");
}
END_TEST

START_TEST(no_passwords)
{
    expect(RLY_PRIVATE_PASSWORD, "Your password is stored safely.", "");
    expect(RLY_PRIVATE_PASSWORD, "Password must be 8-16 characters", "");
    expect(RLY_PRIVATE_PASSWORD, "Password: 8-16 characters", "");
    expect(RLY_PRIVATE_PASSWORD, "Passwords are case-sensitive", "");
    expect(RLY_PRIVATE_PASSWORD, "The password is case-sensitive", "");
    expect(RLY_PRIVATE_PASSWORD, "Forgot your password? Tap Reset", "");
    expect(RLY_PRIVATE_PASSWORD, "Never post your password: anyone could read it", "");
    expect(RLY_PRIVATE_PASSWORD, "Your password was changed yesterday", "");
    expect(RLY_PRIVATE_PASSWORD, "Password: ********", "");
    expect(RLY_PRIVATE_PASSWORD, "Password: [password]", "");
    expect(RLY_PRIVATE_PASSWORD, "The password reset link is https://x.example/r", "");
    expect(RLY_PRIVATE_PASSWORD, "Your password is important", "");
    expect(RLY_PRIVATE_PASSWORD, "password is ABC", "");
    expect(RLY_PRIVATE_PASSWORD, "Your password is weak.", "");
    expect(RLY_PRIVATE_PASSWORD, "the password is incorrect.", "");
    expect(RLY_PRIVATE_PASSWORD, "Is your password safe?", "");
    expect(RLY_PRIVATE_PASSWORD, "It says the password is \"too weak\"", "");
    expect(RLY_PRIVATE_PASSWORD, "The password for the app is required", "");
    expect(RLY_PRIVATE_PASSWORD, "Your password for the new app was sent by post", "");
}
END_TEST

START_TEST(usernames)
{
    expect(RLY_PRIVATE_USERNAME, "Login ID TSMITH04 has been unlocked", "TSMITH04");
    expect(RLY_PRIVATE_USERNAME, "Your username is jpark_82, ok", "jpark_82");
    expect(RLY_PRIVATE_USERNAME, "User ID: harrow.m", "harrow.m");
    expect(RLY_PRIVATE_USERNAME, "username: jsmith", "jsmith");
    expect(RLY_PRIVATE_USERNAME, "Username: kferro Password: no", "kferro");
}
END_TEST

START_TEST(no_usernames)
{
    expect(RLY_PRIVATE_USERNAME, "Your username is case sensitive", "");
    expect(RLY_PRIVATE_USERNAME, "Your username and password are the same", "");
    expect(RLY_PRIVATE_USERNAME, "Is your username correct?", "");
    expect(RLY_PRIVATE_USERNAME, "Your username is your email address", "");
    expect(RLY_PRIVATE_USERNAME, "The login page is down", "");
    expect(RLY_PRIVATE_USERNAME, "your login from 2 May", "");
    expect(RLY_PRIVATE_USERNAME, "User ID is required", "");
    expect(RLY_PRIVATE_USERNAME, "username: @jane", "");
    expect(RLY_PRIVATE_USERNAME, "Login: https://x.example/login", "");
    expect(RLY_PRIVATE_USERNAME, "a username may not be available", "");
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        prefixes_are_in_order, keys_by_prefix, webhooks_blocks_and_headers,
        keys_by_name,          no_keys,        passwords,
        no_passwords,          usernames,      no_usernames,
    };
    return run_suite("private data: secrets", tests, sizeof tests / sizeof *tests);
}
