"""The register that the guides for editors show pieces of: Exempelby, which does not exist."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from textwrap import dedent

from tests.site_builds import REPOSITORY, build

FOLDER = Path(__file__).parent / "exempelby"
# A proposed follow-up with an error, a warning and something to think about.
RED_CROSS = Path(__file__).parent / "red_cross"
TODAY = date(2027, 12, 1)
# 2027-12-01T12:00:00Z
_DAY = "1827662400"

LANGUAGES = ("sv", "en")

_BLOCK = re.compile(r"^(?P<fence>`{3,})(?P<kind>\w+)\n(?P<text>.*?)^(?P=fence)$", re.M | re.S)


def guides(language: str) -> list[Path]:
    return sorted((REPOSITORY / "content" / language / "for-redaktorer").glob("*.md"))


def blocks(page: Path, *kinds: str) -> list[str]:
    """The fenced blocks of these kinds on a page, from the left margin."""
    found = _BLOCK.finditer(page.read_text("utf-8"))
    return [dedent(block["text"]) for block in found if block["kind"] in kinds]


def shown_texts() -> Iterator[str]:
    """Each file of the register from each indent, without the marks that a command writes."""
    for path in sorted(FOLDER.rglob("*")):
        if path.suffix in (".yaml", ".md"):
            text = re.sub(r"^translated_from: .*\n", "", path.read_text("utf-8"), flags=re.M)
            yield from ("\n" + re.sub(rf"^ {{0,{indent}}}", "", text, flags=re.M) for indent in range(0, 13, 2))


def built_in(folder: Path) -> Path:
    """The site of the register, built by MkDocs as a person builds it."""
    shutil.copytree(FOLDER, folder, dirs_exist_ok=True)
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    (folder / "hooks").symlink_to(REPOSITORY / "hooks")
    site = folder / "site"
    done = build(folder, site, day=_DAY)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return site
