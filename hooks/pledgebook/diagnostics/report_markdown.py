"""Problems in Markdown, for a reader who has never seen YAML: file by file, what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from pledgebook.diagnostics.diagnostic import Diagnostic
from pledgebook.diagnostics.report_text import counted
from pledgebook.diagnostics.safe_markdown import code, fenced, filled
from pledgebook.diagnostics.wording_file import facts_in_words, template_of, wording
from pledgebook.span import Span

# The address at which the place can be edited in a browser, where the host has one.
EditLink = Callable[[Span], str | None]

# Longer blocks hide what they are about.
_LONGEST_BLOCK = 4_000


def in_markdown(diagnostics: Iterable[Diagnostic], language: str, edit_link: EditLink) -> Iterator[str]:
    """A piece of Markdown for each, whole in itself; the first of each file has the heading of the file."""
    file = ""
    for one in diagnostics:
        heading = "" if one.span.path == file else f"### {code(one.span.path)}\n\n"
        file = one.span.path
        yield heading + "\n\n".join(_paragraphs(one, language, edit_link))


def fitted(pieces: Sequence[str], room: int, language: str) -> list[str]:
    """As many pieces as have room, from the first on, and a sentence on how many were left out."""
    shown: list[str] = []
    for piece in pieces:
        room -= len(piece)
        if room < 0:
            break
        shown.append(piece)
    left = len(pieces) - len(shown)
    if left:
        shown.append(counted(wording(language)["review"]["more"], left))
    return shown


def _paragraphs(diagnostic: Diagnostic, language: str, edit_link: EditLink) -> Iterator[str]:
    words, facts = wording(language)["review"], facts_in_words(diagnostic, language)
    severity = wording(language)["severities"][diagnostic.severity.value]
    place = words["place"].format(line=diagnostic.span.line, severity=severity)
    address = edit_link(diagnostic.span)
    edit = " " + words["edit"].format(url=address) if address else ""
    wrong = filled(template_of(diagnostic, "headline", language), facts)
    mend = filled(template_of(diagnostic, "hint", language), facts)
    yield f"**{place}** {wrong}.\\\n**{words['mend']}** {mend}{edit}"
    if len(diagnostic.block) > _LONGEST_BLOCK:
        yield filled(words["too_long"], {})
    elif diagnostic.block:
        yield filled(wording(language)["to_paste"], {})
        yield fenced(diagnostic.block, "yaml")
