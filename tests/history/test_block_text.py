"""Data as YAML to paste: read back as it was meant, whichever words it holds."""

from __future__ import annotations

import pytest
import yaml

from pledgebook.history.block_text import Data, yaml_block

WORDS = [
    "polisen", "Minst 20 fotpatruller.", "…", "2021-04-14", "100 %", "a – b", "null", "~", "", "yes", "a: b", "a #b",
    "x:", "- y", "? z", "[a]", "{b", "a, b", "”hej”", "'a'", '"a"', "!t", "*a", "&a", "%a", "@a", "`a", "|", ">", "x ",
    " x", "rad\nrad två", "\nx", "x\n", "a\n\n  b\n", "null\nnull", "x\xa0y", "a\\b", "a!", "–",
]  # fmt: skip


def read(text: str) -> object:
    """As our reader does: every value is a text."""
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 — it makes nothing but texts, lists and maps


@pytest.mark.parametrize("words", WORDS)
def test_words_are_read_back_wherever_they_stand(words: str) -> None:
    places: list[Data] = [
        {"sv": words},
        {"decided": {"source": {"title": words}, "by": BY}},
        {"by": [words, "kommunen"]},
        [{"id": "a1", "reason": {"sv": words, "en": words}}, {"id": words}],
        {"typos": [{"was": words, "now": [{"nested": words}, [words]]}]},
        {words: {words: "a"}},
    ]
    for data in places:
        assert not isinstance(data, str)
        assert read(yaml_block(data)) == data


BY: Data = ["polisen", "kommunen"]


def test_lists_of_ids_stand_on_one_line_and_all_else_on_lines_of_its_own() -> None:
    entry: Data = {"id": "a1", "by": ["polisen", "kommunen"], "now": {"sv": "Ett löfte.", "en": "Två\nrader"}}
    assert yaml_block([entry]) == (
        "- id: a1\n  by: [polisen, kommunen]\n  now:\n    sv: Ett löfte.\n    en: |-\n      Två\n      rader\n"
    )
    assert yaml_block({"typos": [{"was": "null"}]}) == 'typos:\n  - was: "null"\n'
    assert yaml_block({"by": []}) == "by: []\n"
