"""A heading in a follow-up that names a pledge in words, such as `## Löfte 5`: its text would reach no pledge.

Only `## p5` opens a section. Any other heading is left in the text before it, where few would look for it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.language import Version
from pledgebook.model.agreement import Agreement
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.register import Register
from pledgebook.reading.markdown_links import without_code

_HEADING = re.compile(r"^(?P<heading>#{1,6} *(?P<name>[^\s#](?:.*[^\s#])?))[ #]*$", re.MULTILINE)
_PLEDGE_WORD = r"(?:p|löftet?|punkt(?:en)?|pledge|promise|item|point)"
_NUMBERED = re.compile(rf"{_PLEDGE_WORD}[ .:#-]*(?P<number>[0-9]{{1,5}})\b.*", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<number>[0-9]{1,3})[.:)]?")


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for agreement in register.agreements.values():
        versions = [version for report in register.follow_ups_on(agreement.id) for version in _texts(report)]
        names = _names_of_pledges(agreement) if versions else {}
        for version in versions:
            yield from _misread(version, names)


def _texts(follow_up: FollowUp) -> Iterator[Version]:
    texts = [follow_up.body, *(statement.text for statement in follow_up.statements)]
    return (version for text in texts if text for version in text.versions if "#" in version.words)


def _names_of_pledges(agreement: Agreement) -> Mapping[str, str]:
    """The ids of the pledges, by themselves and by their titles, as `_plain` makes them."""
    titles = {
        _plain(version.words): pledge.id
        for pledge in agreement.pledges
        for version in (pledge.title.versions if pledge.title else ())
    }
    return titles | {pledge.id: pledge.id for pledge in agreement.pledges}


def _misread(version: Version, names: Mapping[str, str]) -> Iterator[Diagnostic]:
    for match in _HEADING.finditer(without_code(version.words)):
        name = match["name"]
        number = _NUMBERED.fullmatch(name) or _NUMBER.fullmatch(name)
        meant = names.get(f"p{number['number']}") if number else names.get(_plain(name))
        if number is None and meant is None:
            continue
        # `Löfte 1–3` is of several, and `Löfte 5` may be of an agreement whose pledges have other ids.
        is_one = len(re.findall(r"[0-9]+", name)) <= 1
        facts = {"suggestion": f"## {meant}"} if meant and is_one else {}
        yield complaint("heading-not-a-pledge", version.span_at(match.start()), heading=match["heading"], **facts)


def _plain(words: str) -> str:
    """Small letters a–z and digits, with hyphens between words, as in an id."""
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
