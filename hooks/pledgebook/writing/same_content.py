"""Whether two ways of writing records say the same: both are read, and what was read is compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum

from pledgebook.model.mention import Mention, Writing
from pledgebook.model.register import Register
from pledgebook.model.source import Source
from pledgebook.model.translated_file import MissingTranslation, TranslatedFile, normalised
from pledgebook.reading.nodes import Mapping as MappingNode
from pledgebook.reading.nodes import Node, Scalar, Sequence
from pledgebook.reading.source_text import SourceText
from pledgebook.reading.yaml_text import read_yaml
from pledgebook.span import Span
from pledgebook.writing.text_lines import tidied

# In the order in which they were met while reading, which means nothing.
_GATHERED = (Writing, Mention, Source, MissingTranslation, TranslatedFile)
# Where something stands, and how it is written there.
_OF_THE_FORM = ("is_verbatim",)


class NotTheSameError(Exception):
    """A mistake of ours: the new form of a file would say something else. It has not been written."""


def is_same_text(before: str, after: str) -> bool:
    """The same words in the same order: nothing but space may differ."""
    return normalised(before) == normalised(after)


def is_same_yaml(before: SourceText, after: SourceText) -> bool:
    """The same values under the same keys, the same items in the same order, and the same said of them."""
    first, troubles = read_yaml(before)
    second, later_troubles = read_yaml(after)
    if first is None or second is None or len(troubles) != len(later_troubles):
        return False
    return _is_same_node(first, second)


def _is_same_node(before: Node, after: Node) -> bool:
    if isinstance(before, Scalar) and isinstance(after, Scalar):
        return tidied(before.value) == after.value and before.is_nothing == after.is_nothing
    if isinstance(before, Sequence) and isinstance(after, Sequence):
        pairs = zip(before.items, after.items, strict=False)
        return len(before.items) == len(after.items) and all(_is_same_node(*pair) for pair in pairs)
    if isinstance(before, MappingNode) and isinstance(after, MappingNode):
        later = {key.value: value for key, value in after.entries}
        if len(before.entries) != len(after.entries) or {key.value for key, _ in before.entries} != later.keys():
            return False
        return all(_is_same_node(value, later[key.value]) for key, value in before.entries)
    return False


def is_same_register(before: Register | None, after: Register | None) -> bool:
    """The same in every field of every record but in their places; ids in the same order."""
    return _meant(before) == _meant(after)


def _meant(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Enum):
        return tidied(value)
    if isinstance(value, Mapping):
        return [(str(key), _meant(one)) for key, one in value.items()]
    if isinstance(value, frozenset):
        return sorted(map(str, value))
    if isinstance(value, tuple):
        met = [_meant(one) for one in value if not isinstance(one, Span)]
        return sorted(met, key=str) if value and isinstance(value[0], _GATHERED) else met
    if is_dataclass(value):
        return [type(value).__name__, *_fields_meant(value)]
    return value


def _fields_meant(value: object) -> Iterator[object]:
    for field in fields(value):  # type: ignore[arg-type]  # only dataclasses come here
        part = getattr(value, field.name)
        if not isinstance(part, Span) and field.name not in _OF_THE_FORM:
            yield _meant(part)
