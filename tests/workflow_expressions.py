"""What stands between `${{` and `}}` in a workflow, worked out as the host does, as far as our workflows go."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

Value = str | bool | None
Context = Mapping[str, "Value | Context"]

_TOKEN = re.compile(r"\s*('(?:[^']|'')*'|\|\||&&|==|!=|[!()]|[A-Za-z_][\w.-]*)")
# A key of a cache, and whether somebody stopped the run.
_ANSWERS: Mapping[str, Value] = {"cancelled": False, "hashFiles": "digest"}
_INSERTED = re.compile(r"\$\{\{(.*?)\}\}")


def filled_in(text: str, context: Context) -> str:
    """A text with every expression in it replaced by what it comes to."""
    return _INSERTED.sub(lambda found: _as_text(worked_out(found[1], context)), text)


def worked_out(expression: str, context: Context) -> Value:
    """Raises ValueError for what our workflows have no need of."""
    inner = _INSERTED.fullmatch(expression.strip())
    return _Reader(_tokens(inner[1] if inner else expression), context).value()


def is_true(value: Value) -> bool:
    return bool(value)


def _as_text(value: Value) -> str:
    return {None: "", True: "true", False: "false"}.get(value, str(value)) if not isinstance(value, str) else value


def _tokens(expression: str) -> Iterator[str]:
    at = 0
    while expression[at:].strip():
        found = _TOKEN.match(expression, at)
        if found is None:
            raise ValueError(expression)
        yield found[1]
        at = found.end()


class _Reader:
    def __init__(self, tokens: Iterator[str], context: Context) -> None:
        self._left = list(tokens)
        self._context = context

    def value(self) -> Value:
        value = self._either()
        if self._left:
            raise ValueError(self._left)
        return value

    def _either(self) -> Value:
        return self._joined("||", self._both, lambda one, other: one if is_true(one) else other)

    def _both(self) -> Value:
        return self._joined("&&", self._compared, lambda one, other: other if is_true(one) else one)

    def _joined(self, sign: str, part: Callable[[], Value], join: Callable[[Value, Value], Value]) -> Value:
        value = part()
        while self._next_is(sign):
            value = join(value, part())
        return value

    def _compared(self) -> Value:
        value = self._single()
        if self._next_is("=="):
            return _as_text(value) == _as_text(self._single())
        return value != self._single() if self._next_is("!=") else value

    def _single(self) -> Value:
        word = self._left.pop(0)
        if word == "!":
            return not is_true(self._single())
        if word == "(":
            value = self._either()
            assert self._next_is(")")
            return value
        if word.startswith("'"):
            return word[1:-1].replace("''", "'")
        if self._next_is("("):
            return self._answer_of(word)
        return self._named(word)

    def _answer_of(self, function: str) -> Value:
        """What our workflows ask of functions has no effect on what is run."""
        while not self._next_is(")"):
            self._left.pop(0)
        return _ANSWERS[function]

    def _named(self, path: str) -> Value:
        found: Value | Context = self._context
        for name in path.split("."):
            found = found.get(name) if isinstance(found, Mapping) else None
        return None if isinstance(found, Mapping) else found

    def _next_is(self, token: str) -> bool:
        if self._left[:1] == [token]:
            self._left.pop(0)
            return True
        return False
