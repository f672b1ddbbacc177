# SPDX-License-Identifier: Apache-2.0
"""Read by mypy --strict, never run: what is right passes, and each line that is ignored has to be an error."""
import datetime
import pathlib
from typing import Dict, Iterator, List, Optional, Tuple, Union

import replylint

report: replylint.Report = replylint.lint(
    "Hello Ann.",
    channel="x",
    regions=["GB"],
    closing=True,
    now=datetime.datetime.now(datetime.timezone.utc),
    messages=[{"role": "customer", "text": "Hi"}],
    signals={"complaint": True},
)
findings: Tuple[replylint.Finding, ...] = report.findings
words: List[str] = [finding.span.of(report.text) for finding in findings if finding.span]
value: Optional[str] = report.signals["complaint"].value
redacted: str = replylint.Linter(pathlib.Path("team.yml"), profile="macro").redact("Hello.", format="html")
reports: Iterator[replylint.Report] = replylint.lint_many(["Hello.", {"text": "Hi.", "channel": "x"}])
results: Iterator[Union[replylint.Report, Exception]] = replylint.lint_many(["Hello."], errors="return")
settings: Dict[str, Dict[str, str]] = {"rules": {"language": "off"}}
replylint.Linter(settings, packs=["rules"])

replylint.lint(b"Hello")  # type: ignore[arg-type]
replylint.lint("Hello", chanel="x")  # type: ignore[call-arg]
replylint.lint("Hello", kind="letter")  # type: ignore[arg-type]
replylint.Linter(3)  # type: ignore[arg-type]
report.score = 100  # type: ignore[misc]
findings[0].span.of("Hello")  # type: ignore[union-attr]
