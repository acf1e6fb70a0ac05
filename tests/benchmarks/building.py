"""Building the whole site: ours as a user does it, beside Hugo with the same pages, and Pagefind on both."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pagefind.service import get_executable

from pledgebook.pipeline import run
from pledgebook.publishing.search_documents import NOT_SEARCHED
from pledgebook.publishing.search_index import html_pages, write_search_index
from pledgebook.publishing.search_parts import search_parts
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.site import Site
from pledgebook.reading.folder import read_folder
from tests.benchmarks.beside_pages import beside_pages, files_beside
from tests.benchmarks.hugo_site import SITE_URL, hugo_command, write_hugo_site
from tests.benchmarks.measured import Command, Taken, by_turns, measured, taken_here
from tests.benchmarks.page_kinds import addresses_in, middle, sizes_by_kind
from tests.benchmarks.sizes import day_of_build
from tests.benchmarks.table import Table, times
from tests.made_up.country import TODAY


@dataclass(frozen=True, slots=True)
class Built:
    """The two finished sites, and what building ours took, for what is measured afterwards."""

    ours: Path
    hugos: Path
    taken: Taken


def building(register: Path, runs: int) -> tuple[Built, list[Table]]:
    our_site, hugos = register.parent / f"{register.name}-ours", register.parent / f"{register.name}-hugo"
    site = site_of(register)
    source, beside = written_for_hugo(register, site), register.parent / f"{register.name}-beside"
    tries = {
        "ours: mkdocs build": lambda: anew(mkdocs_build(register, our_site), our_site, register),
        "Hugo": lambda: anew(hugo_command(source, hugos), hugos, None),
        "our index": lambda: taken_here(lambda: write_index(our_site, site)),
        "ours beside the pages": lambda: files_beside(site, beside),
        "Pagefind on Hugo's": lambda: pagefind(hugos),
    }
    found = dict(by_turns(runs, tries))
    ours, hugo = found["ours: mkdocs build"], found["Hugo"]
    ours_with_search = ours - found["ours beside the pages"]
    ours_alone = ours_with_search - found["our index"]
    pages = {"Hugo": hugo, "ours": ours_alone}
    whole = {"Hugo, then Pagefind": hugo + found["Pagefind on Hugo's"], "ours": ours_with_search}
    number = len(addresses_in(our_site))
    per_page = [
        [name, f"{taken.seconds / number * 1000:.2f}", f"{taken.work / number * 1000:.2f}"]
        for name, taken in (pages | whole).items()
    ]
    built = Built(our_site, hugos, ours)
    return built, [
        times(f"Building {number:,} pages: pages alone", pages, "Hugo", _NOTE),
        times("Building: with search", whole, "Hugo, then Pagefind"),
        Table("Building: each page", ("what", "wall, ms", "CPU, ms"), per_page),
        weights(built),
        *beside_pages(ours_alone, found["ours beside the pages"], beside),
    ]


# Each build leaves what the next can begin with.
KEEPING = {"PLEDGEBOOK_KEPT": "1"}

_NOTE = (
    "Hugo gets its facts as data, with all that our rules compute; it does not read the records, check them or seal "
    "what it wrote. What the index of the search takes of ours, and what is published beside the pages, is measured by "
    "itself and taken away: Hugo makes none of it. Ours writes down what it can keep for the next build."
)


def mkdocs_build(register: Path, destination: Path) -> Command:
    settings = str(register / "mkdocs.yml")
    return (sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", settings, "-d", str(destination))


def anew(command: Command, destination: Path, register: Path | None, day: date = TODAY) -> Taken:
    for folder in (destination, destination.with_name(f"{destination.name}.kept")):
        shutil.rmtree(folder, ignore_errors=True)
    return measured(command, folder=register, settings={**day_of_build(day), **KEEPING})


def write_index(folder: Path, site: Site) -> None:
    write_search_index(folder, search_parts(html_pages(folder), site.register))


def pagefind(site: Path) -> Taken:
    index = site.parent / f"{site.name}-index"
    shutil.rmtree(index, ignore_errors=True)
    arguments = ("--site", str(site), "--output-path", str(index), "--exclude-selectors", ", ".join(NOT_SEARCHED))
    return measured((str(get_executable()), *arguments, "--silent"))


def site_of(register: Path) -> Site:
    outcome = run(read_folder(register), TODAY, Settings(SITE_URL))
    if outcome.site is None:
        raise ValueError(register)
    return outcome.site


def written_for_hugo(register: Path, site: Site) -> Path:
    """Hugo's site of the register, in a folder beside it. That this takes time is not counted."""
    folder = register.parent / f"{register.name}-for-hugo"
    if not folder.exists():
        write_hugo_site(site, folder)
    return folder


def weights(built: Built) -> Table:
    """How large the pages of each kind are."""
    ours, hugos = sizes_by_kind(built.ours), sizes_by_kind(built.hugos)
    rows: list[Sequence[str]] = [
        [
            kind,
            f"{len(sizes):,}",
            f"{middle(sizes):,.0f}",
            f"{middle(hugos.get(kind, ())):,.0f}",
            f"{middle(hugos.get(kind, ())) / middle(sizes):.2f}",
            f"{sum(sizes) / 1e6:,.1f}",
            f"{sum(hugos.get(kind, ())) / 1e6:,.1f}",
        ]
        for kind, sizes in ours.items()
    ]
    head = ("kind of page", "pages", "ours, median bytes", "Hugo's", "×", "ours, MB", "Hugo's, MB")
    same = "The addresses of both sites are the same." if addresses_in(built.ours) == addresses_in(built.hugos) else ""
    return Table("Size of the pages", head, rows, same)
