# SPDX-License-Identifier: Apache-2.0
"""Reports that are kept, threads, forks, and memory that does not grow."""
import gc
import os
import resource
import sys
import tracemalloc
from concurrent.futures import ThreadPoolExecutor

import pytest

import replylint

TEXTS = [f"Parcel {i} leaves the the depot{'!' * (i % 5)}" for i in range(300)]


def look(report):
    """All of a report, as values that can be compared."""
    parts = (report.findings, dict(report.signals), report.private, report.measures, report.verdicts, report.checklist)
    return report.score, report.passed, report.language, parts, report.json()


def test_reports_that_are_kept_say_the_same():
    at_once = [look(replylint.lint(text, channel="x")) for text in TEXTS]
    kept = [replylint.lint(text, channel="x") for text in TEXTS]
    assert [look(report) for report in kept] == at_once
    assert [look(report) for report in reversed(list(replylint.lint_many({"text": t, "channel": "x"} for t in TEXTS)))] == (
        at_once[::-1]
    )


def test_what_was_linted_cannot_be_changed_behind_its_back():
    messages, signals = [{"role": "customer", "text": "Nobody answers!"}], {"upset": True}
    report = replylint.lint("Sorry about that.", messages=messages, signals=signals)
    messages[0]["text"], signals["upset"] = "Lovely, thanks!", False
    keep = [replylint.lint(text) for text in TEXTS]
    assert report.signals["complaint"].places[0].source == "messages/1" and report.signals["upset"].value == "yes"
    assert keep


def test_a_report_outlives_its_linter():
    report = replylint.Linter({"channel": "x"}).lint("We have sent the the lamp.")
    gc.collect()
    assert report.findings and report.measures[0].channel == "x"


def test_threads():
    expected = [look(report) for report in replylint.lint_many(TEXTS)]
    linter = replylint.Linter()
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda text: look(linter.lint(text)), TEXTS)) == expected
        shared = list(pool.map(linter.lint, TEXTS))
        for _ in range(3):
            assert list(pool.map(look, shared)) == expected
        for many in pool.map(lambda _: [look(report) for report in linter.lint_many(TEXTS)], range(8)):
            assert many == expected


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_fork_goes_on():
    report = replylint.lint("We have sent the the lamp.")
    child = os.fork()
    if child == 0:
        same = look(report) == look(replylint.lint("We have sent the the lamp."))
        os._exit(0 if same else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert report.findings


def every_path():
    """What is done again and again below: each way through the extension, the failing ones too."""
    report = replylint.lint("We rang the the mobile 07700 900345.", channel="x", inbound="Nobody came!", regions=["GB"])
    look(report)
    replylint.redact("Your mobile is 07700 900345.")
    for item in replylint.lint_many(["Hi", "Hi \ud83d", {"text": 3}, {"text": "Hi", "channel": "no"}], errors="return"):
        repr(item)
    for bad in ({"chanel": "x"}, {"messages": [{"role": "x", "text": "y"}]}, {"signals": {"a": 1}}, {"regions": [1]}):
        with pytest.raises((TypeError, ValueError)):
            replylint.lint("Hi", **bad)
    messages = [{"role": "agent", "text": "Hi", "name": "Bo"}]
    assert replylint.lint("Hi", messages=messages, signals={"upset": True}).score >= 0


def test_objects_do_not_leak():
    for _ in range(50):
        every_path()
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.take_snapshot()
    for _ in range(200):
        every_path()
    gc.collect()
    grown = sum(change.size_diff for change in tracemalloc.take_snapshot().compare_to(before, "filename"))
    tracemalloc.stop()
    assert grown < 20_000, f"{grown} bytes more after 200 rounds"


def test_references_balance():
    text, channel = "We have sent the the lamp, again." + str(os.getpid()), "".join(["x", "-dm"])
    before = sys.getrefcount(text), sys.getrefcount(channel)
    for _ in range(100):
        report = replylint.lint(text, channel=channel)
        look(report)
    del report
    assert (sys.getrefcount(text), sys.getrefcount(channel)) == before


def test_a_hundred_thousand_calls_in_flat_memory():
    def peak():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    for _ in range(5_000):
        replylint.lint("I rang the the depot.").findings
    before = peak()
    for i in range(100_000):
        replylint.lint("I rang the the depot.").findings
        if i % 5_000 == 0:
            replylint.Linter({"pass_mark": 60}).lint("Hi.")
    assert peak() - before < 4096, f"{peak() - before} KiB more"
