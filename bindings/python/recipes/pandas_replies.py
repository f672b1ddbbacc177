#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A column of replies, judged with pandas: pandas_replies.py REPLIES.csv > JUDGED.csv

The file has a column "text", and maybe others that are keywords of replylint.lint(): "inbound", "channel" ... Others
are kept. A reply that cannot be judged keeps its row and has the reason in "error".
"""
import sys

import pandas

import replylint

KEYWORDS = ("inbound", "channel", "customer_name", "customer_handle", "agent_name", "now")
COLUMNS = ("score", "passed", "rules", "complaint", "apology", "error")


def verdict(result):
    """One row of what is worth a column."""
    if isinstance(result, Exception):
        return None, None, "", None, None, str(result)
    rules = " ".join(sorted({finding.rule for finding in result.findings}))
    return result.score, result.passed, rules, result.signals["complaint"].value, result.signals["apology"].value, ""


def judge(frame, linter=None):
    """The frame with the columns of COLUMNS beside its own; the linter has a tenant's settings."""
    lint_many = (linter or replylint).lint_many
    known = frame[["text", *(name for name in KEYWORDS if name in frame)]].astype(object)
    items = known.where(known.notna(), None).to_dict("records")
    rows = [verdict(result) for result in lint_many(items, errors="return")]
    judged = pandas.DataFrame(rows, columns=COLUMNS, index=frame.index)
    return frame.join(judged.astype({"score": "Int64", "passed": "boolean"}))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    judge(pandas.read_csv(sys.argv[1], dtype=str, keep_default_na=False)).to_csv(sys.stdout, index=False)
