/* SPDX-License-Identifier: Apache-2.0 */
/* Placeholders: taken apart, looked up, proposed; the help desk of a text; what a template comes to. */
#include "check_text.h"
#include "draft/keys.h"
#include "text/render.h"

static rly_placeholder placeholder(const char *bytes, uint32_t dialects, const char *own)
{
    static rly_known_variable memory[RLY_KNOWN_VARIABLES]; /* of all names of this file */
    rly_placeholder p = rly_placeholder_read(rly_str_of(bytes));
    rly_placeholder_look_up(&p, dialects, rly_str_of(own), NULL);
    for (int i = 0; i < 2; i++) { /* what is remembered is the same */
        rly_placeholder again = rly_placeholder_read(rly_str_of(bytes));
        rly_placeholder_look_up(&again, dialects, rly_str_of(own), memory);
        ck_assert(again.known == p.known && again.named == p.named);
        ck_assert(again.stands == p.stands && again.own == p.own);
    }
    return p;
}

static void expect_parts(const char *bytes, rly_placeholder_syntax syntax, const char *name, const char *fallback)
{
    rly_placeholder p = rly_placeholder_read(rly_str_of(bytes));
    ck_assert_msg(p.syntax == (uint8_t)syntax, "%s: syntax %d", bytes, p.syntax);
    ck_assert_msg(rly_str_is(p.name, name), "%s: name %.*s", bytes, (int)p.name.size, p.name.data);
    ck_assert_msg(p.has_fallback == (fallback != NULL), "%s: fallback", bytes);
    ck_assert_msg(!fallback || rly_str_is(p.fallback, fallback), "%s: fallback %.*s", bytes, (int)p.fallback.size,
                  p.fallback.data);
}

START_TEST(a_placeholder_is_taken_apart)
{
    expect_parts("{{ticket.id}}", RLY_SYNTAX_BRACES, "ticket.id", NULL);
    expect_parts("{{- ticket.id -}}", RLY_SYNTAX_BRACES, "ticket.id", NULL);
    expect_parts("{{{ticket.id}}}", RLY_SYNTAX_BRACES, "ticket.id", NULL);
    expect_parts("{{ x | default: 'there' }}", RLY_SYNTAX_BRACES, "x", "there");
    expect_parts("{{x|fallback:\"there\"}}", RLY_SYNTAX_BRACES, "x", "there");
    expect_parts("{{x|fallback(\"there\")|upcase}}", RLY_SYNTAX_BRACES, "x", "there");
    expect_parts("{{x || \"Unknown\"}}", RLY_SYNTAX_BRACES, "x", "Unknown");
    expect_parts("{{ x or 'there' }}", RLY_SYNTAX_BRACES, "x", "there");
    expect_parts("{{ x | split: ' ' | last }}", RLY_SYNTAX_BRACES, "x", NULL);
    expect_parts("{{ticket.messages[0].body_text}}", RLY_SYNTAX_BRACES, "ticket.messages[0].body_text", NULL);
    expect_parts("{%customer.firstName%}", RLY_SYNTAX_PERCENT, "customer.firstName", NULL);
    expect_parts("{%customer.firstName,fallback=there%}", RLY_SYNTAX_PERCENT, "customer.firstName", "there");
    expect_parts("{%customer.firstName,fallback=%}", RLY_SYNTAX_PERCENT, "customer.firstName", "");
    expect_parts("{% if customer.name %}", RLY_SYNTAX_TAG, "if", NULL);
    expect_parts("{%- endif -%}", RLY_SYNTAX_TAG, "endif", NULL);
    expect_parts("#{ticket.customer.firstname}", RLY_SYNTAX_HASH, "ticket.customer.firstname", NULL);
    expect_parts("#{t(ticket.state.name)}", RLY_SYNTAX_HASH, "ticket.state.name", NULL);
    expect_parts("#{dt(ticket.updated_at, \"%Y\", \"Europe/Berlin\")}", RLY_SYNTAX_HASH, "ticket.updated_at", NULL);
    expect_parts("%{my_name}", RLY_SYNTAX_PERCENT_BRACE, "my_name", NULL);
    expect_parts("%{reply_to_name,fallback:there}", RLY_SYNTAX_PERCENT_BRACE, "reply_to_name", "there");
    expect_parts("[ORDER NUMBER]", RLY_SYNTAX_FILL_IN, "ORDER NUMBER", NULL);
    expect_parts("__email__", RLY_SYNTAX_FILL_IN, "email", NULL);
    expect_parts("{{}}", RLY_SYNTAX_BRACES, "", NULL);
    expect_parts("{}", RLY_SYNTAX_FILL_IN, "", NULL);
}
END_TEST

START_TEST(what_it_stands_for)
{
    static const struct {
        const char *bytes, *stands;
    } cases[] = {
        {"{{ticket.requester.first_name}}", "customer-first-name"},
        {"{{current_user.name}}", "agent-name"},
        {"{{ticket.customer.firstname}}", "customer-first-name"},
        {"{{ticket.url}}", "url"},
        {"{%user.fullName%}", "agent-name"},
        {"#{ticket.customer.lastname}", "customer-last-name"},
        {"#{ticket.priority.name.value}", "status"},
        {"%{ticket.name.first}", "customer-first-name"},
        {"%{ticket.create_date.full}", "date"},
        {"%{my_name}", "agent-name"},
        {"{{user.first_name}}", "person"}, /* Intercom's user is the customer, Front's the writer */
        {"[NAME]", "person"},
        {"[CUSTOMER NAME]", "customer-name"},
        {"[ANALYST NAME]", "agent-name"},
        {"[COMPANY NAME]", "company"},
        {"<INSERT LINK>", "url"},
        {"{{order.delivery_date}}", "date"},
        {"{{refund.amount}}", "money"},
        {"{{store.phone}}", "phone"},
        {"{{firstName}}", "person"},
        {"{{discount_code}}", "number"},
        {"{{colour}}", ""},
        {"{% if ticket.requester.first_name %}", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        rly_placeholder p = placeholder(cases[i].bytes, 0, "");
        ck_assert_msg(strcmp(rly_stands_names[p.stands], cases[i].stands) == 0, "%s stands for %s, not %s",
                      cases[i].bytes, rly_stands_names[p.stands], cases[i].stands);
    }
    ck_assert_uint_eq(placeholder("{{user.first_name}}", UINT32_C(1) << RLY_DIALECT_INTERCOM, "").stands,
                      RLY_STANDS_CUSTOMER_FIRST);
    ck_assert_uint_eq(placeholder("{{user.first_name}}", UINT32_C(1) << RLY_DIALECT_FRONT, "").stands,
                      RLY_STANDS_AGENT_FIRST);
}
END_TEST

START_TEST(the_settings_know_more)
{
    rly_placeholder p = placeholder("{{order.eta}}", 0, "loyalty.*, order.eta = date");
    ck_assert(p.own);
    ck_assert_uint_eq(p.stands, RLY_STANDS_DATE);
    p = placeholder("{{loyalty.first_name}}", 0, "loyalty.*, order.eta = date");
    ck_assert(p.own);
    ck_assert_uint_eq(p.stands, RLY_STANDS_PERSON);
    ck_assert(!placeholder("{{order.etas}}", 0, "loyalty.*, order.eta = date").own);
    ck_assert_int_eq(rly_own_placeholders_check(RLY_STR("a=date, b, c.*=agent-name"), RLY_NOWHERE, NULL), REPLYLINT_OK);
    replylint_error *error = replylint_error_new();
    ck_assert_int_eq(rly_own_placeholders_check(RLY_STR("a=dates"), RLY_NOWHERE, error), REPLYLINT_ERROR_ARGUMENT);
    ck_assert_str_eq(replylint_error_message(error, 0), "no placeholder stands for \"dates\"; did you mean \"date\"?");
    replylint_error_free(error);
}
END_TEST

static const char *near_of(const char *bytes, rly_dialect_id dialect, bool *respelt)
{
    rly_placeholder p = placeholder(bytes, UINT32_C(1) << dialect, "");
    const char *near = rly_variable_near(&p, UINT32_C(1) << dialect, respelt);
    return near ? near : "";
}

START_TEST(what_was_rather_meant)
{
    bool respelt;
    ck_assert_str_eq(near_of("{{ticket.requester.firstname}}", RLY_DIALECT_ZENDESK, &respelt),
                     "ticket.requester.first_name");
    ck_assert(respelt);
    ck_assert_str_eq(near_of("{{ticket.requester.frist_name}}", RLY_DIALECT_ZENDESK, &respelt),
                     "ticket.requester.first_name");
    ck_assert(respelt);
    ck_assert_str_eq(near_of("{%customer.firstname%}", RLY_DIALECT_HELPSCOUT, &respelt), "customer.firstName");
    ck_assert(respelt);
    ck_assert_str_eq(near_of("{{contact.first_name}}", RLY_DIALECT_ZENDESK, &respelt), "ticket.requester.first_name");
    ck_assert(!respelt);
    ck_assert_str_eq(near_of("{{customer.name}}", RLY_DIALECT_FRESHDESK, &respelt), "ticket.requester.name");
    ck_assert(!respelt);
    ck_assert_str_eq(near_of("#{ticket.number}", RLY_DIALECT_ZENDESK, &respelt), "ticket.id");
    ck_assert_str_eq(near_of("{{ticket.id}}", RLY_DIALECT_HELPSCOUT, &respelt), "conversation.number");
    ck_assert_str_eq(near_of("{{ticket.shoe_size}}", RLY_DIALECT_ZENDESK, &respelt), "");
    ck_assert_str_eq(near_of("{{x}}", RLY_DIALECT_GITHUB, &respelt), "");
}
END_TEST

static void expect_desk(const char *source, const char *given, const char *expected)
{
    rly_text text = {0};
    rly_text_context context = {.helpdesk = rly_str_of(given)};
    char got[200] = "";
    read_text(&text, source, &context);
    for (unsigned i = 0; i < RLY_DIALECTS; i++)
        if (text.dialects >> i & 1) {
            strcat(got, *got ? " " : "");
            strcat(got, rly_dialects[i].name);
        }
    ck_assert_msg(strcmp(got, expected) == 0, "%s: %s, not %s", source, got, expected);
    rly_text_free(&text);
}

START_TEST(the_help_desk_of_a_text)
{
    expect_desk("Hi {{ticket.requester.first_name}}", "", "zendesk");
    expect_desk("Hi {{ticket.requester.firstname}}", "any", "freshdesk");
    expect_desk("Hi {{ticket.requester.name}}", "", "zendesk freshdesk");
    expect_desk("Hi {{ticket.requester.name}}", "freshdesk", "freshdesk");
    expect_desk("Hi {%customer.firstName%}", "", "helpscout freescout");
    expect_desk("Hi #{ticket.customer.firstname}", "", "zammad");
    expect_desk("Hi %{ticket.name.first}", "", "osticket");
    expect_desk("Hi {{name}}, press {{F5}}", "", "");
    expect_desk("Hi", "zendesk", "");
    expect_desk("Hi [NAME]", "github", "github");
}
END_TEST

START_TEST(placeholders_count_as_what_they_stand_for)
{
    expect_spans(RLY_SPAN_NAME,
                 "Hi {{ticket.requester.first_name}}, it is late.\n\nBest wishes,\n{{current_user.name}}",
                 "{{ticket.requester.first_name}}; {{current_user.name}}");
    expect_spans(RLY_SPAN_SIGNATURE, "It is late.\n\nBest wishes,\n{{current_user.name}}",
                 "Best wishes,\n{{current_user.name}}");
    expect_spans(RLY_SPAN_NAME, "It is late.\n\nBest wishes,\n{{ticket.id}}", "");
    expect_spans(RLY_SPAN_URL, "See {{ticket.url}} or %{recipient.ticket_link}",
                 "{{ticket.url}}; %{recipient.ticket_link}");
    expect_spans(RLY_SPAN_PHONE, "Ring {{store.phone}}", "{{store.phone}}");
    expect_spans(RLY_SPAN_DATE, "by #{ticket.pending_time}", "#{ticket.pending_time}");
    expect_spans(RLY_SPAN_PLACEHOLDER, "<Fill in the day> [INSERT LINK]", "<Fill in the day>; [INSERT LINK]");
}
END_TEST

START_TEST(the_key_has_every_dialect)
{
    char choices[400] = "any";
    for (unsigned i = 0; i < RLY_DIALECTS; i++) {
        strcat(choices, " ");
        strcat(choices, rly_dialects[i].name);
    }
    ck_assert_str_eq(rly_keys[RLY_KEY_HELPDESK].choices, choices);
}
END_TEST

static void expect_rendered(const char *source, rly_format format, rly_values_shown how, const char *expected)
{
    rly_text text = {0};
    rly_text_context context = {.format = format};
    rly_rendering rendering = {.chosen = {0}};
    read_text(&text, source, &context);
    ck_assert(rly_render(&text, how, NULL, NULL, &rendering));
    ck_assert_msg(rly_str_equal((rly_str){rendering.out.data, rendering.out.size}, rly_str_of(expected)),
                  "\n of   %s\n got  %.*s\n want %s", source, (int)rendering.out.size, rendering.out.data, expected);
    for (size_t i = 0; i < rendering.map.runs.count; i++) { /* what was copied is the same in both */
        const rly_run *run = &rendering.map.runs.items[i];
        ck_assert(memcmp(rendering.out.data + run->to, source + run->from, run->size) == 0);
    }
    rly_rendering_free(&rendering);
    rly_text_free(&text);
}

START_TEST(what_a_template_comes_to)
{
    static const char branches[] =
        "Hi{% if a.b %} you{% elsif c %} dear all of you{% else %},{% endif %} {{ticket.id}}.";
    expect_rendered(branches, RLY_PLAIN, RLY_SHOW_SAMPLE, "Hi you 48213.");
    expect_rendered(branches, RLY_PLAIN, RLY_SHOW_EMPTY, "Hi, .");
    expect_rendered(branches, RLY_PLAIN, RLY_SHOW_LONGEST, "Hi dear all of you 1048213.");
    expect_rendered("{% unless a %}1{% else %}2{% endunless %}", RLY_PLAIN, RLY_SHOW_SAMPLE, "2");
    expect_rendered("{% unless a %}1{% else %}2{% endunless %}", RLY_PLAIN, RLY_SHOW_EMPTY, "1");
    expect_rendered("{% case a %}{% when 1 %}one{% when 2 %}two!{% else %}-{% endcase %}", RLY_PLAIN, RLY_SHOW_SAMPLE,
                    "one");
    expect_rendered("{% case a %}{% when 1 %}one{% when 2 %}two!{% else %}-{% endcase %}", RLY_PLAIN, RLY_SHOW_EMPTY,
                    "-");
    expect_rendered("{% case a %}{% when 1 %}one{% when 2 %}two!{% else %}-{% endcase %}", RLY_PLAIN, RLY_SHOW_LONGEST,
                    "two!");
    expect_rendered("{% if a %}{% if b %}1{% else %}2{% endif %}{% endif %}3", RLY_PLAIN, RLY_SHOW_SAMPLE, "13");
    expect_rendered("{% if a %}{% if b %}1{% else %}2{% endif %}{% endif %}3", RLY_PLAIN, RLY_SHOW_EMPTY, "3");
    expect_rendered("1{% comment %}2{% endcomment %}3", RLY_PLAIN, RLY_SHOW_SAMPLE, "13");
    expect_rendered("Hi {%customer.firstName,fallback=there%}!", RLY_PLAIN, RLY_SHOW_EMPTY, "Hi there!");
    expect_rendered("Hi #{ticket.customer.firstname}!", RLY_PLAIN, RLY_SHOW_EMPTY, "Hi -!");
    expect_rendered("Hi [NAME], {{shoe_size}}.", RLY_PLAIN, RLY_SHOW_SAMPLE, "Hi [NAME], shoe size.");
    expect_rendered("<p>Hi <attribute key=\"user.first_name\" default=\"you &amp; all\"/>,</p>", RLY_HTML,
                    RLY_SHOW_SAMPLE, "<p>Hi Sam,</p>");
    expect_rendered("<p>Hi <attribute default=\"you &amp; all\" key='user.first_name'>,</p>", RLY_HTML, RLY_SHOW_EMPTY,
                    "<p>Hi you &amp; all,</p>");
    expect_rendered("<p>Hi <attribute key=''>, <attribute>x</attribute></p>", RLY_HTML, RLY_SHOW_EMPTY,
                    "<p>Hi <attribute key=''>, <attribute>x</attribute></p>");
    expect_rendered("<p>{{x | default: '&lt;b&gt;'}}</p>", RLY_HTML, RLY_SHOW_EMPTY, "<p>&lt;b&gt;</p>");
    expect_rendered("{% endif %}{% else %}1{% if", RLY_PLAIN, RLY_SHOW_LONGEST, "1{% if");
    expect_rendered("", RLY_PLAIN, RLY_SHOW_LONGEST, "");
}
END_TEST

START_TEST(blocks_may_be_deep)
{
    rly_buf deep = {0};
    rly_text text = {0};
    rly_rendering rendering = {.chosen = {0}};
    for (int i = 0; i < 100; i++)
        rly_buf_str(&deep, "{% if a %}1");
    for (int i = 0; i < 100; i++)
        rly_buf_str(&deep, "{% else %}2{% endif %}");
    read_text(&text, rly_buf_text(&deep), NULL);
    for (int how = RLY_SHOW_SAMPLE; how <= RLY_SHOW_LONGEST; how++)
        ck_assert(rly_render(&text, (rly_values_shown)how, NULL, NULL, &rendering));
    rly_rendering_free(&rendering);
    rly_text_free(&text);
    rly_buf_free(&deep);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        a_placeholder_is_taken_apart, what_it_stands_for,       the_settings_know_more,
        what_was_rather_meant,        the_help_desk_of_a_text,  placeholders_count_as_what_they_stand_for,
        the_key_has_every_dialect,    what_a_template_comes_to, blocks_may_be_deep};
    return run_suite("template", tests, sizeof tests / sizeof *tests);
}
