"""What is the same on many pages is written once, and for one site alone."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import PurePath
from types import FrameType

import pytest

from pledgebook.publishing import addresses
from pledgebook.publishing.site import Site
from pledgebook.publishing.site_file import SiteFile
from tests.publishing.small_site import site_of

REPORT = """\
---
agreement: exempelby-2021
by: polisen
date: 2021-12-20
untranslated: [en]
sources: {title: Anteckningar}
pledges: {p1: fulfilled}
---
"""
MACROS = ("parts.html", "pictures.html", "pledge_table.html", "amendments.html")


def small_site() -> Site:
    return site_of()


def larger_site() -> Site:
    return site_of(
        pledge="title: {sv: Ljus i parken, en: Light in the park}",
        followups__2021_12_20_polisen_md=REPORT,
        followups__2022_01_20_polisen_md=REPORT.replace("2021-12-20", "2022-01-20"),
    )


def written_by(site: Site) -> Counter[tuple[str, str]]:
    """How often the functions of the compiled templates were entered, by template and function."""
    entered: Counter[tuple[str, str]] = Counter()

    def count(frame: FrameType, event: str, _: object) -> None:
        path = PurePath(frame.f_code.co_filename)
        if event == "call" and path.parent.name == "templates":
            entered[path.name, frame.f_code.co_name] += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        assert any(file.path == "index.html" for file in list(site.files()))
    finally:
        sys.setprofile(before)
    return entered


def test_more_pages_do_not_make_more_modules_of_macros() -> None:
    small, larger = written_by(small_site()), written_by(larger_site())
    assert larger["frame.html", "root"] > small["frame.html", "root"]
    assert [larger[name, "root"] for name in MACROS] == [small[name, "root"] for name in MACROS]


def test_more_pages_do_not_write_more_of_what_all_have_in_common() -> None:
    small, larger = written_by(small_site()), written_by(larger_site())
    assert larger["frame.html", "macro"] == small["frame.html", "macro"] > 0


def test_two_sites_written_side_by_side_do_not_mix() -> None:
    one, other = small_site(), larger_site()
    alone = list(one.files()), list(other.files())
    assert alone[0] != alone[1]
    side_by_side = list(zip_longest(small_site().files(), larger_site().files()))
    assert tuple(map(_without_gaps, zip(*side_by_side, strict=True))) == alone


def _without_gaps(found: tuple[SiteFile | None, ...]) -> list[SiteFile]:
    return [file for file in found if file is not None]


def test_no_page_has_the_sign_that_stands_for_the_way_to_the_root() -> None:
    assert not [file.path for file in larger_site().files() if "\x01" in file.content]


def test_a_page_is_the_same_whichever_pages_were_written_before_it() -> None:
    def by_path(files: Iterator[SiteFile]) -> dict[str, str]:
        return {file.path: file.content for file in files}

    site = larger_site()
    assert by_path(site.files()) == by_path(site.files())


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_menu_marks_the_page_that_is_shown(language: str) -> None:
    site = small_site()
    home = site.editions[language].home
    pages = {file.path: file.content for file in site.files()}
    for address in addresses.IN_MENUS:
        page = pages[addresses.file_of(home + address)]
        root = addresses.root_from(home + address)
        assert page.count('aria-current="page"') == 1
        assert f'href="{root}{home}{address}"' in page.split('aria-current="page"')[0].rsplit("<", 1)[1]
    start = pages[addresses.file_of(home)]
    assert 'aria-current="page"' not in start
