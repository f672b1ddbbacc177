#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What Python adds to a lint, and what threads gain: bench.py BENCH_LINT [FILE.jsonl]

BENCH_LINT is tests/bench/bench_lint of the build tree, which lints the same records in C. Both count time on the core,
fill a draft with the same keys, and give the median of nine rounds; they take turns.

What threads gain is told twice. On the wall it is what it was on this machine with all else that ran on it. And as two
cores that have nothing else to do would give it: Python's lock is held at most for what a call takes in which there is
nothing to judge, and released for the rest; while the locked part takes less than half of a call, two cores are kept at
work, and what is lost is what a call costs more when threads pass the lock to each other. That is time on the cores,
best of the rounds, which other programs hardly change.
"""
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

import replylint

OWN = [
    {"text": "Hi Ann, I'm sorry that the lamp came broken. A new one leaves today and is with you by Friday. ^BK",
     "inbound": "My new lamp is in pieces!!", "channel": "x", "customer_handle": "ann_l"},
    {"text": "Sorry you feel that way. Please e-mail help@shop.example and we will reply as soon as possible.",
     "inbound": "Nobody answers the phone, third day now.", "channel": "facebook"},
] * 50


def read(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def calls(records):
    """Text and keywords of each record, as bench_lint takes them."""
    keywords = {"inbound": "inbound", "customer_handle": "customer_handle", "channel": "channel"}
    return [
        (record.get("reply") or record["text"], {k: record[n] for k, n in keywords.items() if record.get(n)})
        for record in records
    ]


def round_of(records):
    start = time.thread_time()
    for text, context in records:
        replylint.lint(text, **context).score
    return (time.thread_time() - start) * 1e6 / len(records)


def in_c(program, path):
    out = subprocess.run([program, path], capture_output=True, text=True, check=True).stdout
    return float(re.search(r"us per reply +([0-9.]+)", out).group(1))


def many(records):
    for report in replylint.lint_many({"text": text, **context} for text, context in records):
        report.score


def in_threads(work, records, count):
    """Seconds on the wall, and on the cores, for all records in so many threads."""
    parts = [records[i::count] for i in range(count)]
    with ThreadPoolExecutor(count) as pool:
        wall, cores = time.perf_counter(), time.process_time()
        list(pool.map(work, parts))
        return time.perf_counter() - wall, time.process_time() - cores


def locked_seconds(jobs):
    """The most that Python's lock can be held for these calls: calls in which there is nothing to judge."""
    nothing = replylint.Linter({"rules": {"*": "off"}})
    contexts = [{**context, "inbound": ""} for _, context in jobs]
    start = time.thread_time()
    for context in contexts:
        nothing.lint("", **context).score
    return time.thread_time() - start


def show_threads(name, work, jobs):
    turns = [(in_threads(work, jobs, 1), in_threads(work, jobs, 8), locked_seconds(jobs)) for _ in range(7)]
    alone, together, locked = zip(*turns)
    wall = min(wall for wall, _ in alone) / min(wall for wall, _ in together)
    cost = min(cores for _, cores in alone)
    more = max(1, min(cores for _, cores in together) / cost)
    held = min(1, min(locked) / cost)
    print(f"{name:17} 8 threads: {wall:.2f} times one thread on the wall")
    print(f"{'':17} lock held for {held:.0%} of a call at most; in 8 threads it costs {more:.2f} times as much:")
    print(f"{'':17} two idle cores give {min(2, 1 / held) / more:.2f} times one thread")


def main():
    program, path = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None
    records = read(path) if path else OWN
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.write("".join(json.dumps(record) + "\n" for record in records))
        file.flush()
        jobs = calls(records)
        round_of(jobs)
        pairs = [(in_c(program, file.name), statistics.median(round_of(jobs) for _ in range(9))) for _ in range(5)]
    added = statistics.median(python - c for c, python in pairs)
    c, python = (statistics.median(column) for column in zip(*pairs))
    print(f"us per reply      {c:.2f} in C, {python:.2f} in Python: {added:+.2f}")
    jobs = jobs * max(1, 8000 // len(jobs))
    for name, work in (("lint", round_of), ("lint_many", many)):
        show_threads(name, work, jobs)


if __name__ == "__main__":
    main()
