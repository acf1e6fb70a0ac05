"""Which entry a comment is about: the one on its line, else the one below it, else the end of the list it stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pledgebook.writing.written_tree import Branch, Document, Entry, Leaf, Lines

# A program reads it at the top of the file, and only there.
_FOR_EDITORS = ("# yaml-language-server:", "# -*-", "# vim:")


@dataclass(frozen=True, slots=True)
class Mark:
    """A comment, or an empty line where there is none. `is_alone` tells that nothing stands before it on its line."""

    index: int
    comment: str
    column: int
    is_alone: bool


@dataclass(frozen=True, slots=True)
class Place:
    """An entry, the list or map that it is in, and the number of the entry that holds that one."""

    entry: Entry
    branch: Branch
    owner: int | None


def with_comments(document: Document, places: Sequence[Place], marks: Sequence[Mark]) -> Document:
    """The document with every comment where it belongs. `places` are all entries, in the order of the text."""
    _Placing(document, places).place(marks)
    _take_head(document, places)
    return document


class _Placing:
    def __init__(self, document: Document, places: Sequence[Place]) -> None:
        self._document = document
        self._places = places
        self._begins = [place.entry.begin for place in places]

    def place(self, marks: Sequence[Mark]) -> None:
        """An empty line goes with the comment below it, or else with the entry below it."""
        waiting: Mark | None = None
        for mark in marks:
            if waiting and self._next(waiting) != self._next(mark):
                self._put_empty_line(waiting)
                waiting = None
            if not mark.comment:
                waiting = waiting or mark
                continue
            beside = None if mark.is_alone else self._entry_on_line(mark)
            if beside is None:
                lines = self._lines_for(mark)
                lines += ["", mark.comment] if waiting else [mark.comment]
            elif beside.beside:
                beside.above.append(mark.comment)
            else:
                beside.beside = mark.comment
            waiting = None
        if waiting:
            self._put_empty_line(waiting)

    def _next(self, mark: Mark) -> int:
        return bisect_right(self._begins, mark.index)

    def _put_empty_line(self, mark: Mark) -> None:
        """Inside brackets, and between a key and its value, an empty line says nothing."""
        number = self._next(mark)
        if number == len(self._places) or (number and _is_before_value(self._places[number - 1].entry, mark)):
            return
        if self._places[number].branch.is_in_brackets or self._brackets_around(mark) is not None:
            return
        self._places[number].entry.above.append("")

    def _entry_on_line(self, mark: Mark) -> Entry | None:
        """The last entry that began before the comment; of what was in brackets that are closed, the whole."""
        number = self._next(mark) - 1
        while number >= 0:
            place = self._places[number]
            if not place.branch.is_in_brackets or mark.index < place.branch.end:
                return place.entry
            number = -1 if place.owner is None else place.owner
        return None

    def _lines_for(self, mark: Mark) -> Lines:
        number = self._next(mark)
        last = self._places[number - 1] if number else None
        following = self._places[number] if number < len(self._places) else None
        if last is None or _is_before_value(last.entry, mark):
            entry = last or following
            return entry.entry.above if entry else self._document.tail
        brackets = self._brackets_around(mark)
        if brackets is not None:
            if following and following.entry.begin < brackets.end:
                return following.entry.above
            return brackets.below if brackets.entries else last.entry.above
        if following is None:
            return self._end_of_file(number - 1, mark)
        below = self._end_of_deeper(number, mark)
        return following.entry.above if below is None else below

    def _brackets_around(self, mark: Mark) -> Branch | None:
        """The innermost list or map in brackets that is not closed yet."""
        around = self._around(self._next(mark) - 1) if self._next(mark) else ()
        return next((one for one in around if one.is_in_brackets and one.begin < mark.index < one.end), None)

    def _end_of_file(self, last: int, mark: Mark) -> Lines:
        """The end of the innermost list or map that does not stand further in than the comment."""
        for branch in self._around(last):
            if not branch.is_in_brackets and branch.column <= mark.column:
                return branch.below
        return self._document.tail

    def _end_of_deeper(self, number: int, mark: Mark) -> Lines | None:
        """The end of a list or map that is over, if the comment stands further in than what follows."""
        following = self._places[number]
        if mark.column <= following.branch.column or any(following.entry.above):
            return None
        for branch in self._around(number - 1):
            if following.entry.begin < branch.end:
                return None
            if not branch.is_in_brackets and branch.column <= mark.column:
                return branch.below
        return None

    def _around(self, number: int) -> Iterator[Branch]:
        """The lists and maps around an entry and its value, from the inside out."""
        value = self._places[number].entry.value
        if isinstance(value, Branch):
            yield value
        place: Place | None = self._places[number]
        while place is not None:
            yield place.branch
            place = None if place.owner is None else self._places[place.owner]


def _is_before_value(entry: Entry, mark: Mark) -> bool:
    return isinstance(entry.value, Leaf) and mark.index < entry.value.begin


def _take_head(document: Document, places: Sequence[Place]) -> None:
    """What stands at the top with an empty line below it is about the file, not about its first entry."""
    if not places:
        return
    above = places[0].entry.above
    size = len(above) - above[::-1].index("") if "" in above else 0
    if size == 0 and above and above[0].startswith(_FOR_EDITORS):
        size = 1
    document.head = above[:size] if any(above[:size]) else []
    del above[:size]
    if document.head and not document.head[0]:
        del document.head[0]
