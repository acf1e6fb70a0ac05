"""The file of a new follow-up: whole, or with blanks for what only who reports can know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from pledgebook.history.block_text import Data, yaml_block
from pledgebook.history.ready_amendment import BLANK
from pledgebook.model.pledge import Pledge

NO_TEXTS: Mapping[str, str] = MappingProxyType({})
# As the record format has them; others come last.
_ORDER = (
    "agreement", "by", "date", "sources", "covers", "forum", "overall", "corrects", "reason",
    "transcription", "incomplete", "untranslated", "draft", "pledges", "other_results",
)  # fmt: skip


def follow_up_id(day: str, party: str, area: str = "") -> str:
    """What its file is called, before `.md`."""
    return "-".join(part for part in (day, party, area) if part)


def follow_up_file(
    head: Mapping[str, Data],
    texts: Mapping[str, str] = NO_TEXTS,
    *,
    title: str = "",
    introduction: str = "",
    notes: Sequence[str] = (),
) -> str:
    """`head` are the facts, in the words of the record format; `texts` stand by the pledge they are about.

    `notes` become comments at the top, a line each, for who fills in the rest.
    """
    known = sorted(head, key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))
    comments = "".join(f"# {' '.join(note.split())}\n" for note in notes)
    facts = yaml_block({name: head[name] for name in known})
    return f"---\n{comments}{facts}---\n{follow_up_body(texts, title=title, introduction=introduction)}"


def follow_up_body(texts: Mapping[str, str], *, title: str = "", introduction: str = "") -> str:
    """The prose alone, which is all that a translation of the file has. Empty texts are left out."""
    parts = [f"# {title}" if title else "", introduction]
    parts += [f"## {pledge}\n\n{text}" for pledge, text in texts.items() if text]
    return "\n\n".join(part for part in parts if part) + "\n" if any(parts) else ""


def blank_follow_up(
    agreement_id: str,
    pledges: Iterable[Pledge],
    untranslated: Sequence[str],
    *,
    by: Data = BLANK,
    day: str = BLANK,
    notes: Sequence[str] = (),
) -> str:
    """To be filled in: what is known already, and a blank for all else that is to be said of these pledges.

    `untranslated` are the languages that the text is not written in yet: all but the first, as a rule.
    """
    pledges = tuple(pledges)
    head: dict[str, Data] = {"agreement": agreement_id, "by": by, "date": day, "sources": {"title": BLANK}}
    if untranslated:
        head["untranslated"] = list(untranslated)
    if pledges:
        head["pledges"] = {pledge.id: _blank_statement(pledge) for pledge in pledges}
    texts = {pledge.id: BLANK for pledge in pledges}
    return follow_up_file(head, texts, introduction=BLANK, notes=notes)


def _blank_statement(pledge: Pledge) -> Data:
    """A number is asked for where one was promised."""
    return {"verdict": BLANK} | ({"result": BLANK} if pledge.stands.target else {})
