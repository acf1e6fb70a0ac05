"""A heading in a follow-up that names a pledge in words, such as `## Löfte 5`: its text would reach no pledge.

Only `## p5` opens a section. Any other heading is left in the text before it, where few would look for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from pledgebook.checks.walks import texts_with_headings
from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.language import Version
from pledgebook.model.agreement import Agreement
from pledgebook.model.register import Register
from pledgebook.reading.pledge_headings import headings_in, plain


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for agreement in register.agreements.values():
        versions = [
            version for report in register.follow_ups_on(agreement.id) for version in texts_with_headings(report)
        ]
        names = _names_of_pledges(agreement) if versions else {}
        for version in versions:
            yield from _misread(version, names)


def _names_of_pledges(agreement: Agreement) -> Mapping[str, str]:
    """The ids of the pledges, by themselves and by their titles, as `plain` makes them."""
    titles = {
        plain(version.words): pledge.id
        for pledge in agreement.pledges
        for version in (pledge.title.versions if pledge.title else ())
    }
    return titles | {pledge.id: pledge.id for pledge in agreement.pledges}


def _misread(version: Version, names: Mapping[str, str]) -> Iterator[Diagnostic]:
    for heading in headings_in(version.words):
        # `Löfte 5` may be of an agreement whose pledges have other ids.
        meant = names.get(heading.meant)
        if heading.is_numbered or meant is not None:
            facts = {"suggestion": f"## {meant}"} if meant and heading.is_of_one else {}
            yield complaint("heading-not-a-pledge", version.span_at(heading.begin), heading=heading.written, **facts)
