"""A file that a source names is the very file that was cited: its checksum is the one written beside it.

The address of a file says nothing of what is in it. With the checksum in the record, which is frozen once published,
nobody can put another file in its place unseen; without one, the line to add is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for source in register.sources:
        found = register.checksums.get(source.file) if source.file else None
        if source.file is None or found is None:
            continue
        if source.sha256 is None:
            yield complaint("checksum-missing", source.file_span, file=source.file, sha256=found)
        elif source.sha256 != found:
            yield complaint("checksum-differs", source.file_span, file=source.file, written=source.sha256, found=found)
