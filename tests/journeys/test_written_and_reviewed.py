"""Who has never seen YAML answers questions, and reads in plain Swedish what citizens will see."""

from __future__ import annotations

from tests.journeys.host import TODAY, Host, pledgebook

REPORT = "followups/2027-09-08-exempelby-kommun.md"


def test_a_report_is_written_by_the_command_proposed_reviewed_and_merged(host: Host) -> None:
    editor = host.clone()
    editor.git("checkout", "--quiet", "-b", "uppfoljning")
    facts = ["--agreement", "exempelby-2027", "--by", "exempelby-kommun", "--date", "2027-09-08"]
    facts += ["--verdict", "p2=partly-fulfilled", "--source", "Minnesanteckningar 8 september 2027"]
    facts += ["--text", "p2.sv=Mötet i maj ställdes in, eftersom lokalen var stängd."]
    facts += ["--text", "p2.en=The meeting in May was cancelled because the venue was closed."]
    written = pledgebook(editor.folder, "new", "follow-up", *facts, "--no-input")
    assert written.exit_code == 0, written.text
    assert REPORT in written.text

    host.propose("uppfoljning", {}, editor)
    assert host.check("uppfoljning").exit_code == 0
    review = host.review("uppfoljning")
    assert review.exit_code == 0
    assert review.text.startswith("✅ **Ändringen kan publiceras.**")
    assert "från Ej redovisat till Delvis genomfört" in review.text

    host.squash("uppfoljning")
    assert host.audit(today=TODAY).exit_code == 0


def test_a_mistake_is_told_in_the_review_with_what_to_write_instead(host: Host) -> None:
    editor = host.clone()
    text = "---\nagreement: exempelby-2027\nby: exempelby-kommun\ndate: 31 juni 2027\n---\nVi möttes.\n"
    host.propose("uppfoljning", {REPORT: text}, editor)
    review = host.review("uppfoljning")
    assert review.exit_code == 1
    assert review.text.startswith("❌ **Ändringen kan inte publiceras ännu: 2 fel.**")
    assert "den månaden har 30 dagar" in review.text
