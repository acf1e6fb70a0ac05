"""What has come to the API, version by version, as pages tell it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from pledgebook.publishing.api.schemas import kept_file


@dataclass(frozen=True, slots=True)
class ApiVersion:
    """`what` are sentences by language. The first number stays: what does not fit it gets an address of its own."""

    number: str
    day: date
    what: dict[str, tuple[str, ...]]


@cache
def changelog() -> tuple[ApiVersion, ...]:
    """The newest first."""
    return tuple(
        ApiVersion(
            number=one["version"],
            day=one["date"],
            what={language: tuple(sentences) for language, sentences in one["what"].items()},
        )
        for one in kept_file("changelog.yaml")["versions"]
    )


def version_of_api() -> str:
    return changelog()[0].number
