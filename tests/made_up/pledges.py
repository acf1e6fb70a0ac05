"""The eight pledges of an agreement, with those that joined later and those that go on elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from tests.made_up.amendments import amendments_of_pledge, decided, goes_on_as, joined, mistyped
from tests.made_up.country import PLEDGES, Municipality, Size
from tests.made_up.promises import Promise, promise
from tests.made_up.sources import minutes
from tests.made_up.turns import Turns
from tests.made_up.vocabulary import said, vocabulary
from tests.made_up.yaml_form import Record

_GIVERS = ("police", "municipality", "both")
_FOCUS = ("otrygga-miljoer", "trafik", "droger")
# Places in the list: what is replaced by the last, and what is split into the two before it.
_REPLACED, _SPLIT = 2, 1
_REPLACING, _PARTS = 7, (5, 6)


@dataclass(frozen=True, slots=True)
class Pledge:
    """The record as it is written. `by` gave it; `has_changed` where reports had better keep to words."""

    id: str
    by: Sequence[str]
    promise: Promise
    has_changed: bool
    has_ended: bool
    record: Record


@dataclass(frozen=True, slots=True)
class _Setting:
    """The agreement that a pledge is in. `goes_on` is whether next year's may be named, `number` its own number."""

    id: str
    place: Municipality
    year: int
    number: int
    turns: Turns
    has_past: bool
    goes_on: bool
    is_translated: bool

    def end_of(self, index: int) -> str | None:
        """As what another pledge takes over from this one, if any does."""
        if index == _REPLACED and self.turns.come("replaced", self.number, 21):
            return "replaced-by"
        if index == _SPLIT and self.turns.come("split", self.number, 27):
            return "split-into"
        number = self.number * PLEDGES + index
        return "carried-over-to" if self.goes_on and self.turns.come("carried over", number, 31) else None

    def before(self) -> _Setting:
        """Last year's agreement, of which this one is known to go on."""
        its_id = f"{self.place.id}-{self.year - 1}"
        return replace(self, id=its_id, year=self.year - 1, number=self.number - 1, goes_on=True)


def pledges(
    place: Municipality, year: int, agreement: int, size: Size, *, is_draft: bool, is_translated: bool, goes_on: bool
) -> list[Pledge]:
    """`agreement` is the number of the agreement; `goes_on` whether there is one of next year to name."""
    chance = Random(f"{size.seed} {place.number} {year} pledges")
    has_past = year > size.all_years.start and not is_draft
    setting = _Setting(f"{place.id}-{year}", place, year, agreement, size.turns, has_past, goes_on, is_translated)
    return [_pledge(index, setting, chance) for index in range(PLEDGES)]


def _pledge(index: int, setting: _Setting, chance: Random) -> Pledge:
    words, turns, place = vocabulary(), setting.turns, setting.place
    number = setting.number * PLEDGES + index
    giver = _GIVERS[index % 3]
    by: Sequence[str] = {"police": ("polisen",), "municipality": (place.actor,), "both": ("polisen", place.actor)}[
        giver
    ]
    is_conditional = turns.come("conditional", number, 14)
    promised = promise(words["givers"][giver], setting.year, is_conditional, chance)
    amendments = amendments_of_pledge(
        place, setting.year, number, promised, by, turns, is_translated=setting.is_translated
    )
    end = setting.end_of(index)
    links = _links(index, setting)
    if end is not None or "added" in links:
        parties = ("polisen", place.actor)
        to = _successors(index, end, setting) if end else []
        amendments = [goes_on_as(place, setting.year, end, to, parties)] if end else []
    kinds = {str(amendment["kind"]) for amendment in amendments}
    record: Record = {
        **_facts(by, number, setting, conditional=is_conditional),
        **_wording(
            mistyped(promised.words) if "typo" in kinds else promised.words, number, setting, is_amended=bool(kinds)
        ),
        **({"target": promised.target} if promised.target else {}),
        **links,
        **({"amendments": amendments} if amendments else {}),
    }
    has_ended = end is not None or bool(kinds & {"withdrawn", "carried-over-to"})
    if "parties-changed" in kinds:
        by = joined(place, by)
    return Pledge(f"p{index + 1}", by, promised, bool(kinds - {"typo", "translation"}), has_ended, record)


def _facts(by: Sequence[str], number: int, setting: _Setting, *, conditional: bool) -> Record:
    words, turns, place = vocabulary(), setting.turns, setting.place
    facts: Record = {"by": by[0] if len(by) == 1 else list(by)}
    if place.helpers and turns.come("with", number, 13):
        facts["with"] = place.helpers[0]
    if not turns.come("no focus", number, 6):
        facts["focus"] = _FOCUS[number % 3] if number % 17 else list(_FOCUS[:2])
    if turns.come("areas", number, 12):
        facts["areas"] = [place.locality, *place.places] if number % 2 else place.locality
    if turns.come("groups", number, 19):
        facts["groups"] = [words["agreement"]["groups"][number % 3]]
    if turns.come("title", number, 3):
        facts["title"] = words["titles"][number % 3]
    return facts | ({"conditional": "true"} if conditional else {})


def _wording(text: dict[str, str], number: int, setting: _Setting, *, is_amended: bool) -> Record:
    """The words, by turns with a name taken out of them, and other wordings of the same."""
    words, turns = vocabulary(), setting.turns
    found: Record = {**text}
    if turns.come("redacted", number, 211) and not is_amended:
        parties = ["polisen", setting.place.actor]
        day, confirmed = f"{setting.year}-05-04", f"{setting.year}-05-10"
        found = {
            **said(words["removed"], text=text),
            "redactions": [
                {
                    "id": "r1",
                    "field": "sv",
                    "date": day,
                    "what": "personal-data",
                    "ground": "gdpr-17",
                    "decided": {
                        "by": {"party": setting.place.actor, "role": words["roles"][2]},
                        "case": f"KS {setting.year}/{number}",
                        "urgent": "true",
                    },
                    "note": words["removed_note"],
                    "confirmed": {"date": confirmed, "by": parties, "case": f"KS {setting.year}/{number}"},
                }
            ],
        }
    if turns.come("other wording", number, 29):
        title = words["documents"]["notes"].format(day=setting.year)
        found["other_wordings"] = {"title": title, "publisher": setting.place.actor, "quote": words["quote"]}
    if turns.come("pledge alias", number, 53):
        found["aliases"] = f"loften/{setting.id}-{number}"
    return found


def _successors(index: int, end: str, setting: _Setting) -> list[str]:
    match end:
        case "replaced-by":
            return [f"{setting.id}/p{_REPLACING + 1}"]
        case "split-into":
            return [f"{setting.id}/p{part + 1}" for part in _PARTS]
        case _:
            return [f"{setting.place.id}-{setting.year + 1}/p{index + 1}"]


def _links(index: int, setting: _Setting) -> Record:
    """What a pledge takes over from, and since when it is there if it joined later."""
    found: Record = {}
    continued = []
    if index == _REPLACING and setting.end_of(_REPLACED) == "replaced-by":
        found["replaces"] = f"{setting.id}/p{_REPLACED + 1}"
    if index in _PARTS and setting.end_of(_SPLIT) == "split-into":
        continued.append(f"{setting.id}/p{_SPLIT + 1}")
    if found or continued:
        place, day = setting.place, f"{setting.year}-10-10"
        reason = vocabulary()["amendments"]["added_reason"]
        decision = {**decided(place, day, ["polisen", place.actor])}
        found["added"] = {"date": day, "decided": decision, "reason": reason, "source": minutes(day, place)}
    if setting.has_past and setting.before().end_of(index) == "carried-over-to":
        continued.append(f"{setting.place.id}-{setting.year - 1}/p{index + 1}")
    return found | ({"continues": continued} if continued else {})
