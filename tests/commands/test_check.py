"""`pledgebook check`, run as a program of its own on folders on disk."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

import pledgebook
from pledgebook.commands.check import check
from tests.complaint_cases import BASE, LANGUAGES
from tests.rights import as_anybody

TODAY = date(2026, 11, 22)

AGREEMENT = """areas: exempelby
parties: [polisen, exempelby-kommun]
period: 2026
pledges:
  p1:
    by: polisen
    sv: Polisen ska genomföra fotpatruller i centrum.
    en: The police will carry out foot patrols in the centre.
"""
# A warning: the quotation marks may be meant.
WARNED = AGREEMENT.replace("Polisen ska genomföra fotpatruller i centrum.", "”Fotpatruller i centrum.”")
BROKEN = AGREEMENT.replace("by: polisen", "bye: polisen").replace("period: 2026", "period: 2026/2027")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pledges").mkdir()
    (tmp_path / "pledges.yaml").write_bytes(BASE.read_bytes())
    return tmp_path


def put(folder: Path, text: str, name: str = "exempelby-2026") -> None:
    (folder / "pledges" / f"{name}.yaml").write_text(text, "utf-8")


def run(
    *arguments: object, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """The program on a machine that says nothing of language or day."""
    return subprocess.run(
        [sys.executable, "-m", "pledgebook", *map(str, arguments)],
        cwd=cwd,
        env=_environment(env or {}),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    package_root = Path(pledgebook.__file__).parent.parent
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(package_root), "SOURCE_DATE_EPOCH": "1795392000", **more}


def test_a_register_without_troubles_ends_with_0(folder: Path) -> None:
    put(folder, AGREEMENT)
    done = run("check", folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "inga problem, 2 filer lästa\n", "")


def test_the_folder_is_the_current_one_unless_said(folder: Path) -> None:
    put(folder, BROKEN)
    assert run("check", cwd=folder).stdout == run("check", folder).stdout


def test_errors_end_with_1_and_are_shown_all_at_once_in_order(folder: Path) -> None:
    put(folder, BROKEN)
    put(folder, "areas: [exempelby\n", "a-2026")
    put(folder, AGREEMENT.replace("exempelby\n", "vara\n", 1), "b-2026")
    done = run("check", folder, "--language", "en")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert [line.partition(" ")[0] for line in lines if not line.startswith(" ")][:-1] == [
        "pledges/a-2026.yaml:1:8:",
        "pledges/b-2026.yaml:1:8:",
        "pledges/exempelby-2026.yaml:3:9:",
        "pledges/exempelby-2026.yaml:6:5:",
    ]
    assert lines[-1] == "4 errors"


def test_every_complaint_has_its_hint_below_it(folder: Path) -> None:
    put(folder, BROKEN)
    lines = run("check", folder).stdout.splitlines()[:-1]
    assert [line.startswith("    ") for line in lines] == [False, True] * (len(lines) // 2)


def test_warnings_end_with_1_only_if_strict(folder: Path) -> None:
    put(folder, WARNED)
    assert run("check", folder).returncode == 0
    assert run("check", folder, "--strict").returncode == 1
    assert run("check", folder).stdout == run("check", folder, "--strict").stdout


def test_advice_never_ends_with_1(folder: Path) -> None:
    put(folder, AGREEMENT.replace("genomföra", "verka för"))
    done = run("check", folder, "--strict")
    assert ": råd[" in done.stdout
    assert done.returncode == 0


def test_twice_the_same(folder: Path) -> None:
    put(folder, BROKEN)
    put(folder, WARNED, "a-2026")
    assert (
        run("check", folder, env={"PYTHONHASHSEED": "1"}).stdout
        == run("check", folder, env={"PYTHONHASHSEED": "2"}).stdout
    )


@pytest.mark.parametrize(
    ("environment", "word"),
    [
        ({}, "fel["),
        ({"LANG": "sv_SE.UTF-8"}, "fel["),
        ({"LANG": "en_GB.UTF-8"}, "error["),
        ({"LANG": "C.UTF-8"}, "fel["),
        ({"LANG": "de_DE.UTF-8"}, "fel["),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "sv_SE.UTF-8"}, "fel["),
        ({"LANG": "sv_SE.UTF-8", "PLEDGEBOOK_LANGUAGE": "en"}, "error["),
    ],
)
def test_the_language_is_that_of_the_reader(folder: Path, environment: dict[str, str], word: str) -> None:
    put(folder, BROKEN)
    assert word in run("check", folder, env=environment).stdout


def test_the_language_may_be_said(folder: Path) -> None:
    put(folder, BROKEN)
    assert ": fel[" in run("check", folder, "--language", "sv", env={"LANG": "en_GB.UTF-8"}).stdout
    assert ": error[" in run("check", folder, "--language", "en", env={"LANG": "sv_SE.UTF-8"}).stdout


def test_the_day_decides_what_is_late(folder: Path) -> None:
    put(folder, AGREEMENT.replace("period: 2026", "period: 2021"))
    slug = "final-report-missing"
    assert slug not in run("check", folder, "--today", "2021-06-01").stdout
    assert slug in run("check", folder, "--today", "2026-11-22").stdout
    assert slug not in run("check", folder, env={"SOURCE_DATE_EPOCH": "1622505600"}).stdout


def test_json_has_every_trouble_in_a_stable_shape(folder: Path) -> None:
    put(folder, BROKEN.replace("exempelby\n", "öby\n", 1))
    done = run("check", folder, "--format", "json")
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert "öby" in done.stdout
    assert set(report) == {"version", "diagnostics"}
    assert report["version"] == 1
    first = report["diagnostics"][0]
    kind = ["path", "line", "column", "severity", "code", "slug", "facts"]
    assert list(first) == [*kind, "message", "hint", "block", "caused"]
    assert first["path"] == "pledges/exempelby-2026.yaml"
    assert (first["line"], first["column"]) == (1, 8)
    assert (first["severity"], first["code"], first["slug"]) == ("error", "F212", "not-an-id")
    assert first["facts"] == {"value": "öby", "suggestion": "oby"}
    assert set(first["message"]) == set(first["hint"]) == set(LANGUAGES)
    assert len(report["diagnostics"]) == 3


def test_json_of_no_troubles_is_an_empty_list(folder: Path) -> None:
    put(folder, AGREEMENT.replace("period: 2026", "period: 2026 to 2027"))
    assert json.loads(run("check", folder, "--format", "json").stdout) == {"version": 1, "diagnostics": []}


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-16"])
def test_output_is_utf_8_whatever_the_machine_prefers(folder: Path, encoding: str) -> None:
    put(folder, BROKEN.replace("exempelby\n", "öby→\n", 1))
    assert "öby→" in run("check", folder, env={"PYTHONIOENCODING": encoding}).stdout


def test_a_file_name_that_is_no_text_can_be_complained_about(folder: Path) -> None:
    name = os.fsencode(folder / "pledges") + b"/f\xf6r-2026.yaml"
    os.close(os.open(name, os.O_CREAT))
    done = run("check", folder, env={"LC_ALL": "C.UTF-8"})
    assert done.returncode == 1
    assert done.stdout.startswith("pledges/f\\udcf6r-2026.yaml:1:1: ")
    report = json.loads(run("check", folder, "--format", "json").stdout)
    assert report["diagnostics"][0]["path"] == "pledges/f\udcf6r-2026.yaml"


def test_a_missing_register_is_a_trouble_of_the_folder(tmp_path: Path) -> None:
    done = run("check", tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("pledges.yaml:1:1: fel[S101 register-missing] ")
    assert done.stdout.endswith("\n1 fel\n")


@pytest.mark.parametrize("name", ["nowhere", "pledges.yaml", "{odd}"])
def test_a_missing_folder_ends_with_2_and_one_sentence(folder: Path, name: str) -> None:
    done = run("check", folder / name)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"Mappen `{folder / name}` finns inte.\n"
    assert run("check", folder / name, "--language", "en").stderr == f"There is no folder `{folder / name}`.\n"


@pytest.mark.parametrize("epoch", ["tomorrow", "1e9", "99999999999999", "-99999999999999", "9" * 5000])
def test_a_day_that_is_none_ends_with_2_and_one_sentence(folder: Path, epoch: str) -> None:
    done = run("check", folder, "--language", "en", env={"SOURCE_DATE_EPOCH": epoch})
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"SOURCE_DATE_EPOCH should be a number of seconds since 1970 but is `{epoch}`.\n"
    assert run("check", folder, "--today", "2026-11-22", env={"SOURCE_DATE_EPOCH": epoch}).returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["chek"],
        ["check", "--strickt"],
        ["check", "--language", "fi"],
        ["check", "--format", "xml"],
        ["check", "--today", "2026-02-30"],
        ["check", "--today", "tomorrow"],
        ["check", "a", "b"],
        ["schema"],
    ],
)
def test_bad_usage_ends_with_2_and_says_what_is_wrong(tmp_path: Path, arguments: list[str]) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Error: " in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="no such signal on this system")
def test_a_reader_that_leaves_ends_the_program_without_a_word(folder: Path) -> None:
    put(folder, "\n".join(f"field-{number}: x" for number in range(5_000)))
    process = subprocess.Popen(
        [sys.executable, "-m", "pledgebook", "check", str(folder)],
        env=_environment({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    with process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == -signal.SIGPIPE


def test_a_file_that_the_disk_does_not_give_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    # Not in pytest's own folder, which nobody else may enter.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "pledges.yaml").write_bytes(BASE.read_bytes())
        (folder / "pledges").mkdir()
        put(folder, AGREEMENT)
        assert check(folder, report_format="text", language="sv", today=TODAY, is_strict=False) == 0
        (folder / "pledges" / "exempelby-2026.yaml").chmod(0)
        with as_anybody():
            assert check(folder, report_format="text", language="sv", today=TODAY, is_strict=False) == 2
    assert "fel[S104 unreadable-file]" in capsys.readouterr().out
