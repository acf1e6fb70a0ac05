"""Each mark in a text belongs to one removal, each removal has its mark, and an urgent one is confirmed in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pledgebook.checks.walks import redactable_records
from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.diagnostics.suggestion import nearest
from pledgebook.model.redactable import RedactableRecord, redactable
from pledgebook.model.redaction import TOKEN, Redaction
from pledgebook.model.register import Register

DAYS_TO_CONFIRM = 14

# A text, told apart from others by its file and its words.
Place = tuple[str, str]
# The marks in a text of which nothing more need be said.
Marked = dict[Place, set[str]]


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    marked: Marked = {}
    for record_id, record in redactable_records(register):
        if record.redactions:
            yield from _of_record(record, marked)
            yield from _unconfirmed(record_id, record, today)
    yield from _unknown(register, marked)


def _of_record(record: RedactableRecord, marked: Marked) -> Iterator[Diagnostic]:
    """Removals without their mark. The marks that belong to a removal are put into `marked`."""
    first: dict[str, Redaction] = {}
    complained_of: set[str] = set()
    texts = {text.way: text for text in redactable(record)}
    for redaction in record.redactions:
        earlier = first.setdefault(redaction.id, redaction)
        way = redaction.field.id
        if earlier is not redaction:
            yield complaint("duplicate-id", redaction.span, id=redaction.id, other=str(earlier.span))
        elif way not in texts:
            complained_of.add(redaction.id)
            meant = nearest(way, texts)
            suggestion = {"suggestion": meant} if meant else {}
            yield complaint("not-redactable", redaction.field.span, redaction=redaction.id, field=way, **suggestion)
        elif TOKEN.findall(texts[way].words).count(redaction.id) != 1:
            complained_of.add(redaction.id)
            yield complaint("redaction-without-token", redaction.field.span, redaction=redaction.id, field=way)
    for text in texts.values():
        tokens = set(TOKEN.findall(text.words))
        owned = {t for t in tokens if t in complained_of or (t in first and first[t].field.id == text.way)}
        marked.setdefault((text.span.path, text.words), set()).update(owned)


def _unconfirmed(record_id: str, record: RedactableRecord, today: date) -> Iterator[Diagnostic]:
    for redaction in record.redactions:
        is_waiting = redaction.decision.is_urgent and redaction.confirmed is None
        if is_waiting and redaction.date.last_day + timedelta(DAYS_TO_CONFIRM) < today:
            yield complaint(
                "redaction-unconfirmed",
                redaction.span,
                redaction=redaction.id,
                id=record_id,
                date=str(redaction.date),
                days=DAYS_TO_CONFIRM,
            )


def _unknown(register: Register, marked: Marked) -> Iterator[Diagnostic]:
    """Marks that belong to nothing. An ordinary page may show one, as an example."""
    pages = {page.body_span.path for page in register.prose}
    for writing in register.writings:
        version = writing.version
        path = version.span.path
        for match in () if path in pages else TOKEN.finditer(version.words):
            if match[1] not in marked.get((path, version.words), ()):
                yield complaint("redaction-unknown", version.span_at(match.start()), redaction=match[1])
