"""Texts to fill in and propose: a report, an amendment, a correction, with all that a page knows already.

What only the proposer can know is a blank, `…`, or a day like `YYYY-MM-DD`, which is none: where one is left, the
check says so. All that comes from records stands in YAML as our own dumper writes it, or in comments of one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from textwrap import indent

from pledgebook.history.block_text import Data, yaml_block
from pledgebook.history.ready_amendment import BLANK, amendment_entry, languages_of, next_id
from pledgebook.history.ready_follow_up import blank_follow_up, follow_up_id
from pledgebook.history.ready_report import correction_file
from pledgebook.model.agreement import Agreement
from pledgebook.model.amendment import SIGNED, AmendmentKind
from pledgebook.model.follow_up import BodyTranslation, FollowUp
from pledgebook.model.pledge import Pledge
from pledgebook.model.verdict import Verdict
from pledgebook.publishing.edition import Edition, shortened
from pledgebook.reading.folder import FOLLOW_UP_FOLDER, REGISTER_FILE
from pledgebook.reading.source_text import readable
from pledgebook.span import Span

_LONGEST_COMMENT = 90
# Where the facts of a follow-up begin.
_HEAD = "---\n"


@dataclass(frozen=True, slots=True)
class ReadyText:
    """`place` is where it belongs: a new file, or the line below which it stands in one that is there."""

    text: str
    place: Span
    is_new_file: bool


def ready_report(edition: Edition, agreement: Agreement, party: str, pledges: Iterable[Pledge]) -> ReadyText:
    """The file of a new follow-up, in which a party tells of all its pledges in an agreement."""
    told = tuple(pledges)
    notes = [edition.say("proposal.note.blanks"), _choices_of_verdict(edition), edition.say("proposal.note.body")]
    notes += [f"{pledge.id}: {shortened(edition.plain(pledge.stands.wording), _LONGEST_COMMENT)}" for pledge in told]
    text = blank_follow_up(
        agreement.id,
        told,
        edition.register.languages[1:],
        by=party,
        day=edition.say("proposal.day"),
        notes=[_on_one_line(note) for note in notes],
    )
    return _new_file(edition, party, text)


def ready_correction(edition: Edition, follow_up: FollowUp) -> ReadyText:
    """The file of a report that takes the place of another."""
    said: dict[str, Data] = {statement.pledge.id: {"verdict": BLANK} for statement in follow_up.statements}
    languages = edition.register.languages
    reason: Data = dict.fromkeys(languages, BLANK)
    text = correction_file(follow_up, languages, said, reason, day=edition.say("proposal.day"))
    notes = _as_comments((edition.say("proposal.note.corrects"), _choices_of_verdict(edition)))
    by = follow_up.by[0].id if follow_up.by else BLANK
    return _new_file(edition, by, text.replace(_HEAD, _HEAD + notes, 1))


def ready_typo(follow_up: FollowUp) -> ReadyText:
    """A typing mistake in a report, for the end of its head."""
    entry: Data = {"entered": BLANK, "was": BLANK, "now": BLANK}
    last = follow_up.typos[-1].span if follow_up.typos else follow_up.span
    text = yaml_block([entry]) if follow_up.typos else yaml_block({"typos": [entry]})
    return ReadyText(text, last, is_new_file=False)


def ready_revision(edition: Edition, translation: BodyTranslation) -> ReadyText:
    """What stands at the top of a published translation that is changed."""
    why: Data = dict.fromkeys(edition.register.languages, BLANK)
    entry: Data = {"date": BLANK, "was": translation.digest, "why": why}
    text = yaml_block([entry]) if translation.revised else yaml_block({"revised": [entry]})
    return ReadyText(text, translation.span, is_new_file=False)


def ready_amendment(edition: Edition, record: Pledge | Agreement) -> ReadyText:
    """An amendment to be appended to a record, with what stands there now as what to change."""
    record_id = record.full_id if isinstance(record, Pledge) else record.id
    # Those that are not yet in force stand in the record too, and the next one comes after them.
    known = (*record.amendments, *edition.coming.get(record_id, ()))
    amendments = sorted(known, key=lambda amendment: amendment.span)
    after = amendments[-1].id if amendments else SIGNED
    own_id = next_id(amendment.id for amendment in amendments)
    now = _as_it_will_stand(replace(record, amendments=tuple(amendments)))
    # The kind with the most to fill in, for nobody knows yet which one it will be.
    entry = amendment_entry(AmendmentKind.TARGET_CHANGED, own_id, after, languages_of(record), now) | {"kind": BLANK}
    block = yaml_block([entry]) if amendments else yaml_block({"amendments": [entry]})
    place = amendments[-1].span if amendments else record.span
    margin = " " * _margin(record, place, is_list=bool(amendments))
    return ReadyText(indent(_as_comments(_notes_on_amendment(edition)) + block, margin), place, is_new_file=False)


def _notes_on_amendment(edition: Edition) -> Iterator[str]:
    say = edition.say
    kinds = (f"{kind.value} ({say(f'amendment.kind.{kind.value}')})" for kind in AmendmentKind)
    yield say("proposal.note.blanks")
    yield say("proposal.note.kind", choices="; ".join(kinds))
    yield say("proposal.note.now")


def _choices_of_verdict(edition: Edition) -> str:
    choices = (f"{verdict.value} ({edition.say(f'status.{verdict.value}')})" for verdict in Verdict)
    return edition.say("proposal.note.verdict", choices="; ".join(choices))


def _as_comments(notes: Iterable[str]) -> str:
    return "".join(f"# {_on_one_line(note)}\n" for note in notes)


def _on_one_line(words: str) -> str:
    """The end of a line, as YAML knows several, would end a comment."""
    return " ".join(readable(words).split())


def _as_it_will_stand(record: Pledge | Agreement) -> dict[str, Data]:
    """Words with something taken out by law are left for the proposer: what is shown in its place is not written."""
    stands = record.stands
    if isinstance(stands, Agreement):
        return {"period": str(stands.period) if stands.period.is_known else BLANK}
    if record.redactions:
        return dict.fromkeys(languages_of(stands), BLANK)
    return {version.language: version.words for version in stands.wording.versions}


def _margin(record: Pledge | Agreement, place: Span, *, is_list: bool) -> int:
    """How far in the block stands: in line with earlier entries, else with the other fields of the record."""
    if is_list:
        return max(0, place.column - len("- ") - 1)
    is_own_file = isinstance(record, Agreement) and place.path != REGISTER_FILE
    return 0 if is_own_file else place.column - 1 + len("  ")


def _new_file(edition: Edition, party: str, text: str) -> ReadyText:
    name = follow_up_id(edition.say("proposal.day"), party)
    return ReadyText(text, Span(f"{FOLLOW_UP_FOLDER}/{name}.md"), is_new_file=True)
