"""Follow-ups in their files, each with its translations beside it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePosixPath

from pledgebook.diagnostics.diagnostic import complaint
from pledgebook.diagnostics.suggestion import FewSuggestions
from pledgebook.model.follow_up import BodyTranslation, FollowUp
from pledgebook.model.mention import RecordKind
from pledgebook.reading.folder import FOLLOW_UP_FOLDER
from pledgebook.reading.markdown_file import MarkdownFile
from pledgebook.reading.source_text import SourceFile
from pledgebook.schema.context import Context
from pledgebook.schema.file_names import follow_up_name
from pledgebook.schema.follow_up import read_follow_up
from pledgebook.schema.gathered import Gathered, Told
from pledgebook.schema.memory import Memory
from pledgebook.schema.record_files import RecordFiles
from pledgebook.schema.translation import read_translated_follow_up
from pledgebook.schema.written_file_names import file_meant
from pledgebook.span import Span

# The file for each language; where two files are for one, the later is read.
Translations = tuple[tuple[str, SourceFile | None], ...]


def follow_ups_in(files: RecordFiles, languages: tuple[str, ...], gathered: Gathered, memory: Memory) -> list[FollowUp]:
    originals: dict[str, tuple[str, SourceFile | None]] = {}
    translations: dict[str, Translations] = {}
    misnamed: list[str] = []
    for path, source in files.markdown.items():
        if not path.startswith(f"{FOLLOW_UP_FOLDER}/"):
            continue
        context = Context(languages)
        name = follow_up_name(path, context)
        if name is not None and name.language:
            translations[name.id] = (*translations.get(name.id, ()), (name.language, source))
        elif name is not None and name.id not in originals:
            originals[name.id] = path, source
        else:
            gathered.markdown(source)
            misnamed += [path] if name is None else []
            if name is not None:
                context.complain("duplicate-follow-up", Span(path), id=name.id, other=originals[name.id][0])
        gathered.add(context)
    meant = {PurePosixPath(file_meant(path, languages[0]) or "").stem for path in (*misnamed, *files.other)}
    gathered.unread |= {(RecordKind.FOLLOW_UP, follow_up_id) for follow_up_id in meant}
    _complain_of_orphans(originals, translations, meant, languages, gathered)
    found = []
    for follow_up_id, (_, source) in originals.items():
        found += gathered.record_of(
            memory.recall(_follow_up_in, follow_up_id, source, translations.get(follow_up_id, ()), languages)
        )
    return found


def _follow_up_in(
    follow_up_id: str, source: SourceFile | None, translations: Translations, languages: tuple[str, ...]
) -> Told[FollowUp]:
    gathered = Gathered()
    file = gathered.markdown(source)
    bodies, facts = _translated(follow_up_id, translations, languages, gathered)
    context = Context(languages, record=(RecordKind.FOLLOW_UP, follow_up_id))
    follow_up = read_follow_up(follow_up_id, file, bodies, facts, context) if file else None
    if follow_up is None:
        context.unread.add((RecordKind.FOLLOW_UP, follow_up_id))
    gathered.add(context)
    return Told(follow_up, gathered)


def _translated(
    follow_up_id: str, translations: Translations, languages: tuple[str, ...], gathered: Gathered
) -> tuple[dict[str, MarkdownFile | None], tuple[BodyTranslation, ...]]:
    """The translations by language, and what stands at their top."""
    context = Context(languages)
    bodies: dict[str, MarkdownFile | None] = {}
    facts = []
    for language, source in translations:
        bodies[language] = file = gathered.markdown(source)
        if file is not None:
            facts.append(read_translated_follow_up(file, follow_up_id, language, context))
    gathered.add(context)
    return bodies, tuple(facts)


def _complain_of_orphans(
    originals: Collection[str],
    translations: dict[str, Translations],
    meant: Collection[str],
    languages: tuple[str, ...],
    gathered: Gathered,
) -> None:
    """Translations of nothing. What one was perhaps meant for is not said to lack its translation as well, and the
    original in a file of a wrong name is complained about already.
    """
    untranslated = [follow_up_id for follow_up_id in originals if follow_up_id not in translations]
    suggestions = FewSuggestions()
    for follow_up_id in sorted(translations.keys() - set(originals)):
        bodies, _ = _translated(follow_up_id, translations[follow_up_id], languages, gathered)
        if follow_up_id in meant:
            continue
        suggestion = suggestions.nearest(follow_up_id, untranslated)
        facts = {"suggestion": f"{suggestion}.md"} if suggestion else {}
        for language, file in bodies.items():
            if file is not None:
                place = Span(file.path)
                gathered.problems.append(complaint("translation-without-original", place, id=follow_up_id, **facts))
            if suggestion:
                translations[suggestion] = (*translations.get(suggestion, ()), (language, None))
