"""A site on its way into its folder: which chapters of the build before can stay, and which are written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pledgebook.publishing.answers import Answers
from pledgebook.publishing.kept_build import (
    KeptBuild,
    KeptChapters,
    Store,
    chapters_that_hold,
    digests_that_hold,
    intact,
    is_intact,
    records_to_keep,
    to_keep,
)
from pledgebook.publishing.kept_folder import KeptFolder
from pledgebook.publishing.lying_files import LyingFiles
from pledgebook.publishing.same_for_all import same_for_all
from pledgebook.publishing.search_index import EarlierIndex, WrittenIndex
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.site import Site
from pledgebook.publishing.site_folder import Chapters, processors, write_chapters, write_files


@dataclass(frozen=True, slots=True)
class Keeping:
    """How chapters are compared with those of the build before. `files` are the digests of all record files.

    `lying` is what lies in the folder of the site, if anybody but us can have had a hand in it.
    """

    store: Store
    lying: LyingFiles | None
    settings: Settings
    files: Mapping[str, str]


class Building:
    """First `begin`, then the site generator writes what is its own, then `write` and, when all is well, `keep`."""

    def __init__(self, site: Site, place: KeptFolder, keeping: Keeping | None) -> None:
        self.site = site
        self._place = place
        self._keeping = keeping
        self._answers: Answers | None = None
        self._for_all = ""
        self._held: KeptChapters = {}
        self._written: Chapters = {}
        self.earlier_index: EarlierIndex | None = None

    def begin(self) -> None:
        """Set aside the site that is in the folder, if anything of it can stay; else the folder is left as it is."""
        if self._keeping is None:
            return
        answers = self._answers = Answers(self.site.contents, self._keeping.files)
        self._for_all = same_for_all(self.site, self._keeping.settings, self._keeping.files, answers)
        before = self._keeping.store.read()
        if before.for_all != self._for_all:
            if self._keeping.lying:
                self._keeping.lying.leave()
            return
        self.site.digests.know(digests_that_hold(before, self.site.digests.records, answers))
        held, has_index = chapters_that_hold(before, self.site.chapters, answers), True
        if self._keeping.lying:
            lying = self._keeping.lying.digests()
            held, has_index = intact(held, lying), is_intact(before.index, lying)
        if held and self._place.set_aside():
            self._held = held
            pages = (page for one in held.values() for page in one.written.files.digests)
            documents = {page: before.index.documents[page] for page in pages if page in before.index.documents}
            self.earlier_index = EarlierIndex(self._place.index, before.index.files, documents) if has_index else None

    @property
    def to_write(self) -> Sequence[str]:
        """The chapters that are written, in their order."""
        return tuple(name for name in self.site.chapters if name not in self._held)

    def write(self, told: Callable[[int], object] = lambda number: None) -> Mapping[str, str]:
        """The digests of all files that are ours. `told` is called with how many more chapters there are."""
        site, folder = self.site, self._place.site
        # The seal has them all, and every process would make anew those that its pages show.
        dict(site.digests)
        self._written = write_chapters(site, folder, processors(), told, self.to_write)
        held = {name: chapter.written for name, chapter in self._held.items()}
        chapters = [held.get(name) or self._written[name] for name in site.chapters]
        digests = {path: digest for one in chapters for path, digest in one.files.digests.items()}
        digests |= write_files(
            folder, site.other_files(entry for one in chapters for entry in one.files.entries)
        ).digests
        digests |= write_files(folder, site.last_files()).digests
        self._place.join({path for one in held.values() for path in one.files.digests})
        return digests

    def keep(self, index: WrittenIndex) -> None:
        """What the next build can begin with, if anything is to be kept."""
        self._place.clear()
        if self._keeping is None or self._answers is None:
            return
        chapters = {**self._held, **to_keep(self._written, self._answers)}
        records = records_to_keep(self.site.digests, self._answers)
        self._keeping.store.write(KeptBuild(self._for_all, chapters, records, index))
