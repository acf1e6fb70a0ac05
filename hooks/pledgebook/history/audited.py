"""What a site can tell of the history of its own records: an audit, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pledgebook.history.audit import Audit


@dataclass(frozen=True, slots=True)
class AuditedHistory:
    """`tip_day` is the day that the last commit claims. `first_seen` is as in FirstSeen.days, empty before the opening.

    `is_of_these_records`: the site is made of exactly the files that the last commit holds.
    """

    audit: Audit
    tip_day: date
    first_seen: Mapping[str, date]
    is_of_these_records: bool


@dataclass(frozen=True, slots=True)
class NotAudited:
    """`reason` is the slug of a refusal, with its facts; empty where nobody asked for an audit, as in a preview."""

    reason: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


History = AuditedHistory | NotAudited
