"""Names, ids and addresses through history: what is called otherwise says so, and what was taken is taken for ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from pledgebook.diagnostics.report_text import text_report
from pledgebook.history.audit import Audit, Verdict
from pledgebook.past import undeclared_since, walk_to
from pledgebook.pipeline import check
from pledgebook.reading.folder import read_folder
from pledgebook.reading.git_repository import Repository
from tests.history.told_history import AGREEMENT, OPENED, REPORT, REPORTED, SIGNED, ToldHistory
from tests.small_register import TODAY

KOMMUN = "{kind: municipality, sv: Exempelby kommun, en: Exempelby Municipality}"
RENAMED = KOMMUN.replace("}", ", renamed: [{date: 2022-01-01, sv: Exempelby stad, en: The City of Exempelby}]}")
AREA = "{kind: municipality, code: 9999, sv: Exempelby}"
OTHERS = """  hamnbolaget: {kind: company, sv: Hamnbolaget, en: The Port Company, succeeded_by: rederiet}
  rederiet: {kind: company, sv: Rederiet, en: The Shipping Company}
areas:
"""
SECOND = "pledges/exempelby-2022.yaml"


@pytest.fixture
def history(tmp_path: Path) -> ToldHistory:
    found = ToldHistory(tmp_path / "register")
    found.opened()
    return found


def audit_of(history: ToldHistory) -> Audit:
    with Repository.open(history.folder) as repository:
        return walk_to(repository, repository.resolve("HEAD")).result()


def slips(history: ToldHistory) -> list[tuple[str, str, str]]:
    """The record, the field and the change of each."""
    found = (slip.undeclared for slip in audit_of(history).slips)
    return [(problem.key.id, problem.field, problem.change.value) for problem in found]


def complaints_since(history: ToldHistory, base: str) -> str:
    register = check(read_folder(history.folder), TODAY).register
    assert register is not None
    with Repository.open(history.folder) as repository:
        return text_report(undeclared_since(repository, repository.resolve(base), register), "en")


def with_others(text: str = OPENED) -> str:
    return text.replace("areas:\n", OTHERS)


def test_a_new_name_is_added_and_the_first_one_stays(history: ToldHistory) -> None:
    history.commit({"pledges.yaml": OPENED.replace(KOMMUN, RENAMED)})
    assert audit_of(history).verdict is Verdict.CLEAN
    history.commit({"pledges.yaml": OPENED.replace(KOMMUN, RENAMED.replace("stad", "köping"))})
    assert slips(history) == [("exempelby-kommun", "renamed.1.name.sv", "changed")]


@pytest.mark.parametrize(("before", "after"), [(AREA, ""), (KOMMUN, "")])
def test_who_is_named_in_what_is_published_never_goes(history: ToldHistory, before: str, after: str) -> None:
    lines = [line for line in OPENED.splitlines(keepends=True) if before not in line]
    text = "".join(lines).replace("areas:\n", "areas:\n  annanby: {kind: municipality, code: 9998, sv: Annanby}\n")
    history.commit({"pledges.yaml": text})
    assert [(field, change) for _, field, change in slips(history)] == [("", "vanished")]


def test_who_is_named_nowhere_may_change_and_go(history: ToldHistory) -> None:
    history.commit({"pledges.yaml": with_others()})
    history.commit({"pledges.yaml": with_others().replace("Hamnbolaget", "Bolaget")})
    history.commit({"pledges.yaml": OPENED})
    history.commit({"pledges.yaml": with_others().replace("Hamnbolaget", "Något annat")})
    assert audit_of(history).verdict is Verdict.CLEAN


def test_a_name_freezes_when_something_published_names_it_or_its_predecessor(history: ToldHistory) -> None:
    history.commit({"pledges.yaml": with_others()})
    history.commit({SECOND: SIGNED.replace("exempelby-kommun", "hamnbolaget")})
    history.commit({"pledges.yaml": with_others().replace("Rederiet,", "Bolaget,")})
    assert slips(history) == [("rederiet", "name.sv", "changed")]


def test_a_successor_is_named_once(history: ToldHistory) -> None:
    named = with_others().replace(KOMMUN, KOMMUN.replace("}", ", succeeded_by: rederiet}"))
    history.commit({"pledges.yaml": with_others()})
    history.commit({"pledges.yaml": named})
    assert audit_of(history).verdict is Verdict.CLEAN
    history.commit({"pledges.yaml": named.replace("succeeded_by: rederiet}", "succeeded_by: hamnbolaget}")})
    assert ("exempelby-kommun", "succeeded_by", "changed") in slips(history)


def test_an_id_is_never_used_again_for_something_else(history: ToldHistory) -> None:
    """What vanished is still what the id means: another text under it is a change of that."""
    history.commit({AGREEMENT: None, REPORT: None})
    history.commit({AGREEMENT: SIGNED.replace("Minst 20", "Minst 2"), REPORT: REPORTED.replace("22}", "2}")})
    assert slips(history)[2:] == [
        ("2022-01-18-polisen", "statements.p1.results.1.count", "changed"),
        ("exempelby-2021", "pledges.p1.wording.sv", "changed"),
    ]


def test_a_second_file_with_the_same_id_does_not_take_its_place(history: ToldHistory) -> None:
    inside = "".join(f"    {line}\n" for line in SIGNED.replace("Minst 20", "Minst 2").splitlines())
    history.commit({"pledges.yaml": f"{OPENED}agreements:\n  exempelby-2021:\n{inside}"})
    assert ("exempelby-2021", "pledges.p1.wording.sv", "changed") in slips(history)


@pytest.mark.parametrize("alias", ["exempelby-2021", "exempelby-2021/", "exempelby-2021/p1"])
def test_an_alias_never_takes_the_address_of_what_was_published(history: ToldHistory, alias: str) -> None:
    second = SIGNED.replace("period: 2021", "period: 2022")
    gone = history.commit({AGREEMENT: None, REPORT: None, SECOND: second})
    history.put(SECOND, f"aliases: {alias}\n{second}")
    assert "H813 alias-was-an-id" in complaints_since(history, gone)
    history.commit()
    assert slips(history)[-1] == ("exempelby-2022", "aliases", "taken")


def test_an_alias_may_be_added_but_not_taken_away_or_moved(history: ToldHistory) -> None:
    second = SIGNED.replace("period: 2021", "period: 2022")
    history.commit({AGREEMENT: f"{SIGNED}aliases: [lofte-2021]\n", SECOND: second})
    history.commit({AGREEMENT: f"{SIGNED}aliases: [lofte-2021, lofte]\n"})
    assert audit_of(history).verdict is Verdict.CLEAN
    history.commit({AGREEMENT: f"{SIGNED}aliases: [lofte-2021]\n", SECOND: f"{second}aliases: [lofte]\n"})
    assert slips(history) == [("exempelby-2021", "aliases", "removed")]


@pytest.mark.parametrize("languages", ["[en, sv]", "[sv]", "[sv, fi, en]"])
def test_languages_are_neither_dropped_nor_put_in_another_order(history: ToldHistory, languages: str) -> None:
    history.commit({"pledges.yaml": OPENED.replace("[sv, en]", languages).replace("sv: Exempelby}", "sv: Å, en: A}")})
    assert ("", "languages", "changed") in slips(history)


def test_a_language_may_be_added_at_the_end(history: ToldHistory) -> None:
    register = OPENED.replace("[sv, en]", "[sv, en, fi]").replace("areas:", "untranslated: [fi]\nareas:")
    files = {"pledges.yaml": register, AGREEMENT: SIGNED, REPORT: REPORTED}
    history.commit({path: text.replace("untranslated: [en]", "untranslated: [en, fi]") for path, text in files.items()})
    assert audit_of(history).verdict is Verdict.CLEAN
