"""`pledgebook review`: the answer to a proposed change, for who has never seen YAML or git."""

from __future__ import annotations

import subprocess
from pathlib import Path

import cmarkgfm
import pytest
from bs4 import BeautifulSoup

from pledgebook.publishing.phrases import Phrases
from tests.commands.test_check import run
from tests.complaint_cases import LANGUAGES
from tests.diagnostics.told_proposal import FOLDER, told_proposal
from tests.expected_files import expected
from tests.history.told_history import AGREEMENT, OPENED, REPORT, REPORTED, SIGNED, ToldHistory

EXPECTED = Path(__file__).parent / "reviews"
TODAY = "2026-11-22"

each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def history(tmp_path: Path) -> ToldHistory:
    told = ToldHistory(tmp_path / "register")
    told.commit({"pledges.yaml": OPENED, AGREEMENT: SIGNED})
    return told


def review(
    folder: Path, *arguments: str, language: str = "sv", since: str = "HEAD"
) -> subprocess.CompletedProcess[str]:
    return run("review", folder, "--since", since, "--language", language, "--today", TODAY, *arguments)


def page(title: str) -> str:
    return f"---\ntitle: {title}\ndescription: {title}.\nupdated: 2026-11-20\n---\nHej.\n"


@each_language
def test_a_report_that_can_be_published(history: ToldHistory, language: str) -> None:
    history.put_all({REPORT: REPORTED})
    done = review(history.folder, "--site-url", "https://example.org/loften", language=language)
    assert (done.returncode, done.stderr) == (0, "")
    expected(EXPECTED / f"report.{language}.md", done.stdout)


@each_language
def test_a_proposal_with_nasty_texts(tmp_path: Path, language: str) -> None:
    done = review(told_proposal(tmp_path).folder / FOLDER, language=language)
    assert (done.returncode, done.stderr) == (1, "")
    expected(EXPECTED / f"nasty.{language}.md", done.stdout)


def test_each_problem_leads_to_its_line_where_the_proposer_can_mend_it(history: ToldHistory) -> None:
    history.put_all({REPORT: REPORTED.replace("by: polisen", "by: spolisen")})
    fork = ("--repository", "https://github.com/anna/loften", "--branch", "anna-patch-1")
    told = BeautifulSoup(cmarkgfm.github_flavored_markdown_to_html(review(history.folder, *fork).stdout), "html5lib")
    line = REPORTED.splitlines().index("by: polisen") + 1
    links = [str(link["href"]) for link in told.find_all("a")]
    assert f"https://github.com/anna/loften/edit/anna-patch-1/{REPORT}#L{line}" in links


@pytest.mark.parametrize("branch", ["-x", "a b", ")[x](https://example.org", "a\nb", "ä`", "..", "a//b"])
def test_a_branch_with_a_name_that_means_something_gives_no_link(history: ToldHistory, branch: str) -> None:
    history.put_all({REPORT: REPORTED.replace("by: polisen", "by: spolisen")})
    done = review(history.folder, "--repository", "https://github.com/anna/loften", f"--branch={branch}")
    assert done.returncode == 1
    assert "github.com" not in done.stdout


@each_language
def test_a_change_that_changes_nothing(history: ToldHistory, language: str) -> None:
    history.put_all({AGREEMENT: f"# Bara en kommentar\n{SIGNED}"})
    done = review(history.folder, language=language)
    assert done.returncode == 0
    assert Phrases(language)("difference.none") in done.stdout


def test_errors_that_were_there_already_are_said_to_be_so(history: ToldHistory) -> None:
    base = history.commit(
        {"pledges/exempelby-2024.yaml": SIGNED.replace("2021", "2024").replace("[polisen,", "[ghost,")}
    )
    history.put_all({REPORT: REPORTED})
    done = review(history.folder, since=base)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0] == "❌ **Ändringen kan inte publiceras ännu: 2 fel.**"
    assert lines[2].startswith("Inget av felen beror på den här ändringen.")
    assert [line for line in lines if line.startswith("#")] == [
        "## Det här ändras för medborgarna",
        "## Det här fanns redan",
        "### `pledges/exempelby-2024.yaml`",
        "## Vad händer nu?",
    ]


def test_a_change_that_mends_what_was_wrong_cannot_be_compared_with_it(history: ToldHistory) -> None:
    base = history.commit({AGREEMENT: SIGNED.replace("by: polisen", "by: ghost")})
    history.put_all({AGREEMENT: SIGNED})
    done = review(history.folder, since=base)
    assert "Det går inte att jämföra med det som är publicerat, för där finns fel." in done.stdout


def test_the_first_register_of_all_is_new_as_a_whole(tmp_path: Path) -> None:
    told = ToldHistory(tmp_path / "register")
    base = told.commit({"README.md": "Snart.\n"})
    told.put_all({"pledges.yaml": OPENED, AGREEMENT: SIGNED.replace("by: polisen", "by: ghost")})
    done = review(told.folder, since=base)
    assert (done.returncode, done.stderr) == (1, "")
    assert "Det här fanns redan" not in done.stdout
    told.put_all({AGREEMENT: SIGNED})
    assert "Ingenting är publicerat sedan förut, så allt i registret är nytt." in review(told.folder, since=base).stdout


def test_pages_of_a_preview_are_linked_and_a_package_is_named(history: ToldHistory) -> None:
    history.put_all({REPORT: REPORTED})
    site = review(history.folder, "--preview", "https://example.org/forslag/7/", "--site-url", "https://example.org/")
    links = BeautifulSoup(cmarkgfm.github_flavored_markdown_to_html(site.stdout), "html.parser").find_all("a")
    assert [link["href"] for link in links] == [
        "https://example.org/forslag/7/",
        "https://example.org/forslag/7/exempelby-2021/p1/",
        "https://example.org/forslag/7/uppfoljningar/2022-01-18-polisen/",
    ]
    package = review(history.folder, "--preview", "https://example.org/paket.zip").stdout
    assert "[öppna förhandsvisningen](https://example.org/paket.zip)" in package
    assert "Sidor att titta på" not in package


def test_what_is_gone_has_no_page_to_look_at(history: ToldHistory) -> None:
    base = history.commit({"content/sv/om.md": page("Om"), "content/en/om.md": page("About")})
    history.put_all({"content/sv/om.md": None, "content/en/om.md": None})
    done = review(history.folder, "--site-url", "https://example.org/", since=base)
    assert "Sidan Om försvinner" in done.stdout
    assert "Sidor att titta på" not in done.stdout


def test_a_branch_that_is_behind_is_compared_as_it_will_be_once_merged(history: ToldHistory) -> None:
    history.git("checkout", "--quiet", "-b", "forslag")
    history.commit({REPORT: REPORTED})
    history.git("checkout", "--quiet", "main")
    other = SIGNED.replace("2021", "2022")
    history.commit({"pledges/exempelby-2022.yaml": other})
    history.git("checkout", "--quiet", "forslag")
    done = review(history.folder, since="main")
    assert done.returncode == 0
    assert "Ny uppföljning" in done.stdout
    assert "försvinner" not in done.stdout


def test_what_cannot_be_compared_is_said_in_the_answer_too(history: ToldHistory) -> None:
    done = review(history.folder, since="no-such-branch")
    assert done.returncode == 2
    assert done.stdout.startswith("❌ **Kontrollen kunde inte göras.**\n\n`no-such-branch` är ingen gren")
    assert done.stderr.startswith("`no-such-branch` är ingen gren")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://example.org/) [x](y", "example.org"])
def test_an_address_that_is_none_is_refused(history: ToldHistory, url: str) -> None:
    done = review(history.folder, "--preview", url, language="en")
    assert (done.returncode, done.stdout) == (2, "")
    assert "is no web address" in done.stderr


def test_an_answer_to_very_much_fits_into_a_comment_and_ends_no_block_in_the_middle(history: ToldHistory) -> None:
    pledges = "".join(f"  p{number}:\n    by: ghost{number}\n    sv: Löfte {number}.\n" for number in range(3, 1500))
    silent = SIGNED.replace("20 fotpatruller", "10 fotpatruller").replace("Två", "Tre ```` mycket")
    history.put_all({AGREEMENT: silent + pledges})
    done = review(history.folder)
    assert done.returncode == 1
    assert len(done.stdout) < 65_536
    assert " till som inte får plats här." in done.stdout
    soup = BeautifulSoup(cmarkgfm.github_flavored_markdown_to_html(done.stdout), "html.parser")
    assert [heading.get_text() for heading in soup.find_all("h2")][-1] == "Vad händer nu?"


def test_very_many_differences_fit_as_well(history: ToldHistory) -> None:
    pages = {
        f"content/{language}/s{n}.md": page(f"Sida {n} {'med en lång rubrik ' * 5}")
        for n in range(200)
        for language in LANGUAGES
    }
    history.put_all(pages)
    done = review(history.folder, "--site-url", "https://example.org/")
    assert done.returncode == 0
    assert len(done.stdout) < 65_536
    assert done.stdout.count(" till som inte får plats här.") == 2
