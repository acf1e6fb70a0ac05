"""A report for people: one line a trouble, its hint below it, and a count at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from textwrap import indent

from pledgebook.diagnostics.diagnostic import Diagnostic, Severity
from pledgebook.diagnostics.known_before import by_cause
from pledgebook.diagnostics.wording_file import headline, hint, wording


def text_report(diagnostics: Iterable[Diagnostic], language: str) -> str:
    """Every diagnostic as `file:line:col: severity[CODE slug] headline` and an indented hint; empty without any.

    Lines ready to paste stand below the hint, further in. What was there before a change comes last, under a heading.
    """
    found, headings = by_cause(diagnostics), wording(language)["since"]
    told = _all_described(found.caused, language)
    if found.unknown and (found.caused or found.known):
        told += f"\n{headings['unknown']}\n"
    told += _all_described(found.unknown, language)
    if found.known:
        told += f"\n{headings['known']}\n"
    return told + _all_described(found.known, language)


def _all_described(diagnostics: Iterable[Diagnostic], language: str) -> str:
    return "".join(f"{described(diagnostic, language)}\n" for diagnostic in diagnostics)


def described(diagnostic: Diagnostic, language: str) -> str:
    severity = wording(language)["severities"][diagnostic.severity.value]
    code = f"{severity}[{diagnostic.code.number} {diagnostic.code.slug}]"
    said = f"{diagnostic.span}: {code} {headline(diagnostic, language)}\n    {hint(diagnostic, language)}"
    return f"{said}\n{to_paste(diagnostic.block, language)}" if diagnostic.block else said


def to_paste(block: str, language: str) -> str:
    """Lines ready to paste, further in than what is said of them."""
    return f"    {wording(language)['to_paste']}\n\n{indent(block, ' ' * 8)}"


def errors_in_full(diagnostics: Iterable[Diagnostic], files: int, language: str) -> str:
    """How many errors there are, and each of them; nothing of what is no error."""
    errors = [diagnostic for diagnostic in diagnostics if diagnostic.severity is Severity.ERROR]
    return "\n".join([summary(errors, files, language), *(described(error, language) for error in errors)])


def summary(diagnostics: Iterable[Diagnostic], files: int, language: str) -> str:
    """How many troubles of each severity there are, in words."""
    phrases = wording(language)["summary"]
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    said = [counted(phrases[severity.value], counts[severity]) for severity in Severity if counts[severity]]
    if not said:
        return str(phrases["none"].format(files=files))
    return f"{', '.join(said[:-1])} {phrases['and']} {said[-1]}" if len(said) > 1 else said[0]


def summary_since(diagnostics: Iterable[Diagnostic], files: int, language: str) -> str:
    """The summary, and below it how many of them the change did not cause, where there are any such."""
    told = tuple(diagnostics)
    known = by_cause(told).known
    said = summary(told, files, language)
    if not known:
        return said
    not_caused = wording(language)["since"]["not_caused"].format(counts=summary(known, files, language))
    return f"{said}\n{not_caused}"


def counted(forms: Mapping[str, str], number: int) -> str:
    """A number in words that agree with it: `1 step`, `2 steps`."""
    return forms["one" if number == 1 else "other"].format(number=number)
