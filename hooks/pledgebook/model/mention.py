"""What records say of each other and to readers: which kinds can be named, by which links, and who wrote what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pledgebook.language import Version
from pledgebook.model.reference import Reference


class RecordKind(StrEnum):
    """The kinds of record that others point at by id."""

    ACTOR = "actor"
    AREA = "area"
    CONTACT = "contact"
    AGREEMENT = "agreement"
    PLEDGE = "pledge"
    FOCUS_AREA = "focus-area"
    FOLLOW_UP = "follow-up"
    GOAL = "goal"
    TERM = "term"
    PAGE = "page"
    FILE = "file"


# How a text links to a record: `[fotpatrullering](pledge:vara-2021/p1)`.
LINK_SCHEMES: Mapping[str, RecordKind] = {
    "agreement": RecordKind.AGREEMENT,
    "pledge": RecordKind.PLEDGE,
    "followup": RecordKind.FOLLOW_UP,
    "focus": RecordKind.FOCUS_AREA,
    "area": RecordKind.AREA,
    "party": RecordKind.ACTOR,
    "contact": RecordKind.CONTACT,
    "term": RecordKind.TERM,
}

# The generated pages that a text can link to: `[ordlistan](page:glossary)`.
PAGE_SCHEME = "page"
PAGE_NAMES = (
    "start",
    "follow-ups",
    "earlier",
    "contacts",
    "glossary",
    "format",
    "pledges",
    "statuses",
    "accessibility",
    "privacy",
    "publisher",
    "search",
    "changes",
    "corrections",
    "audit",
    "open-data",
    "follow",
)


# An agreement or a follow-up by its id, or (None) the register itself, with the prose pages.
Owner = tuple[RecordKind | None, str]


@dataclass(frozen=True, slots=True)
class Writing:
    """One text somebody wrote in a record. `is_markdown`: paragraphs, lists and links mean something in it."""

    version: Version
    is_markdown: bool
    within: Owner


@dataclass(frozen=True, slots=True)
class Mention:
    """A record named within another. `full_id` is what it points at: `trafik` in vara-2021 is `vara-2021/trafik`."""

    kind: RecordKind
    full_id: str
    reference: Reference
    within: Owner
