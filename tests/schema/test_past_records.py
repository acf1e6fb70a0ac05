"""How much is read of a history: what its commits changed, and nothing twice."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from pledgebook.model.published import Key, Record
from pledgebook.schema.past_records import PastRecords
from tests.benchmarks.long_history import AGREEMENTS, files_of_commits


def test_each_file_is_read_once_however_many_commits_follow() -> None:
    asked: Counter[str] = Counter()
    contents: dict[str, bytes] = {}

    def content(blob: str) -> bytes:
        asked[blob] += 1
        return contents[blob]

    past = PastRecords(content)
    for number, files in enumerate(islice(files_of_commits(200), 200)):
        blobs = {path: f"{number} {path}" for path in files}
        contents |= {blobs[path]: text.encode() for path, text in files.items()}
        changed, unreadable = past.changed(blobs)
        assert not unreadable
        assert len(changed) >= 1
    # The register's file too, which says in which languages the others are read, and which a branch has as well.
    past.branch({"pledges.yaml": "0 pledges.yaml"}, ["pledges.yaml"])
    assert set(asked.values()) == {1}
    assert len(asked) == len(contents)


def test_of_an_amended_agreement_all_but_the_amended_pledge_is_kept() -> None:
    """Kept means the same in memory: it was neither read nor is it compared."""
    contents: dict[str, bytes] = {}
    past = PastRecords(contents.__getitem__)
    before: dict[Key, Record | None] = {}
    amended = 0
    for number, files in enumerate(files_of_commits(8 * AGREEMENTS)):
        blobs = {path: f"{number} {path}" for path in files}
        contents |= {blobs[path]: text.encode() for path, text in files.items()}
        changed, _ = past.changed(blobs)
        for key, record in changed.items():
            old, new = getattr(before.get(key), "pledges", ()), getattr(record, "pledges", ())
            if old:
                amended += 1
                assert sum(one is not other for one, other in zip(old, new, strict=True)) == 1
        before |= changed
    assert amended == 4 * AGREEMENTS
