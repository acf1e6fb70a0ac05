"""Whether a text is an earlier one from which nothing but what was declared has been taken out.

The later text is split at its tokens; the pieces stand in the earlier one, in order, from its first letter to its last.
A token stands for whole words, 200 characters of them at most, and in a promise never for a figure or a "not", unless
two parties decided that more must go. Tokens stay. So two removals may always be made as one: the relation is a
partial order, as that of all published texts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pledgebook.model.redactable import RedactableRecord, redactable
from pledgebook.model.redaction import TOKEN, Redaction
from pledgebook.model.translated_file import normalised
from pledgebook.model.weighty_words import has_weighty_words

MOST_REMOVED = 200


def lawfully_redacted(earlier: RedactableRecord, later: RedactableRecord) -> frozenset[str]:
    """The ways to the texts of a record that are others than before, and lawfully so."""
    if not later.redactions:
        return frozenset()
    before = {text.way: text.words for text in redactable(earlier)}
    # An entry that was there before counts as it was, whatever has become of it since.
    entries = (*later.redactions, *earlier.redactions)
    return frozenset(
        text.way
        for text in redactable(later)
        if text.way in before
        and text.words != before[text.way]
        and is_lawful_removal(before[text.way], text.words, entries_for(text.way, entries), is_promise=text.is_promise)
    )


def entries_for(way: str, redactions: Iterable[Redaction]) -> Mapping[str, Redaction]:
    latest = {redaction.id: redaction for redaction in redactions}
    return {name: redaction for name, redaction in latest.items() if redaction.field.id == way}


def is_lawful_removal(earlier: str, later: str, entries: Mapping[str, Redaction], *, is_promise: bool) -> bool:
    before, after = normalised(earlier), normalised(later)
    old, all_now = TOKEN.findall(before), TOKEN.findall(after)
    new = [token for token in all_now if token not in old]
    if [token for token in all_now if token in old] != old or len({*new}) != len(new) or not entries.keys() >= {*new}:
        return False
    first, *pieces = _split(after, new)
    if not before.startswith(first):
        return False
    ends = [len(first)]
    for number, (token, piece) in enumerate(zip(new, pieces, strict=True), start=1):
        gap = _Gap(before, entries[token], is_promise=is_promise)
        ends = [*gap.ends(ends, piece, is_last=number == len(new))]
    return len(before) in ends


def _split(text: str, tokens: Iterable[str]) -> Iterator[str]:
    """The pieces before, between and after these tokens; other tokens belong to the pieces."""
    new, begin = set(tokens), 0
    for match in TOKEN.finditer(text):
        if match[1] in new:
            yield text[begin : match.start()]
            begin = match.end()
    yield text[begin:]


class _Gap:
    """What one token may stand for in the earlier text."""

    def __init__(self, text: str, redaction: Redaction, *, is_promise: bool) -> None:
        self._text = text
        self._is_wide = redaction.is_whole and redaction.is_by_two_parties
        self._is_promise = is_promise

    def ends(self, begins: Sequence[int], piece: str, *, is_last: bool) -> Iterator[int]:
        """Where the piece after the token may end, in order, if what the token stands for begins at one of these."""
        begins = [begin for begin in begins if not self._cuts_word(begin)]
        at = max(0, len(self._text) - len(piece)) if is_last else 0
        while (at := self._text.find(piece, at)) >= 0:
            # What begins nearer holds less. Only if that is nothing but a space, the one before it counts.
            nearest = bisect_left(begins, at)
            if not self._cuts_word(at) and any(self._is_free(b, at) for b in begins[max(0, nearest - 2) : nearest]):
                yield at + len(piece)
            at += 1

    def _is_free(self, begin: int, end: int) -> bool:
        """Whether the token may stand for what is there."""
        if end - begin == 1 and self._text[begin] == " ":
            return False
        if self._is_wide:
            return True
        return end - begin <= MOST_REMOVED and not (self._is_promise and has_weighty_words(self._text[begin:end]))

    def _cuts_word(self, at: int) -> bool:
        return 0 < at < len(self._text) and _is_letter(self._text[at - 1]) and _is_letter(self._text[at])


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
