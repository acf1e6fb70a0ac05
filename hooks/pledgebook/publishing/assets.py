"""The files of the package that are published as they are: the scripts and the icon."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

ICON = "assets/icon.svg"
STYLESHEET = "assets/pledgebook.css"
CARD_STYLESHEET = "assets/card.css"

# Of the icon and the header, where a site has chosen none: `--pb-accent` in styles/colours.css.
OWN_COLOUR = "#123a6b"

# Stands in the head of every page instead, see security.py.
_INLINE = "first.js"


@cache
def assets(colour: str = "") -> Mapping[str, str]:
    """Their text by the path where they are published. Pages find `search.js` at `assets/search.js`.

    `colour` is the ground of the icon, if it is another.
    """
    folder = files("pledgebook.publishing") / "assets"
    scripts = sorted((path for path in (folder / "scripts").iterdir() if path.name != _INLINE), key=lambda p: p.name)
    found = {f"assets/{path.name}": path.read_text("utf-8") for path in scripts}
    icon = (folder / "icon.svg").read_text("utf-8")
    return {**found, ICON: icon.replace(OWN_COLOUR, colour) if colour else icon}
