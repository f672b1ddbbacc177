# SPDX-License-Identifier: Apache-2.0
import os
from datetime import datetime
from typing import Any, Iterable, Iterator, Literal, Mapping, Protocol, TypeVar, Union, overload

from ._errors import ArgumentError as ArgumentError
from ._errors import DocumentError as DocumentError
from ._errors import EncodingError as EncodingError
from ._errors import Error as Error
from ._errors import Fault as Fault
from ._errors import LimitError as LimitError
from ._errors import StateError as StateError
from ._errors import UnknownNameError as UnknownNameError
from ._types import ChecklistItem as ChecklistItem
from ._types import Finding as Finding
from ._types import Fix as Fix
from ._types import Level as Level
from ._types import Measure as Measure
from ._types import Place as Place
from ._types import Private as Private
from ._types import Signal as Signal
from ._types import Span as Span
from ._types import Verdict as Verdict

__version__: str

_Flag = Union[bool, str, None]
_List = Union[Iterable[str], None]
_Time = Union[datetime, str, None]
_Word = Union[str, None]
_Result = TypeVar("_Result", covariant=True)

class _OverDraft(Protocol[_Result]):
    def __call__(
        self,
        text: str,
        /,
        *,
        id: _Word = ...,
        inbound: _Word = ...,
        format: Literal["plain", "markdown", "html", None] = ...,
        language: _Word = ...,
        channel: _Word = ...,
        kind: Literal["reply", "template", "fragment", "auto-reply", "note", "post", None] = ...,
        stage: Literal["final", "typing", None] = ...,
        customer_name: _Word = ...,
        customer_handle: _Word = ...,
        agent_name: _Word = ...,
        agent_initials: _Word = ...,
        brand: _Word = ...,
        sector: _Word = ...,
        store: _Word = ...,
        region: _Word = ...,
        regions: _List = ...,
        service_hours: _Word = ...,
        time_zone: _Word = ...,
        now: _Time = ...,
        own_contacts: _List = ...,
        own_domains: _List = ...,
        own_words: _List = ...,
        helpdesk: Literal["any", "zendesk", "zendesk-engage", "freshdesk", "helpscout", "intercom", "gorgias", "front", "zammad", "freescout", "osticket", "chatwoot", "discourse", "frappe", "github", "gitlab", None] = ...,
        placeholders: _List = ...,
        show_private: _Flag = ...,
        host_signs: _Flag = ...,
        host_addresses: _Flag = ...,
        attachments: _List = ...,
        closing: _Flag = ...,
        same_title: _Word = ...,
        twin_differs: _Word = ...,
        missing_languages: _List = ...,
        messages: Union[Iterable[Mapping[str, Any]], None] = ...,
        signals: Union[Mapping[str, Union[str, bool]], None] = ...,
    ) -> _Result: ...

class _LintMany(Protocol):
    @overload
    def __call__(
        self, items: Iterable[Union[str, Mapping[str, Any]]], /, *, errors: Literal["raise"] = ...
    ) -> Iterator[Report]: ...
    @overload
    def __call__(
        self, items: Iterable[Union[str, Mapping[str, Any]]], /, *, errors: Literal["return"]
    ) -> Iterator[Union[Report, Exception]]: ...

class Report:
    @property
    def score(self) -> int: ...
    @property
    def passed(self) -> bool: ...
    @property
    def judged(self) -> float: ...
    @property
    def language(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def findings(self) -> tuple[Finding, ...]: ...
    @property
    def signals(self) -> Mapping[str, Signal]: ...
    @property
    def private(self) -> tuple[Private, ...]: ...
    @property
    def measures(self) -> tuple[Measure, ...]: ...
    @property
    def verdicts(self) -> tuple[Verdict, ...]: ...
    @property
    def checklist(self) -> tuple[ChecklistItem, ...]: ...
    def json(self) -> str: ...

class Linter:
    def __init__(
        self,
        settings: Union[Mapping[str, Any], str, os.PathLike[str], None] = ...,
        *,
        profile: Union[str, None] = ...,
        packs: Iterable[Union[str, os.PathLike[str]]] = ...,
    ) -> None: ...
    @property
    def lint(self) -> _OverDraft[Report]: ...
    @property
    def redact(self) -> _OverDraft[str]: ...
    @property
    def lint_many(self) -> _LintMany: ...

lint: _OverDraft[Report]
redact: _OverDraft[str]
lint_many: _LintMany
