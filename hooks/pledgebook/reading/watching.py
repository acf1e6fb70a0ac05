"""Folders that are looked at again and again for what has changed: the sooner, the less a look costs.

The system could tell of each change itself, but not of every folder (of a network, of a container), nor of any number.
"""

from __future__ import annotations

import time

from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingEmitter

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
