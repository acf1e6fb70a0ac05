"""The record format as a page of Markdown, made from the very fields that the records are read with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from pledgebook.language import Text, Version
from pledgebook.model.amendment_laws import LAWS, Law
from pledgebook.schema.all_shapes import ALL_SHAPES
from pledgebook.schema.amendment import AmendmentShape
from pledgebook.schema.follow_up import StatementShape, StatementsKind
from pledgebook.schema.kind import Kind
from pledgebook.schema.meaning_file import MEANING_LANGUAGES, choices_name, example_file, meaning
from pledgebook.schema.several import MapOf, OneOrSeveral, OrNone
from pledgebook.schema.shape import Field, Record, Shape
from pledgebook.schema.simple import Choice
from pledgebook.span import Span

Row = tuple[str, ...]


@cache
def format_documentation() -> Text:
    """The documentation in each language that it is written in."""
    here = Span("meaning")
    return Text(tuple(Version(language, format_in_markdown(language), here) for language in MEANING_LANGUAGES))


def format_in_markdown(language: str) -> str:
    """The whole documentation, without a heading of the first level. It has tables and links to its own headings."""
    return "\n\n".join(block.strip("\n") for block in _Page(meaning(language)).blocks()) + "\n"


def heading_slug(title: str) -> str:
    """What a link to a heading says: `Var hör det hemma?` is `var-hor-det-hemma`."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


class _Page:
    """The page in one language, block by block."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        self._words = words
        self._labels: Mapping[str, str] = words["labels"]

    def blocks(self) -> Iterator[str]:
        introduction, *chapters = self._words["introduction"]
        yield introduction["text"]
        yield from self._contents([chapter["title"] for chapter in chapters])
        for chapter in chapters:
            yield f"## {chapter['title']}"
            yield chapter["text"]
        yield from self._example()
        yield from self._where()
        yield from self._kinds()
        yield f"## {self._labels['records']}"
        for shape in ALL_SHAPES:
            yield from self._record(shape)
        yield from self._choices()

    def _contents(self, chapters: list[str]) -> Iterator[str]:
        sections = [self._labels[name] for name in ("example_title", "where", "kinds", "records")]
        lines = [_link(title) for title in (*chapters, *sections)]
        records = ", ".join(_link(self._title_of(shape)) for shape in ALL_SHAPES)
        lines[-1] += f": {records}"
        lines.append(_link(self._labels["choices"]))
        yield f"## {self._labels['contents']}"
        yield "\n".join(f"- {line}" for line in lines)

    def _example(self) -> Iterator[str]:
        yield f"## {self._labels['example_title']}"
        for path, sentence in self._words["example_files"].items():
            yield sentence
            yield f"```{'yaml' if path.endswith('.yaml') else 'markdown'}\n{example_file(path)}```"

    def _where(self) -> Iterator[str]:
        yield f"## {self._labels['where']}"
        for group in self._words["where"]:
            yield f"### {group['title']}"
            yield _table((self._labels["situation"], self._labels["place"]), map(tuple, group["rows"]))

    def _kinds(self) -> Iterator[str]:
        yield f"## {self._labels['kinds']}"
        # Kinds made of others, such as lists, have blanks in their titles: they are explained by the rules.
        simple = (kind for kind in self._words["kinds"].values() if "{" not in kind["title"])
        yield _table((self._labels["value"], self._labels["how"]), ((k["title"], k["how"]) for k in simple))

    def _record(self, shape: type[Shape]) -> Iterator[str]:
        words = self._words["records"][shape.name]
        yield f"### {self._title_of(shape)}"
        yield words["about"]
        labels = (self._labels[n] for n in ("field", "required", "written", "meaning", "example"))
        rows = [self._row(field, words["fields"][name]) for name, field in shape.fields.items()]
        yield _table(tuple(labels), [*self._words_row(shape, words), *rows])
        if shape is AmendmentShape:
            yield from self._laws()

    def _words_row(self, shape: type[Shape], words: Mapping[str, Any]) -> Iterator[Row]:
        if shape.words is not None:
            written = "markdown_in_each_language" if shape.words.is_markdown else "in_each_language"
            required = self._labels["is_required"] if shape.words.is_required else ""
            example = _code(f"sv: {shape.words.example}")
            yield (self._labels["words_fields"], required, self._labels[written], words["words"], example)

    def _row(self, field: Field[Any], means: str) -> Row:
        required = self._labels["is_required"] if field.is_required else ""
        example = _code(f"{field.name}: {field.example}")
        return (_code(field.name), required, self._written(field.kind), means, example)

    def _written(self, kind: Kind[object]) -> str:
        """How a value of this kind is written, in a few words, with links to what it is made of."""
        if isinstance(kind, OneOrSeveral):
            return self._kind_title("several", one=self._written(kind.kind))
        if isinstance(kind, OrNone):
            return self._kind_title("or-none", one=self._written(kind.kind))
        if isinstance(kind, MapOf):
            return self._kind_title("map", one=self._written(kind.record))
        if isinstance(kind, StatementsKind):
            return self._kind_title("statements", one=_link(self._title_of(StatementShape), is_lower=True))
        if isinstance(kind, Record):
            one = _link(self._title_of(kind.shape), is_lower=True)
            return self._kind_title("record-short" if kind.short else "record", one=one, field=kind.short or "")
        if isinstance(kind, Choice):
            anchor = f"#{heading_slug(self._choice_title(kind.choices))}"
            words = ", ".join(_code(choice.value) for choice in kind.choices)
            return self._kind_title("choice", anchor=anchor, words=words)
        return self._kind_title(kind.name)

    def _kind_title(self, name: str, **blanks: str) -> str:
        title: str = self._words["kinds"][name]["title"]
        return title.format(**blanks)

    def _choices(self) -> Iterator[str]:
        yield f"## {self._labels['choices']}"
        for name, title in self._words["choice_titles"].items():
            yield f"### {title}"
            rows = ((_code(value), means) for value, means in self._words["choices"][name].items())
            yield _table((self._labels["word"], self._labels["meaning"]), rows)

    def _laws(self) -> Iterator[str]:
        yield f"#### {self._labels['laws']}"
        labels = (
            self._labels["kind"],
            self._labels["meaning"],
            self._labels["may_set"],
            self._labels["must_have"],
        )
        means = self._words["choices"]["amendment-kind"]
        rows = ((_code(k.value), means[k.value], self._may_set(law), _codes(law.must_have)) for k, law in LAWS.items())
        yield _table(labels, rows)

    def _may_set(self, law: Law) -> str:
        if law.may_set is None:
            return self._labels["any_signed"]
        fields = {self._labels["words_fields"] if name == "text" else _code(name) for name in law.may_set}
        return ", ".join(sorted(fields)) or self._labels["nothing"]

    def _title_of(self, shape: type[Shape]) -> str:
        title: str = self._words["records"][shape.name]["title"]
        return title

    def _choice_title(self, choices: type[StrEnum]) -> str:
        title: str = self._words["choice_titles"][choices_name(choices)]
        return title


def _code(text: str) -> str:
    return f"`{text}`"


def _codes(names: Iterable[str]) -> str:
    return ", ".join(_code(name) for name in sorted(names))


def _link(title: str, *, is_lower: bool = False) -> str:
    shown = title[0].lower() + title[1:] if is_lower else title
    return f"[{shown}](#{heading_slug(title)})"


def _table(heads: Row, rows: Iterable[Row]) -> str:
    return "\n".join(_line(row) for row in (heads, ("---",) * len(heads), *rows))


def _line(cells: Row) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
