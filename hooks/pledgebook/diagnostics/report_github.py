"""A report for GitHub Actions: workflow commands that become annotations beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pledgebook.diagnostics.diagnostic import Diagnostic, Severity
from pledgebook.diagnostics.known_before import by_cause
from pledgebook.diagnostics.report_text import counted, to_paste
from pledgebook.diagnostics.wording_file import headline, hint, wording

# GitHub shows ten of each level in a step, and says nothing of the rest: the tenth is for saying that.
MOST_SHOWN = 9
_MOST_PLACES = 50
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def github_report(diagnostics: Iterable[Diagnostic], language: str) -> str:
    """Nothing else of records may be printed beside these lines: GitHub takes `::` at the start of any for its own.

    Of each severity those first that the change caused.
    """
    in_turn = by_cause(diagnostics).most_urgent_first
    lines = (line for severity in Severity for line in _commands(severity, in_turn, language))
    return "".join(f"{line}\n" for line in lines)


def _commands(severity: Severity, diagnostics: Sequence[Diagnostic], language: str) -> Iterator[str]:
    told = [one for one in diagnostics if one.severity is severity]
    shown, left = told[:MOST_SHOWN], told[MOST_SHOWN:]
    for one in shown:
        place = {"file": one.span.path, "line": str(one.span.line), "col": str(one.span.column)}
        yield _command(severity, {**place, "title": _title(one, language)}, _message(one, language))
    if left:
        number = counted(wording(language)["summary"][severity.value], len(left))
        more = wording(language)["github"]["more"].format(number=number)
        message = wording(language)["github"]["where"].format(places=_places(left))
        yield _command(severity, {"title": more}, message)


def _title(diagnostic: Diagnostic, language: str) -> str:
    """In the reader's language: the slug of a code is for who reads code."""
    severity = wording(language)["severities"][diagnostic.severity.value]
    title = f"{severity.capitalize()} {diagnostic.code.number}"
    known = wording(language)["github"]["known"].format(title=title)
    return str(known) if diagnostic.is_caused is False else title


def _message(diagnostic: Diagnostic, language: str) -> str:
    said = f"{headline(diagnostic, language)}\n{hint(diagnostic, language)}"
    return f"{said}\n{to_paste(diagnostic.block, language)}" if diagnostic.block else said


def _places(diagnostics: Sequence[Diagnostic]) -> str:
    places = [f"{one.span.path}:{one.span.line}" for one in diagnostics[:_MOST_PLACES]]
    return ", ".join([*places, "…"] if len(diagnostics) > _MOST_PLACES else places)


def _command(severity: Severity, properties: dict[str, str], message: str) -> str:
    said = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    return f"::{_LEVELS[severity]} {said}::{_escaped(message)}"


def _escaped(text: str, more: str = "") -> str:
    """`%` first of all, or what was escaped would be escaped again."""
    for sign in f"%\r\n{more}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text
