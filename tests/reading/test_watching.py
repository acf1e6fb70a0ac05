"""A folder that is watched tells of what changes in it, file by file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from queue import Queue

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from pledgebook.reading.watching import PromptObserver


class Told(FileSystemEventHandler):
    """What was told of files."""

    def __init__(self) -> None:
        self.events: Queue[tuple[str, str]] = Queue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            self.events.put((event.event_type, Path(str(event.src_path)).name))


@pytest.mark.parametrize(
    ("change", "event"),
    [
        (lambda folder: (folder / "a.md").write_text("More words.", "utf-8"), ("modified", "a.md")),
        (lambda folder: (folder / "below/b.md").write_text("Words.", "utf-8"), ("created", "b.md")),
        (lambda folder: (folder / "a.md").unlink(), ("deleted", "a.md")),
    ],
)
def test_a_change_is_told_of(change: Callable[[Path], object], event: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "a.md").write_text("Words.", "utf-8")
    told, observer = Told(), PromptObserver()
    observer.schedule(told, str(tmp_path), recursive=True)
    observer.start()
    try:
        change(tmp_path)
        assert told.events.get(timeout=60) == event
        change_of_another = tmp_path / "c.md"
        change_of_another.write_text("Words.", "utf-8")
        assert told.events.get(timeout=60) == ("created", "c.md")
    finally:
        observer.stop()
        observer.join()
