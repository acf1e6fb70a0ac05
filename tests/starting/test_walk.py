"""From nothing to a published register, as its own README says: each of the README's commands is read there and run.

Nothing is fetched: the engine comes from a wheel made here, and all else from where the tests have it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.built_site import BuiltSite, site_in
from tests.scratch_repository import ScratchRepository
from tests.site_builds import DAY

ADDRESS = "https://exempelby.github.io/loften/"
REPOSITORY = "https://github.com/exempelby/loften"
CONTACT = "{party: polisen, email: kommunpolis@example.org, sv: Kommunpolis, en: Municipal police officer}"
SHELL = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Municipality:
    """A folder in which somebody follows a README."""

    def __init__(self, folder: Path, wheel: Path, host: Path) -> None:
        self.folder = folder
        self.environment = {
            **os.environ,
            "SOURCE_DATE_EPOCH": DAY,
            "PLEDGEBOOK_LANGUAGE": "sv",
            "PIP_NO_INDEX": "1",
            **_GIT,
            "GIT_CONFIG_KEY_0": f"url.{host}.insteadOf",
            "GIT_CONFIG_VALUE_0": REPOSITORY,
        }
        logo = folder.parent / "vapen.png"
        logo.write_bytes(b"\x89PNG\r\n\x1a\n")
        self.run(
            f"'{sys.executable}' -m pledgebook init {folder.name} --no-input --name Exempelby --code 9999 "
            f"--contact '{CONTACT}' --reviewer exempelby-kommun=@exempelby/kansli --repository {REPOSITORY} "
            f"--colour '#005a9c' --logo {logo} --engine {wheel}",
            folder.parent,
        )
        self._have_ready_what_the_lock_names()

    def run(self, commands: str, folder: Path | None = None) -> str:
        """What they print; each must succeed."""
        done = subprocess.run(
            ["bash", "-e", "-c", commands],
            cwd=folder or self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout

    def _have_ready_what_the_lock_names(self) -> None:
        """As `make` leaves it when the lock file has been installed. The engine is not among it."""
        venv = self.folder / ".venv"
        self.run(f"'{sys.executable}' -m venv --without-pip .venv")
        (site_packages,) = venv.glob("lib/python*/site-packages")
        (site_packages / "tests.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
        for program in ("mkdocs", "properdocs"):
            script = venv / "bin" / program
            script.write_text(f'#!/bin/sh\nexec "{venv}/bin/python" -m {program} "$@"\n', "utf-8")
            script.chmod(0o755)
        (venv / ".locked").touch()


_GIT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_COUNT": "1",
    "GIT_AUTHOR_NAME": "Anna Andersson",
    "GIT_AUTHOR_EMAIL": "anna@exempelby.example",
    "GIT_COMMITTER_NAME": "Anna Andersson",
    "GIT_COMMITTER_EMAIL": "anna@exempelby.example",
}


@pytest.fixture(scope="module")
def municipality(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Municipality:
    """Which has done all that its README says in commands."""
    folder = tmp_path_factory.mktemp("walk")
    host = ScratchRepository(folder / "host.git", "--bare").folder
    municipality = Municipality(folder / "loften", wheel, host)
    for commands in SHELL.findall((municipality.folder / "README.md").read_text("utf-8")):
        municipality.run(commands)
    return municipality


@pytest.fixture(scope="module")
def site(municipality: Municipality) -> BuiltSite:
    municipality.run("make site")
    return site_in(municipality.folder / "site", "loften/")


def test_the_engine_is_the_installed_one(municipality: Municipality) -> None:
    printed = municipality.run('.venv/bin/python -c "import pledgebook, pledgebook_mkdocs as m; print(m.__file__)"')
    assert printed.startswith(str(municipality.folder / ".venv"))


def test_both_readmes_say_the_same_commands(municipality: Municipality) -> None:
    swedish, english = (
        re.sub('--message ".*"', "", "".join(SHELL.findall((municipality.folder / name).read_text("utf-8"))))
        for name in ("README.md", "README.en.md")
    )
    assert swedish == english


def test_every_make_target_that_a_readme_names_is_there(municipality: Municipality) -> None:
    targets = re.findall(r"^([a-z]+):", (municipality.folder / "Makefile").read_text("utf-8"), re.MULTILINE)
    for name in ("README.md", "README.en.md"):
        named = re.findall(
            r"`(?:PLEDGEBOOK_LANGUAGE=en )?make ([a-z]+)`", (municipality.folder / name).read_text("utf-8")
        )
        assert named
        assert set(named) <= set(targets)
    assert {"setup", "site", "serve", "check", "fmt", "test", "audit", "links", "lock", "help"} <= set(targets)


def test_all_is_committed_and_at_the_host(municipality: Municipality) -> None:
    assert municipality.run("git status --porcelain") == ""
    assert municipality.run("git rev-parse HEAD") == municipality.run("git ls-remote origin main | cut -f 1")


def test_pages_carry_the_name_and_the_contact_in_both_languages(site: BuiltSite) -> None:
    for address, title, contact in (
        ("", "Medborgarlöften i Exempelby", "Kommunpolis"),
        ("en/", "Citizen pledges in Exempelby", "Municipal police officer"),
    ):
        text = site.pages[address].visible_text
        assert title in text
        assert contact in text
        assert "kommunpolis@example.org" in text
    canonical = site.pages["en/"].soup.find("link", rel="canonical")
    assert canonical is not None
    assert canonical["href"] == f"{ADDRESS}en/"
    assert {address.removeprefix("en/") for address in site.pages if address.startswith("en/")} == {
        address for address in site.pages if not address.startswith("en/")
    }


def test_no_link_of_the_new_site_is_broken(site: BuiltSite) -> None:
    assert site.broken_links() == []


def test_nothing_of_the_first_register_is_on_the_new_site(site: BuiltSite) -> None:
    ours = re.compile(r"\bVara\b(?! med)|\bvara-(?:20\d\d|kommun)|Projektet Pledgebook|Pledgebook project")
    assert [address for address, page in site.pages.items() if ours.search(page.visible_text)] == []


def test_properdocs_builds_the_same_site_from_the_installed_engine(municipality: Municipality, site: BuiltSite) -> None:
    municipality.run(".venv/bin/properdocs build -f mkdocs.yml --strict -d site-on-trial")
    again = site_in(municipality.folder / "site-on-trial", "loften/").files
    assert [path for path in site.files if site.files[path] != again.get(path)] == []


def test_from_the_day_that_it_is_opened_a_change_in_silence_is_found(municipality: Municipality) -> None:
    municipality.run("sed -i '/^publisher:/i opened: 2026-11-22' pledges.yaml && git commit -qam 'Registret öppnas'")
    assert "ingen oredovisad ändring" in municipality.run("make audit")
    municipality.run("sed -i '/^opened:/d' pledges.yaml && git commit -qam 'Tyst'")
    told = municipality.run("! .venv/bin/pledgebook audit")
    assert "opened" in told


def test_a_register_begun_with_an_installed_engine_has_the_same_one(municipality: Municipality) -> None:
    municipality.run(
        ".venv/bin/pledgebook init ../andra --no-input --name Andraby --code 9998 --address https://example.org/"
    )
    second = municipality.folder.parent / "andra"
    assert (second / "requirements-engine.txt").read_text("utf-8") == (
        municipality.folder / "requirements-engine.txt"
    ).read_text("utf-8")
    assert len([*(second / "engine").iterdir()]) == 1
