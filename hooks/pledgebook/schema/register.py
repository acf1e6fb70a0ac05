"""A whole register: its first file, field by field, and what is put together from all the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.agreement import Agreement
from pledgebook.model.dates import Duration
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.meeting import Meeting, named
from pledgebook.model.mention import RecordKind
from pledgebook.model.prose import GlossaryTerm, ProsePage
from pledgebook.model.register import Register
from pledgebook.reading.folder import REGISTER_FILE
from pledgebook.reading.nodes import Mapping as MappingNode
from pledgebook.reading.nodes import Node, Scalar
from pledgebook.schema.accessibility import ACCESSIBILITY
from pledgebook.schema.actor import ACTOR, AREA, CONTACT
from pledgebook.schema.agreement import AGREEMENT, untranslated_in
from pledgebook.schema.context import Context
from pledgebook.schema.dates import DateKind, DurationKind
from pledgebook.schema.follow_up_files import follow_ups_in
from pledgebook.schema.gathered import Gathered
from pledgebook.schema.history_note import HISTORY_NOTE
from pledgebook.schema.meeting import MEETING
from pledgebook.schema.memory import Forgetful, Memory
from pledgebook.schema.record_files import (
    RecordFiles,
    agreements_in,
    complain_of_other_files,
    complain_of_texts,
    prose_in,
)
from pledgebook.schema.references import ReferenceTo
from pledgebook.schema.several import MapOf, OneOrSeveral
from pledgebook.schema.shape import Record, Shape, Values, defaulted, listed, optional, read_values, required
from pledgebook.schema.simple import LANGUAGE_CODE, Flag, PlainText
from pledgebook.schema.words import TranslationLanguage, Words, WordsRule
from pledgebook.span import Span

T = TypeVar("T", Agreement, FollowUp, Meeting)

DEFAULT_REPORT_WITHIN = Duration(3, "months")


class TermShape(Shape):
    name = "term"
    words = WordsRule(is_required=True, example="EST", before="meaning")
    meaning = required(Words(is_markdown=True), "{sv: Samverkansgrupp i Exempelby., en: A local cooperation group.}")
    also = listed(OneOrSeveral(PlainText()), "[EST-möten]")


def _build_term(values: Values) -> GlossaryTerm | None:
    if values.words is None:
        return None
    return GlossaryTerm(values.id, values.words, values[TermShape.meaning], values[TermShape.also])


class RegisterShape(Shape):
    name = "register"
    languages = required(OneOrSeveral(LANGUAGE_CODE), "[sv, en]")
    untranslated = listed(OneOrSeveral(TranslationLanguage()), "[en]")
    updated = optional(DateKind(), "2026-11-22")
    opened = optional(DateKind(), "2026-12-01")
    linear = defaulted(Flag(), False, "true")
    publisher = required(ReferenceTo(RecordKind.ACTOR), "exempelby-kommun")
    title = required(Words(), "{sv: Medborgarlöften i Exempelby, en: Citizen pledges in Exempelby}")
    notice = optional(Words(), "{sv: Webbplatsen är under uppbyggnad., en: This site is under construction.}")
    about = optional(Words(is_markdown=True), "{sv: Vi är en ideell förening., en: We are a voluntary association.}")
    privacy = optional(Words(is_markdown=True), "{sv: Kommunen sköter driften., en: The municipality hosts the site.}")
    accessibility = optional(ACCESSIBILITY, "{compliance: full, reviewed: 2026-11-22, contact: webbansvarig}")
    report_within = defaulted(DurationKind(), DEFAULT_REPORT_WITHIN, "3 months")
    actors = required(MapOf(ACTOR, RecordKind.ACTOR), "{polisen: {kind: police, sv: Polisen, en: The Police}}")
    areas = required(MapOf(AREA, RecordKind.AREA), "{exempelby: {kind: municipality, code: 9999, sv: Exempelby}}")
    contacts = listed(
        MapOf(CONTACT, RecordKind.CONTACT),
        "{kommunpolis: {party: polisen, sv: Kommunpolis, en: Municipal police officer}}",
    )
    meetings = listed(OneOrSeveral(MEETING), "[{date: 2019-10-17, kind: dialogue, areas: exempelby}]")
    terms = listed(
        MapOf(Record(TermShape, _build_term), RecordKind.TERM),
        "{est: {sv: EST, en: EST, meaning: {sv: En grupp i Exempelby., en: A group in Exempelby.}}}",
    )
    agreements = listed(
        MapOf(AGREEMENT, RecordKind.AGREEMENT), "{exempelby-2021: {areas: exempelby, parties: polisen, period: 2021}}"
    )
    history_notes = listed(
        OneOrSeveral(HISTORY_NOTE),
        "[{commit: 0123456789abcdef0123456789abcdef01234567, record: exempelby-2021, outcome: restored, "
        "sv: Raden togs bort av misstag., en: The line was removed by mistake.}]",
    )


def build_register(
    files: RecordFiles, glossary: Mapping[str, GlossaryTerm], memory: Memory | None = None
) -> tuple[Register | None, list[Diagnostic]]:
    """The register, or None if its first file, or what languages it is in, cannot be read."""
    memory = memory or Forgetful()
    gathered = Gathered()
    root = gathered.yaml(files.yaml.get(REGISTER_FILE))
    if REGISTER_FILE not in files.yaml:
        gathered.problems.append(complaint("register-missing", Span(REGISTER_FILE)))
    languages = _languages(root, gathered) if root else ()
    if root is None or not languages:
        complain_of_texts(files, gathered)
        return None, gathered.problems
    context = Context(languages, untranslated_in(root))
    values = read_values(RegisterShape, root, context)
    gathered.add(context)
    own = values[RegisterShape.agreements] if values else ()
    agreements = [*own, *agreements_in(files, context.languages, gathered, memory)]
    follow_ups = follow_ups_in(files, context.languages, gathered, memory)
    prose = prose_in(files, context.languages, gathered, memory)
    memory.forget_the_rest()
    complain_of_other_files(files, context.languages[0], gathered)
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
    gathered: Gathered,
) -> Register:
    shape = RegisterShape
    meetings = values[shape.meetings]
    return Register(
        languages=values[shape.languages],
        publisher=values[shape.publisher],
        title=values[shape.title],
        notice=values[shape.notice],
        about=values[shape.about],
        accessibility=values[shape.accessibility],
        privacy=values[shape.privacy],
        report_within=values[shape.report_within],
        opened=values[shape.opened],
        is_linear=values[shape.linear],
        history_notes=values[shape.history_notes],
        updated=values[shape.updated],
        actors={actor.id: actor for actor in values[shape.actors]},
        areas={area.id: area for area in values[shape.areas]},
        contacts={contact.id: contact for contact in values[shape.contacts]},
        meetings=tuple(_once_each(((m.name, m) for m in named(meetings)), gathered).values()),
        agreements=_once_each(((a.id, a) for a in agreements), gathered),
        follow_ups=_once_each(((f.id, f) for f in follow_ups), gathered),
        terms={**glossary, **{term.id: term for term in values[shape.terms]}},
        prose=tuple(prose),
        attachments=attachments,
        checksums={},
        writings=tuple(gathered.writings),
        mentions=tuple(gathered.mentions),
        sources=tuple(gathered.sources),
        translation_notes=gathered.translations.all(),
        unread=frozenset(gathered.unread),
        span=values.span_of(shape.languages),
    )


def _languages(root: Node, gathered: Gathered) -> tuple[str, ...]:
    """The languages, read before all else because they decide what is a text; none after a complaint."""
    shape, context = RegisterShape, Context(())
    node = root.value_of(shape.languages.name) if isinstance(root, MappingNode) else None
    languages = None
    if node is not None:
        languages = OneOrSeveral(LANGUAGE_CODE).read(node, context)
    elif isinstance(root, MappingNode):
        context.complain("missing-field", root.span, field=shape.languages.name, record=shape.name)
    elif isinstance(root, Scalar) and root.is_nothing:
        context.complain("register-empty", Span(REGISTER_FILE))
    else:
        context.complain("not-a-record", root.span, record=shape.name)
    gathered.add(context)
    return languages or ()


def _once_each(records: Iterable[tuple[str, T]], gathered: Gathered) -> dict[str, T]:
    """By id; of those that have the same, the first."""
    by_id: dict[str, T] = {}
    for its_id, record in records:
        first = by_id.setdefault(its_id, record)
        if first is not record:
            gathered.problems.append(complaint("duplicate-id", record.span, id=its_id, other=str(first.span)))
    return by_id
