"""The idea of the ledger, told once more as plainly as can be: every piece that was ever published, by its name.

It knows the few pieces of which the records of random_edits.py consist, and shares no code with what it judges but the
digest of a text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pledgebook.model.translated_file import digest_of
from tests.history.random_edits import Told

# The record that a piece belongs to, and its way in it.
Name = tuple[str, ...]

AGREEMENT = "exempelby-2021"
ENGLISH = "en"


class NaiveLedger:
    def __init__(self, told: Told) -> None:
        self._published = dict(_pieces(told))

    def unlawful(self, told: Told) -> set[str]:
        """The ids of the records in which a piece is gone, or another, or came without leave. All else is published."""
        now = dict(_pieces(told))
        wrong = {name for name, piece in self._published.items() if not _follows(name, piece, now.get(name))}
        wrong |= {name for name, piece in now.items() if name not in self._published and not _may_come(name, piece)}
        self._published |= {name: piece for name, piece in now.items() if name not in wrong}
        return {name[0] for name in wrong}


def _pieces(told: Told) -> Iterator[tuple[Name, Any]]:
    for report, facts in told["reports"].items():
        yield (report,), _as_meant({field: value for field, value in facts.items() if field != "typos"})
        for number, typo in enumerate(facts.get("typos", ())):
            yield (report, "typos", str(number)), typo
    for report, one in told["english"].items():
        yield (report, ENGLISH), {"text": one["text"], "revised": one["revised"]}
    named = told["actors"]["exempelby-kommun"]
    yield ("exempelby-kommun",), (named["sv"], named["en"])
    for number, renaming in enumerate(named.get("renamed", ())):
        yield ("exempelby-kommun", "renamed", str(number)), renaming
    for field, value in told["agreement"].items():
        if field != "pledges":
            yield (AGREEMENT, field), _as_meant(value)
    for pledge, facts in told["agreement"]["pledges"].items():
        yield (AGREEMENT, "pledges", pledge), _as_meant({k: v for k, v in facts.items() if k != "amendments"})
        for entry in facts.get("amendments", ()):
            yield (AGREEMENT, "pledges", pledge, entry["id"]), _as_meant(entry)


def _may_come(name: Name, piece: Any) -> bool:  # noqa: ANN401 — whatever JSON holds
    is_of_agreement = name[0] == AGREEMENT
    is_signing, is_entry = name[1:] == ("signed",), len(name) == 4
    return not is_of_agreement or is_signing or is_entry or "added" in piece


def _follows(name: Name, before: Any, now: Any) -> bool:  # noqa: ANN401
    """Nothing changes, but a translation whose next revision names the text that was published."""
    if name[1:] != (ENGLISH,) or now is None:
        return bool(now == before)
    number = len(before["revised"])
    new = now["revised"][number:]
    is_known = now["text"] == before["text"] if not new else new[0]["was"] == digest_of(before["text"])
    return bool(is_known and now["revised"][:number] == before["revised"])


def _as_meant(value: object) -> object:
    """Without regard to spaces. Maps compare equal in any order."""
    if isinstance(value, dict):
        return {key: _as_meant(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_meant(item) for item in value]
    return " ".join(value.split()) if isinstance(value, str) else value
