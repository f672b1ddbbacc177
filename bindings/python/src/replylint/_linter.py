# SPDX-License-Identifier: Apache-2.0
"""Linters: one tenant's settings over the rules."""
from __future__ import annotations

import json
import os
from itertools import islice
from typing import Any, Dict, Iterable, Iterator, List, Mapping, Optional, Tuple, Union

from . import _core

_Path = Union[str, "os.PathLike[str]"]
_Settings = Union[Mapping[str, Any], str, "os.PathLike[str]", None]
_Item = Union[str, Mapping[str, Any]]

# As many as a batch may hold while half of a linter's memory for reports stays free for others.
_BATCH = 32


def _document(settings: _Settings) -> Tuple[Optional[bytes], Optional[str]]:
    """Settings as bytes, and what to call them."""
    if settings is None:
        return None, None
    if isinstance(settings, os.PathLike):
        with open(settings, "rb") as file:
            return file.read(), os.fspath(settings)
    if isinstance(settings, str):
        return settings.encode(), "settings"
    if isinstance(settings, Mapping):
        return json.dumps(dict(settings)).encode(), "settings"
    raise TypeError(f"settings must be a mapping, a str or a path, not {type(settings).__name__}")


def _pack_files(folders: Iterable[_Path]) -> List[Tuple[str, str, bytes]]:
    """(path in the pack, file name, bytes) of each file of the folders of rules."""
    files = []
    for folder in folders:
        if not os.path.isdir(folder):
            raise NotADirectoryError(f"{os.fspath(folder)}: rules are a folder of .yml files")
        for parent, names, entries in os.walk(folder):
            names.sort()
            for entry in sorted(entries):
                if entry.endswith(".yml"):
                    path = os.path.join(parent, entry)
                    with open(path, "rb") as file:
                        files.append((os.path.relpath(path, folder).replace(os.sep, "/"), path, file.read()))
    return files


def _job(item: _Item) -> Tuple[Any, Dict[str, Any]]:
    """What an item of lint_many() says, as text and keywords."""
    if isinstance(item, str):
        return item, {}
    context = dict(item)
    if "text" not in context:
        raise TypeError(f"an item needs text: {sorted(context)}")
    return context.pop("text"), context


class Linter:
    """One tenant's settings over the rules. Immutable; any number of threads may use it at once.

    settings: a mapping, YAML or JSON as str, or the path of a file; None for the rules as they are.
    profile: another profile than the settings name. packs: folders of rules to add.
    """

    __slots__ = ("_core",)

    def __init__(
        self, settings: _Settings = None, *, profile: Optional[str] = None, packs: Iterable[_Path] = ()
    ) -> None:
        data, name = _document(settings)
        self._core = _core.linter(data, name, profile, _pack_files(packs))

    def lint(self, text: str, /, **context: Any) -> _core.Report:
        """Judge a reply. The keywords say what is known of the conversation; None is the same as left out."""
        return _core.lint(self._core, text, context)

    def redact(self, text: str, /, **context: Any) -> str:
        """The text with [PHONE], [CARD] ... in place of its private data."""
        return _core.redact(self._core, text, context)

    def lint_many(
        self, items: Iterable[_Item], /, *, errors: str = "raise"
    ) -> Iterator[Union[_core.Report, Exception]]:
        """Judge many, in order, giving up Python's lock for some at a time; reads ahead by as many.

        An item is a text, or a mapping with "text" and keywords of lint(). errors: "raise", or "return" for the
        exception in place of the report.
        """
        if errors not in ("raise", "return"):
            raise ValueError(f'errors is "raise" or "return", not {errors!r}')
        if isinstance(items, str):
            raise TypeError("lint_many() takes many texts; lint() takes one")
        return self._results(iter(items), errors == "raise")

    def _results(self, items: Iterator[_Item], raises: bool) -> Iterator[Union[_core.Report, Exception]]:
        while True:
            batch = [_job(item) for item in islice(items, _BATCH)]
            if not batch:
                return
            results = _core.lint_batch(self._core, batch)
            results.reverse()
            while results:
                result = results.pop()
                if raises and isinstance(result, Exception):
                    raise result
                yield result
                del result
