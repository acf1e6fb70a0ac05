"""What is asked of who is at the keyboard: in their language, until the answer can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import click

from pledgebook.diagnostics.suggestion import nearest
from pledgebook.diagnostics.wording_file import wording
from pledgebook.history.block_text import Data
from pledgebook.reading.nodes import Mapping, Node, Scalar
from pledgebook.reading.source_text import SourceText
from pledgebook.reading.yaml_text import read_yaml
from pledgebook.schema.context import Context
from pledgebook.schema.dates import is_date, parse_date
from pledgebook.span import Span

_HERE = Span("")


class UnreadableError(Exception):
    """An answer that cannot be used: a key of `ask` in the wording, and what was answered."""

    def __init__(self, slug: str, answer: str, choices: Iterable[str] = ()) -> None:
        super().__init__(slug)
        self.slug, self.answer, self.choices = slug, answer, tuple(choices)

    def sentence(self, language: str) -> str:
        said = str(wording(language)["ask"][self.slug].format(answer=self.answer, choices=", ".join(self.choices)))
        meant = nearest(self.answer, self.choices)
        return f"{wording(language)['did_you_mean'].format(suggestion=meant)} {said}" if meant else said


class Questions:
    """`given` answers, from options, are never asked for; one that cannot be used is an UnreadableError."""

    def __init__(self, language: str) -> None:
        self._language = language

    def text(self, question: str, given: str | None = None, **facts: str) -> str:
        return self._answer(question, given, str.strip, None, facts)

    def date(self, question: str, given: str | None = None, default: str | None = None) -> str:
        return self._answer(question, given, _date, default, {})

    def choice(self, question: str, choices: Sequence[str], given: str | None = None) -> str:
        return self._answer(question, given, lambda answer: _one_of(choices, answer), None, {}, choices)

    def several(self, question: str, choices: Sequence[str], given: Sequence[str] = ()) -> list[str]:
        """Words with commas or spaces between them."""
        joined = ",".join(given) or None
        answer = self._answer(question, joined, lambda answer: ",".join(_some_of(choices, answer)), None, {}, choices)
        return answer.split(",")

    def _answer(
        self,
        question: str,
        given: str | None,
        read: Callable[[str], str],
        default: str | None,
        facts: dict[str, str],
        choices: Sequence[str] = (),
    ) -> str:
        if given is not None:
            return read(given)
        words = str(wording(self._language)["ask"][question].format(choices=", ".join(choices), **facts))
        answer: str = click.prompt(words, default=default, value_proc=lambda said: self._usable(read, said), err=True)
        return answer

    def _usable(self, read: Callable[[str], str], answer: str) -> str:
        try:
            return read(answer)
        except UnreadableError as error:
            raise click.UsageError(error.sentence(self._language)) from error


def by_name(pairs: Iterable[str]) -> dict[str, str]:
    """`sv=Färre poliser` by its name."""
    found = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise UnreadableError("not_a_pair", pair)
        found[name.strip()] = value.strip()
    return found


def as_data(written: str) -> Data:
    """A value as it would stand in a record: `{at_least: 10}`."""
    node, problems = read_yaml(SourceText("", written))
    if node is None or problems:
        raise UnreadableError("not_a_value", written)
    return _data(node)


def _data(node: Node) -> Data:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Mapping):
        return {key.value: _data(value) for key, value in node.entries}
    return [_data(item) for item in node.items]


def _date(answer: str) -> str:
    written = answer.strip()
    if not is_date(written) or parse_date(written, _HERE, Context(())) is None:
        raise UnreadableError("not_a_date", answer)
    return written


def _one_of(choices: Sequence[str], answer: str) -> str:
    word = answer.strip()
    if word not in choices:
        raise UnreadableError("not_a_choice", word, choices)
    return word


def _some_of(choices: Sequence[str], answer: str) -> list[str]:
    words = answer.replace(",", " ").split()
    if not words:
        raise UnreadableError("not_a_choice", answer, choices)
    return [_one_of(choices, word) for word in words]
