"""The site of exempelby-2021 and other small agreements, with follow-ups made of a few words."""

from __future__ import annotations

from collections.abc import Mapping

from pledgebook.publishing.site import Site
from tests.publishing.small_site import site_of

_FOLLOW_UP = """\
---
agreement: {agreement}
by: {by}
date: {day}
untranslated: [en]
sources: [{{title: Rapport, url: "https://example.org/"}}]
pledges: {pledges}
---
"""


def site_with(*files: Mapping[str, str], more: str = "", pledge: str = "") -> Site:
    """`more` are lines of the agreement exempelby-2021, and `pledge` of its only pledge p1."""
    every = {name: text for some in files for name, text in some.items()}
    return site_of(more=more, pledge=pledge, attachments=None, **every)


def follow_up(
    day: str, pledges: str = "{p1: fulfilled}", *, by: str = "polisen", agreement: str = "exempelby-2021"
) -> dict[str, str]:
    text = _FOLLOW_UP.format(agreement=agreement, by=by, day=day, pledges=pledges)
    return {f"followups/{day}-{by}-{agreement}.md": text}


def agreement(year: int, number: int) -> dict[str, str]:
    """An agreement of a year with so many pledges, by the police."""
    pledges = "".join(f"  p{n}: {{by: polisen, sv: Löfte {n}.}}\n" for n in range(1, number + 1))
    head = f"areas: exempelby\nparties: [polisen, exempelby-kommun]\nperiod: {year}\nuntranslated: [en]\n"
    return {f"pledges/exempelby-{year}.yaml": f"{head}pledges:\n{pledges}" if pledges else head}
