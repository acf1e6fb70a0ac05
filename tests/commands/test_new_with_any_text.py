"""`pledgebook new` with whatever people write: what is read back is what was answered, or nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pledgebook.commands.answers import plain
from pledgebook.history.as_written import written
from tests.commands.new_records import FILES, new, put, register_in, texts_in

ODD = (
    "Vi är #1", "Polisen lovar: mer", "no", "null", "~", "12:30", "007", "2021-04-14", "- ett\n- två", "[p1]",
    "{a: b}", "&a", "*a", "!a", "%a", "@a", "`a`", "'så'", '"Trygg" är', "”Trygg”", "”Trygg” är", "a # b",
    "a: b", "# Rubrik", "## p1", "## p1\n\nNej.", "---", "...", "Rad ett.\nRad två.", "Ett.\n\n\n  Två.",
    "  inledande", "> citat", "| a | b |", "👮🏽‍♀️ går", "å\u0308", "ö", "\u00a0a\u00a0b", "a\u200bb", "a\tb",
    "\tb", "a\\nb", "<script>alert(1)</script>", "<b>a</b>", "[a](javascript:alert)",
    "[a](https://example.org/)", "![a](a.png)", "```\nkod", "a\u2028b", "a\x07b", "=", "?", "? a", ": a",
    "a:", "<<<<<<< a", "x" * 300, "{{ a }}", "${a}", "%s {0} {a}", "[[redacted:r1]]", "true",
    "statement-withdrawn", "none",
)  # fmt: skip
TEXTS = st.sampled_from(ODD) | st.text(
    st.characters(codec="utf-8") | st.sampled_from("#:-?[]{}&*!|>'\"%@`,~\n \t<\\åäö”"), max_size=40
)
FOLLOW_UP = ("follow-up", "--agreement", "exempelby-2026", "--by", "polisen")


@contextmanager
def a_folder() -> Iterator[Path]:
    with TemporaryDirectory() as name:
        put(Path(name), FILES)
        yield Path(name)


@given(TEXTS, TEXTS)
@example("Vi är #1: ”ja”", "no")
@settings(max_examples=60, deadline=None)
def test_the_words_of_a_pledge_are_those_that_were_given(swedish: str, english: str) -> None:
    with a_folder() as folder:
        said = ("--text", f"sv={swedish}", "--text", f"en={english}", "--target", "{number: 1}")
        done = new(folder, "pledge", "--agreement", "exempelby-2026", "--by", "polisen", *said)
        if done.return_value:
            assert texts_in(folder) == FILES
            assert "Traceback" not in done.output
            return
        pledge = register_in(folder).pledges["exempelby-2026/p4"]
        assert written(pledge.wording) == {"sv": plain(swedish), "en": plain(english)}


@given(TEXTS, TEXTS, TEXTS, TEXTS)
@example("Så gick det: #1", "12:30", "”Ja” 👮", "Rapport: # 3")
@settings(max_examples=60, deadline=None)
def test_the_texts_of_a_report_are_those_that_were_given(title: str, introduction: str, text: str, source: str) -> None:
    with a_folder() as folder:
        said = ("--title", f"sv={title}", "--text", f"sv={introduction}", "--text", f"p1.sv={text}", "--source", source)
        done = new(folder, *FOLLOW_UP, *said, "--untranslated", "en", "--verdict", "p1=not-fulfilled")
        if done.return_value:
            assert texts_in(folder) == FILES
            assert "Traceback" not in done.output
            return
        report = register_in(folder).follow_ups["2026-11-26-polisen"]
        (statement,) = report.statements
        assert statement.text is not None
        read = (report.title, report.body, statement.text)
        assert [one.original.words if one else "" for one in read] == [
            " ".join(plain(title).split()), plain(introduction), plain(text),
        ]  # fmt: skip
        assert [one.title for one in report.sources] == ([plain(source)] if plain(source) else [])


@pytest.mark.parametrize(
    "text",
    [
        "Vi är #1", "Polisen lovar: mer", "no", "null", "12:30", "007", "'så'", '"Trygg" är', "”Trygg”", "- ett\n- två",
        "Rad ett.\nRad två.", "  inledande", "👮 går", "a # b", "{{ a }} %s {0}", "x" * 300, "true", "[p1]", "*a", "&a",
    ],
)  # fmt: skip
def test_odd_but_honest_texts_are_written(tmp_path: Path, text: str) -> None:
    put(tmp_path, FILES)
    said = ("--text", f"sv={text}", "--text", f"en={text}")
    pledged = new(tmp_path, "pledge", "--agreement", "exempelby-2026", "--by", "polisen", *said)
    assert pledged.return_value == 0, pledged.output
    told = new(tmp_path, *FOLLOW_UP, "--text", f"sv={text}", "--untranslated", "en")
    assert told.return_value == 0, told.output


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "[a](javascript:alert)", "a\u200bb", "a\x07b", "", " "])
def test_what_may_not_be_published_is_not_written(tmp_path: Path, text: str) -> None:
    put(tmp_path, FILES)
    said = ("--text", f"sv={text}", "--text", f"en={text}")
    done = new(tmp_path, "pledge", "--agreement", "exempelby-2026", "--by", "polisen", *said)
    assert done.return_value == (1 if "<" in text or "[" in text else 2), done.output
    assert texts_in(tmp_path) == FILES
