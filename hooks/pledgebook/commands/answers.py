"""How an answer is read: the text of a record, a date, an id, a number in a list; or why it cannot be used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from pledgebook.diagnostics.diagnostic import Diagnostic
from pledgebook.diagnostics.suggestion import nearest
from pledgebook.diagnostics.wording_file import headline, hint, wording
from pledgebook.history.block_text import Data
from pledgebook.reading.nodes import Mapping as MappingNode
from pledgebook.reading.nodes import Node, Scalar
from pledgebook.reading.source_text import SourceFile, SourceText, decode
from pledgebook.reading.yaml_text import read_yaml
from pledgebook.schema.context import Context
from pledgebook.schema.dates import is_date, parse_date
from pledgebook.schema.kind import Kind
from pledgebook.span import Span
from pledgebook.writing.text_lines import tidied

_HERE = Span("")
YES, NO = ("ja", "j", "yes", "y"), ("nej", "n", "no")
# What may be chosen: ids alone, or with the words that they stand for.
Choices = Sequence[str] | Mapping[str, str]


class UnreadableError(Exception):
    """An answer that cannot be used: a key of `ask` in the wording, and what was answered."""

    def __init__(self, slug: str, answer: str, choices: Iterable[str] = ()) -> None:
        super().__init__(slug)
        self.slug, self.answer, self.choices = slug, answer, tuple(choices)

    def sentence(self, language: str) -> str:
        said = str(wording(language)["ask"][self.slug].format(answer=self.answer, choices=", ".join(self.choices)))
        meant = nearest(self.answer, self.choices)
        return f"{wording(language)['did_you_mean'].format(suggestion=meant)} {said}" if meant else said


class WronglyWrittenError(UnreadableError):
    """An answer of which a record would be complained about: the same is said here."""

    def __init__(self, problem: Diagnostic, answer: str) -> None:
        super().__init__(problem.code.slug, answer)
        self.problem = problem

    def sentence(self, language: str) -> str:
        return f"{headline(self.problem, language)}. {hint(self.problem, language)}"


def plain(answer: str) -> str:
    """As it will stand in a file: composed letters, tidy lines, no space around it, and nothing that cannot be seen."""
    readable = answer.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip()
    text, problems = decode(SourceFile("", readable.encode()))
    if text is None:
        raise WronglyWrittenError(problems[0], answer)
    return tidied(text.text)


def written_as(*kinds: Kind[object]) -> Callable[[str], str]:
    """Takes only what a field of this kind takes. Where there are several, an answer has to be right for each."""

    def read(answer: str) -> str:
        context = Context(("",))
        for kind in kinds:
            kind.read(Scalar(answer, _HERE), context)
        if context.problems:
            raise WronglyWrittenError(context.problems[0], answer)
        return answer

    return read


def by_name(pairs: Iterable[str]) -> dict[str, str]:
    """`sv=Färre poliser` by its name."""
    found = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise UnreadableError("not_a_pair", pair)
        found[name.strip()] = plain(value)
    return found


def as_data(written: str) -> Data:
    """A value as it would stand in a record: `{at_least: 10}`."""
    node, problems = read_yaml(SourceText("", plain(written)))
    if node is None or problems:
        raise UnreadableError("not_a_value", written)
    return data_of(node)


def data_of(node: Node) -> Data:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, MappingNode):
        return {key.value: data_of(value) for key, value in node.entries}
    return [data_of(item) for item in node.items]


def date_of(answer: str) -> str:
    if not is_date(answer) or parse_date(answer, _HERE, Context(())) is None:
        raise UnreadableError("not_a_date", answer)
    return answer


def yes_or_no(answer: str) -> str:
    word = answer.casefold()
    if word not in (*YES, *NO):
        raise UnreadableError("not_yes_or_no", answer)
    return word


def reader_of_one(choices: Choices) -> Callable[[str], str]:
    return lambda answer: _one_of(choices, answer)


def reader_of_some(choices: Choices) -> Callable[[str], str]:
    def read(answer: str) -> str:
        words = answer.replace(",", " ").split()
        if not words:
            raise UnreadableError("not_a_choice", answer, choices)
        return " ".join(dict.fromkeys(_one_of(choices, word) for word in words))

    return read


def _one_of(choices: Choices, answer: str) -> str:
    """An id; or its number, where they were shown with numbers."""
    names = list(choices)
    if isinstance(choices, Mapping) and answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(names):
        return names[int(answer) - 1]
    if answer not in names:
        raise UnreadableError("not_a_choice", answer, names)
    return answer


def one_or_several(ids: Sequence[str]) -> Data:
    """One id may stand alone where several could."""
    return ids[0] if len(ids) == 1 else list(ids)


def only_one(choices: Mapping[str, str]) -> Sequence[str]:
    """The default where there is nothing to choose."""
    return tuple(choices) if len(choices) == 1 else ()
