"""What a new register copies is there, is the same in an installed package, and speaks of no municipality."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from pledgebook.publishing.code_host import HostKind
from pledgebook.starting.shared_files import (
    FOR_ALL,
    FOR_HOST,
    PICTURES,
    PROSE,
    host_root,
    shared_files,
    shared_root,
)
from tests.site_builds import REPOSITORY

LANGUAGES = ("sv", "en")
PATTERNS = [
    *((shared_root(), pattern) for pattern in (*FOR_ALL, *PICTURES)),
    *((shared_root(), f"content/{language}/{pattern}") for language in LANGUAGES for pattern in PROSE),
    *((host_root(host), pattern) for host in HostKind for pattern in FOR_HOST[host]),
]
OF_ONE_REGISTER = re.compile(r"\bVara\b(?! med)|\bvara-(?:20\d\d|kommun)|area(?::|=) ?vara\b|fe8ac9a")


@pytest.mark.parametrize(("root", "pattern"), PATTERNS, ids=[pattern for _, pattern in PATTERNS])
def test_each_pattern_fits_something(root: Path, pattern: str) -> None:
    assert [*root.glob(pattern)]


@pytest.mark.parametrize("host", HostKind)
def test_what_is_shared_speaks_of_no_municipality(host: HostKind) -> None:
    texts = {
        path: content.decode()
        for path, content in shared_files(host, LANGUAGES).items()
        if path.endswith((".md", ".yml"))
    }
    assert texts
    assert {path: found[0] for path, text in texts.items() if (found := OF_ONE_REGISTER.search(text))} == {}


@pytest.mark.parametrize("host", HostKind)
def test_an_installed_package_shares_the_same_files(host: HostKind, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
        for path, content in shared_files(host, LANGUAGES).items():
            places = {f"pledgebook/starting/{below}/{path}" for below in ("shared", host.value)} & names
            assert [packed.read(place) for place in places] == [content], path


def test_the_glue_to_mkdocs_has_a_name_that_no_other_package_has(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        assert packed.read("pledgebook_mkdocs.py") == (REPOSITORY / "hooks" / "mkdocs_hooks.py").read_bytes()
        top = {name.partition("/")[0] for name in packed.namelist()}
    assert {name for name in top if not name.endswith(".dist-info")} == {"pledgebook", "pledgebook_mkdocs.py"}


def test_the_wheel_made_from_the_source_distribution_is_the_same(wheel: Path, tmp_path: Path) -> None:
    run = [sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", str(tmp_path)]
    subprocess.run(run, cwd=REPOSITORY, check=True, capture_output=True)
    (source,) = tmp_path.glob("*.tar.gz")
    pip = [sys.executable, "-m", "pip", "wheel", "-qq", "--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--wheel-dir", str(tmp_path), str(source)], check=True, capture_output=True)
    (again,) = tmp_path.glob("*.whl")
    assert again.read_bytes() == wheel.read_bytes()
