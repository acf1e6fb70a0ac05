"""Expected output is kept as files: `make bless` rewrites them, and the diff is read like code."""

from __future__ import annotations

import os
from pathlib import Path


def expected(path: Path, actual: str) -> None:
    """Assert that the file holds this text, or make it so while blessing."""
    if os.environ.get("PLEDGEBOOK_BLESS"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(actual, encoding="utf-8")
    assert path.is_file(), f"{path} is missing: run `make bless`"
    assert path.read_text("utf-8") == actual, f"{path} is out of date: run `make bless` and read the diff"
