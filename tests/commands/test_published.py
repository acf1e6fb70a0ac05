"""`pledgebook published`: what tells of the published site is fetched from where the settings say that it is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from pledgebook.commands.published import published
from pledgebook.reading.site_settings import site_address
from pledgebook.reading.web import Web
from tests.browser.static_host import hosted
from tests.commands.test_smoke import written
from tests.publishing.small_site import site_of


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(site_of(), tmp_path_factory.mktemp("site"))


def fetch(into: Path, folder: Path, address: str | None = None) -> int:
    return published(into, folder=folder, address=address, web=Web(may_be_asked=lambda ip: True), language="en")


def test_seal_and_list_of_files_are_those_of_the_address_in_the_settings(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with hosted(site) as address:
        (tmp_path / "mkdocs.yml").write_text(f"site_name: x\nsite_url: {address}\n", "utf-8")
        assert fetch(tmp_path / "previous", tmp_path) == 0
    assert "The site was built for 2026-11-22" in capsys.readouterr().out
    for name in ("seal.json", "manifest-sha256.txt"):
        assert (tmp_path / "previous" / name).read_bytes() == (site / name).read_bytes()


def test_nothing_is_overwritten_and_nothing_half_written(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fetch(tmp_path / "previous", tmp_path, str(tmp_path / "nothing")) == 2
    assert not (tmp_path / "previous").exists()
    assert fetch(tmp_path / "previous", tmp_path, str(site)) == 0
    assert fetch(tmp_path / "previous", tmp_path, str(site)) == 2
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize("said", ["x\n::stop-commands::x", ["x"]])
def test_a_site_cannot_speak_through_its_seal_to_the_program_that_reads_the_log(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], said: object
) -> None:
    seal = json.loads((site / "seal.json").read_bytes()) | {"commit": said}
    lying = tmp_path / "lying"
    lying.mkdir()
    (lying / "seal.json").write_text(json.dumps(seal), "utf-8")
    shutil.copy(site / "manifest-sha256.txt", lying)
    assert fetch(tmp_path / "previous", tmp_path, str(lying)) == 2
    told = capsys.readouterr()
    assert "::stop-commands::" not in told.out + told.err
    assert not (tmp_path / "previous").exists()


def test_settings_without_an_address_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fetch(tmp_path / "previous", tmp_path) == 2
    assert "There is no `site_url` in" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        ("site_url: https://example.org/vara/", "https://example.org/vara/"),
        ("site_url: 'https://example.org/vara' # without a slash", "https://example.org/vara/"),
        ("hooks: !!python/name:os.system\nsite_url: https://example.org/", "https://example.org/"),
        ("site_url: !ENV [SITE_URL, https://example.org/]", None),
        ("site_url: ''", None),
        ("site_url: javascript:alert(1)", None),
        ("site_name: x", None),
        ("- a list", None),
        ("site_url: [", None),
    ],
)
def test_the_address_is_plain_text_in_the_settings(settings: str, address: str | None, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    assert site_address(tmp_path) == address
