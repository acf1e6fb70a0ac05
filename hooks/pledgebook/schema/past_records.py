"""The records of a register, drafts too, on its way through history: at each commit only what it changed is read anew.

A file that cannot be read tells nothing: its records are neither changed nor gone until it can be read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath

from pledgebook.model.agreement import Agreement
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.mention import RecordKind
from pledgebook.model.published import Key, Record, records_by_key
from pledgebook.model.register import Register
from pledgebook.reading.folder import AGREEMENT_FOLDER, FOLLOW_UP_FOLDER, REGISTER_FILE
from pledgebook.reading.markdown_file import read_markdown
from pledgebook.reading.source_text import SourceFile, decode
from pledgebook.reading.yaml_text import read_yaml
from pledgebook.schema.record_files import Gathered, RecordFiles, agreements_in, follow_ups_in
from pledgebook.schema.register import build_register

Found = Mapping[Key, Record]


class PastRecords:
    """Where a walk through history stands. `content` gives the bytes of a blob by its id.

    A *unit* is what is read at once: the register's file, the file of an agreement, a follow-up with its translations.
    """

    def __init__(self, content: Callable[[str], bytes]) -> None:
        self._content = content
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
        other.changed({path: blob for path, blob in blobs.items() if path == REGISTER_FILE or _unit(path) in units})
        return {key: record for unit in units for key, record in other._found.get(unit, {}).items()}

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
        every = dict.fromkeys(map(_unit, sorted(self._blobs))) if self._languages != languages else units
        return tuple(unit for unit in {REGISTER_FILE: None, **every, **units} if unit)

    def _read_languages(self) -> tuple[str, ...]:
        register = self._register()
        return register.languages if register else ()

    def _read(self, unit: str) -> Found | None:
        """The records of a unit, none if its files are gone; None if it cannot be read."""
        if unit == REGISTER_FILE and unit in self._blobs:
            register = self._register()
            return records_by_key(register) if register else None
        files = self._files_of(unit)
        if not files.yaml and not files.markdown:
            return {}
        if not self._languages:
            return None
        gathered = Gathered()
        records: list[Agreement] | list[FollowUp]
        if PurePosixPath(unit).parts[0] == AGREEMENT_FOLDER:
            kind, records = RecordKind.AGREEMENT, agreements_in(files, self._languages, gathered)
        else:
            kind, records = RecordKind.FOLLOW_UP, follow_ups_in(files, self._languages, gathered)
        if not records:
            return None
        return {Key(kind, record.id): record for record in records}

    def _register(self) -> Register | None:
        files = self._files_of(REGISTER_FILE)
        return build_register(files, {})[0] if files.yaml else None

    def _files_of(self, unit: str) -> RecordFiles:
        files = RecordFiles({}, {}, (), {})
        yaml, markdown = {}, {}
        for path in self._paths_of(unit):
            text, _ = decode(SourceFile(path, self._content(self._blobs[path])))
            if path.endswith(".md"):
                markdown[path] = read_markdown(text)[0] if text else None
            else:
                yaml[path] = read_yaml(text)[0] if text else None
        files.yaml, files.markdown = yaml, markdown
        return files

    def _paths_of(self, unit: str) -> list[str]:
        if not unit.startswith(f"{FOLLOW_UP_FOLDER}/"):
            return [unit] if unit in self._blobs else []
        names = [f"{unit}.md", *(f"{unit}.{language}.md" for language in self._languages[1:])]
        return [path for path in names if path in self._blobs]


def _unit(path: str) -> str:
    """What a file is read together with; nothing for one that holds no records."""
    top = PurePosixPath(path).parts[0]
    if path == REGISTER_FILE or (top == AGREEMENT_FOLDER and path.endswith(".yaml")):
        return path
    if top == FOLLOW_UP_FOLDER and path.endswith(".md"):
        folder, _, name = path.rpartition("/")
        return f"{folder}/{name.partition('.')[0]}"
    return ""
