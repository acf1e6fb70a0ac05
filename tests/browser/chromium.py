"""The real browser that tests, screenshots and Lighthouse are run with: an installed one, else Playwright's own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

# The same order as in the Makefile, which sees to it that one of them, or Playwright's own, is there.
_INSTALLED = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")


def installed() -> str | None:
    return next((path for name in _INSTALLED if (path := shutil.which(name))), None)


def arguments() -> list[str]:
    """Chromium refuses its sandbox to root, as which containers run."""
    return ["--no-sandbox"] if os.geteuid() == 0 else []


@contextmanager
def launched() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=arguments())
        yield browser
        browser.close()
