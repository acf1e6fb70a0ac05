"""A colour and a logo of a site's own: whatever is chosen can be read, and what cannot be followed is said."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.publishing.assets import ICON, OWN_COLOUR, assets
from pledgebook.publishing.look import Look, UnfitLookError, contrast, read_look
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.stylesheet import own_styles
from tests.publishing.small_site import built, site_as

colours = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def test_contrast_is_that_of_wcag() -> None:
    """Known values: black on white, the same colour twice, and #777777, which is just below the limit."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#123a6b", "#123a6b") == pytest.approx(1)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


@given(colours)
def test_text_on_the_colour_can_be_read_in_light_and_dark(colour: str) -> None:
    pairs = re.findall(r"--pb-accent:(#\w{6});--pb-on-accent:(#\w{6})", Look(colour).styles)
    assert len(pairs) == 3
    assert pairs[0][0] == colour
    assert all(contrast(*pair) >= 4.5 for pair in pairs)
    assert pairs[1] == pairs[2], "what the system asks for and what the reader chooses are the same"
    assert contrast(pairs[1][0], "#ffffff") >= 14


def test_without_a_choice_nothing_is_added() -> None:
    assert read_look({}, ()).styles == ""
    assert f"--pb-accent:{OWN_COLOUR}" in own_styles().replace(" ", "")
    assert OWN_COLOUR in assets()[ICON]


@pytest.mark.parametrize("colour", [None, "", "röd", "#12", "#12345g", "#123456;}", 123456, ["#123456"]])
def test_a_colour_that_cannot_be_followed_is_refused(colour: object) -> None:
    with pytest.raises(UnfitLookError, match="not_a_colour"):
        read_look({"colour": colour}, ())


@pytest.mark.parametrize("logo", [None, "", "borta.png", "../mkdocs.yml", "https://example.org/logo.png", 7])
def test_a_logo_must_be_a_file_of_the_site(logo: object) -> None:
    with pytest.raises(UnfitLookError, match="no_such_logo"):
        read_look({"logo": logo}, ["bilder/logo.png"])


def test_a_logo_must_be_a_picture() -> None:
    with pytest.raises(UnfitLookError, match="logo_not_a_picture"):
        read_look({"logo": "underlag/lofte.pdf"}, ["underlag/lofte.pdf"])


def test_pages_carry_the_colour_and_the_logo() -> None:
    look = read_look({"colour": "#7A1F3D", "logo": "bilder/vår logga.png"}, ["bilder/vår logga.png"])
    site = site_as(Settings("https://example.org/", look=look))
    pages = built(site)
    assert '<meta name="theme-color" content="#7a1f3d">' in pages.pages["en/kontakt/"].html
    assert 'src="../../bilder/v%C3%A5r%20logga.png" alt=""' in pages.pages["en/kontakt/"].html
    assert "#7a1f3d" in pages.files[ICON].decode()
    (last,) = site.last_files()
    assert last.content.endswith(look.styles)
