"""All files of a made-up register, one after another, and the folder that they are written into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pledgebook.reading.source_text import SourceFile
from tests.made_up.agreements import Agreement, agreement
from tests.made_up.country import Size, municipalities
from tests.made_up.follow_ups import follow_ups
from tests.made_up.prose import prose_pages
from tests.made_up.register_file import register_file
from tests.made_up.sources import ATTACHED, ATTACHMENT
from tests.made_up.yaml_form import as_yaml

_SETTINGS = Path(__file__).with_name("mkdocs.yml")
_HOOK = Path(__file__).parents[2] / "hooks/mkdocs_hooks.py"


def record_files(size: Size) -> Iterator[SourceFile]:
    """The same files, in the same order, for the same size."""
    places = list(municipalities(size))
    agreements = (agreement(place, year, size) for place in places for year in size.all_years)
    # The first stands in pledges.yaml, as all may in a small register.
    first = next(agreements)
    yield _file("pledges.yaml", as_yaml(register_file(size, places, [first])))
    yield from _reports(first, size)
    for made in agreements:
        yield _file(f"pledges/{made.id}.yaml", as_yaml(made.record))
        yield from _reports(made, size)
    yield from (_file(path, text) for path, text in prose_pages(size, places[0]))


def write_register(size: Size, folder: Path) -> None:
    """Into an empty folder, with the attachment and the settings of the site."""
    for name in ("pledges", "followups", "content/sv", "content/en", f"content/{Path(ATTACHMENT).parent}"):
        (folder / name).mkdir(parents=True)
    for file in record_files(size):
        (folder / file.path).write_bytes(file.content)
    (folder / "content" / ATTACHMENT).write_bytes(ATTACHED)
    (folder / "mkdocs.yml").write_text(_SETTINGS.read_text("utf-8").replace("HOOK", str(_HOOK)), "utf-8")


def _reports(made: Agreement, size: Size) -> Iterator[SourceFile]:
    return (_file(path, text) for path, text in follow_ups(made, size))


def _file(path: str, text: str) -> SourceFile:
    return SourceFile(path, text.encode())
