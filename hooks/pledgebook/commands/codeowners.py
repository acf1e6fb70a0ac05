"""`pledgebook codeowners`: who must look at a change of which file, from the `reviewers` of the actors.

GitHub and GitLab read the same form: a pattern and its owners on a line, where the last line that fits a file counts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from pledgebook.checks.walks import parties_ever
from pledgebook.commands.opening import opened
from pledgebook.diagnostics.wording_file import WORDING_LANGUAGES, wording
from pledgebook.model.reference import ids
from pledgebook.model.register import Register
from pledgebook.pipeline import read
from pledgebook.reading.folder import AGREEMENT_FOLDER, FOLLOW_UP_FOLDER, REGISTER_FILE

DONE, OUTDATED, UNUSABLE = 0, 1, 2

# What decides how records are checked and published, and records that nobody has claimed yet.
_OF_THE_PUBLISHER = (
    f"/{AGREEMENT_FOLDER}/",
    f"/{FOLLOW_UP_FOLDER}/",
    "/.forgejo/",
    "/.github/",
    "/.gitlab/",
    "/.gitlab-ci.yml",
    "/hooks/",
    "/engine/",
    "/Makefile",
    "/mkdocs.yml",
    "/pyproject.toml",
    "/requirements*",
    "*.lock",
)


def codeowners(folder: Path, *, language: str, is_check: bool, is_printed: bool) -> int:
    """Write the file, print it, or (`is_check`) return 1 if it is another than it would be."""
    words = wording(language)["codeowners"]
    records = opened(folder, language)
    if records is None:
        return UNUSABLE
    register, _ = read(records)
    if register is None:
        click.echo(words["unreadable"], err=True)
        return UNUSABLE
    if not any(actor.reviewers for actor in register.actors.values()):
        click.echo(words["no_reviewers"])
        return DONE
    name = codeowners_file(is_gitlab=(folder / ".gitlab").is_dir())
    text, file = codeowners_text(register), folder / name
    is_current = file.is_file() and file.read_bytes() == text.encode()
    if is_printed:
        click.echo(text, nl=False)
    elif is_check and not is_current:
        click.echo(words["outdated"].format(file=name), err=True)
        return OUTDATED
    elif not is_current:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text.encode())
        click.echo(words["written"].format(file=name))
    return DONE


def codeowners_file(*, is_gitlab: bool) -> str:
    """Each of the two looks in a folder of its own."""
    return ".gitlab/CODEOWNERS" if is_gitlab else ".github/CODEOWNERS"


def codeowners_text(register: Register) -> str:
    """The whole file. Files whose parties have no reviewers keep those of the publisher."""
    language = register.original_language if register.original_language in WORDING_LANGUAGES else WORDING_LANGUAGES[0]
    publisher = _reviewers(register, [register.publisher.id])
    lines = [f"# {wording(language)['codeowners']['header']}"]
    lines += [_line(pattern, publisher) for pattern in _OF_THE_PUBLISHER if publisher]
    for path, parties in sorted(_parties_by_file(register).items()):
        reviewers = _reviewers(register, parties)
        if reviewers:
            lines.append(_line(f"/{_escaped(path)}", reviewers))
    return "\n".join(lines) + "\n"


def _parties_by_file(register: Register) -> dict[str, list[str]]:
    parties: dict[str, list[str]] = defaultdict(list, {REGISTER_FILE: [register.publisher.id]})
    for agreement in register.agreements.values():
        parties[agreement.span.path] += parties_ever(agreement)
    for follow_up in register.follow_ups.values():
        agreed = register.agreements.get(follow_up.agreement.id)
        by = ids(follow_up.by) or (parties_ever(agreed) if agreed else ())
        for path in _files_of(follow_up.date_span.path, register.languages[1:]):
            parties[path] += by
    return parties


def _files_of(path: str, languages: Iterable[str]) -> Iterator[str]:
    """A follow-up's file and its translations, be they there or yet to come."""
    yield path
    for language in languages:
        yield f"{path.removesuffix('.md')}.{language}.md"


def _reviewers(register: Register, parties: Iterable[str]) -> list[str]:
    found = (name for party in parties if party in register.actors for name in register.actors[party].reviewers)
    return list(dict.fromkeys(found))


def _line(pattern: str, reviewers: Iterable[str]) -> str:
    return f"{pattern} {' '.join(reviewers)}"


def _escaped(path: str) -> str:
    """Signs that would mean something else in a pattern, or end it."""
    return re.sub(r"([\\\s#*?!\[\]])", r"\\\1", path)
