#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""An archive of replies, judged with Spark: spark_replies.py REPLIES.jsonl OUTPUT

Reads JSON Lines with "id", "text", and maybe "inbound" and "channel"; writes Parquet. Every worker needs the package:
put its wheel into the environment of the workers. The settings travel as a value, since a linter cannot: each
partition makes its own, in about a millisecond.
"""
import sys

import pandas
from pyspark.sql import SparkSession

import replylint

SCHEMA = "id string, score int, passed boolean, rules array<string>, error string"
CONTEXT = ("inbound", "channel")


def row(key, result):
    if isinstance(result, Exception):
        return key, None, None, [], str(result)
    return key, result.score, result.passed, sorted({finding.rule for finding in result.findings}), None


def judge(settings):
    """The function for mapInPandas(); settings are YAML or JSON as str."""

    def judge_batches(frames):
        linter = replylint.Linter(settings)
        for frame in frames:
            known = frame[["text", *(name for name in CONTEXT if name in frame)]].astype(object)
            items = known.where(known.notna(), None).to_dict("records")
            rows = [row(key, result) for key, result in zip(frame["id"], linter.lint_many(items, errors="return"))]
            judged = pandas.DataFrame(rows, columns=["id", "score", "passed", "rules", "error"])
            yield judged.astype({"score": "Int32", "passed": "boolean"})

    return judge_batches


def main(source, target, settings="pass_mark: 80\n"):
    spark = SparkSession.builder.appName("replylint").getOrCreate()
    replies = spark.read.json(source)
    replies.mapInPandas(judge(settings), SCHEMA).write.mode("overwrite").parquet(target)
    spark.read.parquet(target).groupBy("passed").count().show()
    spark.stop()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
