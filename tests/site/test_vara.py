"""The site of Vara says what the sources say, and nothing else."""

from __future__ import annotations

import re

import pytest

from tests.built_site import BuiltSite
from tests.site_builds import REPOSITORY

SEED = REPOSITORY / "tests" / "vara" / "seed-2021.sv.txt"

# What the page of 2021 holds that is not published word for word, and why.
LEFT_OUT = {
    # Headings that the templates have in their own words.
    "Vara – medborgarlöften": "the title of the source",
    "Vad är ett Medborgarlöfte?": "heading",
    "Lägesbild – identifierade områden": "heading",
    "Vårt gemensamma löfte till medborgarna i Vara 2021": "heading",
    "Polisen lovar medborgarna:": "heading",
    "Vara kommun lovar medborgarna:": "heading",
    "Tillsammans lovar Polisen och kommunen": "heading",
    "Uppföljning": "heading",
    "Uppföljning av medborgarlöfte": "heading of an empty section",
    "Kontakt": "heading",
    # Captions of photographs that are not published here.
    "Kristoffer Hjelm kommunpolis i Grästorp Vara och Essunga.": "caption",
    "Kristoffer Hjelm kommunpolis i Vara, Grästorp och Essunga.": "caption",
}


def words_of(text: str) -> str:
    """Letters and figures alone: line breaks, spaces and signs may be set otherwise."""
    return " ".join(re.findall(r"\w+", text))


def seed_lines() -> list[str]:
    lines = (line.strip().removeprefix("•").strip() for line in SEED.read_text("utf-8").split("\n"))
    return [line for line in lines if line and line not in LEFT_OUT]


@pytest.mark.parametrize("line", seed_lines())
def test_the_agreement_of_2021_is_published_word_for_word(vara: BuiltSite, line: str) -> None:
    pages = [vara.pages[address].visible_text for address in ("vara-2021/", "medborgarloften-i-vara/")]
    assert any(words_of(line) in words_of(text) for text in pages)


def test_what_is_left_out_of_the_agreement_is_really_in_the_source() -> None:
    lines = {line.strip() for line in SEED.read_text("utf-8").split("\n")}
    assert set(LEFT_OUT) <= lines


def test_the_agreement_of_2021_has_four_three_and_one_pledges(vara: BuiltSite) -> None:
    page = vara.pages["vara-2021/"].soup
    headings = [heading.get_text() for heading in page.select("#pledges ~ h3")]
    assert headings == ["Polisen lovar", "Vara kommun lovar", "Polisen och Vara kommun lovar tillsammans"]
    numbers = [len(ul.find_all("li", recursive=False)) for ul in page.select("#pledges ~ ul.pb-cards")]
    assert numbers == [4, 3, 1]


@pytest.mark.parametrize("number", range(1, 9))
def test_the_pledges_of_2021_are_not_reported_and_the_site_says_so(vara: BuiltSite, number: int) -> None:
    assert "Ej redovisat" in vara.pages[f"vara-2021/p{number}/"].visible_text
    assert "Not reported" in vara.pages[f"en/vara-2021/p{number}/"].visible_text


@pytest.mark.parametrize("year", [2018, 2019, 2020, 2022])
def test_the_other_years_are_marked_as_summarised_and_name_their_sources(vara: BuiltSite, year: int) -> None:
    page = vara.pages[f"vara-{year}/"]
    assert "vår sammanfattning" in page.visible_text
    assert "our summary" in vara.pages[f"en/vara-{year}/"].visible_text
    assert [a for a in page.soup.select("#documents ~ ul a") if str(a["href"]).startswith("https://")]


@pytest.mark.parametrize(
    ("follow_up", "figures"),
    [
        ("2018-polisen", ["70", "6", "500", "55", "80"]),
        ("2019-polisen", ["50", "600", "250", "65"]),
        ("2020-polisen", ["1 850", "575", "110", "320", "250"]),
        ("2021-01-18-vara-kommun", ["50", "25"]),
        ("2022-polisen", ["190", "115", "335", "158", "70", "54", "32", "22", "130"]),
    ],
)
def test_published_follow_ups_stand_with_their_figures_and_sources(
    vara: BuiltSite, follow_up: str, figures: list[str]
) -> None:
    page = vara.pages[f"uppfoljningar/{follow_up}/"]
    text = page.visible_text.replace("\u00a0", " ")
    assert [figure for figure in figures if figure not in text] == []
    assert [a for a in page.soup.select("#sources ~ ul a") if str(a["href"]).startswith("https://")]


def test_the_contact_is_as_on_the_page_of_2021(vara: BuiltSite) -> None:
    text = vara.pages["kontakt/"].visible_text
    assert "Kristoffer Hjelm" in text
    assert "Kommunpolis Vara" in text
    assert "kristoffer.hjelm@polisen.se" in text
    assert "Välkommen att höra av dig till:" in text
