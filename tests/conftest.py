"""What several tests share: the site of this repository, built once in each test process."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.built_site import BuiltSite, site_in
from tests.site_builds import REPOSITORY, build


@pytest.fixture(scope="session")
def vara_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("vara") / "site"
    done = build(REPOSITORY, folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def vara(vara_folder: Path) -> BuiltSite:
    return site_in(vara_folder, "vara/")
