# SPDX-License-Identifier: Apache-2.0
"""The conformance cases through the package; positions are read from its objects, not from its JSON."""
import pytest
from conftest import CASES

import replylint

conformance = pytest.importorskip("conformance", reason="the conformance cases come with the repository")

CASES_HERE = [
    case
    for case in conformance.load(CASES)
    # A str holds no broken bytes, and nothing here reads JSON.
    if "bytes" not in case and "json" not in case
]


def keywords(record):
    """The keywords of lint() for a record: dots and nesting become underscores."""
    context = {}
    for key, value in record.items():
        if key == "text":
            continue
        if key in ("customer", "agent"):
            context.update({f"{key}_{name}": inner for name, inner in value.items()})
        elif key.startswith("signal."):
            context.setdefault("signals", {})[key[len("signal.") :]] = value
        else:
            context[{"signal": "signals"}.get(key, key.replace(".", "_"))] = value
    return context


def ends(span, start="start", end="end"):
    return {start: span.start if span else None, end: span.end if span else None}


def as_report(report):
    """A Report in the form of schema/report.schema.json."""
    return {
        "score": report.score,
        "passed": report.passed,
        "language": report.language,
        "findings": [
            {
                **vars(finding),
                **ends(finding.span),
                "fixes": [{**vars(fix), **ends(fix.span)} for fix in finding.fixes],
            }
            for finding in report.findings
        ],
        "signals": {
            name: {
                "value": signal.value,
                "given": signal.given,
                "spans": [{"in": place.source, **ends(place.span)} for place in signal.places],
            }
            for name, signal in report.signals.items()
        },
        "private": [{**vars(piece), "in": piece.source, **ends(piece.span)} for piece in report.private],
        "measures": [{**vars(measure), **ends(measure.cut)} for measure in report.measures],
        "verdicts": {verdict.rule: vars(verdict) for verdict in report.verdicts},
        "deductions": [{"rule": v.rule, "points": v.deduction} for v in report.verdicts if v.deduction],
    }


def result_of(case):
    """The report of a case, or its error, as the judge of the cases takes them."""
    try:
        linter = replylint.Linter(case.get("settings"))
        return as_report(linter.lint(case["record"]["text"], **keywords(case["record"])))
    except replylint.Error as error:
        return {"error": {"status": error.status, "messages": [str(error)]}}


def test_there_are_enough():
    assert len(CASES_HERE) >= 80


@pytest.mark.parametrize("case", CASES_HERE, ids=lambda case: case["name"])
def test_case(case):
    result = result_of(case)
    if "settings_error" in case["expect"]:
        assert conformance.error_differences(case["expect"]["settings_error"], result.get("error")) == []
        return
    assert conformance.differences(case, result, "utf-32") == []
    if "redacted" in case["expect"]:
        linter = replylint.Linter(case.get("settings"))
        assert linter.redact(case["record"]["text"], **keywords(case["record"])) == case["expect"]["redacted"]


def test_positions_are_indices():
    text = "👩🏽‍🚀🇬🇧 Zoë: we have sent the the lamp."
    (finding,) = [f for f in replylint.lint(text).findings if f.rule == "language/repeated-word"]
    assert finding.span.of(text) == "the the"
