"""`pledgebook init`: asks, or takes options, and writes all files or none."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from pledgebook.cli import cli

WHEEL = "pledgebook-0.1.0-py3-none-any.whl"
SAID = ["--name", "Exempelby", "--code", "9999", "--address", "https://exempelby.example/"]
CONTACT = (
    '{party: polisen, email: kommunpolis@example.org, phone: "114 14", sv: Kommunpolis, en: Municipal police officer}'
)
PARTY = "{kind: association, sv: Nattvandrarna, en: The night walkers}"


@pytest.fixture
def wheel(tmp_path: Path) -> str:
    """A file that is taken for one: what it holds is looked at when it is installed."""
    (tmp_path / WHEEL).write_bytes(b"wheel")
    return str(tmp_path / WHEEL)


def run(folder: Path, *options: str, answers: str = "", language: str = "sv") -> Result:
    arguments = ["init", str(folder), "--language", language, "--today", "2026-11-26", *options]
    return CliRunner().invoke(cli, arguments, input=answers, standalone_mode=False)


def register_in(folder: Path) -> dict[str, dict[str, dict[str, object]]]:
    read: dict[str, dict[str, dict[str, object]]] = yaml.safe_load((folder / "pledges.yaml").read_text("utf-8"))
    return read


def test_options_are_enough_and_nothing_is_asked(tmp_path: Path, wheel: str) -> None:
    more = ["--party", PARTY, "--contact", CONTACT, "--reviewer", "nattvandrarna=@nattvandrarna", "--no-input"]
    done = run(tmp_path / "ny", *SAID, "--engine", wheel, *more)
    assert (done.return_value, done.stderr) == (0, "")
    assert done.stdout.split("\n")[0] == f"{tmp_path / 'ny'}: {len(files_below(tmp_path / 'ny'))} filer är skrivna."
    told = register_in(tmp_path / "ny")
    assert list(told["actors"]) == ["exempelby-kommun", "polisen", "nattvandrarna"]
    assert told["actors"]["nattvandrarna"] == {
        "kind": "association",
        "reviewers": ["@nattvandrarna"],
        "sv": "Nattvandrarna",
        "en": "The night walkers",
    }
    assert told["contacts"]["kommunpolis"]["phone"] == "114 14"
    assert (tmp_path / "ny" / "engine" / WHEEL).read_bytes() == b"wheel"


def test_a_municipality_may_be_called_something_else(tmp_path: Path, wheel: str) -> None:
    called = ["--municipality", "sv=Exempelby stad", "--municipality", "en=The City of Exempelby"]
    assert run(tmp_path / "ny", *SAID, "--engine", wheel, *called, "--no-input").return_value == 0
    city = {"kind": "municipality", "sv": "Exempelby stad", "en": "The City of Exempelby"}
    assert register_in(tmp_path / "ny")["actors"]["exempelby-stad"] == city


ANSWERS = [
    "Exempelby kommun",  # more than the name of the place, and asked again
    "Exempelby",
    "99",  # too short, and asked again
    "9999",
    "",  # both languages
    "",  # Exempelby kommun
    "",
    "kanske",  # neither, and asked again
    "ja",
    "Nattvandrarna",
    "The night walkers",
    "6",  # the number of an association
    "nej",
    "",  # the municipality publishes
    "@exempelby/kansli",
    "",
    "",
    "",  # nobody answers for the municipality
    "Kommunpolis",
    "Municipal police officer",
    "kommunpolis@example.org",
    "114 14",
    "",  # nobody answers for those who walk at night
    "https://github.com/exempelby/loften.git",
    "",  # GitHub
    "",  # the address that GitHub gives
    "blå",  # no colour, and asked again
    "#005A9C",
    "",  # no logo
    "main",  # no version, and asked again
]


def test_a_communicator_is_asked_for_all_of_it(tmp_path: Path, wheel: str) -> None:
    done = run(tmp_path / "ny", answers="\n".join([*ANSWERS, wheel, ""]))
    assert done.return_value == 0, done.stderr
    told = register_in(tmp_path / "ny")
    assert list(told["actors"]) == ["exempelby-kommun", "polisen", "nattvandrarna"]
    assert told["contacts"] == {
        "kommunpolis": {
            "party": "polisen",
            "email": "kommunpolis@example.org",
            "phone": "114 14",
            "sv": "Kommunpolis",
            "en": "Municipal police officer",
        }
    }
    settings = yaml.safe_load((tmp_path / "ny" / "mkdocs.yml").read_text("utf-8"))
    assert settings["site_url"] == "https://exempelby.github.io/loften/"
    assert settings["repo_url"] == "https://github.com/exempelby/loften"
    assert settings["extra"] == {"generator": False, "repository": {"host": "github"}, "colour": "#005a9c"}
    owners = (tmp_path / "ny" / ".github" / "CODEOWNERS").read_text("utf-8")
    assert "/pledges.yaml @exempelby/kansli\n" in owners
    said_again = ("`Exempelby kommun` är kommunens fulla namn", "Svara ja eller nej.", "6  association     Förening")
    for said in (*said_again, "`blå` är ingen färg", "`main` anger inte exakt en version"):
        assert said in done.stderr


def test_who_says_where_the_software_lies_is_asked_for_all_else(tmp_path: Path, wheel: str) -> None:
    done = run(tmp_path / "ny", "--engine", wheel, answers="\n".join(ANSWERS[:-1]) + "\n")
    assert done.return_value == 0, done.stderr
    assert "kommunpolis" in register_in(tmp_path / "ny")["contacts"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--name", "Exempelby"], "`--code` saknas"),
        ([*SAID, "--colour", "red"], "`red` är ingen färg"),
        ([*SAID, "--host", "sourceforge"], "`sourceforge` går inte att välja"),
        ([*SAID, "--languages", "sv,fi"], "`fi` går inte att välja"),
        ([*SAID, "--municipality", "fi=Exempelbyn kunta"], "`fi` går inte att välja"),
        ([*SAID, "--logo", "no-such.png"], "`no-such.png` är ingen bildfil"),
        ([*SAID, "--engine", "https://example.org/pledgebook-1-py3-none-any.whl"], "anger inte exakt en version"),
        ([*SAID, "--publisher", "regionen"], "`regionen` går inte att välja"),
        ([*SAID, "--reviewer", "regionen=@x"], "`regionen` går inte att välja"),
        ([*SAID, "--reviewer", "polisen=x y"], "`x`"),
        ([*SAID, "--party", "Nattvandrarna"], "`Nattvandrarna` går inte att läsa"),
        ([*SAID, "--contact", "{party: regionen, sv: X}"], "`regionen` går inte att välja"),
        ([*SAID, "--address", "exempelby"], "`exempelby`"),
        (SAID, "`--engine` saknas"),
    ],
)
def test_an_option_that_cannot_be_used_is_said_in_one_sentence(tmp_path: Path, options: list[str], said: str) -> None:
    done = run(tmp_path / "ny", *options, "--no-input")
    assert done.return_value == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "ny").exists()


def test_a_register_with_errors_is_shown_and_not_written(tmp_path: Path, wheel: str) -> None:
    bad = "{kind: club, sv: Nattvandrarna, en: The night walkers}"
    done = run(tmp_path / "ny", *SAID, "--engine", wheel, "--party", bad, "--no-input", language="en")
    assert done.return_value == 1
    assert "Nothing was written" in done.stderr
    assert "not-a-choice" in done.stderr
    assert not (tmp_path / "ny").exists()


@pytest.mark.parametrize("name", ["README.md", ".hidden", "folder"])
def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path, wheel: str, name: str) -> None:
    folder = tmp_path / "ny"
    (folder / name).mkdir(parents=True)
    done = run(folder, *SAID, "--engine", wheel, "--no-input")
    assert done.return_value == 2
    assert "finns redan och är inte tom" in done.stderr
    assert [entry.name for entry in folder.iterdir()] == [name]


def test_a_file_in_the_way_is_left_alone(tmp_path: Path, wheel: str) -> None:
    (tmp_path / "ny").write_text("min", "utf-8")
    assert run(tmp_path / "ny", *SAID, "--engine", wheel, "--no-input").return_value == 2
    assert (tmp_path / "ny").read_text("utf-8") == "min"


def test_a_repository_without_files_is_filled(tmp_path: Path, wheel: str) -> None:
    (tmp_path / "ny" / ".git").mkdir(parents=True)
    done = run(tmp_path / "ny", *SAID, "--engine", wheel, "--host", "gitlab", "--no-input")
    assert done.return_value == 0
    assert (tmp_path / "ny" / "pledges.yaml").is_file()
    assert not (tmp_path / "ny" / ".pledgebook-init").exists()


def test_codeowners_lie_where_the_host_reads_them(tmp_path: Path, wheel: str) -> None:
    options = [*SAID, "--engine", wheel, "--reviewer", "polisen=@polisen", "--reviewer", "exempelby-kommun=@ks"]
    for host in ("github", "gitlab", "forgejo"):
        assert run(tmp_path / host, *options, "--host", host, "--no-input").return_value == 0
    found = [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("CODEOWNERS"))]
    assert found == ["github/.github/CODEOWNERS", "gitlab/.gitlab/CODEOWNERS"]


@pytest.mark.parametrize("is_there", [False, True])
def test_nothing_is_left_if_the_disk_gives_up_halfway(tmp_path: Path, wheel: str, is_there: bool) -> None:
    folder = tmp_path / "parent" / "ny"
    (folder / ".git" if is_there else folder.parent).mkdir(parents=True)
    before = [*folder.parent.rglob("*")]
    done = subprocess.run(
        [sys.executable, "-m", "pledgebook", "init", str(folder), *SAID, "--engine", wheel, "--no-input"],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000)),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert [*folder.parent.rglob("*")] == before


@pytest.mark.parametrize(("language", "left"), [("sv", "Avbrutet. Inget är skrivet."), ("en", "Nothing was written.")])
def test_who_leaves_is_told_that_nothing_was_written(tmp_path: Path, wheel: str, language: str, left: str) -> None:
    done = run(tmp_path / "ny", answers="Exempelby\n9999\n", language=language)
    assert done.return_value == 1
    assert done.stderr.endswith(f"{left}\n")
    assert not (tmp_path / "ny").exists()


def test_nothing_is_left_by_who_leaves_while_files_are_written(
    tmp_path: Path, wheel: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key may be pressed at any moment: here the first file is written when it is."""
    monkeypatch.setattr(Path, "write_bytes", interrupted)
    done = run(tmp_path / "ny", *SAID, "--engine", wheel, "--no-input")
    assert (done.return_value, done.stderr) == (1, "\nAvbrutet. Inget är skrivet.\n")
    assert [path.name for path in tmp_path.iterdir()] == [WHEEL]


def interrupted(path: Path, content: bytes) -> int:
    path.touch()
    raise KeyboardInterrupt


def files_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
