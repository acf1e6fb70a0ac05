"""Which words of a text were taken out and which were put in, found by Python's difflib on whole words.

Libraries that compare texts work on characters, so that one word becomes half of another; a reader compares words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pledgebook.language import Text

# A number keeps its thousands, a word what joins its parts (15-tal, kl. 16.30); other signs stand alone.
_WORD = re.compile(r"(\d+(?:[\u00a0\u202f]\d{3})+|\w+(?:[-'’.,:]\w+)*|[^\w\s])(\s*)")

# So many pairs of equal words take a moment. Longer texts, or such as say one word all the time, are not compared
# inside: all between their common beginning and end is told as one change.
_MOST_PAIRS = 50_000

# Of so few words left between two changes, a reader is only distracted.
_MOST_LOST_WORDS = 2

_BULLET = "–"

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable(["image", "html_block", "html_inline"])


class RunKind(StrEnum):
    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that were all kept, removed or added; `space` is what stands before the next run."""

    kind: RunKind
    words: str
    space: str


@dataclass(frozen=True, slots=True)
class ChangedVersion:
    """What changed in one language's version of a text. Without a change in `runs` only its markup was changed."""

    language: str
    runs: tuple[Run, ...]

    @property
    def has_other_words(self) -> bool:
        return any(run.kind is not RunKind.KEPT for run in self.runs)


def changed_versions(
    before: Text | None, after: Text | None, language: str, *, is_markdown: bool
) -> tuple[ChangedVersion, ...]:
    """For a reader of this language: its version and the original where they changed, or else those that did.

    A version that was not there before was all put in.
    """
    old, new = _versions(before), _versions(after)
    changed = [one for one in new if old.get(one) != new[one]]
    original = (before or after or Text(())).versions[:1]
    wanted = {language, *(version.language for version in original)}
    shown = [one for one in changed if one in wanted] if language in changed else changed
    shown.sort(key=lambda one: one != language)
    plain = plain_words if is_markdown else str
    return tuple(ChangedVersion(one, compared(plain(old.get(one, "")), plain(new[one]))) for one in shown)


def _versions(text: Text | None) -> dict[str, str]:
    return {version.language: version.words for version in text.versions} if text else {}


def plain_words(markdown: str) -> str:
    """The words of a Markdown text, a line for each paragraph and item, without what only gives them their form."""
    lines, mark = [], ""
    for token in _MARKDOWN.parse(markdown):
        if token.type == "list_item_open":
            mark = f"{token.info}. " if token.info else f"{_BULLET} "
        elif token.type == "inline":
            lines.append(mark + "".join(map(_inline_words, token.children or ())))
            mark = ""
        elif token.type in ("fence", "code_block"):
            lines.append(mark + token.content.rstrip())
            mark = ""
    return "\n".join(lines)


def _inline_words(token: Token) -> str:
    match token.type:
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "text" | "code_inline":
            return token.content
        case _:
            return ""


class _Word(NamedTuple):
    word: str
    space: str


class _Piece(NamedTuple):
    """Words in a row, as they were and as they became."""

    is_kept: bool
    old: Sequence[_Word]
    new: Sequence[_Word]

    @property
    def size(self) -> int:
        return max(len(self.old), len(self.new))


@lru_cache(maxsize=1024)
def compared(before: str, after: str) -> tuple[Run, ...]:
    """The words of both texts in order. How they are spaced tells nothing and is taken from the later one."""
    old, new = _words_of(before), _words_of(after)
    pieces = _without_crumbs(_with_whole_items(list(_pieces(old, new))))
    return tuple(_runs(pieces))


def _words_of(text: str) -> list[_Word]:
    return [_Word(*found) for found in _WORD.findall(text)]


def _pieces(old: list[_Word], new: list[_Word]) -> Iterator[_Piece]:
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    old_end, new_end = len(old) - end, len(new) - end
    yield _Piece(True, old[:start], new[:start])
    yield from _inner_pieces(old[start:old_end], new[start:new_end])
    yield _Piece(True, old[old_end:], new[new_end:])


def _common(one: Sequence[_Word], other: Sequence[_Word]) -> int:
    """How many words both begin with."""
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a.word != b.word), min(len(one), len(other)))


def _inner_pieces(old: list[_Word], new: list[_Word]) -> Iterator[_Piece]:
    old_words, new_words = [one.word for one in old], [one.word for one in new]
    numbers = Counter(new_words)
    if sum(numbers[word] for word in old_words) > _MOST_PAIRS:
        yield _Piece(False, old, new)
        return
    matcher = SequenceMatcher(None, old_words, new_words, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        yield _Piece(tag == "equal", old[old_from:old_to], new[new_from:new_to])


def _with_whole_items(pieces: list[_Piece]) -> list[_Piece]:
    """An item put into a list, or taken out, begins with its own bullet and not with that of the next item."""
    for i in range(1, len(pieces) - 1):
        before, change, after = pieces[i - 1 : i + 2]
        is_one_sided = not change.is_kept and not (change.old and change.new)
        words = change.new or change.old
        if is_one_sided and before.new and before.new[-1].word == _BULLET == words[-1].word:
            old, new = [*before.old, *change.old], [*before.new, *change.new]
            start = len(before.new) - 1
            pieces[i - 1] = _Piece(True, old[:start], new[:start])
            pieces[i] = _Piece(False, old[start:-1], new[start:-1])
            pieces[i + 1] = _Piece(True, [old[-1], *after.old], [new[-1], *after.new])
    return pieces


def _without_crumbs(pieces: Sequence[_Piece]) -> list[_Piece]:
    """One change instead of two with a crumb of kept words between them that is shorter than both."""
    found: list[_Piece] = []
    for piece in pieces:
        if not piece.size:
            continue
        if len(found) > 1 and not piece.is_kept and found[-1].is_kept:
            crumb, earlier = found[-1], found[-2]
            if crumb.size <= _MOST_LOST_WORDS and crumb.size < min(earlier.size, piece.size):
                old = [*earlier.old, *crumb.old, *piece.old]
                found[-2:] = [_Piece(False, old, [*earlier.new, *crumb.new, *piece.new])]
                continue
        found.append(piece)
    return found


def _runs(pieces: Sequence[_Piece]) -> Iterator[Run]:
    for piece, following in zip_longest(pieces, pieces[1:]):
        if piece.is_kept:
            # Before what was taken out stands the space that stood there.
            yield _run(RunKind.KEPT, piece.new, piece.old[-1] if following and following.old else piece.new[-1])
            continue
        if piece.old:
            yield _run(RunKind.REMOVED, piece.old, piece.old[-1], " " if piece.new else "")
        if piece.new:
            yield _run(RunKind.ADDED, piece.new, piece.new[-1])


def _run(kind: RunKind, words: Sequence[_Word], last: _Word, least_space: str = "") -> Run:
    text = "".join(one.word + one.space for one in words)
    return Run(kind, text.removesuffix(words[-1].space), last.space or least_space)
