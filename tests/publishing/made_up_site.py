"""The site of a small made-up register with all shapes of record."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache

from pledgebook.pipeline import run
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.site import Site
from pledgebook.reading.folder import RecordFolder
from tests.made_up.country import Size
from tests.made_up.register import record_files
from tests.made_up.sources import ATTACHED, ATTACHMENT

TODAY = date(2026, 11, 26)
URL = "https://example.org/"


def _checksum(path: str) -> str:
    return hashlib.sha256(ATTACHED).hexdigest()


@cache
def made_up_site() -> Site:
    records = RecordFolder(tuple(record_files(Size(6, 4, seed=1))), {ATTACHMENT: len(ATTACHED)}, checksum=_checksum)
    outcome = run(records, TODAY, Settings(URL))
    assert outcome.site is not None
    return outcome.site
