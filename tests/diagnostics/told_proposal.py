"""A made-up proposal with nasty texts: what was wrong before it, what it makes wrong, what it changes in silence."""

from __future__ import annotations

from pathlib import Path

from tests.history.told_history import OPENED, REPORTED, SIGNED
from tests.scratch_repository import ScratchRepository

# The register lies in a folder of its repository, as it may.
FOLDER = "löften, alla"

_NASTY = (
    "::error::x %0A ]]> <script>alert(1)</script> &amp; 😀 @alla #1 "
    "![x](https://evil.example/x.png) ` ``` www.evil.example"
)
# Nobody called `ghost` is known, and a vague word is advised against.
_KNOWN = """areas: exempelby
parties: [polisen, exempelby-kommun, ghost]
period: 2024
untranslated: [en]
pledges:
  p1:
    by: polisen
    sv: Vi ska verka för ordning.
"""
_MOVED = "# En rad till överst\n" + _KNOWN
_NEW = f"""areas: exempelby
parties: [polisen, exempelby-kommun]
period: 2025
untranslated: [en]
pledges:
  p1:
    by: "{_NASTY.replace("`", "'")}"
    sv: Vi ska verka för ordning.
  p2:
    bye: polisen
    sv: '{_NASTY}'
"""
_LINES = (
    "Tre dialogmöten.",
    "```",
    "::stop-commands::x",
    "</code> [klicka](https://evil.example) @alla #1",
)
_SILENT = SIGNED.replace("Två dialogmöten.", "\n      ".join(["|-", *_LINES]))


def told_proposal(folder: Path) -> ScratchRepository:
    """A repository whose `HEAD` is what was published, and whose working folder is the proposal."""
    told = ScratchRepository(folder)
    published = {
        "pledges.yaml": OPENED,
        "pledges/exempelby-2021.yaml": SIGNED,
        "pledges/exempelby-2024.yaml": _KNOWN,
        "pledges/exempelby-2027.yaml": _KNOWN.replace("2024", "2027").replace(", ghost", ""),
        "followups/2022-01-18-polisen.md": REPORTED,
    }
    told.commit({f"{FOLDER}/{path}": text for path, text in published.items()})
    proposed = {
        "pledges/exempelby-2021.yaml": _SILENT,
        "pledges/exempelby-2024.yaml": _MOVED,
        "pledges/exempelby-2025.yaml": _NEW,
        "pledges/a,b:c %41 [x](y).yaml": _NEW.replace("2025", "2026"),
        "followups/2022-01-19-polisen.md": "Ingen början, och ingen bedömning.\n",
    }
    told.put_all({f"{FOLDER}/{path}": text for path, text in proposed.items()})
    return told
