"""Workflow commands read the way the runner of GitHub Actions reads them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Command(NamedTuple):
    name: str
    properties: Mapping[str, str]
    message: str


def commands_in(log: str) -> list[Command]:
    """The runner trims each line, and takes those that begin with `::`. A line may end with either sign."""
    lines = [line.strip() for part in log.split("\n") for line in part.split("\r")]
    return [_command(line) for line in lines if line.startswith("::")]


def _command(line: str) -> Command:
    head, _, message = line[2:].partition("::")
    name, _, rest = head.partition(" ")
    pairs = (pair.partition("=") for pair in rest.split(",") if pair)
    return Command(name, {key: _plain(value, "3A", "2C") for key, _, value in pairs}, _plain(message))


def _plain(text: str, *more: str) -> str:
    """The percent sign last, as it was escaped first."""
    for digits in ("0D", "0A", *more, "25"):
        text = text.replace(f"%{digits}", chr(int(digits, 16)))
    return text
