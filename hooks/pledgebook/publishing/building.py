"""A site on its way into its folder: which chapters of the build before can stay, and which are written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pledgebook.publishing.answers import Answers
from pledgebook.publishing.kept_build import KeptBuild, KeptChapters, chapters_that_hold, intact, to_keep
from pledgebook.publishing.kept_folder import KeptFolder
from pledgebook.publishing.same_for_all import same_for_all
from pledgebook.publishing.site import Settings, Site
from pledgebook.publishing.site_folder import Chapters, processors, write_chapters, write_files


@dataclass(frozen=True, slots=True)
class Keeping:
    """How chapters are compared with those of the build before. `files` are the digests of all record files."""

    before: KeptBuild
    settings: Settings
    files: Mapping[str, str]


class Building:
    """First `begin`, then the site generator writes what is its own, and then `write`."""

    def __init__(self, site: Site, place: KeptFolder, keeping: Keeping | None) -> None:
        self.site = site
        self._place = place
        self._keeping = keeping
        self._answers: Answers | None = None
        self._for_all = ""
        self._held: KeptChapters = {}
        self._written: Chapters = {}

    def begin(self) -> None:
        """Set aside the site that is in the folder, if anything of it can stay; else the folder is left as it is."""
        if self._keeping is None:
            return
        self._answers = Answers(self.site.contents, self._keeping.files)
        self._for_all = same_for_all(self.site, self._keeping.settings, self._keeping.files, self._answers)
        held = chapters_that_hold(self._keeping.before, self._for_all, self.site.chapters, self._answers)
        held = intact(held, self._place.site, processors())
        if held and self._place.set_aside():
            self._held = held

    @property
    def to_write(self) -> Sequence[str]:
        """The chapters that are written, in their order."""
        return tuple(name for name in self.site.chapters if name not in self._held)

    def write(self, told: Callable[[int], object] = lambda number: None) -> Mapping[str, str]:
        """The digests of all files that are ours. `told` is called with how many more chapters there are."""
        site, folder = self.site, self._place.site
        self._written = write_chapters(site, folder, processors(), told, self.to_write)
        held = {name: chapter.written for name, chapter in self._held.items()}
        chapters = [held.get(name) or self._written[name] for name in site.chapters]
        digests = {path: digest for one in chapters for path, digest in one.files.digests.items()}
        site.names.update(*(one.names for one in chapters))
        digests |= write_files(
            folder, site.other_files(entry for one in chapters for entry in one.files.entries)
        ).digests
        digests |= write_files(folder, site.last_files()).digests
        self._place.join({path for one in held.values() for path in one.files.digests})
        return digests

    def to_keep(self) -> KeptBuild | None:
        """What the next build can begin with; None if nothing is to be kept."""
        if self._answers is None:
            return None
        return KeptBuild(self._for_all, {**self._held, **to_keep(self._written, self._answers)})
