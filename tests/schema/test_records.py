"""Whole records: fields, short forms, maps from ids, and the rules within one record."""

from __future__ import annotations

import pytest

from pledgebook.model.count import Count, Qualifier
from pledgebook.model.mention import RecordKind
from pledgebook.model.verdict import Verdict
from pledgebook.schema.actor import ACTOR, AREA
from pledgebook.schema.agreement import AGREEMENT
from pledgebook.schema.amendment import AMENDMENT_OF_AGREEMENT, AMENDMENT_OF_PLEDGE
from pledgebook.schema.follow_up import StatementsKind
from pledgebook.schema.pledge import PLEDGE
from pledgebook.schema.reporting import REPORTING
from pledgebook.schema.result import RESULT
from pledgebook.schema.several import MapOf, OneOrSeveral
from pledgebook.schema.shape import Record
from pledgebook.schema.source import SOURCE
from pledgebook.schema.target import TARGET
from tests.schema.one_value import complaints, read

ACTORS = MapOf(ACTOR, RecordKind.ACTOR)
STATEMENTS = StatementsKind()


def test_a_map_gives_each_record_its_id() -> None:
    actors = read(ACTORS, "{polisen: {kind: police, sv: Polisen, en: The Police}}").value
    assert actors is not None
    assert [(actor.id, actor.name.words_in("en")) for actor in actors] == [("polisen", "The Police")]


def test_an_unreadable_entry_of_a_map_is_left_out() -> None:
    one = read(ACTORS, "{polisen: {kind: police, sv: Polisen, en: The Police}, No: {}, vara: {}}")
    assert one.slugs == ("not-an-id", "missing-field", "missing-original", "missing-translation")
    assert [actor.id for actor in one.value or ()] == ["polisen"]


@pytest.mark.parametrize(
    ("text", "slug"),
    [("[polisen]", "not-a-map"), ("polisen", "not-a-map"), ("[]", "not-a-map"), ("''", "not-a-map")],
)
def test_a_list_where_a_map_belongs(text: str, slug: str) -> None:
    assert complaints(ACTORS, text) == (slug,)


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("polisen", ("not-a-record",)),
        ("[police]", ("not-a-record",)),
        ("{}", ("missing-field", "missing-original", "missing-translation")),
        ("{kind: , sv: P, en: P}", ("empty-field",)),
        ("{kind: '', sv: P, en: P}", ("empty-field",)),
        ("{kind: ~, sv: P, en: P}", ("empty-field",)),
        ("{kind: null, sv: P, en: P}", ("empty-field",)),
        ("{kind: police, url: , sv: P, en: P}", ("empty-field",)),
        ("{kind: police, also: [], sv: P, en: P}", ("empty-list",)),
    ],
)
def test_a_record_lacks_something(text: str, slugs: tuple[str, ...]) -> None:
    assert complaints(ACTOR, text) == slugs


def test_an_unknown_field_does_not_hide_the_record() -> None:
    one = read(ACTOR, "{kind: police, kidn: police, sv: P, en: P}")
    assert one.slugs == ("unknown-field",)
    assert one.value is not None


def test_a_place_name_needs_no_translation() -> None:
    assert read(AREA, "{kind: municipality, sv: Vara}").slugs == ()


def test_a_count_alone_is_a_result() -> None:
    results = read(OneOrSeveral(RESULT), "[40, {count: 10, of: {sv: a, en: b}}]").value
    assert results is not None
    assert [result.count for result in results] == [
        Count(Qualifier.EXACTLY, 40),  # type: ignore[arg-type]  # an int equals the Decimal
        Count(Qualifier.EXACTLY, 10),  # type: ignore[arg-type]
    ]


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("1,68", ("number-with-comma",)),
        ("fotpatruller", ("not-a-count",)),
        ("{of: {sv: a, en: b}}", ("missing-field",)),
        ("{count: 1, of_which: [2]}", ("not-a-record",)),
        ("{count: 1, per: vecka}", ("not-a-choice",)),
    ],
)
def test_a_result_cannot_be_read(text: str, slugs: tuple[str, ...]) -> None:
    assert complaints(RESULT, text) == slugs


def test_a_statement_can_be_a_verdict_a_record_nothing_or_withdrawn() -> None:
    statements = read(STATEMENTS, "{p1: fulfilled, p2: {result: 3}, p3: {}, p4: statement-withdrawn}")
    assert statements.slugs == ()
    assert [(s.pledge.id, s.verdict, len(s.results), s.is_withdrawn) for s in statements.value or ()] == [
        ("p1", Verdict.FULFILLED, 0, False),
        ("p2", None, 1, False),
        ("p3", None, 0, False),
        ("p4", None, 0, True),
    ]


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("{p1: done}", ("not-a-choice",)),
        ("{p1: }", ("empty-field",)),
        ("{p1: 3}", ("not-a-choice",)),
        ("{P1: fulfilled}", ("not-an-id",)),
        ("{p1: {verdict: fulfilled, reslut: 3}}", ("unknown-field",)),
    ],
)
def test_a_statement_is_complained_about(text: str, slugs: tuple[str, ...]) -> None:
    assert read(STATEMENTS, text).slugs == slugs


@pytest.mark.parametrize("text", ["[p1]", "fulfilled"])
def test_statements_need_the_ids_of_pledges(text: str) -> None:
    assert complaints(STATEMENTS, text) == ("not-a-map",)


@pytest.mark.parametrize(
    "text",
    [
        "{number: 4}",
        "{number: all, of: {sv: klasser, en: classes}}",
        "{at_least: 20, per: month}",
        "{at_least: 3, up_to: 5}",
        "{at_least: 3, up_to: 3}",
        "{within: 24 hours}",
        "{deadline: 2021-06}",
        "{number: 2, deadline: 2021-06}",
        "{at_least: 90 %}",
    ],
)
def test_a_target_has_one_number(text: str) -> None:
    assert read(TARGET, text).slugs == ()


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("{}", "target-without-one-number"),
        ("{per: week}", "target-without-one-number"),
        ("{number: 4, at_least: 3}", "target-without-one-number"),
        ("{at_least: 5, up_to: 3}", "target-upside-down"),
        ("4", "not-a-record"),
        ("{on_average: no, number: 4}", "not-true"),
    ],
)
def test_another_target_cannot_be_read(text: str, slug: str) -> None:
    assert complaints(TARGET, text) == (slug,)


_WHY = "decided: {date: 2021-12-01}, reason: {sv: Skäl., en: Reason.}"
_WHERE = _WHY.replace("2021-12-01", "2021-12-01, source: {title: Protokoll}")
_COPY = "entered: 2021-09-03, now: {target: {number: 3}}, source: {title: Medborgarlöftet"


@pytest.mark.parametrize(
    ("kind", "rest"),
    [
        ("extended", f"{_WHERE}, now: {{period: 2021 to 2022}}"),
        ("clarified", f"{_WHY}, now: {{sv: Ny., en: New.}}"),
        ("target-changed", f"{_WHERE}, now: {{target: {{number: 3}}, sv: Ny., en: New.}}"),
        ("target-changed", f"{_WHERE}, now: {{target: none}}"),
        ("parties-changed", f"{_WHERE}, now: {{by: [polisen, vara-kommun]}}"),
        ("moved", f"{_WHY}, now: {{focus: trafik}}"),
        ("moved", f"{_WHY}, to: {{title: Handlingsplan}}"),
        ("replaced-by", f"{_WHY}, to: vara-2022/p1"),
        ("split-into", f"{_WHY}, to: [vara-2022/p1, vara-2022/p2]"),
        ("withdrawn", _WHY),
        ("typo", "entered: 2021-09-03, now: {sv: Rätt stavat.}"),
        ("translation", "entered: 2021-09-03, now: {en: Better.}"),
        ("transcription", f"{_COPY}}}"),
        ("transcription", f"{_COPY}, file: underlag/a.pdf, sha256: {'0' * 64}}}"),
    ],
)
def test_an_amendment_keeps_the_law_of_its_kind(kind: str, rest: str) -> None:
    record = AMENDMENT_OF_AGREEMENT if kind == "extended" else AMENDMENT_OF_PLEDGE
    assert read(record, f"{{id: a1, after: signed, kind: {kind}, {rest}}}").slugs == ()


@pytest.mark.parametrize(
    ("kind", "rest", "slugs"),
    [
        ("withdrawn", "from: 2021", ("amendment-lacks", "amendment-lacks")),
        ("extended", _WHERE, ("amendment-lacks",)),
        ("target-changed", f"{_WHY}, now: {{target: {{number: 3}}}}", ("amendment-lacks",)),
        ("parties-changed", f"{_WHY}, now: {{by: polisen}}", ("amendment-lacks",)),
        ("transcription", f"{_COPY}, file: underlag/a.pdf}}", ("amendment-lacks",)),
        ("clarified", f"{_WHY}, now: {{by: polisen}}", ("amendment-may-not-set",)),
        ("clarified", f"{_WHY}, now: {{period: 2022}}", ("amendment-may-not-set",)),
        ("replaced-by", _WHY, ("amendment-lacks",)),
        ("typo", "now: {sv: Rätt.}", ("amendment-lacks",)),
        ("clarified", f"{_WHY}, now: {{target: {{number: 3}}}}", ("amendment-may-not-set",)),
        ("withdrawn", f"{_WHY}, now: {{period: 2021}}", ("amendment-may-not-set",)),
        ("translation", "entered: 2021, now: {by: polisen}", ("amendment-may-not-set",)),
    ],
)
def test_an_amendment_breaks_the_law_of_its_kind(kind: str, rest: str, slugs: tuple[str, ...]) -> None:
    assert read(AMENDMENT_OF_PLEDGE, f"{{id: a1, after: signed, kind: {kind}, {rest}}}").slugs == slugs


def test_an_amendment_sets_only_fields_that_its_record_has() -> None:
    start = f"{{id: a1, after: signed, kind: extended, {_WHERE}, now: {{period: 2021 to 2022}}}}"
    assert read(AMENDMENT_OF_AGREEMENT, start).slugs == ()
    assert read(AMENDMENT_OF_PLEDGE, start).slugs == ("amendment-may-not-set",)
    of_target = f"{{id: a1, after: signed, kind: target-changed, {_WHERE}, now: {{target: {{number: 3}}}}}}"
    assert read(AMENDMENT_OF_AGREEMENT, of_target).slugs == ("amendment-may-not-set",)


@pytest.mark.parametrize(
    ("record", "text", "slugs"),
    [
        (PLEDGE, "{sv: Lova., en: Promise.}", ("missing-field",)),
        (PLEDGE, "{by: polisen}", ("missing-original", "missing-translation")),
        (PLEDGE, "{by: polisen, sv: Lova., en: Promise., target: 4}", ("not-a-record",)),
        (AGREEMENT, "{areas: vara, parties: polisen}", ("missing-field",)),
        (AGREEMENT, "{areas: vara, parties: polisen, period: 2021, pledges: [p1]}", ("not-a-map",)),
        (SOURCE, "https://polisen.se/", ("not-a-record",)),
        (SOURCE, "{url: https://polisen.se/}", ("missing-field",)),
        (SOURCE, "{title: {sv: A, en: B}}", ("not-text",)),
        (REPORTING, "every 4 months", ("not-a-record",)),
    ],
)
def test_other_records_cannot_be_read(record: Record[object], text: str, slugs: tuple[str, ...]) -> None:
    assert complaints(record, text) == slugs


def test_an_agreement_may_lack_its_own_translations() -> None:
    text = "{areas: vara, parties: polisen, period: 2021, untranslated: [en], title: Barnlöftet, sv: Text.}"
    assert read(AGREEMENT, text).slugs == ()
