"""Which kind of amendment may set what, and what it must have: one table, from the design of trust."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pledgebook.model.amendment import AmendmentKind


@dataclass(frozen=True, slots=True)
class Law:
    """What an amendment of one kind may set (field names; `text` is the words) and what it must have.

    None for `may_set` means every field that an amendment of the record can set. `decided.source` is the source of
    the decision.
    """

    may_set: frozenset[str] | None
    must_have: frozenset[str]


_DECIDED = frozenset({"decided", "reason"})
DECIDED_SOURCE = "decided.source"
# What a citizen could be deceived by can be looked up where it was decided.
_SOURCED = _DECIDED | {DECIDED_SOURCE}

# The fields in which nothing need stand: `none` takes away what does.
REMOVABLE = frozenset({"target", "conditional", "with", "focus", "groups", "reporting"})

LAWS: Mapping[AmendmentKind, Law] = {
    AmendmentKind.EXTENDED: Law(frozenset({"period", "reporting"}), _SOURCED | {"now"}),
    AmendmentKind.CLARIFIED: Law(frozenset({"text", "title", "conditional", "areas", "groups"}), _DECIDED | {"now"}),
    AmendmentKind.TARGET_CHANGED: Law(frozenset({"target", "text"}), _SOURCED | {"now"}),
    AmendmentKind.PARTIES_CHANGED: Law(frozenset({"by", "with"}), _SOURCED | {"now"}),
    AmendmentKind.MOVED: Law(frozenset({"focus"}), _DECIDED),
    AmendmentKind.REPLACED_BY: Law(frozenset(), _DECIDED | {"to"}),
    AmendmentKind.SPLIT_INTO: Law(frozenset(), _DECIDED | {"to"}),
    AmendmentKind.CARRIED_OVER_TO: Law(frozenset(), _DECIDED | {"to"}),
    AmendmentKind.WITHDRAWN: Law(frozenset(), _DECIDED),
    AmendmentKind.TYPO: Law(frozenset({"text", "title"}), frozenset({"entered", "now"})),
    AmendmentKind.TRANSLATION: Law(frozenset({"text", "title"}), frozenset({"entered", "now"})),
    AmendmentKind.TRANSCRIPTION: Law(None, frozenset({"entered", "now", "source"})),
}
