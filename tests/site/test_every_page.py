"""What holds for each page of the built site."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import urlsplit

import html5lib
import pytest

from tests.built_site import BuiltPage, BuiltSite

# Two addresses that a reader does not come to by a link, and which stand outside the frame of languages.
NOT_FOUND = ("404.html", "en/404.html")


def ordinary_pages(site: BuiltSite) -> list[BuiltPage]:
    return [page for address, page in site.pages.items() if address not in NOT_FOUND]


def test_every_page_kind_is_there_in_both_languages(vara: BuiltSite) -> None:
    wanted = [
        "",
        "vara-2021/",
        "vara-2021/p1/",
        "vara-2021/fokus/trafik/",
        "uppfoljningar/",
        "uppfoljningar/2022-polisen/",
        "omraden/vara/",
        "aktorer/polisen/",
        "kontakt/",
        "tidigare/",
        "ordlista/",
        "om-medborgarloften/",
        "sa-satts-status/",
        "for-redaktorer/",
        "for-redaktorer/format/",
        "404.html",
    ]
    for language_root in ("", "en/"):
        assert [address for address in wanted if language_root + address not in vara.pages] == []


def test_no_link_or_anchor_is_broken(vara: BuiltSite) -> None:
    assert vara.broken_links() == []


def test_canonical_addresses_are_the_pages_own(vara: BuiltSite) -> None:
    for page in ordinary_pages(vara):
        canonical = page.soup.find("link", rel="canonical")
        assert canonical is not None
        assert urlsplit(str(canonical["href"])).path == f"/vara/{page.address}"


def test_a_page_speaks_its_own_language(vara: BuiltSite) -> None:
    for page in vara.pages.values():
        root = page.soup.html
        assert root is not None
        assert root["lang"] == ("en" if page.address.startswith("en/") else "sv")


def test_the_language_switch_leads_to_the_same_page_and_back(vara: BuiltSite) -> None:
    for page in ordinary_pages(vara):
        other = "en/" + page.address if not page.address.startswith("en/") else page.address.removeprefix("en/")
        switches = {str(a["hreflang"]): str(a["href"]) for a in page.soup.select(".pb-languages a")}
        led_to = {language: vara.path_of(page, link) for language, link in switches.items()}
        assert set(led_to.values()) == {page.address, other}


def test_a_page_has_one_heading_and_no_level_is_skipped(vara: BuiltSite) -> None:
    for page in vara.pages.values():
        levels = [int(tag.name[1]) for tag in page.soup.find_all(re.compile("^h[1-6]$"))]
        assert levels.count(1) == 1, page.address
        assert levels[0] == 1, page.address
        jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        assert jumps == [], page.address


def test_ids_are_unique_on_a_page(vara: BuiltSite) -> None:
    for page in vara.pages.values():
        assert [name for name, number in Counter(page.ids).items() if number > 1] == [], page.address


def test_every_page_is_well_formed(vara: BuiltSite) -> None:
    for page in vara.pages.values():
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(page.html)
        assert parser.errors == [], page.address


def test_no_page_loads_anything_from_another_host_or_runs_a_script(vara: BuiltSite) -> None:
    for page in vara.pages.values():
        assert page.soup.find_all(["script", "iframe", "object", "embed", "form"]) == []
        loaded = [link for tag, link in page.links() if tag.name in ("img", "source", "audio", "video")]
        loaded += [str(tag["href"]) for tag in page.soup.find_all("link", rel="stylesheet")]
        assert [link for link in loaded if vara.path_of(page, link) is None] == []
        assert not re.search(r"\son[a-z]+\s*=", page.html), page.address


def test_the_styles_load_nothing_from_another_host(vara: BuiltSite) -> None:
    styles = {path: content.decode() for path, content in vara.files.items() if path.endswith(".css")}
    assert len(styles) == 2
    for path, content in styles.items():
        assert re.findall(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//", content) == [], path


def test_every_page_says_who_publishes_it_and_whom_to_contact(vara: BuiltSite) -> None:
    for page in vara.pages.values():
        footer = page.soup.footer
        assert footer is not None
        assert "Pledgebook" in footer.get_text()
        links = [vara.path_of(page, str(a["href"])) for a in footer.find_all("a")]
        assert any(link in ("kontakt/", "en/kontakt/") for link in links), page.address


def test_every_page_says_when_its_content_last_changed_and_for_which_day_it_holds(vara: BuiltSite) -> None:
    for page in ordinary_pages(vara):
        footer = page.soup.footer
        assert footer is not None
        assert len(footer.find_all("time")) == 2, page.address


@pytest.mark.parametrize("language_root", ["", "en/"])
def test_the_page_for_lost_addresses_works_from_any_address(vara: BuiltSite, language_root: str) -> None:
    page = vara.pages[f"{language_root}404.html"]
    links = [link for tag, link in page.links() if tag.name in ("a", "link") and not link.startswith(("#", "https:"))]
    assert links
    assert [link for link in links if not link.startswith(f"/vara/{language_root}") and "/vara/" not in link] == []


def test_the_site_map_lists_every_ordinary_page_with_its_other_language(vara: BuiltSite) -> None:
    site_map = vara.files["sitemap.xml"].decode()
    listed = re.findall(r"<loc>https://example.org/vara/(.*?)</loc>", site_map)
    assert sorted(listed) == sorted(page.address for page in ordinary_pages(vara))
    assert site_map.count('hreflang="en"') == site_map.count('hreflang="sv"') == len(listed)


def test_unused_parts_of_the_theme_are_left_out(vara: BuiltSite) -> None:
    assert [path for path in vara.files if path.endswith((".js", ".map", ".woff2"))] == []
