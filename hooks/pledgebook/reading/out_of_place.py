"""A record that was put where nothing is read: beside the folders of the register, or in one that is called almost so.

Nothing would be said of it, and nobody would see it. Told by what stands in it, or by its name in such a folder.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from pathlib import PurePosixPath

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.reading.source_text import SourceFile
from pledgebook.span import Span

RECORD_FOLDERS = ("pledges", "followups", "content")
# What editors call the folders in the languages of their own.
_BEGINNINGS = ("follow", "uppfolj", "pledge", "lofte", "medborgarlofte", "agreement", "redovisning")
_TEXT_ENDINGS = (".md", ".markdown", ".txt", ".yaml", ".yml")
_FOLLOW_UP_NAME = re.compile(r"(?P<name>\d{4}(?:-\d{2}(?:-\d{2})?)?-[a-z][a-z0-9-]*(?:\.[a-z]{2,3})?)\.[a-z.]+")
_AGREEMENT_NAME = re.compile(r"(?P<name>[a-z][a-z0-9-]*)\.[a-z.]+")
_FRONT_MATTER = re.compile(r"\s*---[ ]*\n(?P<facts>.*?)^(?:---|\Z)", re.DOTALL | re.MULTILINE)
_READ_AT_MOST = 20_000


def may_be_record(path: str) -> bool:
    """Whether a file that is outside the register's folders is worth a look: at the top, or one folder down."""
    parts = PurePosixPath(path).parts
    is_near = len(parts) == 1 or (len(parts) == 2 and _is_almost_record_folder(parts[0]))
    return is_near and path.casefold().endswith(_TEXT_ENDINGS) and not parts[-1].startswith(".")


def out_of_place(file: SourceFile) -> Diagnostic | None:
    """The complaint about a file for which `may_be_record` holds, if it is a record."""
    text = file.content[:_READ_AT_MOST].decode("utf-8-sig", "replace").replace("\r\n", "\n")
    name = PurePosixPath(file.path).name
    place = _place_of_follow_up(name, text, "/" in file.path) or _place_of_agreement(name, text)
    return complaint("file-out-of-place", Span(file.path), place=place) if place else None


def _place_of_follow_up(name: str, text: str, is_in_almost_record_folder: bool) -> str | None:
    front = _FRONT_MATTER.match(text)
    facts = _facts(front["facts"]) if front else {}
    named = _FOLLOW_UP_NAME.fullmatch(name)
    if "agreement" not in facts and not (is_in_almost_record_folder and named):
        return None
    if named is not None:
        return f"followups/{named['name']}.md"
    meant = f"{facts.get('date', '')}-{facts.get('by', '')}.md"
    return f"followups/{meant}" if _FOLLOW_UP_NAME.fullmatch(meant) else "followups/"


def _place_of_agreement(name: str, text: str) -> str | None:
    if not {"parties", "period"} <= _facts(text).keys():
        return None
    named = _AGREEMENT_NAME.fullmatch(name)
    return f"pledges/{named['name']}.yaml" if named else "pledges/"


def _facts(text: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z_]+):[ ]*(.*?)[ ]*$", text, re.MULTILINE))


def _is_almost_record_folder(name: str) -> bool:
    if name in RECORD_FOLDERS:
        return False
    plain = re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", name).casefold())
    return plain.startswith(_BEGINNINGS) or bool(difflib.get_close_matches(plain, RECORD_FOLDERS, n=1, cutoff=0.8))
