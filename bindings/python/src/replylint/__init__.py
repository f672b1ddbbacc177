# SPDX-License-Identifier: Apache-2.0
"""Judge the draft of a customer-service reply before it is sent.

    >>> import replylint
    >>> report = replylint.lint("Sorry you feel that way.", channel="x")
    >>> report.findings[0].rule
    'apology/non-apology'
"""
from . import _core
from ._core import Report
from ._errors import (
    ArgumentError,
    DocumentError,
    EncodingError,
    Error,
    Fault,
    LimitError,
    StateError,
    UnknownNameError,
)
from ._linter import Linter
from ._types import ChecklistItem, Finding, Fix, Level, Measure, Place, Private, Signal, Span, Verdict

__all__ = [
    "ArgumentError",
    "ChecklistItem",
    "DocumentError",
    "EncodingError",
    "Error",
    "Fault",
    "Finding",
    "Fix",
    "Level",
    "LimitError",
    "Linter",
    "Measure",
    "Place",
    "Private",
    "Report",
    "Signal",
    "Span",
    "StateError",
    "UnknownNameError",
    "Verdict",
    "lint",
    "lint_many",
    "redact",
]
__version__ = _core.library_version

_default = Linter()
lint = _default.lint
lint_many = _default.lint_many
redact = _default.redact
