# SPDX-License-Identifier: Apache-2.0
"""What reports are made of. All of it is frozen; positions are indices of the str that was linted."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Optional, Tuple

Level = Literal["error", "warning", "suggestion"]


@dataclass(frozen=True)
class Span:
    """A stretch of a text: text[span.start:span.end], or span.of(text)."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True)
class Fix:
    """A better wording: text for what stands in the span. "safe" fixes do not change what is said."""

    span: Span
    text: str
    applicability: Literal["safe", "suggested"]


@dataclass(frozen=True)
class Finding:
    """A fault, with its place; span is None, and line and column are 0, when it is about the whole text."""

    rule: str
    level: Level
    message: str
    advice: str
    key: str
    """Stable, for dismissal: the same fault in the same words has the same key."""
    span: Optional[Span]
    line: int
    column: int
    fixes: Tuple[Fix, ...]


@dataclass(frozen=True)
class Place:
    """Where a signal shows: in "text", the reply, or in "messages/2"."""

    source: str
    span: Span
    value: str


@dataclass(frozen=True)
class Signal:
    """A fact about the conversation; value is None when it is not known."""

    value: Optional[str]
    given: bool
    places: Tuple[Place, ...]


@dataclass(frozen=True)
class Private:
    """A piece of private data, masked; source is "text", or "messages/2"."""

    type: str
    about: str
    owner: Literal["person", "company"]
    source: str
    span: Span
    masked: str


@dataclass(frozen=True)
class Measure:
    """How long the reply is for its channel; cut is what does not fit, None when all does."""

    channel: str
    unit: str
    length: int
    limit: int
    over: int
    cut: Optional[Span]
    segments: int
    segment_left: int
    encoding: str


@dataclass(frozen=True)
class Verdict:
    """What was decided about a rule, and why it is not applicable ("na") or was skipped."""

    rule: str
    verdict: Literal["passed", "failed", "na", "skipped"]
    reason: str
    missing: str
    """The keyword that would let it be judged, as the library calls it; "" when none would."""
    points: int
    deduction: int


@dataclass(frozen=True)
class ChecklistItem:
    """What a good reply to this message has: how to say that it is there, and what to do when it is not."""

    item: str
    state: Literal["done", "missing", "unknown"]
    has: str
    lacks: str
