"""What is asked of who is at the keyboard: in their language, until the answer can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import click
from babel import Locale, UnknownLocaleError

from pledgebook.commands.answers import (
    NO,
    YES,
    Choices,
    UnreadableError,
    date_of,
    plain,
    reader_of_one,
    reader_of_some,
    yes_or_no,
)
from pledgebook.diagnostics.wording_file import wording
from pledgebook.model.actor import ActorKind
from pledgebook.publishing.phrases import Phrases


class Questions:
    """`given` answers, from options, are never asked for; one that cannot be used is an UnreadableError.

    Without `may_ask` so is one that must be there and is not given; the error then names its `option`. A question that
    `is_optional` is answered by an empty line, with an empty text; it is left out, and a default holds without a
    question, where not `asks_all`: who gives options wants no conversation.
    """

    def __init__(self, language: str, *, may_ask: bool = True, asks_all: bool = True) -> None:
        self._language = language
        self._may_ask, self._asks_all = may_ask, may_ask and asks_all

    def text(
        self,
        question: str,
        given: str | None = None,
        *,
        option: str = "",
        default: str | None = None,
        is_optional: bool = False,
        read: Callable[[str], str] = str,
        **facts: str,
    ) -> str:
        asked = self._words(question, facts)
        return self._answer(asked, given, read, default, option=option, is_optional=is_optional)

    def date(self, question: str, given: str | None = None, default: str | None = None) -> str:
        return self._answer(self._words(question, {}), given, date_of, default)

    def choice(
        self,
        question: str,
        choices: Choices,
        given: str | None = None,
        *,
        option: str = "",
        default: str | None = None,
        is_optional: bool = False,
        **facts: str,
    ) -> str:
        asked = self._choosing(question, choices, "which_one", facts)
        read = reader_of_one(choices)
        return self._answer(asked, given, read, default, option=option, is_optional=is_optional)

    def several(
        self,
        question: str,
        choices: Choices,
        given: Sequence[str] = (),
        *,
        option: str = "",
        default: Sequence[str] = (),
        is_optional: bool = False,
        **facts: str,
    ) -> list[str]:
        """Words with commas or spaces between them."""
        asked = self._choosing(question, choices, "which_ones", facts)
        joined, otherwise = ",".join(given) or None, " ".join(default) or None
        read = reader_of_some(choices)
        answer = self._answer(asked, joined, read, otherwise, option=option, is_optional=is_optional)
        return answer.split()

    def texts(
        self,
        question: str,
        languages: Sequence[str],
        given: Mapping[str, str],
        *,
        option: str = "",
        is_optional: bool = False,
        read: Callable[[str], str] = str,
        **facts: str,
    ) -> dict[str, str]:
        """A text in each language; in none of them if it is optional and there is none in the first."""
        for code in given:
            if code not in languages:
                raise UnreadableError("not_a_choice", code, languages)
        said: dict[str, str] = {}
        for code in languages:
            named = {**facts, "in_language": self._language_name(code)}
            asked, its_option = self._words(question, named), f"{option}{'' if option.endswith('.') else ' '}{code}=…"
            is_free = is_optional and not said
            answer = self._answer(asked, given.get(code), read, option=its_option, is_optional=is_free)
            if not answer:
                break
            said[code] = answer
        return said

    @property
    def asks_all(self) -> bool:
        """Whether there is a conversation: else what need not be said is not asked for."""
        return self._asks_all

    def tell(self, sentence: str, **facts: str) -> None:
        """Something said in between."""
        click.echo(f"\n{self._words(sentence, facts)}", err=True)

    def agreed(self, question: str, **facts: str) -> bool:
        """Yes or no; no where it is not asked."""
        if not self._asks_all:
            return False
        asked = self._words("yes_or_no", {"question": self._words(question, facts)})
        return self._answer(asked, None, yes_or_no, NO[0], shows_default=False) in YES

    def kinds_of_actor(self) -> Mapping[str, str]:
        say = Phrases(self._language)
        return {kind.value: say(f"actor_kind.{kind.value}") for kind in ActorKind}

    def language_names(self, codes: Iterable[str]) -> str:
        return ", ".join(map(self._language_name, codes))

    def _answer(
        self,
        asked: str,
        given: str | None,
        read: Callable[[str], str],
        default: str | None = None,
        *,
        option: str = "",
        is_optional: bool = False,
        shows_default: bool = True,
    ) -> str:
        if given is not None:
            return self._usable(given, read, default, is_optional=is_optional)
        if not self._asks_all and (is_optional or default is not None):
            return default or ""
        if not self._may_ask:
            raise UnreadableError("not_given", option)
        *before, line = asked.split("\n")
        if before:
            click.echo("\n" + "\n".join(before), err=True)
        if is_optional and default is None:
            line = self._words("may_be_empty", {"question": line})
        line += f" [{default}]" if default and shows_default else ""
        while True:
            end = " " if line.endswith("?") else ": "
            answer = click.prompt(line, default="", show_default=False, prompt_suffix=end, err=True)
            try:
                return self._usable(answer, read, default, is_optional=is_optional)
            except UnreadableError as error:
                click.echo(f"  {error.sentence(self._language)}", err=True)

    def _usable(self, answer: str, read: Callable[[str], str], default: str | None, *, is_optional: bool) -> str:
        said = plain(answer) or default or ""
        if not said and not is_optional:
            raise UnreadableError("needs_answer", said)
        return read(said) if said else ""

    def _words(self, question: str, facts: Mapping[str, str]) -> str:
        return str(wording(self._language)["ask"][question].format_map(facts))

    def _choosing(self, question: str, choices: Choices, how: str, facts: Mapping[str, str]) -> str:
        """The question; where choices have words, they stand below it with their numbers."""
        asked = self._words(question, {"choices": ", ".join(choices), **facts})
        if not choices:
            raise UnreadableError("nothing_to_choose", asked)
        if not isinstance(choices, Mapping):
            return asked
        width = max(map(len, choices), default=0)
        shown = [
            f"  {number:>2}  {name:<{width}}  {' '.join(words.split())}".rstrip()
            for number, (name, words) in enumerate(choices.items(), start=1)
        ]
        return "\n".join([asked, *shown, self._words(how, {})])

    def _language_name(self, code: str) -> str:
        try:
            return str(Locale.parse(code, sep="-").get_display_name(self._language) or code)
        except (UnknownLocaleError, ValueError):
            return code
