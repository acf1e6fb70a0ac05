"""One promise in an agreement, as it was signed and as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce

from pledgebook.language import Text
from pledgebook.model.amendment import Amendment, Decision
from pledgebook.model.dates import PartialDate
from pledgebook.model.redaction import Redaction
from pledgebook.model.reference import Reference
from pledgebook.model.source import Source
from pledgebook.model.target import Target
from pledgebook.span import Span


@dataclass(frozen=True, slots=True)
class Added:
    """When and why a pledge joined an agreement that was already signed."""

    date: PartialDate
    decision: Decision | None
    reason: Text | None
    source: Source | None


@dataclass(frozen=True, slots=True)
class Pledge:
    """`by` is empty where the document does not say who promises. No `areas` means those of the agreement."""

    id: str
    agreement_id: str
    by: tuple[Reference, ...]
    helpers: tuple[Reference, ...]
    focus: tuple[Reference, ...]
    areas: tuple[Reference, ...]
    groups: tuple[Text, ...]
    title: Text | None
    wording: Text
    is_conditional: bool
    target: Target | None
    other_wordings: tuple[Source, ...]
    replaces: tuple[Reference, ...]
    continues: tuple[Reference, ...]
    added: Added | None
    amendments: tuple[Amendment, ...]
    redactions: tuple[Redaction, ...]
    aliases: tuple[Reference, ...]
    span: Span

    @property
    def full_id(self) -> str:
        return f"{self.agreement_id}/{self.id}"

    @property
    def successors(self) -> tuple[Reference, ...]:
        return successors_of(self.amendments)

    @property
    def stands(self) -> Pledge:
        """The pledge as it stands: the signed one with its amendments laid over it, in order."""
        return reduce(_amended, self.amendments, self)

    @property
    def states(self) -> tuple[tuple[Amendment | None, Pledge], ...]:
        """Each state the pledge has had: first as signed (no amendment), then after each amendment."""
        return tuple(self._fold())

    def as_of(self, day: date) -> Pledge:
        """The pledge without what was decided but is not yet in force on the day."""
        in_force = tuple(a for a in self.amendments if a.is_in_force_on(day))
        return self if in_force == self.amendments else replace(self, amendments=in_force)

    def stood_on(self, day: date) -> Pledge:
        return self.as_of(day).stands

    def has_joined_by(self, day: date) -> bool:
        """Whether it was in the agreement on the day: from the start, unless it was added later."""
        return self.added is None or self.added.date.first_day <= day

    def _fold(self) -> Iterator[tuple[Amendment | None, Pledge]]:
        state = self
        yield None, state
        for amendment in self.amendments:
            state = _amended(state, amendment)
            yield amendment, state


def _amended(pledge: Pledge, amendment: Amendment) -> Pledge:
    now = amendment.now
    if now is None:
        return pledge
    return replace(
        pledge,
        wording=pledge.wording.replaced_by(now.words) if now.words else pledge.wording,
        title=title_with(pledge.title, now.title),
        target=None if "target" in now.taken_away else now.target or pledge.target,
        by=now.by or pledge.by,
        helpers=now.helpers if "with" in now.given else pledge.helpers,
        focus=now.focus if "focus" in now.given else pledge.focus,
        areas=now.areas or pledge.areas,
        groups=now.groups if "groups" in now.given else pledge.groups,
        is_conditional=now.is_conditional if "conditional" in now.given else pledge.is_conditional,
    )


def title_with(signed: Text | None, now: Text | None) -> Text | None:
    """A title with the versions that an amendment gives, or the new one where there was none."""
    return signed.replaced_by(now) if signed and now else now or signed


def successors_of(amendments: Iterable[Amendment]) -> tuple[Reference, ...]:
    """The full ids that a record goes on as."""
    return tuple(reference for amendment in amendments for reference in amendment.successors)
