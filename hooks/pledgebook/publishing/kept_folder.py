"""The folder of a site while it is built anew, and beside it that of the build before, of which most can stay.

Folders are renamed, never copied. Should the build fail, the site before is put back; should it be killed, the next
build does that.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from pledgebook.publishing.pagefind_index import FOLDER as INDEX
from pledgebook.publishing.site_seal import paths_in


class KeptFolder:
    """`site` is where the site is. Beside it, with `.kept` at the end of its name, lies what must outlast a build."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self._beside = site.with_name(f"{site.name}.kept")
        self._before = self._beside / "site"
        # The index of the site before, of which parts can be taken into the new one. What is left is then of no use.
        self.index = self._beside / INDEX

    @property
    def file(self) -> Path:
        """Where it is written what is kept."""
        return self._beside / "kept.json.gz"

    def set_aside(self) -> bool:
        """Move the site out of the way of the one to come; False if it cannot be moved, as where a disk begins."""
        self.clear()
        self._beside.mkdir(exist_ok=True)
        try:
            self.site.rename(self._before)
        except OSError:
            self._tidy()
            return False
        return True

    def put_back(self) -> None:
        """The site that was set aside, if it still is, in place of what was built since."""
        if self._before.is_dir():
            shutil.rmtree(self.site, ignore_errors=True)
            self._before.rename(self.site)
            self._tidy()

    def join(self, kept: Collection[str]) -> None:
        """The site before becomes the new one: of its files these are kept, and those built since are moved in."""
        if not self._before.is_dir():
            return
        if (self._before / INDEX).is_dir():
            (self._before / INDEX).rename(self.index)
        _remove_others(self._before, kept)
        for path in paths_in(self.site):
            target = self._before / path
            target.parent.mkdir(parents=True, exist_ok=True)
            (self.site / path).replace(target)
        shutil.rmtree(self.site)
        self._before.rename(self.site)

    def clear(self) -> None:
        """What only this build could use is removed."""
        shutil.rmtree(self.index, ignore_errors=True)
        self._tidy()

    def _tidy(self) -> None:
        """Nothing is left beside a site of which nothing is written down."""
        if self._beside.is_dir() and not any(self._beside.iterdir()):
            self._beside.rmdir()


def _remove_others(folder: Path, kept: Collection[str]) -> None:
    """With the folders that are empty then. What is hidden at the top stays, as the site generator leaves it too."""
    beginning = len(f"{folder}/")
    for above, _, names in os.walk(f"{folder}", topdown=False):
        below = above[beginning:].replace(os.sep, "/")
        if below.startswith("."):
            continue
        gone = 0
        for name in names:
            path = f"{below}/{name}" if below else name
            if path not in kept and not path.startswith("."):
                os.unlink(f"{above}/{name}")  # noqa: PTH108 — a hundred thousand times
                gone += 1
        if below and gone == len(names):
            with suppress(OSError):  # it has other folders
                os.rmdir(above)  # noqa: PTH106
