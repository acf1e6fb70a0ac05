"""An agreement's file that was changed within one pledge: that pledge is read anew, and the rest is as it was.

A history is mostly amendments, each some lines at the end of a pledge in a file that is otherwise the same; reading
only that pledge is what keeps an audit near the time that git itself takes (hooks/README.md, "How fast").

It may never give another agreement than reading the whole file would. What YAML makes of a line depends on all that
is before it: a quote or a block of text that is left open swallows what follows. So the whole file decides where a
pledge begins and ends, never the look of its lines, and from then on one pledge is taken for another only if

- all lines up to the pledge, its first one included, and all lines after it are the same to the letter: so the parser
  comes to it as before, and goes on as before if it leaves the pledge as before;
- the pledge alone is YAML without any complaint, and is one entry with the same name: so nothing is left open;
- all its lines stand deeper than its name: so nothing ends the entry, or the document, before its time.

Whatever is otherwise, even by one sign, is read whole. Places in the file are true for the pledge that was read; later
pledges of the file may be some lines off.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pledgebook.model.agreement import Agreement
from pledgebook.model.mention import RecordKind
from pledgebook.model.pledge import Pledge
from pledgebook.reading.nodes import Mapping as MappingNode
from pledgebook.reading.nodes import Node, Scalar
from pledgebook.reading.source_text import SourceText
from pledgebook.reading.yaml_text import read_yaml
from pledgebook.schema.agreement import AgreementShape, untranslated_in
from pledgebook.schema.context import Context
from pledgebook.schema.pledge import PLEDGE

# A pledge is the value of an entry of an entry of the file.
_DEPTH_OF_PLEDGES = 3


@dataclass(frozen=True, slots=True)
class ReadAgreement:
    """An agreement, and where its parts stand. Lines count from 0.

    `begins` are the lines on which an entry of the file or a pledge begins, in order, and `pledges` the names of the
    pledges by these lines; they are indented by `indent`. `is_in_part`: the agreement does not know all its places.
    """

    agreement: Agreement
    languages: tuple[str, ...]
    untranslated: frozenset[str]
    lines: Sequence[str]
    begins: Sequence[int]
    pledges: Mapping[int, str]
    indent: str
    is_in_part: bool = False


def outlined(agreement: Agreement, source: SourceText, root: Node, languages: tuple[str, ...]) -> ReadAgreement | None:
    """What a file that was read whole, without a complaint, looks like; None if it is written in an unusual way."""
    pledges = root.value_of(AgreementShape.pledges.name) if isinstance(root, MappingNode) else None
    if not isinstance(root, MappingNode) or not isinstance(pledges, MappingNode):
        return None
    lines = source.text.split("\n")
    keys, names = [key for key, _ in root.entries], [key for key, _ in pledges.entries]
    indent = " " * (names[0].span.column - 1) if names else ""
    if not (_are_in_block(keys, root, "", lines) and _are_in_block(names, pledges, indent, lines)):
        return None
    by_line = {name.span.line - 1: name.value for name in names}
    begins = sorted([*by_line, *(key.span.line - 1 for key in keys)])
    return ReadAgreement(agreement, languages, untranslated_in(root), lines, begins, by_line, indent)


def _are_in_block(keys: Sequence[Scalar], mapping: MappingNode, indent: str, lines: Sequence[str]) -> bool:
    """Whether every key begins its line. Between braces one may do so too, but the brace is before the first."""
    is_block = bool(keys) and keys[0].span == mapping.span
    return is_block and all(lines[key.span.line - 1].startswith(f"{indent}{key.value}:") for key in keys)


def changed_in_part(before: ReadAgreement, source: SourceText) -> ReadAgreement | None:
    """The agreement as it is now, if only one of its pledges is another; None if the file has to be read whole."""
    lines = source.text.split("\n")
    same, same_at_end = _same_lines(before.lines, lines)
    number = bisect_left(before.begins, same) - 1
    begin = before.begins[number] if number >= 0 else -1
    end = before.begins[number + 1] if number + 1 < len(before.begins) else len(before.lines)
    if begin not in before.pledges or end < len(before.lines) - same_at_end:
        return None
    more = len(lines) - len(before.lines)
    pledge = _read_alone(before, begin, lines[begin : end + more], source.path)
    if pledge is None:
        return None
    pledges = tuple(pledge if old.id == pledge.id else old for old in before.agreement.pledges)
    agreement = replace(before.agreement, pledges=pledges)
    moved = {line: line if line <= begin else line + more for line in before.begins}
    by_line = {moved[line]: name for line, name in before.pledges.items()}
    return ReadAgreement(
        agreement,
        before.languages,
        before.untranslated,
        lines,
        list(moved.values()),
        by_line,
        before.indent,
        is_in_part=True,
    )


def _same_lines(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """How many lines are the same at the beginning, and how many of the others at the end."""
    shorter = min(len(one), len(other))
    first = next((number for number in range(shorter) if one[number] != other[number]), shorter)
    rest = shorter - first
    return first, next((number for number in range(rest) if one[-1 - number] != other[-1 - number]), rest)


def _read_alone(before: ReadAgreement, begin: int, lines: Sequence[str], path: str) -> Pledge | None:
    """The pledge in these lines. The lines before are left empty, so that it knows its place."""
    name, deeper = before.pledges[begin], f"{before.indent} "
    if not all(line.startswith(deeper) or not line.strip(" ") for line in lines[1:]):
        return None
    root, problems = read_yaml(SourceText(path, "\n" * begin + "\n".join(lines)), _DEPTH_OF_PLEDGES - 1)
    if problems or not isinstance(root, MappingNode) or len(root.entries) != 1:
        return None
    key, value = root.entries[0]
    owner = before.agreement
    if key.value != name or all(pledge.id != name for pledge in owner.pledges):
        return None
    context = Context(before.languages, before.untranslated, owner.id, (RecordKind.AGREEMENT, owner.id))
    return PLEDGE.read_keyed(value, context, key)
