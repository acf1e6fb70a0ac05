"""What was meant by a number or a length of time that is not written as one here: `ca 20 st`, `3 månader`.

Nothing is read from a guess: it is only suggested to the author.
"""

from __future__ import annotations

import re
from functools import cache

from pledgebook.schema.other_words import LONGEST, either_of, other_words, simple, word_meant

_GROUPED = r"[0-9]{1,3}(?: [0-9]{3}){1,3}|[0-9]{1,12}"
# Three digits after a comma are thousands to some and decimals to others.
_NUMBER = rf"(?P<whole>{_GROUPED})(?:[.,](?P<decimals>[0-9]{{1,2}}|[0-9]{{4,6}}))?"


def count_meant(written: str) -> str | None:
    """`more than 20` for `drygt 20`, `12 of 14` for `12 av 14`; None where it cannot be told."""
    if len(written) > LONGEST:
        return None
    text = simple(written)
    word = word_meant("count", re.sub(r"^(?:ett|an?) ", "", text)) or word_meant("count", text)
    return word or _with_qualifier(text) or _about_tens(text) or _part_of_all(text) or _least_of_range(text)


def number_meant(written: str) -> str | None:
    """`1850` for `1 850 st`, `92 %` for `92 procent`, `2` for `två`; None where it cannot be told."""
    if len(written) > LONGEST:
        return None
    text = simple(written)
    match = _number_form().fullmatch(text)
    if match is None:
        return word_meant("number", text)
    number = match["whole"].replace(" ", "") + (f".{match['decimals']}" if match["decimals"] else "")
    return f"{number} %" if match["percent"] else number


def number_or_all_meant(written: str) -> str | None:
    return word_meant("number-or-all", written) or number_meant(written)


def duration_meant(written: str) -> str | None:
    """`3 months` for `3 månader` or `tre månader`."""
    match = re.fullmatch(r"(?P<number>[0-9]+|[^\W\d]+) ?(?P<unit>[^\W\d]+)\.?", simple(written))
    if match is None or len(written) > LONGEST:
        return None
    number, unit = number_meant(match["number"]), word_meant("unit", match["unit"])
    if number is None or unit is None or not 1 <= int(number) <= 9999:
        return None
    return f"{int(number)} {unit}" + ("s" if int(number) > 1 else "")


def rhythm_meant(written: str) -> str | None:
    """`every 4 months` for `tertialvis` or `every 4 månader`."""
    again = re.match(r"(?:every|varje|var) ", simple(written))
    length = duration_meant(simple(written)[again.end() :]) if again else None
    return word_meant("due", written) or (f"every {length}" if length else None)


def _with_qualifier(text: str) -> str | None:
    """A number alone, or with a word such as `drygt` before it."""
    match = _qualifier_form().match(text)
    if match is None:
        at_least = re.fullmatch(r"(.*[^ ]) ?\+", text)
        number = number_meant(at_least[1] if at_least else text)
        return f"at least {number}" if number and at_least else number
    number = number_meant(text[match.end() :])
    return f"{word_meant('qualifier', match['word'])} {number}" if number else None


def _about_tens(text: str) -> str | None:
    """`about 20` for `ett 20-tal`."""
    match = re.fullmatch(r"(?:ett )?([0-9]+)[- ]?tal(?:et)?(?: .*)?", text)
    return f"about {match[1]}" if match else None


def _part_of_all(text: str) -> str | None:
    words = either_of(other_words("number-word")["of"])
    parts = re.fullmatch(rf"(.+?) ?(?:{words}) ?(?:totalt )?([0-9].*)", text)
    number, whole = (number_meant(part) for part in parts.groups()) if parts else (None, None)
    is_sound = number is not None and whole is not None and not (number + whole).count("%")
    return f"{number} of {whole}" if is_sound else None


def _least_of_range(text: str) -> str | None:
    """`at least 20` for `20–25`: the rest is for the caveat."""
    match = re.fullmatch(r"(?:mellan |between )?([0-9]+) ?(?:-|till|to|och|and) ?([0-9]+)", text)
    return f"at least {match[1]}" if match and int(match[1]) < int(match[2]) else None


@cache
def _number_form() -> re.Pattern[str]:
    words = other_words("number-word")
    percent = rf"(?P<percent> ?(?:%|{either_of(words['percent'])}))"
    return re.compile(rf"{_NUMBER}(?:{percent}| ?(?:{either_of(words['piece'])}))?")


@cache
def _qualifier_form() -> re.Pattern[str]:
    words = other_words("qualifier")
    either = either_of((*words, *(other for others in words.values() for other in others)))
    return re.compile(rf"(?P<word>{either})\.?(?:(?<=\w|[.:]) | ?(?=[0-9]))")
