"""What a site may choose of its looks: one colour of its own for the header, and a logo."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
_WHITE, _BLACK = "#ffffff", "#000000"
# WCAG 2.2, success criterion 1.4.3: the least contrast of text.
_LEAST_CONTRAST = 4.5
# The header of a dark page is to be calm: as far from white as that of the colours that come with the engine.
_CONTRAST_IN_THE_DARK = 14.0
_STEPS_TO_BLACK = 50


class UnfitLookError(Exception):
    """A setting that cannot be followed: `slug` is its key under `look` in the wording."""

    def __init__(self, slug: str, value: object) -> None:
        super().__init__(slug)
        self.slug, self.value = slug, str(value)


@dataclass(frozen=True, slots=True)
class Look:
    """`colour` as `#7a1f3d`; `logo` is the path of a picture below content/. Empty: as the engine has it."""

    colour: str = ""
    logo: str = ""

    @property
    def styles(self) -> str:
        """Rules that follow upon colours.css and win over it. Text on the colour can always be read."""
        if not self.colour:
            return ""
        light = _variables(self.colour, _text_on(self.colour))
        dark = _variables(_darkened(self.colour), _WHITE)
        return (
            f":root{{{light}}}"
            f'@media screen and (prefers-color-scheme:dark){{:root:not([data-scheme="light"]){{{dark}}}}}'
            f'@media screen{{:root[data-scheme="dark"]{{{dark}}}}}'
        )


NO_LOOK = Look()


def read_look(extra: Mapping[str, object], attachments: Iterable[str]) -> Look:
    """The look that `extra` in mkdocs.yml asks for. Raises UnfitLookError."""
    return Look(_colour(extra), _logo(extra, attachments))


def _colour(extra: Mapping[str, object]) -> str:
    """Without quotation marks, YAML takes a colour for a comment and leaves nothing."""
    if "colour" not in extra:
        return ""
    colour = extra["colour"]
    if not isinstance(colour, str) or not _HEX.fullmatch(colour):
        raise UnfitLookError("not_a_colour", "" if colour is None else colour)
    return colour.lower()


def _logo(extra: Mapping[str, object], attachments: Iterable[str]) -> str:
    if "logo" not in extra:
        return ""
    logo = extra["logo"]
    if not isinstance(logo, str) or logo not in attachments:
        raise UnfitLookError("no_such_logo", "" if logo is None else logo)
    if PurePosixPath(logo).suffix.lower() not in _PICTURES:
        raise UnfitLookError("logo_not_a_picture", logo)
    return logo


def _variables(accent: str, on_accent: str) -> str:
    return f"--pb-accent:{accent};--pb-on-accent:{on_accent}"


def _text_on(colour: str) -> str:
    """One of the two can be read on any colour: where white cannot, black has a contrast of at least 4.6."""
    return _WHITE if contrast(colour, _WHITE) >= _LEAST_CONTRAST else _BLACK


def _darkened(colour: str) -> str:
    red, green, blue = _channels(colour)
    for step in range(_STEPS_TO_BLACK):
        share = 1 - step / _STEPS_TO_BLACK
        darker = f"#{round(red * share):02x}{round(green * share):02x}{round(blue * share):02x}"
        if contrast(darker, _WHITE) >= _CONTRAST_IN_THE_DARK:
            return darker
    return _BLACK


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it for sRGB."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
