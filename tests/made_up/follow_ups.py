"""Reports on the made-up pledges: on the way, at the end, and put right afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random

from pledgebook.model.translated_file import digest_of
from tests.made_up.agreements import Agreement, in_swedish
from tests.made_up.country import TODAY, Size
from tests.made_up.pledges import Pledge
from tests.made_up.sources import notes
from tests.made_up.statements import Said, statement
from tests.made_up.turns import Turns
from tests.made_up.vocabulary import Words, said, vocabulary
from tests.made_up.yaml_form import Record, as_yaml

File = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Report:
    """One report that is to be written. `number` counts all that there could be."""

    agreement: Agreement
    number: int
    by: str
    day: str
    is_final: bool
    is_joint: bool

    @property
    def reporters(self) -> tuple[str, ...]:
        """By turns both have written it."""
        both = ("polisen", self.agreement.place.actor)
        return both if self.is_joint else (self.by,)

    @property
    def id(self) -> str:
        return f"{self.day}-{self.by}" + (f"-{self.agreement.place.id}" if self.by == "polisen" else "")


def follow_ups(agreement: Agreement, size: Size) -> Iterator[File]:
    """Paths with their texts: the originals, and their translations beside them."""
    turns = size.turns
    if agreement.is_draft or turns.come("silent", agreement.number, 13):
        return
    for report in _reports(agreement, turns):
        chance = Random(f"{size.seed} {report.id}")
        spoken = {p.id: _said(p, report, chance) for p in _own(report)}
        facts = _facts(report, turns)
        yield from _files(report, spoken, facts, turns)
        if report.is_final and spoken and "draft" not in facts and turns.come("corrected", report.number, 29):
            yield from _correction(report, spoken, turns)


def _reports(agreement: Agreement, turns: Turns) -> Iterator[Report]:
    """Four could come; those after today have not."""
    year, place, days = agreement.year, agreement.place.actor, agreement.number % 18
    planned = (
        ("polisen", f"{year}-06-{10 + days}", False, not turns.come("no early report", agreement.number, 5)),
        (place, f"{year}-11-{10 + days}", False, not turns.come("no late report", agreement.number, 3)),
        ("polisen", f"{agreement.end.year + 1}-01-{10 + days}", True, True),
        (place, f"{agreement.end.year + 1}-02-{10 + days}", True, not turns.come("half", agreement.number, 7)),
    )
    for index, (by, day, is_final, is_made) in enumerate(planned):
        if is_made and day <= TODAY.isoformat():
            number = agreement.number * 4 + index
            yield Report(agreement, number, by, day, is_final, is_joint=turns.come("joint", number, 10))


def _own(report: Report) -> list[Pledge]:
    mine = [p for p in report.agreement.pledges if set(report.reporters) & set(p.by) and not p.has_ended]
    return mine if report.is_final else mine[:3]


def _said(pledge: Pledge, report: Report, chance: Random) -> Said:
    agreement = report.agreement
    return statement(pledge, agreement.place, agreement.has_goals, chance, is_final=report.is_final)


def _facts(report: Report, turns: Turns) -> Record:
    """What stands at the top before the pledges."""
    words, number, agreement = vocabulary(), report.number, report.agreement
    facts: Record = {"agreement": agreement.id, "by": _by(report), "date": report.day}
    if not report.is_final or turns.come("covers", number, 6):
        facts["covers"] = f"{agreement.year}-01 to {agreement.year}-0{6 if report.is_final else 5}"
    if turns.come("forum", number, 5):
        facts["forum"] = words["follow_up"]["forum"]
    if not report.is_final or turns.come("incomplete report", number, 30):
        facts["incomplete"] = "true"
    if turns.come("summary report", number, 12):
        facts["transcription"] = "summary"
    if turns.come("draft report", number, 199):
        facts["draft"] = "true"
    if report.is_final and turns.come("overall", number, 9):
        facts["overall"] = "partly-fulfilled"
    facts["sources"] = [notes(report.day, report.by)]
    return facts


def _by(report: Report) -> str | list[str]:
    return list(report.reporters) if report.is_joint else report.by


def _files(report: Report, spoken: Mapping[str, Said], facts: Record, turns: Turns) -> Iterator[File]:
    words, number = vocabulary()["follow_up"], report.number
    front = dict(facts)
    if told := {pledge: s.front for pledge, s in spoken.items() if s.front}:
        front["pledges"] = told
    if turns.come("other results", number, 21):
        of, when = vocabulary()["activities"][number % 7], str(report.agreement.year)
        front["other_results"] = [{"count": 12 + number % 70, "of": of, "when": when}]
    introductions = words["introductions"]
    introduction = said(introductions[number % len(introductions)], agreement=report.agreement.id)
    if turns.come("redacted report", number, 181):
        introduction = said(words["contact"], text=introduction)
        front["redactions"] = [_redaction(report)]
    if number % len(introductions) == len(introductions) - 1 and turns.come("mistyped", number, 4):
        introduction["sv"] = introduction["sv"].replace(words["typo_from"], words["typo_to"])
        front["typos"] = [{"entered": report.day, "was": words["typo_to"], "now": words["typo_from"]}]
    title = said(words["titles"][0], year=report.agreement.year) if turns.come("headed", number, 3) else None
    is_translated = not turns.come("untranslated report", number, 15)
    bodies = {language: _body(language, title, introduction, spoken) for language in ("sv", "en")}
    if not is_translated:
        front = in_swedish(front) | {"untranslated": ["en"]}
    yield f"followups/{report.id}.md", f"---\n{as_yaml(front)}---\n{bodies['sv']}"
    if is_translated:
        yield f"followups/{report.id}.en.md", _translation_facts(report, bodies["sv"], turns) + bodies["en"]


def _body(language: str, title: Words | None, introduction: Words, spoken: Mapping[str, Said]) -> str:
    parts = [f"# {title[language]}"] if title else []
    parts.append(introduction[language])
    for pledge, one in spoken.items():
        parts += [f"## {pledge}", one.text[language]] if one.text else []
    return "\n\n".join(parts) + "\n"


def _translation_facts(report: Report, original: str, turns: Turns) -> str:
    """From which text it was made: mostly this one, by turns an earlier one or none that is named."""
    if turns.come("unmarked", report.number, 61):
        return ""
    is_stale = turns.come("stale", report.number, 47)
    facts: Record = {"translated_from": digest_of(report.day if is_stale else original)}
    if turns.come("revised", report.number, 49):
        why, was = vocabulary()["follow_up"]["revised_why"], digest_of(report.id)
        facts["revised"] = [{"date": TODAY.isoformat(), "was": was, "why": why}]
    return f"---\n{as_yaml(facts)}---\n"


def _redaction(report: Report) -> Record:
    return {
        "id": "r1",
        "field": "body.sv",
        "date": report.day,
        "what": "personal-data",
        "ground": "gdpr-17",
        "decided": {"by": report.by},
    }


def _correction(report: Report, spoken: Mapping[str, Said], turns: Turns) -> Iterator[File]:
    """A month later one statement is another, and the next is taken back."""
    year, month, day = report.day.split("-")
    later = replace(report, day=f"{year}-{int(month) + 1:02}-{day}")
    if later.day > TODAY.isoformat():
        return
    first, *others = spoken
    front: Record = {
        "agreement": report.agreement.id,
        "by": _by(report),
        "date": later.day,
        "corrects": report.id,
        "reason": vocabulary()["follow_up"]["correction_reason"],
        "sources": [notes(later.day, report.by)],
        "pledges": {
            first: {"verdict": "in-progress", **spoken[first].record},
            **({others[0]: "statement-withdrawn"} if others else {}),
        },
    }
    if turns.come("untranslated correction", report.number, 3):
        front = in_swedish(front) | {"untranslated": ["en"]}
    yield f"followups/{later.id}.md", f"---\n{as_yaml(front)}---\n"
