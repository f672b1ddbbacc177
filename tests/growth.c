/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Judges one text of a kind and a size, and redacts it, for a tool that counts instructions: tests/growth.sh.
 *   growth                     prints the kinds
 *   growth KIND SIZE           a draft of about SIZE bytes, 0 for the start alone
 * A kind is a handful of pieces that are strung together in an order that always comes out the same. Each is written so
 * that one part of the library has much to do, or much to give up.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "replylint.h"

enum { MOST_PIECES = 14 };

/* Behind every text, so that what depends on its end, such as who signed, is the same for all sizes. */
static const char tail[] = "\n\nKind regards,\nAnn Lee\n";

typedef struct kind {
    const char *name, *format;
    const char *pieces[MOST_PIECES];
} kind;

static const kind kinds[] = {
    {"prose",
     "plain",
     {"Hi Ann, thanks for your patience. ", "I'm sorry that the lamp came broken, and that you had to write twice. ",
      "We'll look into it soon. ", "A new one leaves here on Tuesday, and should be with you by Friday. ",
      "If anything else is wrong, please let us know! ", "Could you tell us which plug it has?\n\n",
      "Unfortunately we can't ring you at the moment. ", "That was our mistake, nobody else's. ",
      "You can send it back for free, the label is in the box. ", "Kind regards,\nTom\n"}},
    {"digits",
     "plain",
     {"4", "1234 ", "0161 496 0000 ", "4111-", "2026-05-12 ", "7", "19.99 ", "(020) ", "+44 ", "12:30 "}},
    {"one-digit", "plain", {"1 "}},
    {"digit-run", "plain", {"7"}},
    {"cards",
     "plain",
     {"4111 1111 1111 1112 ", "GB82 WEST 1234 5698 7654 33 ", "card number: ", "5500-0000-0000-0005 "}},
    {"addresses",
     "plain",
     {"12 High Street, ", "Flat 3, ", "Leeds LS1 4AP, ", "PO Box 7, ", "Springfield, IL 62704, ", "my address is ",
      "17 Rue de la Paix, ", "Hauptstr. 5, ", "Apt 4B "}},
    {"contacts",
     "plain",
     {"ann@shop.example ", "http://shop.example/contact?id=7&x=y ", "https://http://", "www.shop.example ", "a.b.c.d@",
      "@shop_help ", "#service ", "10.0.0.7 ", "fe80::1:2 "}},
    {"links", "plain", {"http://"}},
    {"dots", "plain", {"a."}},
    {"at-signs", "plain", {"a@"}},
    {"secrets",
     "plain",
     {"password: ", "password is ", "sk_live_51abcdefghij ", "key=", "PIN 1234 ", "my code is ", "Qx7!pZ "}},
    {"references",
     "plain",
     {"order ", "order number ", "booking ref ", "ABC-12345 ", "      ", "#77-A ", "ticket id: "}},
    {"order-and-spaces", "plain", {"order                              "}},
    {"brackets", "plain", {"(", ")", "[", "]", "{", "}", "<", ">", "{{", "}}", "[a", "<b"}},
    {"open-brackets", "plain", {"["}},
    {"open-braces", "plain", {"{{"}},
    {"angles", "plain", {"<"}},
    {"backticks", "plain", {"`", "``", "```\n", "a"}},
    {"quotes",
     "plain",
     {"\"", "'", "\xe2\x80\x9c", "\xe2\x80\x9d", "\xe2\x80\x99s ", "a", "> said\n", "On Monday, Ann wrote:\n"}},
    {"quoted-mail", "plain", {"> It broke.\n", "> > Why?\n", "On Mon, 4 May 2026 at 10:12, Ann wrote:\n", "Yes.\n"}},
    {"punctuation", "plain", {".", ",", "!", "?", ";", ":", "-", "...", "--", "?!", "\xe2\x80\xa6", "/", "&", "*"}},
    {"short-sentences", "plain", {"No. ", "Yes! ", "Why? ", "A.", "Mr. ", "e.g. "}},
    {"names",
     "plain",
     {"Ann ", "Dear Ann, ", "Hi Tom Baker, ", "Mr Li ", "O'Neil ", "thanks, Joe. ", "Jos\xc3\xa9 ", "Van Dyke "}},
    {"sign-offs", "plain", {"Kind regards,\n", "Tom\n", "^TB\n", "-- \n", "Thanks, Ann.\n", "Guest Relations\n", "\n"}},
    {"lines", "plain", {"\n", "\r\n", " \n", "a\n"}},
    {"spaces", "plain", {" ", "\t", "\xc2\xa0"}},
    {"apologies",
     "plain",
     {"sorry ", "we are sorry ", "so sorry for any inconvenience ", "and ", "not ", "sorry to hear that, "}},
    {"findings", "plain", {"asap ", "reach out to us, ", "at this moment in time ", "in order to "}},
    {"shouting", "plain", {"WHY ", "NEVER AGAIN! ", "URGENT!!! ", "A"}},
    {"one-word", "plain", {"a"}},
    {"many-words", "plain", {"the ", "of ", "to ", "you "}},
    {"emoji",
     "plain",
     {"\xf0\x9f\x98\x80", "\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd",
      "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7", " ",
      "\xf0\x9f\x87\xac\xf0\x9f\x87\xa7", ":-) ", "a"}},
    {"flags", "plain", {"\xf0\x9f\x87\xac"}},
    {"joiners", "plain", {"\xf0\x9f\x91\xa9\xe2\x80\x8d"}},
    {"combining", "plain", {"\xcc\x81", "\xcc\xa3"}},
    {"hangul", "plain", {"\xe1\x84\x80", "\xe1\x85\xa1", "\xe1\x86\xa8"}},
    {"zero-width", "plain", {"\xe2\x80\x8b", "\xe2\x81\xa0", "\xef\xbb\xbf", "\xc2\xad"}},
    {"bidi", "plain", {"\xe2\x80\xae", "\xe2\x80\xad", "\xe2\x81\xa6", "\xd7\xa9", "a"}},
    {"other-scripts",
     "plain",
     {"\xd0\x97\xd0\xb0\xd0\xba\xd0\xb0\xd0\xb7 ", "\xe6\xb3\xa8\xe6\x96\x87", "\xe0\xb8\xaa\xe0\xb8\xa7",
      "caf\xc3\xa9 ", "e\xcc\x81 "}},
    {"placeholders",
     "plain",
     {"Hi {{ticket.requester.firstname}}, ", "{{x}}", "{{ticket.id}} ", "{% if a %}", "{% else %}", "{% endif %}",
      "{%customer.firstName%}", "{{a ", "{b}} ", "____ ", "XXXXX ", "[NAME]"}},
    {"html",
     "html",
     {"<p>Hi Ann,</p>", "<div>", "</div>", "I&rsquo;m <b>sorry</b> ",
      "<a href='http://shop.example/a?b=c&amp;d'>here</a> ", "<blockquote>Why?</blockquote>", "<br>", "<ul><li>one",
      "</ul>", "&nbsp;", "&amp", "<!-- x -->", "<span hidden>no</span>"}},
    {"html-open", "html", {"<b>"}},
    {"html-broken", "html", {"<", "<!--", "<a b='", "&", "&#", "</", "<p ", ">"}},
    {"html-table", "html", {"<table>", "<tr>", "<td>", "a", "</table>", "<p>"}},
    {"markdown",
     "markdown",
     {"# Hi Ann\n\n", "We're **sorry**. ", "[here](http://shop.example \"t\") ", "* one\n", "> Why?\n", "`id` ", "\n\n",
      "1. two\n", "|a|b|\n", "___\n", "<b>", "&amp; "}},
    {"markdown-marks", "markdown", {"*", "_", "**", "a", " ", "~"}},
    {"markdown-brackets", "markdown", {"[", "](", ")", "a", "![", "\\"}},
};

static void require(int good, const char *what)
{
    if (!good) {
        fprintf(stderr, "growth: %s\n", what);
        exit(2);
    }
}

/* At least `size` bytes of a kind, up to the end of a piece, and the tail. */
static char *make_text(const kind *of, size_t size)
{
    size_t count = 0, used = 0;
    uint32_t state = 12345;
    char *text = malloc(size + 128);
    require(text != NULL, "out of memory");
    while (count < MOST_PIECES && of->pieces[count]) {
        count++;
    }
    while (used < size) {
        state = state * 1664525u + 1013904223u;
        const char *piece = of->pieces[(state >> 16) % count];
        size_t piece_size = strlen(piece);
        memcpy(text + used, piece, piece_size);
        used += piece_size;
    }
    memcpy(text + used, tail, sizeof tail);
    return text;
}

static void judge(const replylint_linter *linter, replylint_draft *draft, replylint_report *report, const kind *of,
                  size_t size)
{
    const char *out = NULL;
    size_t out_size = 0;
    char *text = make_text(of, size);
    replylint_draft_clear(draft);
    require(!replylint_draft_set(draft, "text", text, strlen(text), NULL) &&
                !replylint_draft_set(draft, "inbound", text, strlen(text), NULL) &&
                !replylint_draft_set(draft, "format", of->format, strlen(of->format), NULL) &&
                !replylint_draft_set(draft, "customer.name", "Ann Lee", 7, NULL) &&
                !replylint_draft_set(draft, "customer.handle", "annlee", 6, NULL) &&
                !replylint_draft_set(draft, "now", "2026-05-12T10:14:00Z", 20, NULL) &&
                !replylint_draft_message(draft, "agent", text, strlen(text), NULL),
            "no draft");
    require(strcmp(of->name, "placeholders") != 0 || !replylint_draft_set(draft, "kind", "template", 8, NULL),
            "no kind");
    /* Markdown that would take too long to read is refused; that is as good. */
    replylint_status status = replylint_lint(linter, draft, report, NULL);
    require(!status || status == REPLYLINT_ERROR_LIMIT, "no lint");
    require(!replylint_report_json(report, &out, &out_size), "no report");
    status = replylint_redact(linter, draft, report, &out, &out_size, NULL);
    require(!status || status == REPLYLINT_ERROR_LIMIT, "no redaction");
    free(text);
}

/* The tail alone first, twice: what is made when it is first needed, and needed again, belongs to the start. */
static void judge_warm(const kind *of, size_t size)
{
    static const char settings[] = "limits: {draft_bytes: 4000000}\nregions: GB\nbrand: Shop\nagent.name: Tom\n"
                                   "channel: x\nown_contacts: help@shop.example\n";
    replylint_rules *rules = NULL;
    replylint_linter *linter = NULL;
    replylint_draft *draft = NULL;
    replylint_report *report = NULL;
    require(!replylint_rules_new(&rules, NULL) &&
                !replylint_linter_new(&linter, rules, settings, strlen(settings), NULL, NULL) &&
                !replylint_draft_new(&draft) && !replylint_report_new(&report),
            "no handles");
    judge(linter, draft, report, of, 0);
    judge(linter, draft, report, of, 0);
    judge(linter, draft, report, of, size);
    replylint_report_free(report);
    replylint_draft_free(draft);
    replylint_linter_free(linter);
    replylint_rules_free(rules);
}

int main(int argc, char **argv)
{
    size_t known = sizeof kinds / sizeof *kinds;
    if (argc != 3) {
        for (size_t i = 0; i < known; i++) {
            puts(kinds[i].name);
        }
        return 0;
    }
    for (size_t i = 0; i < known; i++) {
        if (strcmp(argv[1], kinds[i].name) == 0) {
            judge_warm(&kinds[i], strtoul(argv[2], NULL, 10));
            return 0;
        }
    }
    require(0, "no such kind");
}
