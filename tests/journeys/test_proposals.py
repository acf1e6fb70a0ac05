"""Several editors, strangers and branches: what is checked is what main would become."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.host import Host, meant
from tests.mistake_cases import PUBLISHED

REPORT = "followups/2027-09-08-exempelby-kommun.md"
TRANSLATION = "followups/2027-09-08-exempelby-kommun.en.md"
PUBLISHED_REPORT = "followups/2027-06-30-polisen.md"


def published(path: str) -> str:
    return (PUBLISHED / path).read_text("utf-8")


def with_contact(register: str, before: str) -> str:
    """The register with a contact called `vaxel` before a line."""
    contact = "  vaxel:\n    party: polisen\n    phone: 031-390 06 03\n    sv: Växel\n    en: Switchboard\n"
    assert register.count(before) == 1
    return register.replace(before, f"{contact}{before}")


def test_two_green_branches_that_collide_are_stopped_on_the_merge_result(host: Host) -> None:
    """Git merges them without a word, for they are on different lines: then there would be two contacts of one id."""
    register = published("pledges.yaml")
    host.propose("ena", {"pledges.yaml": with_contact(register, "  kommunen:\n")}, host.clone())
    host.propose("andra", {"pledges.yaml": with_contact(register, "\nmeetings:\n")}, host.clone())
    assert host.check("ena").exit_code == host.check("andra").exit_code == 0

    host.squash("ena")
    answer = host.check("andra")
    assert answer.exit_code == 1
    assert "fel[S154 duplicate-key] `vaxel` står redan på rad 25" in answer.text


def test_a_branch_behind_main_draws_no_false_alarm(host: Host) -> None:
    """What main has got since the branch began is not missing on it."""
    behind = host.clone()
    host.propose("uppfoljning", {REPORT: meant(REPORT), TRANSLATION: meant(TRANSLATION)}, host.clone())
    host.squash("uppfoljning")

    agreement = "pledges/exempelby-2028.yaml"
    host.propose("nytt-lofte", {agreement: meant(agreement)}, behind)
    assert host.check("nytt-lofte").text == "inga problem, 8 filer lästa\n"
    host.squash("nytt-lofte")
    assert host.audit().exit_code == 0


def test_a_mistake_that_main_has_already_is_found_in_every_proposal_until_it_is_mended(host: Host) -> None:
    """Merged past the check: the next proposal tells of it, and one that mends it is green."""
    wrong = meant(REPORT).replace("by: exempelby-kommun", "by: Exempelby kommun")
    host.propose("forbi", {REPORT: wrong, TRANSLATION: meant(TRANSLATION)}, host.clone())
    host.squash("forbi")

    agreement = "pledges/exempelby-2028.yaml"
    host.propose("nytt-lofte", {agreement: meant(agreement)}, host.clone())
    assert f"{REPORT}:3:5: fel[F212 not-an-id]" in host.check("nytt-lofte").text

    host.propose("rattad", {REPORT: meant(REPORT)}, host.clone())
    assert host.check("rattad").exit_code == 0


def test_a_strangers_proposal_cannot_bring_scripts_onto_the_site(host: Host) -> None:
    """From a fork: a link that runs a script, raw HTML, and a title that would be live in a template."""
    fork = host.fork()
    stranger = host.clone(fork)
    text = "<script>alert(1)</script>\n\n[Läs mer](javascript:alert(1)) och <img src=x onerror=alert(2)>\n\n## p2\n"
    report = meant(REPORT).replace("Två av fyra möten är hållna.\n\n## p2\n", text)
    report = report.replace("title: Minnesanteckningar 8", 'title: "</title><script>alert(3)</script>" #')
    assert report.count("alert") == 4
    host.propose("snall-andring", {REPORT: report, TRANSLATION: meant(TRANSLATION)}, stranger)

    answer = host.check("snall-andring", fork)
    assert answer.exit_code == 1
    assert "fel[F236 script-link] länken leder till något annat än en webbsida" in answer.text
    assert answer.text.count("fel[F235 markup-in-text] texten har HTML-kod i sig") == 3
    assert host.clone().git("rev-list", "--count", "HEAD") == "1"


def test_a_strangers_links_and_submodules_do_not_lead_out_of_the_register(host: Host) -> None:
    fork = host.fork()
    stranger = host.clone(fork)
    secret = Path("/etc/passwd")
    (stranger.folder / "followups" / "2027-09-09-polisen.md").symlink_to(secret)
    host.propose("lank", {}, stranger)
    answer = host.check("lank", fork)
    assert answer.exit_code == 1
    assert "followups/2027-09-09-polisen.md:1:1: fel[S107 symbolic-link]" in answer.text
    assert "root:" not in answer.text


def test_a_published_pledge_that_is_reworded_is_answered_with_an_amendment_to_paste(host: Host) -> None:
    reworded = published("pledges.yaml").replace("hålla fyra dialogmöten", "hålla några dialogmöten")
    host.propose("finare-ord", {"pledges.yaml": reworded}, host.clone())
    answer = host.check("finare-ord")
    assert answer.exit_code == 1
    assert "fel[H801 signed-value-changed] `pledges.p2.sv` i medborgarlöftet exempelby-2027" in answer.text
    assert "            kind: clarified\n" in answer.text


def test_reverting_a_published_merge_is_refused_with_the_advice_to_correct_instead(host: Host) -> None:
    host.propose("uppfoljning", {REPORT: meant(REPORT), TRANSLATION: meant(TRANSLATION)}, host.clone())
    merged = host.squash("uppfoljning")

    editor = host.clone()
    editor.git("checkout", "--quiet", "-b", "revert-uppfoljning")
    editor.git("revert", "--no-edit", merged)
    host.push("revert-uppfoljning", editor)
    answer = host.check("revert-uppfoljning")
    assert answer.exit_code == 1
    assert "fel[H806 record-vanished] 2027-09-08-exempelby-kommun är publicerat men finns inte längre" in answer.text
    assert "en uppföljning som blev fel rättas med en ny som har `corrects`" in answer.text
    assert "        corrects: 2027-09-08-exempelby-kommun\n" in answer.text

    host.squash("revert-uppfoljning")
    assert host.audit().exit_code == 1
