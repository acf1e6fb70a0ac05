"""The same data written in odd but legal ways: any quotes, braces or lines, indents, empty lines and comments."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from random import Random

Data = str | Sequence["Data"] | Mapping[str, "Data"]

_SURELY_PLAIN = re.compile(r"(?!null$)[a-zåäö][a-zåäö0-9.-]*(?: [a-zåäö0-9.-]+)*")
_ODD_INDENT = re.compile(r"^\s", re.MULTILINE)
_UNPRINTABLE = re.compile(r"[^\n -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027]")


def _holds_fields(data: Data) -> bool:
    if isinstance(data, Mapping):
        return bool(data)
    return not isinstance(data, str) and any(map(_holds_fields, data))


class OddWriter:
    """Writes data as YAML; `comments` are those that it put in. Without `decorates` it puts in none, nor empty lines.

    Without `braces` no map stands in them, so that only content is left to tell two texts apart.
    """

    def __init__(self, seed: int, *, decorates: bool = True, braces: bool = True) -> None:
        self.comments: list[str] = []
        self._random = Random(seed)  # noqa: S311 — the same seed, the same text
        self._decorates = decorates
        self._braces = braces
        self._is_below_block = False

    def text(self, data: Data) -> str:
        lines = [*self._decoration(0), *self._block(data, 0), *self._decoration(0)]
        return "\n".join(lines) + self._random.choice(["", "\n", "\n\n\n"])

    def _one_in(self, number: int) -> bool:
        return self._random.randrange(number) == 0

    def _comment(self) -> str:
        self.comments.append(f"# {len(self.comments)}: {self._random.choice(['a', 'b: c', '- d', '{', '# x', 'é'])}")
        return self.comments[-1]

    def _beside(self) -> str:
        return f"  {self._comment()}" if self._decorates and self._one_in(6) else " " * self._random.choice([0, 0, 2])

    def _decoration(self, indent: int) -> Iterator[str]:
        while self._decorates and self._one_in(4):
            # Further in, below a text of several lines, it would be a line of the text.
            indents = [indent, 0] if self._is_below_block else [indent, indent, 0, indent + 3]
            yield "" if self._one_in(2) else " " * self._random.choice(indents) + self._comment()

    def _block(self, data: Data, indent: int) -> Iterator[str]:
        """Lines; the first may be put after a dash."""
        pad = " " * indent
        if isinstance(data, str) or not data:
            yield f"{pad}{self._scalar(data, indent)}" if isinstance(data, str) else f"{pad}{self._flow(data, indent)}"
        elif isinstance(data, Mapping):
            for number, (key, value) in enumerate(data.items()):
                if number:
                    yield from self._decoration(indent)
                yield from self._under(f"{pad}{self._quoted(key)}:", value, indent)
        else:
            for number, value in enumerate(data):
                if number:
                    yield from self._decoration(indent)
                if isinstance(value, str) or not value or self._one_in(4):
                    yield from self._under(f"{pad}-", value, indent)
                else:
                    step = self._random.choice([2, 4])
                    first, *rest = self._block(value, indent + step)
                    yield f"{pad}-{' ' * (step - 1)}{first.lstrip(' ')}"
                    yield from rest

    def _under(self, begin: str, value: Data, indent: int) -> Iterator[str]:
        is_list = isinstance(value, Sequence) and not isinstance(value, str)
        may_be_flow = self._braces or not _holds_fields(value)
        if isinstance(value, str):
            yield from self._with_scalar(begin, value, indent)
        elif not value or (self._one_in(3) and may_be_flow):
            yield f"{begin} {self._flow(value, indent + 1)}{self._beside()}"
        else:
            yield f"{begin}{self._beside()}"
            steps = [0, 2, 4] if is_list and begin.endswith(":") else [1, 2, 4]
            step = self._random.choice(steps)
            yield from self._decoration(indent + step)
            yield from self._block(value, indent + step)

    def _with_scalar(self, begin: str, value: str, indent: int) -> Iterator[str]:
        is_blockable = "\n" in value and not _UNPRINTABLE.search(value) and not _ODD_INDENT.search(value)
        self._is_below_block = is_blockable and self._one_in(2)
        if self._is_below_block:
            step = self._random.choice([1, 2, 4])
            yield f"{begin} |{self._random.choice(['', '-', '+'])}{self._beside()}"
            yield from ((" " * (indent + step) + line) if line else "" for line in value.split("\n"))
        else:
            yield f"{begin} {self._scalar(value, indent + 1)}{self._beside()}"

    def _scalar(self, value: str, indent: int) -> str:
        """On one line, or with its words on several, which are joined while reading."""
        written = self._quoted(value)
        if self._one_in(5) and _SURELY_PLAIN.fullmatch(value) and written == value:
            return value.replace(" ", f"\n{' ' * (indent + 1)}")
        return written

    def _quoted(self, value: str) -> str:
        ways = [json.dumps(value, ensure_ascii=bool(_UNPRINTABLE.search(value)))]
        if max(map(ord, value), default=0) > 0xFFFF:
            ways = ['"' + "".join(f"\\U{ord(sign):08X}" for sign in value) + '"']
        if not _UNPRINTABLE.search(value) and "\n" not in value:
            ways.append("'" + value.replace("'", "''") + "'")
        if _SURELY_PLAIN.fullmatch(value):
            ways.append(value)
        return self._random.choice(ways)

    def _flow(self, data: Data, indent: int) -> str:
        if isinstance(data, str):
            return self._quoted(data)
        is_map = isinstance(data, Mapping)
        parts = (
            [f"{self._quoted(key)}: {self._flow(value, indent)}" for key, value in data.items()]
            if isinstance(data, Mapping)
            else [self._flow(value, indent) for value in data]
        )
        written = "{" if is_map else "["
        for number, part in enumerate(parts):
            written += self._break(indent) + part + self._break(indent) + ("," if number + 1 < len(parts) else "")
        return written + self._break(indent) + ("}" if is_map else "]")

    def _break(self, indent: int) -> str:
        if not self._one_in(8):
            return " "
        comment = f" {self._comment()}" if self._decorates and self._one_in(2) else ""
        return f"{comment}\n{' ' * indent}"
