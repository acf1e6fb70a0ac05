"""The answers of a report: what can be used of them, and the files that they become."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from pledgebook.commands.answers import UnreadableError, data_of, written_as
from pledgebook.commands.form import in_form
from pledgebook.commands.new_record import Desk, NewRecord
from pledgebook.commands.translated import with_mark
from pledgebook.history.block_text import Data
from pledgebook.history.ready_follow_up import follow_up_body, follow_up_file
from pledgebook.model.translated_file import digest_of
from pledgebook.reading.folder import FOLLOW_UP_FOLDER
from pledgebook.reading.markdown_file import MarkdownFile, read_markdown
from pledgebook.reading.source_text import SourceFile, decode
from pledgebook.schema.context import Context
from pledgebook.schema.dates import DateKind, parse_date
from pledgebook.schema.sections import INTRODUCTION, TITLE, body_sections
from pledgebook.span import Span

# Texts by language, of each pledge by its id; the title under `#`, and what is about no pledge under an empty name.
Parts = Mapping[str, Mapping[str, str]]
_NEXT = "next"


def day_by(today: date) -> Callable[[str], str]:
    """A date that has come."""
    written = written_as(DateKind())

    def read(answer: str) -> str:
        day = parse_date(written(answer), Span(""), Context(()))
        if day is None or day.first_day > today:
            raise UnreadableError("not_yet", answer)
        return answer

    return read


def one_line(answer: str) -> str:
    return " ".join(answer.split())


def section_text(answer: str) -> str:
    """A text that stays within its section of a report: none of it is read as a heading."""
    read = body_sections(MarkdownFile("", None, f"{answer}\n\n## {_NEXT}\n\n{_NEXT}", 1))
    if {name: section.words for name, section in read.items()} != {INTRODUCTION: answer, _NEXT: _NEXT}:
        raise UnreadableError("opens_section", one_line(answer))
    return answer


def by_part(pairs: Iterable[str]) -> dict[str, dict[str, str]]:
    """`sv=…` and `p1.sv=…`, by what they are about and their language."""
    found: dict[str, dict[str, str]] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise UnreadableError("not_a_pair", pair)
        part, _, language = name.strip().rpartition(".")
        found.setdefault(part, {})[language] = value
    return found


def new_report(
    desk: Desk, name: str, head: Mapping[str, Data], parts: Parts, languages: Sequence[str], steps: Sequence[str]
) -> NewRecord:
    """The report with a file for each language that it is written in; without texts the first is enough."""
    original = _in(languages[0], parts)
    path = f"{FOLLOW_UP_FOLDER}/{name}.md"
    files = [_original(path, head, original)]
    if any(original.values()):
        digest = digest_of(_body(original))
        files += [_translation(name, language, _in(language, parts), digest) for language in languages[1:]]
    files = [in_form(file, desk.register.languages) for file in files]
    is_as_meant = _facts_of(files[0]) == head and all(
        _texts_of(file) == {part: words for part, words in _in(language, parts).items() if words}
        for file, language in zip(files, languages, strict=False)
    )
    shown = "\n".join(f"{file.path}:\n\n{file.content.decode()}" for file in files)
    return NewRecord(name, path, files, shown, steps, is_as_meant=is_as_meant, facts={"file": path})


def _in(language: str, parts: Parts) -> dict[str, str]:
    return {part: texts.get(language, "") for part, texts in parts.items()}


def _original(path: str, head: Mapping[str, Data], texts: Mapping[str, str]) -> SourceFile:
    sections = {part: text for part, text in texts.items() if part not in (TITLE, INTRODUCTION)}
    title, introduction = texts.get(TITLE, ""), texts.get(INTRODUCTION, "")
    return SourceFile(path, follow_up_file(head, sections, title=title, introduction=introduction).encode())


def _translation(name: str, language: str, texts: Mapping[str, str], digest: str) -> SourceFile:
    content = with_mark(_body(texts).encode(), digest)
    return SourceFile(f"{FOLLOW_UP_FOLDER}/{name}.{language}.md", content)


def _body(texts: Mapping[str, str]) -> str:
    sections = {part: text for part, text in texts.items() if part not in (TITLE, INTRODUCTION)}
    return follow_up_body(sections, title=texts.get(TITLE, ""), introduction=texts.get(INTRODUCTION, ""))


def _facts_of(file: SourceFile) -> Data | None:
    read = _read(file)
    return data_of(read.front_matter) if read is not None and read.front_matter is not None else None


def _texts_of(file: SourceFile) -> dict[str, str]:
    read = _read(file)
    return {part: section.words for part, section in body_sections(read).items()} if read is not None else {}


def _read(file: SourceFile) -> MarkdownFile | None:
    text, _ = decode(file)
    return read_markdown(text)[0] if text else None
