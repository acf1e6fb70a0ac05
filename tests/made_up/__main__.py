"""Writes a made-up register into a new folder: `python -m tests.made_up FOLDER --municipalities 29 --years 10`."""

from __future__ import annotations

from pathlib import Path

import click

from tests.made_up.country import NATIONAL, Size
from tests.made_up.register import write_register


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=False))
@click.option("--municipalities", default=NATIONAL.municipalities, show_default=True)
@click.option("--years", default=NATIONAL.years, show_default=True)
@click.option("--seed", default=NATIONAL.seed, show_default=True)
def main(folder: Path, municipalities: int, years: int, seed: int) -> None:
    """A register of that many agreements a municipality, one a year."""
    write_register(Size(municipalities, years, seed), folder)


if __name__ == "__main__":
    main()
