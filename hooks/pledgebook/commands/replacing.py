"""A file gets other content whole or not at all: a program or a disk that stops half-way leaves it as it was."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import NamedTemporaryFile


def replace_file(file: Path, content: bytes) -> None:
    """Write beside the file, which is there, and put the new one in its place, with the same rights."""
    with NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as unfinished:
        place = Path(unfinished.name)
        try:
            unfinished.write(content)
            unfinished.flush()
            os.fsync(unfinished.fileno())
            shutil.copymode(file, place)
            place.replace(file)
        except BaseException:
            place.unlink(missing_ok=True)
            raise
