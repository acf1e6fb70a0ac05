"""What lies in the folder of a site that was built before: a digest of each file, taken while the records are read."""

from __future__ import annotations

import hashlib
import multiprocessing
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path

from pledgebook.publishing.site_folder import processors
from pledgebook.publishing.site_seal import paths_in


class LyingFiles:
    """Looked at from now on, by another process where one can be forked. Who asks for the digests waits for it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process = None
        if processors() > 1:
            fork = multiprocessing.get_context("fork")
            self._answer, end = fork.Pipe(duplex=False)
            self._process = fork.Process(target=_look, args=(folder, end), daemon=True)
            self._process.start()
            end.close()

    def digests(self) -> Mapping[str, str]:
        """The SHA-256 of each file by its path. To be asked once."""
        if self._process is None:
            return _digests(self._folder)
        found: Mapping[str, str] = self._answer.recv()
        self._process.join()
        return found

    def leave(self) -> None:
        """For who need not know any more."""
        if self._process is not None:
            self._process.kill()
            self._process.join()


def _look(folder: Path, end: Connection) -> None:
    end.send(_digests(folder))


def _digests(folder: Path) -> Mapping[str, str]:
    """Of the files that can be read."""
    found: dict[str, str] = {}
    for path in paths_in(folder):
        try:
            with open(f"{folder}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 — a hundred thousand times
                found[path] = hashlib.sha256(file.read()).hexdigest()
        except OSError:
            continue
    return found
