"""`pledgebook translations` and `pledgebook translated`, run as programs of their own on folders on disk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pledgebook.commands.translated import with_mark
from tests.commands.test_check import AGREEMENT, folder, put, run

__all__ = ["folder"]

PAGE = "---\ntitle: {title}\ndescription: {title}.\nupdated: 2026-11-22\n---\n{title}.\n"
REPORT = (
    "---\nagreement: exempelby-2026\nby: polisen\ndate: 2026-06-30\npledges: {p1: fulfilled}\n---\nVi var synliga.\n"
)
TRANSLATED = "followups/2026-06-30-polisen.en.md"


@pytest.fixture
def register(folder: Path) -> Path:
    """An agreement, a follow-up and a page, with translations that have no mark."""
    put(folder, AGREEMENT)
    write(folder, "followups/2026-06-30-polisen.md", REPORT)
    write(folder, TRANSLATED, "We were visible.\n")
    write(folder, "content/sv/om.md", PAGE.format(title="Om"))
    write(folder, "content/en/om.md", PAGE.format(title="About"))
    return folder


def write(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(text.encode())


def listed(folder: Path, *options: str) -> list[str]:
    done = run("translations", folder, *options)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def mark(folder: Path, *files: str) -> str:
    """What the program says; it must have marked them."""
    done = run("translated", *files, cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_every_file_without_a_mark_is_listed(register: Path) -> None:
    assert listed(register, "--language", "en") == [
        "content/en/om.md:1: unmarked, en: page `om`",
        f"{TRANSLATED}:1: unmarked, en: follow-up `2026-06-30-polisen`",
        "Missing: 0. Missing on purpose: 0. Out of date: 0. Unmarked: 2.",
    ]


def test_the_list_is_in_the_language_of_the_reader(register: Path) -> None:
    assert listed(register)[0] == "content/en/om.md:1: omärkt, en: sidan `om`"


def test_the_list_tells_what_is_missing_and_what_is_out_of_date(register: Path) -> None:
    mark(register, TRANSLATED)
    write(register, "followups/2026-06-30-polisen.md", REPORT.replace("Vi var", "Vi var inte"))
    (register / "content/en/om.md").unlink()
    put(
        register, AGREEMENT.replace("period: 2026", "period: 2025\nuntranslated: [en]\ntitle: Löftet"), "exempelby-2025"
    )
    assert listed(register, "--language", "en") == [
        "content/sv/om.md:6: missing, en: page `om`",
        f"{TRANSLATED}:2: out of date, en: follow-up `2026-06-30-polisen`",
        "pledges/exempelby-2025.yaml:5: missing on purpose, en: agreement `exempelby-2025`",
        "Missing: 1. Missing on purpose: 1. Out of date: 1. Unmarked: 0.",
    ]


def test_a_register_with_nothing_to_do_says_so(register: Path) -> None:
    mark(register, TRANSLATED, "content/en/om.md")
    assert listed(register) == ["Ingen översättning saknas eller är inaktuell."]


def test_json_has_every_translation_in_a_stable_shape(register: Path) -> None:
    report = json.loads("\n".join(listed(register, "--format", "json")))
    assert list(report) == ["version", "translations"]
    assert report["translations"][1] == {
        "path": TRANSLATED,
        "line": 1,
        "column": 1,
        "state": "unmarked",
        "on_purpose": False,
        "language": "en",
        "kind": "follow-up",
        "id": "2026-06-30-polisen",
        "field": "",
    }


def test_without_a_register_there_is_no_list(tmp_path: Path) -> None:
    assert run("translations", tmp_path).returncode == 2
    assert run("translations", tmp_path / "nowhere").returncode == 2


def test_a_mark_is_written_and_nothing_else_is_changed(register: Path) -> None:
    before = (register / "content/en/om.md").read_text("utf-8")
    assert mark(register, "content/en/om.md") == "content/en/om.md: märkt som aktuell\n"
    after = (register / "content/en/om.md").read_text("utf-8")
    lines = [line for line in after.splitlines(keepends=True) if not line.startswith("translated_from: ")]
    assert "".join(lines) == before != after


def test_a_translation_without_facts_gets_this_one_fact(register: Path) -> None:
    mark(register, TRANSLATED)
    first, second, *rest = (register / TRANSLATED).read_text("utf-8").splitlines()
    assert (first, second.partition(" ")[0], rest) == ("---", "translated_from:", ["---", "We were visible."])


def test_a_marked_register_draws_no_complaint_of_it(register: Path) -> None:
    assert "unmarked-translation" in run("check", register).stdout
    mark(register, TRANSLATED, "content/en/om.md")
    checked = run("check", register).stdout
    assert "translat" not in checked
    assert "front-matter" not in checked


def test_marking_again_changes_nothing(register: Path) -> None:
    mark(register, TRANSLATED)
    once = (register / TRANSLATED).read_bytes()
    assert mark(register, TRANSLATED) == f"{TRANSLATED}: är redan märkt som aktuell\n"
    assert (register / TRANSLATED).read_bytes() == once


def test_an_old_mark_is_renewed_in_its_place(register: Path) -> None:
    mark(register, TRANSLATED)
    once = (register / TRANSLATED).read_text("utf-8")
    write(register, "followups/2026-06-30-polisen.md", REPORT.replace("Vi var", "Vi var inte"))
    mark(register, TRANSLATED)
    twice = (register / TRANSLATED).read_text("utf-8")
    assert len(once) == len(twice)
    assert once != twice
    assert "stale-translation" not in run("check", register).stdout


def test_the_register_may_be_another_folder(register: Path, tmp_path: Path) -> None:
    done = run("translated", "--folder", register, register / TRANSLATED, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        ("followups/2026-06-30-polisen.md", "is no readable translation"),
        ("content/sv/om.md", "is no readable translation"),
        ("pledges.yaml", "is no readable translation"),
        ("content/en", "is no readable translation"),
        ("content/en/moten.md", "There is no file"),
        ("../outside.md", "is not in the folder of the register"),
        ("content/en/link.md", "is no readable translation"),
    ],
)
def test_what_is_no_translation_is_refused_and_then_nothing_is_marked(register: Path, file: str, sentence: str) -> None:
    (register.parent / "outside.md").write_text("Text.\n", "utf-8")
    if "link" in file:
        (register / file).symlink_to(register / "content/en/om.md")
    before = (register / TRANSLATED).read_bytes()
    done = run("translated", TRANSLATED, file, "--language", "en", cwd=register)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1
    assert (register / TRANSLATED).read_bytes() == before
    (register.parent / "outside.md").unlink()


def test_facts_on_one_line_are_left_to_their_author(register: Path) -> None:
    flow = "---\n{title: About, description: About., updated: 2026-11-22}\n---\nAbout.\n"
    write(register, "content/en/om.md", flow)
    done = run("translated", "content/en/om.md", "--language", "en", cwd=register)
    assert done.returncode == 2
    assert "a line of its own" in done.stderr
    assert (register / "content/en/om.md").read_text("utf-8") == flow


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b"---\ntranslated_from: D\n---\n"),
        (b"Text", b"---\ntranslated_from: D\n---\nText"),
        (b"Text\r\nmore\r\n", b"---\r\ntranslated_from: D\r\n---\r\nText\r\nmore\r\n"),
        (b"\xef\xbb\xbfText\n", b"\xef\xbb\xbf---\ntranslated_from: D\n---\nText\n"),
        (b"---\ntitle: A\n---\nText  \n\n", b"---\ntitle: A\ntranslated_from: D\n---\nText  \n\n"),
        (b"---\r\ntitle: A\r\n--- \r\nText", b"---\r\ntitle: A\r\ntranslated_from: D\r\n--- \r\nText"),
        (b"---\rtitle: A\r---\rText", b"---\rtitle: A\rtranslated_from: D\r---\rText"),
        (b"---\n---\nText\n", b"---\ntranslated_from: D\n---\nText\n"),
        (b"---\ntranslated_from: old # why\n---\nText\n", b"---\ntranslated_from: D # why\n---\nText\n"),
        (b"---\ntranslated_from:  'old'\n---\nText\n", b"---\ntranslated_from:  'D'\n---\nText\n"),
        (b"---\ntranslated_from:\n---\nText\n", b"---\ntranslated_from: D\n---\nText\n"),
        (
            b"---\ntitle: A\n---\ntranslated_from: x\n---\n",
            b"---\ntitle: A\ntranslated_from: D\n---\ntranslated_from: x\n---\n",
        ),
    ],
)
def test_every_other_byte_stays_as_it_was(before: bytes, after: bytes) -> None:
    assert with_mark(before, "D") == after
    assert with_mark(after, "D") == after
