"""A translation says the same numbers as its original, and no where it says no. Advice: words can be put otherwise.

Only what is likely to be a slip is told: clock times and months are written in many ways, and small numbers as words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources

import yaml

from pledgebook.checks.walks import texts_of_agreement, texts_of_follow_up
from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.language import Text, Version
from pledgebook.model.register import Register

# Code, addresses, and clock times as either language writes them: `kl. 18–20.30`, `6–8.30 pm`, `18:00`.
_NOT_NUMBERS = re.compile(
    r"""`[^`]*` | \]\([^)]*\) | https?://\S+ | \S+@\S+
    | \b kl(?:ockan|\.)? \s* \d{1,2} (?:[.:]\d{2})? (?: \s*(?:[-–]|till|och) \s* \d{1,2} (?:[.:]\d{2})? )?
    | \b (?: \d{1,2} (?:[.:]\d{2})? \s*(?:[-–]|to|and) \s* )? \d{1,2} (?:[.:]\d{2})? \s* (?:[ap]\.?m\b)
    | \b \d{1,2} : \d{2} \b""",
    re.VERBOSE | re.IGNORECASE,
)
# What each of them has somewhere: few texts do, and this is found out in a tenth of the time.
_PERHAPS_NOT_NUMBERS = re.compile(r"[`@]|\]\(|://|kl|\d\s*[ap]\.?m|\d\s*:", re.IGNORECASE)
_DATE = re.compile(r"\b(\d{4})-\d{2}(?:-(\d{2}))?\b")
# Thousands are parted by a space or, in English, a comma; decimals by a comma or a point.
_NUMBER = re.compile(r"\d(?:\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d{0,2}(?:,\d{3})+(?:\.\d+)?|\d*(?:[.,]\d+)?)")
# All digits, and more: the other alphabets have theirs from U+0660 on.
_PERHAPS_DIGIT = re.compile(r"[0-9\u0660-\U0010ffff]")
_WORD = re.compile(r"[^\W\d_]+")
_NONE = "–"
_SHORT_NO = re.compile(r"n['’]t\b")


@dataclass(frozen=True, slots=True)
class _Words:
    """`perhaps_no` finds a negation, or a word that ends like one: most texts have none at all."""

    negations: frozenset[str]
    weaker: frozenset[str]
    numbers: Sequence[frozenset[str]]
    perhaps_no: re.Pattern[str]


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for agreement in register.agreements.values():
        for text in texts_of_agreement(agreement.as_it_stands):
            yield from _differences(text)
    for follow_up in register.follow_ups.values():
        for text in texts_of_follow_up(follow_up):
            yield from _differences(text)


def _differences(text: Text) -> Iterator[Diagnostic]:
    original, *translated = text.versions
    for translation in translated:
        if original.language not in _words() or translation.language not in _words():
            continue
        given, now = _numbers(original.words), _numbers(translation.words)
        if given == now and not (_perhaps_says_no(original) or _perhaps_says_no(translation)):
            continue
        missing = [*_numbers_missing(given, now, translation), *_negation_missing(original, translation)]
        extra = [*_numbers_missing(now, given, original), *_negation_missing(translation, original)]
        if missing or extra:
            yield complaint(
                "translation-numbers-differ",
                translation.span,
                language=translation.language,
                was=", ".join(missing) or _NONE,
                now=", ".join(extra) or _NONE,
            )


def _numbers_missing(given: list[Decimal], now: list[Decimal], other: Version) -> Iterator[str]:
    """The numbers of one text that the other has neither in digits nor, if they are small, in words."""
    words = set(_words_in(other))
    names = _words()[other.language].numbers
    for number, times in (Counter(given) - Counter(now)).items():
        is_word = number == int(number) < len(names) and not words.isdisjoint(names[int(number)])
        if not is_word:
            yield from [f"{number.normalize():f}"] * times


def _numbers(words: str) -> list[Decimal]:
    if not _PERHAPS_DIGIT.search(words):
        return []
    if _PERHAPS_NOT_NUMBERS.search(words):
        words = _NOT_NUMBERS.sub(" \n ", words)
    return [_value(written) for written in _NUMBER.findall(_DATE.sub(r"\1 \n \2", words))]


def _value(written: str) -> Decimal:
    digits = re.sub(r"[ \u00a0\u202f]", "", written)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "")
    return Decimal(digits.replace(",", "."))


def _perhaps_says_no(version: Version) -> bool:
    return _words()[version.language].perhaps_no.search(version.words.casefold()) is not None


def _negation_missing(given: Version, other: Version) -> Iterator[str]:
    """The first word of one text that says no, if the other has none of its own: how many there are is style."""
    known, others = _words()[given.language], _words()[other.language]
    is_said = _SHORT_NO.search(other.words) or not (others.negations | others.weaker).isdisjoint(_words_in(other))
    if not is_said:
        said = (word for word in _words_in(given) if word in known.negations)
        short = _SHORT_NO.search(given.words)
        first = next(said, short.group() if short else "")
        yield from [first] if first else []


def _words_in(version: Version) -> Sequence[str]:
    return _WORD.findall(version.words.casefold())


@cache
def _words() -> Mapping[str, _Words]:
    text = (resources.files("pledgebook.checks") / "translation_numbers.yaml").read_text("utf-8")
    return {
        language: _Words(
            frozenset(words["negations"]),
            frozenset(words["weaker"]),
            tuple(map(frozenset, words["numbers"])),
            re.compile(rf"(?:n['’]t|{'|'.join(words['negations'])})(?![^\W\d_])"),
        )
        for language, words in yaml.safe_load(text).items()
    }
