"""One thing that citizens will see another way, and the sentence that says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pledgebook.publishing.edition import Edition


class DifferenceKind(StrEnum):
    """The key of its sentence under `difference` in the phrases."""

    AGREEMENT_NEW = "agreement_new"
    AGREEMENT_AMENDED = "agreement_amended"
    PLEDGE_NEW = "pledge_new"
    PLEDGE_AMENDED = "pledge_amended"
    STATUS = "status"
    STATUS_BY_REPORT = "status_by_report"
    FOLLOW_UP_NEW = "follow_up_new"
    CORRECTION_NEW = "correction_new"
    CONTACT_NEW = "contact_new"
    CONTACT_CHANGED = "contact_changed"
    CONTACT_GONE = "contact_gone"
    PAGE_NEW = "page_new"
    PAGE_CHANGED = "page_changed"
    PAGE_GONE = "page_gone"
    GONE = "gone"
    DECLARED = "declared"
    RENAMED = "renamed"
    RECORD_CHANGED = "record_changed"

    @property
    def is_of_something_gone(self) -> bool:
        """Whether there is no page any more on which it could be seen."""
        return self in (DifferenceKind.GONE, DifferenceKind.CONTACT_GONE, DifferenceKind.PAGE_GONE)


@dataclass(frozen=True, slots=True)
class Difference:
    """`address` is below the language's root; `facts` fill the blanks of the kind's sentence."""

    kind: DifferenceKind
    address: str
    facts: Mapping[str, str]

    def in_words(self, edition: Edition) -> str:
        return edition.say(f"difference.{self.kind.value}", **self.facts)
