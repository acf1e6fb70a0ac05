"""What was meant by a web address or a telephone number that is not written as one here: `www.vara.se`, `tel: 114 14`.

Nothing is read from a guess: it is only suggested to the author.
"""

from __future__ import annotations

import re

from pledgebook.schema.other_words import LONGEST, simple

_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#][^\s<>\"'`\\{}|^]*)?", re.IGNORECASE)
_BEFORE_NUMBER = re.compile(r"^[^0-9+(]*")
_AFTER_NUMBER = re.compile(r"[^0-9]*$")


def url_meant(written: str) -> str | None:
    """`https://www.vara.se/` for `www.vara.se/`."""
    text = re.sub(r"^(?:https?)?:?/{0,2}(?=www\.)|^https?:/(?=[^/])|^<|>$", "", written.strip())
    return f"https://{text}" if len(text) <= 2 * LONGEST and _HOST.fullmatch(text) else None


def phone_meant(written: str) -> str | None:
    """`+46 31 390 06 00` for `+46 (0)31 390 06 00`, `031-390 06 00` for `Växel: 031.390 06 00`."""
    if len(written) > LONGEST:
        return None
    text = _AFTER_NUMBER.sub("", _BEFORE_NUMBER.sub("", simple(written)))
    text = re.sub(r"^00 ?(?=[1-9])", "+", text)
    text = re.sub(r" ?\(0\) ?", " ", text) if text.startswith("+") else text
    text = re.sub(r"[()]", "", text).replace(".", " ").replace(" - ", "-")
    text = " ".join(text.split())
    is_number = re.fullmatch(r"\+?[0-9][0-9 -]{1,20}", text) and 3 <= sum(map(str.isdigit, text)) <= 15
    return text if is_number else None
