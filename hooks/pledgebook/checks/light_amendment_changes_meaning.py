"""What mends our copy changes no promise and no report: a typing mistake has no figure in it, and no "not".

Source: the design of trust, which refuses a `typo` that is more than a typing mistake, in an amendment or a report,
and a `translation` of the original itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.checks.walks import amendment_lists
from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.language import Text
from pledgebook.model.agreement import Agreement
from pledgebook.model.amendment import Amendment, AmendmentKind
from pledgebook.model.pledge import Pledge
from pledgebook.model.redaction import TOKEN
from pledgebook.model.register import Register
from pledgebook.model.typing_mistakes import changed_meaning


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for amendments, agreement, pledge in amendment_lists(register):
        if any(amendment.is_light for amendment in amendments):
            texts = [_texts(state) for _, state in (pledge or agreement).states]
            for amendment, before, after in zip(amendments, texts, texts[1:], strict=False):
                for was, now in zip(before, after, strict=True):
                    yield from _troubles(amendment, was, now)
    for follow_up in register.follow_ups.values():
        for typo in follow_up.typos:
            word = changed_meaning(typo.was, typo.now)
            if word is not None:
                yield complaint("typo-changes-meaning", typo.span, text=word)


def _texts(record: Pledge | Agreement) -> tuple[Text | None, Text | None]:
    return (record.wording if isinstance(record, Pledge) else record.words), record.title


def _troubles(amendment: Amendment, was: Text | None, now: Text | None) -> Iterator[Diagnostic]:
    if now is None or was == now:
        return
    if was is None:
        if amendment.kind is AmendmentKind.TYPO:
            yield complaint("typo-changes-meaning", now.original.span, text=now.original.words)
        return
    if amendment.kind is AmendmentKind.TRANSLATION and was.original.words != now.original.words:
        yield complaint("translation-changes-original", now.original.span, language=was.original.language)
    if amendment.kind is AmendmentKind.TYPO:
        for version in now.versions:
            # What was removed from both has a name of its own in each.
            before, after = (TOKEN.sub("[[redacted]]", w) for w in (was.words_in(version.language), version.words))
            word = changed_meaning(before, after)
            if word is not None:
                yield complaint("typo-changes-meaning", version.span, text=word)
