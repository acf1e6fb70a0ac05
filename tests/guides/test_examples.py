"""What the guides for editors show can be read: every example is a piece of a register without a complaint."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest
import yaml

from pledgebook.diagnostics.report_text import text_report
from pledgebook.pipeline import check
from pledgebook.reading.folder import read_folder
from pledgebook.reading.source_text import SourceText
from pledgebook.reading.yaml_text import read_yaml
from pledgebook.schema.all_shapes import ALL_SHAPES
from pledgebook.schema.context import Context
from tests.guides.shown_register import FOLDER, LANGUAGES, TODAY, blocks, guides, shown_texts
from tests.site_builds import REPOSITORY

# Made from cases of its own, which have the mistakes.
MADE_ELSEWHERE = ("vanliga-misstag",)

NAMES = {field.name for shape in ALL_SHAPES for field in shape.fields.values()}

each_guide = pytest.mark.parametrize(
    "page",
    [page for language in LANGUAGES for page in guides(language) if page.stem not in MADE_ELSEWHERE],
    ids=lambda page: f"{page.parent.parent.name}-{page.stem}",
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_register_that_is_shown_draws_no_complaint(language: str) -> None:
    assert text_report(check(read_folder(FOLDER), TODAY).diagnostics, language) == ""


@each_guide
def test_every_example_is_a_piece_of_the_register(page: Path) -> None:
    """Whole lines that follow on one another, wherever they are indented."""
    shown = list(shown_texts())
    strange = [block for block in blocks(page, "yaml", "markdown") if not any("\n" + block in text for text in shown)]
    assert strange == []


@each_guide
def test_no_guide_speaks_of_a_real_place(page: Path) -> None:
    assert re.findall(r"\bvara-|\bVara (?:kommun|2\d|Municipality)", page.read_text("utf-8")) == []


def test_both_languages_have_the_same_guides() -> None:
    swedish, english = ([page.name for page in guides(language)] for language in LANGUAGES)
    assert swedish == english


@pytest.mark.parametrize("name", [page.name for page in guides("sv")])
def test_a_guide_has_the_same_parts_in_both_languages(name: str) -> None:
    swedish, english = (_outline(REPOSITORY / "content" / language / "for-redaktorer" / name) for language in LANGUAGES)
    assert swedish == english


def _outline(page: Path) -> list[str]:
    """Headings by their depth, examples, tables, pictures, links and steps, in the order in which they stand."""
    text = page.read_text("utf-8").partition("\n---\n")[2]
    marks = re.findall(r"^(?:#{2,} |`{3,}\w+$|\d+\. |\|---|!\[)|(?<=\]\()[^)#]+", text, re.M)
    return [re.sub(r"\.(sv|en)\.png$", "", mark) for mark in marks]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_vague_phrase_is_explained(language: str) -> None:
    phrases = yaml.safe_load((resources.files("pledgebook.checks") / "vague_wording.yaml").read_text("utf-8"))
    page = REPOSITORY / "content" / language / "for-redaktorer" / "skriv-loften-som-gar-att-bedoma.md"
    text = page.read_text("utf-8")
    assert [phrase for phrase in phrases[language] if phrase not in text] == []


@each_guide
def test_what_is_shown_as_a_field_with_a_value_can_be_read(page: Path) -> None:
    """`period: 2027` and the like, within a sentence."""
    text = re.sub(r"^(`{3,}).*?^\1$", "", page.read_text("utf-8"), flags=re.M | re.S)
    shown = dict.fromkeys(re.findall(r"`([a-z_]+): ([^`…]+)`", text))
    assert [f"{name}: {value}" for name, value in shown if name in NAMES and not _can_be_read(name, value)] == []


def _can_be_read(name: str, value: str) -> bool:
    """Whether some field of this name could have this value."""
    node, problems = read_yaml(SourceText("guide", value))
    context = Context(("sv", "en"), owner="exempelby-2027")
    kinds = [field.kind for shape in ALL_SHAPES for field in shape.fields.values() if field.name == name]
    is_read = node is not None and any(kind.read(node, context) is not None for kind in kinds)
    return is_read and not problems
