"""A seal: a small file that whoever keeps it can hold a later history against.

It lies beside the site that it seals. That site and its records are named by digests, so a kept seal shows what was
published without holding a word of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from pledgebook.history.canonical import digest_of_record
from pledgebook.model.published import Records

# Changes only by addition while the version stays.
FORMAT_VERSION = 1

SEAL_FILE = "seal.json"


_TEXTS = ("day", "engine", "commit", "root", "opening", "verdict", "manifest", "previous")


class NotASealError(ValueError):
    """The file is no seal, or one of a version that is not known here."""


@dataclass(frozen=True, slots=True)
class Seal:
    """`commit`, `root`, `opening`, `steps` and `verdict` are of the audit; None where there was none, or where the
    site is made of files that no commit holds.

    `records` are the digests of all published records by kind and id, `agreement vara-2021`. `manifest` is the digest
    of the list of all files of the site, and `previous` that of the seal before, as a file, if it was given.
    """

    day: str
    engine: str
    records: Mapping[str, str]
    commit: str | None = None
    root: str | None = None
    opening: str | None = None
    steps: int | None = None
    verdict: str | None = None
    manifest: str | None = None
    previous: str | None = None

    @property
    def on_day(self) -> date:
        """The day that the statuses of the sealed site were computed for."""
        return date.fromisoformat(self.day)

    @property
    def digest_of_records(self) -> str:
        lines = (f"{name} {digest}\n" for name, digest in sorted(self.records.items()))
        return hashlib.sha256("".join(lines).encode()).hexdigest()


def digests_of_records(records: Records) -> Mapping[str, str]:
    return {str(key): digest_of_record(record) for key, record in records.items()}


def _is_plain(text: object) -> bool:
    """Seals come from the web, and what they say is told in logs, where a line of its own can be a command."""
    return isinstance(text, str) and text.isprintable()


def seal_as_json(seal: Seal) -> str:
    found = {"format": FORMAT_VERSION, **asdict(seal), "digest_of_records": seal.digest_of_records}
    return json.dumps(found, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def read_seal(content: bytes) -> Seal:
    """Raises NotASealError for whatever is not one, also where its records are not what its own digest says."""
    try:
        found = json.loads(content)
        if found.pop("format") != FORMAT_VERSION:
            raise NotASealError("format")
        digest = found.pop("digest_of_records")
        seal = Seal(**{name: found[name] for name in Seal.__slots__})
        if not all(_is_plain(text) for pair in seal.records.items() for text in pair):
            raise NotASealError("records")
        if not all(_is_plain(found[name]) or found[name] is None for name in _TEXTS):
            raise NotASealError("text")
        is_whole = seal.digest_of_records == digest and bool(seal.on_day)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise NotASealError(str(error)) from error
    if not is_whole:
        raise NotASealError("digest_of_records")
    return seal
