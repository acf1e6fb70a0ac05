"""What is said of a slip in the history, field by field."""

from __future__ import annotations

from pledgebook.model.history_note import HistoryNote, SlipOutcome
from pledgebook.schema.shape import Record, Shape, Values, required
from pledgebook.schema.simple import Choice, Pattern, PlainText
from pledgebook.schema.words import WordsRule

COMMIT = Pattern("commit", r"[0-9a-f]{40}|[0-9a-f]{64}", "not-a-commit")


class HistoryNoteShape(Shape):
    name = "history-note"
    words = WordsRule(is_required=True, example="Raden togs bort av misstag när filen delades.")
    commit = required(COMMIT, "0123456789abcdef0123456789abcdef01234567")
    record = required(PlainText(), "exempelby-2021")
    outcome = required(Choice(SlipOutcome), "restored")


def _build(values: Values) -> HistoryNote | None:
    shape = HistoryNoteShape
    if values.words is None:
        return None
    return HistoryNote(values[shape.commit], values[shape.record], values[shape.outcome], values.words, values.span)


HISTORY_NOTE = Record(HistoryNoteShape, _build)
