"""What has happened in a register: each event once, under a name that stays, from the day on which it became known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pledgebook.model.verdict import Status
from pledgebook.past import history_of
from pledgebook.pipeline import run
from pledgebook.publishing.feeds.event import Event
from pledgebook.publishing.feeds.events import IN_AN_ARCHIVE, Events
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.site import Site
from pledgebook.reading.folder import read_folder
from tests.history.told_history import REPORT, REPORTED, ToldHistory
from tests.made_up.country import Size
from tests.publishing.kept_registers import Edited, made_up
from tests.publishing.made_up_site import made_up_site
from tests.publishing.small_site import TODAY, site_of

SMALL = made_up(Size(2, 2, seed=1))


# An agreement of which only the year is known, and what is known of it.
OF_A_YEAR = "exempelby-2020"
YEAR = """\
areas: exempelby
parties: [polisen, exempelby-kommun]
period: 2020
untranslated: [en]
"""
REPORT_OF_A_YEAR = """\
---
agreement: exempelby-2020
by: polisen
date: 2020
untranslated: [en]
sources: [{title: Anteckningar}]
---
Text.
"""


def events_of(site: Site) -> dict[str, Event]:
    return dict(site.contents.events.by_name)


def report(day: str, said: str, more: str = "") -> str:
    head = f"agreement: exempelby-2021\nby: polisen\ndate: {day}\nuntranslated: [en]\nincomplete: true\n{more}"
    return f"---\n{head}sources: [{{title: Anteckningar, date: {day}}}]\npledges:\n  p1: {said}\n---\nText.\n"


def test_the_last_status_that_is_told_is_the_one_that_pages_show() -> None:
    site = made_up_site()
    told = {event.record: event.after for event in events_of(site).values() if event.after is not None}
    for full_id, facts in site.contents.facts.pledges.items():
        assert told.get(full_id, Status.NOT_REPORTED) is facts.status, full_id


def test_each_status_follows_upon_the_one_before() -> None:
    last: dict[str, Status] = {}
    for event in events_of(made_up_site()).values():
        if event.after is not None:
            assert event.before is last.get(event.record, Status.NOT_REPORTED)
            assert event.after is not event.before
            last[event.record] = event.after


def test_nothing_is_known_after_today_or_before_its_agreement() -> None:
    site = made_up_site()
    found = events_of(site)
    for event in found.values():
        assert event.known <= site.contents.today
        assert event.known >= found[f"new-agreement/{event.agreement}"].known


def test_an_agreement_is_told_before_what_became_known_on_it_at_once() -> None:
    files = {f"pledges/{OF_A_YEAR}.yaml": YEAR, "followups/2020-polisen.md": REPORT_OF_A_YEAR}
    contents = site_of(attachments=None, **files).contents
    imported = dict.fromkeys((OF_A_YEAR, "2020-polisen"), TODAY)
    names = list(Events(contents.register, contents.changes, imported, TODAY).by_name)
    assert names.index(f"new-agreement/{OF_A_YEAR}") < names.index("follow-up/2020-polisen")


@pytest.mark.parametrize(("today", "is_told"), [(date(2021, 12, 30), False), (date(2021, 12, 31), True)])
def test_a_report_of_a_year_changes_no_status_before_the_year_is_over(today: date, is_told: bool) -> None:
    contents = site_of(followups__2021_polisen_md=report("2021", "{verdict: fulfilled}")).contents
    found = Events(contents.register, contents.changes, {}, today).by_name
    assert "follow-up/2021-polisen" in found
    assert ("changed-status/exempelby-2021/p1/follow-up/2021-polisen" in found) is is_told


def test_a_correction_is_told_with_what_it_does_to_the_status() -> None:
    corrected = report(
        "2022-03-01", "{verdict: not-fulfilled}", "corrects: 2022-01-18-polisen\nreason: {sv: Fel., en: Wrong.}\n"
    )
    found = events_of(
        site_of(
            followups__2022_01_18_polisen_md=report("2022-01-18", "{verdict: fulfilled}"),
            followups__2022_03_01_polisen_md=corrected.replace("---\nText", "    \n---\nText"),
        )
    )
    assert "follow-up/2022-01-18-polisen" in found
    assert "follow-up/2022-03-01-polisen" not in found
    assert found["correction/follow-up/2022-03-01-polisen"].pledges == ("exempelby-2021/p1",)
    changed = found["changed-status/exempelby-2021/p1/follow-up/2022-03-01-polisen"]
    assert (changed.before, changed.after) == (Status.FULFILLED, Status.NOT_FULFILLED)


def test_a_report_that_says_the_same_changes_no_status() -> None:
    found = events_of(
        site_of(
            followups__2021_06_01_polisen_md=report("2021-06-01", "{verdict: in-progress}"),
            followups__2021_09_01_polisen_md=report("2021-09-01", "{verdict: in-progress}"),
        )
    )
    assert [name for name in found if name.startswith("changed-status")] == [
        "changed-status/exempelby-2021/p1/follow-up/2021-06-01-polisen"
    ]


@pytest.mark.parametrize(
    ("day", "answer"), [("2022-01-09", None), ("2022-01-10", None), ("2022-01-11", "2022-01-11-polisen")]
)
def test_a_report_in_time_is_no_event_and_one_that_is_late_answers_it(day: str, answer: str | None) -> None:
    files = {f"followups__{day.replace('-', '_')}_polisen_md": report(day, "{verdict: fulfilled}")}
    found = events_of(site_of(more="reporting: {due: [2022-01-10]}", attachments=None, **files))
    overdue = found.get("overdue-report/exempelby-2021/promised/2022-01-10")
    assert (overdue.answer if overdue else None) == answer
    if overdue:
        assert overdue.known == date(2022, 1, 11)


MOVED_DUE_DAY = """\
amendments:
  - id: a1
    after: signed
    kind: {kind}
    entered: {entered}
    decided: {{by: [polisen, exempelby-kommun], date: {entered}, source: {{title: Beslut, date: {entered}}}}}
    reason: {{sv: Mer tid., en: More time.}}
    source: {{title: Medborgarlöfte, date: 2021-01-20}}
    now: {{reporting: {{due: [2021-10-01]}}}}
"""


@pytest.mark.parametrize(
    ("kind", "entered", "told"),
    [
        ("extended", "2021-06-02", ["2021-05-01", "2021-10-01"]),
        ("extended", "2021-05-01", ["2021-10-01"]),
        ("transcription", "2021-06-02", ["2021-10-01"]),
    ],
)
def test_a_due_day_that_is_moved_when_it_has_passed_was_not_kept(kind: str, entered: str, told: list[str]) -> None:
    amended = MOVED_DUE_DAY.format(kind=kind, entered=entered)
    found = events_of(site_of(more=f"reporting: {{due: [2021-05-01, 2021-09-01]}}\n{amended}"))
    promised = "overdue-report/exempelby-2021/promised/"
    assert [name.removeprefix(promised) for name in found if name.startswith(promised)] == told


def test_no_report_is_missing_of_what_had_ended() -> None:
    ended = (
        "amendments:\n  - {id: a1, after: signed, kind: withdrawn, from: 2021-06-01, reason: {sv: Slut., en: Over.}, "
        "decided: {by: [polisen, exempelby-kommun], date: 2021-05-20, source: {title: Beslut, date: 2021-05-20}}}"
    )
    site = site_of(more=f"reporting: {{due: [2021-05-01, 2021-09-01]}}\n{ended}")
    overdue = [name for name in events_of(site) if name.startswith("overdue-report")]
    assert overdue == ["overdue-report/exempelby-2021/promised/2021-05-01"]
    assert [due.day for due in site.contents.facts.agreements["exempelby-2021"].reporting.overdue] == [date(2021, 5, 1)]


def test_a_report_that_is_entered_late_becomes_known_then(tmp_path: Path) -> None:
    history = ToldHistory(tmp_path / "register")
    history.opened()
    late = REPORT.replace("2022-01-18", "2021-12-01")
    history.commit({late: REPORTED.replace("2022-01-18", "2021-12-01")})
    records = read_folder(history.folder)
    told = history_of(history.folder, records.paths)
    outcome = run(records, TODAY, Settings("https://example.org/", history=told))
    assert outcome.site is not None
    found = events_of(outcome.site)
    name = next(name for name in found if name.startswith("follow-up/2021-12-01"))
    first_seen = outcome.site.contents.first_seen["2021-12-01-polisen"]
    assert str(found[name].stated) == "2021-12-01"
    assert found[name].known == first_seen > date(2021, 12, 1)


def _archives(events: Events) -> dict[tuple[str, int], tuple[str, ...]]:
    return {place: found.names for place, found in events.archives.items()}


def test_archives_only_grow_as_days_go_by() -> None:
    """Nothing that was told on a day is told otherwise later, as long as no record is entered late."""
    today = SMALL.today
    before, after = (_site(SMALL, day).contents.events for day in (today, today + timedelta(days=500)))
    assert len(before.by_name) < len(after.by_name)
    assert list(before.by_name) == list(after.by_name)[: len(before.by_name)]
    assert _archives(before).items() <= _archives(after).items()
    assert all(len(names) == IN_AN_ARCHIVE for names in _archives(after).values())


def _site(edited: Edited, today: date) -> Site:
    outcome = run(edited.folder(), today, edited.settings)
    assert outcome.site is not None
    return outcome.site


def with_a_new_title(text: str) -> str:
    return text.replace("\ndate: ", "\ntitle: {sv: Ny rubrik, en: A new title}\ndate: ", 1)


def with_a_line_more(text: str) -> str:
    return text.rstrip() + "\n\nEn rad till.\n"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    path=st.sampled_from(sorted(path for path in SMALL.texts if path.startswith("followups/"))),
    edit=st.sampled_from([with_a_new_title, with_a_line_more]),
)
def test_names_and_order_stay_when_titles_and_texts_change(path: str, edit: Callable[[str], str]) -> None:
    outcome = SMALL.with_text(path, edit(SMALL.texts[path])).outcome()
    assume(outcome.site is not None)
    assert outcome.site is not None
    assert list(events_of(outcome.site)) == list(events_of(_site(SMALL, SMALL.today)))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(path.partition(".")[0] for path in SMALL.texts if path.startswith("followups/"))))
def test_names_stay_when_another_record_goes(path: str) -> None:
    """What is told of the report goes, and a status may have changed with another; reports may be missing instead."""
    outcome = SMALL.without(f"{path}.").outcome()
    assume(outcome.site is not None)
    assert outcome.site is not None
    gone = set(events_of(_site(SMALL, SMALL.today))) - set(events_of(outcome.site))
    record = path.rpartition("/")[2]
    assert all(record in name or name.startswith("changed-status/") for name in gone)


def test_the_order_of_files_is_no_matter() -> None:
    folder = SMALL.folder()
    outcome = run(replace(folder, files=folder.files[::-1]), SMALL.today, SMALL.settings)
    assert outcome.site is not None
    assert list(events_of(outcome.site)) == list(events_of(_site(SMALL, SMALL.today)))
