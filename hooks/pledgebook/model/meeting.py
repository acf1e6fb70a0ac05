"""Somewhere to meet the parties or be asked: a dialogue, a survey, a walk, a signing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pledgebook.language import Text
from pledgebook.model.dates import Period, Times
from pledgebook.model.reference import Reference
from pledgebook.span import Span


class MeetingKind(StrEnum):
    DIALOGUE = "dialogue"
    SURVEY = "survey"
    SIGNING = "signing"
    WALK = "walk"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class Meeting:
    date: Period
    times: Times | None
    kind: MeetingKind
    areas: tuple[Reference, ...]
    place: str | None
    agreements: tuple[Reference, ...]
    url: str | None
    is_cancelled: bool
    words: Text | None
    span: Span
