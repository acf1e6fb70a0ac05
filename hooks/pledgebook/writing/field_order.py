"""In which order the fields of a record stand: as its shape declares them, with the words in their place among them.

Ids and the items of lists keep the order that somebody gave them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from pledgebook.reading.folder import AGREEMENT_FOLDER, REGISTER_FILE
from pledgebook.schema.agreement import AgreementShape
from pledgebook.schema.amendment import SuccessorsKind
from pledgebook.schema.follow_up import FollowUpShape, StatementShape, StatementsKind
from pledgebook.schema.register import RegisterShape
from pledgebook.schema.several import MapOf, OneOrSeveral, OrNone
from pledgebook.schema.shape import Record, Shape
from pledgebook.schema.source import SOURCE
from pledgebook.schema.translation import TranslationShape
from pledgebook.schema.words import Words
from pledgebook.writing.written_tree import Branch, Entry, Tree

Rank = tuple[int, int, int]


def shape_of_file(path: str) -> type[Shape]:
    """What stands in a record file, or at its top."""
    if path == REGISTER_FILE:
        return RegisterShape
    if path.startswith(f"{AGREEMENT_FOLDER}/"):
        return AgreementShape
    is_translation = "." in PurePosixPath(path).name.removesuffix(".md")
    return TranslationShape if is_translation else FollowUpShape


def put_in_order(tree: Tree, shape: type[Shape], languages: Sequence[str]) -> None:
    """Sort the fields of the record and of all records in it. Without languages, words keep their order."""
    if not isinstance(tree, Branch) or not tree.is_map:
        return
    _sort(tree, _rank_in(shape, languages))
    for entry in tree.entries:
        field = shape.fields.get(_name(entry))
        if field is not None:
            _put_in_order(entry.value, field.kind, languages)


def _put_in_order(tree: Tree, kind: object, languages: Sequence[str]) -> None:
    if not isinstance(tree, Branch):
        return
    match kind:
        case Record() if tree.is_map:
            put_in_order(tree, kind.shape, languages)
        case Record() if kind.short:
            _put_in_order(tree, kind.shape.fields[kind.short].kind, languages)
        case OneOrSeveral() if tree.is_map:
            _put_in_order(tree, kind.kind, languages)
        case OneOrSeveral():
            for item in tree.entries:
                _put_in_order(item.value, kind.kind, languages)
        case OrNone():
            _put_in_order(tree, kind.kind, languages)
        case MapOf():
            for entry in tree.entries:
                _put_in_order(entry.value, kind.record, languages)
        case StatementsKind():
            for entry in tree.entries:
                put_in_order(entry.value, StatementShape, languages)
        case SuccessorsKind():
            _put_in_order(tree, SOURCE, languages)
        case Words() if tree.is_map:
            _sort(tree, lambda entry: (0, 0, _place_of(_name(entry), languages)))


def _rank_in(shape: type[Shape], languages: Sequence[str]) -> Callable[[Entry], Rank]:
    """What is no field is a language, or a mistake that `check` tells of: it stands where words do."""
    places = {name: number for number, name in enumerate(shape.fields)}
    place_of_words = places.get(shape.words.before, len(places)) if shape.words else len(places)

    def rank(entry: Entry) -> Rank:
        place = places.get(_name(entry))
        return (place_of_words, 0, _place_of(_name(entry), languages)) if place is None else (place, 1, 0)

    return rank


def _place_of(language: str, languages: Sequence[str]) -> int:
    return languages.index(language) if language in languages else len(languages)


def _sort(branch: Branch, rank: Callable[[Entry], Rank]) -> None:
    first = branch.entries[:1]
    branch.entries.sort(key=rank)
    if branch.entries[:1] != first and branch.entries[0].above[:1] == [""]:
        # It set the entry apart from what stood above it.
        del branch.entries[0].above[0]


def _name(entry: Entry) -> str:
    return entry.key.value if entry.key else ""
