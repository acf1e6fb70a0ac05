"""Everything that is measured, in one run: `make bench`, or `make bench SIZE=tenth` for the quicker one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from tests.benchmarks.audit_speed import comparing_revisions
from tests.benchmarks.beside_empty import beside_empty
from tests.benchmarks.building import building
from tests.benchmarks.growing import growing
from tests.benchmarks.mkdocs_pages import beside_mkdocs
from tests.benchmarks.reading import reading
from tests.benchmarks.rebuilding import rebuilding, serving
from tests.benchmarks.searching import searching
from tests.benchmarks.sizes import SCALES, Scale, register_in
from tests.benchmarks.table import RESULTS, Table, machine
from tests.site_builds import copy_of_repository


@click.command()
@click.option("--size", type=click.Choice(list(SCALES)), default="national", show_default=True)
@click.option("--runs", type=click.IntRange(1), help="How often each is run, if not as often as the size says.")
@click.option("--scratch", type=click.Path(path_type=Path), help="Keep registers and sites in this folder.")
@click.option("--keep/--no-keep", default=True, help="Keep the results in results.md.")
def main(size: str, runs: int | None, scratch: Path | None, keep: bool) -> None:
    """Measure all of it; progress goes to standard error, tables to standard output."""
    scale = replace(SCALES[size], runs=runs) if runs else SCALES[size]
    if scratch is not None:
        scratch.mkdir(parents=True, exist_ok=True)
        _measure(scale, size, scratch, keep=keep)
        return
    with TemporaryDirectory(prefix="pledgebook-") as folder:
        _measure(scale, size, Path(folder), keep=keep)


def _measure(scale: Scale, size: str, scratch: Path, *, keep: bool) -> None:
    """What is measured is kept at once: it takes long, and what comes later may fail."""
    told: list[str] = []
    for table in _tables(scale, scratch):
        click.echo(f"\n{table}")
        told.append(str(table))
        if keep:
            head = f"# The last results of `make bench SIZE={size}`\n\n{machine(scale.runs)}\n"
            RESULTS.write_text("\n".join([head, *told]), "utf-8")


def _tables(scale: Scale, scratch: Path) -> Iterator[Table]:
    register = register_in(scratch, scale.register)
    built, tables = building(register, scale.runs)
    yield from tables
    yield rebuilding(register, built)
    yield growing(scratch, scale.steps, scale.runs, {scale.register: built.taken})
    yield searching(built.ours)
    yield reading(register, scale.runs)
    small, _ = building(register_in(scratch, scale.small), scale.runs)
    yield beside_mkdocs(small, scale.runs)
    vara = scratch / "vara"
    vara.mkdir()
    copy_of_repository(vara)
    yield beside_empty(scratch, vara)
    yield serving(register, vara)
    yield from comparing_revisions()


if __name__ == "__main__":
    main()
