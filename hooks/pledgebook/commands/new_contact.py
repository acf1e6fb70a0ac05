"""`pledgebook new contact`: whom citizens can write to at a party."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

from pledgebook.commands.answers import by_name, one_or_several, written_as
from pledgebook.commands.free_ids import free_id, is_free, taken_by_contacts
from pledgebook.commands.new_record import Desk, Manner, NewRecord, put_last, write_new_record
from pledgebook.history.block_text import Data
from pledgebook.reading.folder import REGISTER_FILE
from pledgebook.schema.simple import EMAIL, PHONE

CONTACTS = "contacts"


class ContactGiven(TypedDict):
    """What was said on the command line; what must be there is else asked for."""

    contact_id: str | None
    party: str | None
    area: tuple[str, ...]
    role: tuple[str, ...]
    email: str | None
    phone: str | None


def new_contact(folder: Path, given: ContactGiven, manner: Manner) -> int:
    return write_new_record(folder, lambda desk: _contact(desk, given), manner)


def _contact(desk: Desk, given: ContactGiven) -> NewRecord:
    ask, words = desk.ask, desk.words
    contact: dict[str, Data] = {"party": ask.choice("contact_party", words.actors(), given["party"], option="--party")}
    areas = ask.several("contact_areas", words.areas(), given["area"], is_optional=True)
    if areas:
        contact["areas"] = one_or_several(areas)
    role = ask.texts("role", desk.languages, by_name(given["role"]), option="--role")
    for field, said, kind in (("email", given["email"], EMAIL), ("phone", given["phone"], PHONE)):
        answer = ask.text(field, said, is_optional=True, read=written_as(kind))
        contact |= {field: answer} if answer else {}
    contact |= role
    taken = taken_by_contacts(desk.register)
    first = "-".join([str(contact["party"]), *areas[:1]])
    contact_id = ask.text("contact_id", given["contact_id"], default=free_id(first, taken), read=is_free(taken))
    steps = ("date_register",) if desk.register.updated else ()
    return put_last(desk, REGISTER_FILE, [CONTACTS], contact_id, contact, steps)
