"""Markdown for the pages of a code host, in which words of strangers are words and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping

# Keeps apart what a host would otherwise make a link of, and nobody sees it. Hosts look for mentions and references
# in the words that are left when Markdown is read, so a backslash does not keep them from it.
JOINER = "\u2060"

_SPACE = re.compile(r"\s+")
# Controls, and signs that turn the direction of writing.
_NOT_SHOWN = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]")
# @name, #1, !1, ~label, :emoji:, https://, www.example.org, GH-1 …
_REFERENCE = re.compile(r"[@#!$%~&:^](?=\S)|\bwww(?=\.)|\bGH(?=-)", re.IGNORECASE)
# … and what can be the id of a commit.
_COMMIT = re.compile(r"\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{7,64}\b", re.IGNORECASE)
_TOO_SHORT = re.compile("[0-9a-f]{6}", re.IGNORECASE)
# Signs that mean something anywhere, and what would make a heading or a list of a line that begins with it. The other
# signs are left as they are, for the answer is also read as it is written, in logs.
_SIGNS = frozenset(r"\`*_[]<>|@&~$^")
_BEGINNING = re.compile(r"\s*(?:\d+)?(?=[#+\-.)=])")


def escaped(words: str, *, begins_line: bool = True) -> str:
    """Words on one line: no markup, no mention of anybody, no reference, picture or link."""
    apart = _REFERENCE.sub(lambda found: found.group() + JOINER, _one_line(words))
    apart = _COMMIT.sub(lambda found: _TOO_SHORT.sub(lambda part: part.group() + JOINER, found.group()), apart)
    beginning = _BEGINNING.match(apart) if begins_line else None
    end = beginning.end() if beginning else -1
    return "".join(f"\\{sign}" if sign in _SIGNS or place == end else sign for place, sign in enumerate(apart))


def code(words: str) -> str:
    """Words on one line as code. A fence of backticks that is longer than any in them cannot be closed by them."""
    line = _one_line(words)
    fence = _fence(line, 1)
    space = " " if line.startswith("`") or line.endswith("`") or not line.strip() else ""
    return f"{fence}{space}{line}{space}{fence}"


def fenced(block: str, kind: str) -> str:
    """Lines as a block of code of a kind. Any line end ends a line here, so that none can end the block."""
    lines = [_NOT_SHOWN.sub("�", line) for line in block.splitlines()]
    fence = _fence("\n".join(lines), 3)
    return "\n".join([f"{fence}{kind}", *lines, fence])


def filled(sentence: str, facts: Mapping[str, str]) -> str:
    """One of our sentences with its blanks filled: what stands between backticks in it is code, the rest is words."""
    parts = [part.format(**facts) for part in sentence.split("`")]
    told = (code(part) if number % 2 else escaped(part, begins_line=not number) for number, part in enumerate(parts))
    return "".join(told).strip()


def _one_line(words: str) -> str:
    return _NOT_SHOWN.sub("�", _SPACE.sub(" ", words))


def _fence(text: str, least: int) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    return "`" * max(least, longest + 1)
