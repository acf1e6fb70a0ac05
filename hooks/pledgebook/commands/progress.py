"""A bar for whoever waits at a terminal; a log has no use for it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from pledgebook.publishing.site_folder import FEWEST_FOR_SEVERAL

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar


def progress(chapters: int, label: str) -> ProgressBar[int]:
    """Hidden where there is so little to write that it is done before it is seen."""
    is_watched = sys.stderr.isatty() and chapters >= FEWEST_FOR_SEVERAL
    return click.progressbar(length=chapters, label=label, file=sys.stderr, hidden=not is_watched)
