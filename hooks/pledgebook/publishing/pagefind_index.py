"""Pagefind and the files it makes of a folder of documents: what is kept of them, and in which order.

Pagefind finds words in every form of their language by itself, from `lang` of each document. Languages have nothing in
common in an index, and it uses one processor for most of its time: so each is made by a process of its own.
"""

from __future__ import annotations

import base64
import json
import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from fnmatch import fnmatch
from importlib.metadata import version
from subprocess import PIPE, Popen
from tempfile import TemporaryFile
from typing import IO, Any

from pagefind.service import get_executable

from pledgebook.publishing.search_documents import NOT_SEARCHED
from pledgebook.publishing.search_order import in_one_order

FOLDER = "pagefind"
ENTRY = "pagefind-entry.json"

# What a browser fetches for a search. Pagefind also writes interfaces of its own, which we do not use.
_FETCHED = (ENTRY, "pagefind.js", "pagefind.*.pf_meta", "index/*", "filter/*", "fragment/*")

_READ_AT_ONCE = 1 << 20

_LANGUAGE = re.compile(r'<html lang="([^"]+)"')


class SearchIndexError(Exception):
    """There is no index. The text is the reason, in the words of Pagefind or of the system."""


def version_and_settings() -> str:
    """On what an index depends besides the documents."""
    return f"{version('pagefind')} {' '.join(NOT_SEARCHED)}"


def pagefind_index(documents: Mapping[str, str]) -> Mapping[str, bytes]:
    """The files of the index of documents by the paths of their pages, and no file that no page of ours asks for."""
    if not documents:
        raise SearchIndexError(FOLDER)
    found = _in_every_language(documents)
    languages = languages_in(found[ENTRY]).values()
    # A language that Pagefind has no word forms for shares one module with all such languages.
    wanted = (*_FETCHED, *(f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in languages))
    fetched = {path: content for path, content in found.items() if any(fnmatch(path, pattern) for pattern in wanted)}
    return in_one_order(fetched)


def without_program(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files of an index that is asked by the program of another."""
    return {path: content for path, content in files.items() if not path.endswith((".js", ".pagefind"))}


def languages_in(entry: bytes) -> Mapping[str, Mapping[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = json.loads(entry)["languages"]
    return found


def _in_every_language(documents: Mapping[str, str]) -> Mapping[str, bytes]:
    by_language: dict[str, dict[str, str]] = defaultdict(dict)
    for path, document in documents.items():
        language = _LANGUAGE.search(document)
        by_language[language[1] if language else ""][path] = document
    with ThreadPoolExecutor(len(by_language)) as pool:
        made = list(pool.map(_made, by_language.values()))
    languages = {language: told for one in made for language, told in languages_in(one[ENTRY]).items()}
    entry = {**json.loads(made[0][ENTRY]), "languages": languages}
    return {**{path: content for one in made for path, content in one.items()}, ENTRY: json.dumps(entry).encode()}


def _made(documents: Mapping[str, str]) -> Mapping[str, bytes]:
    """All that Pagefind makes.

    It is asked without its Python module, which waits for ever if the program fails; and documents do not go by way of
    files, which take longer to make and to take away than all else here.
    """
    program = get_executable()
    if program is None:
        raise FileNotFoundError(FOLDER)
    with TemporaryFile() as said:
        with Popen([program, "--service"], stdin=PIPE, stdout=PIPE, stderr=said) as running:
            files = _answer(running, documents)
        said.seek(0)
        if files is None:
            raise SearchIndexError(" ".join(said.read().decode(errors="replace").split()) or FOLDER)
    return {file["path"]: base64.b64decode(file["content"]) for file in files}


def _answer(running: Popen[bytes], documents: Mapping[str, str]) -> list[Mapping[str, str]] | None:
    """The files, or None if the program ended before it gave any."""
    asked, answers = running.stdin, running.stdout
    if asked is None or answers is None:
        return None
    with ThreadPoolExecutor(1) as pool:
        # Its answers are read while it is asked, or it would wait for that; and nobody waits for it after the last.
        files = pool.submit(_files_in, answers)
        files.add_done_callback(lambda _: running.kill())
        with suppress(BrokenPipeError):
            asked.writelines(_questions(documents))
            asked.flush()
    with suppress(BrokenPipeError):
        asked.close()
    return files.result()


def _questions(documents: Mapping[str, str]) -> Iterator[bytes]:
    yield _question(type="NewIndex", config={"exclude_selectors": NOT_SEARCHED})
    for path, document in documents.items():
        yield _question(type="AddFile", index_id=0, file_path=path, file_contents=document)
    yield _question(type="GetFiles", index_id=0)


def _question(**payload: object) -> bytes:
    """JSON in Base64, and a comma."""
    return base64.b64encode(json.dumps({"message_id": 0, "payload": payload}).encode()) + b","


def _files_in(answers: IO[bytes]) -> list[Mapping[str, str]] | None:
    """Read answers, in the form of questions, up to the last, or up to one that tells of something wrong."""
    rest = bytearray()
    while read := os.read(answers.fileno(), _READ_AT_ONCE):
        rest += read
        if b"," not in read:
            continue
        *whole, rest = rest.split(b",")
        for answer in whole:
            told = json.loads(base64.b64decode(answer))["payload"]
            if told["type"] == "Error":
                raise SearchIndexError(told["message"])
            if told["type"] == "GetFiles":
                files: list[Mapping[str, str]] = told["files"]
                return files
    return None
