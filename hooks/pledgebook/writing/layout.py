"""A tree becomes text: two spaces further in for each level, and what is in brackets on one line where it fits."""

from __future__ import annotations

from itertools import dropwhile

from pledgebook.writing.value_text import block_lines, key_text, quoted, text_of
from pledgebook.writing.written_tree import Branch, Document, Entry, Leaf, Tree

WIDTH = 120
_STEP = 2


def document_lines(document: Document) -> list[str]:
    root = document.root
    _raise_comments(root)
    if isinstance(root, Branch):
        lines = _lines(root, 0) if root.entries else [*root.below, _in_brackets(root)]
    else:
        first_line, *rest = _value_lines("", root, 0, "")
        lines = [first_line.lstrip(" "), *rest]
    return [*dropwhile(lambda line: not line, [*document.head, *lines, *document.tail])]


def _raise_comments(tree: Tree) -> None:
    """What is in an item begins on the line of its dash, so that comments on its first part stand above the item."""
    for entry in tree.entries if isinstance(tree, Branch) else ():
        _raise_comments(entry.value)
        if entry.key is None and isinstance(entry.value, Branch) and entry.value.entries:
            first = entry.value.entries[0]
            entry.above += filter(None, first.above)
            first.above = []


def _lines(branch: Branch, indent: int) -> list[str]:
    """The entries of a list or map, one below the other."""
    lines: list[str] = []
    for entry in branch.entries:
        lines += _indented(entry.above, indent)
        lines += _entry_lines(entry, indent)
    return lines + _indented(branch.below, indent)


def _indented(lines: list[str], indent: int) -> list[str]:
    return [f"{' ' * indent}{line}" if line else "" for line in lines]


def _entry_lines(entry: Entry, indent: int) -> list[str]:
    begin = " " * indent + (f"{key_text(entry.key)}:" if entry.key else "-")
    one_line = _one_line(entry.value, len(begin))
    if one_line is not None:
        return [_with_comment(f"{begin} {one_line}", entry.beside)]
    if isinstance(entry.value, Leaf):
        return _value_lines(begin, entry.value, indent, entry.beside)
    lines = _lines(entry.value, indent + _STEP)
    return [_with_comment(begin, entry.beside), *lines] if entry.key else _item_lines(begin, entry, lines)


def _item_lines(begin: str, entry: Entry, lines: list[str]) -> list[str]:
    """The first line of what is in the item stands on the line of its dash; comments on it stand above."""
    first = next(number for number, line in enumerate(lines) if line and not line.lstrip(" ").startswith("#"))
    above = [comment for comment in (entry.beside, *(line.lstrip(" ") for line in lines[:first])) if comment]
    return [*_indented(above, begin.index("-")), f"{begin} {lines[first].lstrip(' ')}", *lines[first + 1 :]]


def _value_lines(begin: str, leaf: Leaf, indent: int, comment: str) -> list[str]:
    lines = block_lines(leaf.value)
    if lines is not None:
        return [_with_comment(f"{begin} |", comment), *_indented(lines, indent + _STEP)]
    text = quoted(leaf.value) if "\n" in leaf.value else text_of(leaf)
    return [_with_comment(f"{begin} {text}".rstrip(" "), comment)]


def _with_comment(line: str, comment: str) -> str:
    return f"{line} {comment}" if comment else line


def _one_line(tree: Tree, before: int) -> str | None:
    """A list of values, or what somebody put in brackets, if all of it fits on the line and no comment is lost."""
    if not isinstance(tree, Branch):
        return None
    if not tree.entries:
        return _in_brackets(tree)
    if not (tree.is_in_brackets or _is_of_values(tree)) or not _can_be_in_brackets(tree):
        return None
    line = _in_brackets(tree)
    return line if before + 1 + len(line) <= WIDTH else None


def _is_of_values(tree: Tree) -> bool:
    """A value, or a list of such: nothing with fields."""
    if isinstance(tree, Leaf) or not tree.entries:
        return True
    return not tree.is_map and all(_is_of_values(entry.value) for entry in tree.entries)


def _can_be_in_brackets(tree: Tree) -> bool:
    """No comments, no text of several lines, and no empty value, which brackets can lose."""
    if isinstance(tree, Leaf):
        return "\n" not in tree.value and bool(tree.value or not tree.is_plain)
    if tree.below:
        return False
    return all(not any(e.above) and not e.beside and _can_be_in_brackets(e.value) for e in tree.entries)


def _in_brackets(tree: Tree) -> str:
    if isinstance(tree, Leaf):
        return text_of(tree, is_in_brackets=True)
    if not tree.is_map:
        return f"[{', '.join(_in_brackets(entry.value) for entry in tree.entries)}]"
    return f"{{{', '.join(map(_pair, tree.entries))}}}"


def _pair(entry: Entry) -> str:
    key = key_text(entry.key, is_in_brackets=True) if entry.key else ""
    return f"{key}: {_in_brackets(entry.value)}"
