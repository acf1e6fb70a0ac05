"""What was changed after signing: amendments of every kind, decided by all who promised."""

from __future__ import annotations

from collections.abc import Sequence

from tests.made_up.country import Municipality
from tests.made_up.promises import Promise
from tests.made_up.sources import attached, minutes
from tests.made_up.turns import Turns
from tests.made_up.vocabulary import Words, said, vocabulary
from tests.made_up.yaml_form import Record, Tree

# The first change of a year and the one after it.
_FIRST, _SECOND = "05-20", "09-15"
# Decided, but not yet so.
_AHEAD = "2027-01-01"


def decided(place: Municipality, day: str, by: Sequence[str], *, with_role: bool = False) -> Record:
    role = vocabulary()["roles"][1]
    deciders: list[Tree] = [
        {"party": party, "role": role} if with_role and party == "polisen" else party for party in by
    ]
    return {"date": day, "by": deciders, "source": minutes(day, place)}


def amendments_of_pledge(
    place: Municipality,
    year: int,
    number: int,
    promise: Promise,
    by: Sequence[str],
    turns: Turns,
    *,
    is_translated: bool,
) -> list[Record]:
    """Two at most. `number` is that of the pledge in the whole register."""
    words = vocabulary()
    text, reason = promise.words, {"reason": words["amendments"]["reason"]}
    parties = ("polisen", place.actor)
    made: list[Record] = []

    def add(kind: str, fields: Record, *, mends: bool = False, future: bool = False) -> None:
        if made and made[-1].get("from") == _AHEAD:
            return
        day = f"{year}-{_SECOND if made else _FIRST}"
        begin: Record = {"id": f"a{len(made) + 1}", "after": made[-1]["id"] if made else "signed", "kind": kind}
        start = _AHEAD if future else day
        facts = {"entered": day} if mends else {"from": start, "decided": decided(place, day, parties), **reason}
        made.append(begin | facts | fields)

    if turns.come("typo", number, 71):
        add("typo", {"now": {"sv": text["sv"]}}, mends=True)
    if turns.come("translation", number, 101) and is_translated:
        english = words["amendments"]["english"].format(text=text["en"])
        add("translation", {"now": {"en": english}}, mends=True)
    if turns.come("transcription", number, 151) and not made:
        now = {**said(words["amendments"]["transcription"], text=text), "title": words["titles"][1]}
        add(
            "transcription",
            {"source": attached(words["documents"]["minutes"].format(day=year)), "now": now},
            mends=True,
        )
    if turns.come("clarified", number, 43) and len(made) < 2:
        clearer: Record = {**said(words["amendments"]["clarified"], text=text, place=words["places"][number % 7])}
        clearer |= (
            {"groups": [words["agreement"]["groups"][(number + 1) % 3]]} if turns.come("now groups", number, 2) else {}
        )
        clearer |= {"areas": list(place.places)} if turns.come("now areas", number, 3) else {}
        add("clarified", {"now": clearer})
    if turns.come("target", number, 61) and promise.kind == "at_least" and len(made) < 2:
        add("target-changed", {"now": {"target": promise.target | {"at_least": promise.amount + 3}}})
    elif turns.come("no target", number, 89) and promise.target and len(made) < 2:
        add("target-changed", {"now": {"target": "none"}}, future=year == 2025)
    if turns.come("parties", number, 97) and len(made) < 2:
        givers: Record = {"by": list(joined(place, by))}
        add("parties-changed", {"now": givers | ({"with": place.helpers[1]} if len(place.helpers) > 1 else {})})
    if turns.come("focus", number, 83) and len(made) < 2:
        add("moved", {"now": {"focus": "droger" if number % 3 == 1 else "trafik"}})
    if turns.come("condition", number, 107) and promise.kind == "open" and len(made) < 2:
        add("clarified", {"now": {"conditional": "true"}})
    if turns.come("withdrawn", number, 79) and len(made) < 2:
        add("withdrawn", {})
    elif turns.come("elsewhere", number, 113) and len(made) < 2:
        forum = {"title": words["amendments"]["elsewhere"], "period": f"{year} to {year + 3}"}
        add("carried-over-to", {"to": forum})
    return made


def joined(place: Municipality, by: Sequence[str]) -> Sequence[str]:
    """Who has given a pledge after its parties changed: both where it was one, and the police alone where both."""
    return ("polisen", place.actor) if len(by) == 1 else ("polisen",)


def goes_on_as(place: Municipality, year: int, kind: str, to: Sequence[str], by: Sequence[str]) -> Record:
    """The one amendment of a pledge or an agreement that others take over from."""
    day = f"{year}-10-10"
    return {
        "id": "a1",
        "after": "signed",
        "kind": kind,
        "from": day,
        "decided": decided(place, day, by, with_role=True),
        "reason": said(vocabulary()["amendments"]["longer_reason"], place=vocabulary()["places"][0]),
        "to": list(to) if len(to) > 1 else to[0],
    }


def mistyped(words: Words) -> Words:
    """The words with one letter left out of the longest Swedish one."""
    longest = max(words["sv"].split(), key=len)
    return {**words, "sv": words["sv"].replace(longest, longest[:3] + longest[4:], 1)}
