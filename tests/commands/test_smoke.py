"""`pledgebook smoke`: a site that is broken, empty or less than the one before it is not published."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pledgebook.commands.smoke import smoke
from pledgebook.publishing.site import Site
from pledgebook.publishing.site_seal import write_seal
from pledgebook.reading.web import Web
from tests.browser.static_host import hosted
from tests.complaint_cases import BASE, LANGUAGES
from tests.publishing.small_site import AGREEMENT, site_of

LEADS_ON = """<!doctype html><html lang="sv"><head><title>Har flyttat</title>
<meta http-equiv="refresh" content="0; url=../lofte-1/"></head></html>
"""


def written(site: Site, folder: Path, previous: Path | None = None) -> Path:
    """The site as a host would get it, with its seal, which names that of the `previous` one."""
    for file in (*site.files(), *site.last_files()):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        styles = b"/* the theme's styles are not here */" if path.suffix == ".css" else b""
        path.write_bytes(file.bytes or styles)
    return sealed(site, folder, previous)


def sealed(site: Site, folder: Path, previous: Path | None = None) -> Path:
    before = hashlib.sha256((previous / "seal.json").read_bytes()).hexdigest() if previous else None
    write_seal(folder, replace(site.seal, previous=before))
    return folder


@pytest.fixture(scope="module")
def made() -> Site:
    return site_of()


@pytest.fixture(scope="module")
def published_site(made: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(made, tmp_path_factory.mktemp("published"))


@pytest.fixture(scope="module")
def next_site(made: Site, published_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(made, tmp_path_factory.mktemp("next"), published_site)


@pytest.fixture
def site(next_site: Path, tmp_path: Path) -> Path:
    """The next site, to be broken."""
    return shutil.copytree(next_site, tmp_path / "site")


@pytest.fixture
def register(tmp_path: Path) -> Path:
    folder = tmp_path / "register"
    (folder / "pledges").mkdir(parents=True)
    shutil.copy(BASE, folder / "pledges.yaml")
    (folder / "pledges" / "exempelby-2021.yaml").write_text(AGREEMENT.format(more="", pledge=""), "utf-8")
    return folder


Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(register: Path, published_site: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(site: Path, previous: str | Path | None = published_site, language: str = "en") -> tuple[int, str]:
        web = Web(may_be_asked=lambda ip: True)
        place = None if previous is None else str(previous)
        code = smoke(site, previous=place, register_folder=register, web=web, language=language)
        told = capsys.readouterr()
        return code, told.out + told.err

    return run


def test_a_whole_site_may_take_the_place_of_the_one_before(run: Run, site: Path) -> None:
    code, said = run(site)
    assert code == 0, said
    assert "can be published" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_site_is_compared_with_none_and_says_so(run: Run, published_site: Path, language: str) -> None:
    code, said = run(published_site, None, language)
    assert code == 0, said
    assert {"sv": "inte jämförd", "en": "not compared"}[language] in said


def test_the_site_before_is_read_from_the_web(run: Run, site: Path, published_site: Path) -> None:
    with hosted(published_site) as address:
        assert run(site, address)[0] == 0


def test_a_site_that_cannot_be_reached_is_not_replaced(run: Run, site: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("_headers", "404.html"):
        (tmp_path / "empty" / name).write_text("/*\n", "utf-8")
    with hosted(tmp_path / "empty") as address:
        code, said = run(site, address)
    assert code == 2
    assert "could not be fetched (404)" in said
    assert "`--first`" in said
    code, said = run(site, address)
    assert code == 2
    assert "no answer" in said


def test_a_site_that_is_being_replaced_meanwhile_is_no_witness(run: Run, site: Path, published_site: Path) -> None:
    half = shutil.copytree(published_site, site.parent / "half")
    (half / "manifest-sha256.txt").write_text("other\n", "utf-8")
    code, said = run(site, half)
    assert code == 2
    assert "does not belong to the seal" in said


@pytest.mark.parametrize("how", ["removed", "emptied", "cut"])
def test_no_file_can_be_lost_emptied_or_cut(
    run: Run, next_site: Path, published_site: Path, made: Site, tmp_path: Path, how: str
) -> None:
    """Though the seal is made anew of what is left. Some of the files, for time's sake."""
    files = sorted(path.relative_to(next_site) for path in next_site.rglob("*.html"))
    for number, file in enumerate(files[:: max(1, len(files) // 4)]):
        site = shutil.copytree(next_site, tmp_path / f"{number}")
        content = (site / file).read_bytes()
        (site / file).unlink() if how == "removed" else (site / file).write_bytes(
            b"" if how == "emptied" else content[: len(content) // 2]
        )
        code, said = run(sealed(made, site, published_site))
        assert code == (2 if (file.as_posix(), how) == ("index.html", "removed") else 1), said


@pytest.mark.parametrize(
    "path",
    [
        "api/v1/index.json",
        "api/v1/pledges.ndjson",
        "api/v1/pledges/exempelby-2021/p1.json",
        "data/agreements.csv",
        "data/catalog.rdf",
        "data/datapackage.json",
        "exempelby-2021/atom.xml",
        "exempelby-2021/calendar.ics",
    ],
)
@pytest.mark.parametrize("how", ["emptied", "cut"])
def test_data_can_be_neither_emptied_nor_cut(run: Run, made: Site, site: Path, path: str, how: str) -> None:
    """In a first site as well, of which no other has more, and though the seal is made anew of what is left."""
    content = (site / path).read_bytes()
    (site / path).write_bytes(b"" if how == "emptied" else content[: len(content) // 2])
    code, said = run(sealed(made, site), None)
    assert code == 1
    assert all(line.startswith(path) for line in said.splitlines()[:-1]), said


def test_data_that_is_promised_and_not_there_is_told(run: Run, made: Site, site: Path) -> None:
    for path in ("api/v1/changes.ndjson", "data/results.csv"):
        (site / path).unlink()
    code, said = run(sealed(made, site), None)
    assert code == 1
    assert "api/v1/changes.ndjson: the file is missing" in said
    assert "data/results.csv: the file is missing" in said


def test_a_collection_without_records_is_as_empty_as_it_should_be(
    run: Run, made: Site, site: Path, published_site: Path
) -> None:
    (site / "api").mkdir(exist_ok=True)
    (site / "api" / "amendments.ndjson").write_bytes(b"")
    code, said = run(sealed(made, site, published_site))
    assert code == 0, said


def test_what_was_changed_after_the_build_is_told(run: Run, site: Path) -> None:
    page = site / "exempelby-2021" / "index.html"
    page.write_text(page.read_text("utf-8").replace("20", "2"), "utf-8")
    (site / "evil.js").write_text("x", "utf-8")
    code, said = run(site)
    assert code == 1
    assert "exempelby-2021/index.html: does not agree with manifest-sha256.txt" in said
    assert "evil.js: does not agree" in said


def test_a_page_that_is_gone_is_told_by_its_address(run: Run, made: Site, site: Path, published_site: Path) -> None:
    shutil.rmtree(site / "utgivare")
    code, said = run(sealed(made, site, published_site))
    assert code == 1
    assert "utgivare/: the published site has this address, and it is there no longer" in said


def test_an_address_may_be_given_up_in_so_many_words(
    run: Run, made: Site, site: Path, published_site: Path, register: Path, tmp_path: Path
) -> None:
    """And only that one: what is named counts, whatever else the settings hold."""
    before = shutil.copytree(published_site, tmp_path / "before")
    for picture in ("bilder/karta.png", "en/bilder/karta.png", "bilder/torg.png"):
        (before / picture).parent.mkdir(parents=True, exist_ok=True)
        (before / picture).write_bytes(b"x")
    sealed(made, site, sealed(made, before))
    settings = "extra:\n  withdrawn:\n    - bilder/karta.png\n    - en/bilder/karta.png\n    - !!python/name:os.x\n"
    (register / "mkdocs.yml").write_text(settings, "utf-8")
    code, said = run(site, before)
    assert code == 1
    assert "bilder/torg.png: the published site has this address" in said
    assert "karta.png: the published site" not in said
    (register / "mkdocs.yml").write_text(f"{settings}    - bilder/torg.png\n", "utf-8")
    code, said = run(site, before)
    assert code == 0, said
    assert "Gone for good according to mkdocs.yml: bilder/karta.png, bilder/torg.png, en/bilder/karta.png" in said


def test_a_page_that_moved_may_leave_one_that_leads_on(run: Run, made: Site, site: Path, published_site: Path) -> None:
    folders = [site / "exempelby-2021", site / "en" / "exempelby-2021"]
    folders += [site / "kort" / language / "exempelby-2021" for language in LANGUAGES]
    for root in folders:
        shutil.copytree(root / "p1", root / "lofte-1")
    for page in site.rglob("*.html"):
        # As deep as before, so that relative links hold.
        page.write_text(page.read_text("utf-8").replace("exempelby-2021/p1/", "exempelby-2021/lofte-1/"), "utf-8")
    for root in folders:
        (root / "p1" / "index.html").write_text(LEADS_ON, "utf-8")
    (site / "sitemap.xml").write_text("<urlset></urlset>", "utf-8")
    code, said = run(sealed(made, site, published_site))
    assert code == 0, said


def test_a_language_that_is_gone_is_told(run: Run, made: Site, site: Path, published_site: Path) -> None:
    shutil.rmtree(site / "en")
    code, said = run(sealed(made, site, published_site))
    assert code == 1
    assert "en/index.html: a language that the published site has is missing" in said
    assert "Of " in said
    assert "So large a loss is nearly always a mistake." in said
    assert " more: addresses that are there no longer" in said


def test_a_link_that_is_no_address_is_told_and_stops_nothing_else(run: Run, site: Path) -> None:
    page = site / "exempelby-2021" / "index.html"
    page.write_text(page.read_text("utf-8").replace("<main", '<a href="https://[example">x</a><main', 1), "utf-8")
    code, said = run(site)
    assert code == 1
    assert "https://[example" in said


def test_lists_come_and_go_with_the_day(run: Run, made: Site, site: Path, published_site: Path) -> None:
    """Which there are changes with the records, and some every night."""
    before = shutil.copytree(published_site, site.parent / "before")
    gone = before / "loften" / "ar" / "1999" / "index.html"
    gone.parent.mkdir(parents=True)
    gone.write_text("x", "utf-8")
    sealed(made, before)
    assert run(sealed(made, site, before), before)[0] == 0


@pytest.mark.parametrize("path", ["api/v1/contacts/kommunpolis.json", "moten/dialog.ics", "en/moten/dialog.ics"])
def test_what_is_told_of_one_contact_or_meeting_may_go_with_it(
    run: Run, made: Site, site: Path, published_site: Path, path: str
) -> None:
    before = shutil.copytree(published_site, site.parent / "before")
    (before / path).parent.mkdir(parents=True, exist_ok=True)
    (before / path).write_text("x", "utf-8")
    sealed(made, before)
    code, said = run(sealed(made, site, before), before)
    assert code == 0, said


def test_drafts_that_an_earlier_site_showed_are_no_lost_pages(
    run: Run, made: Site, site: Path, register: Path, published_site: Path
) -> None:
    draft = AGREEMENT.format(more="draft: true", pledge="")
    (register / "pledges" / "exempelby-2027.yaml").write_text(draft.replace("2021", "2027"), "utf-8")
    before = shutil.copytree(published_site, site.parent / "before")
    shutil.copytree(before / "exempelby-2021", before / "exempelby-2027")
    shutil.copytree(before / "en" / "exempelby-2021", before / "en" / "exempelby-2027")
    sealed(made, before)
    code, said = run(sealed(made, site, before), before)
    assert code == 0, said


def test_a_seal_that_does_not_name_the_one_before_is_told(run: Run, made: Site, site: Path) -> None:
    code, said = run(sealed(made, site))
    assert code == 1
    assert "PLEDGEBOOK_PREVIOUS_SEAL" in said


def test_a_start_page_must_say_what_is_in_force_and_who_publishes_it(
    run: Run, made: Site, site: Path, published_site: Path, register: Path
) -> None:
    start = site / "index.html"
    text = start.read_text("utf-8")
    start.write_text(text.replace("Inget medborgarlöfte gäller", "x").replace("Exempelby nattvandrare", "x"), "utf-8")
    code, said = run(sealed(made, site, published_site))
    assert code == 1
    assert "index.html: no citizen pledge is in force, but the start page does not say so" in said
    assert "index.html: the start page does not name the publisher, Exempelby nattvandrare" in said
    record = register / "pledges" / "exempelby-2021.yaml"
    record.write_text(record.read_text("utf-8").replace("period: 2021", "period: 2021 to 2026"), "utf-8")
    start.write_text(text.replace('"./exempelby-2021/"', '"./"'), "utf-8")
    _, said = run(sealed(made, site, published_site))
    assert "index.html: the start page does not name `exempelby-2021`, which is in force now" in said


def test_links_parts_styles_and_the_map_of_the_site_are_followed(
    run: Run, made: Site, site: Path, published_site: Path
) -> None:
    start = site / "index.html"
    text = start.read_text("utf-8").replace('rel="stylesheet"', 'rel="x"')
    start.write_text(
        text.replace("</main>", '<a href="./borta/">a</a><a href="./ordlista/#borta">b</a></main>'), "utf-8"
    )
    (site / "sitemap.xml").write_text("<urlset><url><loc>https://example.org/borta/</loc></url></urlset>", "utf-8")
    code, said = run(sealed(made, site, published_site))
    assert code == 1
    assert "index.html: the link `./borta/` leads nowhere" in said
    assert "index.html: the link `./ordlista/#borta` leads nowhere" in said
    assert "index.html: the page has no stylesheet" in said
    assert "sitemap.xml: the link `https://example.org/borta/` leads nowhere" in said


def test_what_a_site_holds_cannot_speak_to_the_log(run: Run, made: Site, site: Path, published_site: Path) -> None:
    start = site / "index.html"
    start.write_text(
        start.read_text("utf-8").replace("</main>", '<a href="&#10;::error::x&#27;[31m/">a</a></main>'), "utf-8"
    )
    _, said = run(sealed(made, site, published_site))
    assert "\n::error" not in said
    assert "\x1b" not in said


def test_a_folder_without_a_site_and_a_register_that_cannot_be_read_are_refused(
    run: Run, tmp_path: Path, register: Path, site: Path
) -> None:
    (tmp_path / "nothing").mkdir()
    code, said = run(tmp_path / "nothing")
    assert (code, "no finished site" in said) == (2, True)
    (register / "pledges.yaml").write_text("x: [", "utf-8")
    code, said = run(site)
    assert (code, "cannot be read" in said) == (2, True)
