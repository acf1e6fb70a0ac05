"""Tables in prose and in the documentation: no styles of their own, and never wider than the page."""

from __future__ import annotations

from bs4 import BeautifulSoup
from markdown import markdown

from pledgebook.publishing.markdown import documentation_html
from tests.publishing.small_site import site_of

PROSE = "---\ntitle: Hos oss\ndescription: Kort.\nupdated: 2026-01-01\n---\n{body}\n"
TABLE = "| a | b | c | d |\n|:--|--:|:-:|---|\n| 1 | 2 | 3 | 4 |\n"
CLASSES = {"1": None, "2": ["pb-right"], "3": ["pb-centre"], "4": None}


def prose_page(body: str) -> BeautifulSoup:
    """The Swedish page of this prose, rendered by the Markdown of the site generator."""
    site = site_of(content__sv__hos_oss_md=PROSE.format(body=body), content__en__hos_oss_md=PROSE.format(body=body))
    rendered = markdown(site.prose_markdown("content/sv/hos-oss.md"), extensions=["tables", "toc"])
    return BeautifulSoup(site.prose_html("content/sv/hos-oss.md", rendered), "html5lib")


def test_the_site_generator_aligns_columns_by_styles_which_pages_may_not_have() -> None:
    """Were it otherwise one day, classes would be missing without a word."""
    assert markdown(TABLE, extensions=["tables"]).count("style=") == 6


def test_an_aligned_column_in_prose_has_a_class_and_no_style() -> None:
    page = prose_page(TABLE)
    assert page.find_all(style=True) == []
    assert {cell.get_text(): cell.get("class") for cell in page.find_all("td")} == CLASSES


def test_an_aligned_column_in_the_documentation_has_a_class_and_no_style() -> None:
    page = BeautifulSoup(documentation_html(TABLE, "Tabell"), "html5lib")
    assert page.find_all(style=True) == []
    assert {cell.get_text(): cell.get("class") for cell in page.find_all("td")} == CLASSES


def test_a_table_scrolls_in_a_region_that_is_reached_by_keyboard_and_named_after_its_heading() -> None:
    page = prose_page(f'{TABLE}\n## Om "löften" & `kod`\n\n{TABLE}\n\n{TABLE}')
    regions = page.select("main [role=region]")
    assert [region.find("table") is not None for region in regions] == [True, True, True]
    assert {str(region["tabindex"]) for region in regions} == {"0"}
    named = 'Om "löften" & kod'
    assert [region["aria-label"] for region in regions] == ["Tabell 1", f"Tabell 2: {named}", f"Tabell 3: {named}"]
