"""The idea of the ledger, told once more as plainly as can be: whole records as JSON, compared two by two.

It knows the few ways in which the records of random_edits.py may change, and shares no code with what it judges.
"""

from __future__ import annotations

import copy
from typing import Any

from tests.history.random_edits import Told

Dump = dict[str, Any]


class NaiveLedger:
    def __init__(self, told: Told) -> None:
        self._lawful: dict[str, Dump] = _dumps(told)

    def unlawful(self, told: Told) -> set[str]:
        """The ids of the records that do not follow lawfully upon their last lawful state."""
        now = _dumps(told)
        wrong = {name for name, dump in self._lawful.items() if name not in now or not may_follow(dump, now[name])}
        self._lawful |= {name: dump for name, dump in now.items() if name not in wrong}
        return wrong


def may_follow(earlier: Dump, later: Dump) -> bool:
    """Whether the later record is the earlier one, once all that may be added is taken away from it."""
    later = copy.deepcopy(later)
    if "signed" not in earlier:
        later.pop("signed", None)
    for name, pledge in [*later.get("pledges", {}).items()]:
        before = earlier["pledges"].get(name)
        if before is None and "added" in pledge:
            del later["pledges"][name]
        elif before is not None and "amendments" in pledge:
            del pledge["amendments"][len(before.get("amendments", ())) :]
            if not pledge["amendments"]:
                del pledge["amendments"]
    return _as_meant(earlier) == _as_meant(later)


def _dumps(told: Told) -> dict[str, Dump]:
    return {"exempelby-2021": told["agreement"], **told["reports"]}


def _as_meant(value: object) -> object:
    """Without regard to spaces. Maps compare equal in any order."""
    if isinstance(value, dict):
        return {key: _as_meant(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_meant(item) for item in value]
    return " ".join(value.split()) if isinstance(value, str) else value
