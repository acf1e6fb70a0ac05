"""What holds for each page of the built site."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import urlsplit

import html5lib
import pytest

from pledgebook.publishing.style_rules import StyleRule, read_styles
from pledgebook.publishing.stylesheet import own_styles
from tests.built_site import BuiltPage, BuiltSite
from tests.site_builds import REPOSITORY

# Two addresses that a reader does not come to by a link, and which stand outside the frame of languages.
NOT_FOUND = ("404.html", "en/404.html")


# Pages from which changes are proposed: no search lists them.
PROPOSALS = ("foresla/", "en/foresla/")


def pages_in_frame(site: BuiltSite) -> list[BuiltPage]:
    """Those at addresses of their own."""
    return [page for address, page in site.pages.items() if address not in NOT_FOUND]


def ordinary_pages(site: BuiltSite) -> list[BuiltPage]:
    return [page for page in pages_in_frame(site) if not page.address.startswith(PROPOSALS)]


def test_every_page_kind_is_there_in_both_languages(vara: BuiltSite) -> None:
    wanted = [
        "",
        "vara-2021/",
        "vara-2021/p1/",
        "vara-2021/fokus/trafik/",
        "uppfoljningar/",
        "uppfoljningar/2022-polisen/",
        "foresla/vara-2021/",
        "foresla/uppfoljningar/2022-polisen/",
        "omraden/vara/",
        "aktorer/polisen/",
        "kontakt/",
        "tidigare/",
        "ordlista/",
        "sok/",
        "loften/",
        "loften/status/genomfort/",
        "loften/status/redovisning-saknas/",
        "loften/ar/2022/",
        "status/",
        "tillganglighet/",
        "integritet/",
        "utgivare/",
        "andringar/",
        "rattelser/",
        "granskning/",
        "oppna-data/",
        "folj/",
        "om-medborgarloften/",
        "sa-satts-status/",
        "for-redaktorer/",
        "for-redaktorer/sa-gar-en-andring-till/",
        "for-redaktorer/rott-kryss/",
        "for-redaktorer/skriv-medborgarlofte/",
        "for-redaktorer/skriv-uppfoljning/",
        "for-redaktorer/andra-ett-lofte/",
        "for-redaktorer/ratta-en-uppfoljning/",
        "for-redaktorer/oversatt/",
        "for-redaktorer/andra-en-kontakt/",
        "for-redaktorer/skriv-loften-som-gar-att-bedoma/",
        "for-redaktorer/det-som-aldrig-far-sta/",
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
    for page in pages_in_frame(vara):
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


def test_a_page_loads_nothing_from_another_host_and_sends_nothing(vara: BuiltSite) -> None:
    for page in vara.pages.values():
        assert page.soup.find_all(["iframe", "object", "embed", "form"]) == [], page.address
        loaded = [link for tag, link in page.links() if tag.name not in ("a", "link")]
        loaded += [str(link["href"]) for link in page.soup.find_all("link") if link["rel"] != ["canonical"]]
        assert [link for link in loaded if vara.path_of(page, link) is None] == [], page.address


def test_a_page_runs_only_modules_of_the_site_and_the_one_script_that_sets_the_colours(vara: BuiltSite) -> None:
    for page in vara.pages.values():
        scripts = [tag for tag in page.soup.find_all("script") if tag.get("type") != "application/ld+json"]
        (inline,) = [tag for tag in scripts if not tag.has_attr("src")]
        assert "pb-scheme" in str(inline.string), page.address
        modules = [tag for tag in scripts if tag is not inline]
        assert {str(tag["type"]) for tag in modules} == {"module"}, page.address
        paths = [str(vara.path_of(page, str(tag["src"]))) for tag in modules]
        assert paths[0] == "assets/page.js", page.address
        assert [path for path in paths if not re.fullmatch(r"assets/\w+\.js", path)] == [], page.address


def test_a_page_has_one_stylesheet_and_no_style_or_script_on_an_element(vara: BuiltSite) -> None:
    for page in vara.pages.values():
        sheets = [str(tag["href"]) for tag in page.soup.find_all("link", rel="stylesheet")]
        assert [vara.path_of(page, sheet) for sheet in sheets] == ["assets/pledgebook.css"], page.address
        assert page.soup.find_all("style") == [], page.address
        attributes = {name for tag in page.soup.find_all(True) for name in tag.attrs}
        assert [name for name in attributes if name == "style" or name.startswith("on")] == [], page.address


def test_the_one_stylesheet_loads_nothing(vara: BuiltSite) -> None:
    path = "assets/pledgebook.css"
    assert {one for one in vara.files if one.endswith(".css")} == {path, "assets/card.css"}
    assert re.findall(r"@import|url\((?!\s*['\"]?(?:data:|#))", vara.files[path].decode()) == []


def test_every_page_has_a_title_of_its_own_and_tells_what_it_is_about(vara: BuiltSite) -> None:
    titles: Counter[tuple[bool, str]] = Counter()
    for page in vara.pages.values():
        title, heading = page.soup.title, page.soup.h1
        assert title is not None
        assert heading is not None
        assert title.get_text().startswith(heading.get_text()), page.address
        titles[page.address.startswith("en/"), title.get_text()] += 1
        assert 0 < len(named_meta(page, "name", "description")) <= 200, page.address
    assert [title for title, number in titles.items() if number > 1] == []


def test_a_page_that_is_shared_shows_its_title_text_and_address(vara: BuiltSite) -> None:
    for page in ordinary_pages(vara):
        heading = page.soup.h1
        assert heading is not None
        assert named_meta(page, "property", "og:title") == heading.get_text(), page.address
        assert named_meta(page, "property", "og:description") == named_meta(page, "name", "description")
        assert urlsplit(named_meta(page, "property", "og:url")).path == f"/vara/{page.address}"
        assert named_meta(page, "property", "og:site_name")
        assert named_meta(page, "property", "og:type") in ("article", "website")


def named_meta(page: BuiltPage, attribute: str, name: str) -> str:
    (found,) = page.soup.find_all("meta", attrs={attribute: name})
    return str(found["content"])


def test_every_page_names_its_icon(vara: BuiltSite) -> None:
    for page in vara.pages.values():
        (icon,) = page.soup.find_all("link", rel="icon")
        assert vara.path_of(page, str(icon["href"])) == "assets/icon.svg", page.address


def test_search_engines_may_read_everything_and_are_led_to_the_site_map(vara: BuiltSite) -> None:
    lines = vara.files["robots.txt"].decode().splitlines()
    assert lines == ["User-agent: *", "Allow: /", "", "Sitemap: https://example.org/vara/sitemap.xml"]


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


def test_what_is_proposed_is_told_to_no_search(vara: BuiltSite) -> None:
    proposals = [page for page in pages_in_frame(vara) if page.address.startswith(PROPOSALS)]
    assert proposals
    for page in proposals:
        assert named_meta(page, "name", "robots") == "noindex", page.address
        assert page.soup.select("[data-pagefind-body]") == [], page.address


def test_every_ordinary_page_says_where_it_is_written(vara: BuiltSite) -> None:
    for page in ordinary_pages(vara):
        (line,) = page.soup.select(".pb-suggest > p")
        path = line.code
        assert path is not None, page.address
        assert re.search(r"(rad|line) \d+\.", line.get_text()), page.address
        assert (REPOSITORY / path.get_text()).exists(), page.address


def test_of_the_theme_nothing_but_styles_is_published(vara: BuiltSite) -> None:
    """Its files have a hash in their names; so have parts of the search index, in a folder of their own."""
    hashed = [path for path in vara.files if re.search(r"\.[0-9a-f]{8}\.", path)]
    assert hashed == []
    assert [path for path in vara.files if path.endswith((".map", ".woff", ".woff2", ".ttf"))] == []


# What we build on in the theme. After an upgrade that renames them, pages would lose their looks without a word.
@pytest.mark.parametrize(
    ("selector", "sets"),
    [
        ("*", {"box-sizing"}),
        (".md-typeset", {"line-height", "overflow-wrap"}),
        (".md-typeset h1", {"line-height", "margin"}),
        (".md-typeset h2", {"line-height", "margin"}),
        (".md-typeset h3", {"line-height", "margin"}),
        (".md-typeset ul", {"list-style-type", "padding"}),
        (".md-typeset ol", {"margin-top", "padding"}),
        (".md-typeset ol li", {"margin-bottom"}),
        (".md-typeset blockquote", {"margin-left"}),
        (".md-typeset a", {"color", "word-break"}),
        (".md-typeset code", {"background-color", "font-size"}),
        (".md-typeset pre", {"line-height"}),
        (".md-typeset svg", {"max-width"}),
        (".md-typeset table:not([class])", {"max-width"}),
        (".md-typeset table:not([class]) th", {"font-weight", "padding"}),
        (".md-typeset table:not([class]) td", {"padding"}),
    ],
)
def test_the_theme_still_has_the_rules_that_we_build_on(vara: BuiltSite, selector: str, sets: set[str]) -> None:
    theme = vara.files["assets/pledgebook.css"].decode().removesuffix(own_styles())
    properties = {
        name
        for rule in read_styles(theme)
        if isinstance(rule, StyleRule) and selector in [s.written for s in rule.selectors]
        for name, _ in rule.declarations
    }
    assert sets <= properties
