"""The file of a new follow-up: its facts in their order, its texts, and the one that is to be filled in."""

from __future__ import annotations

from pledgebook.history.block_text import Data
from pledgebook.history.ready_follow_up import blank_follow_up, follow_up_body, follow_up_file, follow_up_id
from pledgebook.reading.source_text import SourceFile
from tests.small_register import AGREEMENT_ID, agreement_in, read_register, register_with

OTHERS = "p2: {by: exempelby-kommun, sv: Laga lampor.}\n"
FILLED_IN = {
    "by: …": "by: polisen",
    "date: …": "date: 2021-12-01",
    "title: …": "title: Rapport",
    "verdict: …": "verdict: not-fulfilled",
    "result: …": "result: 12",
    "\n…\n": "\nSå gick det.\n",
}


def test_facts_stand_in_the_order_of_the_format_and_texts_under_their_pledges() -> None:
    head: dict[str, Data] = {
        "pledges": {"p1": "fulfilled"},
        "date": "2021-12-01",
        "agreement": "a",
        "untranslated": ["en"],
        "by": "b",
    }
    text = follow_up_file(head, {"p1": "Ett.", "p2": ""}, title="Rubrik", introduction="Först.")
    assert text == (
        "---\nagreement: a\nby: b\ndate: 2021-12-01\nuntranslated: [en]\npledges:\n  p1: fulfilled\n---\n"
        "# Rubrik\n\nFörst.\n\n## p1\n\nEtt.\n"
    )
    assert follow_up_body({}) == ""


def test_what_is_filled_in_is_a_follow_up() -> None:
    register = register_with(pledge="by: polisen\ntarget: {number: 20, of: fotpatruller}", others=OTHERS)
    agreement = agreement_in(register)
    text = blank_follow_up(AGREEMENT_ID, agreement.pledges, ["en"], notes=["Bedömningen är en av\n# fulfilled"])
    assert text.startswith("---\n# Bedömningen är en av # fulfilled\nagreement: exempelby-2021\n")
    for blank, answer in FILLED_IN.items():
        assert blank in text
        text = text.replace(blank, answer)
    path = f"followups/{follow_up_id('2021-12-01', 'polisen', 'norr')}.md"
    files = [SourceFile(f"pledges/{AGREEMENT_ID}.yaml", AGREED.encode()), SourceFile(path, text.encode())]
    report = read_register(files).follow_ups["2021-12-01-polisen-norr"]
    assert [statement.verdict for statement in report.statements] == ["not-fulfilled", "not-fulfilled"]
    assert all(statement.text is not None for statement in report.statements)


AGREED = f"""areas: exempelby
parties: [polisen, exempelby-kommun]
period: 2021
untranslated: [en]
pledges:
  p1: {{by: polisen, sv: Minst 20 fotpatruller., target: {{number: 20, of: fotpatruller}}}}
  {OTHERS}"""
