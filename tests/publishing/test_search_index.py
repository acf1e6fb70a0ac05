"""The index of a small site: which pages and languages are in it, which files, and always the same bytes."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path

import pytest

from pledgebook.publishing.pages_of_search import KINDS
from pledgebook.publishing.search_index import SearchIndexError, write_search_index
from pledgebook.publishing.search_order import in_one_order
from tests.search_index_files import files_in, pages_in

PAGE = '<!doctype html><html lang="{language}"><title>x</title><main {attributes}><h1>Sidan</h1>{text}</main></html>'
FOUND = 'data-pagefind-body data-pagefind-filter="kind:{kind}"'


def index_of(folder: Path, pages: Mapping[str, str]) -> Mapping[str, bytes]:
    """The files of the index of a site with these pages, HTML by path."""
    for path, html in pages.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(html, "utf-8")
    write_search_index(folder)
    return files_in(folder / "pagefind")


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
    assert changed == {"pagefind-entry.json"}


def test_a_new_index_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    index_of(tmp_path, site())
    files = index_of(tmp_path, {f"{kind}/index.html": page("<p>Nytt.</p>", kind=kind) for kind in KINDS})
    assert {one.text for one in pages_in(files) if one.language == "sv"} == {"Sidan. Nytt."}
    assert len(list(pages_in(files))) == len(site())


def test_examples_and_what_many_pages_say_alike_are_not_searched(tmp_path: Path) -> None:
    text = '<p class="pb-over">Gäller inte.</p><dl class="pb-facts"><dt>Av</dt><dd>Polisen</dd></dl><pre>p1:</pre>'
    assert [one.text for one in pages_in(index_of(tmp_path, {"index.html": page(text)}))] == ["Sidan. Polisen"]


def test_a_site_without_pages_is_refused_in_the_words_of_pagefind(tmp_path: Path) -> None:
    with pytest.raises(SearchIndexError, match="not able to build an index"):
        write_search_index(tmp_path)
    assert not (tmp_path / "pagefind").exists()


def test_without_pagefind_there_is_a_reason_and_no_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "missing"))
    with pytest.raises(SearchIndexError, match="missing"):
        index_of(tmp_path, site())
    assert not (tmp_path / "pagefind").exists()


@pytest.mark.parametrize(
    "content", [b"", b"\x82", b"\x82\x64kind", b"\x9f\x64kind\xff", b"\xa1\x64kind\x80", b"\x82\x64kind\x61x"]
)
def test_a_filter_of_another_form_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"^b'"):
        in_one_order({"filter/sv_1234567.pf_filter": gzip.compress(b"pagefind_dcd" + content)})


def test_a_file_of_another_signature_is_refused() -> None:
    with pytest.raises(ValueError, match="another"):
        in_one_order({"pagefind.sv_1234567890.pf_meta": gzip.compress(b"another_form")})
