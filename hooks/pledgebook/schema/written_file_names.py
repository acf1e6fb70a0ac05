"""What was meant by the name of a file that is not called like a record: `2027-09-08 Polisen.MD`, `vara-2027.yml`.

Nothing is read from a guess: it is only suggested to the author.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from pledgebook.schema.written_ids import one_id_meant

_TEXT_ENDINGS = frozenset({".md", ".markdown", ".mdown", ".txt", ".text", ".yaml", ".yml"})
_DATE = re.compile(r"(?<![0-9])((?:19|20|21)[0-9]{2})(?:[-_. ]?([01][0-9])(?:[-_. ]?([0-3][0-9]))?)?(?![0-9])")
# `(1)`, `- kopia`: what computers call a second file of the same name.
_COPY = re.compile(r"\([0-9]+\)|\b(?:kopia|copy)\b", re.IGNORECASE)


def file_meant(path: str, original_language: str) -> str | None:
    """`followups/2027-09-08-polisen.md` for `pledges/Polisen 2027-09-08.txt`; None where it cannot be told."""
    folder, name = PurePosixPath(path).parts[0], PurePosixPath(path).name
    stem, endings = _without_endings(name)
    if not endings or _COPY.search(stem):
        return None
    is_yaml = endings[0] in (".yaml", ".yml")
    follow_up = None if is_yaml else _follow_up_meant(stem, original_language)
    if folder == "followups":
        meant = follow_up
    else:
        agreement = one_id_meant(stem) if not follow_up else None
        meant = follow_up or (f"pledges/{agreement}.yaml" if agreement and ".md" not in endings else None)
    return meant if meant != path else None


def _without_endings(name: str) -> tuple[str, list[str]]:
    """`2027-polisen` and `.md`, `.txt` for `2027-polisen.md.txt`."""
    endings: list[str] = []
    stem = PurePosixPath(name)
    while stem.suffix.casefold() in _TEXT_ENDINGS:
        endings.insert(0, stem.suffix.casefold())
        stem = stem.with_suffix("")
    return stem.name, endings


def _follow_up_meant(stem: str, original_language: str) -> str | None:
    """The date goes first, and the rest is written as an id."""
    bare, _, language = stem.partition(".")
    date = _DATE.search(bare)
    if date is None or not re.fullmatch(r"(?:[a-z]{2,3})?", language):
        return None
    rest = one_id_meant(f"{bare[: date.start()]} {bare[date.end() :]}")
    if rest is None:
        return None
    ending = f".{language}" if language and language != original_language else ""
    return f"followups/{'-'.join(filter(None, date.groups()))}-{rest}{ending}.md"
