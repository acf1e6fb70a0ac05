"""What the line itself, and the one before it, tell of a trouble that libyaml can only name in general."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FIELD = re.compile(r"(?P<indent>[ ]*)(?P<dashes>(?:- +)*)(?P<key>[A-Za-z][A-Za-z0-9_-]*):(?: +(?P<value>\S.*))?$")
_FIELD_WITHOUT_SPACE = re.compile(r"[ ]*(?:- +)*[A-Za-z][A-Za-z0-9_-]*:(?!//)\S")
_WORD_ALONE = re.compile(r"[ ]*(?P<word>[a-z][a-z0-9_-]*) *$")
_FIRST_WORD = re.compile(r"[ ]*(?P<word>\S+)")
_QUOTES_FROM_A_WORD_PROCESSOR = "”“„’‘»«"


@dataclass(frozen=True, slots=True)
class Nearer:
    """A more exact trouble, its place in the text, and the sign or the word that it is about."""

    slug: str
    index: int
    sign: str


def nearer(slug: str, text: str, index: int) -> Nearer | None:
    """What the trouble is more exactly, or None where no more can be told."""
    begin = text.rfind("\n", 0, index) + 1
    line = text[begin:].partition("\n")[0]
    if slug == "colon-in-plain-text":
        return _of_colon(text, begin, line, index)
    if slug == "text-after-quote-or-indentation":
        return _uneven(begin, line) if _begins_line(text, begin, index) else None
    if slug == "colon-missing":
        return _of_no_colon(text, begin, line, index)
    return None


def _of_colon(text: str, begin: int, line: str, index: int) -> Nearer | None:
    """A colon that is one too many: of a field that is not where it should be, or within a text."""
    field = _FIELD.match(line)
    if field is None or index == begin + field.end("key"):
        before_begin, before = _line_before(text, begin)
        word = _WORD_ALONE.match(before)
        if word is not None:
            return Nearer("colon-missing", before_begin + word.start("word"), word["word"])
        return _uneven(begin, line)
    value = field["value"] or ""
    if value[:1] in _QUOTES_FROM_A_WORD_PROCESSOR and value:
        return Nearer("curly-quotes-around-colon", begin + field.start("value"), value[0])
    return None


def _of_no_colon(text: str, begin: int, line: str, index: int) -> Nearer | None:
    if _FIELD_WITHOUT_SPACE.match(line):
        return Nearer("space-after-colon-missing", begin + line.index(":"), ":")
    first, before = _FIRST_WORD.match(line), _FIELD.match(_line_before(text, begin)[1])
    if first is None or before is None or " " not in (before["value"] or ""):
        return None
    word = first["word"]
    # Two letters are a language, or `by`; and who has written the field elsewhere has forgotten its colon here.
    may_be_field = len(word) == 2 or re.search(rf"^[ ]*{re.escape(word)}:", text, re.MULTILINE)
    return None if may_be_field else Nearer("line-without-field", index, word)


def _uneven(begin: int, line: str) -> Nearer | None:
    field = _FIELD.match(line)
    if field is None or field["dashes"]:
        return None
    return Nearer("uneven-indentation", begin + field.start("key"), field["key"])


def _begins_line(text: str, begin: int, index: int) -> bool:
    return not text[begin:index].strip()


def _line_before(text: str, begin: int) -> tuple[int, str]:
    """Where the last line with something on it begins, and that line."""
    above = text[:begin].rstrip()
    start = above.rfind("\n") + 1
    return start, above[start:]
