"""Every kind of record, in the order in which the documentation takes them up."""

from __future__ import annotations

from pledgebook.schema.accessibility import AccessibilityShape, AccessibilityTestShape, InaccessibleContentShape
from pledgebook.schema.actor import ActorShape, AreaShape, ContactShape, RenamingShape
from pledgebook.schema.agreement import (
    AgreementShape,
    EvidenceShape,
    FocusAreaShape,
    GoalShape,
    ProblemShape,
    SignatoryShape,
    SituationShape,
)
from pledgebook.schema.amendment import AmendmentShape, DeciderShape, DecisionShape, NewValuesShape
from pledgebook.schema.directives import DirectiveShape
from pledgebook.schema.follow_up import FollowUpShape, StatementShape, TypoShape
from pledgebook.schema.history_note import HistoryNoteShape
from pledgebook.schema.meeting import MeetingShape
from pledgebook.schema.pledge import AddedShape, PledgeShape
from pledgebook.schema.prose import ProseShape
from pledgebook.schema.redaction import ConfirmationShape, RedactionShape, RemovalDecisionShape
from pledgebook.schema.register import RegisterShape, TermShape
from pledgebook.schema.reporting import ReportingShape
from pledgebook.schema.result import ResultShape, SubCountShape
from pledgebook.schema.shape import Shape
from pledgebook.schema.source import MoveShape, SourceShape
from pledgebook.schema.target import TargetShape
from pledgebook.schema.translation import RevisionShape, TranslationShape

ALL_SHAPES: tuple[type[Shape], ...] = (
    RegisterShape,
    ActorShape,
    AreaShape,
    RenamingShape,
    ContactShape,
    MeetingShape,
    TermShape,
    AccessibilityShape,
    InaccessibleContentShape,
    AccessibilityTestShape,
    HistoryNoteShape,
    AgreementShape,
    SituationShape,
    EvidenceShape,
    FocusAreaShape,
    ProblemShape,
    GoalShape,
    SignatoryShape,
    ReportingShape,
    PledgeShape,
    TargetShape,
    AddedShape,
    AmendmentShape,
    DecisionShape,
    DeciderShape,
    NewValuesShape,
    FollowUpShape,
    StatementShape,
    ResultShape,
    SubCountShape,
    TypoShape,
    RedactionShape,
    RemovalDecisionShape,
    ConfirmationShape,
    SourceShape,
    MoveShape,
    ProseShape,
    TranslationShape,
    RevisionShape,
    DirectiveShape,
)
