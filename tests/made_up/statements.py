"""What a report says of one pledge: a verdict, figures, words, or some of them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.made_up.country import Municipality
from tests.made_up.pledges import Pledge
from tests.made_up.sources import notes
from tests.made_up.vocabulary import Words, said, vocabulary
from tests.made_up.yaml_form import Record, Tree

_FINAL = {
    "fulfilled": 46,
    "partly-fulfilled": 18,
    "in-progress": 6,
    "not-fulfilled": 7,
    "cannot-be-judged": 4,
    "not-started": 2,
    "": 22,
}
_EARLY = {"in-progress": 55, "fulfilled": 15, "not-started": 8, "partly-fulfilled": 6, "": 16}
# Without a word about why, a reader would be left to guess.
_NEED_REASON = ("partly-fulfilled", "not-fulfilled", "cannot-be-judged")
_QUALIFIERS = ("", "", "about ", "at least ", "more than ")
# Where a bare figure can only be of what was promised.
_IN_ONE_UNIT = ("at_least", "number", "up_to")


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in the front matter, if anything does, and in the body, if anything does."""

    verdict: str
    record: Record
    text: Words | None

    @property
    def front(self) -> Tree:
        return self.verdict if self.verdict and not self.record else self._all

    @property
    def _all(self) -> Record:
        return {**({"verdict": self.verdict} if self.verdict else {}), **self.record}


def statement(pledge: Pledge, place: Municipality, has_goals: bool, chance: Random, *, is_final: bool) -> Said:
    weights = _FINAL if is_final else _EARLY
    verdict = chance.choices(list(weights), list(weights.values()))[0]
    if pledge.promise.kind == "conditional" and chance.random() < 0.4:
        verdict = "not-triggered"
    record: Record = {}
    is_counted = bool(pledge.promise.target) or chance.random() < 0.4
    if is_counted and verdict != "not-triggered":
        record["result"] = _result(pledge, verdict, place, has_goals, chance)
    if chance.random() < 0.04:
        record["sources"] = [notes(place.name, "polisen")]
    text = None
    if verdict in _NEED_REASON or not (verdict or "result" in record) or chance.random() < 0.2:
        texts = vocabulary()["follow_up"][verdict or "reported"]
        text = said(chance.choice(texts), place=chance.choice(vocabulary()["places"]))
    return Said(verdict, record, text)


def _result(pledge: Pledge, verdict: str, place: Municipality, has_goals: bool, chance: Random) -> Tree:
    """A figure that does not speak against the verdict."""
    promise, goal = pledge.promise, {"goal": "problemindex"}
    of = {"of": vocabulary()["follow_up"]["index_points"]}
    if has_goals and chance.random() < 0.12:
        return [_count(pledge, verdict, chance), {"count": "1.68", **of, "before": "1.9", **goal}]
    result = _count(pledge, verdict, chance)
    roll = chance.random()
    if roll < 0.1:
        return str(result["count"]) if promise.kind in _IN_ONE_UNIT and not pledge.has_changed else result
    if roll < 0.2:
        count, parts = chance.randint(1, 3), vocabulary()["parts_of_activities"]
        result["of_which"] = [{"count": count, "of": part} for part in parts]
    elif roll < 0.3:
        result["before"] = chance.randint(5, 60)
    elif roll < 0.4:
        result["where"] = [place.locality]
    elif roll < 0.5:
        result["caveat"] = vocabulary()["follow_up"]["caveat"]
    return result


def _count(pledge: Pledge, verdict: str, chance: Random) -> Record:
    promise = pledge.promise
    of: Record = {"of": promise.of}
    if chance.random() < 0.05 and verdict != "fulfilled":
        return {"count": "unknown", **of}
    if pledge.has_changed or not promise.target or promise.kind in ("within", "deadline"):
        return {"count": f"{chance.choice(_QUALIFIERS)}{chance.randint(4, 90)}", **of}
    reached = verdict != "not-fulfilled"
    per: Record = {"per": promise.per} if promise.per else {}
    if promise.kind == "all":
        return {"count": "14 of 14" if reached else "12 of 14", **of}
    if promise.kind == "share":
        return {"count": f"{promise.amount + 2 if reached else promise.amount - 9} %", **of}
    count = promise.amount if reached else max(promise.amount + (1 if promise.kind == "up_to" else -1), 0)
    if reached and promise.kind == "at_least":
        count += chance.randint(0, 5)
    return {"count": str(count), **of, **per}
