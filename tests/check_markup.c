/* SPDX-License-Identifier: Apache-2.0 */
/* HTML and Markdown as the customer reads them, and where each word stands in the source. */
#include <stdio.h>

#include "check_text.h"
#include "support.h"

static rly_text read_as(rly_format format, const char *source, size_t size)
{
    rly_text text = {0};
    rly_text_context context = {.format = format};
    ck_assert_int_eq(rly_text_read(&text, source, size, "the reply", &context, NULL), REPLYLINT_OK);
    return text;
}

static void reads(rly_format format, const char *source, const char *expected)
{
    rly_text text = read_as(format, source, strlen(source));
    shown got = {""};
    show(&got, text.reading.data, text.reading.size);
    ck_assert_msg(strcmp(got.text, expected) == 0, "\n of   %s\n got  %s\n want %s", source, got.text, expected);
    rly_text_free(&text);
}

static void has_tokens(rly_format format, const char *source, const char *expected)
{
    rly_text text = read_as(format, source, strlen(source));
    shown got = show_tokens(&text);
    ck_assert_msg(strcmp(got.text, expected) == 0, "\n of   %s\n got  %s\n want %s", source, got.text, expected);
    rly_text_free(&text);
}

static void has_spans(rly_format format, rly_span_kind kind, const char *source, const char *expected)
{
    rly_text text = read_as(format, source, strlen(source));
    shown got = show_spans(&text, kind);
    ck_assert_msg(strcmp(got.text, expected) == 0, "\n %s of %s\n got  %s\n want %s", rly_span_names[kind], source,
                  got.text, expected);
    rly_text_free(&text);
}

/* The source of every token, "|" between. */
static void stands_at(rly_format format, const char *source, const char *expected)
{
    rly_text text = read_as(format, source, strlen(source));
    shown got = {""};
    for (size_t i = 0; i < text.tokens.count; i++) {
        size_t start, end;
        rly_text_source(&text, text.tokens.items[i].start, text.tokens.items[i].end, &start, &end);
        show(&got, "|", i > 0);
        show(&got, source + start, end - start);
    }
    ck_assert_msg(strcmp(got.text, expected) == 0, "\n of   %s\n got  %s\n want %s", source, got.text, expected);
    rly_text_free(&text);
}

/* ---- HTML */

START_TEST(references)
{
    reads(RLY_HTML, "a &amp; b &lt;c&gt; &quot;d&quot; &#233;&#xe9;&eacute;", "a & b <c> \"d\" \u00E9\u00E9\u00E9");
    reads(RLY_HTML, "we&rsquo;re &#8217; &#146; &nbsp;x&NonBreakingSpace;&comma;&lpar;", "we're ' '  x ,(");
    reads(RLY_HTML, "AT&T &am &amp &ampx &copy &notit; &bogus; & &; &# &#x; &#;",
          "AT&T &am & &x \u00A9 \u00ACit; &bogus; & &; &# &#x; &#;");
    reads(RLY_HTML, "&#0;&#xD800;&#x110000;&#99999999999999;", "\uFFFD\uFFFD\uFFFD\uFFFD");
    reads(RLY_HTML, "&NotEqualTilde;&CounterClockwiseContourIntegral;&zwj;&shy;x", "\u2242\u0338\u2233x");
    reads(RLY_HTML, "e&#x301; &#x1F600;", "\u00E9 \U0001F600");
    reads(RLY_HTML, "a&#32;&Tab;&NewLine;b", "a b");
}
END_TEST

START_TEST(blocks)
{
    reads(RLY_HTML, "<p>One\n  two <b>th<i>re</i>e</b></p> <p>four", "One two three\n\nfour");
    reads(RLY_HTML, "a<br>b<BR/>c<div>d</div>e<div><div>f</div></div>", "a\nb\nc\nd\ne\nf");
    reads(RLY_HTML, "<h1>a</h1>b<ul><li>c<li>d</ul>e<hr>f", "a\n\nb\n\nc\n\nd\n\ne\n\nf");
    reads(RLY_HTML, "<table><tr><td>a<td>b<tr><th>c</table>d", "a\n\nb\n\nc\n\nd");
    reads(RLY_HTML, "  a <span> b</span> <br> c ", "a b\nc");
    reads(RLY_HTML, "a</p>b</br>c", "a\n\nb\nc");
    has_tokens(RLY_HTML, "<p>we are sorry<p>for it<ul><li>one<li>two", "we are sorry | for it | one | two");
    has_tokens(RLY_HTML, "<td>we wait</td><td>for you</td>", "we wait | for you");
}
END_TEST

START_TEST(what_is_not_read)
{
    reads(RLY_HTML, "<!DOCTYPE html><html><head><title>a</title><style>b</style></head><body>c</body></html>", "c");
    reads(RLY_HTML, "<script>if (a<b) '</p>'</SCRIPT >c<script>d", "c");
    reads(RLY_HTML, "a<!-- b > c -->d<!-->e<!--->f<!-- g --!>h<!x>i<?y>j</ z>k<![CDATA[l]]>m<!-- n", "adefhijkm");
    reads(RLY_HTML, "<p hidden>a</p>b<span style='color:red; DISPLAY : none'>c<b>d</b></span>e", "be");
    reads(RLY_HTML, "<p>a<p style=display:none>b<p>c", "a\n\nc");
    reads(RLY_HTML, "<div hidden><div>a</div>b</div>c", "c");
    reads(RLY_HTML, "<img alt='a' title=\"b>c\">d<input value=e><svg><text>f</text></svg><svg/>g", "dg");
    reads(RLY_HTML, "<b hidden><p>a</b>b", "b");
    reads(RLY_HTML, "<textarea>a</textarea><select><option>b</select>c<template>d</template>", "c");
    reads(RLY_HTML, "<span style='display:block'>a</span><i hiddenx>b</i>", "ab");
}
END_TEST

START_TEST(half_typed)
{
    static const char whole[] = "<p class='x'>We <a href=\"https://x.org\">say&nbsp;so</a><!-- c --> <br/>now</p>";
    for (size_t size = 0; size < sizeof whole; size++) {
        rly_text text = read_as(RLY_HTML, whole, size);
        rly_text_free(&text);
    }
    reads(RLY_HTML, "a <b", "a");
    reads(RLY_HTML, "a <a href=", "a");
    reads(RLY_HTML, "a <a href='x", "a");
    reads(RLY_HTML, "a </", "a </");
    reads(RLY_HTML, "a <", "a <");
    reads(RLY_HTML, "a <3 b < c </>d", "a <3 b < c d");
    reads(RLY_HTML, "", "");
    reads(RLY_HTML, "<p></p>", "");
    reads(RLY_HTML, "</div></p></x>a</b></table>b", "ab");
    rly_text text = read_as(RLY_HTML, "a\0b<p>\0", 7);
    ck_assert_uint_eq(text.reading.size, 6);
    rly_text_free(&text);
}
END_TEST

START_TEST(places_in_html)
{
    stands_at(RLY_HTML, "<p>Hi&nbsp;Di<b>a</b>ne,\r\n we&rsquo;re <i>so</i> sorry&amp;<br>x",
              "Hi|Di<b>a</b>ne|we&rsquo;re|so|sorry|&amp;|x");
    stands_at(RLY_HTML, "\xEF\xBB\xBF<b>e&#x301;t&eacute;</b> \U0001F600ok", "e&#x301;t&eacute;|ok");
    stands_at(RLY_HTML, "<div hidden>no</div>{{first name}} <b>{{order}}</b>", "{{first name}}|{{order}}");
}
END_TEST

START_TEST(quotations_and_code)
{
    has_spans(RLY_HTML, RLY_SPAN_QUOTE, "Sure.<blockquote>Can <p>you?<blockquote>old</blockquote></blockquote>Bye",
              "Can\n\nyou?\n\nold");
    has_spans(RLY_HTML, RLY_SPAN_QUOTE,
              "Sure.<div class=\"x gmail_quote\"><div>On Monday, Ann wrote:</div>Can you?</div>",
              "On Monday, Ann wrote:\nCan you?");
    has_spans(RLY_HTML, RLY_SPAN_QUOTE, "Sure.<div>On Mon, Ann wrote:</div><blockquote>Can you?</blockquote>Bye",
              "On Mon, Ann wrote:\n\nCan you?");
    has_spans(RLY_HTML, RLY_SPAN_QUOTE, "Sure.<br>&gt; Can you?<br>&gt; Now<br>Bye", "> Can you?\n> Now");
    has_spans(RLY_HTML, RLY_SPAN_QUOTE, "a<blockquote></blockquote><blockquote> <br></blockquote>b", "");
    has_tokens(RLY_HTML, "Run <code>a  b</code>, and<pre>c\n  d</pre>e.f<code>g</code>",
               "run <code>, and | <code> | e fg");
    has_spans(RLY_HTML, RLY_SPAN_CODE, "<pre>a\n b</pre><code></code>", "a\n b");
    has_tokens(RLY_HTML, "see pre<code>fix more</code> now", "see prefix <code> now");
    has_spans(RLY_HTML, RLY_SPAN_CODE, "see pre<code>fix more</code> now", " more");
    rly_text text = read_as(RLY_HTML, "a<blockquote>b <code>c</code></blockquote>d", 42);
    for (size_t i = 0; i < text.tokens.count; i++)
        ck_assert_int_eq(text.tokens.items[i].flags & RLY_TOKEN_QUOTED ? 1 : 0, i == 1 || i == 2);
    rly_text_free(&text);
}
END_TEST

START_TEST(links)
{
    has_spans(RLY_HTML, RLY_SPAN_LINK,
              "<a href=x>click <b>here</b></a> <a href='https://y.org'>https://y.org</a> <a name=z>no</a> <a href=p>"
              "<img></a><a href=q>one <a href=r>two</a>",
              "click here; one; two");
    has_spans(RLY_HTML, RLY_SPAN_URL, "<a href='https://y.org/long'>https://y.org</a>", "https://y.org");
    static const char source[] =
        "<a href='/?a=1&amp;b=2&copy=3'>our page</a><a hidden href=h>x</a> <a href=p><img></a>";
    rly_text text = read_as(RLY_HTML, source, strlen(source));
    ck_assert_uint_eq(text.links.count, 2);
    const rly_link *link = text.links.items;
    ck_assert_uint_eq(link->past - link->first, 2);
    ck_assert(rly_str_is((rly_str){text.markup.targets.data + link->target, link->target_size}, "/?a=1&b=2&copy=3"));
    ck_assert_uint_eq(link[1].start, link[1].end);
    ck_assert(rly_str_is((rly_str){text.markup.targets.data + link[1].target, link[1].target_size}, "p"));
    rly_text_free(&text);
}
END_TEST

START_TEST(deep_and_large)
{
    enum { DEPTH = 10000 };
    static const char *const pieces[] = {"<div>", "<b>", "<blockquote>", "<table><td>", "<a href=x>", "<p hidden>",
                                         "<x>",   "[",   "> ",           "*a_",         "- ",         "`a"};
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        rly_buf source = {0};
        for (size_t k = 0; k < DEPTH; k++)
            rly_buf_str(&source, pieces[i]);
        rly_buf_str(&source, "sorry");
        for (rly_format format = RLY_PLAIN; format <= RLY_HTML; format++) {
            rly_text text = read_as(format, source.data, source.size);
            rly_text_free(&text);
        }
        rly_buf_free(&source);
    }
}
END_TEST

/* ---- Markdown */

START_TEST(markdown_is_read)
{
    reads(RLY_MARKDOWN, "# A *b*\n\nc **d _e_** f\\*g\\* &amp; &mdash; &bogus; &#65;",
          "A b\n\nc d e f*g* & - &bogus; A");
    reads(RLY_MARKDOWN, "one\ntwo  \nthree\\\nfour", "one\ntwo\nthree\nfour");
    reads(RLY_MARKDOWN, "* a\n* b\n  1. c\n\nd\n***\ne\n===\nf", "a\n\nb\n\nc\n\nd\n\ne\n\nf");
    reads(RLY_MARKDOWN, "a <b>b</b><br>c<!-- d -->e <span hidden>f</span>![g](h)i~~j~~", "a b\nce ij");
    reads(RLY_MARKDOWN, "<div hidden>\n\na\n\n</div>\n\nb\n\n<!-- c\n\nd -->\ne &lt;", "b\n\ne <");
    reads(RLY_MARKDOWN, "|a|b|\n|---|---|\n|c|d|", "a\n\nb\n\nc\n\nd");
    reads(RLY_MARKDOWN, "Hi {{first_name}} and {{last_name}}, [ORDER]", "Hi {{first_name}} and {{last_name}}, [ORDER]");
    reads(RLY_MARKDOWN, "", "");
    reads(RLY_MARKDOWN, "a\r\nb\r\n\r\nc\t d", "a\nb\n\nc d");
    has_spans(RLY_MARKDOWN, RLY_SPAN_QUOTE, "a\n\n> b\n> c\n\nd", "b\nc");
    has_spans(RLY_MARKDOWN, RLY_SPAN_CODE, "a `b c` d\n\n```\ne\n\nf\n```\n\n    g", "b c; e\nf; g");
    has_spans(RLY_MARKDOWN, RLY_SPAN_LINK, "[our *page*](http://x.org \"t\"), [ref], <http://y.org>\n\n[ref]: /z",
              "our page; ref");
    has_spans(RLY_MARKDOWN, RLY_SPAN_SIGNATURE, "Done.\n\nKind regards,\nAnn", "Kind regards,\nAnn");
    stands_at(RLY_MARKDOWN, "# We&rsquo;re **so**\n> *sor*ry [a b](c) \\*x `y z`\n\n- n\xC3\xA9 &amp;",
              "We&rsquo;re|so|sor*ry|a|b|x|y z|n\xC3\xA9|&amp;");
    static const char source[] = "[a](</x y?a=1&amp;b> 't') <me@x.org>";
    rly_text text = read_as(RLY_MARKDOWN, source, strlen(source));
    ck_assert_uint_eq(text.links.count, 2);
    ck_assert(rly_str_is((rly_str){text.markup.targets.data, text.links.items[0].target_size}, "/x y?a=1&b"));
    rly_text_free(&text);
}
END_TEST

/* A link that is cut off is none, whatever stands behind the text in memory. */
START_TEST(markdown_ends_where_it_ends)
{
    static const struct {
        const char *source, *behind;
    } cut[] = {
        {"[a](http://x.org", ")"},
        {"[a](http://x.org \"b\"", ")"},
        {"[a](", ")"},
        {"[a](", "<b>)"},
        {"[a]", "(b)"},
        {"see [a](b\\", ")"},
        {"![a](b", ")"},
        {"&am", "p;"},
        {"*a", "*"},
    };
    for (size_t i = 0; i < sizeof cut / sizeof *cut; i++) {
        char memory[64] = "";
        (void)snprintf(memory, sizeof memory, "%s%s", cut[i].source, cut[i].behind);
        rly_text text = read_as(RLY_MARKDOWN, memory, strlen(cut[i].source));
        rly_text alone = read_as(RLY_MARKDOWN, cut[i].source, strlen(cut[i].source));
        ck_assert_uint_eq(text.links.count, alone.links.count);
        ck_assert_uint_eq(text.reading.size, alone.reading.size);
        ck_assert_mem_eq(text.reading.data, alone.reading.data, alone.reading.size);
        rly_text_free(&text);
        rly_text_free(&alone);
    }
    reads(RLY_MARKDOWN, "[a](http://x.org", "[a](http://x.org");
    reads(RLY_MARKDOWN, "[a](http://x.org)", "a");
}
END_TEST

START_TEST(slow_markdown_is_refused)
{
    rly_buf source = {0};
    for (size_t i = 0; i < 100000; i++)
        rly_buf_str(&source, "[a]\n");
    rly_text text = {0};
    rly_text_context context = {.format = RLY_MARKDOWN};
    replylint_error *error = replylint_error_new();
    ck_assert_int_eq(rly_text_read(&text, source.data, source.size, "the reply", &context, error),
                     REPLYLINT_ERROR_LIMIT);
    ck_assert_ptr_nonnull(strstr(replylint_error_message(error, 0), "Markdown"));
    replylint_error_free(error);
    rly_text_free(&text);
    rly_buf_free(&source);
}
END_TEST

/* ---- fixes */

static bool is_plain(rly_format format, const char *source)
{
    rly_text text = read_as(format, source, strlen(source));
    const rly_token *tokens = text.tokens.items;
    bool plain = rly_text_is_plain(&text, tokens[0].start, tokens[text.tokens.count - 1].end);
    rly_text_free(&text);
    return plain;
}

START_TEST(where_words_may_be_replaced)
{
    ck_assert(is_plain(RLY_PLAIN, "in <b>order</b> to"));
    ck_assert(is_plain(RLY_HTML, "<b>in order to</b> <br>"));
    ck_assert(is_plain(RLY_HTML, "<p>in\n  order don\u2019t e\u0301</p>"));
    ck_assert(!is_plain(RLY_HTML, "in <b>order</b> to"));
    ck_assert(!is_plain(RLY_HTML, "in&nbsp;order"));
    ck_assert(!is_plain(RLY_HTML, "&amp; order"));
    ck_assert(!is_plain(RLY_HTML, "order &amp;"));
    ck_assert(!is_plain(RLY_HTML, "in<!-- x --> order"));
    ck_assert(!is_plain(RLY_HTML, "in or<wbr>der"));
    ck_assert(is_plain(RLY_MARKDOWN, "**in order to**"));
    ck_assert(!is_plain(RLY_MARKDOWN, "in **order** to"));
    ck_assert(!is_plain(RLY_MARKDOWN, "in [order](x) to"));
    ck_assert(is_plain(RLY_MARKDOWN, "> [in order to](x)"));
}
END_TEST

/* ---- through the public interface */

#define OWN_RULE                                                                \
    "since: 0.1.0\nlevel: warning\nfind: [\"reach out\"]\nreplace: \"write\"\n" \
    "message: \"{match}\"\nadvice: a\nwhy: w\n"

/* The places of "reach out" in a reply, "start-end" with "+" where a fix is offered, against what is expected. */
static void expect_places(const char *format, const char *unit, const char *source, const char *expected)
{
    kit k = {.error = replylint_error_new()};
    ck_assert_int_eq(replylint_rules_new(&k.rules, k.error), REPLYLINT_OK);
    ck_assert_int_eq(replylint_rules_add(k.rules, "own/rule.yml", NULL, OWN_RULE, strlen(OWN_RULE), k.error),
                     REPLYLINT_OK);
    ck_assert_int_eq(replylint_linter_new(&k.linter, k.rules, NULL, 0, NULL, k.error), REPLYLINT_OK);
    ck_assert_int_eq(replylint_draft_new(&k.draft), REPLYLINT_OK);
    ck_assert_int_eq(replylint_report_new(&k.report), REPLYLINT_OK);
    set_key(&k, "format", format);
    set_key(&k, "unit", unit);
    set_key(&k, "text", source);
    lint(&k);
    shown got = {""};
    for (size_t i = 0; i < replylint_report_finding_count(k.report); i++) {
        size_t start, end;
        char place[48];
        if (strcmp(replylint_report_finding_get(k.report, i, "rule"), "own/rule") != 0)
            continue;
        ck_assert_int_eq(replylint_report_finding_range(k.report, i, &start, &end), 1);
        int size =
            snprintf(place, sizeof place, "%zu-%zu%s ", start, end, replylint_report_fix_count(k.report, i) ? "+" : "");
        show(&got, place, (size_t)size);
        if (strcmp(unit, "utf-8") == 0 && end - start == 9)
            ck_assert_msg(memcmp(source + start, "reach out", end - start) == 0, "%s", source + start);
    }
    ck_assert_msg(strcmp(got.text, expected) == 0, "\n of   %s\n got  %s\n want %s", source, got.text, expected);
    kit_free(&k);
}

START_TEST(findings_stand_in_the_source)
{
    static const char html[] = "<p title='reach out'>\U0001F600&eacute;\u00E9 <b>reach out</b>, <i>reach</i> out";
    static const char marked[] = "\U0001F600 &eacute; \u00E9 **reach out**, *reach* out <!-- reach out -->";
    expect_places("html", "utf-8", html, "39-48+ 57-70 ");
    expect_places("html", "utf-16", html, "36-45+ 54-67 ");
    expect_places("html", "utf-32", html, "35-44+ 53-66 ");
    expect_places("markdown", "utf-8", marked, "19-28+ 33-43 ");
    expect_places("markdown", "utf-16", marked, "16-25+ 30-40 ");
    expect_places("plain", "utf-8", "<b>reach out</b>, <i>reach</i> out", "3-12+ ");
    expect_places("html", "utf-8", "<blockquote>reach out</blockquote><code>reach out</code><p hidden>reach out", "");
    expect_places("html", "utf-8", "reach\n  out&nbsp;", "0-11+ ");
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        references,
        blocks,
        what_is_not_read,
        half_typed,
        places_in_html,
        links,
        quotations_and_code,
        deep_and_large,
        markdown_is_read,
        markdown_ends_where_it_ends,
        slow_markdown_is_refused,
        where_words_may_be_replaced,
        findings_stand_in_the_source,
    };
    return run_suite("markup", tests, sizeof tests / sizeof tests[0]);
}
