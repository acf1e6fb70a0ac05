"""A municipality that starts a register: made up, and as the tests need it."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace
from typing import Any

from pledgebook.history.block_text import Data
from pledgebook.publishing.code_host import HostKind
from pledgebook.starting.engine import engine_in
from pledgebook.starting.new_register import Logo, NewRegister

_EXEMPELBY = NewRegister(
    area="Exempelby",
    code="9999",
    languages=("sv", "en"),
    publisher="exempelby-kommun",
    actors={
        "exempelby-kommun": {"kind": "municipality", "sv": "Exempelby kommun", "en": "Exempelby Municipality"},
        "polisen": {"kind": "police", "sv": "Polisen", "en": "The Swedish Police Authority"},
    },
    contacts={
        "kommunpolis": {
            "party": "polisen",
            "email": "kommunpolis@example.org",
            "sv": "Kommunpolis",
            "en": "Municipal police officer",
        },
    },
    site_url="https://exempelby.example/loften/",
    host=HostKind.GITHUB,
    repository="https://github.com/exempelby/loften",
    engine=engine_in("pledgebook-0.1.0-py3-none-any.whl", b"wheel"),
    colour="#005a9c",
    logo=Logo("bilder/logo.png", b"\x89PNG"),
)


def exempelby(**otherwise: Any) -> NewRegister:  # noqa: ANN401 — any field of it
    register = replace(_EXEMPELBY, **otherwise)
    unused = {"sv", "en"} - set(register.languages)
    actors = {name: _without(unused, actor) for name, actor in register.actors.items()}
    contacts = {name: _without(unused, contact) for name, contact in register.contacts.items()}
    return replace(register, actors=actors, contacts=contacts)


def _without(languages: Container[str], record: Mapping[str, Data]) -> dict[str, Data]:
    return {field: value for field, value in record.items() if field not in languages}
