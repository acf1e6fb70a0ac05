"""Bytes become text: UTF-8 or a complaint, line ends made alike, nothing invisible left in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from pledgebook.diagnostics.diagnostic import Diagnostic, Fact, Term, complaint
from pledgebook.span import Span, lines_and_columns

MAX_BYTES = 5_000_000

# Zero-width, filling, tagging and direction-changing characters (the "Trojan source" set), a soft hyphen, and
# a byte order mark that is not first. A no-break space inside a line is good typography and is left alone.
_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\u3164\ufeff\uffa0\ufff9-\ufffc\ufffe\uffff\U000e0000-\U000e0fff]"
)
# What a program writes in place of a letter that it could not read: the letter itself is gone.
_LOST = re.compile("\ufffd")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_ODD_INDENT = re.compile(r"^[ ]*(?:- *)?[\u00a0\u2000-\u200a\u202f\u3000]", re.MULTILINE)
# From the first marker to the last; or one that was left behind. Seven `=` alone may underline a heading.
_CONFLICT = re.compile(r"^<{7}(?: .*)?$(?:(?s:.*?)^>{7}(?: .*)?$)?|^>{7}(?: .*)?$", re.MULTILINE)
_OF_ODD_CHARACTERS = [
    ("not-utf8", _LOST),
    ("control-character", _CONTROL),
    ("invisible-character", _INVISIBLE),
    ("invisible-character", _ODD_INDENT),
]
# Letters and signs that nothing above is about: nearly every file has no others, and one look at all of them takes a
# thirtieth of the time that the patterns take (0.03 ms of 0.9, 9 kB).
_ORDINARY = re.compile(r"[\n -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]*")
# A file that is not text at all would otherwise draw thousands of complaints.
MOST_COMPLAINTS_A_KIND = 20


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A record file as it lies on disk or in git. `path` is relative to the register's folder, with `/`."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class SourceText:
    """Readable text: `\\n` line ends, composed characters (NFC), no byte order mark."""

    path: str
    text: str

    @property
    def is_ordinary(self) -> bool:
        """Whether it has only letters, signs, spaces and line ends that mean what they look like: no tab, say."""
        return _ORDINARY.fullmatch(self.text) is not None

    def span_at(self, index: int) -> Span:
        return Span(self.path).offset(*lines_and_columns(self.text, index))


def decode(file: SourceFile) -> tuple[SourceText | None, list[Diagnostic]]:
    """The text of a file, or None and the reasons why it cannot be read."""
    if len(file.content) > MAX_BYTES:
        return None, [complaint("file-too-large", Span(file.path), bytes=len(file.content), limit=MAX_BYTES)]
    if b"\0" in file.content[:2]:
        # Every letter of UTF-16 has one; a single complaint says it.
        return None, [complaint("not-utf8", Span(file.path))]
    try:
        text = file.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [complaint("not-utf8", _place_in_bytes(file, error.start))]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    source = SourceText(file.path, unicodedata.normalize("NFC", text))
    problems = list(_unreadable_characters(source))
    return (None if problems else source), problems


def odd_characters_in(value: str, span: Span) -> Iterator[Diagnostic]:
    """The same of a value that was written with other signs than its own, such as `\\u202e`: once a kind."""
    for slug, pattern in _OF_ODD_CHARACTERS[:3]:
        match = pattern.search(value)
        if match is not None:
            yield complaint(slug, span, **unseen(match[0]))


def readable(text: str) -> str:
    """The text with a space for each character that a file may not hold, for who writes one from what was read."""
    for pattern in (_LOST, _CONTROL, _INVISIBLE):
        text = pattern.sub(" ", text)
    return text


def unseen(character: str) -> Mapping[str, Fact]:
    """What a character is called, for who cannot see it."""
    term = {"\u00a0": Term.NO_BREAK_SPACE, "\u00ad": Term.SOFT_HYPHEN}.get(character, Term.UNSEEN)
    return {"sign": term, "character": f"U+{ord(character):04X}"}


def _place_in_bytes(file: SourceFile, index: int) -> Span:
    before = file.content[:index]
    last_line = before.rsplit(b"\n", 1)[-1]
    return Span(file.path, before.count(b"\n") + 1, len(last_line.decode("utf-8", "replace")) + 1)


def _unreadable_characters(source: SourceText) -> Iterator[Diagnostic]:
    patterns = [] if source.is_ordinary else _OF_ODD_CHARACTERS
    if "<<<<<<<" in source.text or ">>>>>>>" in source.text:
        patterns = [*patterns, ("conflict-marker", _CONFLICT)]
    for slug, pattern in patterns:
        for match in islice(pattern.finditer(source.text), MOST_COMPLAINTS_A_KIND):
            index = match.end() - 1 if pattern is _ODD_INDENT else match.start()
            yield complaint(slug, source.span_at(index), **unseen(source.text[index]))
