"""A register that is edited and built again and again, in a folder that keeps what it can, and from nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from pledgebook.pipeline import Outcome, run
from pledgebook.publishing.building import Building, Keeping
from pledgebook.publishing.kept_build import NO_INDEX, NOTHING_KEPT, InMemory, KeptBuild, Store
from pledgebook.publishing.kept_file import InFile
from pledgebook.publishing.kept_folder import KeptFolder
from pledgebook.publishing.lying_files import LyingFiles
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.site import Site
from pledgebook.publishing.site_folder import write_files
from pledgebook.publishing.site_seal import manifest_of
from pledgebook.reading.folder import RecordFolder
from pledgebook.reading.source_text import SourceFile
from tests.built_site import site_in
from tests.made_up.country import TODAY, Size
from tests.made_up.register import record_files
from tests.made_up.sources import ATTACHED, ATTACHMENT

PROSE = "content/sv/om-exempelriket.md"


@dataclass(frozen=True)
class Edited:
    """All that a site is made of."""

    texts: Mapping[str, str]
    settings: Settings = field(default_factory=lambda: Settings("https://exempelriket.example/", "p{margin:0}"))
    today: date = TODAY
    attachment: int = len(ATTACHED)

    def outcome(self) -> Outcome:
        return run(self.folder(), self.today, self.settings)

    def folder(self) -> RecordFolder:
        files = tuple(SourceFile(path, self.texts[path].encode()) for path in sorted(self.texts))
        return RecordFolder(files, {ATTACHMENT: self.attachment}, checksum=_checksum)

    def with_text(self, path: str, text: str) -> Edited:
        return replace(self, texts={**self.texts, path: text})

    def without(self, *starts: str) -> Edited:
        return replace(self, texts={path: text for path, text in self.texts.items() if not path.startswith(starts)})


def made_up(size: Size) -> Edited:
    return Edited({file.path: file.content.decode() for file in record_files(size)})


def build(edited: Edited, folder: Path, before: KeptBuild = NOTHING_KEPT) -> tuple[Building, KeptBuild]:
    """As the site generator goes about it, with what is kept read from its file again."""
    store = InFile(KeptFolder(folder).file)
    store.write(before)
    building = _build(edited, folder, store, LyingFiles(folder))
    return building, store.read()


def preview(edited: Edited, folder: Path, store: InMemory) -> Building:
    """The same for a preview, in whose folder nobody else can write."""
    return _build(edited, folder, store, None)


def _build(edited: Edited, folder: Path, store: Store, lying: LyingFiles | None) -> Building:
    outcome = edited.outcome()
    assert outcome.site is not None
    place = KeptFolder(folder)
    place.put_back()
    building = Building(outcome.site, place, Keeping(store, lying, edited.settings, edited.folder().digests))
    building.begin()
    _generate(outcome.site, folder)
    building.write()
    building.keep(NO_INDEX)
    return building


def _generate(site: Site, folder: Path) -> None:
    """What the site generator does: it empties the folder and writes the prose."""
    if folder.is_dir():
        for path in sorted(folder.rglob("*"), reverse=True):
            if path.is_dir():
                path.rmdir()
            elif not path.relative_to(folder).parts[0].startswith("."):
                path.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "om").mkdir()
    (folder / "om/index.html").write_text(site.prose_html(PROSE, "<p>Om riket.</p>"), "utf-8")


def from_nothing(edited: Edited, folder: Path) -> Mapping[str, bytes]:
    outcome = edited.outcome()
    assert outcome.site is not None
    _generate(outcome.site, folder)
    write_files(folder, outcome.site.files())
    write_files(folder, outcome.site.last_files())
    return site_in(folder, "").files


def is_sealed_as_it_lies(folder: Path, known: Mapping[str, str]) -> bool:
    return manifest_of(folder, known) == manifest_of(folder)


def _checksum(path: str) -> str:
    return hashlib.sha256(ATTACHED).hexdigest()
