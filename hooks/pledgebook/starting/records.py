"""The record files of a new register: pledges.yaml, with comments that teach, and an empty folder for follow-ups."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.history.block_text import Data, yaml_block
from pledgebook.reading.folder import FOLLOW_UP_FOLDER, REGISTER_FILE
from pledgebook.starting.new_register import NewRegister, id_of
from pledgebook.word_files import WordFiles

_WORDS = WordFiles("pledgebook.starting", "words")

# The languages that a register can begin in: those that its words and the shared prose are in.
STARTING_LANGUAGES = _WORDS.languages
SCHEMA_FOLDER = "schema"


def record_files(register: NewRegister) -> dict[str, str]:
    return {REGISTER_FILE: _register_text(register), f"{FOLLOW_UP_FOLDER}/.gitkeep": ""}


def starting_words(name: str, language: str, **facts: str) -> str:
    """One of the texts of a register before anybody has written any."""
    return str(_WORDS.words_in(language)[name].format(**facts))


def _register_text(register: NewRegister) -> str:
    parts = [f"# yaml-language-server: $schema={SCHEMA_FOLDER}/pledges.schema.json\n"]
    for comment, data in _sections(register):
        parts.append(_comment(comment, register.original_language) + (yaml_block(data) if data else ""))
    return "\n".join(parts)


def _sections(register: NewRegister) -> Iterator[tuple[str, dict[str, Data]]]:
    """What stands in the file, in its order, each part below a comment."""
    yield (
        "head",
        {
            "languages": list(register.languages),
            "publisher": register.publisher,
            "title": _in_each_language("title", register),
        },
    )
    yield "notice", {"notice": _in_each_language("notice", register), "about": _in_each_language("about", register)}
    yield "accessibility", {"accessibility": _accessibility(register)}
    yield "privacy", {}
    yield "actors", {"actors": register.actors}
    yield "areas", {"areas": _area(register)}
    if register.contacts:
        yield "contacts", {"contacts": register.contacts}


def _in_each_language(name: str, register: NewRegister) -> dict[str, Data]:
    return {
        code: starting_words(name, code, area=register.area, publisher=_name_of_publisher(register, code))
        for code in register.languages
    }


def _name_of_publisher(register: NewRegister, language: str) -> str:
    return str(register.actors[register.publisher][language])


def _accessibility(register: NewRegister) -> dict[str, Data]:
    """What is known before anybody has tested anything: who answers for it, and whom to write to."""
    known: dict[str, Data] = {"organisation": register.publisher}
    for name, contact in register.contacts.items():
        if contact["party"] == register.publisher:
            return {**known, "contact": name}
    return known


def _area(register: NewRegister) -> dict[str, Data]:
    name: Data = register.area
    return {id_of(register.area): {"kind": "municipality", "code": register.code, register.original_language: name}}


def _comment(name: str, language: str) -> str:
    lines = str(_WORDS.words_in(language)["comments"][name]).splitlines()
    return "".join(f"# {line}".rstrip() + "\n" for line in lines)
