"""`pledgebook reproduce`: does a site show what the commit says that its seal names?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import click

from pledgebook.commands.exit_codes import CLEAN, PROBLEMS, UNUSABLE
from pledgebook.commands.rebuilding import BuildFailedError, rebuilt
from pledgebook.diagnostics.wording_file import refusal, wording
from pledgebook.history.seal import NotASealError, Seal, read_seal
from pledgebook.publishing.site_seal import MANIFEST_FILE, digests_in
from pledgebook.reading.git_repository import RefusedError, Repository

# More would bury the sentence that comes after.
_MOST_NAMED = 20


def reproduce(folder: Path, revision: str, *, seal_file: Path, manifest_file: Path | None, language: str) -> int:
    """Build the site of `revision` anew and hold it against a seal; with a manifest, name the files that differ.

    Return 0 (the same to the byte), 1 (another site) or 2 (it cannot be told).
    """
    try:
        seal = read_seal(seal_file.read_bytes())
        with Repository.open(folder) as repository:
            commit = repository.resolve(revision)
            if seal.commit != commit:
                raise RefusedError("seal-of-other-commit", sealed=str(seal.commit), commit=commit)
            with rebuilt(repository, commit, seal.on_day) as made:
                manifest = (made.site / MANIFEST_FILE).read_bytes()
    except RefusedError as error:
        click.echo(refusal(error.slug, error.facts, language), err=True)
        return UNUSABLE
    except NotASealError as error:
        click.echo(refusal("not-a-seal", {"reason": str(error)}, language), err=True)
        return UNUSABLE
    except BuildFailedError as error:
        click.echo(refusal("build-failed", {"reason": str(error)}, language), err=True)
        return UNUSABLE
    is_same = hashlib.sha256(manifest).hexdigest() == seal.manifest
    published = manifest_file.read_bytes() if manifest_file else manifest
    click.echo("\n".join(_lines(seal, published, manifest, language, is_same=is_same)))
    return CLEAN if is_same else PROBLEMS


def _lines(seal: Seal, published: bytes, made: bytes, language: str, *, is_same: bool) -> Iterator[str]:
    say = wording(language)["reproduce"]
    facts = {"commit": seal.commit, "day": seal.day, "engine": seal.engine}
    yield say["same" if is_same else "different"].format(**facts)
    if is_same:
        return
    before, after = digests_in(published), digests_in(made)
    names = sorted({path for path, _ in before.items() ^ after.items()})
    for path in names[:_MOST_NAMED]:
        word = "changed" if path in before and path in after else "missing" if path in after else "extra"
        yield f"    {say[word].format(path=path)}"
    if len(names) > _MOST_NAMED:
        yield f"    {say['more'].format(number=len(names) - _MOST_NAMED)}"
    yield say["why"].format(**facts)
