"""A word with letters of two alphabets: a Cyrillic `а` among Latin letters looks right and is found by no search."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.mention import Writing
from pledgebook.model.register import Register

# Greek, Coptic, Cyrillic, Armenian and Cherokee letters: the alphabets whose letters are taken for Latin ones. Most
# texts hold none, so that only few have their words looked at.
_LOOKS_LATIN = "\u0370-\u058f\u13a0-\u13ff\u1c80-\u1c8f\u1f00-\u1fff\u2de0-\u2dff\ua640-\ua69f\uab70-\uabbf"
_LETTER = re.compile(f"[{_LOOKS_LATIN}]")
_WORD = re.compile(rf"\w*[{_LOOKS_LATIN}]\w*")


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for writing in register.writings:
        if _LETTER.search(writing.version.words):
            yield from _mixed(writing)


def _mixed(writing: Writing) -> Iterator[Diagnostic]:
    """One piece of advice a text."""
    for match in _WORD.finditer(writing.version.words):
        if len({_alphabet(letter) for letter in match.group() if letter.isalpha()}) > 1:
            yield complaint("mixed-alphabets", writing.version.span_at(match.start()), word=match.group())
            return


def _alphabet(letter: str) -> str:
    """The first word of a letter's name: `LATIN SMALL LETTER A`."""
    return unicodedata.name(letter, "").partition(" ")[0]
