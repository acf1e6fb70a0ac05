"""What is published and wrong is put right so that everybody can see it, by the commands that are there for it."""

from __future__ import annotations

import re

from tests.journeys.host import TODAY, Host, pledgebook
from tests.mistake_cases import PUBLISHED

REPORT = "followups/2027-06-30-polisen.md"


def test_a_typing_mistake_mended_in_the_text_is_refused_and_then_declared(host: Host) -> None:
    """The check gives the lines to paste; only the day is left for the editor to fill in."""
    published = (PUBLISHED / REPORT).read_text("utf-8")
    editor = host.clone()
    host.propose("skrivfel", {REPORT: published.replace("synnliga", "synliga")}, editor)
    answer = host.check("skrivfel")
    assert answer.exit_code == 1
    assert f"{REPORT}:9:1: fel[H805 report-edited]" in answer.text

    block = re.search(r"^        typos:\n(?: {10}.*\n)+", answer.text, re.MULTILINE)
    assert block is not None
    lines = block.group().replace(" " * 8, "", 1).replace("\n        ", "\n").replace("…", TODAY)
    host.propose("skrivfel", {REPORT: published.replace("---\nVi har", f"{lines}---\nVi har")}, editor)
    assert host.check("skrivfel").exit_code == 0
    host.squash("skrivfel")
    assert host.audit().exit_code == 0


def test_a_wrong_report_is_corrected_by_a_later_one(host: Host) -> None:
    editor = host.clone()
    editor.git("checkout", "--quiet", "-b", "rattelse")
    facts = ["--by", "polisen", "--date", TODAY, "--reason", "sv=Tre patruller räknades två gånger."]
    facts += ["--reason", "en=Three patrols were counted twice.", "--pledge", "p1={verdict: in-progress, result: 9}"]
    written = pledgebook(editor.folder, "correct", "2027-06-30-polisen", *facts)
    assert written.exit_code == 0, written.text
    assert f"followups/{TODAY}-polisen.md: rättar 2027-06-30-polisen." in written.text

    host.propose("rattelse", {}, editor)
    answer = host.check("rattelse")
    assert answer.exit_code == 0, answer.text
    host.squash("rattelse")
    assert host.audit().exit_code == 0
    assert (host.clone().folder / REPORT).read_text("utf-8") == (PUBLISHED / REPORT).read_text("utf-8")


def test_a_pledge_is_amended_and_what_was_signed_stands_as_it_was(host: Host) -> None:
    editor = host.clone()
    editor.git("checkout", "--quiet", "-b", "andring")
    facts = ["--kind", "target-changed", "--from", "2027-09-01", "--decided", "2027-08-30"]
    facts += [
        "--source",
        "Protokoll KS § 98",
        "--by",
        "polisen",
        "--by",
        "exempelby-kommun",
        "--reason",
        "sv=Färre poliser i tjänst.",
    ]
    facts += ["--reason", "en=Fewer officers on duty.", "--now", "target={at_least: 15}"]
    written = pledgebook(editor.folder, "amend", "exempelby-2027/p1", *facts)
    assert written.exit_code == 0, written.text

    host.propose("andring", {}, editor)
    answer = host.check("andring")
    assert answer.exit_code == 0, answer.text
    host.squash("andring")
    assert host.audit().exit_code == 0
    register = (host.clone().folder / "pledges.yaml").read_text("utf-8")
    assert "minst 20 gånger under 2027." in register
    assert "target: {at_least: 20," in register
    assert "kind: target-changed" in register


def test_an_amendment_without_its_decision_is_not_written(host: Host) -> None:
    """The command tells what is missing, and the file is as it was."""
    editor = host.clone()
    before = (editor.folder / "pledges.yaml").read_bytes()
    facts = ["--kind", "withdrawn", "--from", "snart", "--decided", "2027-08-30", "--source", "Protokoll"]
    facts += ["--by", "polisen", "--reason", "sv=Skäl.", "--reason", "en=Reason."]
    written = pledgebook(editor.folder, "amend", "exempelby-2027/p1", *facts)
    assert written.exit_code != 0
    assert (editor.folder / "pledges.yaml").read_bytes() == before
