"""Pictures of every kind of page for reviewers: wide and narrow, light and dark, in every language.

Run by `make screenshots`. They are for the eye, and nothing compares them.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser.chromium import launched
from tests.browser.shown import LANGUAGE_ROOTS, PAGE_KINDS, SCHEMES
from tests.browser.static_host import hosted
from tests.site_builds import REPOSITORY, build

FOLDER = REPOSITORY / "screenshots"
WIDTHS = (360, 1280)


def file_name(path: str, width: int, scheme: str, language: str) -> str:
    """`vara-2021/p1/` at 360 pixels becomes `vara-2021-p1-360-light-sv.png`."""
    page = path.removesuffix(".html").strip("/").replace("/", "-") or "start"
    return f"{page}-{width}-{scheme}-{language}.png"


def take(folder: Path) -> None:
    with TemporaryDirectory() as made, launched() as browser:
        site = Path(made) / "site"
        if (done := build(REPOSITORY, site)).returncode:
            sys.exit(done.stderr)
        with hosted(site) as address:
            for scheme in SCHEMES:
                for width in WIDTHS:
                    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
                    page = context.new_page()
                    for root in LANGUAGE_ROOTS:
                        for path in PAGE_KINDS:
                            page.goto(address + root + path)
                            name = file_name(path, width, scheme, root.strip("/") or "sv")
                            page.screenshot(path=folder / name, full_page=True)
                    context.close()


if __name__ == "__main__":
    shutil.rmtree(FOLDER, ignore_errors=True)
    take(FOLDER)
