"""Words of strangers are words and nothing else, by the Markdown that GitHub itself uses."""

from __future__ import annotations

import html
import re

import cmarkgfm
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.diagnostics.report_markdown import in_markdown
from pledgebook.diagnostics.safe_markdown import JOINER, code, escaped, fenced, filled
from pledgebook.span import Span
from tests.complaint_cases import LANGUAGES
from tests.diagnostics.made_diagnostics import made_diagnostics, nasty_words

few_examples = settings(max_examples=150, deadline=None)

# What GitHub, GitLab and Forgejo make links of in text that is no code, after Markdown has been read.
REFERENCES = re.compile(
    r"(?<!\w)@[\w-]|#\d|!\d|\$\d|&\d|%\d|~\w|\bGH-\d|://|\bwww\.|\w@\w|mailto:\w|:\w+:"
    r"|\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{7,40}\b",
    re.IGNORECASE,
)


def read(markdown: str) -> BeautifulSoup:
    """As it is printed: what no encoding can say is written out, as cli.py has it."""
    printed = markdown.encode("utf-8", "backslashreplace").decode()
    return BeautifulSoup(cmarkgfm.github_flavored_markdown_to_html(printed), "html.parser")


def plain(words: str) -> str:
    """What a reader sees of words on one line."""
    return re.sub(r"\s+", " ", words.replace(JOINER, "")).strip()


def text_outside_code(soup: BeautifulSoup) -> str:
    for one in soup.find_all(["code", "pre"]):
        one.replace_with(" ")
    return soup.get_text()


@given(nasty_words)
@few_examples
def test_escaped_words_are_a_paragraph_of_words(words: str) -> None:
    soup = read(f"Här: {escaped(words)}.")
    assert [tag.name for tag in soup.find_all()] == ["p"]
    assert not REFERENCES.search(soup.get_text())


@given(nasty_words)
@few_examples
def test_escaped_words_begin_neither_a_heading_nor_a_list(words: str) -> None:
    """As they stand where the answer lists what changes, and first in a paragraph."""
    assert [tag.name for tag in read(f"- {escaped(words)}x").find_all()] == ["ul", "li"]
    assert [tag.name for tag in read(f"{escaped(words)}x").find_all()] == ["p"]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]), min_size=1))
@few_examples
def test_escaped_words_are_read_as_they_were_written(words: str) -> None:
    assert plain(read(f"x{escaped(words)}x").get_text()) == plain(f"x{words}x")


@given(nasty_words)
@few_examples
def test_code_is_code(words: str) -> None:
    soup = read(f"Här: {code(words)}.")
    assert [tag.name for tag in soup.find_all()] == ["p", "code"]
    assert soup.get_text().startswith("Här: ")
    assert soup.get_text().strip().endswith(".")


@given(nasty_words)
@few_examples
def test_a_block_ends_where_it_should(block: str) -> None:
    soup = read(f"Före.\n\n{fenced(block, 'yaml')}\n\nEfter.")
    assert [tag.name for tag in soup.find_all()] == ["p", "pre", "code", "p"]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("@alla", f"\\@{JOINER}alla"),
        ("se #1", f"se #{JOINER}1"),
        ("https://example.org", f"https:{JOINER}//example.org"),
        ("www.example.org", f"www{JOINER}.example.org"),
        ("# rubrik", "\\# rubrik"),
        ("12. punkt", "12\\. punkt"),
        ("- punkt", "\\- punkt"),
        ("commit 1a2b3c4d", f"commit 1a2b3c{JOINER}4d"),
        ("0701234567", "0701234567"),
        ("två\nrader", "två rader"),
    ],
)
def test_what_would_become_a_link_is_kept_apart(words: str, shown: str) -> None:
    assert escaped(words) == shown


def test_our_own_code_is_code_and_a_fact_in_it_cannot_end_it() -> None:
    assert filled("skriv `{word}` så, {name}", {"word": "a`b", "name": "*x*"}) == "skriv ``a`b`` så, \\*x\\*"
    assert read(filled("`{word}`", {"word": "``"})).get_text().strip() == "``"


@given(made_diagnostics(), st.sampled_from(LANGUAGES))
@few_examples
def test_a_problem_in_markdown_has_nothing_but_our_own_markup(diagnostic: Diagnostic, language: str) -> None:
    (piece,) = in_markdown([diagnostic], language, lambda span: None)
    soup = read(piece)
    names = {tag.name for tag in soup.find_all()}
    assert names <= {"h3", "p", "strong", "br", "code", "pre"}
    assert len(soup.find_all("h3")) == 1
    assert len(soup.find_all("pre")) == bool(diagnostic.block)
    assert not REFERENCES.search(text_outside_code(soup))


def test_a_link_to_edit_is_there_where_the_host_has_one() -> None:
    told = complaint("unknown-reference", Span("pledges.yaml", 7, 3), kind="pledge", id="p9")
    (piece,) = in_markdown([told], "sv", lambda span: f"https://example.org/edit/{span.path}#L{span.line}")
    (link,) = read(piece).find_all("a")
    assert html.unescape(str(link["href"])) == "https://example.org/edit/pledges.yaml#L7"
    assert link.get_text() == "Ändra filen här."
