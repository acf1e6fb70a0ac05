"""The texts of a record from which the law can take words, each with the way to it as the record is written.

Free text, and what names people: nothing else. A verdict, a figure, a day, a party or an id is never taken out. What
may be changed anyway, such as the note of a source, needs no removal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pledgebook.language import Text
from pledgebook.model.agreement import Agreement
from pledgebook.model.amendment import Amendment, Decision
from pledgebook.model.follow_up import FollowUp, Result
from pledgebook.model.pledge import Pledge
from pledgebook.model.source import Source
from pledgebook.span import Span

# The records that keep a list of their own of what was taken out of them.
RedactableRecord = Agreement | Pledge | FollowUp


class RedactableText(NamedTuple):
    """`is_promise`: the words say what is promised, so that a figure or a "not" in them weighs more."""

    way: str
    words: str
    span: Span
    is_promise: bool = False


Texts = Iterator[RedactableText]


def redactable(record: RedactableRecord) -> Texts:
    match record:
        case Agreement():
            yield from _in_agreement(record)
        case Pledge():
            yield from _in_pledge(record)
        case FollowUp():
            yield from _in_follow_up(record)


def _in_agreement(agreement: Agreement) -> Texts:
    yield from _text("", agreement.words, is_promise=True)
    yield from _text("title", agreement.title)
    yield from _sources("documents", agreement.documents)
    yield from _source("under", agreement.under)
    for number, signatory in enumerate(agreement.signatories, start=1):
        yield from _text(f"signatories.{number}.role", signatory.role)
    if agreement.situation is not None:
        yield from _text("situation", agreement.situation.words)
        for number, evidence in enumerate(agreement.situation.built_on, start=1):
            yield from _text(f"situation.built_on.{number}", evidence.words)
            yield from _sources(f"situation.built_on.{number}.sources", evidence.sources)
    for focus in agreement.focus_areas:
        yield from _text(f"focus.{focus.id}.name", focus.name)
        yield from _text(f"focus.{focus.id}.about", focus.about)
    for number, problem in enumerate(agreement.not_chosen, start=1):
        yield from _text(f"not_chosen.{number}", problem)
    for goal in agreement.goals:
        yield from _text(f"goals.{goal.id}", goal.words)
    if agreement.reporting is not None:
        yield from _text("reporting", agreement.reporting.words)
    yield from _amendments(agreement.amendments)


def _in_pledge(pledge: Pledge) -> Texts:
    yield from _text("", pledge.wording, is_promise=True)
    yield from _text("title", pledge.title)
    yield from _sources("other_wordings", pledge.other_wordings)
    if pledge.added is not None:
        yield from _text("added.reason", pledge.added.reason)
        yield from _decision("added.decided", pledge.added.decision)
        yield from _source("added.source", pledge.added.source)
    yield from _amendments(pledge.amendments)


def _in_follow_up(follow_up: FollowUp) -> Texts:
    yield from _text("title", follow_up.title)
    yield from _text("body", follow_up.body)
    for statement in follow_up.statements:
        way = f"pledges.{statement.pledge.id}"
        yield from _text(f"{way}.text", statement.text)
        yield from _results(f"{way}.result", statement.results)
        yield from _sources(f"{way}.sources", statement.sources)
    yield from _results("other_results", follow_up.other_results)
    yield from _text("reason", follow_up.reason)
    yield from _text("forum", follow_up.forum)
    yield from _sources("sources", follow_up.sources)
    for number, typo in enumerate(follow_up.typos, start=1):
        yield RedactableText(f"typos.{number}.was", typo.was, typo.span)
        yield RedactableText(f"typos.{number}.now", typo.now, typo.span)


def _amendments(amendments: Iterable[Amendment]) -> Texts:
    for amendment in amendments:
        way = f"amendments.{amendment.id}"
        yield from _text(f"{way}.reason", amendment.reason)
        if amendment.now is not None:
            yield from _text(f"{way}.now", amendment.now.words, is_promise=True)
            yield from _text(f"{way}.now.title", amendment.now.title)
        yield from _decision(f"{way}.decided", amendment.decision)
        yield from _source(f"{way}.source", amendment.source)
        yield from _source(f"{way}.to", amendment.moved_to)


def _decision(way: str, decision: Decision | None) -> Texts:
    if decision is not None:
        for number, decider in enumerate(decision.by, start=1):
            yield from _text(f"{way}.by.{number}.role", decider.role)
        yield from _source(f"{way}.source", decision.source)


def _results(way: str, results: Iterable[Result]) -> Texts:
    for number, result in enumerate(results, start=1):
        yield from _text(f"{way}.{number}.caveat", result.caveat)


def _sources(way: str, sources: Iterable[Source]) -> Texts:
    for number, source in enumerate(sources, start=1):
        yield from _source(f"{way}.{number}", source)


def _source(way: str, source: Source | None) -> Texts:
    if source is not None:
        yield RedactableText(f"{way}.title", source.title, source.span)
        if source.quote is not None:
            yield RedactableText(f"{way}.quote", source.quote, source.span)


def _text(way: str, text: Text | None, *, is_promise: bool = False) -> Texts:
    for version in text.versions if text else ():
        to_here = f"{way}.{version.language}" if way else version.language
        yield RedactableText(to_here, version.words, version.span, is_promise)
