# SPDX-License-Identifier: Apache-2.0
"""The library's statuses as exceptions."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, Optional, Sequence, Tuple, Type


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, and where: file is None, line and column are 0, when that is not known."""

    status: str
    text: str
    """All of it on one line: "file:line:column: what is wrong; what to do"."""
    message: str
    file: Optional[str]
    line: int
    column: int


class Error(Exception):
    """What the library refused. faults holds each thing that is wrong, since a document may have many."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(fault.text for fault in faults))
        self.faults: Tuple[Fault, ...] = tuple(faults)

    def __reduce__(self) -> Tuple[Type[Error], Tuple[Tuple[Fault, ...]]]:
        return type(self), (self.faults,)

    @property
    def status(self) -> str:
        """The status of the first fault, in words."""
        return self.faults[0].status


class ArgumentError(Error, ValueError):
    """A value that its key does not take."""


class UnknownNameError(Error, ValueError):
    """A keyword, channel, signal, rule or setting that does not exist; the message names what is near."""


class EncodingError(Error, ValueError):
    """Text that cannot be UTF-8. index is that of the first half of a surrogate pair; -1 for bytes of a document."""

    index = -1


class DocumentError(Error, ValueError):
    """Settings or rules that cannot be read."""


class LimitError(Error, ValueError):
    """A draft, or what it would take to read it, beyond the limits."""


class StateError(Error, RuntimeError):
    """What cannot be done now."""


_CLASSES: Dict[int, Type[Error]] = {
    2: ArgumentError,
    3: UnknownNameError,
    4: EncodingError,
    5: DocumentError,
    6: LimitError,
    7: StateError,
}


def error_of(faults: Sequence[Tuple[int, str, str, str, Optional[str], int, int]]) -> Error:
    """The exception for the faults of a call; called from C."""
    return _CLASSES.get(faults[0][0], Error)([Fault(*fault[1:]) for fault in faults])


def encoding_error(name: str, index: int, cause: UnicodeEncodeError) -> EncodingError:
    """The exception for a str that holds half of a surrogate pair; called from C."""
    message = (
        f"{name}: half of a surrogate pair, U+{ord(cause.object[index]):04X}, at index {index}; "
        'take it out, or read the text with errors="replace"'
    )
    error = EncodingError([Fault("not valid UTF-8", message, message, None, 0, 0)])
    error.index = index
    return error
