"""What a change caused is told apart from what was there, wherever lines and files have moved to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint, in_order
from pledgebook.diagnostics.known_before import by_cause, told_apart
from pledgebook.span import Span
from tests.diagnostics.made_diagnostics import made_diagnostics

CAUSED, KNOWN, UNKNOWN = True, False, None


def lost(line: int, *, path: str = "pledges.yaml", id: str = "p9") -> Diagnostic:
    return complaint("unknown-reference", Span(path, line, 3), kind="pledge", id=id)


def causes(now: Iterable[Diagnostic], before: Iterable[Diagnostic] | None, **moved: str) -> list[bool | None]:
    paths = {f"pledges/{new}.yaml": f"pledges/{old}.yaml" for new, old in moved.items()}
    return [one.is_caused for one in told_apart(tuple(now), before, paths)]


def test_what_moved_with_its_lines_was_there() -> None:
    assert causes([lost(12)], [lost(7)]) == [KNOWN]


def test_what_says_another_thing_at_the_same_place_was_not() -> None:
    assert causes([lost(7, id="p8")], [lost(7)]) == [CAUSED]
    assert causes([lost(7, path="pledges/a.yaml")], [lost(7)]) == [CAUSED]


def test_of_several_that_are_alike_as_many_were_there_as_there_were() -> None:
    assert causes([lost(7), lost(8)], [lost(7)]) == [KNOWN, CAUSED]
    assert causes([lost(7), lost(8), lost(9)], [lost(1), lost(2)]) == [KNOWN, KNOWN, CAUSED]
    assert causes([lost(7)], [lost(1), lost(2)]) == [KNOWN]


def test_of_several_that_are_alike_the_one_that_did_not_move_was_there() -> None:
    assert causes([lost(3), lost(7)], [lost(7)]) == [CAUSED, KNOWN]


def test_a_file_that_was_renamed_keeps_what_was_there() -> None:
    before, now = lost(7, path="pledges/old.yaml"), lost(7, path="pledges/new.yaml")
    assert causes([now], [before]) == [CAUSED]
    assert causes([now], [before], new="old") == [KNOWN]


def test_lines_that_a_complaint_names_may_move_as_well() -> None:
    def twice(line: int) -> list[Diagnostic]:
        place = Span("pledges.yaml", line + 5, 1)
        first = Span("pledges.yaml", line, 1)
        return [
            complaint("duplicate-key", place, key="a", line=line),
            complaint("duplicate-id", place, id="p1", other=str(first)),
        ]

    assert causes(twice(9), twice(1)) == [KNOWN, KNOWN]


def test_what_counts_files_was_there_though_there_are_more_files_now() -> None:
    before, now = (complaint("unmarked-translation", Span("pledges.yaml"), unmarked=1, files=many) for many in (3, 4))
    assert causes([now], [before]) == [KNOWN]


def test_nothing_is_known_where_nothing_could_be_read() -> None:
    assert causes([lost(7)], None) == [UNKNOWN]


def test_what_a_file_says_that_could_not_be_read_before_may_be_old_or_new() -> None:
    unread = complaint("tab-character", Span("pledges.yaml", 2, 1))
    assert causes([lost(7), lost(7, path="pledges/a.yaml")], [unread]) == [UNKNOWN, CAUSED]
    assert causes([unread, lost(7)], [unread]) == [KNOWN, UNKNOWN]


@given(st.lists(made_diagnostics(), max_size=12).map(in_order), st.lists(made_diagnostics(), max_size=6).map(in_order))
@settings(deadline=None)
def test_a_change_causes_nothing_that_was_there(before: list[Diagnostic], more: list[Diagnostic]) -> None:
    assert all(one.is_caused is KNOWN for one in told_apart(before, before))
    both = told_apart([*before, *more], before)
    assert len(both) == len(before) + len(more)
    assert sum(one.is_caused is KNOWN for one in both) >= len(before)
    groups = by_cause(both)
    assert sorted(map(repr, groups.most_urgent_first)) == sorted(map(repr, both))
    assert [replace(one, is_caused=None) for one in both] == [replace(one, is_caused=None) for one in [*before, *more]]
