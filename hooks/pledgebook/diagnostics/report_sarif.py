"""A report in SARIF 2.1.0, the format that code scanning and many editors read."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from pledgebook import __version__
from pledgebook.diagnostics.code import Code, Severity
from pledgebook.diagnostics.diagnostic import Diagnostic
from pledgebook.diagnostics.fingerprints import fingerprints
from pledgebook.diagnostics.wording_file import WORDING_LANGUAGES, headline, hint, wording

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_STATES = {True: "new", False: "unchanged"}
_BLANK = re.compile(r"\{\w+\}")


def sarif_report(diagnostics: Iterable[Diagnostic], language: str) -> str:
    """Rules are explained in every language; a result is told in one, for SARIF has no more room."""
    told = tuple(diagnostics)
    codes = sorted({one.code for one in told}, key=lambda code: code.number)
    driver = {
        "name": "Pledgebook",
        "version": __version__,
        "language": language,
        "rules": [_rule(code, language) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": _results(told, [code.number for code in codes], language),
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: Code, language: str) -> dict[str, object]:
    languages = (language, *(other for other in WORDING_LANGUAGES if other != language))
    help_text = "\n\n".join(f"{one}: {_in_general(code, 'hint', one)}" for one in languages)
    return {
        "id": code.number,
        "name": "".join(word.capitalize() for word in code.slug.split("-")),
        "shortDescription": {"text": _in_general(code, "headline", language)},
        "fullDescription": {"text": "\n\n".join(f"{one}: {_in_general(code, 'headline', one)}" for one in languages)},
        "help": {"text": help_text, "markdown": help_text},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _in_general(code: Code, part: str, language: str) -> str:
    """The sentence with a mark where facts are filled in."""
    sentence = str(wording(language)[code.slug][part]).strip()
    return _BLANK.sub("…", sentence).replace("{{", "{").replace("}}", "}")


def _results(diagnostics: Sequence[Diagnostic], numbers: Sequence[str], language: str) -> list[dict[str, object]]:
    index_of = {number: index for index, number in enumerate(numbers)}
    return [
        {
            "ruleId": one.code.number,
            "ruleIndex": index_of[one.code.number],
            "level": _LEVELS[one.severity],
            "message": {"text": _without_links(f"{headline(one, language)}\n{hint(one, language)}")},
            "locations": [_location(one)],
            "partialFingerprints": {"pledgebook/v1": fingerprint},
            **({} if one.is_caused is None else {"baselineState": _STATES[one.is_caused]}),
        }
        for one, fingerprint in zip(diagnostics, fingerprints(diagnostics), strict=True)
    ]


def _without_links(text: str) -> str:
    """`[words](address)` is a link in a SARIF message; a word joiner, which nobody sees, keeps a stranger from it."""
    return text.replace("](", "]\u2060(")


def _location(diagnostic: Diagnostic) -> dict[str, object]:
    span = diagnostic.span
    file = {"uri": quote(os.fsencode(span.path)), "uriBaseId": "%SRCROOT%"}
    region = {"startLine": span.line, "startColumn": span.column}
    return {"physicalLocation": {"artifactLocation": file, "region": region}}
