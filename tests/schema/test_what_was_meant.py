"""What is suggested in place of a value that cannot be read: tables of what people write, and what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import pytest

from pledgebook.diagnostics.diagnostic import Term
from pledgebook.diagnostics.wording_file import hint
from pledgebook.model.actor import ActorKind, AreaKind
from pledgebook.model.agreement import Better, EvidenceKind
from pledgebook.model.amendment import AmendmentKind
from pledgebook.model.meeting import MeetingKind
from pledgebook.model.target import Per
from pledgebook.model.verdict import Status, Verdict
from pledgebook.publishing.phrases import phrase_languages, phrases_of
from pledgebook.reading.source_text import SourceText
from pledgebook.reading.yaml_text import read_yaml
from pledgebook.schema.agreement import AgreementShape, Transcription
from pledgebook.schema.context import Context
from pledgebook.schema.counts import CountKind, PromisedNumberKind
from pledgebook.schema.dates import DateKind, DurationKind, SpanKind, TimesKind
from pledgebook.schema.follow_up import FollowUpShape
from pledgebook.schema.kind import Kind
from pledgebook.schema.meaning_file import choices_name
from pledgebook.schema.other_words import LONGEST, other_words, word_meant
from pledgebook.schema.reporting import DueKind
from pledgebook.schema.simple import PHONE, URL, Choice
from pledgebook.schema.written_ids import id_meant
from tests.schema.one_value import read

CHOICES: tuple[type[StrEnum], ...] = (
    ActorKind,
    AreaKind,
    MeetingKind,
    EvidenceKind,
    Transcription,
    Better,
    Per,
    Verdict,
    Status,
    AmendmentKind,
)
# The choices whose words stand on the pages, and under which key.
PHRASES: Mapping[type[StrEnum], str] = {
    ActorKind: "actor_kind",
    AreaKind: "area_kind",
    MeetingKind: "meeting",
    EvidenceKind: "evidence",
    Better: "better",
    Per: "per",
    Verdict: "status",
    Status: "status",
}
OTHER_KINDS = (
    "month",
    "season",
    "months-of-year",
    "span",
    "span-word",
    "unit",
    "due",
    "qualifier",
    "count",
    "number",
    "number-or-all",
    "number-word",
)


def suggested(kind: Kind[object], written: str) -> object:
    """What the complaint about a value suggests. A suggestion can itself be read."""
    node, problems = read_yaml(SourceText("test.yaml", f"- '{written}'"))
    assert node is not None, problems
    context = Context(("sv", "en"), owner="vara-2021")
    assert kind.read(node.items[0], context) is None  # type: ignore[union-attr]
    (problem,) = context.problems
    suggestion = problem.facts.get("suggestion")
    assert suggestion is None or read(kind, str(suggestion)).value is not None
    return suggestion


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2023-2024", "2023 to 2024"),
        ("2023–2024", "2023 to 2024"),
        ("2023−2024", "2023 to 2024"),
        ("2024 – 2025", "2024 to 2025"),
        ("2024 — 2025", "2024 to 2025"),
        ("2023–24", "2023 to 2024"),
        ("åren 2024 och 2025", "2024 to 2025"),
        ("mars 2019 – februari 2020", "2019-03 to 2020-02"),
        ("maj 2024 - maj 2025", "2024-05 to 2025-05"),
        ("June 2019 to May 2020", "2019-06 to 2020-05"),
        ("from March 2019 until February 2020", "2019-03 to 2020-02"),
        ("1 januari 2020–31 december 2022", "2020-01-01 to 2022-12-31"),
        ("1–31 mars 2021", "2021-03-01 to 2021-03-31"),
        ("1/1–30/6 2024", "2024-01-01 to 2024-06-30"),
        ("januari-juni 2024", "2024-01 to 2024-06"),
        ("första halvåret 2024", "2024-01 to 2024-06"),
        ("H2 2024", "2024-07 to 2024-12"),
        ("2024-01-01 - 2024-06-30", "2024-01-01 to 2024-06-30"),
        ("2024-01-2024-06", "2024-01 to 2024-06"),
        ("20240101–20240630", "2024-01-01 to 2024-06-30"),
        ("2020 till 2021", "2020 to 2021"),
        ("2020 till och med 2021", "2020 to 2021"),
        ("2020 t.o.m. 2021", "2020 to 2021"),
        ("fr.o.m. 1 mars 2020 t.o.m. 28 februari 2021", "2020-03-01 to 2021-02-28"),
        ("2020-", "2020 to open"),
        ("2020 –", "2020 to open"),
        ("2020 to", "2020 to open"),
        ("från och med 2020", "2020 to open"),
        ("2020 och tills vidare", "2020 to open"),
        ("2020 until further notice", "2020 to open"),
        ("tills vidare", "unknown to open"),
        ("t.o.m. 1 september 2021", "unknown to 2021-09-01"),
        ("okänt", "unknown"),
        ("år 2024", "2024"),
        ("april 2021", "2021-04"),
        ("hösten 2015", "2015"),
        ("våren och sommaren 2021", "2021"),
        ("hösten 2015 – våren 2016", "2015 to 2016"),
        # A day that is not in the calendar: only its month is certain.
        ("31 juni 2023 – 31 juni 2027", "2023-06 to 2027-06"),
        # A year or a month.
        ("2011–12", None),
        ("2025–2024", None),
        ("november–februari 2024", None),
        ("maj–augusti", None),
        ("2019 to 2020 to 2021", None),
        ("2019/2020", None),
        ("12:30", None),
        ("no", None),
    ],
)
def test_the_period_that_was_meant(written: str, meant: str | None) -> None:
    assert suggested(SpanKind(), written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("14 april 2021", "2021-04-14"),
        ("den 14:e april 2021", "2021-04-14"),
        ("onsdagen den 14 april 2021", "2021-04-14"),
        ("14 apr. 2021", "2021-04-14"),
        ("April 14, 2021", "2021-04-14"),
        ("14th of April 2021", "2021-04-14"),
        ("april 2021", "2021-04"),
        ("2021-4-14", "2021-04-14"),
        ("2021-4", "2021-04"),
        ("2021.04.14", "2021-04-14"),
        ("2021/04/14", "2021-04-14"),
        ("2021–04–14", "2021-04-14"),
        ("20210414", "2021-04-14"),
        ("14/4 2021", "2021-04-14"),
        ("14.4.2021", "2021-04-14"),
        ("4/14/2021", "2021-04-14"),
        ("4/4 2021", "2021-04-04"),
        ("hösten 2021", "2021"),
        # The fourth of May to some, the fifth of April to others.
        ("4/5 2021", None),
        ("45 juni 2021", None),
        ("14 april", None),
        ("21", None),
        ("202104", None),
        ("unknown", None),
        ("2021 to 2022", None),
    ],
)
def test_the_day_that_was_meant(written: str, meant: str | None) -> None:
    assert suggested(DateKind(), written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("tertialvis", "every 4 months"),
        ("Varje tertial", "every 4 months"),
        ("varje halvår", "every 6 months"),
        ("två gånger per år", "every 6 months"),
        ("årligen", "every 12 months"),
        ("every year", "every 12 months"),
        ("kvartalsvis", "every 3 months"),
        ("every 6 månader", "every 6 months"),
        ("var 3 månad", "every 3 months"),
        ("hösten 2019", "2019"),
        ("maj 2019", "2019-05"),
        ("löpande", None),
        ("every 0 months", None),
    ],
)
def test_the_rhythm_that_was_meant(written: str, meant: str | None) -> None:
    assert suggested(DueKind(), written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("3 månader", "3 months"),
        ("tre månader", "3 months"),
        ("24 timmar", "24 hours"),
        ("24h", "24 hours"),
        ("ett dygn", "1 day"),
        ("1 vecka", "1 week"),
        ("0 days", None),
        ("1.5 hours", None),
        ("snarast", None),
    ],
)
def test_the_length_of_time_that_was_meant(written: str, meant: str | None) -> None:
    assert suggested(DurationKind(), written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("drygt 20", "more than 20"),
        ("över 20", "more than 20"),
        ("mer än 20", "more than 20"),
        (">20", "more than 20"),
        ("ca 20", "about 20"),
        ("ca. 20", "about 20"),
        ("cirka 20", "about 20"),
        ("c:a 20", "about 20"),
        ("omkring 20", "about 20"),
        ("ungefär 20 st", "about 20"),
        ("About 190", "about 190"),
        ("20-tal", "about 20"),
        ("ett 20-tal", "about 20"),
        ("ett 15-tal patruller", "about 15"),
        ("ett hundratal", "about 100"),
        ("minst 20", "at least 20"),
        ("20+", "at least 20"),
        ("20–25", "at least 20"),
        ("mellan 20 och 25", "at least 20"),
        ("högst 3", "at most 3"),
        ("färre än 5", "fewer than 5"),
        ("303 st", "303"),
        ("1 850", "1850"),
        ("över 1 850 st", "more than 1850"),
        ("1,68", "1.68"),
        ("92 procent", "92 %"),
        ("ca 92,5 %", "about 92.5 %"),
        ("12 av 14", "12 of 14"),
        ("12/14", "12 of 14"),
        ("två", "2"),
        ("inga", "0"),
        ("okänt", "unknown"),
        ("flera", "unknown"),
        # Thousands to some, decimals to others.
        ("1,850", None),
        ("25–20", None),
        ("-3", None),
        ("1e3", None),
        ("nej", None),
        ("12:30", None),
        ("fotpatruller", None),
    ],
)
def test_the_count_that_was_meant(written: str, meant: str | None) -> None:
    assert suggested(CountKind(), written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [("alla", "all"), ("samtliga", "all"), ("20 st", "20"), ("90 procent", "90 %"), ("1,5", "1.5"), ("minst 20", None)],
)
def test_the_promised_number_that_was_meant(written: str, meant: str | None) -> None:
    assert suggested(PromisedNumberKind(may_be_all=True), written) == meant


def test_everything_is_meant_only_where_everything_can_be_promised() -> None:
    assert suggested(PromisedNumberKind(), "alla") is None


@pytest.mark.parametrize(
    ("choices", "written", "meant"),
    [
        (Verdict, "Genomfört", "fulfilled"),
        (Verdict, "uppfyllt.", "fulfilled"),
        (Verdict, "done", "fulfilled"),
        (Verdict, "pågår", "in-progress"),
        (Verdict, "ongoing", "in-progress"),
        (Verdict, "delvis", "partly-fulfilled"),
        (Verdict, "partly", "partly-fulfilled"),
        (Verdict, "ej påbörjat", "not-started"),
        (Verdict, "ej genomfört", "not-fulfilled"),
        (Verdict, "inte uppfyllt", "not-fulfilled"),
        (Verdict, "Not_fulfilled", "not-fulfilled"),
        (Verdict, "nja", None),
        (ActorKind, "kommun", "municipality"),
        (ActorKind, "polis", "police"),
        (ActorKind, "förening", "association"),
        (ActorKind, "företag", "company"),
        (ActorKind, "myndighet", "authority"),
        (AreaKind, "kommun", "municipality"),
        (AreaKind, "stadsdel", "district"),
        (AreaKind, "tätort", "locality"),
        (AreaKind, "plats", "place"),
        (EvidenceKind, "enkät", "survey"),
        (MeetingKind, "trygghetsvandring", "walk"),
        (AmendmentKind, "förlängt", "extended"),
        (Per, "vecka", "week"),
    ],
)
def test_the_choice_that_was_meant(choices: type[StrEnum], written: str, meant: str | None) -> None:
    assert suggested(Choice(choices), written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Exempelby kommun", "exempelby-kommun"),
        ("Polisen", "polisen"),
        ("P1", "p1"),
        ("Otrygga miljöer", "otrygga-miljoer"),
        ("polisen och exempelby-kommun", "[polisen, exempelby-kommun]"),
        ("Polisen, Exempelby kommun", "[polisen, exempelby-kommun]"),
        ("polisen & exempelby-kommun", "[polisen, exempelby-kommun]"),
        ("2027", None),
        ("pоlisen", None),  # with a Cyrillic letter
        ("–", None),
    ],
)
def test_what_was_meant_by_an_id(written: str, meant: str | None) -> None:
    assert id_meant(written) == meant


@pytest.mark.parametrize(
    ("kind", "written", "meant"),
    [
        (PHONE, "tel: 031-390 06 00", "031-390 06 00"),
        (PHONE, "Växel 031-390 06 00", "031-390 06 00"),
        (PHONE, "+46 (0)31 390 06 00", "+46 31 390 06 00"),
        (PHONE, "(031) 390 06 00", "031 390 06 00"),
        (PHONE, "031–390 06 00", "031-390 06 00"),
        (PHONE, "031.390.06.00", "031 390 06 00"),
        (PHONE, "031-390\u00a006\u00a000", "031-390 06 00"),
        (PHONE, "okänt", None),
        (URL, "www.example.org", "https://www.example.org"),
        (URL, "example.org/lofte", "https://example.org/lofte"),
        (URL, "http:/example.org", "https://example.org"),
        (URL, "se webbplatsen", None),
        (TimesKind(), "kl. 16-18", "16:00 to 18:00"),
        (TimesKind(), "9:30", "09:30"),
        (TimesKind(), "16.00–18.30", "16:00 to 18:30"),
        (TimesKind(), "klockan 9 till 11", "09:00 to 11:00"),
        (TimesKind(), "18-16", None),
        (TimesKind(), "på kvällen", None),
        (DateKind(), "2027-18-09", "2027-09-18"),
        (DateKind(), "2027-13-32", None),
    ],
)
def test_what_was_meant_by_an_address_a_number_or_a_time(kind: Kind[object], written: str, meant: str | None) -> None:
    assert suggested(kind, written) == meant


@pytest.mark.parametrize(("choices", "key"), PHRASES.items(), ids=lambda part: getattr(part, "__name__", ""))
def test_the_words_on_the_pages_are_understood(choices: type[StrEnum], key: str) -> None:
    for language in phrase_languages():
        shown = phrases_of(language)[key]
        meant = {choice.value: word_meant(choices_name(choices), shown[choice.value]) for choice in choices}
        assert meant == {choice.value: choice.value for choice in choices}


@pytest.mark.parametrize("choices", CHOICES, ids=lambda choices: choices.__name__)
def test_other_words_are_for_the_words_of_a_choice(choices: type[StrEnum]) -> None:
    assert set(other_words(choices_name(choices))) == {choice.value for choice in choices}


@pytest.mark.parametrize("kind", [*map(choices_name, CHOICES), *OTHER_KINDS])
def test_a_word_is_meant_for_one_thing(kind: str) -> None:
    by_word = other_words(kind)
    meant = {(word, other): word_meant(kind, other) for word, others in by_word.items() for other in others}
    assert {pair: word for pair, word in meant.items() if word != pair[0]} == {}


def test_a_long_text_is_not_searched_for_a_meaning() -> None:
    text = "hösten 2021 " * LONGEST
    assert [suggested(kind, text) for kind in (SpanKind(), DateKind(), CountKind(), DurationKind())] == [None] * 4


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        (AgreementShape.period.kind, Term.PERIOD_AS_SIGNED),
        (FollowUpShape.covers.kind, Term.TEXT),
    ],
)
@pytest.mark.parametrize("written", ["någon gång", "2019/2020", "2023-06-31 to 2027"])
def test_only_of_an_agreements_period_are_the_words_quoted_beside_it(
    kind: Kind[object], place: Term, written: str
) -> None:
    node, _ = read_yaml(SourceText("test.yaml", written))
    context = Context(("sv", "en"))
    assert node is not None
    kind.read(node, context)
    (problem,) = context.problems
    assert problem.facts["place"] is place
    assert ("`period_as_signed`" in hint(problem, "sv")) == (place is Term.PERIOD_AS_SIGNED)
