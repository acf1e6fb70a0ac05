"""Where a source is found, and what is told of it in brackets."""

from __future__ import annotations

from pledgebook.model.source import Source
from pledgebook.publishing.edition import Edition


def source_href(source: Source, root: str) -> str | None:
    if source.file is not None:
        return f"{root}{source.file}"
    return source.address


def source_details(edition: Edition, source: Source) -> str:
    """Date, diary number, format and size, as far as they are known."""
    parts = [
        edition.saying.day_in_words(source.date) if source.date else "",
        edition.saying.period_in_words(source.period) if source.period else "",
        source.number or "",
        source.format or _format(source),
        source.size or _size(edition, source),
    ]
    return ", ".join(part for part in parts if part)


def _format(source: Source) -> str:
    return source.file.rpartition(".")[2].upper() if source.file and "." in source.file else ""


def _size(edition: Edition, source: Source) -> str:
    size = edition.register.attachments.get(source.file or "")
    return f"{edition.saying.number(max(1, round(size / 1000)))} kB" if size is not None else ""
