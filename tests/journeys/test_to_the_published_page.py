"""From an editor's branch with a mistake in it to the page that citizens read."""

from __future__ import annotations

from pathlib import Path

from tests.built_site import site_in
from tests.journeys.host import Host, meant
from tests.site_builds import REPOSITORY, build

REPORT = "followups/2027-09-08-exempelby-kommun.md"
TRANSLATION = "followups/2027-09-08-exempelby-kommun.en.md"
# 2027-09-15T12:00:00Z
DAY = "1820923200"


def built_from_main(host: Host, site: Path) -> dict[str, str]:
    """What each page says, of a site built as CI builds it after a merge: from a fresh clone of main."""
    checkout = host.clone().folder
    settings = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    (checkout / "mkdocs.yml").write_text(settings.replace("/vara/", "/exempelby/"), "utf-8")
    (checkout / "hooks").symlink_to(REPOSITORY / "hooks")
    done = build(checkout, site, day=DAY)
    assert done.returncode == 0, done.stderr
    return {address: page.visible_text for address, page in site_in(site, "exempelby/").pages.items()}


def test_a_mistake_is_answered_mended_merged_and_published(host: Host, tmp_path: Path) -> None:
    editor = host.clone()
    wrong = meant(REPORT).replace("verdict: partly-fulfilled", "verdict: delvis genomfört")
    host.propose("uppfoljning-september", {REPORT: wrong, TRANSLATION: meant(TRANSLATION)}, editor)

    answer = host.check("uppfoljning-september")
    assert answer.exit_code == 1
    assert f"{REPORT}:10:14: fel[F210 not-a-choice] `delvis genomfört` är inget av de ord" in answer.text
    assert "Menade du `partly-fulfilled`?" in answer.text
    assert answer.text.endswith("\n1 fel\n")

    host.propose("uppfoljning-september", {REPORT: meant(REPORT)}, editor)
    assert host.check("uppfoljning-september").exit_code == 0

    host.squash("uppfoljning-september")
    assert host.audit().exit_code == 0

    pages = built_from_main(host, tmp_path / "site")
    assert "Delvis genomfört" in pages["exempelby-2027/p2/"]
    assert "Mötet i maj ställdes in, eftersom lokalen var stängd." in pages["exempelby-2027/p2/"]
    assert "The meeting in May was cancelled because the venue was closed." in pages["en/exempelby-2027/p2/"]
