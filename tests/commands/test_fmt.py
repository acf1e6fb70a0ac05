"""`pledgebook fmt`: what is written, what is shown, and what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pledgebook.cli import cli
from tests.complaint_cases import BASE
from tests.expected_files import expected
from tests.rights import as_anybody

ODD = """\
# Odd, but legal.
sv: 'Minst 20 fotpatruller.'
period: "2021"   # one year

areas:
- exempelby
parties: [  polisen,exempelby-kommun]
untranslated: en
pledges:
    p1: # the first
        sv: Två   # turer
        by: "polisen"
"""
CANONICAL = """\
areas: [exempelby]
parties: [polisen, exempelby-kommun]
period: 2021 # one year
untranslated: en
# Odd, but legal.
sv: Minst 20 fotpatruller.
pledges:
  p1: # the first
    by: polisen
    sv: Två # turer
"""
AGREEMENT = "pledges/exempelby-2021.yaml"
REPORT = "followups/2022-01-18-polisen.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, "pledges.yaml", BASE.read_bytes())
    put(tmp_path, AGREEMENT, ODD.encode())
    return tmp_path


def put(folder: Path, path: str, content: bytes) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(content)


def run(*arguments: object, language: str = "en") -> Result:
    options = ["fmt", *map(str, arguments), "--language", language]
    return CliRunner().invoke(cli, options, standalone_mode=False)


def test_files_are_written_in_the_form_and_told_one_by_one(folder: Path) -> None:
    result = run(folder)
    assert result.return_value == 0
    assert result.output == f"{AGREEMENT}: written in the common form\n"
    assert (folder / AGREEMENT).read_text("utf-8") == CANONICAL
    again = run(folder)
    assert again.return_value == 0
    assert again.output == "All 2 files are in the common form.\n"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_check_shows_the_difference_and_writes_nothing(
    folder: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    result = run("--check", language=language)
    assert result.return_value == 1
    assert (folder / AGREEMENT).read_text("utf-8") == ODD
    expected(Path(__file__).parent / f"fmt.{language}.txt", result.output)


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf%s", b"%s\r\n"])
def test_other_bytes_of_the_same_characters_are_told_in_words(folder: Path, content: bytes) -> None:
    put(folder, AGREEMENT, (content % CANONICAL.encode()).replace(b"\n", b"\r\n"))
    result = run(folder, "--check")
    assert result.return_value == 1
    assert "other line ends" in result.output or "@@" in result.output
    assert run(folder).return_value == 0
    assert (folder / AGREEMENT).read_text("utf-8") == CANONICAL


def test_only_the_files_that_are_named_are_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, REPORT, b"---\nby: polisen\nagreement: exempelby-2021\ndate: 2022-01-18\n---\nText. \n")
    assert run(folder, folder / REPORT).return_value == 0
    assert (folder / REPORT).read_text(
        "utf-8"
    ) == "---\nagreement: exempelby-2021\nby: polisen\ndate: 2022-01-18\n---\nText.\n"
    assert (folder / AGREEMENT).read_text("utf-8") == ODD
    monkeypatch.chdir(folder)
    assert run(AGREEMENT).return_value == 0
    assert (folder / AGREEMENT).read_text("utf-8") == CANONICAL
    assert run(AGREEMENT).output == "The file is in the common form.\n"


def test_a_file_that_cannot_be_read_is_left_alone_and_told_of(folder: Path) -> None:
    broken = "agreement: exempelby-2021\nby: polisen: ja\n"
    put(folder, REPORT, f"---\n{broken}---\n".encode())
    result = run(folder)
    assert result.return_value == 1
    assert f"{REPORT} is not changed, for it cannot be read:" in result.output
    assert f"{REPORT}:3:12: error[S1" in result.output
    assert (folder / REPORT).read_text("utf-8") == f"---\n{broken}---\n"
    assert (folder / AGREEMENT).read_text("utf-8") == CANONICAL


def test_without_a_readable_register_words_keep_their_order(folder: Path) -> None:
    put(folder, "pledges.yaml", b"languages: [sv\n")
    put(folder, AGREEMENT, b"title: {en: A, sv: B}\nareas: exempelby\n")
    assert run(folder).return_value == 1
    assert (folder / AGREEMENT).read_text("utf-8") == "areas: exempelby\ntitle: {en: A, sv: B}\n"


@pytest.mark.parametrize("name", ["content/sv/index.md", "mkdocs.yml", "pledges/saknas.yaml"])
def test_what_is_no_record_file_is_refused(folder: Path, name: str) -> None:
    if "saknas" not in name:
        put(folder, name, b"# Om\n")
    result = run(folder, folder / AGREEMENT, folder / name)
    assert result.return_value == 2
    assert name in result.output
    assert (folder / AGREEMENT).read_text("utf-8") == ODD


def test_a_folder_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    result = run(tmp_path / "saknas")
    assert result.return_value == 2
    assert result.output == f"There is no folder `{tmp_path / 'saknas'}`.\n"


def test_a_folder_without_records_is_no_success(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.return_value == 1
    assert "register-missing" in result.output


def test_rights_are_kept_and_nothing_is_left_beside(folder: Path) -> None:
    (folder / AGREEMENT).chmod(0o640)
    run(folder)
    assert (folder / AGREEMENT).stat().st_mode & 0o777 == 0o640
    assert [file.name for file in (folder / "pledges").iterdir()] == ["exempelby-2021.yaml"]


def test_a_form_that_would_be_read_otherwise_is_never_written(folder: Path) -> None:
    """YAML knows no key of more than 1,024 characters but after a question mark, which the form has not."""
    odd = f"? {'x' * 1100}\n:   1\n"
    put(folder, "pledges/exempelby-2022.yaml", odd.encode())
    result = run(folder)
    assert result.return_value == 1
    assert (
        "pledges/exempelby-2022.yaml is not changed: in the common form it would say something else." in result.output
    )
    assert (folder / "pledges/exempelby-2022.yaml").read_text("utf-8") == odd
    assert (folder / AGREEMENT).read_text("utf-8") == CANONICAL


def test_what_cannot_be_written_stays_whole(folder: Path) -> None:
    for one in (folder.parent, folder, folder / "pledges"):
        one.chmod(0o755)
    with as_anybody():
        result = run(folder)
    assert isinstance(result.exception, PermissionError)
    assert (folder / AGREEMENT).read_text("utf-8") == ODD


def test_a_file_in_form_is_not_touched(folder: Path) -> None:
    run(folder)
    before = (folder / AGREEMENT).stat()
    run(folder)
    assert (folder / AGREEMENT).stat().st_mtime_ns == before.st_mtime_ns
    assert (folder / AGREEMENT).stat().st_ino == before.st_ino


def test_a_link_is_no_file_of_the_register(folder: Path) -> None:
    put(folder, "annan.yaml", ODD.encode())
    (folder / "pledges" / "lank-2021.yaml").symlink_to(folder / "annan.yaml")
    result = run(folder)
    assert result.return_value == 1
    assert "symbolic-link" in result.output
    assert (folder / "annan.yaml").read_text("utf-8") == ODD
