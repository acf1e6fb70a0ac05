"""Templates do as Jinja's own would, with the phrases of a language in place."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from jinja2 import Environment, UndefinedError
from markupsafe import Markup

from pledgebook.publishing.compiled_templates import templates
from pledgebook.publishing.phrases import Phrases


@dataclass(frozen=True)
class Named:
    name: str


def environment(language: str = "sv", **shown: object) -> Environment:
    return templates(Phrases(language), shown)


def written(source: str, **shown: object) -> str:
    return environment().from_string(source).render(shown)


@pytest.mark.parametrize("sign", ["&", "<", ">", '"', "'", "<b>&amp;</b>"])
def test_what_is_shown_is_escaped_unless_it_is_markup(sign: str) -> None:
    escaped = str(Markup("{}").format(sign))
    assert written("{{ words }}", words=sign) == escaped
    assert written("{{ one.name }}", one=Named(sign)) == escaped
    assert written("{{ call() }}", call=lambda: sign) == escaped
    assert written("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(x=words) }}", words=sign) == escaped
    assert written("{{ words }}", words=Markup("<b>{}</b>").format(sign)) == f"<b>{escaped}</b>"
    assert written("{{ n }} {{ none }}", n=1, none=None) == "1 None"


def test_arguments_can_be_handed_on_as_they_came() -> None:
    def call(*words: str, **named: str) -> str:
        return " ".join([*words, *named.values()])

    assert written("{{ call(*words, **named) }}", call=call, words=["<b>", "c"], named={"d": "e"}) == "&lt;b&gt; c e"


def test_a_phrase_without_facts_is_the_same_as_one_that_is_asked_for() -> None:
    for language in ("sv", "en"):
        say = Phrases(language)
        template = environment(language).from_string('{{ say("frame.skip") }}|{{ say("frame." ~ "skip") | lower }}')
        assert template.render() == f"{say('frame.skip')}|{say('frame.skip').lower()}"


def test_a_phrase_that_is_missing_is_found_when_the_template_is_read() -> None:
    with pytest.raises(KeyError):
        environment().from_string('{% if false %}{{ say("no.such.phrase") }}{% endif %}')


def test_a_name_that_nothing_was_given_for_is_a_mistake() -> None:
    with pytest.raises(UndefinedError):
        written("{{ unheard_of }}")
    with pytest.raises(AttributeError):
        written("{{ one.unheard_of }}", one=Named("a"))
    with pytest.raises(TypeError):
        written("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(y=1) }}")


def test_code_that_was_kept_is_for_the_same_source_and_the_same_phrases() -> None:
    swedish, english = environment("sv").bytecode_cache, environment("en").bytecode_cache
    assert swedish is not None
    assert english is not None
    assert swedish.get_source_checksum("a") == swedish.get_source_checksum("a")
    assert len({cache.get_source_checksum(source) for cache in (swedish, english) for source in "ab"}) == 4
