# SPDX-License-Identifier: Apache-2.0
"""The conformance cases, and what a report has to say to each. README.md tells the format.

Positions are worked out here from the texts alone: the library is asked for nothing. The command's test and that
of the Python package share this file; the C test works them out for itself.
"""
import glob
import json
import os

UNITS = ("utf-8", "utf-16", "utf-32")


def load(folder):
    """Every case of the folder, each with its full name, such as "emoji/a skin tone"."""
    cases = []
    for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
        if path.endswith(".schema.json"):
            continue
        with open(path, encoding="utf-8") as file:
            for case in json.load(file)["cases"]:
                case["name"] = os.path.basename(path)[: -len(".json")] + "/" + case["name"]
                cases.append(case)
    return cases


def size(text, unit):
    """How long a text is in a unit."""
    if unit == "utf-32":
        return len(text)
    return len(text.encode("utf-8")) if unit == "utf-8" else len(text.encode("utf-16-le")) // 2


def source(record, name):
    """The text of a record that is called "text", "messages/1" ..."""
    if name == "text":
        return record["text"]
    texts = [message["text"] for message in record.get("messages", [])] + [record.get("inbound", "")]
    return texts[int(name[len("messages/"):]) - 1]


def place(text, words, nth, unit):
    """Where the words stand for the nth time; without nth they have to stand there once only."""
    at, seen = text.find(words), 1
    if at < 0 or (nth is None and text.find(words, at + 1) >= 0):
        raise ValueError(f"{words!r} stands not once in {text!r}")
    while seen < (nth or 1):
        at, seen = text.index(words, at + 1), seen + 1
    start = size(text[:at], unit)
    return start, start + size(words, unit)


def expected_place(record, expected, unit):
    """Where something is expected: (None, None) when it is about the whole text."""
    if expected["text"] is None:
        return None, None
    return place(source(record, expected.get("in", "text")), expected["text"], expected.get("nth"), unit)


class Judge:
    """Compares one report, as a dictionary, with what a case expects, and collects what differs."""

    def __init__(self, case, report, unit):
        self.expect, self.record, self.report, self.unit = case["expect"], case.get("record", {}), report, unit
        self.faults = []

    def same(self, what, expected, got):
        if expected != got:
            self.faults.append(f"{what}: expected {expected!r}, got {got!r}")

    def findings(self):
        expected = self.expect.get("findings", [])
        for rule in {e["rule"] for e in expected} | set(self.expect.get("absent", [])):
            wanted = sorted((e for e in expected if e["rule"] == rule), key=self.key)
            got = sorted((g for g in self.report["findings"] if g["rule"] == rule), key=lambda g: g["start"] or 0)
            self.same(f"places of {rule}", [self.at(e) for e in wanted], [(g["start"], g["end"]) for g in got])
            for wish, finding in zip(wanted, got):
                self.finding(wish, finding)

    def at(self, expected):
        return expected_place(self.record, expected, self.unit)

    def key(self, expected):
        return self.at(expected)[0] or 0

    def finding(self, wish, got):
        if "level" in wish:
            self.same(f"level of {wish['rule']}", wish["level"], got["level"])
        if "line" in wish:
            text = self.record["text"]
            start = place(text, wish["text"], wish.get("nth"), "utf-32")[0]
            column = 1 + size(text[text.rfind("\n", 0, start) + 1:start], self.unit)
            self.same(f"line, column of {wish['rule']}", (wish["line"], column), (got["line"], got["column"]))
        if "fixes" in wish:
            fixes = [(*self.at(fix), fix["with"]) for fix in wish["fixes"]]
            self.same(f"fixes of {wish['rule']}", fixes, [(g["start"], g["end"], g["text"]) for g in got["fixes"]])
            for fix, other in zip(wish["fixes"], got["fixes"]):
                self.same("applicability", fix.get("applicability", other["applicability"]), other["applicability"])

    def signals(self):
        for name, wish in self.expect.get("signals", {}).items():
            got = self.report["signals"][name]
            self.same(name, wish["value"], got["value"])
            self.same(f"{name} given", wish.get("given", False), got.get("given", False))
            if "in" in wish:
                self.same(f"texts of {name}", sorted(wish["in"]), sorted({span["in"] for span in got["spans"]}))
            if "places" in wish:
                places = [(p.get("in", "text"), *self.at(p)) for p in wish["places"]]
                self.same(f"places of {name}", places, [(s["in"], s["start"], s["end"]) for s in got["spans"]])

    def private(self):
        if "private" not in self.expect:
            return
        wanted, got = self.expect["private"], self.report["private"]
        self.same("private", [(w["type"], w.get("in", "text"), *self.at(w)) for w in wanted],
                  [(g["type"], g["in"], g["start"], g["end"]) for g in got])
        for wish, piece in zip(wanted, got):
            self.same(f"owner of {wish['text']}", wish.get("owner", piece["owner"]), piece["owner"])

    def measures(self):
        for wish in self.expect.get("measures", []):
            got = next((g for g in self.report["measures"] if g["unit"] == wish["unit"]), {})
            for name in ("length", "limit", "over", "segments", "encoding"):
                if name in wish:
                    self.same(f"{name} in {wish['unit']}", wish[name], got.get(name))
            if "cut" in wish:
                self.same("cut", self.at({"text": wish["cut"]}), (got.get("start"), got.get("end")))

    def score(self):
        taken = {d["rule"]: d["points"] for d in self.report["deductions"]}
        for rule, points in self.expect.get("deductions", {}).items():
            self.same(f"deduction of {rule}", points, taken.get(rule))
        self.same("score", self.expect.get("score", max(0, 100 - sum(taken.values()))), self.report["score"])
        for name in ("passed", "language"):
            if name in self.expect:
                self.same(name, self.expect[name], self.report[name])
        for rule, verdict in self.expect.get("verdicts", {}).items():
            self.same(f"verdict on {rule}", verdict, self.report["verdicts"][rule]["verdict"])


def differences(case, report, unit):
    """What a report gets wrong, as a list of sentences; empty when it is what the case expects."""
    if "error" in report or "error" in case["expect"]:
        return error_differences(case["expect"].get("error"), report.get("error"))
    judge = Judge(case, report, unit)
    for look in (judge.findings, judge.signals, judge.private, judge.measures, judge.score):
        look()
    return judge.faults


def error_differences(expected, got):
    """The same of an error: {"status": ..., "messages": [...]}; None for no error."""
    if expected is None or got is None or expected["status"] != got["status"]:
        return [f"error: expected {expected!r}, got {got!r}"]
    said = " ".join(got["messages"])
    return [f"{word!r} is not named in {said!r}" for word in expected["says"] if word not in said]
