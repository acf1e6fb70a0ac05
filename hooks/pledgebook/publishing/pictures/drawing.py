"""What every picture is drawn with: places in percent and em, and elements of SVG written out.

Nothing is escaped on the way but texts, and those here: attributes are numbers and names of our own classes. The words
that say what a picture shows stand in the templates.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

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
    return written(f'<rect{_named(name)} x="{share(x)}" y="{em(y)}" width="{share(width)}" height="{em(height)}"/>')


@_kept
def line(x1: float, y1: float, x2: float, y2: float, name: str) -> Markup:
    return written(f'<line{_named(name)} x1="{share(x1)}" y1="{em(y1)}" x2="{share(x2)}" y2="{em(y2)}"/>')


@_kept
def text(words: str, x: float, y: float, anchor: Literal["start", "middle", "end"] = "start") -> Markup:
    """Short words, with their base line at `y`."""
    anchored = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return written(f'<text{anchored} x="{share(x)}" y="{em(y)}">{escape(words)}</text>')


def group(shapes: Iterable[Markup], name: str) -> Markup:
    return written(f"<g{_named(name)}>{Markup('').join(shapes)}</g>")


def written(element: str) -> Markup:
    """An element made of numbers, own names, escaped texts and what was written so before."""
    return Markup(element)  # noqa: S704


def share(number: float) -> str:
    """A place or width in percent of the picture's width."""
    return f"{_rounded(number)}%"


def em(number: float) -> str:
    return f"{_rounded(number)}em"


def _named(name: str) -> str:
    return f' class="{name}"' if name else ""


def _rounded(number: float) -> float | int:
    """As few digits as the eye needs."""
    rounded = round(number, 2)
    return int(rounded) if rounded == int(rounded) else rounded
