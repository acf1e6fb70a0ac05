"""Honest and dishonest edits of an agreement and its reports, to be strung together at random."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from pledgebook.model.published import Records, published_records
from pledgebook.pipeline import check
from pledgebook.reading.folder import REGISTER_FILE, RecordFolder
from pledgebook.reading.source_text import SourceFile
from tests.history.told_history import OPENED
from tests.small_register import TODAY

# An agreement and its reports as JSON, which is YAML.
Told = dict[str, Any]
Edit = Callable[[Told, int], bool]

START: Told = {
    "agreement": {
        "areas": "exempelby",
        "parties": ["polisen", "exempelby-kommun"],
        "period": "2021",
        "untranslated": ["en"],
        "pledges": {
            "p1": {"by": "polisen", "sv": "Minst 20 fotpatruller.", "target": {"at_least": "20", "of": "turer"}},
            "p2": {"by": "exempelby-kommun", "sv": "Två dialogmöten."},
            "p3": {"by": "polisen", "sv": "Vandra med Alfa, Beta och Gamma från torget."},
            "p4": {"by": "polisen", "sv": "Minst 5 vandringar med Delta."},
        },
    },
    "reports": {},
}


def amend(told: Told, number: int) -> bool:
    entries = told["agreement"]["pledges"]["p1"].setdefault("amendments", [])
    entries.append(
        {
            "id": f"a{number}",
            "after": entries[-1]["id"] if entries else "signed",
            "kind": "clarified",
            "from": "2021-03-01",
            "decided": {"date": "2021-03-01", "by": "polisen"},
            "reason": "Därför.",
            "now": {"sv": f"Minst 20 fotpatruller, lydelse {number}."},
        }
    )
    return True


def report(told: Told, number: int) -> bool:
    day = f"2022-01-{1 + number:02}"
    told["reports"][f"{day}-polisen"] = {
        "agreement": "exempelby-2021",
        "by": "polisen",
        "date": day,
        "untranslated": ["en"],
        "pledges": {"p1": {"verdict": "in-progress", "result": str(number)}},
    }
    return True


def join(told: Told, number: int) -> bool:
    added = {"date": "2021-05-01", "reason": "Behövdes.", "decided": {"by": "polisen"}}
    told["agreement"]["pledges"][f"q{number}"] = {"by": "polisen", "sv": f"Löfte {number}.", "added": added}
    return True


def fill_in(told: Told, number: int) -> bool:
    told["agreement"].setdefault("signed", "2021-02-01")
    return True


def reformat(told: Told, number: int) -> bool:
    """The keys in another order, and typography that means the same."""
    pledges = told["agreement"]["pledges"]
    pledges["p2"] = dict(reversed(pledges["p2"].items()))
    pledges["p2"]["sv"] = pledges["p2"]["sv"].replace(" ", "  ")
    return True


HONEST: tuple[Edit, ...] = (amend, report, join, fill_in, reformat)


def reword(told: Told, number: int) -> bool:
    told["agreement"]["pledges"]["p2"]["sv"] = f"Ett dialogmöte, om {number} veckor."
    return True


def lower(told: Told, number: int) -> bool:
    told["agreement"]["pledges"]["p1"]["target"]["at_least"] = str(100 + number)
    return True


def slip_in(told: Told, number: int) -> bool:
    told["agreement"]["pledges"][f"s{number}"] = {"by": "polisen", "sv": "Lätt sak."}
    return True


def lose_report(told: Told, number: int) -> bool:
    return bool(told["reports"]) and told["reports"].popitem() is not None


def better_verdict(told: Told, number: int) -> bool:
    for facts in told["reports"].values():
        facts["pledges"]["p1"]["result"] = str(1000 + number)
        return True
    return False


def rewrite_reason(told: Told, number: int) -> bool:
    for entry in told["agreement"]["pledges"]["p1"].get("amendments", ()):
        entry["reason"] = f"Ett annat skäl, {number}."
        return True
    return False


DISHONEST: tuple[Edit, ...] = (reword, lower, slip_in, lose_report, better_verdict, rewrite_reason)


def records(told: Told) -> Records:
    return _records(json.dumps(told, ensure_ascii=False))


@cache
def _records(told: str) -> Records:
    return records_written(json.loads(told), partial(json.dumps, ensure_ascii=False))


def records_written(told: Told, written: Callable[[object], str]) -> Records:
    """The records, from YAML in which each map is `written` in a certain way."""
    files = {"pledges/exempelby-2021.yaml": written(told["agreement"])}
    for name, facts in told["reports"].items():
        files[f"followups/{name}.md"] = f"---\n{written(facts)}\n---\nSå gick det.\n"
    files[REGISTER_FILE] = OPENED
    folder = RecordFolder(tuple(SourceFile(path, files[path].encode()) for path in sorted(files)))
    register = check(folder, TODAY).register
    assert register is not None
    assert set(register.agreements) == {"exempelby-2021"}
    assert set(register.follow_ups) == set(told["reports"])
    return published_records(register)
