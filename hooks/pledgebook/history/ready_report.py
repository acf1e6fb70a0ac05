"""How an edited follow-up is said in the open: its typing mistakes, or the file of a report that corrects it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from pledgebook.history.as_written import STATEMENT_WITHDRAWN, statement_as_written, written
from pledgebook.history.block_text import Data, yaml_block
from pledgebook.history.ready_amendment import BLANK
from pledgebook.history.ready_follow_up import NO_TEXTS, follow_up_file
from pledgebook.model.amended_fields import meant
from pledgebook.model.follow_up import FollowUp, Statement
from pledgebook.model.typing_mistakes import changed_meaning

_WORD = re.compile(r"\S+")


def block_for_edited(earlier: FollowUp, later: FollowUp, languages: Sequence[str]) -> str:
    return _typos(earlier, later) or _correction(earlier, later, languages)


def block_for_vanished(earlier: FollowUp, languages: Sequence[str]) -> str:
    """What a vanished report said is taken back in the open."""
    taken_back: dict[str, Data] = {statement.pledge.id: STATEMENT_WITHDRAWN for statement in earlier.statements}
    reason: Data = dict.fromkeys(_languages(earlier, languages), BLANK)
    return correction_file(earlier, languages, taken_back, reason)


def correction_file(
    corrected: FollowUp,
    languages: Sequence[str],
    pledges: Mapping[str, Data],
    reason: Data,
    *,
    day: str = BLANK,
    by: Data = "",
    texts: Mapping[str, str] = NO_TEXTS,
) -> str:
    """A follow-up that corrects another. `texts` are in the first language alone, by the pledge they are about; what is
    about none of them stands under an empty name."""
    head: dict[str, Data] = {
        "agreement": corrected.agreement.id,
        "by": by or (written(corrected.by) if corrected.by else "unstated"),
        "date": day,
        "corrects": corrected.id,
        "reason": reason,
    }
    missing = [code for code in languages[1:] if texts or (isinstance(reason, Mapping) and code not in reason)]
    if missing:
        head["untranslated"] = missing
    if pledges:
        head["pledges"] = pledges
    texts = dict(texts)
    return follow_up_file(head, introduction=texts.pop("", ""), texts=texts)


def _correction(earlier: FollowUp, later: FollowUp, languages: Sequence[str]) -> str:
    before = {statement.pledge.id: statement for statement in earlier.statements}
    changed = [s for s in later.statements if s.pledge.id not in before or _differs(before[s.pledge.id], s)]
    pledges = {s.pledge.id: statement_as_written(s) for s in changed if s.is_withdrawn or s.verdict or s.results}
    now = {statement.pledge.id for statement in later.statements}
    pledges |= {pledge: STATEMENT_WITHDRAWN for pledge in before if pledge not in now}
    texts = {s.pledge.id: s.text.original.words for s in changed if s.text is not None}
    if earlier.body is not None and later.body is not None and meant(earlier.body) != meant(later.body):
        texts = {"": later.body.original.words} | texts
    reason: Data = dict.fromkeys(_languages(earlier, languages), BLANK)
    return correction_file(earlier, languages, pledges, reason, texts=texts)


def _differs(before: Statement, after: Statement) -> bool:
    one, other = (meant((s.verdict, s.results, s.sources, s.text, s.is_withdrawn)) for s in (before, after))
    return one != other


def _typos(earlier: FollowUp, later: FollowUp) -> str:
    """Entries for `typos`, if nothing but the original text differs, and no more than typing mistakes can."""
    entries: list[Data] = []
    if _facts(earlier) != _facts(later):
        return ""
    whole = "\n".join(_originals(earlier))
    for before, after in zip(_originals(earlier), _originals(later), strict=True):
        if changed_meaning(before, after) is not None:
            return ""
        for was, now in _changed_runs(before, after, whole):
            entries.append({"entered": BLANK, "was": was, "now": now})
    if not entries:
        return ""
    return yaml_block(entries) if earlier.typos else yaml_block({"typos": entries})


def _facts(follow_up: FollowUp) -> object:
    """All but the texts: what they are about, and what is said besides them."""
    statements = [
        (s.pledge, s.verdict, s.results, s.sources, s.is_withdrawn, s.text is None) for s in _by_id(follow_up)
    ]
    own = follow_up.by, follow_up.date, follow_up.agreement, follow_up.sources, follow_up.covers, follow_up.overall
    rest = follow_up.forum, follow_up.other_results, follow_up.title is None, follow_up.body is None
    return [meant(own), meant(rest), [meant(statement) for statement in statements]]


def _by_id(follow_up: FollowUp) -> list[Statement]:
    return sorted(follow_up.statements, key=lambda statement: statement.pledge.id)


def _originals(follow_up: FollowUp) -> list[str]:
    texts = (follow_up.title, follow_up.body, *(statement.text for statement in _by_id(follow_up)))
    return [text.original.words for text in texts if text is not None]


def _changed_runs(before: str, after: str, whole: str) -> Iterator[tuple[str, str]]:
    """Each run of words that differs, with so many words around it that it is found in the whole text once."""
    old, new = list(_WORD.finditer(before)), list(_WORD.finditer(after))
    matcher = SequenceMatcher(None, [m.group() for m in old], [m.group() for m in new], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        while a > 0 and c > 0 and (a == b or c == d or whole.count(_run(before, old, a, b)) != 1):
            a, c = a - 1, c - 1
        yield _run(before, old, a, b), _run(after, new, c, d)


def _run(text: str, words: list[re.Match[str]], first: int, end: int) -> str:
    return text[words[first].start() : words[end - 1].end()] if first < end else ""


def _languages(follow_up: FollowUp, otherwise: Sequence[str]) -> Sequence[str]:
    """In which its texts are; one without texts can be corrected in every language of the register."""
    texts = (follow_up.reason, follow_up.forum, follow_up.body, *(statement.text for statement in follow_up.statements))
    text = next((text for text in texts if text is not None), None)
    return [version.language for version in text.versions] if text else otherwise
