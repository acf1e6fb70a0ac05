"""Agreements of the made-up register, one a municipality and year, with their pledges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import cast

from tests.made_up.amendments import decided, goes_on_as
from tests.made_up.country import TODAY, Municipality, Size
from tests.made_up.pledges import Pledge, pledges
from tests.made_up.sources import attached, signed_document
from tests.made_up.turns import Turns
from tests.made_up.vocabulary import said, vocabulary
from tests.made_up.yaml_form import Record, Tree

_SPANS = {"two years": 5, "half": 13, "open": 41, "unknown start": 53, "unknown": 67}
# Fields that hold words and nothing else.
_TEXTS = ("about", "caveat", "forum", "note", "of", "reason", "title")


@dataclass(frozen=True, slots=True)
class Agreement:
    """The record as it is written, and what the reports on it must know."""

    id: str
    number: int
    place: Municipality
    year: int
    end: date
    is_draft: bool
    is_translated: bool
    has_goals: bool
    pledges: Sequence[Pledge]
    record: Record


def agreement(place: Municipality, year: int, size: Size) -> Agreement:
    turns = size.turns
    number = place.number * size.years + year - size.all_years.start
    chance = Random(f"{size.seed} {place.number} {year}")
    its_id = f"{place.id}-{year}"
    span = next((name for name, every in _SPANS.items() if turns.come(name, number, every)), "year")
    is_translated = not turns.come("untranslated", number, 15)
    is_draft = _is_draft(place, year, turns)
    goals = _goals() if turns.come("goals", number, 6) else {}
    goes_on = year + 1 in size.all_years and not _is_draft(place, year + 1, turns)
    written = pledges(place, year, number, size, is_draft=is_draft, is_translated=is_translated, goes_on=goes_on)
    record: Record = {
        **_facts(place, year, number, span, turns),
        **({"draft": "true"} if is_draft else {}),
        **({} if is_translated else {"untranslated": ["en"]}),
        **_background(place, year, number, turns, chance),
        "focus": _focus_areas(place, number, turns),
        **({"goals": goals} if goals else {}),
        **(
            {"not_chosen": [vocabulary()["agreement"][name] for name in ("burglary", "graffiti")]}
            if number % 4 == 0
            else {}
        ),
        **_reporting(year, number, turns),
        "pledges": {pledge.id: pledge.record for pledge in written},
        **_amended(place, year, number, span, turns, is_translated=is_translated),
    }
    end = date(year + 1, 12, 31) if span in ("two years", "open") else date(year, 12, 31)
    if "situation" in record and turns.come("removed", number, 23):
        record |= _without_evidence(record, place, year)
    own = record if is_translated else in_swedish(record)
    return Agreement(its_id, number, place, year, end, is_draft, is_translated, bool(goals), written, own)


def in_swedish(record: Mapping[str, Tree]) -> Record:
    """The record with its words in the original language alone; bare where a field holds nothing else."""
    return {key: _in_swedish(key, value) for key, value in record.items() if key != "en"}


def _in_swedish(key: str, value: Tree) -> Tree:
    if isinstance(value, Mapping):
        return value["sv"] if key in _TEXTS else in_swedish(value)
    return value if isinstance(value, str | int) else [_in_swedish("", item) for item in value]


def _is_draft(place: Municipality, year: int, turns: Turns) -> bool:
    return year == TODAY.year - 1 and place.number > 0 and turns.come("draft", place.number, 12)


def _facts(place: Municipality, year: int, number: int, span: str, turns: Turns) -> Record:
    """Who, where and when."""
    words = vocabulary()
    is_in_district = bool(place.districts) and number % 4 == 1
    facts: Record = {"areas": list(place.districts) if is_in_district else place.id}
    facts["parties"] = ["polisen", place.actor, *place.helpers[: turns.come("third party", number, 8)]]
    if place.helpers and number % 5 == 2:
        facts["with"] = place.helpers[-1]
    facts["period"] = {
        "two years": f"{year} to {year + 1}",
        "half": f"{year}-01 to {year}-06",
        "open": f"{year} to open",
        "unknown start": f"unknown to {year}-12-01",
        "unknown": "unknown",
    }.get(span, str(year))
    if span == "two years" and number % 2:
        facts["period_as_signed"] = words["agreement"]["period_as_signed"].format(year=year)
    if not turns.come("undated", number, 9):
        facts["signed"] = f"{year}-02-{10 + number % 18}"
    if turns.come("signatories", number, 3):
        parties = zip((place.actor, "polisen"), words["roles"], strict=False)
        facts["signatories"] = [{"party": party, **role} for party, role in parties]
    if turns.come("titled", number, 10):
        facts["title"] = words["agreement"]["titles"][number % 2]
    if turns.come("groups", number, 14):
        facts["groups"] = [words["agreement"]["groups"][number % 3]]
    if turns.come("summary", number, 7):
        facts["transcription"] = "summary"
    if turns.come("incomplete", number, 16):
        facts["incomplete"] = "true"
    if turns.come("alias", number, 20):
        facts["aliases"] = f"medborgarlofte-{place.id}-{year}"
    return facts


def _background(place: Municipality, year: int, number: int, turns: Turns, chance: Random) -> Record:
    """What it says before its pledges, and what that is built on."""
    words = vocabulary()["agreement"]
    found: Record = {"documents": [signed_document(place, year, number, turns)]}
    if turns.come("under", number, 12):
        title = vocabulary()["documents"]["frame"].format(name=place.name)
        found["under"] = {"title": title, "publisher": place.actor, "period": f"{year - 1} to {year + 2}"}
    found |= said(chance.choice(words["texts"]), name=place.name)
    if number % 2:
        survey = {"title": vocabulary()["documents"]["survey"].format(year=year - 1), "publisher": place.actor}
        meetings, surveyed, crimes = words["evidence"]
        found["situation"] = {
            **said(chance.choice(words["situations"]), place=chance.choice(vocabulary()["places"])),
            "built_on": [
                {
                    "kind": "dialogue",
                    "date": f"{year - 1}-10",
                    "count": f"about {chance.randint(4, 40)}0",
                    "of": words["participants"],
                    **meetings,
                },
                {"kind": "survey", **surveyed, "sources": [survey]},
                {"kind": chance.choice(["statistics", "forum", "experience", "intelligence", "other"]), **crimes},
            ][: chance.randint(1, 3) if number > 1 else 3],
        }
    return found


def _without_evidence(record: Record, place: Municipality, year: int) -> Record:
    """The situation with the words of its first evidence taken out whole, which two parties have decided."""
    situation = cast("Record", record["situation"])
    first, *others = cast("Sequence[Record]", situation["built_on"])
    removal: Record = {
        "id": "r1",
        "field": "situation.built_on.1.sv",
        "date": f"{year}-12-01",
        "what": "copyright",
        "ground": "copyright-act",
        "decided": {"by": ["polisen", place.actor], "case": f"KS {year}/7"},
        "extent": "whole",
    }
    evidence = [{**first, "sv": "[[redacted:r1]]"}, *others]
    return {"situation": {**situation, "built_on": evidence}, "redactions": [removal]}


def _focus_areas(place: Municipality, number: int, turns: Turns) -> Record:
    words = vocabulary()
    areas: Record = {}
    for focus in words["focus"][: 3 + number % 2]:
        record: Record = {**said(focus, name=place.name)}
        if turns.come("focus about", number, 11):
            record |= {"about": words["focus_about"], "by": "polisen"}
        areas[focus["id"]] = record
    return areas


def _goals() -> Record:
    index, share = vocabulary()["agreement"]["goals"]
    return {
        "problemindex": {"better": "lower", **index, "target": {"up_to": "1.5"}},
        "trygghet": {"better": "higher", **share, "target": {"at_least": "80 %"}},
    }


def _reporting(year: int, number: int, turns: Turns) -> Record:
    if turns.come("due days", number, 9):
        return {"reporting": {"due": [f"{year}-09", f"{year + 1}-03"]}}
    if turns.come("due often", number, 8):
        return {"reporting": {"due": "every 6 months", **vocabulary()["agreement"]["reporting"]}}
    return {}


def _amended(place: Municipality, year: int, number: int, span: str, turns: Turns, *, is_translated: bool) -> Record:
    """Changes of the agreement itself, one at most."""
    words = vocabulary()
    by = ("polisen", place.actor, *place.helpers[: turns.come("third party", number, 8)])
    begin: Record = {"id": "a1", "after": "signed"}
    day = f"{year}-11-20"
    if turns.come("extended", number, 22) and span == "year":
        now: Record = {"period": f"{year} to {year + 1}", "reporting": {"due": f"{year + 2}-03"}}
        reason = {"reason": words["amendments"]["reason"]}
        facts: Record = {"kind": "extended", "from": day, "decided": decided(place, day, by), **reason, "now": now}
    elif turns.come("transcribed", number, 29):
        now = {"signed": f"{year}-03-02", "period_as_signed": words["amendments"]["as_signed"]}
        source = attached(words["documents"]["minutes"].format(day=year))
        facts = {"kind": "transcription", "entered": day, "source": source, "now": now}
    elif turns.come("retitled", number, 31) and is_translated:
        facts = {"kind": "translation", "entered": day, "now": {"en": words["agreement"]["summary"]["en"]}}
    elif turns.come("agreement carried over", number, 37) and year < TODAY.year - 2:
        return {"amendments": [goes_on_as(place, year, "carried-over-to", [f"{place.id}-{year + 1}"], by)]}
    else:
        return {}
    return {"amendments": [begin | facts]}
