"""Where a register lies in its repository, for who shows places in files by their paths there."""

from __future__ import annotations

from pathlib import Path


def path_in_repository(folder: Path) -> str:
    """`` or `a/b/`; `` also where there is no repository. Git is not asked: it refuses folders of other users."""
    whole = folder.resolve()
    roots = (above for above in (whole, *whole.parents) if (above / ".git").exists())
    below = whole.relative_to(next(roots, whole)).as_posix()
    return "" if below == "." else f"{below}/"
