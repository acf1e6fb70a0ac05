"""How one value is written: plain where every YAML reader gives back the same characters, otherwise in double quotes.

Our reader takes every value for text. Others do not: YAML 1.2, which editors and forms in browsers use, and the older
YAML 1.1 take `1e3` or `0o17` for numbers, `no` for false and `12:30` for 750. What such a program would write back in
other characters stands in quotes; `2021`, `1.68`, `true` and `2021-04-14` come back as they were and need none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from pledgebook.reading.source_text import SourceFile, SourceText, decode
from pledgebook.reading.yaml_text import forbidden_before_parsing
from pledgebook.writing.written_tree import Leaf

_NULL = ("", "~", "null")
_OTHER_WORDS = re.compile(
    r"~|null|y|yes|n|no|on|off|<<|=|[-+]?\.(?:inf|nan)|true|false"
    # Numbers with exponents, in other bases, with parts like a clock's, or with signs and zeros that are lost.
    r"|[-+]?(?:\.[0-9_]+|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:e[-+]?[0-9]+)?"
    r"|[-+]?0(?:b[01_]+|o[0-7_]+|x[0-9a-f_]+)"
    r"|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
    # A day with an hour.
    r"|\d{4}-\d\d?-\d\d?(?:t|[ ]+)\d.*",
    re.IGNORECASE,
)
# More digits than this, and a program that counts in floating point loses some.
_SAME_EVERYWHERE = re.compile(r"true|false|0|-?[1-9][0-9]{0,14}|-?(?:0|[1-9][0-9]{0,6})\.[0-9]{0,3}[1-9]")
_BEGINS_A_SIGN = re.compile(r"[?:,\[\]{}#&*!|>'\"%@`]|-(?:\s|$)|---|\.\.\.")
_HOLDS_A_SIGN = re.compile(r":(?:\s|$)|\s#|\n")
# Some readers take a question mark in braces for the sign of a key.
_HOLDS_A_BRACKET = re.compile(r"[,\[\]{}?]")
_QUOTE_SIGNS = frozenset("”“„’‘»«")


def text_of(leaf: Leaf, *, is_in_brackets: bool = False) -> str:
    """The value on one line. Without a value and without quotes, nothing."""
    value = leaf.value
    if leaf.is_plain and (value in _NULL or _is_asked_about(value)):
        # It means nothing, or something is said of it: that is not to be mended by quotes.
        return value
    return value if _can_be_plain(value, is_in_brackets=is_in_brackets) else quoted(value)


def key_text(leaf: Leaf, *, is_in_brackets: bool = False) -> str:
    if leaf.value in _NULL:
        return quoted(leaf.value)
    return text_of(leaf, is_in_brackets=is_in_brackets)


def block_lines(value: str) -> list[str] | None:
    """The lines of a text of several lines as they stand below `|`; None if they would be read as other lines."""
    if "\n" not in value or not is_read_as_written(value):
        return None
    return value.split("\n")


def quoted(value: str) -> str:
    written = "".join(map(_escaped, value))
    if normalize("NFC", written) != written:
        # The letters would be put together while reading.
        written = "".join(sign if sign.isascii() else _code(sign) for sign in written)
    return f'"{written}"'


def is_read_as_written(value: str) -> bool:
    """Whether the characters come back as they are from a file."""
    if SourceText("", value).is_ordinary:
        return True
    source, _ = decode(SourceFile("", value.encode()))
    return source is not None and source.text == value and not any(forbidden_before_parsing(source))


# Fields, ids and words such as `polisen` stand in a register a thousand times.
@lru_cache(maxsize=10_000)
def _can_be_plain(value: str, *, is_in_brackets: bool) -> bool:
    if not value or _BEGINS_A_SIGN.match(value) or _HOLDS_A_SIGN.search(value) or not is_read_as_written(value):
        return False
    if is_in_brackets and _HOLDS_A_BRACKET.search(value):
        return False
    if _OTHER_WORDS.fullmatch(value) and not _SAME_EVERYWHERE.fullmatch(value):
        return False
    return not _is_asked_about(value)


def _is_asked_about(value: str) -> bool:
    """Quotation marks at both ends may be meant, or be those of YAML in another shape: warning S159 asks."""
    return value[0] in _QUOTE_SIGNS and value[-1] in _QUOTE_SIGNS and _QUOTE_SIGNS.isdisjoint(value[1:-1])


def _escaped(sign: str) -> str:
    if sign in '\\"':
        return f"\\{sign}"
    if sign == "\n":
        return "\\n"
    return sign if is_read_as_written(sign) else _code(sign)


def _code(sign: str) -> str:
    number = ord(sign)
    return f"\\u{number:04X}" if number <= 0xFFFF else f"\\U{number:08X}"
