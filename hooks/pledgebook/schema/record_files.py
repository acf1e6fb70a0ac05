"""What stands in files of its own: agreements, follow-ups with their translations, and prose pages."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.diagnostics.suggestion import FewSuggestions
from pledgebook.model.agreement import Agreement
from pledgebook.model.follow_up import BodyTranslation, FollowUp
from pledgebook.model.mention import Mention, RecordKind, Writing
from pledgebook.model.prose import ProsePage
from pledgebook.model.source import Source
from pledgebook.reading.folder import AGREEMENT_FOLDER, FOLLOW_UP_FOLDER, PROSE_FOLDER
from pledgebook.reading.markdown_file import MarkdownFile
from pledgebook.reading.nodes import Node
from pledgebook.schema.agreement import AGREEMENT
from pledgebook.schema.context import Context
from pledgebook.schema.file_names import agreement_key, follow_up_name
from pledgebook.schema.follow_up import read_follow_up
from pledgebook.schema.prose import read_prose
from pledgebook.schema.translation import read_translated_follow_up
from pledgebook.schema.translation_notes import GatheredNotes
from pledgebook.schema.written_file_names import file_meant
from pledgebook.span import Span


@dataclass(slots=True)
class RecordFiles:
    """The files of a register, by path. None stands for one that is there but cannot be read."""

    yaml: Mapping[str, Node | None]
    markdown: Mapping[str, MarkdownFile | None]
    other: tuple[str, ...]
    attachments: Mapping[str, int]


@dataclass(slots=True)
class Gathered:
    """What all the files together told."""

    problems: list[Diagnostic] = field(default_factory=list)
    writings: list[Writing] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    unread: set[tuple[RecordKind, str]] = field(default_factory=set)
    translations: GatheredNotes = field(default_factory=GatheredNotes)

    def add(self, context: Context) -> None:
        self.problems += context.problems
        self.writings += context.writings
        self.mentions += context.mentions
        self.sources += context.sources
        self.unread |= context.unread
        self.translations.add(context.translations)


def agreements_in(files: RecordFiles, languages: tuple[str, ...], gathered: Gathered) -> list[Agreement]:
    found = []
    for path, node in files.yaml.items():
        if not path.startswith(f"{AGREEMENT_FOLDER}/"):
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


def follow_ups_in(files: RecordFiles, languages: tuple[str, ...], gathered: Gathered) -> list[FollowUp]:
    originals: dict[str, tuple[str, MarkdownFile | None]] = {}
    translations: dict[str, dict[str, MarkdownFile | None]] = {}
    facts: dict[str, list[BodyTranslation]] = {}
    misnamed: list[str] = []
    for path, file in files.markdown.items():
        if not path.startswith(f"{FOLLOW_UP_FOLDER}/"):
            continue
        context = Context(languages)
        name = follow_up_name(path, context)
        if name is not None and name.language:
            if file is not None:
                translation = read_translated_follow_up(file, name.id, name.language, context)
                facts.setdefault(name.id, []).append(translation)
            translations.setdefault(name.id, {})[name.language] = file
        elif name is not None and name.id in originals:
            context.complain("duplicate-follow-up", Span(path), id=name.id, other=originals[name.id][0])
        elif name is not None:
            originals[name.id] = path, file
        else:
            misnamed.append(path)
        gathered.add(context)
    meant = {PurePosixPath(file_meant(path, languages[0]) or "").stem for path in (*misnamed, *files.other)}
    gathered.unread |= {(RecordKind.FOLLOW_UP, follow_up_id) for follow_up_id in meant}
    _complain_of_orphans(originals, translations, meant, gathered)
    found = []
    for follow_up_id, (_, file) in originals.items():
        context = Context(languages, record=(RecordKind.FOLLOW_UP, follow_up_id))
        bodies, own_facts = translations.get(follow_up_id, {}), tuple(facts.get(follow_up_id, ()))
        follow_up = read_follow_up(follow_up_id, file, bodies, own_facts, context) if file else None
        if follow_up is None:
            context.unread.add((RecordKind.FOLLOW_UP, follow_up_id))
        else:
            found.append(follow_up)
        gathered.add(context)
    return found


def _complain_of_orphans(
    originals: Mapping[str, object],
    translations: dict[str, dict[str, MarkdownFile | None]],
    meant: Collection[str],
    gathered: Gathered,
) -> None:
    """Translations of nothing. What one was perhaps meant for is not said to lack its translation as well, and the
    original in a file of a wrong name is complained about already.
    """
    untranslated = [follow_up_id for follow_up_id in originals if follow_up_id not in translations]
    suggestions = FewSuggestions()
    for follow_up_id in sorted(translations.keys() - originals.keys() - set(meant)):
        suggestion = suggestions.nearest(follow_up_id, untranslated)
        facts = {"suggestion": f"{suggestion}.md"} if suggestion else {}
        for language, file in translations[follow_up_id].items():
            if file is not None:
                place = Span(file.path)
                gathered.problems.append(complaint("translation-without-original", place, id=follow_up_id, **facts))
            if suggestion:
                translations.setdefault(suggestion, {})[language] = None


def prose_in(files: RecordFiles, languages: tuple[str, ...], gathered: Gathered) -> list[ProsePage]:
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


def complain_of_other_files(files: RecordFiles, original_language: str, gathered: Gathered) -> None:
    for path in files.other:
        meant = file_meant(path, original_language)
        facts = {"suggestion": meant} if meant else {}
        gathered.problems.append(complaint("unexpected-file", Span(path), **facts))
