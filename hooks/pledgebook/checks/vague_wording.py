"""A pledge in words that nobody can check, such as "verka för" without a number. Advice to who is drafting.

The phrases stand in vague_wording.yaml. Agreements whose time is over are left in peace: what was promised
then stays as it was promised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import resources

import yaml

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.pledge import Pledge
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for agreement in register.agreements.values():
        if not agreement.stands.period.is_over_on(today):
            for pledge in agreement.pledges:
                yield from _vagueness(pledge)


def _vagueness(pledge: Pledge) -> Iterator[Diagnostic]:
    """One piece of advice a pledge, on its original words; a translation is only as vague as they are."""
    stands = pledge.stands
    original = stands.wording.original
    pattern = _phrases().get(original.language)
    match = pattern.search(original.words) if pattern else None
    if match is not None and stands.target is None:
        yield complaint("vague-wording", original.span_at(match.start()), pledge=pledge.id, phrase=match.group())


@cache
def _phrases() -> dict[str, re.Pattern[str]]:
    """For each language, a pattern that finds any of its phrases as whole words."""
    text = (resources.files("pledgebook.checks") / "vague_wording.yaml").read_text("utf-8")
    return {
        language: re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)
        for language, phrases in yaml.safe_load(text).items()
    }
