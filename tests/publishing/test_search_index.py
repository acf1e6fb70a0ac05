"""The index of a small site: which pages and languages are in it, which files, and always the same bytes."""

from __future__ import annotations

import gzip
import json
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from pledgebook.publishing.pagefind_index import SearchIndexError
from pledgebook.publishing.pages_of_search import KINDS
from pledgebook.publishing.search_index import (
    EarlierIndex,
    WrittenIndex,
    html_pages,
    keep_search_index,
    write_search_index,
)
from pledgebook.publishing.search_order import in_one_order
from pledgebook.publishing.search_parts import MAIN_PART
from tests.search_index_files import files_in, pages_in

PAGE = '<!doctype html><html lang="{language}"><title>x</title><main {attributes}><h1>Sidan</h1>{text}</main></html>'
FOUND = 'data-pagefind-body data-pagefind-filter="kind:{kind}"'


def index_of(folder: Path, pages: Mapping[str, str]) -> Mapping[str, bytes]:
    """The files of the index of a site with these pages, HTML by path."""
    write_pages(folder, pages)
    write_search_index(folder, {MAIN_PART: html_pages(folder)})
    return files_in(folder / "pagefind")


def write_pages(folder: Path, pages: Mapping[str, str]) -> None:
    for path, html in pages.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(html, "utf-8")


def page(text: str = "<p>Ett löfte.</p>", *, language: str = "sv", attributes: str = FOUND, kind: str = "page") -> str:
    return PAGE.format(language=language, attributes=attributes.format(kind=kind), text=text)


def site() -> dict[str, str]:
    pages = {f"{kind}/index.html": page(kind=kind) for kind in KINDS}
    return {**pages, **{f"en/{path}": html.replace('"sv"', '"en"') for path, html in pages.items()}}


def test_each_language_is_an_index_of_its_own(tmp_path: Path) -> None:
    found = {(one.language, one.address, one.kind) for one in pages_in(index_of(tmp_path, site()))}
    swedish = {("sv", f"{kind}/", kind) for kind in KINDS}
    assert found == swedish | {("en", f"en/{address}", kind) for _, address, kind in swedish}


def test_a_page_that_does_not_ask_for_it_is_left_out(tmp_path: Path) -> None:
    pages = {"index.html": page(), "404.html": page(attributes=""), "gammal/index.html": page(attributes="")}
    assert [one.address for one in pages_in(index_of(tmp_path, pages))] == [""]


def test_only_what_a_browser_fetches_is_published(tmp_path: Path) -> None:
    kinds = {path.partition("/")[0] if "/" in path else path for path in index_of(tmp_path, site())}
    metas = {path for path in kinds if path.endswith(".pf_meta")}
    assert {path.split("_")[0] for path in metas} == {"pagefind.sv", "pagefind.en"}
    assert kinds - metas == {
        "pagefind-entry.json",
        "parts.json",
        "pagefind.js",
        "wasm.sv.pagefind",
        "wasm.en.pagefind",
        "index",
        "filter",
        "fragment",
    }


def test_a_language_without_word_forms_of_its_own_gets_the_common_module(tmp_path: Path) -> None:
    files = index_of(tmp_path, {"index.html": page(language="se")})
    assert [path for path in files if path.startswith("wasm.")] == ["wasm.unknown.pagefind"]


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    first, *others = (index_of(tmp_path / str(number), site()) for number in range(4))
    assert [other == first for other in others] == [True, True, True]


def test_another_page_gives_other_names_so_that_no_old_file_is_taken_for_a_new_one(tmp_path: Path) -> None:
    one_more = {**site(), "more/index.html": page(kind="pledge")}
    first, second = index_of(tmp_path / "first", site()), index_of(tmp_path / "second", one_more)
    changed = {path for path in first.keys() & second.keys() if first[path] != second[path]}
    assert changed == {"pagefind-entry.json", "parts.json"}


def test_a_new_index_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    index_of(tmp_path, site())
    files = index_of(tmp_path, {f"{kind}/index.html": page("<p>Nytt.</p>", kind=kind) for kind in KINDS})
    assert {one.text for one in pages_in(files) if one.language == "sv"} == {"Sidan. Nytt."}
    assert len(list(pages_in(files))) == len(site())


def test_examples_and_what_many_pages_say_alike_are_not_searched(tmp_path: Path) -> None:
    text = '<p class="pb-over">Gäller inte.</p><dl class="pb-facts"><dt>Av</dt><dd>Polisen</dd></dl><pre>p1:</pre>'
    assert [one.text for one in pages_in(index_of(tmp_path, {"index.html": page(text)}))] == ["Sidan. Polisen"]


def test_a_site_without_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SearchIndexError):
        write_search_index(tmp_path, {MAIN_PART: ()})
    assert not (tmp_path / "pagefind").exists()


def program(folder: Path, monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """A program in place of Pagefind."""
    path = folder / "pagefind.sh"
    path.write_text("\n".join(("#!/bin/sh", *lines, "")))
    path.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(path))


def test_a_program_that_fails_is_not_waited_for_and_its_words_are_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, monkeypatch, "echo no room left >&2", "exit 1")
    many = {f"{number}/index.html": page("<p>Ett löfte.</p>" * 1000) for number in range(50)}
    with pytest.raises(SearchIndexError, match=r"^no room left$"):
        index_of(tmp_path / "site", many)


def test_what_pagefind_says_is_wrong_is_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = b64encode(b'{"payload": {"type": "Error", "message": "no such index"}}').decode()
    program(tmp_path, monkeypatch, f"printf '{answer},'", "exec sleep 60")
    with pytest.raises(SearchIndexError, match=r"^no such index$"):
        index_of(tmp_path / "site", site())


def test_without_pagefind_there_is_a_reason_and_no_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "missing"))
    with pytest.raises(SearchIndexError, match="missing"):
        index_of(tmp_path, site())
    assert not (tmp_path / "pagefind").exists()


PARTS = {
    MAIN_PART: ("index.html", "404.html", "en/index.html"),
    "2021": ("a-2021/index.html", "en/a-2021/index.html"),
    "2022": ("a-2022/index.html", "en/a-2022/index.html"),
}


def site_in_parts(*, in_2022: str = "Ett löfte.") -> dict[str, str]:
    pages = {
        path: page(language="en" if path.startswith("en/") else "sv") for paths in PARTS.values() for path in paths
    }
    return {**pages, "404.html": page(attributes=""), "a-2022/index.html": page(in_2022)}


def earlier(folder: Path, index: WrittenIndex) -> EarlierIndex:
    """As it lies there, of pages that are all the same."""
    return EarlierIndex(folder, index.files, index.documents)


def without_pagefind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is made all the same was made by no program."""
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "missing"))


def test_each_part_is_an_index_of_its_own_with_one_program_for_all(tmp_path: Path) -> None:
    write_pages(tmp_path, site_in_parts())
    write_search_index(tmp_path, PARTS)
    for name, pages in PARTS.items():
        files = files_in(tmp_path / "pagefind" / name)
        own = {path: content for path, content in files.items() if not path.startswith("202")}
        searched = {path.removesuffix("index.html") for path in pages} - {"404.html"}
        assert {one.address for one in pages_in(own)} == searched
        assert ("pagefind.js" in own, "wasm.sv.pagefind" in own) == (name == MAIN_PART,) * 2
    told = json.loads((tmp_path / "pagefind" / "parts.json").read_bytes())
    assert {name: part["pages"] for name, part in told.items()} == {name: {"en": 1, "sv": 1} for name in PARTS}


def test_a_part_with_nothing_to_search_is_left_out(tmp_path: Path) -> None:
    write_pages(tmp_path, {**site_in_parts(), **dict.fromkeys(PARTS["2022"], page(attributes=""))})
    write_search_index(tmp_path, PARTS)
    assert not (tmp_path / "pagefind" / "2022").exists()
    assert json.loads((tmp_path / "pagefind" / "parts.json").read_bytes()).keys() == {MAIN_PART, "2021"}


def test_a_part_of_which_nothing_changed_is_taken_over_and_its_pages_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pages(tmp_path, site_in_parts())
    written = write_search_index(tmp_path, PARTS)
    before = files_in(tmp_path / "pagefind")
    without_pagefind(monkeypatch, tmp_path)
    for path in written.documents:
        (tmp_path / path).unlink()
    assert write_search_index(tmp_path, PARTS, earlier(tmp_path / "pagefind", written)) == written
    assert files_in(tmp_path / "pagefind") == before


def test_only_what_is_searched_counts_as_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_pages(tmp_path, site_in_parts())
    written = write_search_index(tmp_path, PARTS)
    before = files_in(tmp_path / "pagefind")
    without_pagefind(monkeypatch, tmp_path)
    write_pages(tmp_path, site_in_parts(in_2022='Ett <svg id="p">löfte</svg>löfte.'))
    write_search_index(tmp_path, PARTS, EarlierIndex(tmp_path / "pagefind", written.files, {}))
    assert files_in(tmp_path / "pagefind") == before


def test_an_index_made_with_an_earlier_one_is_the_same_to_the_byte_as_one_from_nothing(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    write_pages(one, site_in_parts())
    written = write_search_index(one, PARTS)
    (one / "pagefind").rename(tmp_path / "kept")
    for folder in (one, other):
        write_pages(folder, site_in_parts(in_2022="Nytt."))
    unchanged = {path: digest for path, digest in written.documents.items() if path != "a-2022/index.html"}
    again = write_search_index(one, PARTS, EarlierIndex(tmp_path / "kept", written.files, unchanged))
    assert again == write_search_index(other, PARTS)
    assert again.files == {path: sha256(content).hexdigest() for path, content in files_in(one / "pagefind").items()}
    assert files_in(one / "pagefind") == files_in(other / "pagefind")


def test_an_index_can_be_kept_whatever_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, aside = tmp_path / "site", tmp_path / "aside"
    write_pages(site, site_in_parts())
    written = write_search_index(site, PARTS)
    before = files_in(site / "pagefind")
    (site / "pagefind").rename(aside)
    write_pages(site, site_in_parts(in_2022="Nytt."))
    without_pagefind(monkeypatch, tmp_path)
    assert keep_search_index(site, earlier(aside, written)) == written
    assert files_in(site / "pagefind") == before


@pytest.mark.parametrize(
    "content", [b"", b"\x82", b"\x82\x64kind", b"\x9f\x64kind\xff", b"\xa1\x64kind\x80", b"\x82\x64kind\x61x"]
)
def test_a_filter_of_another_form_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"^b'"):
        in_one_order({"filter/sv_1234567.pf_filter": gzip.compress(b"pagefind_dcd" + content)})


def test_a_file_of_another_signature_is_refused() -> None:
    with pytest.raises(ValueError, match="another"):
        in_one_order({"pagefind.sv_1234567890.pf_meta": gzip.compress(b"another_form")})
