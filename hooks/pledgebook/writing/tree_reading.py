"""YAML text becomes a tree that holds its comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pledgebook.reading.yaml_pieces import Piece, Sign, yaml_pieces
from pledgebook.writing.comment_places import Mark, Place, with_comments
from pledgebook.writing.written_tree import Branch, Document, Entry, Leaf, Tree

_HEADER_COMMENT = re.compile(r"[|>][-+0-9]*[ ]+(#[^\n]*)")
# Between two values there is nothing else that begins with `#`.
_MARK = re.compile(r"(?P<comment>#[^\n]*)|^[ ]*\n", re.MULTILINE)


def read_tree(text: str) -> Document:
    """The tree of a text that `read_yaml` has understood."""
    builder = _Builder(text)
    root = builder.tree(builder.first) if builder.first else Leaf("", "")
    return with_comments(Document(root), builder.places, [*_marks(text, builder.leaves)])


class _Builder:
    """Gathers every entry in the order of the text, and every value. `first` is the root, if there is any."""

    def __init__(self, text: str) -> None:
        self.places: list[Place] = []
        self.leaves: list[Leaf] = []
        self._text = text
        self._pieces = yaml_pieces(text)
        self.first = next(self._pieces, None)

    def tree(self, piece: Piece, owner: int | None = None) -> Tree:
        """The tree that begins with the piece; `owner` is the number of the entry that holds it."""
        if piece.sign is Sign.VALUE:
            return self._leaf(piece)
        branch = Branch(piece.sign is Sign.MAP, piece.style == "{", piece.column, piece.begin)
        while (first := next(self._pieces)).sign is not Sign.END:
            key = self._leaf(first) if branch.is_map else None
            entry = Entry(key, Leaf("", ""), first.begin)
            self.places.append(Place(entry, branch, owner))
            here = len(self.places) - 1
            entry.value = self.tree(next(self._pieces) if branch.is_map else first, here)
            branch.entries.append(entry)
        branch.end = first.end
        return branch

    def _leaf(self, piece: Piece) -> Leaf:
        end = piece.end
        if piece.style in ("|", ">"):
            # The empty lines below belong to what follows.
            end = piece.begin + len(self._text[piece.begin : piece.end].rstrip())
        leaf = Leaf(piece.value, piece.style, piece.begin, end)
        self.leaves.append(leaf)
        return leaf


def _marks(text: str, leaves: list[Leaf]) -> Iterator[Mark]:
    """Every comment and every empty line that stands outside values."""
    begin = 0
    for leaf in leaves:
        yield from _marks_between(text, begin, leaf.begin)
        header = _HEADER_COMMENT.match(text, leaf.begin, leaf.end) if leaf.style in ("|", ">") else None
        if header is not None:
            yield Mark(header.start(1), header[1].rstrip(), column=0, is_alone=False)
        begin = leaf.end
    yield from _marks_between(text, begin, len(text))


def _marks_between(text: str, begin: int, end: int) -> Iterator[Mark]:
    for match in _MARK.finditer(text, begin, end):
        line_begin = text.rfind("\n", 0, match.start()) + 1
        line = text[line_begin : match.start()]
        comment = (match["comment"] or "").rstrip()
        # After the dash of an item, or the colon of a field, a comment is about what comes. A value may be dashes too.
        is_alone = begin <= line_begin and not line.strip(" -?:")
        yield Mark(match.start(), comment, len(line) - len(line.lstrip(" ")), is_alone=is_alone)
