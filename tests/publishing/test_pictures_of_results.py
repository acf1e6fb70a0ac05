"""Results stand beside their target only where both count the same, and what is not exact is not drawn as exact."""

from __future__ import annotations

from bs4 import BeautifulSoup

from pledgebook.publishing import pictures
from pledgebook.publishing.pictures.result_bars import MOST_BARS, ResultBars
from pledgebook.publishing.site import Site
from tests.publishing.reported_site import follow_up, site_with
from tests.publishing.small_site import built

TARGET = "target: {at_least: 20, of: {sv: fotpatruller, en: foot patrols}}"
CEILING = "target: {up_to: 5, of: {sv: klagomål, en: complaints}}"


def reported(*results: str, by: str = "polisen") -> dict[str, str]:
    """A report a month with these results."""
    reports = [follow_up(f"2021-{n:02}-15", f"{{p1: {{result: {r}}}}}", by=by) for n, r in enumerate(results, start=1)]
    return {name: text for report in reports for name, text in report.items()}


def bars_of(site: Site) -> ResultBars | None:
    edition = site.editions["en"]
    return pictures.result_bars(edition.facts.agreements["exempelby-2021"].pledges[0], edition)


def shapes_of(site: Site) -> BeautifulSoup:
    bars = bars_of(site)
    assert bars is not None
    return BeautifulSoup(f"<svg>{bars.drawing.shapes}</svg>", "html5lib")


def test_a_number_stands_beside_the_number_promised() -> None:
    bars = bars_of(site_with(reported("12", "25"), pledge=TARGET))
    assert bars is not None
    assert bars.drawing.name == (
        "Reported figures against the target, at least 20 foot patrols. 15 January 2021: 12, 15 February 2021: 25."
    )
    shapes = BeautifulSoup(f"<svg>{bars.drawing.shapes}</svg>", "html5lib")
    low, high = (float(str(bar["width"])[:-1]) for bar in shapes.select("rect.pb-bar"))
    (line,) = {float(str(line["x1"])[:-1]) for line in shapes.select("line.pb-target")}
    assert low < line < high <= 100


def test_a_ceiling_is_said_to_be_one() -> None:
    bars = bars_of(site_with(reported("7"), pledge=CEILING))
    assert bars is not None
    assert "at most 5 complaints" in bars.drawing.name


def test_there_is_no_picture_without_a_number_promised_and_one_reported_in_the_same_thing() -> None:
    assert bars_of(site_with(reported("{count: 12, of: {sv: patruller}}"))) is None
    assert bars_of(site_with(pledge=TARGET)) is None
    assert bars_of(site_with(reported("unknown"), pledge=TARGET)) is None
    assert bars_of(site_with(reported("{count: 12, of: {sv: böter}}"), pledge=TARGET)) is None
    assert bars_of(site_with(reported("{count: 12, per: week}"), pledge=TARGET)) is None
    assert bars_of(site_with(reported("80 %"), pledge=TARGET)) is None
    assert bars_of(site_with(reported("{count: 12, when: 2019}"), pledge=TARGET)) is None
    assert bars_of(site_with(reported("12", by="exempelby-kommun"), pledge=TARGET)) is None


def test_a_number_that_is_not_exact_has_a_broken_outline_and_its_words() -> None:
    shapes = shapes_of(site_with(reported("20", "about 20", "more than 20", "unknown"), pledge=TARGET))
    assert [bar["class"] for bar in shapes.select("rect")] == [["pb-bar"], ["pb-bar", "pb-open"], ["pb-bar", "pb-open"]]
    words = [text.text for text in shapes.select("text")]
    assert words[1::2] == ["20", "about 20", "more than 20", "done, not counted"]


def test_the_latest_numbers_are_drawn_and_all_are_in_the_table() -> None:
    one_more = follow_up("2021-12-20", "{p1: {result: 30}}")
    site = site_with(reported(*(str(n) for n in range(1, MOST_BARS + 1))), one_more, pledge=TARGET)
    shapes = shapes_of(site)
    assert len(shapes.select("rect.pb-bar")) == MOST_BARS
    page = built(site).pages["en/exempelby-2021/p1/"]
    assert len(page.soup.select("section[aria-labelledby=follow-ups] details tbody tr")) == MOST_BARS + 1
    assert f"The picture shows the latest {MOST_BARS} of {MOST_BARS + 1} figures." in page.visible_text
