"""What must be known of a municipality before its register can be written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Mapping
from dataclasses import dataclass

from pledgebook.history.block_text import Data
from pledgebook.publishing.code_host import HostKind
from pledgebook.starting.engine import Engine


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture; `path` is where it lies below content/."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class NewRegister:
    """Actors and contacts are by their ids, as they will stand in pledges.yaml. `host` builds the site as well."""

    area: str
    code: str
    languages: tuple[str, ...]
    publisher: str
    actors: Mapping[str, Mapping[str, Data]]
    contacts: Mapping[str, Mapping[str, Data]]
    site_url: str
    host: HostKind
    repository: str
    engine: Engine
    colour: str = ""
    logo: Logo | None = None

    @property
    def original_language(self) -> str:
        return self.languages[0]


def id_of(name: str, taken: Container[str] = ()) -> str:
    """An id that says the name: `Exempelby kommun` is `exempelby-kommun`, and the second of that name gets a number."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = re.sub(r"[^a-z0-9]+", "-", "".join(sign for sign in letters if not unicodedata.combining(sign)))
    word = re.sub(r"^[^a-z]+", "", plain).strip("-") or "part"
    number, free = 1, word
    while free in taken:
        number += 1
        free = f"{word}-{number}"
    return free
