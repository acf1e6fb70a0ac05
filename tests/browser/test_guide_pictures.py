"""The pictures in the guides show what pages say today, are light, and tell in words what they show."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.guide_pictures import FOLDER, PICTURES, WIDTH, WORDS, Picture, part_of, words_in
from tests.browser.shown import page_shown
from tests.browser.static_host import hosted
from tests.guides.shown_register import LANGUAGES, built_in, guides

KIB = 1024

every_picture = pytest.mark.parametrize(
    ("picture", "language"),
    [(picture, language) for picture in PICTURES for language in picture.languages],
    ids=lambda part: getattr(part, "guide", part),
)


@pytest.fixture(scope="module")
def exempelby(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with hosted(built_in(tmp_path_factory.mktemp("exempelby"))) as address:
        yield address


@pytest.mark.browser
@every_picture
def test_a_page_still_says_what_its_picture_shows(
    browser: Browser, exempelby: str, picture: Picture, language: str
) -> None:
    """If not: `make pictures`, and look at them."""
    with page_shown(browser, picture.url(exempelby, language), width=WIDTH) as (page, _):
        said = words_in(page, part_of(page, picture))
    assert said == (WORDS / f"{picture.guide}.{language}.txt").read_text("utf-8")


@every_picture
def test_a_picture_is_light_and_a_png(picture: Picture, language: str) -> None:
    content = (FOLDER / f"{picture.guide}.{language}.png").read_bytes()
    assert content.startswith(b"\x89PNG")
    assert len(content) < 60 * KIB


def test_every_picture_has_words_and_a_guide_and_no_other_lies_there() -> None:
    names = {f"{picture.guide}.{language}" for picture in PICTURES for language in picture.languages}
    assert {path.stem for path in WORDS.iterdir()} == names
    assert {path.stem for path in FOLDER.glob("*.png")} >= names
    shown = {
        name for language in LANGUAGES for page in guides(language) for _, name in _pictures_in(page.read_text("utf-8"))
    }
    assert shown == names


def test_every_picture_tells_in_words_what_it_shows() -> None:
    for language in LANGUAGES:
        for page in guides(language):
            for words, name in _pictures_in(page.read_text("utf-8")):
                assert 60 <= len(words) <= 300, (page, name)


def _pictures_in(text: str) -> list[tuple[str, str]]:
    """What stands for each picture, and its name."""
    return re.findall(r"^!\[([^\]]+)\]\(\.\./\.\./bilder/([\w.-]+)\.png\)$", text, re.MULTILINE)
