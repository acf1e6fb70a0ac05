"""A report as it was, with the typing mistakes put right that were found since: they change what is shown of it.

A typing mistake is said in the front matter, and the body stays. What is read is already put right, so that what was
read earlier is not the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pledgebook.language import Text, Version
from pledgebook.model.follow_up import FollowUp, Typo
from pledgebook.model.published import Record


def with_typos_since(earlier: Record, later: Record) -> Record:
    """The earlier report with what the later one says besides of typing mistakes in it. Another record is as it was."""
    if not isinstance(earlier, FollowUp) or not isinstance(later, FollowUp):
        return earlier
    for typo in later.typos[len(earlier.typos) :]:
        earlier = _mended(earlier, _replacing(typo))
    return earlier


def _mended(report: FollowUp, mend: Callable[[Text | None], Text | None]) -> FollowUp:
    statements = tuple(replace(statement, text=mend(statement.text)) for statement in report.statements)
    return replace(report, title=mend(report.title), body=mend(report.body), statements=statements)


def _replacing(typo: Typo) -> Callable[[Text | None], Text | None]:
    """Only the original has typing mistakes of this kind: a translation is bettered where it stands."""

    def mend(text: Text | None) -> Text | None:
        if text is None or text.original.words.count(typo.was) != 1:
            return text
        original = replace(text.original, words=text.original.words.replace(typo.was, typo.now))
        others: tuple[Version, ...] = text.versions[1:]
        return Text((original, *others))

    return mend
