"""`pledgebook new follow-up`: how it went, pledge by pledge, in a file of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypedDict

from pledgebook.commands.answers import UnreadableError, as_data, by_name, one_or_several, only_one, written_as
from pledgebook.commands.choices import current_agreement
from pledgebook.commands.free_ids import free_id, taken_by_follow_ups
from pledgebook.commands.new_record import Desk, Manner, NewRecord, write_new_record
from pledgebook.commands.report_answers import by_part, day_by, new_report, one_line, section_text
from pledgebook.commands.source_questions import asked_source
from pledgebook.history.block_text import Data
from pledgebook.history.ready_follow_up import follow_up_id
from pledgebook.model.agreement import Agreement
from pledgebook.model.pledge import Pledge
from pledgebook.model.reference import ids
from pledgebook.model.status import ending_on
from pledgebook.model.verdict import NEEDS_REASON
from pledgebook.schema.counts import CountKind
from pledgebook.schema.sections import INTRODUCTION, TITLE

_NEEDS_REASON = frozenset(verdict.value for verdict in NEEDS_REASON)


class FollowUpGiven(TypedDict):
    """What was said on the command line; what must be there is else asked for. Texts are said as `sv=` or `p1.sv=`."""

    agreement: str | None
    by: tuple[str, ...]
    day: str | None
    area: str | None
    title: tuple[str, ...]
    text: tuple[str, ...]
    verdicts: tuple[str, ...]
    results: tuple[str, ...]
    source: str | None
    source_url: str | None
    untranslated: tuple[str, ...]
    draft: bool


def new_follow_up(folder: Path, given: FollowUpGiven, manner: Manner) -> int:
    return write_new_record(folder, lambda desk: _follow_up(desk, given), manner)


def _follow_up(desk: Desk, given: FollowUpGiven) -> NewRecord:
    ask, words, register = desk.ask, desk.words, desk.register
    current = current_agreement(register, desk.today)
    chosen = ask.choice("reported", words.agreements(), given["agreement"], option="--agreement", default=current)
    agreement = register.agreements[chosen]
    parties = words.actors(agreement.stands.parties)
    by = ask.several("reporters", parties, given["by"], option="--by", default=only_one(parties))
    day = ask.text("day", given["day"], default=desk.today.isoformat(), read=day_by(desk.today))
    area = _area(desk, agreement, given)
    untranslated = desk.untranslated(given["untranslated"])
    languages = [code for code in register.languages if code not in untranslated]
    said = by_part(given["text"])
    titles, texts = by_name(given["title"]), said.get(INTRODUCTION, {})
    parts: dict[str, Mapping[str, str]] = {
        TITLE: ask.texts("title", languages, titles, option="--title", is_optional=True, read=one_line),
        INTRODUCTION: ask.texts("introduction", languages, texts, option="--text", is_optional=True, read=section_text),
    }
    pledges: dict[str, Data] = {}
    for pledge in _asked_about(desk, agreement, by, given):
        statement, parts[pledge.id] = _statement(desk, pledge, languages, given, said.get(pledge.id, {}))
        pledges |= {pledge.id: statement} if statement else {}
    head: dict[str, Data] = {"agreement": chosen, "by": one_or_several(by), "date": day, **_sources(desk, given)}
    head |= {"untranslated": untranslated} if untranslated else {}
    head |= {"draft": "true"} if given["draft"] else {}
    head |= {"pledges": pledges} if pledges else {}
    name = free_id(follow_up_id(day, "-".join(by), area), taken_by_follow_ups(register))
    steps = [*(["translate_report"] if untranslated else []), *(["publish"] if given["draft"] else [])]
    return new_report(desk, name, head, parts, languages, steps)


def _area(desk: Desk, agreement: Agreement, given: FollowUpGiven) -> str:
    areas = desk.words.areas(agreement.stands.areas)
    if len(areas) == 1 and given["area"] is None:
        return ""
    return desk.ask.choice("reported_area", areas, given["area"], is_optional=True)


def _asked_about(desk: Desk, agreement: Agreement, by: Sequence[str], given: FollowUpGiven) -> list[Pledge]:
    """Who is asked tells of the pledges that the reporters gave and that still hold; with options, of any."""
    texts = (part for part in by_part(given["text"]) if part)
    named = {*by_name(given["verdicts"]), *by_name(given["results"]), *texts}
    for pledge_id in sorted(named):
        if agreement.pledge(pledge_id) is None:
            raise UnreadableError("not_a_choice", pledge_id, [pledge.id for pledge in agreement.pledges])
    if not desk.ask.asks_all:
        return [pledge for pledge in agreement.pledges if pledge.id in named]
    return [
        pledge
        for pledge in agreement.pledges
        if (not pledge.stands.by or set(by) & set(ids(pledge.stands.by)))
        and pledge.has_joined_by(desk.today)
        and ending_on(desk.today, pledge, agreement) is None
    ]


def _statement(
    desk: Desk, pledge: Pledge, languages: Sequence[str], given: FollowUpGiven, texts: Mapping[str, str]
) -> tuple[Data, Mapping[str, str]]:
    """What is said of a pledge besides its text, and the text; nothing where there is nothing to say."""
    ask, words = desk.ask, desk.words
    verdict = ask.choice(
        "verdict",
        words.verdicts(pledge),
        by_name(given["verdicts"]).get(pledge.id),
        is_optional=True,
        pledge=pledge.id,
        wording=words.pledge(pledge),
    )
    counted = by_name(given["results"]).get(pledge.id)
    result = as_data(counted) if counted is not None else _result(desk, pledge, languages)
    has_reason = verdict in _NEEDS_REASON
    text = ask.texts(
        "reason_of_verdict" if has_reason else "text_of_pledge",
        languages,
        texts,
        option=f"--text {pledge.id}.",
        is_optional=not has_reason,
        read=section_text,
        pledge=pledge.id,
    )
    if verdict and not result:
        return verdict, text
    return ({"verdict": verdict} if verdict else {}) | ({"result": result} if result else {}), text


def _result(desk: Desk, pledge: Pledge, languages: Sequence[str]) -> Data:
    """A number in the unit of the target; of what, where there is none."""
    ask = desk.ask
    has_unit = pledge.stands.target is not None
    question = "result_of_target" if has_unit else "result"
    count = ask.text(question, is_optional=True, read=written_as(CountKind()), pledge=pledge.id)
    if not count or has_unit:
        return count
    return {"count": count, "of": ask.texts("counted", languages, {}, pledge=pledge.id)}


def _sources(desk: Desk, given: FollowUpGiven) -> dict[str, Data]:
    """Where it can be read. Asked for until there are no more."""
    sources: list[Data] = []
    while True:
        question = "another_source" if sources else "report_source"
        source = asked_source(desk.ask, question, given["source"], given["source_url"])
        if not source:
            break
        sources.append(source)
        if given["source"] is not None:
            break
    return {"sources": sources[0] if len(sources) == 1 else sources} if sources else {}
