"""The idea of the ledger, told once more as plainly as can be: every piece that was ever published, by its name.

It knows the few pieces of which the records of random_edits.py consist, and shares no code with what it judges.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.history.random_edits import Told

# The record that a piece belongs to, and its way in it.
Name = tuple[str, ...]

AGREEMENT = "exempelby-2021"


class NaiveLedger:
    def __init__(self, told: Told) -> None:
        self._published = dict(_pieces(told))

    def unlawful(self, told: Told) -> set[str]:
        """The ids of the records in which a piece is gone, or another, or came without leave. All else is published."""
        now = dict(_pieces(told))
        wrong = {name for name, piece in self._published.items() if now.get(name) != piece}
        wrong |= {name for name, piece in now.items() if name not in self._published and not _may_come(name, piece)}
        self._published |= {name: piece for name, piece in now.items() if name not in wrong | self._published.keys()}
        return {name[0] for name in wrong}


def _pieces(told: Told) -> Iterator[tuple[Name, Any]]:
    for report, facts in told["reports"].items():
        yield (report,), _as_meant(facts)
    for field, value in told["agreement"].items():
        if field != "pledges":
            yield (AGREEMENT, field), _as_meant(value)
    for pledge, facts in told["agreement"]["pledges"].items():
        yield (AGREEMENT, "pledges", pledge), _as_meant({k: v for k, v in facts.items() if k != "amendments"})
        for entry in facts.get("amendments", ()):
            yield (AGREEMENT, "pledges", pledge, entry["id"]), _as_meant(entry)


def _may_come(name: Name, piece: Any) -> bool:  # noqa: ANN401 — whatever JSON holds
    is_report, is_signing, is_entry = len(name) == 1, name[1:] == ("signed",), len(name) == 4
    return is_report or is_signing or is_entry or "added" in piece


def _as_meant(value: object) -> object:
    """Without regard to spaces. Maps compare equal in any order."""
    if isinstance(value, dict):
        return {key: _as_meant(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_meant(item) for item in value]
    return " ".join(value.split()) if isinstance(value, str) else value
