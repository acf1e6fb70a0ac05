"""What an amendment may do to what stands: tried on the fold of a record, field by field."""

from __future__ import annotations

import pytest

from pledgebook.diagnostics.diagnostic import Diagnostic
from pledgebook.pipeline import check
from pledgebook.reading.folder import REGISTER_FILE, RecordFolder
from pledgebook.reading.source_text import SourceFile
from tests.complaint_cases import BASE
from tests.small_register import TODAY, agreement_in, pledge_in, register_with

WHY = "decided: {date: 2021-03-01, by: [polisen, exempelby-kommun], source: {title: Protokoll}}, reason: Så blev det"
FULL = """by: polisen
with: foreningen
groups: [unga, gamla]
focus: trafik
conditional: true
target: {at_least: 20, of: fotpatruller}
"""


def amended(*amendments: str) -> str:
    """The lines of `amendments`; each is told its id and what it builds on."""
    entries = (
        f"  - {{id: a{number}, after: {f'a{number - 1}' if number > 1 else 'signed'}, {more}}}\n"
        for number, more in enumerate(amendments, start=1)
    )
    return f"amendments:\n{''.join(entries)}"


def found(slug: str, pledge: str) -> list[Diagnostic]:
    """The complaints of this kind about a pledge."""
    lines = "".join(f"    {line}\n" for line in pledge.splitlines())
    text = (
        "areas: exempelby\nparties: [polisen, exempelby-kommun]\nperiod: 2021\nuntranslated: [en]\n"
        f"pledges:\n  p1:\n    sv: Minst 20 fotpatruller.\n{lines}"
    )
    files = SourceFile(REGISTER_FILE, BASE.read_bytes()), SourceFile("pledges/exempelby-2021.yaml", text.encode())
    return [one for one in check(RecordFolder(files), TODAY).diagnostics if one.code.slug == slug]


@pytest.mark.parametrize(
    ("kind", "field", "attribute", "nothing"),
    [
        ("target-changed", "target", "target", None),
        ("clarified", "conditional", "is_conditional", False),
        ("parties-changed", "with", "helpers", ()),
        ("clarified", "groups", "groups", ()),
        ("moved", "focus", "focus", ()),
    ],
)
def test_an_amendment_can_take_a_value_of_a_pledge_away(kind: str, field: str, attribute: str, nothing: object) -> None:
    agreement = "period: 2021\nfocus: {trafik: {sv: Trafik}}"
    amendment = amended(f"kind: {kind}, {WHY}, now: {{{field}: none}}")
    pledge = pledge_in(register_with(pledge=f"{FULL}{amendment}", agreement=agreement))
    assert getattr(pledge, attribute) != nothing
    assert getattr(pledge.stands, attribute) == nothing


def test_an_amendment_can_take_the_plan_of_reporting_away() -> None:
    amendment = amended(f"kind: extended, {WHY}, now: {{reporting: none}}")
    agreement = agreement_in(register_with(agreement=f"period: 2021\nreporting: {{due: 2021-06}}\n{amendment}"))
    assert agreement.reporting is not None
    assert agreement.stands.reporting is None


def test_what_an_amendment_does_not_name_stands() -> None:
    agreement = "period: 2021\nfocus: {trafik: {sv: Trafik}}"
    amendment = amended(f"kind: clarified, {WHY}, now: {{sv: Tjugo patruller.}}")
    pledge = pledge_in(register_with(pledge=f"{FULL}{amendment}", agreement=agreement))
    assert (pledge.stands.target, pledge.stands.groups) == (pledge.target, pledge.groups)
    assert (pledge.stands.focus, pledge.stands.helpers) == (pledge.focus, pledge.helpers)
    assert pledge.stands.is_conditional


@pytest.mark.parametrize(
    ("now", "fields"),
    [
        ("{sv: Minst 20 fotpatruller.}", ["text"]),
        ("{sv: Minst 10 fotpatruller.}", []),
        ("{target: {at_least: 20, of: fotpatruller}}", ["target"]),
        ("{target: {number: 20, of: fotpatruller}}", []),
        ("{target: {at_least: 20, of: fotpatruller, per: month}}", []),
        ("{}", ["now"]),
    ],
)
def test_an_amendment_changes_what_it_says_it_changes(now: str, fields: list[str]) -> None:
    target = "by: polisen\ntarget: {at_least: 20, of: fotpatruller}\n"
    told = found("amendment-changes-nothing", target + amended(f"kind: target-changed, {WHY}, now: {now}"))
    assert [one.facts["field"] for one in told] == fields


def test_a_translation_in_the_same_words_says_that_it_still_holds() -> None:
    lines = "by: polisen\nen: At least 20.\n" + amended(
        f"kind: clarified, {WHY}, now: {{sv: Tjugo patruller.}}",
        "kind: translation, entered: 2021-04-01, now: {en: At least 20.}",
    )
    assert found("amendment-changes-nothing", lines) == []


def test_a_typing_mistake_brings_no_title_where_none_was() -> None:
    typo = amended("kind: typo, entered: 2021-04-01, now: {title: {sv: Färre patruller}}")
    assert [one.facts["text"] for one in found("typo-changes-meaning", f"by: polisen\n{typo}")] == ["Färre patruller"]


@pytest.mark.parametrize(
    ("by", "kind", "named", "left_out"),
    [
        ("polisen", "withdrawn", "by: polisen", []),
        ("polisen", "withdrawn", "by: exempelby-kommun", [("polisen",)]),
        ("[polisen, exempelby-kommun]", "withdrawn", "by: polisen", [("exempelby-kommun",)]),
        ("[polisen, exempelby-kommun]", "withdrawn", "date: 2021-03-01", [("polisen", "exempelby-kommun")]),
        ("unstated", "withdrawn", "by: polisen", []),
        ("polisen", "parties-changed", "by: polisen", [("exempelby-kommun",)]),
        ("polisen", "parties-changed", "by: [polisen, exempelby-kommun]", []),
    ],
)
def test_who_promised_and_who_joins_is_named_in_the_decision(
    by: str, kind: str, named: str, left_out: list[tuple[str, ...]]
) -> None:
    now = ", now: {by: [polisen, exempelby-kommun]}" if kind == "parties-changed" else ""
    decided = f"decided: {{{named}, source: {{title: Protokoll}}}}, reason: Så blev det"
    told = found("decided-without-party", f"by: {by}\n{amended(f'kind: {kind}, {decided}{now}')}")
    assert [one.facts["parties"] for one in told] == left_out


def test_who_has_left_is_not_asked_again() -> None:
    both = "decided: {by: [polisen, exempelby-kommun], source: {title: Protokoll}}, reason: Så blev det"
    alone = both.replace("[polisen, exempelby-kommun]", "exempelby-kommun")
    lines = amended(f"kind: parties-changed, {both}, now: {{by: exempelby-kommun}}", f"kind: withdrawn, {alone}")
    assert found("decided-without-party", f"by: polisen\n{lines}") == []
