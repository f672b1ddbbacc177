/* SPDX-License-Identifier: Apache-2.0 */
/* GitLab's Code Quality report. Findings of equal fingerprints it takes for one. */
#include "format.h"

static void open_entry(cli_printing *p, rly_json *json)
{
    rly_buf_str(p->out, p->entries++ ? ",\n" : "\n");
    json->comma = false;
    rly_json_open(json, NULL, '{');
}

static void close_entry(cli_printing *p, rly_json *json, const char *file, size_t line, size_t last)
{
    rly_json_open(json, "location", '{');
    rly_json_text(json, "path", printing_path(p, file));
    rly_json_open(json, "lines", '{');
    rly_json_number(json, "begin", (int64_t)line);
    rly_json_number(json, "end", (int64_t)last);
    rly_json_close(json, '}');
    rly_json_close(json, '}');
    rly_json_close(json, '}');
}

static void begin(cli_printing *p)
{
    rly_buf_byte(p->out, '[');
}

static void draft(cli_printing *p, cli_source *source)
{
    rly_json json = {.out = p->out};

    for (size_t i = 0; i < replylint_report_finding_count(p->session->report); i++) {
        if (!finding_is_shown(p->session, i))
            continue;
        cli_finding f = finding_read(p, source, i);
        char fingerprint[FINGERPRINT_SIZE];
        finding_fingerprint(p, source, i, fingerprint);
        open_entry(p, &json);
        rly_json_text(&json, "description", finding_words(p, &f));
        rly_json_text(&json, "check_name", rly_str_of(f.rule));
        rly_json_name(&json, "fingerprint", fingerprint);
        rly_json_name(&json, "severity", f.level->gitlab);
        close_entry(p, &json, source->name, f.start.line, f.end.line);
    }
}

static void fault(cli_printing *p, const char *file, size_t line, const char *words)
{
    rly_json json = {.out = p->out};
    char fingerprint[FINGERPRINT_SIZE];

    fingerprint_of_words(words, fingerprint);
    p->out->failed = p->out->failed || !fingerprint_unlike(&p->seen, fingerprint);
    open_entry(p, &json);
    rly_json_text(&json, "description", rly_str_of(words));
    rly_json_name(&json, "check_name", "replylint/not-judged");
    rly_json_name(&json, "fingerprint", fingerprint);
    rly_json_name(&json, "severity", "blocker");
    close_entry(p, &json, file, line ? line : 1, line ? line : 1);
}

static void end(cli_printing *p)
{
    rly_buf_str(p->out, p->entries ? "\n]\n" : "]\n");
}

const cli_format as_gitlab = {"gitlab", false, RLY_UTF32, begin, draft, fault, end, NULL};
