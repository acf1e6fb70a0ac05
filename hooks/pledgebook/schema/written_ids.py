"""What was meant by an id that is not written as one here: `Exempelby kommun`, `polisen och vara-kommun`, `P1`.

Nothing is read from a guess: it is only suggested to the author.
"""

from __future__ import annotations

import re
import unicodedata

from pledgebook.schema.other_words import simple

_LONGEST = 60
_AND = re.compile(r" *(?:,|;|&|\+|/) *| (?:och|and|samt) ")
_ID = re.compile(r"[a-z][a-z0-9-]*")


def id_meant(written: str) -> str | None:
    """`exempelby-kommun` for `Exempelby kommun`, `[polisen, vara-kommun]` for `polisen och vara-kommun`."""
    if len(written) > _LONGEST:
        return None
    text = simple(written)
    several = [one_id_meant(part) for part in _AND.split(text)]
    if len(several) > 1 and "/" not in text and None not in several:
        return f"[{', '.join(filter(None, several))}]"
    return one_id_meant(text)


def one_id_meant(written: str) -> str | None:
    """Small letters a–z and digits, with hyphens between words."""
    letters = _without_marks(simple(written))
    if any(letter.isalpha() for letter in letters if not letter.isascii()):
        # A letter of another alphabet, or one that has no likeness among a–z.
        return None
    word = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    return word if _ID.fullmatch(word) else None


def _without_marks(words: str) -> str:
    """With the letter a for å and ä, and o for ö."""
    return re.sub(r"[\u0300-\u036f]", "", unicodedata.normalize("NFKD", words))
