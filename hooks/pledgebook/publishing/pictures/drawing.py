"""What every picture is drawn with: places in percent and em, and elements of svg.py written out.

svg.py writes attributes and texts as they are. It is therefore given numbers, names of our own classes, and texts
that are escaped here; the words that say what a picture shows stand in the templates.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import svg
from markupsafe import Markup, escape


@dataclass(frozen=True, slots=True)
class Drawing:
    """What stands inside an `<svg>` that is as wide as its place and `height` em high; `name` says what it shows."""

    name: str
    height: float
    shapes: Markup


def drawn(name: str, height: float, shapes: Iterable[Markup]) -> Drawing:
    return Drawing(name, _rounded(height), Markup("".join(shapes)))  # noqa: S704 — each of them is markup


# The pictures of an agreement's pledges have most of their lines in common, and so have both languages.
_kept = lru_cache(maxsize=10_000)


@_kept
def box(x: float, y: float, width: float, height: float, name: str = "") -> Markup:
    """A rectangle. `name` is a class, here and below."""
    return written(svg.Rect(x=share(x), y=em(y), width=share(width), height=em(height), class_=_named(name)))


@_kept
def line(x1: float, y1: float, x2: float, y2: float, name: str) -> Markup:
    return written(svg.Line(x1=share(x1), y1=em(y1), x2=share(x2), y2=em(y2), class_=_named(name)))


@_kept
def text(words: str, x: float, y: float, anchor: Literal["start", "middle", "end"] = "start") -> Markup:
    """Short words, with their base line at `y`."""
    element = svg.Text(text=str(escape(words)), x=share(x), y=em(y), text_anchor=None if anchor == "start" else anchor)
    return written(element)


def group(shapes: Iterable[Markup], name: str) -> Markup:
    return written(svg.G(text=Markup("").join(shapes), class_=_named(name)))


def written(element: svg.Element) -> Markup:
    """An element made of numbers, own names, escaped texts and what was written so before."""
    return Markup(element.as_str())  # noqa: S704


def share(number: float) -> svg.Length:
    """A place or width in percent of the picture's width."""
    return svg.Length(_rounded(number), "%")


def em(number: float) -> svg.Length:
    return svg.Length(_rounded(number), "em")


def _named(name: str) -> list[str] | None:
    return [name] if name else None


def _rounded(number: float) -> float | int:
    """As few digits as the eye needs."""
    rounded = round(number, 2)
    return int(rounded) if rounded == int(rounded) else rounded
