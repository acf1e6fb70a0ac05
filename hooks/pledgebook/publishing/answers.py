"""Whether what a chapter asked for is answered as before: a digest of each answer, by the files of its records.

A record is as it was if its file is. What was computed from records, such as a status, is told by the records in it and
by its plain values.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum

from pledgebook.model.register import Register
from pledgebook.publishing.asked import ALL, Question
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.facts import AgreementFacts, PledgeFacts
from pledgebook.publishing.lists_of_pledges import ListedPledge
from pledgebook.span import Span

_PLAIN = (str, int, bool, float, type(None), date, datetime, time, Decimal)

# What many answers hold is looked through once.
_SHARED = (AgreementFacts, PledgeFacts, ListedPledge)

_ABSENT = "absent"


class Answers:
    """`contents` are what was asked, and `files` the digests of all files by their paths."""

    def __init__(self, contents: Contents, files: Mapping[str, str]) -> None:
        self._contents = contents
        self._files = _with_translations(files)
        self._digests: dict[Question, str] = {}
        self._told: dict[int, str] = {}
        self._fields: dict[type, tuple[str, ...]] = {}

    def digest(self, questions: Iterable[Question]) -> str:
        """Of all answers together. It depends on the order of the questions."""
        return _sha256("\n".join(self._digest(question) for question in questions))

    def _digest(self, question: Question) -> str:
        digest = self._digests.get(question)
        if digest is None:
            digest = self._digests[question] = _sha256(self.told(self._answer(*question)))
        return digest

    def _answer(self, name: str, key: object) -> object:
        answer: object = self._contents
        for attribute in name.split("."):
            answer = getattr(answer, attribute)
        return answer.get(key, _ABSENT) if key != ALL and isinstance(answer, Mapping) else answer

    def told(self, value: object) -> str:
        """A text that is another for every other value, given the files."""
        if isinstance(value, Enum):
            return f"{type(value).__name__}.{value.name}"
        if isinstance(value, _PLAIN):
            return repr(value)
        if isinstance(value, tuple | list):
            return f"[{','.join(map(self.told, value))}]"
        if isinstance(value, frozenset):
            return f"{{{','.join(sorted(map(self.told, value)))}}}"
        if isinstance(value, Mapping):
            pairs = (f"{self.told(key)}:{self.told(answer)}" for key, answer in value.items())
            return f"{{{','.join(pairs)}}}"
        if not is_dataclass(value) or isinstance(value, Register | type):
            raise TypeError(value)
        if isinstance(value, _SHARED):
            return self._told_once(value)
        span = getattr(value, "span", None)
        if isinstance(span, Span) and span.path in self._files:
            return f"{type(value).__name__}({self._files[span.path]}:{span.line}:{span.column})"
        return self._by_fields(value)

    def _told_once(self, value: object) -> str:
        """These live as long as their site, so none of them takes the place of another."""
        told = self._told.get(id(value))
        if told is None:
            told = self._told[id(value)] = _sha256(self._by_fields(value))
        return told

    def _by_fields(self, value: object) -> str:
        kind = type(value)
        if kind not in self._fields:
            self._fields[kind] = tuple(field.name for field in fields(kind))  # type: ignore[arg-type]
        parts = (self.told(getattr(value, name)) for name in self._fields[kind])
        return f"{kind.__name__}({','.join(parts)})"


def _with_translations(files: Mapping[str, str]) -> Mapping[str, str]:
    """A record may have its texts in several files, which share its name: with one, all of them are others."""
    by_record: dict[str, list[str]] = {}
    for path in sorted(files):
        by_record.setdefault(_record(path), []).append(f"{path} {files[path]}")
    digests = {record: _sha256("\n".join(lines)) for record, lines in by_record.items()}
    return {path: digests[_record(path)] for path in files}


def _record(path: str) -> str:
    folder, slash, name = path.rpartition("/")
    return folder + slash + name.partition(".")[0]


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
