"""What is promised: the words of a pledge with the target that belongs to them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.made_up.vocabulary import Words, said, vocabulary
from tests.made_up.yaml_form import Record

# How often each kind of target comes; `open` has none.
_KINDS = {"open": 30, "at_least": 40, "number": 9, "up_to": 3, "share": 4, "all": 3, "within": 4, "deadline": 4}
_PERS = ("week", "month", "month", "quarter", "year", "term", "area", "day")


@dataclass(frozen=True, slots=True)
class Promise:
    """`amount` is what the target names, 0 where it names none; `of` is what is counted."""

    words: Words
    kind: str
    target: Record
    amount: int
    of: Words

    @property
    def per(self) -> str | None:
        per = self.target.get("per")
        return str(per) if per else None


def promise(giver: Words, year: int, is_conditional: bool, chance: Random) -> Promise:
    words = vocabulary()
    place, activity = chance.choice(words["places"]), chance.choice(words["activities"])
    kind = "conditional" if is_conditional else chance.choices(list(_KINDS), list(_KINDS.values()))[0]
    amount, per = chance.randint(2, 24), chance.choice(_PERS)
    if kind in ("within", "share"):
        amount = {"within": chance.choice((24, 48)), "share": chance.randrange(60, 100, 5)}[kind]
    texts = words["pledges"][kind]
    text = chance.choice(texts) if isinstance(texts, list) else texts
    blanks = {"place": place, "activity": activity, "number": amount, "per": words["per"][per], "year": year}
    target, of = _target(kind, amount, per, activity, year)
    if kind == "at_least" and chance.random() < 0.1:
        target["on_average"] = "true"
    return Promise(said(text, giver=giver, **blanks), kind, target, amount if target else 0, of)


def _target(kind: str, amount: int, per: str, activity: Words, year: int) -> tuple[Record, Words]:
    words = vocabulary()["pledges"]
    match kind:
        case "at_least" | "number" | "up_to":
            return {kind: amount, "of": {**activity}, "per": per}, activity
        case "share":
            return {"at_least": f"{amount} %", "of": {**activity}}, activity
        case "all":
            return {"number": "all", "of": words["schools"]}, words["schools"]
        case "within":
            return {"within": f"{amount} hours", "of": words["reports"]}, words["reports"]
        case "deadline":
            return {"deadline": f"{year}-09-30"}, words["lighting"]
        case _:
            return {}, activity
