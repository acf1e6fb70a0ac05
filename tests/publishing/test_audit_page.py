"""What pages say of the history: the verdict, each slip, since when a record is known here, and digests."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from pledgebook.history.audit import Verdict
from pledgebook.history.seal import read_seal
from pledgebook.history.undeclared_change import Change
from pledgebook.past import history_of
from pledgebook.pipeline import run
from pledgebook.publishing.phrases import phrase_languages, phrases_of
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.site import Site
from pledgebook.publishing.site_seal import write_seal
from pledgebook.reading.folder import read_folder
from tests.history.told_history import AGREEMENT, AMENDED, OPENED, REPORT, REPORTED, SIGNED, ToldHistory
from tests.publishing.small_site import TODAY, built, text_of


@pytest.fixture
def history(tmp_path: Path) -> ToldHistory:
    return ToldHistory(tmp_path / "register")


def site_of(history: ToldHistory) -> Site:
    records = read_folder(history.folder)
    outcome = run(records, TODAY, Settings("https://example.org/", history=history_of(history.folder, records.paths)))
    assert outcome.site is not None
    return outcome.site


def test_a_clean_history_says_what_it_shows_and_no_more(history: ToldHistory) -> None:
    history.opened()
    tip = history.commit({AGREEMENT: AMENDED})
    page = text_of(site_of(history), "granskning/")
    assert "Rent: ingenting är ändrat i det tysta" in page
    assert "Historiken har 1 steg sedan registret öppnades." in page
    assert "1 ändring av parterna och 0 rättelser" in page
    assert "visar inte att historiken själv aldrig har bytts ut" in page
    assert tip in page
    start = text_of(site_of(history), "")
    assert ": rent: ingenting är ändrat i det tysta" in " ".join(start.split())


def test_an_undeclared_change_is_told_with_old_and_new_and_escaped(history: ToldHistory) -> None:
    history.opened()
    history.commit({REPORT: REPORTED.replace("result: 22", "result: 33")})
    note = "outcome: amended, sv: Vi skrev fel & rättade 2 < 3., en: A mistake."
    commit = history.git("rev-parse", "HEAD")
    told = f"history_notes: [{{commit: {commit}, record: 2022-01-18-polisen, {note}}}]\n"
    assert "Brutet" in text_of(site_of(history), "granskning/")
    history.commit({"pledges.yaml": OPENED + told})
    page = built(site_of(history)).pages["granskning/"]
    assert "Förklarat: något blev fel, och det står öppet" in page.visible_text
    assert "2022-01-18-polisen pledges.p1.result.1.count" in page.visible_text
    assert "22" in page.visible_text
    assert "33" in page.visible_text
    assert "Vi skrev fel & rättade 2 < 3." in page.visible_text


@pytest.mark.parametrize("language", phrase_languages())
def test_every_kind_of_change_and_verdict_has_its_words(language: str) -> None:
    words = phrases_of(language)["audit"]
    assert words["change"].keys() == {change.value for change in Change}
    assert words["verdict"].keys() == words["sentence"].keys() == {*Verdict, "none"}


def test_a_site_that_is_not_of_a_commit_says_so_and_its_seal_names_none(history: ToldHistory) -> None:
    history.opened()
    assert site_of(history).seal.commit == history.git("rev-parse", "HEAD")
    history.put(AGREEMENT, AMENDED)
    site = site_of(history)
    assert "byggda av filer som ännu inte ligger i historiken" in text_of(site, "granskning/")
    assert site.seal.commit is None


def test_without_a_history_the_page_says_that_it_was_not_audited(tmp_path: Path) -> None:
    folder = tmp_path / "register"
    for path, text in {"pledges.yaml": OPENED, AGREEMENT: SIGNED}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    records = read_folder(folder)
    settings = Settings("https://example.org/", history=history_of(folder, records.paths))
    site = run(records, TODAY, settings).site
    assert site is not None
    page = text_of(site, "granskning/")
    assert "Historiken är inte granskad" in page
    assert str(tmp_path) not in page


def test_a_report_and_an_amendment_that_were_entered_late_say_so(history: ToldHistory) -> None:
    history.commit({"pledges.yaml": OPENED, AGREEMENT: SIGNED}, day="2021-01-20T12:00:00+01:00")
    history.commit({AGREEMENT: AMENDED, REPORT: REPORTED}, day="2022-01-20T12:00:00+01:00")
    site = site_of(history)
    assert "Infört här 20 januari 2021" in " ".join(text_of(site, "exempelby-2021/").split())
    assert "Infört här 20 januari 2022" in " ".join(text_of(site, "uppfoljningar/2022-01-18-polisen/").split())
    assert "infört här först 20 januari 2022" in text_of(site, "exempelby-2021/p2/")


def test_commits_whose_days_do_not_add_up_are_listed_for_everybody(history: ToldHistory) -> None:
    history.opened()
    assert "Dagar som inte stämmer" not in text_of(site_of(history), "granskning/")
    back = history.commit({AGREEMENT: AMENDED}, day="2021-03-01T12:00:00+01:00")
    ahead = history.commit({}, day="2038-01-01T12:00:00+01:00")
    page = " ".join(text_of(site_of(history), "granskning/").split())
    assert f"1 mars 2021 , efter en version från 10 januari 2026 : {back[:12]}" in page
    assert f"1 januari 2038 : {ahead[:12]}" in page


def test_pages_of_records_carry_the_beginning_of_the_digest_that_the_seal_has(history: ToldHistory) -> None:
    history.opened()
    site = site_of(history)
    digest = f"{site.seal.records['agreement exempelby-2021'][:16]}…"
    assert digest in text_of(site, "exempelby-2021/")
    assert digest in text_of(site, "en/exempelby-2021/p1/")
    assert site.seal.records["follow-up 2022-01-18-polisen"][:16] in text_of(site, "uppfoljningar/2022-01-18-polisen/")


def test_the_seal_of_a_site_holds_the_digest_of_the_list_of_its_files(history: ToldHistory, tmp_path: Path) -> None:
    history.opened()
    folder = tmp_path / "site"
    (folder / "a").mkdir(parents=True)
    (folder / "a" / "index.html").write_bytes(b"<p>")
    (folder / "robots.txt").write_bytes(b"*")
    seal = site_of(history).seal
    write_seal(folder, seal)
    manifest = (folder / "manifest-sha256.txt").read_bytes()
    wanted = {"a/index.html": b"<p>", "robots.txt": b"*"}
    lines = [f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in wanted.items()]
    assert manifest.decode() == "".join(lines)
    sealed = read_seal((folder / "seal.json").read_bytes())
    assert sealed.manifest == hashlib.sha256(manifest).hexdigest()
    assert sealed.records == seal.records
    write_seal(folder, seal)
    assert (folder / "manifest-sha256.txt").read_bytes() == manifest
