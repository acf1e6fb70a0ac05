"""The small texts that others look for at addresses of their own."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

from tests.publishing.small_site import SETTINGS, TODAY, built, site_as

SECURITY = ".well-known/security.txt"


def test_without_the_settings_there_are_no_such_files() -> None:
    files = built(site_as(SETTINGS)).files
    assert SECURITY not in files
    assert "humans.txt" not in files


def test_security_txt_has_what_the_standard_asks_for() -> None:
    """RFC 9116: each field on a line of its own, one `Expires`, less than a year ahead, and the file's own address."""
    files = built(site_as(replace(SETTINGS, security_contact="mailto:it@example.org"))).files
    text = files[SECURITY].decode("ascii")
    assert re.fullmatch(r"(?:[A-Z][A-Za-z-]+: \S.*\n)+", text)
    fields = [line.split(": ", 1) for line in text.splitlines()]
    assert [name for name, _ in fields] == ["Contact", "Expires", "Preferred-Languages", "Canonical"]
    told = dict(fields)
    assert told["Contact"] == "mailto:it@example.org"
    assert told["Preferred-Languages"] == "sv, en"
    assert told["Canonical"] == f"https://example.org/{SECURITY}"
    expires = datetime.fromisoformat(told["Expires"]).date()
    assert TODAY < expires < date(TODAY.year + 1, TODAY.month, TODAY.day)


def test_humans_txt_is_the_text_that_was_written() -> None:
    files = built(site_as(replace(SETTINGS, humans="Exempelby kommun\nKontakt: webb@example.org\n\n"))).files
    assert files["humans.txt"].decode() == "Exempelby kommun\nKontakt: webb@example.org\n"
