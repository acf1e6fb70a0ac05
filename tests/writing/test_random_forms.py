"""However data is written, its canonical form says the same, keeps every comment, and is the form of itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.reading.nodes import Mapping as MappingNode
from pledgebook.reading.nodes import Node, Scalar
from pledgebook.reading.source_text import SourceFile, SourceText, decode
from pledgebook.reading.yaml_text import read_yaml
from pledgebook.writing.canonical_form import canonical_bytes, canonical_text
from pledgebook.writing.text_lines import tidied
from pledgebook.writing.tree_reading import read_tree
from pledgebook.writing.value_text import text_of
from pledgebook.writing.written_tree import Leaf, comments_in
from tests.schema.yaml_1_2 import load_yaml_1_2
from tests.writing.odd_yaml import Data, OddWriter

PATH = "pledges/exempelby-2021.yaml"
LANGUAGES = ("sv", "en")

ODD = ["no", "On", "y", "~", "null", "", "true", "True", "12:30", "1e3", "0x1F", "0o17", "007", "1_000", "1.10", "+5"]
ODD += ["2021", "1.68", "-3", ".5", "1.", "2021-04-14", "2021-04-14 10:00:00", "<<", "=", "---", "...", "- a", "-5"]
ODD += ["a: b", "a:", "a #b", "#1", "Vad? Mer", "a, b", "[a]", "{a}", "”a”", "”", "'a'", '"a"', "a\\b", "%", "@x"]
ODD += ["a\tb", "a\u030a", "1. a\n2. b", "a  \nb", "a\n\n\nb", "a\n    b", "```\na  \n```", "😀", "\u00a0a"]
ODD += ["a\n\u00a0b", "a\n\tb", "x" * 130, "<<<<<<< a\n>>>>>>> b", "https://a.example/b?c=d#e", "12345678901234567890"]

signs = st.text("abå:#-?,[]{}'\"|>%@`!&*~ \n=\\01.e_”\u0301\u00a0", max_size=12)
words = st.one_of(st.sampled_from(ODD), signs, st.sampled_from(["polisen", "Vara kommun", "en text med ord"]))
keys = st.one_of(st.sampled_from(["sv", "en", "by", "period", "title", "pledges", "p1", "p2", "sources"]), words)
# Two that are read as one would be a key twice.
names = keys.map(lambda key: unicodedata.normalize("NFC", key.strip()))
data: st.SearchStrategy[Data] = st.recursive(
    words,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(names, inner, max_size=4)),
    max_leaves=12,
)
records = st.dictionaries(names, data, min_size=1, max_size=5)


def meant(value: Data) -> object:
    """What reading makes of the data: composed letters, no space around. The order of fields is left out."""
    if isinstance(value, str):
        return tidied(unicodedata.normalize("NFC", value.strip()))
    if isinstance(value, Mapping):
        return {unicodedata.normalize("NFC", key): meant(one) for key, one in value.items()}
    return [meant(one) for one in value]


def stripped(value: Data) -> Data:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Mapping):
        return {key: stripped(one) for key, one in value.items()}
    return [stripped(one) for one in value]


def read(text: str) -> object:
    node, problems = read_yaml(SourceText(PATH, text))
    assert node is not None, (text, problems)
    return plain(node)


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return tidied(node.value)
    if isinstance(node, MappingNode):
        return {key.value: plain(value) for key, value in node.entries}
    return [plain(item) for item in node.items]


def test_a_comment_beside_a_value_of_dashes_stays_there() -> None:
    """It stands neither alone on its line nor after the dash of an item."""
    written = b"sv:\n  - - -- # a\n"
    assert canonical_bytes(SourceFile(PATH, written), LANGUAGES)[0] == written


def test_what_a_file_may_not_hold_gets_no_form_though_quotes_can_say_it() -> None:
    written, problems = canonical_bytes(SourceFile(PATH, b'sv: "a\\u200bb"\n'), LANGUAGES)
    assert written is None
    assert [problem.code.slug for problem in problems] == ["invisible-character"]


@settings(max_examples=300, deadline=None)
@given(records, st.integers(0, 2**32), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_any_way_of_writing_has_a_form_that_says_the_same(
    told: Mapping[str, Data], seed: int, line_end: str, has_mark: bool
) -> None:
    writer = OddWriter(seed)
    odd = writer.text(told)
    content = ("\ufeff" * has_mark + odd.replace("\n", line_end)).encode()
    written, problems = canonical_bytes(SourceFile(PATH, content), LANGUAGES)
    assert written is not None, (odd, problems)
    text = written.decode()
    assert read(text) == meant(told)
    composed = [unicodedata.normalize("NFC", comment) for comment in writer.comments]
    assert sorted(comments_in(read_tree(text))) == sorted(composed)
    assert canonical_bytes(SourceFile(PATH, written), LANGUAGES)[0] == written
    assert not text.startswith(("\ufeff", "\n"))
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@settings(max_examples=300, deadline=None)
@given(records.map(stripped), st.integers(0, 2**32))
def test_the_same_content_has_one_form(told: Mapping[str, Data], seed: int) -> None:
    texts = [OddWriter(one, decorates=False, braces=False).text(told) for one in (seed, seed + 1)]
    forms = {canonical_text(SourceText(PATH, text), LANGUAGES) for text in texts}
    assert len(forms) == 1, texts


@settings(max_examples=300, deadline=None)
@given(st.one_of(words, st.from_regex(r"[-+]?[0-9.:_eExob-]{1,9}", fullmatch=True)).map(str.strip).filter(bool))
def test_what_stands_plain_comes_back_from_every_reader(value: str) -> None:
    if "\n" in value:
        return
    written = text_of(Leaf(value, '"'))
    for load in (yaml.safe_load, load_yaml_1_2):
        for text in (written, f"[{text_of(Leaf(value, chr(34)), is_in_brackets=True)}]"):
            found = load(text)
            assert back(found[0] if isinstance(found, list) else found) == value


def back(found: object) -> str:
    """A value as a program writes it that took it for what it looks like."""
    if isinstance(found, bool):
        return str(found).lower()
    return found.isoformat() if isinstance(found, date) else str(found)


def test_what_decoding_refuses_is_written_in_signs_that_it_takes() -> None:
    written = text_of(Leaf("a\u200bb\tc", '"'))
    assert written == r'"a\u200Bb\u0009c"'
    assert decode(SourceFile("a.yaml", written.encode()))[0] is not None
