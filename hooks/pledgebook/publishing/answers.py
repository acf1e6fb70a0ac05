"""Whether what a chapter asked for is answered as before: a digest of each answer, by the files of its records.

A record is as it was if its file is. What is computed of an agreement is as it was if all files of its family are: its
own and those of its follow-ups. The day, and what stands in the register's own file, are the same for all chapters.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache

from pledgebook.model.register import Register
from pledgebook.publishing.asked import ALL, Question
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.facts import AgreementFacts, PledgeFacts
from pledgebook.publishing.lists_of_pledges import ListedPledge
from pledgebook.span import Span

_PLAIN = frozenset((str, int, bool, float, type(None), date, datetime, time, Decimal))

_ABSENT = "absent"


class Answers:
    """`contents` are what was asked, and `files` the digests of all files by their paths."""

    def __init__(self, contents: Contents, files: Mapping[str, str]) -> None:
        self._contents = contents
        self._files = _with_translations(files)
        self._digests: dict[Question, str] = {}
        self._families: dict[str, str] = {}
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
        kind = type(value)
        if kind in _PLAIN:
            return repr(value)
        if kind is tuple or kind is list:
            return f"[{','.join(map(self.told, value))}]"  # type: ignore[call-overload]  # which mypy cannot know
        span = getattr(value, "span", None) if _is_of_records(kind.__module__) else None
        if type(span) is Span and span.path in self._files:
            return f"{kind.__name__}({self._files[span.path]}:{span.line}:{span.column})"
        match value:
            case Enum():
                return f"{kind.__name__}.{value.name}"
            case Mapping():
                return f"{{{','.join(f'{self.told(key)}:{self.told(answer)}' for key, answer in value.items())}}}"
            case frozenset():
                return f"{{{','.join(sorted(map(self.told, value)))}}}"
            case AgreementFacts():
                return f"facts({self._family(value.agreement.id)})"
            case PledgeFacts():
                return f"facts({value.pledge.id} {self._family(value.pledge.agreement_id)})"
            case ListedPledge():
                return f"listed({value.stands.id} {self._family(value.stands.agreement_id)})"
            case _:
                return self._by_fields(value)

    def _family(self, agreement_id: str) -> str:
        """Of all that statuses and the like are computed from. A correction is always of the same agreement."""
        family = self._families.get(agreement_id)
        if family is None:
            register = self._contents.register
            records = (register.agreements[agreement_id], *register.follow_ups_on(agreement_id))
            family = self._families[agreement_id] = _sha256(self.told(records))
        return family

    def _by_fields(self, value: object) -> str:
        kind = type(value)
        if kind not in self._fields:
            if not is_dataclass(kind) or kind is Register:
                raise TypeError(kind)
            self._fields[kind] = tuple(field.name for field in fields(kind))
        parts = (self.told(getattr(value, name)) for name in self._fields[kind])
        return f"{kind.__name__}({','.join(parts)})"


@cache
def _is_of_records(module: str) -> bool:
    """Whether values of the classes there stand in records as they are, and are not computed."""
    return module.startswith(("pledgebook.model.", "pledgebook.language")) and module != Register.__module__


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
