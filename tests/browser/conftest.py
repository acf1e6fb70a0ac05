"""A real browser and the built site on a local address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import launched
from tests.browser.static_host import hosted


@pytest.fixture(scope="session")
def address(vara_folder: Path) -> Iterator[str]:
    """Where the site of Vara is served."""
    with hosted(vara_folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser
