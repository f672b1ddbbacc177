# SPDX-License-Identifier: Apache-2.0
"""Calls as people make them, and as they get them wrong."""
import copy
import dataclasses
import datetime
import inspect
import json
import pathlib
import pickle
import re

import pytest

import replylint
from replylint import _core

COMPLAINT = "The parcel never came and nobody answers!"


def rules_of(report):
    return {finding.rule for finding in report.findings}


def test_a_report():
    report = replylint.lint("Sorry you feel that way.", channel="x", inbound=COMPLAINT)
    assert 0 <= report.score < 80 and report.passed is False and 0 < report.judged <= 1
    assert "apology/non-apology" in rules_of(report)
    assert report.signals["complaint"].value == "yes" and report.signals["complaint"].given is False
    assert sum(verdict.deduction for verdict in report.verdicts) == 100 - report.score
    assert {item.item for item in report.checklist} >= {"sorry"}
    assert json.loads(report.json())["unit"] == "utf-32"
    assert str(report.score) in repr(report)


def test_nothing_changes():
    report = replylint.lint("We have sent the the lamp.")
    with pytest.raises(dataclasses.FrozenInstanceError):
        report.findings[0].rule = "mine"
    with pytest.raises(AttributeError):
        report.score = 100
    with pytest.raises(TypeError):
        report.signals["complaint"] = None
    assert report.findings is report.findings


def test_keywords_of_each_kind():
    report = replylint.lint(
        "I'll ring you.",
        inbound="The lift is stuck",
        now=datetime.datetime(2026, 5, 4, 20, tzinfo=datetime.timezone.utc),
        service_hours="Mo-Fr 09:00-17:00",
        own_contacts=["020 7946 0018", "help@shop.example"],
        regions=("GB", "US"),
        host_signs=True,
        closing=False,
        customer_name="Ann",
        brand=None,
        signals={"complaint": True, "upset": "no"},
    )
    assert report.signals["out_of_hours"].value == "yes"
    assert report.signals["complaint"] == replylint.Signal("yes", True, ())
    assert report.signals["upset"].value == "no"


def test_messages():
    at = datetime.datetime(2026, 5, 4, 9, tzinfo=datetime.timezone.utc)
    messages = [
        {"role": "agent", "text": "How can I help?", "at": at, "name": "Bo"},
        {"role": "customer", "text": COMPLAINT, "at": None},
    ]
    report = replylint.lint("I'm sorry about that.", messages=iter(messages))
    assert {place.source for place in report.signals["complaint"].places} == {"messages/2"}


def test_settings():
    quiet = {"rules": {"language/repeated-word": "off"}}
    assert "language/repeated-word" not in rules_of(replylint.Linter(quiet).lint("We sent the the lamp."))
    yaml = "rules:\n  language/repeated-word: error\n"
    assert replylint.Linter(yaml).lint("the the").findings[-1].level == "error"
    assert replylint.Linter(profile="macro").lint("Hi {{name}}, it is here.").passed


def test_files(tmp_path):
    settings = tmp_path / "team.yml"
    settings.write_text("pas_mark: 3\n")
    with pytest.raises(replylint.UnknownNameError, match="pas_mark") as caught:
        replylint.Linter(settings)
    (fault,) = caught.value.faults
    assert (fault.file, fault.line, fault.column) == (str(settings), 1, 1)
    pack = tmp_path / "pack" / "own"
    pack.mkdir(parents=True)
    rule = "since: 0.1.0\nlevel: warning\npoints: 0\nfind: [sprocket]\nmessage: m\nadvice: a\nwhy: w\n"
    (pack / "word.yml").write_text(rule + "examples: {fail: ['A [[sprocket]].'], pass: ['A cog.']}\n")
    linter = replylint.Linter(packs=[tmp_path / "pack"])
    assert "own/word" in rules_of(linter.lint("Your sprocket is here."))
    (pack / "word.yml").write_text("find: [")
    with pytest.raises(replylint.DocumentError, match="word.yml:1"):
        replylint.Linter(packs=[tmp_path / "pack"])
    with pytest.raises(NotADirectoryError, match="nowhere"):
        replylint.Linter(packs=[tmp_path / "nowhere"])


@pytest.mark.parametrize(
    ("context", "error", "message"),
    [
        ({"text": b"Hello"}, TypeError, "text must be str, not bytes"),
        ({"text": None}, TypeError, "text must be str, not NoneType"),
        ({"channel": 3}, TypeError, "channel must be str, not int"),
        ({"closing": 1}, TypeError, "closing must be str, not int"),
        ({"regions": [44]}, TypeError, "regions must be a list of str"),
        ({"regions": 44}, TypeError, "not iterable"),
        ({"messages": "Hi"}, TypeError, "messages must be a list of mappings"),
        ({"messages": [3]}, TypeError, "messages must be a list of mappings"),
        ({"messages": [{"text": "Hi"}]}, TypeError, "role and text"),
        ({"messages": [{"role": "boss", "text": "Hi"}]}, replylint.ArgumentError, "boss"),
        ({"messages": [{"role": "agent", "text": "Hi", "when": "now"}]}, replylint.UnknownNameError, "when"),
        ({"signals": ["upset"]}, TypeError, "signals must be a mapping"),
        ({"signals": {"upzet": True}}, replylint.UnknownNameError, "upset"),
        ({"unit": "utf-8"}, TypeError, "indices of the str"),
        ({"chanel": "x"}, replylint.UnknownNameError, "channel"),
        ({"channel": "twiter"}, replylint.UnknownNameError, "twiter"),
        ({"kind": "letter"}, ValueError, "letter"),
        ({"now": "yesterday"}, replylint.ArgumentError, "yesterday"),
        ({"text": "x" * (2 << 20)}, replylint.LimitError, ""),
    ],
)
def test_bad_input(context, error, message):
    text = context.pop("text", "Hello Ann.")
    with pytest.raises(error, match=re.escape(message)):
        replylint.lint(text, **context)
    assert replylint.lint("Hello Ann.").findings is not None


@pytest.mark.parametrize("key", ["text", "inbound", "customer_name", "messages"])
def test_half_of_a_surrogate_pair(key):
    bad = "Hi \N{GRINNING FACE} \ud83d Ann"
    context = {key: [{"role": "agent", "text": bad}] if key == "messages" else bad}
    with pytest.raises(replylint.EncodingError, match=r"U\+D83D, at index 5") as caught:
        replylint.lint(context.pop("text", "Hello."), **context)
    assert caught.value.index == 5 and isinstance(caught.value, ValueError)


def test_what_is_no_settings():
    with pytest.raises(TypeError, match="not int"):
        replylint.Linter(3)
    with pytest.raises(replylint.DocumentError):
        replylint.Linter("rules: [")
    with pytest.raises(FileNotFoundError):
        replylint.Linter(pathlib.Path("no-such-settings.yml"))


def test_handles_are_not_made_by_hand():
    for type_ in (replylint.Report, type(replylint.Linter()._core)):
        with pytest.raises(TypeError):
            type_()
    with pytest.raises(TypeError):
        _core.lint(object(), "text", {})
    with pytest.raises(TypeError):
        pickle.dumps(replylint.lint("Hello."))
    error = copy.copy(pytest.raises(replylint.Error, replylint.lint, "x", channel="twiter").value)
    assert pickle.loads(pickle.dumps(error)).faults == error.faults


def test_lint_many():
    texts = [f"Parcel {i} leaves the the depot." for i in range(100)]
    reports = replylint.lint_many(iter(texts))
    assert [report.text for report in reports] == texts
    with pytest.raises(TypeError, match="many"):
        replylint.lint_many("Hello")
    with pytest.raises(ValueError, match="errors"):
        replylint.lint_many([], errors="ignore")
    with pytest.raises(TypeError, match="text"):
        list(replylint.lint_many([{"channel": "x"}]))
    assert list(replylint.lint_many([])) == []


def test_lint_many_with_faults():
    items = ["Hi.", "Hi \udc00", {"text": "Hi.", "channel": "twiter"}, {"text": 3}, {"text": "The the.", "channel": "x"}]
    first, surrogate, channel, number, last = replylint.lint_many(items, errors="return")
    assert isinstance(first, replylint.Report) and "language/repeated-word" in rules_of(last)
    assert isinstance(surrogate, replylint.EncodingError) and isinstance(channel, replylint.UnknownNameError)
    assert isinstance(number, TypeError)
    done = replylint.lint_many(items)
    assert next(done).text == "Hi."
    with pytest.raises(replylint.EncodingError):
        next(done)


def test_the_stub_has_the_keywords():
    stub = (pathlib.Path(inspect.getfile(replylint)).parent / "__init__.pyi").read_text()
    call = stub[stub.index("def __call__(") : stub.index("-> _Result")]
    assert re.findall(r"^        (\w+): .* = \.\.\.,$", call, re.M) == [*_stub_order(call), "messages", "signals"]
    assert set(_stub_order(call)) == set(_core.keywords)


def _stub_order(call):
    return [name for name in re.findall(r"^        (\w+): .* = \.\.\.", call, re.M) if name not in ("messages", "signals")]
