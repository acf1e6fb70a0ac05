"""What commands end with: 0, 1 or 2. Each command says at its option `--help` when."""

from __future__ import annotations

from collections.abc import Iterable

from pledgebook.diagnostics.diagnostic import Diagnostic, Severity

CLEAN, PROBLEMS, UNUSABLE = 0, 1, 2
# The same, of commands that write.
DONE, REFUSED = 0, 1

_UNREADABLE = "unreadable-file"


def exit_code_of(diagnostics: Iterable[Diagnostic], *, is_strict: bool = False) -> int:
    """What could not be read was not checked either, which is worse than an error that was found."""
    told = tuple(diagnostics)
    if any(diagnostic.code.slug == _UNREADABLE for diagnostic in told):
        return UNUSABLE
    return PROBLEMS if any(_counts(diagnostic, is_strict) for diagnostic in told) else CLEAN


def _counts(diagnostic: Diagnostic, is_strict: bool) -> bool:
    if is_strict:
        return diagnostic.severity in (Severity.ERROR, Severity.WARNING)
    return diagnostic.severity is Severity.ERROR
