"""An attachment is a document, a table, a picture or a recording: nothing that a browser would run as a page.

An HTML or SVG file below content/ would be published as it is, past every rule for texts and without the policy that
our pages carry.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.register import Register
from pledgebook.span import Span

_DOCUMENTS = ("pdf", "odt", "ods", "odp", "docx", "xlsx", "pptx", "rtf", "txt", "csv", "ics", "zip")
_PICTURES = ("png", "jpg", "jpeg", "gif", "webp", "avif")
_RECORDINGS = ("mp3", "mp4", "m4a", "ogg", "oga", "ogv", "opus", "webm", "vtt")
ALLOWED = (*_DOCUMENTS, *_PICTURES, *_RECORDINGS)


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for path in register.attachments:
        if PurePosixPath(path).suffix.removeprefix(".").casefold() not in ALLOWED:
            place = Span(f"content/{path}")
            yield complaint("attachment-kind-refused", place, file=path, choices=ALLOWED)
