"""`pledgebook new agreement`: the document of a period, with its pledges, in a file of its own from the second on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import TypedDict

from pledgebook.commands.answers import UnreadableError, as_data, by_name, one_or_several, only_one, written_as
from pledgebook.commands.form import in_form
from pledgebook.commands.free_ids import free_id, is_free, taken_by_agreements
from pledgebook.commands.new_record import Desk, Manner, NewRecord, put_last, write_new_record
from pledgebook.commands.pledge_questions import asked_pledge
from pledgebook.commands.source_questions import asked_source
from pledgebook.history.block_text import Data, yaml_block
from pledgebook.reading.folder import AGREEMENT_FOLDER, REGISTER_FILE
from pledgebook.reading.source_text import SourceFile
from pledgebook.schema.dates import DateKind, SpanKind

AGREEMENTS = "agreements"


class AgreementGiven(TypedDict):
    """What was said on the command line; what must be there is else asked for."""

    agreement_id: str | None
    area: tuple[str, ...]
    party: tuple[str, ...]
    period: str | None
    signed: str | None
    document: str | None
    document_url: str | None
    text: tuple[str, ...]
    pledges: tuple[str, ...]
    untranslated: tuple[str, ...]
    summary: bool
    incomplete: bool
    draft: bool


def new_agreement(folder: Path, given: AgreementGiven, manner: Manner) -> int:
    return write_new_record(folder, lambda desk: _agreement(desk, given, manner.language), manner)


def _agreement(desk: Desk, given: AgreementGiven, language: str) -> NewRecord:
    ask, words, register = desk.ask, desk.words, desk.register
    agreement: dict[str, Data] = {}
    all_areas, all_parties = words.areas(), words.actors()
    areas = ask.several("areas", all_areas, given["area"], option="--area", default=only_one(all_areas))
    agreement["areas"] = one_or_several(areas)
    parties = ask.several("parties", all_parties, given["party"], option="--party", default=only_one(all_parties))
    agreement["parties"] = one_or_several(parties)
    this_year = str(desk.today.year) if ask.asks_all else None
    period = ask.text("period", given["period"], option="--period", default=this_year, read=written_as(SpanKind()))
    agreement["period"] = period
    signed = ask.text("signed", given["signed"], is_optional=True, read=written_as(DateKind()))
    agreement |= {"signed": signed} if signed else {}
    agreement |= _document(desk, given)
    if given["summary"] or ask.agreed("summary"):
        agreement["transcription"] = "summary"
    untranslated = desk.untranslated(given["untranslated"])
    languages = [code for code in register.languages if code not in untranslated]
    introduction = ask.texts(
        "introduction_of_agreement", languages, by_name(given["text"]), option="--text", is_optional=True
    )
    pledges = dict(_pledges(desk, {party: all_parties[party] for party in parties}, languages, given, language))
    if given["incomplete"] or (ask.asks_all and (not pledges or ask.agreed("incomplete"))):
        agreement["incomplete"] = "true"
    elif not pledges:
        raise UnreadableError("not_given", "--pledge … / --incomplete")
    agreement |= {"untranslated": untranslated} if untranslated else {}
    agreement |= {"draft": "true"} if given["draft"] else {}
    agreement |= introduction
    agreement |= {"pledges": pledges} if pledges else {}
    taken = taken_by_agreements(register)
    first = f"{areas[0]}-{period[:4] if period[:4].isdecimal() else 'undated'}"
    agreement_id = ask.text("agreement_id", given["agreement_id"], default=free_id(first, taken), read=is_free(taken))
    return _placed(desk, agreement_id, agreement, untranslated)


def _document(desk: Desk, given: AgreementGiven) -> dict[str, Data]:
    document = asked_source(desk.ask, "document", given["document"], given["document_url"], url_question="document_url")
    return {"documents": [document]} if document else {}


def _pledges(
    desk: Desk, parties: dict[str, str], languages: Sequence[str], given: AgreementGiven, language: str
) -> Iterator[tuple[str, Data]]:
    """Those that were given as `{by: polisen, sv: …}`, or one after another until there are no words for the next."""
    for number, written in enumerate(given["pledges"], start=1):
        yield f"p{number}", as_data(written)
    if given["pledges"] or not desk.ask.asks_all:
        return
    for number in count(1):
        desk.ask.tell("pledge_number", number=str(number))
        pledge = asked_pledge(desk.ask, language, languages, parties, {}, may_be_none=True)
        if not pledge:
            return
        yield f"p{number}", pledge


def _placed(desk: Desk, agreement_id: str, agreement: dict[str, Data], untranslated: Sequence[str]) -> NewRecord:
    """The first agreement stands in the register; those after it have files of their own."""
    steps = [*(["translate_agreement"] if untranslated else []), *(["publish"] if "draft" in agreement else [])]
    has_folder = any(file.path.startswith(f"{AGREEMENT_FOLDER}/") for file in desk.records.files)
    if not has_folder and not desk.register.agreements:
        return put_last(desk, REGISTER_FILE, [AGREEMENTS], agreement_id, agreement, steps)
    path = f"{AGREEMENT_FOLDER}/{agreement_id}.yaml"
    file = in_form(SourceFile(path, yaml_block(agreement).encode()), desk.register.languages)
    return NewRecord(agreement_id, path, (file,), file.content.decode(), steps)
