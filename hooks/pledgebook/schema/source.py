"""Sources and documents, field by field."""

from __future__ import annotations

from pledgebook.model.source import Move, Source
from pledgebook.schema.dates import DateKind, SpanKind
from pledgebook.schema.references import FileKind, FreeReference
from pledgebook.schema.several import OneOrSeveral
from pledgebook.schema.shape import Record, Shape, Values, listed, optional, required
from pledgebook.schema.simple import LANGUAGE_CODE, SHA256, URL, PlainText
from pledgebook.schema.words import Words


class MoveShape(Shape):
    name = "move"
    date = required(DateKind(), "2024-03-01")
    url = required(URL, "https://example.org/arkiv/exempelby/")


_MOVE = Record(MoveShape, lambda values: Move(values[MoveShape.date], values[MoveShape.url]))


class SourceShape(Shape):
    name = "source"
    title = required(PlainText(), "Exempelby – medborgarlöften")
    publisher = optional(FreeReference(), "polisen")
    date = optional(DateKind(), "2021-04-16")
    period = optional(SpanKind(), "2020 to 2023")
    url = optional(URL, "https://example.org/medborgarloften/exempelby/")
    moved_to = listed(OneOrSeveral(_MOVE), "{date: 2024-03-01, url: https://example.org/lokalt/exempelby/}")
    file = optional(FileKind(), "underlag/medborgarlofte-2021.pdf")
    number = optional(PlainText(), "KS 2021/123")
    archived = optional(URL, "https://web.archive.org/web/2021/https://polisen.se/")
    sha256 = optional(SHA256, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
    format = optional(PlainText(), "PDF")
    size = optional(PlainText(), "992 kB")
    language = optional(LANGUAGE_CODE, "sv")
    quote = optional(PlainText(), "Kommunen ska bjuda in till dialog om belysning.")
    note = optional(Words(), "{sv: Punktlistorna saknas här, en: The bullet lists are missing here}")


def _build(values: Values) -> Source:
    shape = SourceShape
    if values.has(shape.moved_to) and not values.has(shape.url):
        values.context.complain("missing-field", values.span_of(shape.moved_to), field="url", record=shape.name)
    source = Source(
        title=values[shape.title],
        publisher=values[shape.publisher],
        date=values[shape.date],
        period=values[shape.period],
        url=values[shape.url],
        moves=values[shape.moved_to],
        file=values[shape.file],
        number=values[shape.number],
        archived=values[shape.archived],
        sha256=values[shape.sha256],
        format=values[shape.format],
        size=values[shape.size],
        language=values[shape.language],
        quote=values[shape.quote],
        note=values[shape.note],
        url_span=values.span_of(shape.url),
        file_span=values.span_of(shape.file),
        span=values.span,
    )
    values.context.sources.append(source)
    return source


SOURCE = Record(SourceShape, _build)
