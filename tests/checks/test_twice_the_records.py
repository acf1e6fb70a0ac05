"""No rule looks at all records for each of them: twice the municipalities, or twice the years, are twice the work."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from types import FrameType
from typing import TYPE_CHECKING

import pytest

from pledgebook.checks import ALL_CHECKS, Check
from pledgebook.model.register import Register
from pledgebook.pipeline import read
from pledgebook.publishing.address_clashes import address_clashes
from pledgebook.reading.folder import RecordFolder
from tests.made_up.country import TODAY, Size
from tests.made_up.register import record_files
from tests.made_up.sources import ATTACHED, ATTACHMENT

if TYPE_CHECKING:
    from _typeshed import TraceFunction

# Large enough that some are drafts.
SMALL = Size(municipalities=12, years=3)
TWICE = {"municipalities": Size(24, 3), "years": Size(12, 6)}
# A rule that looks at all for each does four times the work. More than twice is done where years go further back: more
# of their pledges have ended, and more of what is said has been amended and corrected since.
MOST = 3
# What a rule does for a register of any size.
AT_ONCE = 300


@cache
def register_of(size: Size) -> Register:
    folder = RecordFolder(tuple(record_files(size)), {ATTACHMENT: len(ATTACHED)}, checksum=lambda path: "")
    register, _ = read(folder)
    assert register is not None
    return register


def lines_run(act: Callable[[], object]) -> int:
    """How many lines of Python are run, those of comprehensions each time: no busy machine changes that."""
    lines = 0

    def trace(frame: FrameType, event: str, argument: object) -> TraceFunction:
        nonlocal lines
        lines += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        act()
    finally:
        sys.settrace(before)
    return lines


def work(check: Check, size: Size) -> int:
    register = register_of(size)
    list(check(register, TODAY))  # indexes are made once
    return lines_run(lambda: list(check(register, TODAY)))


@pytest.mark.parametrize("twice", TWICE)
@pytest.mark.parametrize("check", ALL_CHECKS, ids=lambda check: check.__module__.rpartition(".")[2])
def test_twice_the_records_are_twice_the_work_of_a_rule(check: Check, twice: str) -> None:
    assert work(check, TWICE[twice]) <= MOST * work(check, SMALL) + AT_ONCE


@pytest.mark.parametrize("twice", TWICE)
def test_twice_the_records_are_twice_the_work_of_addresses(twice: str) -> None:
    small, large = register_of(SMALL), register_of(TWICE[twice])
    assert lines_run(lambda: list(address_clashes(large))) <= MOST * lines_run(lambda: list(address_clashes(small)))
