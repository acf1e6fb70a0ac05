"""Folders that are looked at again and again for what has changed: the sooner, the less a look costs.

The system could tell of each change itself, but not of every folder (of a network, of a container), nor of any number.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingEmitter

from pledgebook.reading.folder import AGREEMENT_FOLDER, FOLLOW_UP_FOLDER, REGISTER_FILE

# Seconds between two looks. A small folder is looked at five times as often as MkDocs does, a large one as often.
_SHORTEST, _LONGEST = 0.1, 0.5

# A look at a folder takes at most this part of the time of one processor.
_SHARE = 0.02


class PromptObserver(BaseObserver):
    def __init__(self) -> None:
        super().__init__(_PromptEmitter, timeout=_LONGEST)


class _PromptEmitter(PollingEmitter):
    """It looks at one folder, in a thread of its own."""

    _pause = _LONGEST

    def queue_events(self, timeout: float) -> None:
        begun = time.thread_time()
        super().queue_events(self._pause)
        self._pause = min(_LONGEST, max(_SHORTEST, (time.thread_time() - begun) / _SHARE))


class Server(Protocol):
    """That of a preview, which builds anew when something has changed in what it watches."""

    def watch(self, path: str) -> None: ...

    def unwatch(self, path: str) -> None:
        """Raises KeyError for what is not watched."""


def unwatched(server: Server, paths: Iterable[str]) -> list[str]:
    """Those of the paths that the server has watched until now."""
    found = []
    for path in paths:
        with suppress(KeyError):
            server.unwatch(path)
            found.append(path)
    return found


class WatchedRecords:
    """The records of a register in a preview."""

    def __init__(self, server: Server, folder: Path) -> None:
        self._server = server
        self._paths = [str(folder / name) for name in (REGISTER_FILE, AGREEMENT_FOLDER, FOLLOW_UP_FOLDER)]
        self._watched: set[str] = set()

    def watch(self) -> None:
        """A folder that is not there cannot be watched, so this is asked before each build."""
        for path in self._paths:
            if path not in self._watched and Path(path).exists():
                self._watched.add(path)
                self._server.watch(path)
