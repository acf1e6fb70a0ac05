"""`pledgebook fmt`: write the records in their one canonical form, or show what is in another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

import click

from pledgebook.commands.exit_codes import CLEAN, PROBLEMS, UNUSABLE
from pledgebook.commands.opening import opened
from pledgebook.commands.replacing import replace_file
from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.diagnostics.report_text import counted, text_report
from pledgebook.diagnostics.wording_file import wording
from pledgebook.pipeline import read
from pledgebook.reading.folder import REGISTER_FILE, RecordFolder
from pledgebook.reading.source_text import SourceFile, decode
from pledgebook.span import Span
from pledgebook.writing.canonical_form import canonical_bytes, is_record_file, languages_in
from pledgebook.writing.same_content import NotTheSameError, is_same_register


def fmt(paths: Sequence[Path], *, language: str, is_check: bool) -> int:
    """Bring the files, or all of a folder's, into canonical form; with `is_check` only tell which are not.

    Return 0, 1 (a file cannot be read or, if only checked, is in another form) or 2 (there is no such file).
    """
    is_folder_named = bool(paths) and paths[0].suffix not in (".yaml", ".md")
    folder, files = (paths[0], paths[1:]) if is_folder_named else (Path(), paths)
    records = opened(folder, language)
    if records is None:
        return UNUSABLE
    chosen = _chosen(records, folder, files, language)
    if chosen is None:
        return UNUSABLE
    if not chosen and not records.problems:
        click.echo(text_report([complaint("register-missing", Span(REGISTER_FILE))], language), nl=False, err=True)
        return PROBLEMS
    formatting = _Formatting(records, language)
    changed = formatting.changed_files(chosen)
    for file, content in changed.items():
        if is_check:
            _show(file, content, language)
        else:
            replace_file(folder / file.path, content)
            click.echo(wording(language)["fmt"]["written"].format(file=file.path))
    if changed and is_check:
        command = " ".join(["pledgebook fmt", *map(str, paths)])
        click.echo(wording(language)["fmt"]["mend"].format(command=command), err=True)
    elif not changed and not formatting.has_refused:
        click.echo(counted(wording(language)["fmt"]["in_form"], len(chosen)))
    return PROBLEMS if formatting.has_refused or (changed and is_check) else CLEAN


def _chosen(records: RecordFolder, folder: Path, files: Sequence[Path], language: str) -> Sequence[SourceFile] | None:
    """The record files that were asked for; None, once it was said, if one of them is none."""
    by_place = {folder.resolve() / file.path: file for file in records.files if is_record_file(file.path)}
    places = [file.parent.resolve() / file.name for file in files]
    strange = [file for file, place in zip(files, places, strict=True) if place not in by_place]
    for file in strange:
        say = "not_a_record" if file.exists() else "no_such_file"
        click.echo(wording(language)["fmt"][say].format(file=file, folder=folder), err=True)
    if strange:
        return None
    return [by_place[place] for place in places] if files else [*by_place.values()]


class _Formatting:
    """Formats files of one register, and says why one was left as it is."""

    def __init__(self, records: RecordFolder, language: str) -> None:
        self.has_refused = False
        self._records = records
        self._language = language
        register_file = next((file for file in records.files if file.path == REGISTER_FILE), None)
        self._languages = languages_in(register_file) if register_file else ()

    def changed_files(self, files: Sequence[SourceFile]) -> Mapping[SourceFile, bytes]:
        """The files that should hold something else. All that is read of the register stays the same."""
        for problem in self._records.problems:
            if is_record_file(problem.span.path):
                self._refuse(problem.span.path, [problem])
        changed = dict(self._reformatted(files))
        if changed and not self._says_the_same(changed):
            # One by one, to find the file that is to blame.
            for file, content in list(changed.items()):
                if not self._says_the_same({file: content}):
                    self._refuse(file.path, None)
                    del changed[file]
        return changed

    def _reformatted(self, files: Sequence[SourceFile]) -> Iterator[tuple[SourceFile, bytes]]:
        for file in files:
            try:
                content, problems = canonical_bytes(file, self._languages)
            except NotTheSameError:
                self._refuse(file.path, None)
                continue
            if content is None:
                self._refuse(file.path, problems)
            elif content != file.content:
                yield file, content

    def _says_the_same(self, changed: Mapping[SourceFile, bytes]) -> bool:
        contents = {file.path: content for file, content in changed.items()}
        files = (SourceFile(file.path, contents.get(file.path, file.content)) for file in self._records.files)
        before, troubles = read(self._records)
        after, later_troubles = read(replace(self._records, files=tuple(files)))
        return len(troubles) == len(later_troubles) and is_same_register(before, after)

    def _refuse(self, path: str, problems: Sequence[Diagnostic] | None) -> None:
        """Without problems the mistake is ours."""
        self.has_refused = True
        say = "not_the_same" if problems is None else "unreadable"
        click.echo(wording(self._language)["fmt"][say].format(file=path), err=True)
        click.echo(text_report(problems or (), self._language), nl=False, err=True)


def _show(file: SourceFile, content: bytes, language: str) -> None:
    words = wording(language)["fmt"]
    before, after = (_lines(SourceFile(file.path, one)) for one in (file.content, content))
    if before == after:
        click.echo(words["only_bytes"].format(file=file.path))
        return
    click.echo(words["not_canonical"].format(file=file.path))
    for line in unified_diff(before, after, f"a/{file.path}", f"b/{file.path}", lineterm=""):
        click.echo(line)


def _lines(file: SourceFile) -> Sequence[str]:
    source, _ = decode(file)
    return source.text.removesuffix("\n").split("\n") if source else ()
