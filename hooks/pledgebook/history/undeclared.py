"""What a later state of the records takes back of an earlier one without saying so: the whole promise, one function.

Frozen values are equal, lists have grown at their end, and nothing published is gone. Values are compared as meant:
another way of writing the same letters, digits and signs is no change. "Lawful successor", that is no `undeclared`
changes, is a partial order: reflexive and transitive. So what many small steps may not do, one large step may not
either, and any two points of a history can be compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import is_dataclass, replace

from pledgebook.history.change_classes import ChangeClass, fields_with_class
from pledgebook.history.declared_edits import lost_translations, revisions_of_other_texts, with_declared_edits
from pledgebook.history.former_ids import aliases_of_others
from pledgebook.history.names_in_use import NamesInUse
from pledgebook.history.typing_mistakes import with_typos_since
from pledgebook.history.undeclared_change import Change, Place, Undeclared
from pledgebook.history.values import by_name, is_absent, is_leaf, leaf
from pledgebook.language import Text
from pledgebook.model.agreement import Agreement, FocusArea, Goal
from pledgebook.model.amendment import Amendment
from pledgebook.model.follow_up import FollowUp, Statement
from pledgebook.model.pledge import Pledge
from pledgebook.model.published import Key, Record, Records, is_draft, only_published
from pledgebook.model.redactable import RedactableRecord
from pledgebook.model.removal import lawfully_redacted

# They have names and no numbers. A pledge has its number by its place, and of amendments the last one counts.
_ORDER_IS_FREE = (FocusArea, Goal, Statement)


_TEXTS_OF_BODY = ("title", "body", "text")


def undeclared(earlier: Records, later: Records, *, may_interleave: bool = False) -> Iterator[Undeclared]:
    """In the order of the earlier records. `may_interleave`: lists may also have got entries from another branch
    between their own, as in a merge. Actors and areas that no earlier record names may change and go.
    """
    in_use: NamesInUse | None = None
    published = only_published(earlier)
    for key, record in published.items():
        problems = [*undeclared_of(key, record, later.get(key), may_interleave=may_interleave)]
        if problems:
            in_use = in_use or NamesInUse(published)
            yield from problems if key in in_use else ()
    for key, record in only_published(later).items():
        yield from taken_ids(key, published.get(key), record, published)


def undeclared_of(
    key: Key, earlier: Record, later: Record | None, *, may_interleave: bool = False
) -> Iterator[Undeclared]:
    """What one record takes back, be it in use or not."""
    if later is None:
        yield Undeclared(key, "", Change.VANISHED, "", "", earlier.span)
        return
    if is_draft(later):
        yield Undeclared(key, "", Change.DRAFTED, "", "", later.span)
        return
    place = Place(key, "", later, None, may_interleave)
    earlier = with_typos_since(earlier, later)
    if isinstance(earlier, FollowUp) and isinstance(later, FollowUp):
        yield from _follow_ups(earlier, later, place)
    else:
        yield from _records(earlier, later, place)


def _follow_ups(earlier: FollowUp, later: FollowUp, place: Place) -> Iterator[Undeclared]:
    """A problem in a translated body carries the digest of the published one, by which its revision is declared."""
    for problem in _records(with_declared_edits(earlier, later), later, place):
        *_, text, language = "", *problem.field.split(".")
        translation = earlier.translation_in(language) if text in _TEXTS_OF_BODY else None
        yield replace(problem, digest=translation.digest) if translation else problem
    for translation in lost_translations(earlier, later):
        yield place.below(f"translations.{translation.language}", None).tells(Change.VANISHED, None, None)
    for translation, revision in revisions_of_other_texts(earlier, later):
        told = place.below(f"translations.{translation.language}", revision)
        yield replace(told.tells(Change.CHANGED, translation.digest, revision.was), digest=translation.digest)


def taken_ids(key: Key, earlier: Record | None, later: Record | None, published: Records) -> Iterator[Undeclared]:
    """The aliases by which a record would take the address of another."""
    for alias in aliases_of_others(earlier, later, published):
        yield Undeclared(key, "aliases", Change.TAKEN, "", alias.id, alias.span)


def _records(earlier: object, later: object, place: Place) -> Iterator[Undeclared]:
    kind: type = type(earlier)
    if isinstance(earlier, RedactableRecord) and isinstance(later, RedactableRecord):
        place = place._replace(redacted=lawfully_redacted(earlier, later))
    for name, change_class in fields_with_class(kind):
        if change_class is not ChangeClass.FREE and not _is_moved_behind(kind, name, place):
            before, after = getattr(earlier, name), getattr(later, name)
            if before is not after and before != after:
                yield from _values(before, after, place.below(name, None), change_class, earlier)


def _is_moved_behind(kind: type, name: str, place: Place) -> bool:
    """An amendment from a branch builds on another entry once it stands behind those of the main line."""
    return kind is Amendment and name == "after" and place.may_interleave


def _values(
    earlier: object, later: object, place: Place, change_class: ChangeClass, parent: object
) -> Iterator[Undeclared]:
    if is_absent(earlier):
        if not is_absent(later) and change_class not in (ChangeClass.ONCE, ChangeClass.APPENDED):
            yield place.tells(Change.ADDED, earlier, later)
    elif is_absent(later):
        yield place.tells(Change.REMOVED, earlier, later)
    elif isinstance(earlier, Text) and isinstance(later, Text):
        yield from _texts(earlier, later, place)
    elif isinstance(earlier, tuple) and isinstance(later, tuple):
        yield from _lists(earlier, later, place, change_class, parent)
    elif is_leaf(earlier):
        lifted = change_class is ChangeClass.LIFTED and earlier is True
        if earlier != later and leaf(earlier) != leaf(later) and not lifted and not place.is_redacted():
            yield _told(earlier, later, place)
    elif type(earlier) is not type(later):
        yield place.tells(Change.CHANGED, earlier, later)
    elif is_dataclass(earlier):
        yield from _records(earlier, later, place)


def _told(earlier: object, later: object, place: Place) -> Undeclared:
    if isinstance(earlier, str) and isinstance(later, str):
        return place.tells_of_words(earlier, later)
    return place.tells(Change.CHANGED, earlier, later)


def _texts(earlier: Text, later: Text, place: Place) -> Iterator[Undeclared]:
    versions = {version.language: version for version in later.versions}
    for version in earlier.versions:
        after = versions.get(version.language)
        here = place.below(version.language, after)
        if after is None:
            yield here.tells(Change.REMOVED, version.words, "")
        elif version.words != after.words and leaf(version.words) != leaf(after.words) and not here.is_redacted():
            yield here.tells_of_words(version.words, after.words)


def _lists(
    earlier: Sequence[object], later: Sequence[object], place: Place, change_class: ChangeClass, parent: object
) -> Iterator[Undeclared]:
    if change_class is ChangeClass.APPENDED and all(isinstance(item, str) for item in earlier):
        if earlier != later[: len(earlier)]:
            yield place.tells(Change.CHANGED, earlier, later)
        return
    before_by_name, after_by_name = by_name(earlier), by_name(later)
    if before_by_name is not None and after_by_name is not None:
        yield from _named(before_by_name, after_by_name, place, change_class, parent)
        return
    if place.may_interleave and change_class is ChangeClass.APPENDED:
        later = _in_common(earlier, later, place, parent)
    for number, (before, after) in enumerate(zip(earlier, later, strict=False), start=1):
        yield from _values(before, after, place.below(str(number), after), ChangeClass.FROZEN, parent)
    for item in earlier[len(later) :]:
        yield place.tells(Change.REMOVED, item, None)
    if change_class is not ChangeClass.APPENDED:
        for item in later[len(earlier) :]:
            yield place.tells(Change.ADDED, None, item)


def _in_common(earlier: Sequence[object], later: Sequence[object], place: Place, parent: object) -> Sequence[object]:
    """The later items without those of another branch between the earlier ones; all, if one is not to be found."""
    kept: list[object] = []
    for item in later:
        if len(kept) < len(earlier) and not any(_values(earlier[len(kept)], item, place, ChangeClass.FROZEN, parent)):
            kept.append(item)
    return kept if len(kept) == len(earlier) else later


def _named(
    earlier: Mapping[str, object],
    later: Mapping[str, object],
    place: Place,
    change_class: ChangeClass,
    parent: object,
) -> Iterator[Undeclared]:
    """Items that have ids keep them, their order and what they hold; new ones come at the end, if any may come."""
    for name, item in earlier.items():
        here = place.below(name, later.get(name))
        if name not in later:
            yield here.tells(Change.VANISHED, item, None)
        elif item != later[name]:
            yield from _records(item, later[name], here)
    kept = [name for name in later if name in earlier]
    joined = {
        name: item for name, item in later.items() if name not in earlier and not _may_join(item, change_class, parent)
    }
    lawful = [name for name in later if name not in joined]
    if all(isinstance(item, _ORDER_IS_FREE) for item in earlier.values()):
        pass
    elif kept != [name for name in earlier if name in later]:
        yield place.tells(Change.REORDERED, list(earlier), kept)
    elif not place.may_interleave and lawful[: len(kept)] != kept:
        yield place.tells(Change.REORDERED, kept, lawful)
    for name, item in joined.items():
        yield place.below(name, item).tells(Change.ADDED, None, name)


def _may_join(item: object, change_class: ChangeClass, parent: object) -> bool:
    """A pledge joins a published agreement by saying so, or where the list was known not to be whole."""
    if isinstance(item, Pledge):
        return item.added is not None or (isinstance(parent, Agreement) and parent.is_incomplete)
    return change_class is ChangeClass.APPENDED
