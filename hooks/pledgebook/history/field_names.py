"""What the fields of records are called where they are written."""

from __future__ import annotations

from collections.abc import Iterator

# Fields of the model that are written otherwise in a record; those without a word hold what is written around them.
_WRITTEN = {
    "wording": "",
    "words": "",
    "is_conditional": "conditional",
    "is_incomplete": "incomplete",
    "is_summary": "transcription",
    "is_average": "on_average",
    "is_withdrawn": "statement-withdrawn",
    "helpers": "with",
    "focus_areas": "focus",
    "statements": "pledges",
    "results": "result",
    "decision": "decided",
    "applies_from": "from",
    "successors": "to",
    "moved_to": "to",
    "moves": "moved_to",
}


def field_as_written(field: str) -> str:
    """`pledges.p1.wording.sv` is written `pledges.p1.sv`."""
    return ".".join(_words(field.split("."))) or "."


def _words(steps: list[str]) -> Iterator[str]:
    for step in steps:
        word = _WRITTEN.get(step, step)
        if word:
            yield word
