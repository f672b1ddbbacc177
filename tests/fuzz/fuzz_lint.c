/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as a draft. The input: four bytes that choose the settings, then the reply, the customer's message, the
 * customer's handle and an earlier message, parted by US (0x1f). What must hold of every report is checked here; what
 * must not happen, by the sanitizers.
 */
#include "fuzz.h"

static replylint_linter *linter;
static replylint_draft *draft;
static replylint_report *report;
static replylint_error *error;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    make_handles(&linter, &draft, &report, &error);
    return 0;
}

/* How long valid UTF-8 is in the unit that was chosen: 0 bytes, 1 UTF-16, 2 code points. */
static size_t units(const uint8_t *text, size_t size, unsigned unit)
{
    size_t count = 0;
    for (size_t i = 0; i < size; i++) {
        count += unit == 0 || (text[i] & 0xc0) != 0x80;
        count += unit == 1 && text[i] >= 0xf0;
    }
    return count;
}

static void check_places(size_t length)
{
    for (size_t i = 0; i < replylint_report_finding_count(report); i++) {
        size_t start = 0, end = 0, line = 0, column = 0;
        int placed = replylint_report_finding_range(report, i, &start, &end);
        REQUIRE(start <= end && end <= length && (placed == 0 || start < end));
        REQUIRE(replylint_report_finding_place(report, i, &line, &column) == placed && line >= 1 && column >= 1);
        REQUIRE(replylint_report_finding_get(report, i, "rule") && replylint_report_finding_get(report, i, "key"));
        for (size_t n = 0; n < replylint_report_fix_count(report, i); n++) {
            REQUIRE(replylint_report_fix(report, i, n, &start, &end, NULL) && start <= end && end <= length);
        }
    }
    size_t spans = replylint_report_signal_span_count(report, "apology");
    for (size_t i = 0; i < spans; i++) {
        size_t message = 0, start = 0, end = 0;
        REQUIRE(replylint_report_signal_span(report, "apology", i, &message, &start, &end));
        REQUIRE(message == 0 && start < end && end <= length);
    }
}

static void set_choice(const char *key, const char *const *values, size_t count, unsigned which)
{
    const char *value = values[which % count];
    REQUIRE(replylint_draft_set(draft, key, value, strlen(value), error) == REPLYLINT_OK);
}

#define CHOOSE(key, values, which) set_choice((key), (values), sizeof(values) / sizeof((values)[0]), (which))

static void lint_fields(const uint8_t *choice, const uint8_t *data, size_t size)
{
    static const char *const channels[] = {"", "x", "email", "chat", "review", "x-dm", "no-such-channel"};
    static const char *const kinds[] = {"reply", "template", "fragment", "auto-reply", "note", "post"};
    static const char *const stages[] = {"final", "typing"}, *const names[] = {"", "Ann", "Jos\xc3\xa9 Li", "@"};
    static const char *const unit_names[] = {"utf-8", "utf-16", "utf-32"};
    static const char *const complaints[] = {"", "yes", "no"}, *const formats[] = {"plain", "html", "markdown"};
    size_t text_size = 0, field_size = 0;
    CHOOSE("channel", channels, choice[0] >> 1);
    CHOOSE("unit", unit_names, choice[1]);
    CHOOSE("kind", kinds, choice[1] / 3U);
    CHOOSE("stage", stages, choice[2]);
    CHOOSE("customer.name", names, choice[2] / 2U);
    CHOOSE("signal.complaint", complaints, choice[3]);
    CHOOSE("format", formats, choice[3] / 3U);

    const uint8_t *text = next_field(&data, &size, &text_size);
    REQUIRE(replylint_draft_set(draft, "text", (const char *)text, text_size, error) == REPLYLINT_OK);
    const uint8_t *field = next_field(&data, &size, &field_size);
    REQUIRE(replylint_draft_set(draft, "inbound", (const char *)field, field_size, error) == REPLYLINT_OK);
    field = next_field(&data, &size, &field_size);
    (void)replylint_draft_set(draft, "customer.handle", (const char *)field, field_size, error);
    if (size > 0) {
        REQUIRE(replylint_draft_message(draft, "agent", (const char *)data, size, error) == REPLYLINT_OK);
    }
    if (replylint_lint(linter, draft, report, error) == REPLYLINT_OK) {
        check_report(report);
        check_places(units(text, text_size, choice[1] % 3U));
    } else {
        REQUIRE(replylint_error_count(error) > 0 && replylint_report_finding_count(report) == 0);
        REQUIRE(replylint_report_score(report) == 0 && replylint_report_judged(report) <= 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 4) {
        return 0;
    }
    replylint_draft_clear(draft);
    replylint_error_clear(error);
    lint_fields(data, data + 4, size - 4);
    return 0;
}
