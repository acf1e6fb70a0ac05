"""What was removed by law, as readers meet it: words in brackets where a mark stands in a text of a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from pledgebook.language import Version
from pledgebook.model.agreement import Agreement
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.pledge import Pledge
from pledgebook.model.redactable import RedactableRecord
from pledgebook.model.redaction import TOKEN, Redaction
from pledgebook.model.register import Register
from pledgebook.publishing import addresses
from pledgebook.publishing.phrases import Phrases
from pledgebook.span import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Removed:
    """What is shown in place of a mark, and the address at which the removal is told of."""

    words: str
    told_at: str


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text as it is written, with what each of its marks stands for."""

    words: str
    removed: Mapping[str, Removed]


MarkedTexts = Mapping[Span, MarkedText]


def in_words(register: Register) -> tuple[Register, MarkedTexts]:
    """The register with words in place of every mark, and the texts that had any, by where they begin."""
    if not any(_marks_in(register)):
        return register, {}
    texts: dict[Span, MarkedText] = {}
    language = register.original_language
    agreements = {a.id: _agreement(a, language, texts) for a in register.agreements.values()}
    follow_ups = {f.id: _record(f, addresses.of_follow_up(f.id), language, texts) for f in register.follow_ups.values()}
    return replace(register, agreements=agreements, follow_ups=follow_ups), texts


def told_of(redaction: Redaction) -> str:
    """The part of a record's page that tells of it."""
    return f"redaction-{redaction.id}"


def _marks_in(register: Register) -> list[Redaction]:
    """Every removal of the register."""
    records: list[RedactableRecord] = [*register.agreements.values(), *register.follow_ups.values()]
    records += register.pledges.values()
    return [redaction for record in records for redaction in record.redactions]


def _agreement(agreement: Agreement, language: str, texts: dict[Span, MarkedText]) -> Agreement:
    alone = replace(agreement, pledges=())
    own = _record(alone, addresses.of_agreement(agreement.id), language, texts)
    pledges = tuple(_record(p, addresses.of_pledge(p.full_id), language, texts) for p in agreement.pledges)
    return replace(own, pledges=pledges)


R = TypeVar("R", Agreement, Pledge, FollowUp)


def _record(record: R, address: str, language: str, texts: dict[Span, MarkedText]) -> R:
    if not record.redactions:
        return record
    return _Words(record.redactions, address, language, texts).put_into(record)


class _Words:
    """Puts words in place of the marks in all that a record holds."""

    def __init__(
        self, redactions: tuple[Redaction, ...], address: str, language: str, texts: dict[Span, MarkedText]
    ) -> None:
        self._redactions = {redaction.id: redaction for redaction in redactions}
        self._address = address
        self._language = language
        self._texts = texts

    def put_into(self, value: T) -> T:
        """The value itself where it holds no mark."""
        if isinstance(value, str):
            return cast("T", self._without_marks(value, self._language))
        if isinstance(value, Version):
            return cast("T", self._version(value))
        if isinstance(value, tuple):
            return cast("T", tuple(map(self.put_into, value)))
        if is_dataclass(value) and not isinstance(value, type | Span):
            return cast("T", self._dataclass(value))
        return value

    def _dataclass(self, value: Any) -> object:  # noqa: ANN401 — any record, known by its fields alone
        before = {field.name: getattr(value, field.name) for field in fields(value)}
        after = {name: self.put_into(part) for name, part in before.items()}
        changed = {name: part for name, part in after.items() if part != before[name]}
        return replace(value, **changed) if changed else value

    def _version(self, version: Version) -> Version:
        found = {match[1] for match in TOKEN.finditer(version.words)} & self._redactions.keys()
        if not found:
            return version
        removed = {name: self._removed(self._redactions[name], version.language) for name in found}
        self._texts[version.span] = MarkedText(version.words, removed)
        words = self._without_marks(version.words, version.language)
        return Version(version.language, words, version.span, is_verbatim=False)

    def _without_marks(self, words: str, language: str) -> str:
        if "[[redacted:" not in words:
            return words
        return TOKEN.sub(
            lambda m: self._removed(found, language).words if (found := self._redactions.get(m[1])) else m[0], words
        )

    def _removed(self, redaction: Redaction, language: str) -> Removed:
        say = Phrases(language)
        words = say("redaction.mark", what=say(f"redaction.what.{redaction.what.value}"))
        return Removed(words, f"{self._address}#{told_of(redaction)}")
