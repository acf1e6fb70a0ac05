"""Honest and dishonest edits of an agreement and its reports, to be strung together at random."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from pledgebook.model.published import Records, published_records
from pledgebook.model.translated_file import digest_of
from pledgebook.pipeline import check
from pledgebook.reading.folder import REGISTER_FILE, RecordFolder
from pledgebook.reading.source_text import SourceFile
from tests.history.told_history import OPENED
from tests.small_register import TODAY

# An agreement, its reports with their translations, and two actors, as JSON, which is YAML. Nothing names `bolaget`.
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
    "english": {},
    "actors": {
        "exempelby-kommun": {"kind": "municipality", "sv": "Exempelby kommun", "en": "Exempelby Municipality"},
        "bolaget": {"kind": "company", "sv": "Bolaget", "en": "The Company"},
    },
}
KOMMUN = "  exempelby-kommun: {kind: municipality, sv: Exempelby kommun, en: Exempelby Municipality}\n"


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


def translate(told: Told, number: int) -> bool:
    for name in told["reports"]:
        if name not in told["english"]:
            text = f"It went, {number}."
            told["english"][name] = {"revised": [], "text": text, "published": text}
            return True
    return False


def revise(told: Told, number: int) -> bool:
    """`published` is the last text that was lawful, which an entry must say that it replaces."""
    for one in told["english"].values():
        why = {"sv": "Fel.", "en": "Wrong."}
        one["revised"].append({"date": f"2022-03-{number:02}", "was": digest_of(one["published"]), "why": why})
        one["text"] = one["published"] = f"It went, in other words {number}."
        return True
    return False


def mend_typo(told: Told, number: int) -> bool:
    for facts in told["reports"].values():
        if "typos" not in facts:
            facts["typos"] = [{"entered": "2022-02-01", "was": "gik", "now": "gick"}]
            return True
    return False


def rename(told: Told, number: int) -> bool:
    names = told["actors"]["exempelby-kommun"].setdefault("renamed", [])
    names.append({"date": f"2022-01-{number:02}", "sv": f"Exempelby stad {number}", "en": f"The City {number}"})
    return True


def change_what_nothing_names(told: Told, number: int) -> bool:
    """It goes, or comes back as another."""
    if told["actors"].pop("bolaget", None) is None:
        told["actors"]["bolaget"] = {"kind": "company", "sv": f"Bolaget {number}", "en": f"The Company {number}"}
    return True


# What two branches can both do.
MERGEABLE: tuple[Edit, ...] = (amend, report, join, fill_in, reformat)
HONEST: tuple[Edit, ...] = (
    *MERGEABLE,
    translate,
    revise,
    mend_typo,
    rename,
    change_what_nothing_names,
)


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
    if not told["reports"]:
        return False
    name, _ = told["reports"].popitem()
    told["english"].pop(name, None)
    return True


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


def translate_otherwise(told: Told, number: int) -> bool:
    for one in told["english"].values():
        one["text"] = f"It went well, {number}."
        return True
    return False


def call_otherwise(told: Told, number: int) -> bool:
    told["actors"]["exempelby-kommun"]["sv"] = f"Annanby kommun {number}"
    return True


def rewrite_name(told: Told, number: int) -> bool:
    for name in told["actors"]["exempelby-kommun"].get("renamed", ()):
        name["sv"] = f"Annanby stad {number}"
        return True
    return False


DISHONEST: tuple[Edit, ...] = (
    reword,
    lower,
    slip_in,
    lose_report,
    better_verdict,
    rewrite_reason,
    translate_otherwise,
    call_otherwise,
    rewrite_name,
)


def records(told: Told) -> Records:
    return _records(json.dumps(told, ensure_ascii=False))


@cache
def _records(told: str) -> Records:
    return records_written(json.loads(told), partial(json.dumps, ensure_ascii=False))


def records_written(told: Told, written: Callable[[object], str]) -> Records:
    """The records, from YAML in which each map is `written` in a certain way."""
    files = {"pledges/exempelby-2021.yaml": written(told["agreement"])}
    for name, facts in told["reports"].items():
        files[f"followups/{name}.md"] = f"---\n{written(facts)}\n---\nSå gik det.\n"
    for name, one in told["english"].items():
        front = f"---\n{written({'revised': one['revised']})}\n---\n" if one["revised"] else ""
        files[f"followups/{name}.en.md"] = f"{front}{one['text']}\n"
    actors = "".join(f"  {name}: {json.dumps(facts, ensure_ascii=False)}\n" for name, facts in told["actors"].items())
    files[REGISTER_FILE] = OPENED.replace(KOMMUN, actors)
    folder = RecordFolder(tuple(SourceFile(path, files[path].encode()) for path in sorted(files)))
    register = check(folder, TODAY).register
    assert register is not None
    assert set(register.agreements) == {"exempelby-2021"}
    assert set(register.follow_ups) == set(told["reports"])
    return published_records(register)
