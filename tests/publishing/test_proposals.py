"""From each page a reader comes to what can be proposed; each text that is offered can be used as it is meant."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date
from textwrap import dedent
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import Tag
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.diagnostics.diagnostic import Severity
from pledgebook.diagnostics.report_text import text_report
from pledgebook.language import Text, Version
from pledgebook.pipeline import check, run
from pledgebook.publishing.code_host import LONGEST_ADDRESS, CodeHost, HostKind
from pledgebook.publishing.ready_texts import ready_amendment, ready_correction, ready_report
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.site import Site
from pledgebook.reading.folder import REGISTER_FILE, RecordFolder, read_folder
from pledgebook.reading.markdown_file import read_markdown
from pledgebook.reading.nodes import Mapping, Node, Scalar, Sequence
from pledgebook.reading.source_text import SourceFile, SourceText, decode, readable
from pledgebook.reading.yaml_text import read_yaml
from tests.built_site import BuiltPage
from tests.complaint_cases import BASE
from tests.publishing.reported_site import follow_up
from tests.publishing.small_site import AGREEMENT, TODAY, built, hosted_site, site_of
from tests.test_cases import ALL_CASES, CASES

HOSTS = {
    HostKind.GITHUB: CodeHost(HostKind.GITHUB, "https://github.com/exempelby/loften", "main"),
    HostKind.GITLAB: CodeHost(HostKind.GITLAB, "https://gitlab.com/exempelby/loften", "main"),
    HostKind.FORGEJO: CodeHost(HostKind.FORGEJO, "https://codeberg.org/exempelby/loften", "main"),
}
PROSE = "---\ntitle: Om\ndescription: Om.\nupdated: 2026-11-20\n---\nVi.\n"
TRANSLATION = "In the year.\n"
BLANK_DAY = {"sv": "ÅÅÅÅ-MM-DD", "en": "YYYY-MM-DD"}


def whole_site(host: CodeHost | None = None, opened: str = "2021-02-01") -> Site:
    report = follow_up("2021-12-20")["followups/2021-12-20-polisen-exempelby-2021.md"]
    files = {
        "followups/2021-12-20-polisen.md": report.replace("untranslated: [en]\n", "") + "Under året.\n",
        "followups/2021-12-20-polisen.en.md": TRANSLATION,
        "content/sv/om.md": PROSE,
        "content/en/om.md": PROSE,
    }
    return hosted_site(files, host=host, opened=opened)


def line_of(page: BuiltPage) -> str:
    found = page.soup.select_one(".pb-suggest")
    assert found is not None, page.address
    return " ".join(found.get_text(" ").split())


def links_in(page: BuiltPage, selector: str) -> list[tuple[str, str]]:
    """Words and address of each link, in order."""
    return [(" ".join(a.get_text().split()), str(a["href"])) for a in page.soup.select(f"{selector} a")]


WRITTEN = {
    "exempelby-2021/": ("pledges/exempelby-2021.yaml", 1),
    "exempelby-2021/p1/": ("pledges/exempelby-2021.yaml", 7),
    "en/exempelby-2021/p1/": ("pledges/exempelby-2021.yaml", 7),
    "uppfoljningar/2021-12-20-polisen/": ("followups/2021-12-20-polisen.md", 2),
    "en/uppfoljningar/2021-12-20-polisen/": ("followups/2021-12-20-polisen.en.md", 1),
    "uppfoljningar/": (REGISTER_FILE, 2),
    "kontakt/": (REGISTER_FILE, 12),
    "aktorer/polisen/": (REGISTER_FILE, 6),
    "loften/": (REGISTER_FILE, 2),
    "": (REGISTER_FILE, 2),
}
EDITORS = {
    HostKind.GITHUB: "https://github.com/exempelby/loften/edit/main/{path}#L{line}",
    HostKind.GITLAB: "https://gitlab.com/exempelby/loften/-/edit/main/{path}#L{line}",
    HostKind.FORGEJO: "https://codeberg.org/exempelby/loften/_edit/main/{path}",
}


@pytest.mark.parametrize("kind", HostKind)
def test_every_page_opens_the_very_place_it_is_written_at(kind: HostKind) -> None:
    pages = built(whole_site(HOSTS[kind])).pages
    for address, (path, line) in WRITTEN.items():
        *_, (words, link) = links_in(pages[address], ".pb-suggest")
        assert link == EDITORS[kind].format(path=path, line=line), address
        assert HOSTS[kind].name in words
        assert ("another website" if address.startswith("en/") else "annan webbplats") in words


def test_without_a_host_every_page_says_the_place_and_leads_to_no_other_site() -> None:
    pages = built(whole_site()).pages
    for address, (path, line) in WRITTEN.items():
        said = line_of(pages[address])
        assert path in said, address
        assert f"{'line' if address.startswith('en/') else 'rad'} {line}" in said, address
        assert [link for _, link in links_in(pages[address], ".pb-suggest") if "://" in link] == []


def test_what_is_frozen_leads_to_the_lawful_act_and_all_else_to_an_edit() -> None:
    pages = built(whole_site(HOSTS[HostKind.GITHUB])).pages
    pledge, agreement = links_in(pages["exempelby-2021/p1/"], ".pb-suggest"), pages["exempelby-2021/"]
    assert [words for words, _ in pledge[:2]] == ["Rapportera en uppföljning", "Föreslå en ändring av löftet"]
    assert [link for _, link in pledge[:2]] == [
        "../../foresla/exempelby-2021/#reports",
        "../../foresla/exempelby-2021/#amend-p1",
    ]
    assert links_in(agreement, ".pb-suggest")[1] == ("Föreslå en ändring av löftet", "../foresla/exempelby-2021/#amend")
    report = pages["en/uppfoljningar/2021-12-20-polisen/"]
    assert links_in(report, ".pb-suggest")[0][0] == "Correct this follow-up"
    for address in ("exempelby-2021/p1/", "exempelby-2021/"):
        assert "Det som är publicerat ändras inte." in line_of(pages[address])
        assert "Föreslå en ändring på" not in line_of(pages[address])
    assert "A published follow-up is not changed." in line_of(report)
    for address in ("kontakt/", "aktorer/polisen/", "loften/"):
        assert [words for words, _ in links_in(pages[address], ".pb-suggest")] == [
            "Föreslå en ändring på github.com (annan webbplats)"
        ]


def test_before_the_register_is_opened_everything_may_be_edited() -> None:
    pages = built(whole_site(HOSTS[HostKind.GITHUB], opened="")).pages
    for address in ("exempelby-2021/p1/", "uppfoljningar/2021-12-20-polisen/"):
        assert "Föreslå en ändring på github.com (annan webbplats)" in line_of(pages[address])
        assert "ändras inte" not in line_of(pages[address])


def test_a_prose_page_opens_the_file_of_its_own_language() -> None:
    site = whole_site(HOSTS[HostKind.GITHUB])
    for language in ("sv", "en"):
        html = site.prose_html(f"content/{language}/om.md", "<p>Vi.</p>")
        (link,) = [link for _, link in links_in(BuiltPage("om/", html), ".pb-suggest")]
        assert link == f"https://github.com/exempelby/loften/edit/main/content/{language}/om.md#L6"


def test_a_report_that_was_corrected_leads_to_the_correction_of_what_stands_in_its_place() -> None:
    corrected = follow_up("2022-01-10", by="polisen")["followups/2022-01-10-polisen-exempelby-2021.md"]
    head = "corrects: 2021-12-20-polisen\nreason: {sv: Fel., en: Wrong.}\nuntranslated: [en]\n"
    correction = corrected.replace("untranslated: [en]\n", head)
    report = follow_up("2021-12-20")["followups/2021-12-20-polisen-exempelby-2021.md"]
    files = {"followups/2021-12-20-polisen.md": report, "followups/2022-01-10-polisen.md": correction}
    site = built(hosted_site(files))
    for report_id in ("2021-12-20-polisen", "2022-01-10-polisen"):
        (link, *_) = [link for _, link in links_in(site.pages[f"uppfoljningar/{report_id}/"], ".pb-suggest")]
        assert link == "../../foresla/uppfoljningar/2022-01-10-polisen/"
    # An address that was published stays, or nothing could be published after the correction.
    for home in ("", "en/"):
        moved = site.pages[f"{home}foresla/uppfoljningar/2021-12-20-polisen/"].soup.select_one("meta[http-equiv]")
        assert moved is not None
        assert str(moved["content"]).endswith("foresla/uppfoljningar/2022-01-10-polisen/")


def texts_of(page: BuiltPage) -> dict[str, str]:
    """What is offered on a page of proposals, by its place on it."""
    sections = page.soup.select(".pb-proposal")
    return {str(section["aria-labelledby"]): _pre_in(section).get_text() for section in sections}


def _pre_in(section: Tag) -> Tag:
    pre = section.pre
    assert pre is not None
    return pre


@pytest.mark.parametrize("kind", [HostKind.GITHUB, HostKind.FORGEJO])
def test_the_editor_is_opened_with_the_text_that_the_page_shows(kind: HostKind) -> None:
    page = built(whole_site(HOSTS[kind])).pages["foresla/exempelby-2021/"]
    link = next(link for words, link in links_in(page, ".pb-proposal") if words.startswith("Öppna en ny, ifylld fil"))
    asked = parse_qs(urlsplit(link).query, keep_blank_values=True)
    assert asked["filename"] == ["ÅÅÅÅ-MM-DD-polisen.md"]
    assert asked["value"] == [texts_of(page)["report-polisen"]]


def test_where_the_host_takes_no_text_the_page_says_that_it_is_to_be_pasted() -> None:
    page = built(whole_site(HOSTS[HostKind.GITLAB])).pages["foresla/exempelby-2021/"]
    words, link = links_in(page, ".pb-proposal")[0]
    assert "klistra in texten" in words
    assert "file_name=" in link
    assert "value=" not in link


def test_without_a_host_the_texts_are_there_and_whom_to_mail_them_to() -> None:
    page = built(whole_site()).pages["foresla/exempelby-2021/"]
    assert set(texts_of(page)) == {"report-polisen", "report-exempelby-kommun", "amend", "amend-p1"}
    assert "kommunpolis@example.org" in page.visible_text
    assert [link for _, link in links_in(page, "main") if link.startswith("http")] == []


def _decoded(path: str, text: str) -> SourceText:
    source, problems = decode(SourceFile(path, text.encode()))
    assert source is not None, problems
    return source


def plain(node: Node | None) -> object:
    """What was read, without its places."""
    match node:
        case Mapping():
            return {key.value: plain(value) for key, value in node.entries}
        case Sequence():
            return [plain(item) for item in node.items]
        case Scalar():
            return node.value
        case None:
            return None


def text_at(node: Node, *way: str | int) -> str:
    for step in way:
        found = node.items[step] if isinstance(node, Sequence) and isinstance(step, int) else None
        found = node.value_of(step) if isinstance(node, Mapping) and isinstance(step, str) else found
        assert found is not None, step
        node = found
    assert isinstance(node, Scalar)
    return node.value


def errors_of(files: dict[str, str]) -> str:
    """What a check says of these files, beside those of the small register, in Swedish."""
    sources = [SourceFile(path, text.encode()) for path, text in files.items()]
    checked = check(RecordFolder((SourceFile(REGISTER_FILE, BASE.read_bytes()), *sources)), TODAY)
    return text_report([d for d in checked.diagnostics if d.severity is Severity.ERROR], "sv")


OWN_FILE = "pledges/exempelby-2021.yaml"


def small_agreement() -> str:
    return AGREEMENT.format(more="", pledge="")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_report_that_is_filled_in_is_a_correct_record(language: str) -> None:
    edition = site_of().editions[language]
    agreement = edition.register.agreements["exempelby-2021"]
    ready = ready_report(edition, agreement, "polisen", agreement.pledges)
    path = ready.place.path.replace(BLANK_DAY[language], "2021-12-20")
    text = ready.text.replace(BLANK_DAY[language], "2021-12-20").replace("verdict: …", "verdict: fulfilled")
    assert path == "followups/2021-12-20-polisen.md"
    assert "här står bara `…`" in errors_of({OWN_FILE: small_agreement(), path: text})
    filled = text.replace("title: …", "title: Rapport").replace("\n…\n", "\nVi har gått.\n")
    assert errors_of({OWN_FILE: small_agreement(), path: filled}) == ""


def test_a_day_that_nobody_filled_in_is_told_in_plain_words() -> None:
    edition = site_of().editions["sv"]
    agreement = edition.register.agreements["exempelby-2021"]
    ready = ready_report(edition, agreement, "polisen", agreement.pledges)
    as_it_is = errors_of({OWN_FILE: small_agreement(), ready.place.path: ready.text})
    assert "filnamnet `ÅÅÅÅ-MM-DD-polisen` består inte av datum och part" in as_it_is
    named = errors_of({OWN_FILE: small_agreement(), "followups/2021-12-20-polisen.md": ready.text})
    assert "`ÅÅÅÅ-MM-DD` är inget datum" in named
    assert "`…`" in named


def filled_in(text: str, number: int) -> str:
    """What only the proposer of a lower target can know."""
    for blank, known in (
        ("kind: …", "kind: target-changed"),
        ("from: …", "from: 2021-06-01"),
        ("date: …", "date: 2021-05-20"),
        ("by: …", "by: polisen"),
        ("title: …", "title: Protokoll"),
        ("sv: …", "sv: Färre poliser."),
        ("en: …", "en: Fewer officers."),
    ):
        assert blank in text
        text = text.replace(blank, known)
    return re.sub(r"(Minst|At least) \d+", rf"\1 {number}", text)


def test_an_amendment_that_is_filled_in_is_a_correct_record_and_so_is_the_next() -> None:
    amendments = ""
    for own_id, number in (("a1", 15), ("a2", 10)):
        edition = site_of(pledge=dedent(amendments)).editions["sv"]
        ready = ready_amendment(edition, edition.register.pledges["exempelby-2021/p1"])
        assert f"- id: {own_id}\n" in ready.text
        assert ready.place.path == OWN_FILE
        amendments += filled_in(ready.text, number)
        record = small_agreement().rstrip() + "\n" + amendments
        assert errors_of({OWN_FILE: record}) == ""
    assert record.splitlines()[ready.place.line - 1].strip() == "- id: a1"


def test_an_amendment_comes_after_one_that_is_decided_and_not_yet_in_force() -> None:
    pledge = (
        "amendments:\n  - {id: a1, after: signed, kind: withdrawn, from: 2027-01-01,"
        " decided: {date: 2026-11-01, by: polisen}, reason: {sv: Skäl., en: Reason.}}"
    )
    edition = site_of(pledge=pledge).editions["sv"]
    ready = ready_amendment(edition, edition.register.pledges["exempelby-2021/p1"])
    assert "- id: a2\n" in ready.text
    assert "after: a1\n" in ready.text


def test_a_correction_that_is_filled_in_is_a_correct_record() -> None:
    edition = whole_site().editions["sv"]
    report = edition.register.follow_ups["2021-12-20-polisen"]
    ready = ready_correction(edition, report)
    original = follow_up("2021-12-20")["followups/2021-12-20-polisen-exempelby-2021.md"]
    text = ready.text.replace("ÅÅÅÅ-MM-DD", "2022-01-10").replace("verdict: …", "verdict: in-progress")
    text = text.replace("sv: …", "sv: Fel.").replace("en: …", "en: Wrong.")
    files = {
        OWN_FILE: small_agreement(),
        "followups/2021-12-20-polisen.md": original,
        "followups/2022-01-10-polisen.md": text,
    }
    assert errors_of(files) == ""


# Where a text is cut into lines or words, or ends or begins something in YAML, Markdown or HTML.
_NASTY = "\n\r\t\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\x00\x07\x7f\ufeff\u202e…#:-'\"{}[]&*!|>%@`?,<é"
NASTY_TEXTS = st.text(st.one_of(st.sampled_from(_NASTY), st.characters(exclude_categories=["Cs"])), max_size=60)
# Words that a record can hold: some, and none that the reader refuses.
WORDINGS = NASTY_TEXTS.map(lambda words: readable(words).strip()).filter(
    lambda words: words != "" and decode(SourceFile(OWN_FILE, words.encode()))[0] is not None
)
EDITION = site_of().editions["sv"]


@given(words=NASTY_TEXTS)
def test_no_wording_breaks_out_of_the_head_of_a_report(words: str) -> None:
    agreement = EDITION.register.agreements["exempelby-2021"]
    (pledge,) = agreement.pledges
    wording = Text((Version("sv", words, pledge.span),))
    ready = ready_report(EDITION, agreement, "polisen", [replace(pledge, wording=wording)])
    file, _ = read_markdown(_decoded("followups/2021-12-20-polisen.md", ready.text))
    assert file is not None
    assert plain(file.front_matter) == {
        "agreement": "exempelby-2021",
        "by": "polisen",
        "date": "ÅÅÅÅ-MM-DD",
        "sources": {"title": "…"},
        "untranslated": ["en"],
        "pledges": {"p1": {"verdict": "…"}},
    }


@given(words=WORDINGS)
def test_an_amendment_holds_todays_wording_as_it_was_written(words: str) -> None:
    pledge = EDITION.register.pledges["exempelby-2021/p1"]
    wording = Text((Version("sv", words, pledge.span),))
    text = ready_amendment(EDITION, replace(pledge, wording=wording)).text
    read, _ = read_yaml(_decoded(OWN_FILE, f"p1:\n{text}"))
    assert read is not None
    written = re.sub(r"\s+", " ", unicodedata.normalize("NFC", words)).strip()
    assert re.sub(r"\s+", " ", text_at(read, "p1", "amendments", 0, "now", "sv")).strip() == written


@pytest.mark.parametrize("case", ALL_CASES)
def test_no_address_is_longer_than_servers_take(case: str) -> None:
    host = HOSTS[HostKind.GITHUB]
    site = run(read_folder(CASES / case), date(2026, 11, 22), Settings("https://example.org/", host=host)).site
    assert site is not None
    links = [link for file in site.files() for link in re.findall(r'href="(https://github.com[^"]*)"', file.content)]
    assert len(links) > len(site.register.agreements)
    assert [link for link in links if len(link) > LONGEST_ADDRESS or not link.startswith(host.address)] == []
