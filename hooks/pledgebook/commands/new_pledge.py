"""`pledgebook new pledge`: one more pledge in an agreement, which says why it joined if the agreement is published."""

from __future__ import annotations

from pathlib import Path

from pledgebook.commands.answers import by_name, one_or_several, only_one, written_as
from pledgebook.commands.choices import current_agreement
from pledgebook.commands.free_ids import is_free, next_pledge_id, taken_by_pledges
from pledgebook.commands.new_record import Desk, Manner, NewRecord, put_last, write_new_record
from pledgebook.commands.pledge_questions import PledgeGiven, asked_pledge
from pledgebook.commands.source_questions import asked_source
from pledgebook.history.block_text import Data
from pledgebook.model.agreement import Agreement
from pledgebook.reading.folder import REGISTER_FILE
from pledgebook.schema.dates import DateKind


class JoiningGiven(PledgeGiven):
    """What was said on the command line; what must be there is else asked for."""

    agreement: str | None
    pledge_id: str | None
    added: str | None
    decided: str | None
    decided_by: tuple[str, ...]
    reason: tuple[str, ...]
    source: str | None
    source_url: str | None


def new_pledge(folder: Path, given: JoiningGiven, manner: Manner) -> int:
    return write_new_record(folder, lambda desk: _pledge(desk, given, manner.language), manner)


def _pledge(desk: Desk, given: JoiningGiven, language: str) -> NewRecord:
    ask, words, register = desk.ask, desk.words, desk.register
    current = current_agreement(register, desk.today)
    chosen = ask.choice("agreement", words.agreements(), given["agreement"], option="--agreement", default=current)
    agreement = register.agreements[chosen]
    lacks = register.translation_notes.untranslated
    languages = [code for code in register.languages if (chosen, code) not in lacks]
    parties, focus_areas = words.actors(agreement.stands.parties), words.focus_areas(agreement)
    pledge = asked_pledge(ask, language, languages, parties, focus_areas, given)
    if register.opened is not None and not agreement.is_draft:
        pledge["added"] = _added(desk, agreement, languages, given)
    taken = taken_by_pledges(register, chosen)
    default = next_pledge_id(taken)
    pledge_id = ask.text("pledge_id", given["pledge_id"], default=default, read=is_free(taken))
    path = agreement.span.path
    way = ["agreements", chosen, "pledges"] if path == REGISTER_FILE else ["pledges"]
    return put_last(desk, path, way, pledge_id, pledge, name=f"{chosen}/{pledge_id}")


def _added(desk: Desk, agreement: Agreement, languages: list[str], given: JoiningGiven) -> Data:
    """Who decided it and why: an easy pledge could be slipped in late."""
    ask, today = desk.ask, desk.today.isoformat()
    added: dict[str, Data] = {"date": ask.text("added", given["added"], default=today, read=written_as(DateKind()))}
    decided: dict[str, Data] = {
        "date": ask.text("decided", given["decided"], option="--decided", read=written_as(DateKind()))
    }
    parties = desk.words.actors(agreement.stands.parties)
    by = ask.several("deciders", parties, given["decided_by"], option="--decided-by", default=only_one(parties))
    decided["by"] = one_or_several(by)
    source = asked_source(ask, "source", given["source"], given["source_url"])
    decided |= {"source": source} if source else {}
    added["decided"] = decided
    added["reason"] = ask.texts("joining_reason", languages, by_name(given["reason"]), option="--reason")
    return added
