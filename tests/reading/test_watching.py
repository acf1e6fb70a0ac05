"""A folder that is watched tells of what changes in it, file by file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from queue import Queue

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from pledgebook.reading.watching import PromptObserver, WatchedRecords, unwatched


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


class Watching:
    """A server that knows what it watches, each path once."""

    def __init__(self, *paths: str) -> None:
        self.paths = list(paths)

    def watch(self, path: str) -> None:
        assert path not in self.paths
        self.paths.append(path)

    def unwatch(self, path: str) -> None:
        if path not in self.paths:
            raise KeyError(path)
        self.paths.remove(path)


def test_what_was_watched_is_told_and_what_was_not_is_no_trouble() -> None:
    server = Watching("content", "mkdocs.yml")
    assert unwatched(server, ["content", "theme", "mkdocs.yml"]) == ["content", "mkdocs.yml"]
    assert server.paths == []


def test_records_are_watched_as_soon_as_they_are_there_and_once(tmp_path: Path) -> None:
    (tmp_path / "pledges.yaml").touch()
    server = Watching()
    records = WatchedRecords(server, tmp_path)
    records.watch()
    (tmp_path / "followups").mkdir()
    records.watch()
    records.watch()
    assert server.paths == [str(tmp_path / "pledges.yaml"), str(tmp_path / "followups")]
