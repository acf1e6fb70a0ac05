"""For what was changed in silence: the lines that say it in the open, ready to paste once the old text is back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pledgebook.history.block_text import Data, yaml_block
from pledgebook.history.ready_amendment import BLANK, amendments_for, decision_entry, languages_of, withdrawal_of
from pledgebook.history.ready_report import block_for_edited, block_for_vanished
from pledgebook.history.undeclared_change import Undeclared
from pledgebook.model.actor import Actor, Area
from pledgebook.model.agreement import Agreement
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.pledge import Pledge
from pledgebook.model.published import REGISTER, Key, Record, Records
from pledgebook.model.register import Register


def ready_blocks(
    problems: Iterable[Undeclared], earlier: Mapping[Key, Record], later: Records
) -> Mapping[Undeclared, str]:
    """A block says all that was changed in a pledge or another record: it stands at the first of its troubles."""
    register = earlier.get(Key(REGISTER, ""))
    languages = register.languages if isinstance(register, Register) else ()
    blocks: dict[Undeclared, str] = {}
    told: set[tuple[Key, str]] = set()
    for problem in problems:
        steps = problem.field.split(".")
        pledge_id = steps[1] if problem.key.kind == "agreement" and steps[0] == "pledges" else ""
        before, after = earlier.get(problem.key), later.get(problem.key)
        if "amendments" in steps or (problem.key, pledge_id) in told or before is None:
            continue
        told.add((problem.key, pledge_id))
        block = _revised(problem, languages) if problem.digest else _block(before, after, pledge_id, languages)
        if block:
            blocks[problem] = block
    return blocks


def _block(before: Record, after: Record | None, pledge_id: str, languages: Sequence[str]) -> str:
    match before, after:
        case Agreement(), Agreement() if pledge_id:
            return _of_pledge(before.pledge(pledge_id), after.pledge(pledge_id))
        case Agreement(), Agreement():
            return _appended(before, amendments_for(before, after))
        case Agreement(), None:
            return _appended(before, [withdrawal_of(before)])
        case FollowUp(), FollowUp():
            return block_for_edited(before, after, languages)
        case FollowUp(), None:
            return block_for_vanished(before, languages)
        case ((Actor() | Area()), (Actor() | Area())):
            return _renamed(before, after)
        case _:
            return ""


def _revised(problem: Undeclared, languages: Sequence[str]) -> str:
    """The entry of a translation that was changed, to stand at the top of its file."""
    why: Data = dict.fromkeys(languages, BLANK)
    return yaml_block({"revised": [{"date": BLANK, "was": problem.digest, "why": why}]})


def _of_pledge(before: Pledge | None, after: Pledge | None) -> str:
    if before is None:
        return _added(after) if after else ""
    return _appended(before, amendments_for(before, after) if after else [withdrawal_of(before)])


def _added(pledge: Pledge) -> str:
    reason: Data = dict.fromkeys(languages_of(pledge), BLANK)
    added: dict[str, Data] = {"date": BLANK, "decided": decision_entry(has_source=True), "reason": reason}
    return yaml_block({"added": added})


def _appended(record: Pledge | Agreement, entries: list[Data]) -> str:
    """The entries alone where there is a list already, to stand at its end."""
    if not entries:
        return ""
    return yaml_block(entries) if record.amendments else yaml_block({"amendments": entries})


def _renamed(before: Actor | Area, after: Actor | Area) -> str:
    """The name that was written over the old one; the day is for the editor to find out."""
    old = {version.language: version.words for version in before.name.versions}
    new: dict[str, Data] = {version.language: version.words for version in after.name.versions}
    return yaml_block({"renamed": [{"date": BLANK, **new}]}) if new != old else ""
