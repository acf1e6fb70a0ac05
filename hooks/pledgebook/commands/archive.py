"""`pledgebook archive`: a package of records and site for long preservation, as archives take it.

A bag (BagIt, RFC 8493) in one tar file. The same commit gives the same bytes, whoever makes it and when.
"""

from __future__ import annotations

import logging
import shutil
import tarfile
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from pledgebook import __version__
from pledgebook.clock import SWEDEN
from pledgebook.commands.exit_codes import CLEAN, UNUSABLE
from pledgebook.commands.rebuilding import BuildFailedError, Rebuilt, rebuilt
from pledgebook.diagnostics.wording_file import refusal, wording
from pledgebook.history.seal import SEAL_FILE, read_seal
from pledgebook.pipeline import read
from pledgebook.reading.folder import read_folder
from pledgebook.reading.git_repository import RefusedError, Repository

_SETTINGS_FILE = "mkdocs.yml"
_SHORT = 12


def archive(folder: Path, file: Path, revision: str, *, language: str) -> int:
    """Write the package of `revision` to `file`, which must not be there yet.

    Return 0, or 2 if there is no package to be made.
    """
    if file.exists():
        click.echo(refusal("file-exists", {"file": str(file)}, language), err=True)
        return UNUSABLE
    try:
        import bagit
    except ImportError:
        click.echo(refusal("bagit-missing", {}, language), err=True)
        return UNUSABLE
    logging.getLogger(bagit.__name__).setLevel(logging.WARNING)
    try:
        with Repository.open(folder) as repository:
            commit = repository.resolve(revision)
            day = repository.main_line(commit)[-1].entered.astimezone(SWEDEN).date()
            paths = [*repository.entries_at(commit), _SETTINGS_FILE]
            with rebuilt(repository, commit, day) as made, TemporaryDirectory(prefix="pledgebook-") as scratch:
                bag = Path(scratch, f"pledgebook-{commit[:_SHORT]}")
                _put_together(made, paths, bag)
                bagit.make_bag(str(bag), _about(made, commit, day), checksums=["sha256"])
                _write(bag, file, day)
    except RefusedError as error:
        click.echo(refusal(error.slug, error.facts, language), err=True)
        return UNUSABLE
    except BuildFailedError as error:
        click.echo(refusal("build-failed", {"reason": str(error)}, language), err=True)
        return UNUSABLE
    click.echo(wording(language)["archived"].format(file=file, commit=commit, day=day))
    return CLEAN


def _put_together(made: Rebuilt, paths: Iterable[str], bag: Path) -> None:
    """The records as they were committed and the site that was made of them, side by side."""
    for path in paths:
        target = bag / "records" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(made.register / path, target)
    shutil.copytree(made.site, bag / "site")


def _about(made: Rebuilt, commit: str, day: date) -> Mapping[str, str]:
    register, _ = read(read_folder(made.register))
    assert register is not None  # noqa: S101 — the site has been built of it
    seal = read_seal((made.site / SEAL_FILE).read_bytes())
    return {
        "Source-Organization": register.actors[register.publisher.id].name.original.words,
        "External-Description": register.title.original.words,
        "External-Identifier": commit,
        "Internal-Sender-Identifier": seal.digest_of_records,
        "Bagging-Date": day.isoformat(),
        "Bag-Software-Agent": f"pledgebook {__version__}",
    }


def _write(bag: Path, file: Path, day: date) -> None:
    """The folder as a tar file that tells nothing of this computer."""
    seconds = (day - date(1970, 1, 1)).days * 86_400

    def without_traces(info: tarfile.TarInfo) -> tarfile.TarInfo:
        info.uid = info.gid = 0
        info.uname = info.gname = ""
        info.mtime = seconds
        info.mode = 0o755 if info.isdir() else 0o644
        return info

    unfinished = file.with_name(f"{file.name}.part")
    with tarfile.open(unfinished, "w", format=tarfile.PAX_FORMAT) as package:
        for path in sorted(bag.rglob("*")):
            package.add(path, path.relative_to(bag.parent).as_posix(), recursive=False, filter=without_traces)
    unfinished.rename(file)
