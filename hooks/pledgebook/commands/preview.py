"""`pledgebook preview`: the site as a proposal would make it, built by the engine and the settings of another folder.

A proposal may come from anyone. So only its records are taken: they are data to the engine, which refuses what is none.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from pledgebook.commands.exit_codes import CLEAN, PROBLEMS, UNUSABLE
from pledgebook.commands.opening import opened
from pledgebook.commands.rebuilding import BuildFailedError, build_site
from pledgebook.diagnostics.diagnostic import has_errors
from pledgebook.diagnostics.report_text import summary
from pledgebook.diagnostics.wording_file import refusal, wording
from pledgebook.history.seal import SEAL_FILE, read_seal
from pledgebook.pipeline import check
from pledgebook.publishing.site_seal import write_seal
from pledgebook.reading.folder import AGREEMENT_FOLDER, FOLLOW_UP_FOLDER, PROSE_FOLDER, REGISTER_FILE

# A relative link to a folder. From a disk, as a preview is often read, a browser would list what is in it.
_TO_A_FOLDER = re.compile(r'(\shref="(?![a-z]+:|/)[^"?#]*/)(?=["?#])')
_HIDDEN = shutil.ignore_patterns(".*")
_RECORDS = (REGISTER_FILE, AGREEMENT_FOLDER, FOLLOW_UP_FOLDER, PROSE_FOLDER)


def preview(records: Path, site: Path, *, engine: Path, language: str, today: date) -> int:
    """Build into `site`, which must not be there yet. Return 0, 1 (errors in the records) or 2 (it cannot be built)."""
    if os.path.lexists(site):  # a link to what is not there would lead the site to that place
        click.echo(refusal("file-exists", {"file": str(site)}, language), err=True)
        return UNUSABLE
    found = opened(records, language)
    if found is None:
        return UNUSABLE
    problems = check(found, today).diagnostics
    if has_errors(problems):
        click.echo(summary(problems, len(found.files), language), err=True)
        return PROBLEMS
    try:
        with _put_together(records, engine) as folder:
            build_site(folder, site.absolute(), today)
        _make_readable_from_disk(site)
    except BuildFailedError as error:
        click.echo(refusal("build-failed", {"reason": str(error)}, language), err=True)
        return UNUSABLE
    pages = sum(1 for _ in site.rglob("*.html"))
    click.echo(wording(language)["smoke"]["preview"].format(site=site, pages=pages))
    return CLEAN


def _make_readable_from_disk(site: Path) -> None:
    """So it is another site than the one that was sealed, and is sealed anew: as what it is, the site of no commit."""
    for page in site.rglob("*.html"):
        page.write_text(_TO_A_FOLDER.sub(r"\1index.html", page.read_text("utf-8")), "utf-8", newline="\n")
    write_seal(site, read_seal((site / SEAL_FILE).read_bytes()))


@contextmanager
def _put_together(records: Path, engine: Path) -> Iterator[Path]:
    """The records of one folder with everything else of the other, but without its history, which is not theirs."""
    with TemporaryDirectory(prefix="pledgebook-") as scratch:
        folder = Path(scratch)
        for path in engine.iterdir():
            if path.name not in _RECORDS and path.name != ".git":
                (folder / path.name).symlink_to(path.absolute())
        for name in _RECORDS:
            # A link stays a link, so that it is seen and refused for what it is. What is hidden is no record, so nobody
            # has looked at it; the site generator would, and would follow a link from there to anywhere.
            if (records / name).is_dir():
                shutil.copytree(records / name, folder / name, symlinks=True, ignore=_HIDDEN)
            elif (records / name).exists():
                shutil.copyfile(records / name, folder / name, follow_symlinks=False)
        yield folder
