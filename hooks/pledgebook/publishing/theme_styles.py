"""The styles of the theme, as its package has them: all that is used of its files (stylesheet.py says what of it)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

_STYLES = "assets/stylesheets/main.*.min.css"


def read_theme_styles(folders: Iterable[Path]) -> str:
    """From the one file in the theme's folders that holds them. Raises LookupError where there is not just one."""
    found = [path for folder in folders for path in sorted(folder.glob(_STYLES))]
    if len(found) != 1:
        raise LookupError(f"{_STYLES}: {len(found)} ≠ 1")
    return found[0].read_text(encoding="utf-8")
