"""What has changed in a register, and what has not followed: found once, and told in every language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from pledgebook.model.register import Register
from pledgebook.model.translations import TranslationState, left_behind
from pledgebook.publishing.declared_changes import Coming, DeclaredChange, by_record, declared_changes


class Changes:
    """`register` is as it is in force, `coming` what was decided but is not yet, by the id of the record."""

    def __init__(self, register: Register, coming: Coming) -> None:
        self._register = register
        self._coming = coming

    @cached_property
    def every(self) -> tuple[DeclaredChange, ...]:
        """Every declared change, newest first."""
        return declared_changes(self._register, self._coming)

    @cached_property
    def by_record(self) -> Mapping[str, tuple[DeclaredChange, ...]]:
        """The changes of each record that has any, by its id, in the order in which they were written."""
        return by_record(self.every)

    @cached_property
    def number_of_removals(self) -> int:
        """How many times something was removed by law from the texts of the register."""
        return sum(change.redaction is not None for change in self.every)

    @cached_property
    def stale(self) -> Mapping[tuple[str, str | None, str], TranslationState]:
        """Translations that do not say what their original says now, by language and by kind and id of the record."""
        found = left_behind(self._register)
        return {(one.language, one.kind, one.id): one.state for one in found if one.state is TranslationState.STALE}
