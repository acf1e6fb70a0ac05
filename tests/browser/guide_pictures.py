"""The pictures in the guides for editors: what citizens see after each act, in Exempelby, which does not exist.

Run by `make pictures`. The words that a picture shows are kept beside the register, so that a test can tell
when pages have come to say something else and the pictures are out of date.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import FloatRect, Page

from tests.browser.chromium import launched
from tests.browser.static_host import hosted
from tests.guides.shown_register import LANGUAGES, built_in
from tests.site_builds import REPOSITORY

FOLDER = REPOSITORY / "content" / "bilder"
WORDS = REPOSITORY / "tests" / "guides" / "pictured"

# As on a phone, so that the words can be read when the picture is shown on one.
WIDTH = 400
SCALE = 1.25
_COLOURS = 96
_MARGIN = 12


@dataclass(frozen=True, slots=True)
class Picture:
    """Of a page, from the top of one element to the top of another."""

    guide: str
    address: str
    first: str
    before: str
    languages: tuple[str, ...] = LANGUAGES

    def url(self, host: str, language: str) -> str:
        return host + ("" if language == "sv" else f"{language}/") + self.address


PICTURES = (
    Picture("skriv-medborgarlofte", "exempelby-2027/", "h2", ".pb-cards li:nth-child(2)"),
    Picture("skriv-uppfoljning", "uppfoljningar/2027-11-15-polisen/", "h1", "#p3"),
    Picture("andra-ett-lofte", "exempelby-2027/p3/", "#wording", ".pb-facts"),
    Picture("ratta-en-uppfoljning", "uppfoljningar/2027-06-30-polisen/", "h1", "#p2"),
    Picture("oversatt", "uppfoljningar/2027-11-20-exempelby-kommun/", "h1", "#p2", ("en",)),
    Picture("andra-en-kontakt", "kontakt/", "h1", ".pb-cards li:nth-child(2)"),
)

_WORDS_WITHIN = """([top, bottom]) => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const words = [];
  while (walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const box = range.getBoundingClientRect();
    const text = walker.currentNode.textContent.trim().replace(/\\s+/g, " ");
    if (text && box.height && box.top + scrollY >= top && box.bottom + scrollY <= bottom) words.push(text);
  }
  return words.join("\\n") + "\\n";
}"""


def part_of(page: Page, picture: Picture) -> FloatRect:
    top, bottom = (
        float(page.locator(f"main {selector}").first.evaluate("e => e.getBoundingClientRect().top + scrollY"))
        for selector in (picture.first, picture.before)
    )
    return {"x": 0, "y": top - _MARGIN, "width": WIDTH, "height": bottom - top}


def words_in(page: Page, part: FloatRect) -> str:
    """Each piece of text that is wholly in the picture, on a line of its own."""
    return str(page.evaluate(_WORDS_WITHIN, [part["y"], part["y"] + part["height"]]))


def small(png: bytes) -> bytes:
    """The same picture in few colours, which is all that text and frames need."""
    made = BytesIO()
    Image.open(BytesIO(png)).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(
        made, "PNG", optimize=True
    )
    return made.getvalue()


def take() -> None:
    FOLDER.mkdir(exist_ok=True)
    WORDS.mkdir(exist_ok=True)
    with TemporaryDirectory() as made, hosted(built_in(Path(made))) as host, launched() as browser:
        context = browser.new_context(
            viewport={"width": WIDTH, "height": 800}, device_scale_factor=SCALE, reduced_motion="reduce"
        )
        page = context.new_page()
        for picture in PICTURES:
            for language in picture.languages:
                page.goto(picture.url(host, language))
                part = part_of(page, picture)
                name = f"{picture.guide}.{language}"
                (FOLDER / f"{name}.png").write_bytes(small(page.screenshot(full_page=True, clip=part)))
                (WORDS / f"{name}.txt").write_text(words_in(page, part), "utf-8")
        context.close()


if __name__ == "__main__":
    take()
