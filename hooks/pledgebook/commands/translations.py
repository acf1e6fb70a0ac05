"""`pledgebook translations`: list what is missing, out of date or unmarked among the translations of a register."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from pledgebook.commands.exit_codes import DONE, UNUSABLE
from pledgebook.commands.opening import opened
from pledgebook.diagnostics.wording_file import wording
from pledgebook.model.translations import Translation
from pledgebook.model.translations import translations as translations_of
from pledgebook.pipeline import read

FORMAT_VERSION = 1
ON_PURPOSE = "on-purpose"


def translations(folder: Path, *, report_format: str, language: str) -> int:
    """Print the list; return 0 whatever is on it, or 2 if there is no register to read."""
    records = opened(folder, language)
    if records is None:
        return UNUSABLE
    register, _ = read(records)
    if register is None:
        click.echo(wording(language)["translations"]["unreadable"], err=True)
        return UNUSABLE
    found = translations_of(register)
    click.echo(_as_json(found) if report_format == "json" else _as_text(found, language))
    return DONE


def _as_text(found: Sequence[Translation], language: str) -> str:
    """One line a translation, and how many of each state at the end."""
    words = wording(language)["translations"]
    if not found:
        return str(words["none"])
    counts = Counter(map(_state, found))
    numbers = {state.replace("-", "_"): counts[state] for state in words["states"]}
    return "\n".join([*(_line(one, language) for one in found), words["summary"].format(**numbers)])


def _line(one: Translation, language: str) -> str:
    """`content/en/om.md:5: inaktuell, en: sidan `om``."""
    state = wording(language)["translations"]["states"][_state(one)]
    return f"{one.span.path}:{one.span.line}: {state}, {one.language}: {_record(one, language)}"


def _record(one: Translation, language: str) -> str:
    if one.kind is None:
        return str(wording(language)["records"]["register"])
    name = f"{wording(language)['terms'][one.kind.value]} `{one.id}`"
    return f"{name} ({one.field})" if one.field else name


def _state(one: Translation) -> str:
    return ON_PURPOSE if one.is_on_purpose else one.state.value


def _as_json(found: Sequence[Translation]) -> str:
    """`{"version": 1, "translations": [...]}`; changes only by addition while the version stays."""
    report = {"version": FORMAT_VERSION, "translations": [_as_data(one) for one in found]}
    return json.dumps(report, ensure_ascii=False, indent=2)


def _as_data(one: Translation) -> dict[str, object]:
    return {
        "path": one.span.path,
        "line": one.span.line,
        "column": one.span.column,
        "state": one.state.value,
        "on_purpose": one.is_on_purpose,
        "language": one.language,
        "kind": one.kind.value if one.kind else "register",
        "id": one.id,
        "field": one.field,
    }
