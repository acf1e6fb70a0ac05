"""The pages in their folder: the same files whoever wrote them, each digest that of its file, nothing held twice."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from pledgebook.publishing.site_folder import FEWEST_FOR_SEVERAL, write_chapters, write_files
from pledgebook.publishing.site_map import MapEntry, site_maps
from tests.built_site import site_in
from tests.publishing.made_up_site import URL, made_up_site


def test_one_process_and_several_write_the_same_files(tmp_path: Path) -> None:
    site = made_up_site()
    assert len(site.chapters) >= FEWEST_FOR_SEVERAL
    alone = write_chapters(site, tmp_path / "one", 1)
    together = write_chapters(site, tmp_path / "three", 3)
    assert site_in(tmp_path / "one", "").files == site_in(tmp_path / "three", "").files
    assert list(alone.items()) == list(together.items())


def test_what_is_written_is_what_the_site_says(tmp_path: Path) -> None:
    site = made_up_site()
    chapters = write_chapters(site, tmp_path, 2).values()
    others = write_files(tmp_path, site.other_files(entry for one in chapters for entry in one.files.entries))
    expected = {file.path: file.bytes for file in site.files()}
    assert site_in(tmp_path, "").files == expected
    written = [*(one.files for one in chapters), others]
    digests = {path: digest for files in written for path, digest in files.digests.items()}
    assert digests == {path: hashlib.sha256(content).hexdigest() for path, content in expected.items()}


def test_progress_is_told_chapter_by_chapter(tmp_path: Path) -> None:
    site, told = made_up_site(), list[int]()
    write_chapters(site, tmp_path, 2, told.append)
    assert sum(told) == len(site.chapters)


def test_a_process_that_fails_stops_the_build(tmp_path: Path) -> None:
    site = made_up_site()
    (tmp_path / "omraden").write_text("where a folder should be", "utf-8")
    with pytest.raises(OSError, match="omraden"):
        write_chapters(site, tmp_path, 2)


def test_a_site_map_is_split_where_it_is_too_long_for_one_file() -> None:
    entries = [MapEntry(f"p{number}/", language) for language in ("sv", "en") for number in range(3)]
    homes = {"sv": "", "en": "en/"}
    assert list(site_maps(entries, homes, URL, most=6)) == ["sitemap.xml"]
    maps = site_maps(entries, homes, URL, most=4)
    assert list(maps) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    assert f"<loc>{URL}sitemap-2.xml</loc>" in maps["sitemap.xml"]
    assert [text.count("<url>") for text in maps.values()] == [0, 4, 2]
    whole = site_maps(entries, homes, URL)["sitemap.xml"]
    assert all(line in whole for text in list(maps.values())[1:] for line in text.splitlines())
