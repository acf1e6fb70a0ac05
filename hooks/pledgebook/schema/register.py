"""A whole register: its first file, field by field, and what is put together from all the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TypeVar

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.diagnostics.suggestion import FewSuggestions
from pledgebook.model.agreement import Agreement
from pledgebook.model.dates import Duration
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.prose import GlossaryTerm, ProsePage
from pledgebook.model.register import Mention, RecordKind, Register, Writing
from pledgebook.reading.folder import AGREEMENT_FOLDER, FOLLOW_UP_FOLDER, PROSE_FOLDER, REGISTER_FILE
from pledgebook.reading.markdown_file import MarkdownFile
from pledgebook.reading.nodes import Mapping as MappingNode
from pledgebook.reading.nodes import Node, Scalar
from pledgebook.schema.actor import ACTOR, AREA, CONTACT
from pledgebook.schema.agreement import AGREEMENT, untranslated_in
from pledgebook.schema.context import Context
from pledgebook.schema.dates import DateKind, DurationKind
from pledgebook.schema.file_names import agreement_key, follow_up_name
from pledgebook.schema.follow_up import read_follow_up
from pledgebook.schema.meeting import MEETING
from pledgebook.schema.prose import read_prose
from pledgebook.schema.references import ReferenceTo
from pledgebook.schema.several import MapOf, OneOrSeveral
from pledgebook.schema.shape import Record, Shape, Values, defaulted, listed, optional, read_values, required
from pledgebook.schema.simple import LANGUAGE_CODE, Flag, PlainText
from pledgebook.schema.words import Words, WordsRule
from pledgebook.span import Span

T = TypeVar("T", Agreement, FollowUp)

DEFAULT_REPORT_WITHIN = Duration(3, "months")


class TermShape(Shape):
    name = "term"
    words = WordsRule(is_required=True, example="VEST")
    meaning = required(Words(is_markdown=True), "{sv: Samverkansgrupp i Vara., en: A local cooperation group.}")
    also = listed(OneOrSeveral(PlainText()), "[VEST-möten]")


def _build_term(values: Values) -> GlossaryTerm | None:
    if values.words is None:
        return None
    return GlossaryTerm(values.id, values.words, values[TermShape.meaning], values[TermShape.also])


class RegisterShape(Shape):
    name = "register"
    languages = required(OneOrSeveral(LANGUAGE_CODE), "[sv, en]")
    publisher = required(ReferenceTo(RecordKind.ACTOR), "vara-kommun")
    title = required(Words(), "{sv: Medborgarlöften i Vara, en: Citizen pledges in Vara}")
    notice = optional(Words(), "{sv: Webbplatsen är under uppbyggnad., en: This site is under construction.}")
    report_within = defaulted(DurationKind(), DEFAULT_REPORT_WITHIN, "3 months")
    updated = optional(DateKind(), "2026-11-22")
    actors = required(MapOf(ACTOR, RecordKind.ACTOR), "{polisen: {kind: police, sv: Polisen, en: The Police}}")
    areas = required(MapOf(AREA, RecordKind.AREA), "{vara: {kind: municipality, code: 1470, sv: Vara}}")
    contacts = listed(
        MapOf(CONTACT, RecordKind.CONTACT),
        "{kommunpolis: {party: polisen, sv: Kommunpolis, en: Municipal police officer}}",
    )
    meetings = listed(OneOrSeveral(MEETING), "[{date: 2019-10-17, kind: dialogue, areas: vara}]")
    agreements = listed(
        MapOf(AGREEMENT, RecordKind.AGREEMENT), "{vara-2021: {areas: vara, parties: polisen, period: 2021}}"
    )
    terms = listed(
        MapOf(Record(TermShape, _build_term), RecordKind.TERM),
        "{vest: {sv: VEST, en: VEST, meaning: {sv: En grupp i Vara., en: A group in Vara.}}}",
    )
    untranslated = listed(OneOrSeveral(LANGUAGE_CODE), "[en]")
    opened = optional(DateKind(), "2026-12-01")
    linear = defaulted(Flag(), False, "true")


@dataclass(slots=True)
class RecordFiles:
    """The files of a register, by path. None stands for one that is there but cannot be read."""

    yaml: Mapping[str, Node | None]
    markdown: Mapping[str, MarkdownFile | None]
    other: tuple[str, ...]
    attachments: Mapping[str, int]


@dataclass(slots=True)
class _Gathered:
    """What all the files together told."""

    problems: list[Diagnostic] = field(default_factory=list)
    writings: list[Writing] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    unread: set[tuple[RecordKind, str]] = field(default_factory=set)

    def add(self, context: Context) -> None:
        self.problems += context.problems
        self.writings += context.writings
        self.mentions += context.mentions
        self.unread |= context.unread


def build_register(
    files: RecordFiles, glossary: Mapping[str, GlossaryTerm]
) -> tuple[Register | None, list[Diagnostic]]:
    """The register, or None if its first file, or what languages it is in, cannot be read."""
    if REGISTER_FILE not in files.yaml:
        return None, [complaint("register-missing", Span(REGISTER_FILE))]
    root = files.yaml[REGISTER_FILE]
    if root is None:
        return None, []
    if isinstance(root, Scalar) and root.is_nothing:
        return None, [complaint("register-empty", Span(REGISTER_FILE))]
    languages, problems = _languages(root)
    if not languages:
        return None, problems
    gathered = _Gathered()
    context = Context(languages, untranslated_in(root))
    values = read_values(RegisterShape, root, context)
    gathered.add(context)
    own = values[RegisterShape.agreements] if values else ()
    agreements = [*own, *_agreements_in_files(files, context.languages, gathered)]
    follow_ups = _follow_ups(files, context.languages, gathered)
    prose = _prose(files, context.languages, gathered)
    _complain_of_other_files(files, gathered)
    if values is None:
        return None, gathered.problems
    register = _put_together(values, agreements, follow_ups, prose, glossary, files.attachments, gathered)
    return register, gathered.problems


def _put_together(
    values: Values,
    agreements: list[Agreement],
    follow_ups: list[FollowUp],
    prose: list[ProsePage],
    glossary: Mapping[str, GlossaryTerm],
    attachments: Mapping[str, int],
    gathered: _Gathered,
) -> Register:
    shape = RegisterShape
    return Register(
        languages=values[shape.languages],
        publisher=values[shape.publisher],
        title=values[shape.title],
        notice=values[shape.notice],
        report_within=values[shape.report_within],
        updated=values[shape.updated],
        actors={actor.id: actor for actor in values[shape.actors]},
        areas={area.id: area for area in values[shape.areas]},
        contacts={contact.id: contact for contact in values[shape.contacts]},
        meetings=values[shape.meetings],
        agreements=_by_id(agreements, gathered),
        follow_ups=_by_id(follow_ups, gathered),
        terms={**glossary, **{term.id: term for term in values[shape.terms]}},
        prose=tuple(prose),
        attachments=attachments,
        writings=tuple(gathered.writings),
        mentions=tuple(gathered.mentions),
        unread=frozenset(gathered.unread),
        span=values.span_of(shape.languages),
    )


def _languages(root: Node) -> tuple[tuple[str, ...], list[Diagnostic]]:
    """The languages, read before all else because they decide what is a text; none after a complaint."""
    shape, context = RegisterShape, Context(())
    node = root.value_of(shape.languages.name) if isinstance(root, MappingNode) else None
    if node is not None:
        return OneOrSeveral(LANGUAGE_CODE).read(node, context) or (), context.problems
    if isinstance(root, MappingNode):
        context.complain("missing-field", root.span, field=shape.languages.name, record=shape.name)
    else:
        context.complain("not-a-record", root.span, record=shape.name)
    return (), context.problems


def _agreements_in_files(files: RecordFiles, languages: tuple[str, ...], gathered: _Gathered) -> list[Agreement]:
    found = []
    for path, node in files.yaml.items():
        if PurePosixPath(path).parts[0] != AGREEMENT_FOLDER:
            continue
        context = Context(languages)
        key = agreement_key(path, context)
        agreement = AGREEMENT.read_keyed(node, context, key) if key and node else None
        if key is not None and agreement is None:
            context.unread.add((RecordKind.AGREEMENT, key.value))
        gathered.add(context)
        if agreement is not None:
            found.append(agreement)
    return found


def _follow_ups(files: RecordFiles, languages: tuple[str, ...], gathered: _Gathered) -> list[FollowUp]:
    originals: dict[str, tuple[str, MarkdownFile | None]] = {}
    translations: dict[str, dict[str, MarkdownFile | None]] = {}
    for path, file in files.markdown.items():
        if PurePosixPath(path).parts[0] != FOLLOW_UP_FOLDER:
            continue
        context = Context(languages)
        name = follow_up_name(path, context)
        if name is not None and name.language:
            _complain_of_front_matter(file, context)
            translations.setdefault(name.id, {})[name.language] = file
        elif name is not None and name.id in originals:
            context.complain("duplicate-follow-up", Span(path), id=name.id, other=originals[name.id][0])
        elif name is not None:
            originals[name.id] = path, file
        gathered.add(context)
    _complain_of_orphans(originals, translations, gathered)
    found = []
    for follow_up_id, (_, file) in originals.items():
        context = Context(languages)
        follow_up = read_follow_up(follow_up_id, file, translations.get(follow_up_id, {}), context) if file else None
        if follow_up is None:
            context.unread.add((RecordKind.FOLLOW_UP, follow_up_id))
        else:
            found.append(follow_up)
        gathered.add(context)
    return found


def _complain_of_orphans(
    originals: Mapping[str, object], translations: dict[str, dict[str, MarkdownFile | None]], gathered: _Gathered
) -> None:
    """Translations of nothing. What one was perhaps meant for is not said to lack its translation as well."""
    untranslated = [follow_up_id for follow_up_id in originals if follow_up_id not in translations]
    suggestions = FewSuggestions()
    for follow_up_id in sorted(translations.keys() - originals.keys()):
        suggestion = suggestions.nearest(follow_up_id, untranslated)
        facts = {"suggestion": f"{suggestion}.md"} if suggestion else {}
        for language, file in translations[follow_up_id].items():
            if file is not None:
                place = Span(file.path)
                gathered.problems.append(complaint("translation-without-original", place, id=follow_up_id, **facts))
            if suggestion:
                translations.setdefault(suggestion, {})[language] = None


def _complain_of_front_matter(file: MarkdownFile | None, context: Context) -> None:
    if file is not None and file.front_matter is not None:
        context.complain("front-matter-in-translation", Span(file.path))


def _prose(files: RecordFiles, languages: tuple[str, ...], gathered: _Gathered) -> list[ProsePage]:
    found = []
    for path, file in files.markdown.items():
        parts = PurePosixPath(path).parts
        if parts[0] != PROSE_FOLDER:
            continue
        context = Context(languages)
        if len(parts) < 3 or parts[1] not in languages:
            context.complain("prose-outside-language", Span(path), choices=languages)
        else:
            page = read_prose(file, parts[1], context) if file else None
            if page is None:
                context.unread.add((RecordKind.PAGE, path))
            found += [page] if page else []
        gathered.add(context)
    return found


def _complain_of_other_files(files: RecordFiles, gathered: _Gathered) -> None:
    gathered.problems += [complaint("unexpected-file", Span(path)) for path in files.other]


def _by_id(records: list[T], gathered: _Gathered) -> dict[str, T]:
    by_id: dict[str, T] = {}
    for record in records:
        first = by_id.setdefault(record.id, record)
        if first is not record:
            gathered.problems.append(complaint("duplicate-id", record.span, id=record.id, other=str(first.span)))
    return by_id
