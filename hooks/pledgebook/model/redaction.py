"""What the law took out of a published text: where it stood, what kind of thing it was, on which ground, by whom."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pledgebook.language import Text
from pledgebook.model.amendment import Decider
from pledgebook.model.dates import PartialDate
from pledgebook.model.reference import Reference
from pledgebook.span import Span

# What stands in the text where words were removed.
TOKEN = re.compile(r"\[\[redacted:([a-z][a-z0-9-]*)\]\]")


def token_of(redaction_id: str) -> str:
    return f"[[redacted:{redaction_id}]]"


class RemovedKind(StrEnum):
    PERSONAL_DATA = "personal-data"
    SECRECY = "secrecy"
    COPYRIGHT = "copyright"
    UNLAWFUL = "unlawful"


class RemovalGround(StrEnum):
    """The law that says so. GDPR_17: the General Data Protection Regulation, article 17. OSL: offentlighets- och
    sekretesslagen (2009:400). BBS_ACT: lagen (1998:112) om ansvar för elektroniska anslagstavlor.
    """

    GDPR_17 = "gdpr-17"
    OSL = "osl"
    COPYRIGHT_ACT = "copyright-act"
    BBS_ACT = "bbs-act"
    CRIMINAL_CODE = "criminal-code"
    COURT_ORDER = "court-order"


GROUNDS_FOR: Mapping[RemovedKind, tuple[RemovalGround, ...]] = {
    RemovedKind.PERSONAL_DATA: (RemovalGround.GDPR_17, RemovalGround.COURT_ORDER),
    RemovedKind.SECRECY: (RemovalGround.OSL, RemovalGround.COURT_ORDER),
    RemovedKind.COPYRIGHT: (RemovalGround.COPYRIGHT_ACT, RemovalGround.BBS_ACT, RemovalGround.COURT_ORDER),
    RemovedKind.UNLAWFUL: (RemovalGround.CRIMINAL_CODE, RemovalGround.BBS_ACT, RemovalGround.COURT_ORDER),
}


@dataclass(frozen=True, slots=True)
class RemovalDecision:
    """`case` is the number under which the decision is kept. What `is_urgent` was decided before all had their say."""

    by: tuple[Decider, ...]
    case: str | None
    is_urgent: bool


@dataclass(frozen=True, slots=True)
class Confirmation:
    """That an urgent removal was right, said by those who decide when there is time."""

    date: PartialDate
    by: tuple[Decider, ...]
    case: str | None


@dataclass(frozen=True, slots=True)
class Redaction:
    """`field` is the way to the text within its record, as it is written: `sv`, `amendments.a1.reason.sv`.

    `is_whole`: more may be gone than a few words, because two parties decided it.
    """

    id: str
    field: Reference
    date: PartialDate
    what: RemovedKind
    ground: RemovalGround
    decision: RemovalDecision
    is_whole: bool
    note: Text | None
    confirmed: Confirmation | None
    span: Span

    @property
    def is_by_two_parties(self) -> bool:
        return len({decider.party.id for decider in self.decision.by}) > 1
