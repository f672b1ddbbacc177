# SPDX-License-Identifier: Apache-2.0
"""The recipes, run as they stand; skipped where what they are for is not installed."""
import importlib
import json
import os
import pathlib
import subprocess
import sys

import pytest

RECIPES = pathlib.Path(__file__).resolve().parents[1] / "recipes"
sys.path.insert(0, str(RECIPES))

CSV = """text,inbound,channel,ticket
We have sent the the lamp 👍🏽,,email,007
Sorry you feel that way.,Nobody answers!,x,008
Hello.,,twiter,009
"""


def run(*arguments):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYSPARK_PYTHON": sys.executable}
    done = subprocess.run([sys.executable, *map(str, arguments)], capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_pandas(tmp_path):
    pandas = pytest.importorskip("pandas", reason="no pandas here")
    (tmp_path / "replies.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "judged.csv").write_text(run(RECIPES / "pandas_replies.py", tmp_path / "replies.csv"), encoding="utf-8")
    judged = pandas.read_csv(tmp_path / "judged.csv", dtype=str, keep_default_na=False)
    assert list(judged["ticket"]) == ["007", "008", "009"]
    assert "language/repeated-word" in judged["rules"][0] and "apology/non-apology" in judged["rules"][1]
    assert judged["complaint"][1] == "yes" and judged["passed"][1] == "False"
    assert "twiter" in judged["error"][2] and judged["score"][2] == ""


def test_pandas_values_that_are_missing():
    pandas = pytest.importorskip("pandas", reason="no pandas here")
    recipe = importlib.import_module("pandas_replies")
    frame = pandas.DataFrame({"text": ["Hi Ann.", "Hi Bo."], "channel": ["x", float("nan")]}, index=[7, 3])
    judged = recipe.judge(frame)
    assert list(judged.index) == [7, 3] and judged["score"].notna().all()


def test_spark(tmp_path):
    pytest.importorskip("pyspark", reason="no pyspark here: pip install pyspark pandas pyarrow; Java is needed, too")
    pandas = pytest.importorskip("pandas")
    replies = [
        {"id": str(i), "text": f"Parcel {i} leaves the the depot 👍🏽", "inbound": None, "channel": "x"} for i in range(500)
    ]
    replies[7]["channel"] = "twiter"
    source = tmp_path / "replies.jsonl"
    source.write_text("".join(json.dumps(reply) + "\n" for reply in replies), encoding="utf-8")
    out = run(RECIPES / "spark_replies.py", source, tmp_path / "judged")
    assert "passed" in out
    judged = pandas.read_parquet(tmp_path / "judged").set_index("id")
    assert len(judged) == 500 and "twiter" in judged["error"]["7"]
    good = judged.drop("7")
    assert good["error"].isna().all() and good["score"].between(0, 100).all()
    assert all("language/repeated-word" in rules for rules in good["rules"])
