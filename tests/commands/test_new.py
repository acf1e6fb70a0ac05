"""`pledgebook new`: what it writes, that it writes nothing else, and that it means what was answered."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from pledgebook.cli import cli
from pledgebook.history.as_written import statement_as_written, written
from pledgebook.reading.folder import REGISTER_FILE
from tests.commands.new_records import AGREED, AGREEMENT, FILES, new, put, register_in, texts_in
from tests.complaint_cases import BASE
from tests.expected_files import expected

EXPECTED = Path(__file__).parent / "new"
REPORT = "followups/2026-11-26-polisen.md"
TRANSLATED = "followups/2026-11-26-polisen.en.md"

FOLLOW_UP = (
    "follow-up", "--agreement", "exempelby-2026", "--by", "polisen", "--date", "2026-11-26",
    "--title", "sv=Så gick det", "--title", "en=How it went",
    "--text", "sv=Vi har setts mer.", "--text", "en=We were seen more.",
    "--verdict", "p1=partly-fulfilled", "--result", "p1=about 190",
    "--text", "p1.sv=Det blev färre: ”#1”.", "--text", "p1.en=There were fewer: “#1”.",
    "--verdict", "p2=not-triggered", "--source", "Rapport: hösten", "--source-url", "https://example.org/a",
)  # fmt: skip
PLEDGE = (
    "pledge",
    "--agreement",
    "exempelby-2026",
    "--by",
    "polisen",
    "--text",
    "sv=Tio: ja.",
    "--text",
    "en=Ten: yes.",
)
ADDED = (
    "--added", "2026-11-01", "--decided", "2026-10-20", "--decided-by", "polisen", "--decided-by", "exempelby-kommun",
    "--reason", "sv=Behovet var nytt.", "--reason", "en=The need was new.", "--source", "Protokoll BRÅ § 7",
)  # fmt: skip
NEXT_YEAR = (
    "agreement", "--area", "exempelby", "--party", "polisen", "--party", "exempelby-kommun", "--period", "2027",
    "--signed", "2026-11-20", "--document", "Medborgarlöfte 2027", "--document-url", "https://example.org/2027",
    "--text", "sv=Vi lovar det här.", "--untranslated", "en", "--pledge", "{by: polisen, sv: Tio vandringar.}",
)  # fmt: skip
CONTACT = (
    "contact", "--party", "exempelby-kommun", "--area", "exempelby", "--role", "sv=Trygghetssamordnare",
    "--role", "en=Safety coordinator", "--email", "trygghet@example.org", "--phone", "0500-10 00 00",
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, FILES)
    return tmp_path


def test_a_follow_up_has_a_file_in_each_language(folder: Path) -> None:
    done = new(folder, *FOLLOW_UP)
    assert done.return_value == 0, done.output
    texts = texts_in(folder)
    expected(EXPECTED / "follow-up.md", texts[REPORT])
    expected(EXPECTED / "follow-up.en.md", texts[TRANSLATED])
    report = register_in(folder).follow_ups["2026-11-26-polisen"]
    assert [(s.pledge.id, statement_as_written(s)) for s in report.statements] == [
        ("p1", {"verdict": "partly-fulfilled", "result": {"count": "about 190"}}),
        ("p2", {"verdict": "not-triggered"}),
    ]
    assert written(report.title) == {"sv": "Så gick det", "en": "How it went"}
    assert written(report.statements[0].text) == {"sv": "Det blev färre: ”#1”.", "en": "There were fewer: “#1”."}
    assert {path: text for path, text in texts.items() if path in FILES} == FILES


def test_a_follow_up_may_be_left_untranslated_and_a_draft(folder: Path) -> None:
    said = (*FOLLOW_UP[:7], "--text", "sv=Vi har setts mer.", "--verdict", "p1=fulfilled")
    done = new(folder, *said, "--untranslated", "en", "--draft")
    assert done.return_value == 0, done.output
    assert TRANSLATED not in texts_in(folder)
    assert "untranslated: [en]\ndraft: true\n" in texts_in(folder)[REPORT]
    assert register_in(folder).follow_ups["2026-11-26-polisen"].is_draft


def test_the_translation_is_marked_with_the_text_it_was_made_from(folder: Path) -> None:
    new(folder, *FOLLOW_UP)
    notes = register_in(folder).translation_notes
    (file,) = notes.files
    assert file.made_from == notes.originals[file.kind, file.id]


def test_a_second_report_of_a_party_and_day_has_a_name_of_its_own(folder: Path) -> None:
    assert new(folder, *FOLLOW_UP[:7], "--verdict", "p1=fulfilled").return_value == 0
    done = new(folder, *FOLLOW_UP[:7], "--verdict", "p2=not-triggered")
    assert done.return_value == 0, done.output
    assert "followups/2026-11-26-polisen-2.md" in texts_in(folder)


def test_a_report_of_several_parties_is_called_after_them_and_its_area(folder: Path) -> None:
    district = "  norr: {kind: district, part_of: exempelby, sv: Norr}\n"
    areas = BASE.read_text("utf-8").replace("contacts:", f"{district}contacts:")
    put(folder, {REGISTER_FILE: areas, AGREEMENT: AGREED.replace("areas: exempelby", "areas: [exempelby, norr]")})
    done = new(
        folder, *FOLLOW_UP[:3], "--by", "polisen", "--by", "exempelby-kommun", "--area", "norr", "--verdict",
        "p3=fulfilled",
    )  # fmt: skip
    assert done.return_value == 0, done.output
    assert "followups/2026-11-26-polisen-exempelby-kommun-norr.md" in texts_in(folder)


def test_a_pledge_stands_last_in_its_agreement(folder: Path) -> None:
    done = new(folder, *PLEDGE, "--target", "{at_least: 10, per: month}", "--focus", "trafik", "--conditional")
    assert done.return_value == 0, done.output
    text = texts_in(folder)[AGREEMENT]
    assert text.startswith(AGREED)
    expected(EXPECTED / "pledge.yaml", text.removeprefix(AGREED))
    pledge = register_in(folder).pledges["exempelby-2026/p4"]
    assert written(pledge.wording) == {"sv": "Tio: ja.", "en": "Ten: yes."}
    assert written(pledge.target) == {"at_least": "10", "per": "month"}
    assert (written(pledge.by), pledge.is_conditional, written(pledge.focus)) == ("polisen", True, "trafik")


def test_a_pledge_that_joins_a_published_agreement_says_who_decided_and_why(folder: Path) -> None:
    put(folder, {REGISTER_FILE: FILES[REGISTER_FILE] + "opened: 2026-01-01\n"})
    assert "--decided" in new(folder, *PLEDGE).output
    done = new(folder, *PLEDGE, *ADDED)
    assert done.return_value == 0, done.output
    expected(EXPECTED / "joining-pledge.yaml", texts_in(folder)[AGREEMENT].removeprefix(AGREED))
    added = register_in(folder).pledges["exempelby-2026/p4"].added
    assert added is not None
    assert (str(added.date), written(added.reason)) == (
        "2026-11-01",
        {"sv": "Behovet var nytt.", "en": "The need was new."},
    )


@pytest.mark.parametrize(
    ("more", "next_id"),
    [
        ("", "p4"),
        ("  p7:\n    by: polisen\n    sv: Sju.\n    en: Seven.\n", "p8"),
        ("    aliases: exempelby-2026/p9\n", "p10"),
    ],
)
def test_an_id_that_has_led_somewhere_is_not_given_again(folder: Path, more: str, next_id: str) -> None:
    put(folder, {AGREEMENT: AGREED + more})
    done = new(folder, *PLEDGE)
    assert done.return_value == 0, done.output
    assert f"exempelby-2026/{next_id}" in register_in(folder).pledges


def test_the_first_agreement_stands_in_the_register(tmp_path: Path) -> None:
    put(tmp_path, {REGISTER_FILE: FILES[REGISTER_FILE]})
    done = new(tmp_path, *NEXT_YEAR)
    assert done.return_value == 0, done.output
    assert list(texts_in(tmp_path)) == [REGISTER_FILE]
    expected(EXPECTED / "first-agreement.yaml", texts_in(tmp_path)[REGISTER_FILE].removeprefix(FILES[REGISTER_FILE]))
    assert register_in(tmp_path).pledges["exempelby-2027/p1"].wording.original.words == "Tio vandringar."


def test_from_the_second_on_an_agreement_has_a_file_of_its_own(folder: Path) -> None:
    done = new(folder, *NEXT_YEAR)
    assert done.return_value == 0, done.output
    texts = texts_in(folder)
    expected(EXPECTED / "agreement.yaml", texts["pledges/exempelby-2027.yaml"])
    agreement = register_in(folder).agreements["exempelby-2027"]
    assert (str(agreement.period), str(agreement.signed), written(agreement.words)) == (
        "2027", "2026-11-20", {"sv": "Vi lovar det här."},
    )  # fmt: skip
    assert {path: text for path, text in texts.items() if path in FILES} == FILES


def test_the_second_agreement_has_a_file_where_the_first_stands_in_the_register(tmp_path: Path) -> None:
    inside = "".join(f"    {line}" for line in AGREED.splitlines(keepends=True))
    text = f"{FILES[REGISTER_FILE]}agreements:\n  exempelby-2026:\n{inside}"
    put(tmp_path, {REGISTER_FILE: text})
    assert new(tmp_path, *NEXT_YEAR).return_value == 0
    assert set(texts_in(tmp_path)) == {REGISTER_FILE, "pledges/exempelby-2027.yaml"}
    assert texts_in(tmp_path)[REGISTER_FILE] == text


@pytest.mark.parametrize(
    ("period", "agreement_id"),
    [("2026", "exempelby-2026-2"), ("2028-03 to open", "exempelby-2028"), ("unknown", "exempelby-undated")],
)
def test_an_agreement_is_called_after_its_area_and_first_year(folder: Path, period: str, agreement_id: str) -> None:
    said = [period if one == "2027" else one for one in NEXT_YEAR if one not in ("--signed", "2026-11-20")]
    done = new(folder, *said)
    assert done.return_value == 0, done.output
    assert agreement_id in register_in(folder).agreements


def test_a_draft_of_an_agreement_may_be_without_pledges_if_it_says_so(folder: Path) -> None:
    done = new(folder, *NEXT_YEAR[:-2], "--incomplete", "--draft", "--summary")
    assert done.return_value == 0, done.output
    agreement = register_in(folder).agreements["exempelby-2027"]
    assert (agreement.is_incomplete, agreement.is_draft, agreement.is_summary) == (True, True, True)
    assert "`draft: true`" in done.output


def test_a_contact_stands_last_among_the_contacts(folder: Path) -> None:
    done = new(folder, *CONTACT)
    assert done.return_value == 0, done.output
    text = texts_in(folder)[REGISTER_FILE]
    assert text.startswith(FILES[REGISTER_FILE])
    expected(EXPECTED / "contact.yaml", text.removeprefix(FILES[REGISTER_FILE]))
    contact = register_in(folder).contacts["exempelby-kommun-exempelby"]
    assert (contact.email, contact.phone) == ("trygghet@example.org", "0500-10 00 00")


def test_the_first_contact_begins_the_list_and_the_register_is_to_be_dated(folder: Path) -> None:
    without = FILES[REGISTER_FILE][: FILES[REGISTER_FILE].index("contacts:")] + "updated: 2026-01-01\n"
    put(folder, {REGISTER_FILE: without})
    done = new(folder, *CONTACT, "--id", "trygghet")
    assert done.return_value == 0, done.output
    assert texts_in(folder)[REGISTER_FILE].startswith(f"{without}contacts:\n  trygghet:\n    party: exempelby-kommun\n")
    assert "`updated`" in done.output


def test_advice_that_a_new_record_draws_is_told_after_it_is_written(folder: Path) -> None:
    done = new(folder, *[one.replace("trygghet@", "anna.svensson@") for one in CONTACT])
    assert (done.return_value, "personal-email" in done.output) == (0, True), done.output


def test_who_wrote_a_record_is_told_what_to_do_next(folder: Path) -> None:
    sv = new(folder, *FOLLOW_UP[:7], "--verdict", "p3=fulfilled", "--draft", language="sv")
    expected(EXPECTED / "said-after.sv.txt", sv.output)
    (folder / REPORT).unlink()
    en = new(folder, *FOLLOW_UP[:7], "--verdict", "p3=fulfilled", "--draft", language="en")
    expected(EXPECTED / "said-after.en.txt", en.output)


@pytest.mark.parametrize("arguments", [FOLLOW_UP, PLEDGE, NEXT_YEAR, CONTACT])
def test_a_record_can_be_shown_alone(folder: Path, arguments: tuple[str, ...]) -> None:
    done = new(folder, *arguments, "--print")
    assert done.return_value == 0, done.output
    assert "by: polisen" in done.output or "party: exempelby-kommun" in done.output
    assert texts_in(folder) == FILES


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (("follow-up", "--agreement", "exempelby-2026"), "--by"),
        ((*FOLLOW_UP[:7], "--verdict", "p1=not-fulfilled"), "--text p1.sv=…"),
        ((*FOLLOW_UP[:7], "--verdict", "p1=not-fulfilled", "--text", "p1.sv=Nej."), "--text p1.en=…"),
        (("pledge", "--agreement", "exempelby-2026"), "--text sv=…"),
        (PLEDGE[:-2], "--text en=…"),
        (("agreement",), "--party"),
        (NEXT_YEAR[:3], "--party"),
        (NEXT_YEAR[:-2], "--pledge … / --incomplete"),
        (("contact",), "--party"),
        (CONTACT[:-6], "--role en=…"),
    ],
)
def test_what_may_not_be_asked_for_is_named(folder: Path, arguments: tuple[str, ...], option: str) -> None:
    done = new(folder, *arguments)
    assert (done.return_value, f"`{option}` is missing" in done.output) == (2, True), done.output
    assert texts_in(folder) == FILES


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((*FOLLOW_UP[:5], "--date", "2026-06-31", "--verdict", "p1=fulfilled"), "`2026-06-31`"),
        ((*FOLLOW_UP[:5], "--date", "2026-11-27", "--verdict", "p1=fulfilled"), "has not come yet"),
        ((*FOLLOW_UP[:3], "--by", "police", "--verdict", "p1=fulfilled"), "Did you mean `polisen`?"),
        ((*FOLLOW_UP[:7], "--verdict", "p9=fulfilled"), "`p9` cannot be chosen"),
        ((*FOLLOW_UP[:7], "--verdict", "p1=not-triggered"), "`not-triggered` cannot be chosen"),
        ((*FOLLOW_UP[:7], "--text", "sv=Bra.\n## p2\nDåligt.", "--untranslated", "en"), "read as a heading"),
        ((*FOLLOW_UP[:7], "--text", "sv=# Bra.", "--untranslated", "en"), "read as a heading"),
        ((*FOLLOW_UP[:7], "--verdict", "p1=fulfilled", "--untranslated", "fi"), "`fi` cannot be chosen"),
        ((*FOLLOW_UP[:7], "--verdict", "p1"), "has no equals sign"),
        (
            (*PLEDGE[:5], "--text", "sv=Tio\u200b.", "--text", "en=Ten."),
            "a character here that cannot be seen (U+200B)",
        ),
        ((*PLEDGE, "--text", "se=Tio."), "`se` cannot be chosen"),
        ((*PLEDGE, "--id", "p2"), "`p2` is taken"),
        ((*PLEDGE, "--id", "P 2"), "`P 2` is not an id"),
        ((*PLEDGE, "--target", "{at_least"), "cannot be read"),
        ((*NEXT_YEAR, "--id", "exempelby-2026"), "`exempelby-2026` is taken"),
        ([one.replace("2027", "2027/28") for one in NEXT_YEAR], "2027/28"),
        ((*CONTACT, "--email", "trygghet"), "is not an e-mail address"),
        ((*CONTACT, "--id", "kommunpolis"), "`kommunpolis` is taken"),
    ],
)
def test_what_cannot_be_used_ends_with_2_in_one_sentence(folder: Path, arguments: tuple[str, ...], told: str) -> None:
    done = new(folder, *arguments)
    assert (done.return_value, told in done.output, done.output.count("\n")) == (2, True, 1), done.output
    assert texts_in(folder) == FILES


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((*FOLLOW_UP[:7], "--verdict", "p3=fulfilled", "--result", "p3=1,5"), "F223"),
        ((*FOLLOW_UP[:7], "--result", "p3=12"), "F234"),
        ((*FOLLOW_UP[:7], "--text", "sv=Bra <script>.", "--untranslated", "en"), "F235"),
        ((*PLEDGE, "--target", "{at_least: tio}"), "F222"),
        ((*NEXT_YEAR[:-1], "{by: foreningen, sv: Tio.}"), "R304"),
        ((*NEXT_YEAR, "--id", "sok"), "A601"),
    ],
)
def test_what_would_be_an_error_is_shown_and_not_written(folder: Path, arguments: tuple[str, ...], code: str) -> None:
    done = new(folder, *arguments)
    assert (done.return_value, code in done.output) == (1, True), done.output
    assert "Nothing was written" in done.output
    assert texts_in(folder) == FILES


def test_a_file_that_is_there_is_not_written_over(folder: Path) -> None:
    put(folder, {TRANSLATED: "A translation of nothing.\n"})
    done = new(folder, *FOLLOW_UP)
    assert (done.return_value, "never written over" in done.output) == (1, True), done.output
    assert texts_in(folder) == {**FILES, TRANSLATED: "A translation of nothing.\n"}


def test_a_file_that_cannot_be_read_keeps_its_id(folder: Path) -> None:
    put(folder, {"pledges/exempelby-2027.yaml": "{"})
    assert "is taken" in new(folder, *NEXT_YEAR, "--id", "exempelby-2027").output
    assert new(folder, *NEXT_YEAR).return_value == 0
    assert texts_in(folder)["pledges/exempelby-2027.yaml"] == "{"
    assert "pledges/exempelby-2027-2.yaml" in texts_in(folder)


@pytest.mark.parametrize(
    "text",
    [
        "pledges: {p1: {by: polisen, sv: Ett., en: One.}}",
        'pledges:\n  p1:\n    by: polisen\n    en: One.\n    sv: "Ett\n  och två."',
    ],
)
def test_where_nothing_can_be_added_for_certain_the_record_is_shown(folder: Path, text: str) -> None:
    text = f"{AGREED[: AGREED.index('focus:')]}{text}\n"
    put(folder, {AGREEMENT: text})
    done = new(folder, *PLEDGE)
    assert (done.return_value, "by hand" in done.output, "p2:\n  by: polisen" in done.output) == (1, True, True)
    assert texts_in(folder)[AGREEMENT] == text


@pytest.mark.parametrize(
    "text",
    [
        AGREED.replace("\n", "\r\n"),
        "\ufeff" + AGREED,
        AGREED.removesuffix("\n"),
        f"# Om löftet\n{AGREED}\n# Sist i filen\n",
        AGREED.replace("  p2:", "\n  p2:").replace("  p3:", "\n  # Kommunens\n  p3:"),
        AGREED + "reporting: {due: 2027-02}\n",
        AGREED.replace("The municipality will mend the street lights.", "|\n      Mend.\n\n      # All lights."),
    ],
)
def test_no_other_byte_of_the_file_is_changed(folder: Path, text: str) -> None:
    put(folder, {AGREEMENT: text})
    done = new(folder, *PLEDGE)
    assert done.return_value == 0, done.output
    end = "\r\n" if "\r\n" in text else "\n"
    block = '  p4:\n    by: polisen\n    sv: "Tio: ja."\n    en: "Ten: yes."\n'.replace("\n", end)
    before, found, after = texts_in(folder)[AGREEMENT].partition(block)
    assert found
    assert before.rstrip() + after.rstrip("\r\n") in (
        text.rstrip(),
        text.rstrip("\r\n"),
        before.rstrip() + after.rstrip(),
    )
    assert (before + after).replace(end, "") == text.replace(end, "")
    assert "exempelby-2026/p4" in register_in(folder).pledges


@pytest.mark.parametrize("arguments", [FOLLOW_UP, (*PLEDGE, "--target", "{at_least: 2}"), NEXT_YEAR, CONTACT])
def test_what_is_written_is_in_canonical_form(folder: Path, arguments: tuple[str, ...]) -> None:
    CliRunner().invoke(cli, ["fmt", str(folder)], standalone_mode=False)
    assert new(folder, *arguments).return_value == 0
    formatted = CliRunner().invoke(cli, ["fmt", str(folder), "--check"], standalone_mode=False)
    assert formatted.return_value == 0, formatted.output


def test_without_a_register_nothing_is_asked(tmp_path: Path) -> None:
    put(tmp_path, {REGISTER_FILE: "languages: [sv\n"})
    assert (new(tmp_path, *CONTACT).return_value, new(tmp_path / "none", *CONTACT).return_value) == (2, 2)


def test_without_agreements_there_is_nothing_to_follow_up(tmp_path: Path) -> None:
    put(tmp_path, {REGISTER_FILE: FILES[REGISTER_FILE]})
    done = new(tmp_path, "follow-up", answers=[])
    assert (done.return_value, "nothing to choose" in done.output) == (2, True), done.output
