"""Feeds are valid, harmless and whole, and tell each kind of event in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import pytest

from pledgebook.pipeline import run
from pledgebook.publishing.addresses import ATOM_FEED, JSON_FEED
from pledgebook.publishing.feeds.event import EventKind
from pledgebook.publishing.markdown import RecordMarkdown, TermLinks, words_html
from pledgebook.publishing.phrases import phrases_of
from pledgebook.publishing.settings import Settings
from tests.made_up.country import Size
from tests.publishing.feeds.feed_reader import ATOM, entries_of, feeds_of, read_atom, read_by_feedparser, read_json
from tests.publishing.kept_registers import made_up
from tests.publishing.made_up_site import URL, made_up_site
from tests.publishing.small_site import site_of

SMALL = made_up(Size(2, 2, seed=1))

REPORT = """\
---
agreement: exempelby-2021
by: polisen
date: 2022-01-18
sources: [{title: Minnesanteckningar, date: 2022-01-18}]
pledges:
  p1: {verdict: fulfilled, result: [{count: 22, of: {sv: fotpatruller, en: foot patrols}}]}
---
Vi gick *ofta*.
"""
REPORT_EN = "We walked *often*.\n"


@cache
def made_up_feeds() -> Mapping[str, str]:
    return feeds_of(made_up_site())


def feeds(**files: str) -> Mapping[str, str]:
    return feeds_of(site_of(attachments=None, **files))


def reported(**files: str) -> Mapping[str, str]:
    return feeds(followups__2022_01_18_polisen_md=REPORT, followups__2022_01_18_polisen_en_md=REPORT_EN, **files)


def test_every_atom_feed_is_valid_and_its_content_harmless() -> None:
    for path, text in made_up_feeds().items():
        if path.endswith(".xml"):
            read_atom(text)


def test_another_reader_finds_the_same_in_it() -> None:
    for path in (ATOM_FEED, "en/atom-1.xml", "en/atom.xml"):
        text = made_up_feeds()[path]
        read = read_by_feedparser(text)
        assert [entry.id for entry in read.entries] == [entry[0] for entry in entries_of(text)]
        assert read.feed.language == ("en" if path.startswith("en/") else "sv")


def test_every_json_feed_is_valid_and_its_content_harmless() -> None:
    for path, text in made_up_feeds().items():
        if path.endswith(".json"):
            # A copy at an earlier address says where the feed is now.
            assert made_up_feeds()[read_json(text)["feed_url"].removeprefix(URL)] == text


def test_each_page_of_a_record_and_the_start_have_theirs_in_each_language() -> None:
    site = made_up_site()
    addresses = ["", *(f"omraden/{one}/" for one in site.register.areas)]
    addresses += [f"aktorer/{one}/" for one in site.register.actors]
    addresses += [f"{one}/" for one in (*site.register.agreements, *site.register.pledges)]
    for home in ("", "en/"):
        assert [one for one in addresses if f"{home}{one}{ATOM_FEED}" not in made_up_feeds()] == []
    with_json = [path for path in made_up_feeds() if path.endswith(JSON_FEED)]
    moved = sum(len(agreement.aliases) for agreement in site.register.agreements.values())
    assert len(with_json) == 2 * (len(addresses) - len(site.register.pledges) + moved)


def test_every_kind_of_event_is_told() -> None:
    kinds = {
        kind for path, text in made_up_feeds().items() if path.startswith("atom") for _, kind, _ in entries_of(text)
    }
    assert kinds == {kind.value for kind in EventKind}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_kind_has_words(language: str) -> None:
    assert list(phrases_of(language)["feed"]["kind"]) == [kind.value for kind in EventKind]


def test_what_was_done_is_said_within_a_title() -> None:
    text = made_up_feeds()["atom.xml"] + made_up_feeds()["atom-1.xml"]
    titles = re.findall("<title>((?:Ändring|Rättelse), .)", text)
    assert titles != []
    assert [title for title in titles if title != title.lower().capitalize()] == []


def test_a_long_feed_is_whole_in_its_archives() -> None:
    """RFC 5005, section 4: from the feed by `prev-archive` to the oldest, and nothing twice."""
    found: list[str] = []
    name: str | None = ATOM_FEED
    while name is not None:
        feed = read_atom(made_up_feeds()[name])
        is_archive = feed.find("{http://purl.org/syndication/history/1.0}archive") is not None
        assert is_archive == (name != ATOM_FEED)
        ids = [str(entry.findtext(f"{ATOM}id")) for entry in feed.iter(f"{ATOM}entry")]
        assert len(ids) == 100 if is_archive else 50 <= len(ids) < 150
        found += ids
        links = {link.get("rel"): str(link.get("href")) for link in feed.iter(f"{ATOM}link")}
        assert links["self"] == URL + name
        assert not is_archive or links["current"] == URL + ATOM_FEED
        name = links["prev-archive"].removeprefix(URL) if "prev-archive" in links else None
    assert len(found) == len(set(found)) == len(made_up_site().contents.events.by_name)


def test_what_a_follow_up_says_is_in_its_entry_and_what_it_changed_in_another() -> None:
    entries = {kind: words for _, kind, words in entries_of(reported()["exempelby-2021/atom.xml"])}
    assert list(entries) == ["follow-up", "changed-status", "new-agreement"]
    assert "Vi gick ofta." in entries["follow-up"]
    assert "22" in entries["follow-up"]
    assert "Minnesanteckningar" in entries["follow-up"]
    assert "Genomfört: Minst 20 fotpatruller" in entries["changed-status"]
    assert "Ej redovisat → Genomfört" in entries["changed-status"]
    assert "Minst 20 fotpatruller i månaden." in entries["new-agreement"]
    english = {kind: words for _, kind, words in entries_of(reported()["en/exempelby-2021/atom.xml"])}
    assert "We walked often." in english["follow-up"]
    assert "Not reported → Fulfilled" in english["changed-status"]


def test_ids_are_of_one_language_and_days_those_of_the_records() -> None:
    (first, *_) = read_atom(reported()["en/exempelby-2021/p1/atom.xml"]).iter(f"{ATOM}entry")
    assert first.findtext(f"{ATOM}id") == "https://example.org/en/handelse/follow-up/2022-01-18-polisen"
    assert first.findtext(f"{ATOM}published") == first.findtext(f"{ATOM}updated") == "2022-01-18T00:00:00Z"
    assert str(first.findtext(f"{ATOM}author/{ATOM}uri")).endswith("/en/aktorer/polisen/")


@pytest.mark.parametrize(("day", "title"), [("2027-02-01", " från 1 februari 2027"), ("2026-10-01", "")])
def test_a_change_to_come_is_not_told_as_if_it_had_come(day: str, title: str) -> None:
    """Nor otherwise when it has: what an entry is called stays."""
    withdrawn = f"""amendments:
  - id: a1
    after: signed
    kind: withdrawn
    from: {day}
    decided: {{by: [polisen, exempelby-kommun], date: 2026-10-01, source: {{title: Beslut, date: 2026-10-01}}}}
    reason: {{sv: Slut., en: Over.}}"""
    text = feeds(more=withdrawn)["exempelby-2021/atom.xml"]
    assert f"<title>Ändring{title}, tillbakadraget: Exempelby 2021</title>" in text


def test_a_day_that_nobody_has_stated_is_not_claimed() -> None:
    found = feeds(followups__2022_polisen_md=REPORT.replace("date: 2022-01-18\n", "date: 2022\nuntranslated: [en]\n"))
    entries = read_atom(found["exempelby-2021/atom.xml"]).iter(f"{ATOM}entry")
    days = {entry.findtext(f"{ATOM}id", "").split("/")[4]: entry.find(f"{ATOM}published") for entry in entries}
    assert days["follow-up"] is days["changed-status"] is None
    assert days["new-agreement"] is not None
    items = {item["id"].split("/")[4]: item for item in read_json(found["exempelby-2021/feed.json"])["items"]}
    assert "date_published" not in items["follow-up"]


def test_a_report_that_does_not_come_is_told_and_stays_when_it_has_come() -> None:
    due = "reporting: {due: [2022-01-10]}"
    without = {kind: words for _, kind, words in entries_of(feeds(more=due)["exempelby-2021/atom.xml"])}
    assert "Redovisning saknas sedan 10 januari 2022" in without["overdue-report"]
    found = list(entries_of(reported(more=due)["exempelby-2021/atom.xml"]))
    promised = [words for name, _, words in found if name.endswith("overdue-report/exempelby-2021/promised/2022-01-10")]
    assert ["Den har kommit sedan dess: Uppföljning" in words for words in promised] == [True]


@pytest.mark.parametrize("hostile", [']]> & "\'"', "a < b && c > d", "&lt;b&gt; %s {x}"])
def test_hostile_words_are_words(hostile: str) -> None:
    words = "'" + hostile.replace("'", "''") + "'"
    found = feeds(pledge=f"title: {{sv: {words}, en: {words}}}", more=f"title: {{sv: {words}, en: {words}}}")
    for path, text in found.items():
        read_atom(text) if path.endswith(".xml") else read_json(text)
    told = [words for _, _, words in entries_of(found["exempelby-2021/atom.xml"])]
    assert any(" ".join(hostile.split()) in words for words in told)


def test_the_same_records_give_the_same_bytes() -> None:
    assert reported() == reported()


def test_links_within_our_texts_are_absolute() -> None:
    body = REPORT.replace("Vi gick", "Se [löftet](pledge:exempelby-2021/p1) och [här](https://example.org/x). Vi gick")
    text = reported_with(body)["exempelby-2021/atom.xml"]
    assert 'href="https://example.org/exempelby-2021/p1/"' in text


def reported_with(body: str) -> Mapping[str, str]:
    return feeds(followups__2022_01_18_polisen_md=body, followups__2022_01_18_polisen_en_md=REPORT_EN)


WORDS = ["Minst 20 ggr, på torget (kl. 8).", "12 patruller", "a  b", "http://x.example/?a=b", "!a", "a|b", "a & b"]
MARKDOWN = ["- x", "1. x", "1) x", "1986.", "a\nb", "*a*", "<b>", "#1", "# 1", "---", "===", "> x", "    x", "a\\b"]


@pytest.mark.parametrize("words", [*WORDS, *MARKDOWN, "`x`", "[a](b)", "~~x~~", "_a_", '"a"', "a "])
def test_words_alone_become_what_markdown_makes_of_them(words: str) -> None:
    found = words_html(words)
    assert found is None or found == RecordMarkdown(TermLinks({}, None), "").render(words, "", set())


def published_at(url: str) -> Mapping[str, str]:
    site = run(SMALL.folder(), SMALL.today, Settings(url, namespace="https://example.org/")).site
    assert site is not None
    return feeds_of(site)


def test_ids_stay_when_the_site_moves() -> None:
    here, moved = published_at("https://example.org/")[ATOM_FEED], published_at("https://elsewhere.example/")[ATOM_FEED]
    assert [name for name, _, _ in entries_of(here)] == [name for name, _, _ in entries_of(moved)]
    assert "https://elsewhere.example/atom.xml" in moved


def test_no_name_of_our_styles_is_left() -> None:
    assert [path for path, text in made_up_feeds().items() if re.search(r'(?:class|data-\w+)=\\?"', text)] == []
