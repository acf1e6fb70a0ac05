"""The files of a new register: read back as they were meant, whatever was answered, and alike to our own."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.commands.answers import as_data
from pledgebook.commands.map_writing import with_record
from pledgebook.diagnostics.report_text import text_report
from pledgebook.model.register import Register
from pledgebook.pipeline import check
from pledgebook.publishing.code_host import HostKind
from pledgebook.reading.folder import read_folder
from pledgebook.reading.source_text import SourceFile, readable
from pledgebook.starting.lock_file import pins_of
from pledgebook.starting.new_register import NewRegister, id_of
from pledgebook.starting.records import record_files
from pledgebook.starting.site_address import host_of, site_address_of
from pledgebook.starting.written_files import TOOLS, as_record_folder, files_of
from tests.site_builds import REPOSITORY
from tests.starting.made_up import exempelby

TODAY = date(2026, 11, 26)
# Of our own settings, what a register elsewhere has otherwise.
OF_ITS_OWN = ("site_name", "site_url", "repo_url", "hooks", "watch", "extra")


def checked(register: NewRegister) -> tuple[Register, str]:
    outcome = check(as_record_folder(files_of(register)), TODAY)
    assert outcome.register is not None
    return outcome.register, text_report(outcome.diagnostics, "en")


def settings_of(register: NewRegister) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(files_of(register)["mkdocs.yml"])
    return read


def may_be_in_a_file(name: str) -> bool:
    """Not what nobody sees, such as a variation selector: it is refused when it is answered."""
    return readable(name) == name


@pytest.mark.parametrize("languages", [("sv", "en"), ("sv",), ("en", "sv"), ("en",)], ids=" ".join)
def test_a_new_register_has_no_error_in_any_languages(languages: tuple[str, ...]) -> None:
    register, told = checked(exempelby(languages=languages))
    assert register.languages == languages
    assert register.opened is None
    assert "error[" not in told


def test_the_first_agreement_stands_last_and_apart() -> None:
    register = SourceFile("pledges.yaml", files_of(exempelby())["pledges.yaml"])
    content = with_record(register, ["agreements"], "exempelby-2027:\n  period: 2027\n")
    assert content == register.content + b"\nagreements:\n  exempelby-2027:\n    period: 2027\n"


def test_what_is_said_of_a_new_register_is_what_only_its_publisher_can_know() -> None:
    _, told = checked(exempelby())
    assert [line.partition("[")[2].partition("]")[0] for line in told.split("\n") if ": warning[" in line] == [
        "C724 privacy-missing",
        "C721 accessibility-lacks",
    ]
    assert ": advice[" not in told


@given(name=st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=40).filter(may_be_in_a_file))
def test_a_name_is_read_back_from_records_as_it_was_given(name: str) -> None:
    """But for letters that Unicode has under two numbers, which are read as the ordinary one (NFC)."""
    name = normalize("NFC", name)
    actors = {"x": {"kind": "municipality", "sv": name}}
    register = exempelby(area=name, languages=("sv",), publisher="x", actors=actors, contacts={})
    data = as_data(record_files(register)["pledges.yaml"])
    assert isinstance(data, Mapping)
    assert data["actors"] == actors
    assert data["areas"] == {id_of(name): {"kind": "municipality", "code": "9999", "sv": name}}
    assert data["title"] == {"sv": f"Medborgarlöften i {name}"}


@pytest.mark.parametrize("name", ["no", "007", "2027-01-01", "12:30", "null", "a: b #1", '"', "Å\u00ad", "{{ name }}"])
def test_a_name_that_yaml_would_take_for_something_else_stays_text(name: str) -> None:
    settings = settings_of(exempelby(repository=name, colour=name))
    assert (settings["repo_url"], settings["extra"]["colour"]) == (name, name)


def test_settings_are_those_of_this_repository_but_for_what_is_its_own() -> None:
    ours, theirs = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text("utf-8")), settings_of(exempelby())
    assert {key: value for key, value in theirs.items() if key not in OF_ITS_OWN} == {
        key: value for key, value in ours.items() if key not in OF_ITS_OWN
    }
    assert theirs["hooks"] == ["hooks/pledgebook_site.py"]
    assert theirs["extra"] == {
        "generator": False,
        "repository": {"host": "github"},
        "colour": "#005a9c",
        "logo": "bilder/logo.png",
    }
    assert files_of(exempelby())["content/bilder/logo.png"] == b"\x89PNG"


def test_what_was_not_said_is_not_in_the_settings() -> None:
    settings = settings_of(exempelby(repository="", colour="", logo=None))
    assert "repo_url" not in settings
    assert settings["extra"] == {"generator": False}


def test_editors_complete_records_with_a_schema_that_is_there() -> None:
    files = files_of(exempelby())
    first = files["pledges.yaml"].decode().split("\n")[0]
    assert first.removeprefix("# yaml-language-server: $schema=") in files
    schemas = json.loads(files[".vscode/settings.json"])["yaml.schemas"]
    assert [path for path in schemas if path.removeprefix("./") not in files] == []


@pytest.mark.parametrize("host", HostKind)
def test_a_readme_tells_of_its_own_host_alone(host: HostKind) -> None:
    names = {HostKind.GITHUB: "GitHub", HostKind.GITLAB: "GitLab", HostKind.FORGEJO: "Forgejo"}
    files = files_of(exempelby(host=host))
    for readme in ("README.md", "README.en.md"):
        text = files[readme].decode()
        assert [name for name in names.values() if name in text] == [names[host]]


def test_both_readmes_have_the_same_parts_and_links_that_lead_somewhere(tmp_path: Path) -> None:
    files = files_of(exempelby())
    swedish, english = (files[name].decode().split("\n") for name in ("README.md", "README.en.md"))
    assert [line.partition(" ")[0] for line in swedish if line[:1] == "#"] == [
        line.partition(" ")[0] for line in english if line[:1] == "#"
    ]
    for text in (*swedish, *english):
        for link in text.split("](")[1:]:
            assert link.partition(")")[0] in files


def test_the_engine_is_kept_beside_the_records_if_it_is_a_wheel() -> None:
    files = files_of(exempelby())
    assert files["engine/pledgebook-0.1.0-py3-none-any.whl"] == b"wheel"
    assert b"\n./engine/pledgebook-0.1.0-py3-none-any.whl --hash=sha256:" in files["requirements-engine.txt"]


def test_lock_files_name_no_registry_and_hold_the_tools_with_all_hashes() -> None:
    files = files_of(exempelby())
    for path in ("requirements.lock", "requirements-tools.lock", "requirements-archive.lock"):
        assert b"http" not in files[path]
    development = (REPOSITORY / "requirements-dev.lock").read_text("utf-8")
    tools = files["requirements-tools.lock"].decode()
    assert [line for line in tools.split("\n") if "==" in line] == [
        line for line in development.split("\n") if line.partition("==")[0] in TOOLS and "==" in line
    ]
    assert pins_of(development, "uv").count("--hash=") > 10


def test_what_is_built_without_a_wheel_has_its_tools_in_the_lock_file() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    assert set(project["dependency-groups"]["build"]) <= set(files_of(exempelby())["requirements.in"].decode().split())


def test_the_same_answers_give_the_same_bytes() -> None:
    assert list(files_of(exempelby()).items()) == list(files_of(exempelby()).items())


@pytest.mark.parametrize(
    ("name", "its_id"),
    [("Exempelby kommun", "exempelby-kommun"), ("Öckerö", "ockero"), ("3:e linjen", "e-linjen"), ("北", "part")],
)
def test_an_id_says_the_name(name: str, its_id: str) -> None:
    assert id_of(name) == its_id
    assert id_of(name, {its_id}) == f"{its_id}-2"


@pytest.mark.parametrize(
    ("repository", "host", "address"),
    [
        ("https://github.com/Exempelby/loften", HostKind.GITHUB, "https://exempelby.github.io/loften/"),
        ("https://github.com/exempelby/exempelby.github.io", HostKind.GITHUB, "https://exempelby.github.io/"),
        (
            "https://gitlab.com/exempelby/trygghet/loften",
            HostKind.GITLAB,
            "https://exempelby.gitlab.io/trygghet/loften/",
        ),
        ("https://gitlab.example.org/exempelby/loften", HostKind.GITLAB, ""),
        ("https://codeberg.org/exempelby/loften", HostKind.FORGEJO, "https://exempelby.codeberg.page/loften/"),
        ("https://git.example.org/exempelby/loften", HostKind.FORGEJO, ""),
        ("", HostKind.GITHUB, ""),
    ],
)
def test_the_address_of_the_repository_tells_the_host_and_often_the_site(
    repository: str, host: HostKind, address: str
) -> None:
    assert (host_of(repository), site_address_of(repository)) == (host, address)


def test_the_files_are_read_from_disk_as_they_were_checked(tmp_path: Path) -> None:
    for path, content in files_of(exempelby()).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    on_disk = check(read_folder(tmp_path), TODAY)
    assert text_report(on_disk.diagnostics, "en") == checked(exempelby())[1]
