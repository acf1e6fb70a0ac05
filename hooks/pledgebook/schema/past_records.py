"""The records of a register, drafts too, on its way through history: at each commit only what it changed is read anew.

A file that cannot be read tells nothing: its records are neither changed nor gone until it can be read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from pledgebook.model.agreement import Agreement
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.mention import RecordKind
from pledgebook.model.published import Key, Record, records_by_key
from pledgebook.model.register import Register
from pledgebook.reading.folder import AGREEMENT_FOLDER, FOLLOW_UP_FOLDER, REGISTER_FILE
from pledgebook.reading.source_text import SourceFile, decode
from pledgebook.reading.yaml_text import read_yaml
from pledgebook.schema.agreement_in_part import ReadAgreement, changed_in_part, outlined
from pledgebook.schema.follow_up_files import follow_ups_in
from pledgebook.schema.gathered import Gathered
from pledgebook.schema.memory import Forgetful
from pledgebook.schema.record_files import RecordFiles, read_agreement
from pledgebook.schema.register import build_register

Found = Mapping[Key, Record]

# A register's file is asked for its languages and for its records, and again by branches that began some commits ago.
_REGISTERS_KEPT = 16


class PastRecords:
    """Where a walk through history stands. `content` gives the bytes of a blob by its id.

    A *unit* is what is read at once: the register's file, the file of an agreement, a follow-up with its translations.
    Of an agreement only the pledge that was changed may be read, unless `reads_whole`.
    """

    def __init__(self, content: Callable[[str], bytes], *, reads_whole: bool = False) -> None:
        self._content = content
        self._reads_whole = reads_whole
        self._register_of = lru_cache(_REGISTERS_KEPT)(self._read_register)
        self._agreements: dict[str, ReadAgreement] = {}
        self._blobs: dict[str, str] = {}
        self._languages: tuple[str, ...] = ()
        self._found: dict[str, Found] = {}
        self._unit_of: dict[Key, str] = {}

    def changed(self, blobs: Mapping[str, str | None]) -> tuple[Mapping[Key, Record | None], tuple[str, ...]]:
        """The records that are others now that files have these blobs (None: the file is gone), with None for a
        record that is gone; and the files that could not be read.
        """
        for path, blob in blobs.items():
            if blob is None:
                self._blobs.pop(path, None)
            else:
                self._blobs[path] = blob
        units = self._units_to_read(blobs)
        read = {unit: self._read(unit) for unit in units}
        unreadable = tuple(unit for unit, found in read.items() if found is None)
        before = {key for unit, found in read.items() if found is not None for key in self._found.get(unit, ())}
        now: dict[Key, Record | None] = {}
        for unit, found in read.items():
            if found is not None:
                self._found[unit] = found
                now |= found
                self._unit_of |= dict.fromkeys(found, unit)
        gone = [key for key in sorted(before - now.keys()) if self._unit_of[key] in read]
        for key in gone:
            del self._unit_of[key]
        return {**now, **dict.fromkeys(gone)}, unreadable

    def branch(self, blobs: Mapping[str, str | None], differing: Iterable[str]) -> Found:
        """The records that a branch with these files has in the files by which it differs from here."""
        units = {_unit(path) for path in differing}
        other = PastRecords(self._content)
        other._register_of = self._register_of
        other.changed({path: blob for path, blob in blobs.items() if path == REGISTER_FILE or _unit(path) in units})
        return {key: record for unit in units for key, record in other._found.get(unit, {}).items()}

    def whole(self, key: Key) -> Record | None:
        """The record as the whole file says it, which knows the place of every part."""
        unit = self._unit_of.get(key, "")
        read = self._agreements.get(unit)
        if read is not None and read.is_in_part:
            del self._agreements[unit]
            self._found[unit] = self._read(unit) or {}
        return self.record(key)

    def record(self, key: Key) -> Record | None:
        unit = self._unit_of.get(key)
        return self._found[unit].get(key) if unit else None

    def _units_to_read(self, blobs: Iterable[str]) -> tuple[str, ...]:
        """The register's file first: it says in which languages the others are read."""
        units = dict.fromkeys(_unit(path) for path in sorted(blobs) if _unit(path))
        if REGISTER_FILE not in units:
            return tuple(units)
        languages = self._languages
        self._languages = self._read_languages() or languages
        if self._languages == languages:
            return tuple({REGISTER_FILE: None, **units})
        self._agreements.clear()
        every = dict.fromkeys(map(_unit, sorted(self._blobs)))
        return tuple(unit for unit in {REGISTER_FILE: None, **every, **units} if unit)

    def _read_languages(self) -> tuple[str, ...]:
        register = self._register()
        return register.languages if register else ()

    def _read(self, unit: str) -> Found | None:
        """The records of a unit, none if its files are gone; None if it cannot be read."""
        if unit == REGISTER_FILE and unit in self._blobs:
            register = self._register()
            return records_by_key(register) if register else None
        if unit.startswith(f"{AGREEMENT_FOLDER}/"):
            return self._agreement(unit)
        files = self._follow_up(unit)
        if not files.markdown:
            return {}
        follow_ups = follow_ups_in(files, self._languages, Gathered(), Forgetful()) if self._languages else []
        return _by_key(RecordKind.FOLLOW_UP, follow_ups)

    def _agreement(self, path: str) -> Found | None:
        """As `_read`. Whether it is read whole or in part, what is found is the same."""
        before = self._agreements.pop(path, None)
        if path not in self._blobs:
            return {}
        source, _ = decode(self._file(path))
        if source is None or not self._languages:
            return None
        now = changed_in_part(before, source) if before else None
        if now is not None:
            self._agreements[path] = now
            return _by_key(RecordKind.AGREEMENT, [now.agreement])
        root, problems = read_yaml(source)
        agreement = read_agreement(path, root, self._languages, Gathered())
        if agreement and root and not problems and not self._reads_whole:
            outline = outlined(agreement, source, root, self._languages)
            self._agreements |= {path: outline} if outline else {}
        return _by_key(RecordKind.AGREEMENT, [agreement] if agreement else [])

    def _register(self) -> Register | None:
        blob = self._blobs.get(REGISTER_FILE)
        return self._register_of(blob) if blob else None

    def _read_register(self, blob: str) -> Register | None:
        file = SourceFile(REGISTER_FILE, self._content(blob))
        return build_register(RecordFiles({REGISTER_FILE: file}, {}, (), {}), {})[0]

    def _follow_up(self, unit: str) -> RecordFiles:
        """The file of a follow-up and its translations, as far as they are there."""
        names = [f"{unit}.md", *(f"{unit}.{language}.md" for language in self._languages[1:])]
        return RecordFiles({}, {path: self._file(path) for path in names if path in self._blobs}, (), {})

    def _file(self, path: str) -> SourceFile:
        return SourceFile(path, self._content(self._blobs[path]))


def _by_key(kind: RecordKind, records: Sequence[Agreement | FollowUp]) -> Found | None:
    """Drafts too; None if nothing could be read."""
    return {Key(kind, record.id): record for record in records} if records else None


def is_record(path: str) -> bool:
    """Whether a file is one that records are read from."""
    return bool(_unit(path))


def _unit(path: str) -> str:
    """What a file is read together with; nothing for one that holds no records."""
    top, _, _ = path.partition("/")
    if path == REGISTER_FILE or (top == AGREEMENT_FOLDER and path.endswith(".yaml")):
        return path
    if top == FOLLOW_UP_FOLDER and path.endswith(".md"):
        folder, _, name = path.rpartition("/")
        return f"{folder}/{name.partition('.')[0]}"
    return ""
