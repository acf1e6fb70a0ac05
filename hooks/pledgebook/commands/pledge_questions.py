"""What is asked of a new pledge: its words, who gives it, and what it promises in numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

from pledgebook.commands.answers import as_data, by_name, one_or_several, only_one, written_as
from pledgebook.commands.questions import Questions
from pledgebook.diagnostics.wording_file import wording
from pledgebook.history.block_text import Data
from pledgebook.model.target import Per
from pledgebook.schema.counts import PromisedNumberKind
from pledgebook.schema.dates import DateKind, DurationKind
from pledgebook.schema.kind import Kind

_NUMBERS = ("number", "at_least", "up_to")
_KINDS: Mapping[str, Kind[object]] = {
    "number": PromisedNumberKind(may_be_all=True),
    "at_least": PromisedNumberKind(),
    "up_to": PromisedNumberKind(),
    "within": DurationKind(),
    "deadline": DateKind(),
}


class PledgeGiven(TypedDict):
    """What was said of it on the command line."""

    by: tuple[str, ...]
    text: tuple[str, ...]
    focus: tuple[str, ...]
    target: str | None
    conditional: bool


NOTHING_GIVEN = PledgeGiven(by=(), text=(), focus=(), target=None, conditional=False)


def asked_pledge(
    ask: Questions,
    language: str,
    languages: Sequence[str],
    parties: Mapping[str, str],
    focus_areas: Mapping[str, str],
    given: PledgeGiven = NOTHING_GIVEN,
    *,
    may_be_none: bool = False,
) -> dict[str, Data]:
    """The pledge as a record; nothing if there may be none, and there are no words for it."""
    words = ask.texts("wording", languages, by_name(given["text"]), option="--text", is_optional=may_be_none)
    if not words:
        return {}
    by = ask.several("givers", parties, given["by"], option="--by", default=only_one(parties))
    pledge: dict[str, Data] = {"by": one_or_several(by)}
    focus = ask.several("focus", focus_areas, given["focus"], is_optional=True) if focus_areas or given["focus"] else []
    if focus:
        pledge["focus"] = one_or_several(focus)
    if given["conditional"] or ask.agreed("conditional"):
        pledge["conditional"] = "true"
    pledge |= words
    target = as_data(given["target"]) if given["target"] is not None else _target(ask, language, languages)
    return pledge | ({"target": target} if target else {})


def _target(ask: Questions, language: str, languages: Sequence[str]) -> dict[str, Data]:
    says = wording(language)["new"]
    kind = ask.choice("target", says["targets"], is_optional=True)
    if not kind:
        return {}
    target: dict[str, Data] = {kind: ask.text(f"target_{kind}", read=written_as(_KINDS[kind]))}
    if kind not in _NUMBERS:
        return target
    unit = ask.texts("unit", languages, {}, is_optional=True)
    target |= {"of": unit} if unit else {}
    per = ask.choice("per", {per.value: says["pers"][per.value] for per in Per}, is_optional=True)
    return target | ({"per": per} if per else {})
