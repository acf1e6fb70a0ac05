"""An agreement of which one pledge was changed, read in part: never another than the whole file says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.history.undeclared import undeclared
from pledgebook.model.agreement import Agreement
from pledgebook.model.mention import RecordKind
from pledgebook.model.published import Key
from pledgebook.reading.nodes import MAX_DEPTH, Node
from pledgebook.reading.source_text import SourceFile, SourceText, decode
from pledgebook.reading.yaml_text import read_yaml
from pledgebook.schema.agreement_in_part import ReadAgreement, changed_in_part, outlined
from pledgebook.schema.gathered import Gathered
from pledgebook.schema.record_files import read_agreement

PATH = "pledges/exempelby-2021.yaml"
LANGUAGES = ("sv", "en")

HEAD = """areas: exempelby
parties: [polisen, exempelby-kommun]
period: 2021
untranslated: [en]
"""
P1 = "  p1:\n    by: polisen\n    sv: Minst 20 fotpatruller.\n"
P2 = '  p2:\n    by: polisen\n    sv: "Två möten,\n      ett på torget."\n    conditional: true\n'
P3 = "  p3:\n    by: polisen\n    sv: |\n      Tre\n      vandringar.\n"
SIGNED = f"{HEAD}pledges:\n{P1}{P2}{P3}"
AMENDMENT = """    amendments:
      - id: a1
        after: signed
        kind: clarified
        decided: {date: 2021-03-01, by: polisen}
        reason: Därför.
        now: {sv: Två möten på torget.}
"""


def decoded(text: str) -> SourceText:
    source, _ = decode(SourceFile(PATH, text.encode()))
    assert source is not None
    return source


def whole(text: str) -> tuple[Agreement | None, Node | None, bool]:
    """The agreement, the nodes of its file, and whether YAML had nothing to say of it."""
    root, problems = read_yaml(decoded(text))
    return read_agreement(PATH, root, LANGUAGES, Gathered()), root, not problems


def outline(text: str) -> ReadAgreement | None:
    agreement, root, is_clean = whole(text)
    return outlined(agreement, decoded(text), root, LANGUAGES) if agreement and root and is_clean else None


def in_part(before: str, after: str) -> Agreement | None:
    known = outline(before)
    now = changed_in_part(known, decoded(after)) if known else None
    return now.agreement if now else None


def differ(one: Agreement, other: Agreement) -> bool:
    """Whether they say anything that is not the same; only places may be others."""
    key = Key(RecordKind.AGREEMENT, one.id)
    return any(list(undeclared({key: a}, {key: b})) for a, b in ((one, other), (other, one)))


@pytest.mark.parametrize(
    ("changed", "after"),
    [
        ("p1", SIGNED.replace(P1, P1 + AMENDMENT)),
        ("p2", SIGNED.replace(P2, P2 + AMENDMENT)),
        ("p3", SIGNED + AMENDMENT),
        ("p1", SIGNED.replace("Minst 20", "Minst 2")),
        ("p2", SIGNED.replace("    conditional: true\n", "")),
        ("p2", SIGNED.replace(P2, P2 + "\n    # Alla var överens.\n    target: {at_least: 2}\n")),
        ("p3", f"{SIGNED}    target:\n      at_least: 3\n"),
    ],
)
def test_a_change_within_a_pledge_is_read_in_part_and_gives_the_same(changed: str, after: str) -> None:
    part, (agreement, _, _) = in_part(SIGNED, after), whole(after)
    assert part is not None
    assert agreement is not None
    assert not differ(part, agreement)
    first = next(n for n, pledge in enumerate(agreement.pledges) if pledge.id == changed)
    assert part.pledges[: first + 1] == agreement.pledges[: first + 1], "places, too, are true up to the change"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(SIGNED, SIGNED.replace("period: 2021", "period: 2022"), id="outside the pledges"),
        pytest.param(SIGNED, SIGNED.replace("Minst 20", "Minst 2").replace("Tre", "Fyra"), id="two pledges"),
        pytest.param(SIGNED, SIGNED.replace("  p2:", "  p4:"), id="another name"),
        pytest.param(SIGNED, SIGNED.replace(P2, ""), id="a pledge less"),
        pytest.param(SIGNED, SIGNED.replace(P2, f"{P2}  p4:\n    by: polisen\n    sv: Ja.\n"), id="a pledge more"),
        pytest.param(SIGNED, f"{SIGNED}title: {{sv: Löftet}}\n", id="a field of the agreement"),
        pytest.param(SIGNED, SIGNED.replace("Minst 20 fot", '"Minst 20 fot'), id="a quote left open"),
        pytest.param(SIGNED, SIGNED.replace("sv: Minst", "sv: {Minst"), id="a brace left open"),
        pytest.param(SIGNED, SIGNED.replace(P1, f"{P1}...\n"), id="the end of the document"),
        pytest.param(SIGNED, f"{SIGNED}...\n", id="the end of the document, last"),
        pytest.param(SIGNED, SIGNED.replace(P1, f"{P1}---\n"), id="another document"),
        pytest.param(SIGNED, SIGNED.replace(P1, f"{P1}    sv: Två\n"), id="a key twice"),
        pytest.param(SIGNED, SIGNED.replace(P1, f"{P1}    title: *sv\n"), id="an alias"),
        pytest.param(SIGNED, SIGNED.replace("    conditional: true", "   conditional: true"), id="less indented"),
        pytest.param(SIGNED, SIGNED.replace(P1, f"{P1}# Så.\n"), id="a remark at the edge"),
        pytest.param(
            SIGNED, SIGNED.replace("    by: polisen\n    sv: Minst", "    sv: Minst"), id="a record not whole"
        ),
        pytest.param(
            SIGNED,
            SIGNED.replace(P1, f"{P1}    more: {'[' * (MAX_DEPTH - 2)}{']' * (MAX_DEPTH - 2)}\n"),
            id="deeper than a file may be, though a pledge alone might",
        ),
        pytest.param(
            f"{HEAD}situation:\n  sv: |\n    Så här:\npledges:\n{P1}".replace("    Så", "    p0:\n    Så"),
            f"{HEAD}situation:\n  sv: |\n    Så där:\npledges:\n{P1}".replace("    Så", "    p0:\n    Så"),
            id="what looks like a pledge in a text",
        ),
    ],
)
def test_whatever_else_is_changed_is_read_whole(before: str, after: str) -> None:
    assert whole(before)[0] is not None
    assert in_part(before, after) is None


@pytest.mark.parametrize(
    "written",
    [
        f"{HEAD}pledges: {{\n  p1: {{by: polisen, sv: Ett}},\n  p2: {{by: polisen, sv: Två}} }}\n",
        SIGNED.replace("  p1:\n", "  ? p1\n  :\n"),
        SIGNED.replace("  p2:", "  ? p2\n  :"),
        SIGNED.replace("  p2:", '  "p2":'),
        SIGNED.replace("areas: exempelby", '"areas": exempelby'),
    ],
)
def test_what_is_not_written_name_by_name_on_lines_of_their_own_is_always_read_whole(written: str) -> None:
    assert whole(written)[0] is not None
    assert outline(written) is None
    assert outline(SIGNED) is not None


LINES = st.sampled_from(
    [
        *SIGNED.splitlines(),
        *AMENDMENT.splitlines(),
        *["", " ", "  ", "    ", "# -", "    #", "---", "...", "%YAML 1.1", "  p4:", "  p1: {}", "  ? p2", "  : {}"],
        *[
            "    sv: |",
            "    sv: >-",
            "    sv: |2",
            "      text",
            "   text",
            " text",
            "    sv: 'Ett",
            "    Två'",
            '"',
            "'",
        ],
        *[
            "    title: {sv: Ett,",
            "      en: Two}",
            "    title: [",
            "]",
            "}",
            "    - a",
            "  - a",
            "- a",
            "pledges:",
            "a: b",
        ],
        *[
            "    sv: Ett",
            "    by:",
            "      - polisen",
            "    target: {at_least: 2}",
            "    en: Two",
            "    &a b",
            "    !t",
            "\t",
        ],
    ]
)
EDITS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 3), st.lists(LINES, max_size=3)), min_size=1, max_size=2)


@settings(max_examples=600, deadline=None)
@given(st.sampled_from([SIGNED, SIGNED.replace(P2, P2 + AMENDMENT), f"{SIGNED}title: Löftet\n"]), EDITS)
def test_no_edit_of_lines_makes_the_part_say_another_thing_than_the_whole(
    before: str, edits: list[tuple[int, int, list[str]]]
) -> None:
    """The edits follow upon each other, as in a history; each time the part is compared with the whole."""
    known = outline(before)
    lines = before.splitlines()
    for place, taken, put in edits:
        lines[place : place + taken] = put
        source = decode(SourceFile(PATH, ("\n".join(lines) + "\n").encode()))[0]
        known = changed_in_part(known, source) if known and source else None
        if known is not None and source is not None:
            agreement, _, is_clean = whole(source.text)
            assert agreement is not None
            assert is_clean
            assert not differ(known.agreement, agreement)
