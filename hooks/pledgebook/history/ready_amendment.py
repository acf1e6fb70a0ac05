"""The amendments that say in the open what an editor changed in place: composed of the two states of a record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from pledgebook.history.as_written import written
from pledgebook.history.block_text import Data
from pledgebook.language import Text
from pledgebook.model.agreement import Agreement
from pledgebook.model.amended_fields import amended_fields, meant
from pledgebook.model.amendment import LIGHT_KINDS, SIGNED, Amendment, AmendmentKind
from pledgebook.model.amendment_laws import DECIDED_SOURCE, LAWS, REMOVABLE
from pledgebook.model.pledge import Pledge
from pledgebook.model.translated_file import normalised
from pledgebook.model.typing_mistakes import changed_meaning

# What only an editor can know.
BLANK = "…"
_TEXTS = ("text", "title")
# The kinds that say what was changed, each before those that may set the same and say less.
_KINDS = (
    AmendmentKind.TARGET_CHANGED,
    AmendmentKind.EXTENDED,
    AmendmentKind.PARTIES_CHANGED,
    AmendmentKind.MOVED,
    AmendmentKind.CLARIFIED,
    AmendmentKind.TRANSCRIPTION,
)


def amendments_for(earlier: Pledge | Agreement, later: Pledge | Agreement) -> list[Data]:
    """One for each kind of change, in a chain after those there are; none if no amendment can say it."""
    changed = dict(_changed(earlier, later))
    amendments = max(earlier.amendments, later.amendments, key=len)
    entries: list[Data] = []
    last, names = _end_of(amendments)
    for kind, fields in _by_kind(changed, earlier):
        now = _now(changed, fields)
        entry = amendment_entry(kind, next_id(names), last, languages_of(earlier), now)
        last = str(entry["id"])
        names.append(last)
        entries.append(entry)
    return entries


def withdrawal_of(record: Pledge | Agreement) -> Data:
    last, names = _end_of(record.amendments)
    return amendment_entry(AmendmentKind.WITHDRAWN, next_id(names), last, languages_of(record), {})


def amendment_entry(
    kind: AmendmentKind, own_id: str, after: str, languages: Iterable[str], now: Mapping[str, Data]
) -> dict[str, Data]:
    """With blanks for what the kind must have and only an editor can know."""
    entry: dict[str, Data] = {"id": own_id, "after": after, "kind": kind.value}
    must_have = LAWS[kind].must_have
    if kind in LIGHT_KINDS:
        entry["entered"] = BLANK
    else:
        entry |= {"from": BLANK, "decided": decision_entry(has_source=DECIDED_SOURCE in must_have)}
        entry["reason"] = dict.fromkeys(languages, BLANK)
    if "source" in must_have:
        entry["source"] = {"title": BLANK}
    return entry | ({"now": now} if now else {})


def decision_entry(*, has_source: bool) -> dict[str, Data]:
    source: dict[str, Data] = {"source": {"title": BLANK}} if has_source else {}
    return {"date": BLANK, "by": BLANK, **source}


def languages_of(record: Pledge | Agreement) -> tuple[str, ...]:
    """In which its words are, or those of its pledges: a reason is given in each."""
    text = record.wording if isinstance(record, Pledge) else record.words
    if text is None and isinstance(record, Agreement):
        text = next((pledge.wording for pledge in record.pledges), None)
    return tuple(version.language for version in text.versions) if text else ()


def next_id(names: Iterable[str]) -> str:
    """`a1`, or the first such name that is free."""
    taken = set(names)
    number = len(taken) + 1
    while f"a{number}" in taken:
        number += 1
    return f"a{number}"


def _end_of(amendments: tuple[Amendment, ...]) -> tuple[str, list[str]]:
    names = [amendment.id for amendment in amendments]
    return (names[-1] if names else SIGNED), names


def _changed(earlier: Pledge | Agreement, later: Pledge | Agreement) -> Iterator[tuple[str, Data]]:
    """Each field that an amendment can set and that was changed in place, with what was written there."""
    stands = earlier.stands
    for field, name in amended_fields(earlier).items():
        before, after = getattr(earlier, name), getattr(later, name)
        if meant(before) == meant(after) or meant(getattr(stands, name)) == meant(after):
            continue
        if field in _TEXTS:
            versions = _changed_versions(getattr(stands, name), after)
            if versions:
                yield field, versions
        elif after is None or after is False or after == ():
            if field in REMOVABLE:
                yield field, "none"
        else:
            yield field, written(after)


def _changed_versions(before: Text | None, after: Text | None) -> dict[str, Data]:
    old = {version.language: normalised(version.words) for version in before.versions} if before else {}
    versions = after.versions if after else ()
    return {v.language: v.words for v in versions if old.get(v.language) != normalised(v.words)}


def _by_kind(changed: Mapping[str, Data], record: Pledge | Agreement) -> Iterator[tuple[AmendmentKind, list[str]]]:
    left = set(changed)
    if left and left <= set(_TEXTS):
        yield _kind_of_new_words(changed, record), sorted(left)
        return
    for kind in _KINDS:
        may_set = LAWS[kind].may_set
        mine = left if may_set is None else left & may_set
        if mine - {"text"} or (mine and kind is AmendmentKind.CLARIFIED):
            yield kind, sorted(mine)
            left -= mine


def _kind_of_new_words(changed: Mapping[str, Data], record: Pledge | Agreement) -> AmendmentKind:
    """A mended translation, a typing mistake, or other words for what was meant."""
    pairs = []
    for field, versions in changed.items():
        before: Text | None = getattr(record.stands, amended_fields(record)[field])
        if before is None or not isinstance(versions, Mapping):
            return AmendmentKind.CLARIFIED
        pairs += [(before, language, str(words)) for language, words in versions.items()]
    if all(language != before.original.language for before, language, _ in pairs):
        return AmendmentKind.TRANSLATION
    if any(_digits(before.words_in(language)) != _digits(words) for before, language, words in pairs):
        # Other figures are no clarification, wherever they stand.
        return AmendmentKind.TARGET_CHANGED
    is_typo = all(changed_meaning(before.words_in(language), words) is None for before, language, words in pairs)
    return AmendmentKind.TYPO if is_typo else AmendmentKind.CLARIFIED


def _digits(words: str) -> list[str]:
    return re.findall(r"\d+", words)


def _now(changed: Mapping[str, Data], fields: Iterable[str]) -> dict[str, Data]:
    """The words stand in `now` by their languages."""
    now: dict[str, Data] = {}
    for field in fields:
        value = changed[field]
        now |= value if field == "text" and isinstance(value, dict) else {field: value}
    return now
