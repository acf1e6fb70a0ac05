"""A report for people: one line a trouble, its hint below it, and a count at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from textwrap import indent

from pledgebook.diagnostics.diagnostic import Diagnostic, Severity
from pledgebook.diagnostics.wording_file import headline, hint, wording


def text_report(diagnostics: Iterable[Diagnostic], language: str) -> str:
    """Every diagnostic as `file:line:col: severity[CODE slug] headline` and an indented hint; empty without any.

    Lines ready to paste stand below the hint, further in.
    """
    return "".join(f"{described(diagnostic, language)}\n" for diagnostic in diagnostics)


def described(diagnostic: Diagnostic, language: str) -> str:
    severity = wording(language)["severities"][diagnostic.severity.value]
    code = f"{severity}[{diagnostic.code.number} {diagnostic.code.slug}]"
    said = f"{diagnostic.span}: {code} {headline(diagnostic, language)}\n    {hint(diagnostic, language)}"
    return f"{said}\n{_to_paste(diagnostic.block, language)}" if diagnostic.block else said


def _to_paste(block: str, language: str) -> str:
    return f"    {wording(language)['to_paste']}\n\n{indent(block, ' ' * 8)}"


def summary(diagnostics: Iterable[Diagnostic], files: int, language: str) -> str:
    """How many troubles of each severity there are, in words."""
    phrases = wording(language)["summary"]
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    said = [counted(phrases[severity.value], counts[severity]) for severity in Severity if counts[severity]]
    if not said:
        return str(phrases["none"].format(files=files))
    return f"{', '.join(said[:-1])} {phrases['and']} {said[-1]}" if len(said) > 1 else said[0]


def counted(forms: Mapping[str, str], number: int) -> str:
    """A number in words that agree with it: `1 step`, `2 steps`."""
    return forms["one" if number == 1 else "other"].format(number=number)
