"""The page on the history: what its audit found, how to repeat it, and what it cannot show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pledgebook import RELEASED, __version__
from pledgebook.history.audit import Slip, Verdict
from pledgebook.history.audited import AuditedHistory
from pledgebook.history.field_names import field_as_written
from pledgebook.history.seal import SEAL_FILE
from pledgebook.language import Text
from pledgebook.model.dates import exact
from pledgebook.publishing import addresses
from pledgebook.publishing.declared_changes import Family
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.facts import latest
from pledgebook.publishing.page import Page
from pledgebook.publishing.site_seal import MANIFEST_FILE

# Enough of an id to find a commit by.
_SHORT = 12

# What is claimed, and whether it can be shown from a copy of the history alone, and with a seal kept from before.
# The answers are keys of the phrases `audit.proof.answer`.
PROOFS: Mapping[str, tuple[str, str]] = {
    "undeclared": ("yes", "yes"),
    "replaced": ("no", "since_seal"),
    "site": ("rebuilding", "rebuilding"),
    "existed": ("no", "dated_copy"),
    "agreed": ("claims", "claims"),
    "true": ("no", "no"),
}


@dataclass(frozen=True, slots=True)
class ToldSlip:
    """A slip as it is told: `field` as it is written in records, and the words that explain it, if there are any."""

    slip: Slip
    commit: str
    record: str
    field: str
    mended_by: str
    explanation: Text | None


def audit_page(edition: Edition, repository: str) -> Page:
    """`repository` is the address from which anyone can clone the records; empty if it is not known."""
    audited = edition.history if isinstance(edition.history, AuditedHistory) else None
    return Page(
        address=addresses.AUDIT,
        template="audit.html",
        title=edition.say("audit.heading"),
        description=edition.say("audit.description"),
        shown={
            "audited": audited,
            "verdict": audited.audit.verdict.value if audited else "none",
            "slips": _slips(edition, audited) if audited else (),
            "odd_days": audited.audit.odd_days(edition.today) if audited else (),
            "short": _short,
            "counts": _counts(edition, audited),
            "proofs": PROOFS,
            "repository": repository,
            "version": __version__,
            "seal_file": SEAL_FILE,
            "manifest_file": MANIFEST_FILE,
        },
        changed=latest([exact(RELEASED), exact(audited.tip_day) if audited else None]),
    )


def audit_in_short(edition: Edition) -> str:
    """The verdict in a few words, as it stands on the start page."""
    audited = edition.history if isinstance(edition.history, AuditedHistory) else None
    verdict = edition.say(f"audit.verdict.{audited.audit.verdict.value if audited else 'none'}")
    return verdict[:1].lower() + verdict[1:]


def _short(commit: str) -> str:
    return commit[:_SHORT]


def _counts(edition: Edition, audited: AuditedHistory | None) -> Mapping[str, int]:
    """What has been declared, for comparison: a history without any would be as clean."""
    families = [change.family for change in edition.changes]
    slips = len(audited.audit.slips) if audited and audited.audit.verdict is Verdict.EXPLAINED else 0
    return {
        "amendments": families.count(Family.BY_PARTIES),
        "corrections": families.count(Family.REPORTS) + families.count(Family.OUR_COPY),
        "slips": slips,
    }


def _slips(edition: Edition, audited: AuditedHistory) -> tuple[ToldSlip, ...]:
    notes = {(note.commit, note.record): note.words for note in edition.register.history_notes}
    return tuple(_told(slip, notes) for slip in audited.audit.slips)


def _told(slip: Slip, notes: Mapping[tuple[str, str], Text]) -> ToldSlip:
    key = slip.undeclared.key
    record = key.id or key.kind
    return ToldSlip(
        slip=slip,
        commit=_short(slip.commit),
        record=record,
        field=field_as_written(slip.undeclared.field) if slip.undeclared.field else "",
        mended_by=_short(slip.mended_by or ""),
        explanation=notes.get((slip.commit, record)),
    )
