"""A history that proves nothing is refused, in words, and never passed: each way on a real repository."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from pledgebook.diagnostics.wording_file import WORDING_LANGUAGES, wording
from pledgebook.reading import git_command, git_trees
from pledgebook.reading.git_repository import RefusedError, Repository
from tests.scratch_repository import ScratchRepository

FIRST_NAMES = "abcdefgh"


@pytest.fixture
def scratch(tmp_path: Path) -> ScratchRepository:
    scratch = ScratchRepository(tmp_path / "register")
    scratch.commit({"pledges.yaml": "a"})
    return scratch


@pytest.fixture
def opened(scratch: ScratchRepository) -> Iterator[Repository]:
    with Repository.open(scratch.folder) as repository:
        yield repository


def refused(act: Callable[[], object]) -> RefusedError:
    """Why it was refused; every language has a sentence for it, whose blanks the facts fill."""
    with pytest.raises(RefusedError) as caught:
        act()
    error = caught.value
    sentences = [wording(language)["refused"][error.slug].format(**error.facts) for language in WORDING_LANGUAGES]
    assert len(set(sentences)) == len(WORDING_LANGUAGES)
    return error


def refusal(folder: Path) -> str:
    return refused(lambda: Repository.open(folder)).slug


def walk(folder: Path) -> None:
    """Read every file of the history, each when it is asked for and ahead: what is refused is refused alike."""
    one_by_one = _refusal_of_walk(folder, is_ahead=False)
    assert str(one_by_one) == str(_refusal_of_walk(folder, is_ahead=True))
    if one_by_one is not None:
        raise one_by_one


def _refusal_of_walk(folder: Path, *, is_ahead: bool) -> RefusedError | None:
    try:
        with Repository.open(folder) as repository:
            for step in repository.steps(repository.main_line(repository.head()), lambda path: is_ahead):
                for entry in (entry for changed in step.changed for entry in changed.values()):
                    if entry is not None:
                        repository.blob(entry.blob)
    except RefusedError as error:
        return error
    return None


def test_every_refusal_has_a_sentence_in_every_language() -> None:
    assert len({frozenset(wording(language)["refused"]) for language in WORDING_LANGUAGES}) == 1


# No repository


@pytest.mark.parametrize("name", ["", "nowhere"])
def test_not_a_repository(tmp_path: Path, name: str) -> None:
    assert refusal(tmp_path / name) == "not-a-repository"


def test_git_missing(scratch: ScratchRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refusal(scratch.folder) == "git-missing"


@pytest.mark.parametrize("version", ["2.37.9", "1.9", "2.9.5.windows.1"])
def test_git_too_old(scratch: ScratchRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    old = tmp_path / "git"
    old.write_text(f"#!/bin/sh\necho git version {version}\n", "utf-8")
    old.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    error = refused(lambda: Repository.open(scratch.folder))
    assert (error.slug, error.facts) == ("git-too-old", {"found": version, "least": "2.38"})


def test_someone_elses_repository(scratch: ScratchRepository, monkeypatch: pytest.MonkeyPatch) -> None:
    # Only an administrator can give a folder away, so git is told to take it for somebody else's, as its own tests do.
    monkeypatch.setitem(git_command._FIXED, "GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    error = refused(lambda: Repository.open(scratch.folder))
    assert error.slug == "someone-elses-repository"
    assert "dubious ownership" in error.facts["reason"]


def test_what_git_itself_will_not_read_is_told_in_its_words(scratch: ScratchRepository) -> None:
    scratch.git("config", "core.repositoryFormatVersion", "7")
    error = refused(lambda: Repository.open(scratch.folder))
    assert error.slug == "refused-by-git"
    assert "7" in error.facts["reason"]


def test_no_commits(tmp_path: Path) -> None:
    scratch = ScratchRepository(tmp_path)
    with Repository.open(scratch.folder) as repository:
        assert refused(repository.head).slug == "no-commits"
        assert refused(lambda: repository.resolve("main")).slug == "unknown-revision"


# A history that is cut, patched or not whole


def test_shallow_clone(scratch: ScratchRepository, tmp_path: Path) -> None:
    scratch.commit({"pledges.yaml": "b"})
    scratch.git("clone", "--quiet", "--depth=1", f"file://{scratch.folder}", str(tmp_path / "clone"))
    assert refusal(tmp_path / "clone") == "shallow-clone"


def test_partial_clone(scratch: ScratchRepository, tmp_path: Path) -> None:
    scratch.git("config", "uploadpack.allowFilter", "true")
    url = f"file://{scratch.folder}"
    scratch.git("clone", "--quiet", "--no-checkout", "--filter=blob:none", url, str(tmp_path / "clone"))
    assert refusal(tmp_path / "clone") == "partial-clone"


def test_replaced_objects(scratch: ScratchRepository) -> None:
    scratch.put("other", "b")
    other = scratch.git("hash-object", "-w", "other")
    blob = scratch.git("rev-parse", "HEAD:pledges.yaml")
    scratch.git("replace", blob, other)
    error = refused(lambda: Repository.open(scratch.folder))
    assert (error.slug, error.facts["id"]) == ("replaced-objects", blob)


def test_grafts(scratch: ScratchRepository) -> None:
    tip = scratch.commit({"pledges.yaml": "b"})
    (scratch.folder / ".git" / "info").mkdir(exist_ok=True)
    (scratch.folder / ".git" / "info" / "grafts").write_text(f"{tip}\n", "utf-8")
    assert refusal(scratch.folder) == "grafts"


def test_a_patched_history_is_refused_from_a_second_worktree_too(scratch: ScratchRepository, tmp_path: Path) -> None:
    scratch.git("worktree", "add", "--quiet", str(tmp_path / "second"))
    (scratch.folder / ".git" / "info").mkdir(exist_ok=True)
    (scratch.folder / ".git" / "info" / "grafts").write_text(f"{'0' * 40}\n", "utf-8")
    assert refusal(tmp_path / "second") == "grafts"


# Names


@pytest.mark.parametrize(
    "revision",
    ["nowhere", "", "--all", "--version", "-h", "HEAD~9", "main..HEAD", "HEAD:pledges.yaml", "0" * 40, "a\0b", "å\nb"],
)
def test_unknown_revision(opened: Repository, revision: str) -> None:
    assert refused(lambda: opened.resolve(revision)).slug == "unknown-revision"


@pytest.mark.parametrize("options", [(), ("--annotate", "--message=x")], ids=["light", "annotated"])
def test_a_tag_and_a_branch_of_one_name_are_ambiguous(
    scratch: ScratchRepository, opened: Repository, options: tuple[str, ...]
) -> None:
    tagged = scratch.git("rev-parse", "HEAD")
    scratch.git("tag", *options, "main")
    tip = scratch.commit({"pledges.yaml": "b"})
    for revision in ("main", "main~0", "main^0"):
        assert refused(lambda: opened.resolve(revision)).slug == "ambiguous-revision"  # noqa: B023 — called at once
    assert opened.resolve("refs/heads/main") == tip
    assert opened.resolve("refs/tags/main") == tagged


def test_a_tag_called_like_a_remote_branch_is_ambiguous(scratch: ScratchRepository, opened: Repository) -> None:
    scratch.git("update-ref", "refs/remotes/origin/main", "HEAD")
    scratch.git("tag", "origin/main")
    assert refused(lambda: opened.resolve("origin/main")).slug == "ambiguous-revision"


def test_a_configuration_cannot_silence_it(scratch: ScratchRepository, opened: Repository) -> None:
    scratch.git("tag", "main")
    scratch.git("config", "core.warnAmbiguousRefs", "false")
    assert refused(lambda: opened.resolve("main")).slug == "ambiguous-revision"


def test_a_branch_called_like_a_commit_is_ambiguous(scratch: ScratchRepository, opened: Repository) -> None:
    first = scratch.git("rev-parse", "HEAD")
    scratch.commit({"pledges.yaml": "b"})
    for name in (first[:10], first):
        scratch.git("update-ref", f"refs/heads/{name}", "HEAD")
        assert refused(lambda: opened.resolve(name)).slug == "ambiguous-revision"  # noqa: B023 — called at once


def test_a_short_id_of_several_commits_is_ambiguous(scratch: ScratchRepository, opened: Repository) -> None:
    script = "".join(
        f"commit refs/heads/many\ncommitter A <a@exempelby.example> {number} +0000\ndata 0\n\n"
        for number in range(1600000000, 1600002000)
    )
    scratch.git("fast-import", "--quiet", given=script.encode())
    ids = sorted(scratch.git("rev-list", "many").splitlines())
    one, other = next((one, other) for one, other in pairwise(ids) if one[:4] == other[:4])
    assert refused(lambda: opened.resolve(one[:4])).slug == "ambiguous-revision"
    assert opened.resolve(one) == one
    assert opened.resolve(other[:12]) == other


def test_what_is_asked_of_a_commit_takes_whole_ids_only(opened: Repository) -> None:
    whole = opened.head()
    for name in ("main", whole[:10], "--all", f"{whole}\n{whole}"):
        assert refused(lambda: opened.main_line(name)).slug == "unknown-revision"  # noqa: B023 — called at once
        assert refused(lambda: opened.is_ancestor(name, whole)).slug == "unknown-revision"  # noqa: B023
        assert refused(lambda: opened.merged_tree(whole, name)).slug == "unknown-revision"  # noqa: B023


def test_a_commit_that_is_not_here_is_missing(opened: Repository) -> None:
    elsewhere = "1" * 40
    assert refused(lambda: opened.is_ancestor(elsewhere, opened.head())).slug == "missing-object"
    assert refused(lambda: opened.entries_at(elsewhere)).slug == "missing-object"


# Objects


def an_object_of_each_kind(scratch: ScratchRepository) -> list[str]:
    scratch.commit({"pledges.yaml": "b", "pledges/a.yaml": "a"})
    names = ("HEAD", "HEAD~1", "HEAD^{tree}", "HEAD:pledges", "HEAD:pledges.yaml", "HEAD~1:pledges.yaml")
    return [scratch.git("rev-parse", name) for name in names]


@pytest.mark.parametrize("number", range(1, 6))
def test_missing_object(scratch: ScratchRepository, number: int) -> None:
    missing = an_object_of_each_kind(scratch)[number]
    scratch.loose_file(missing).unlink()
    error = refused(lambda: walk(scratch.folder))
    assert (error.slug, error.facts) == ("missing-object", {"id": missing})


@pytest.mark.parametrize("number", range(1, 6))
def test_an_object_that_was_swapped_for_a_wellformed_one_is_damaged(scratch: ScratchRepository, number: int) -> None:
    """Git serves it without a word."""
    objects = an_object_of_each_kind(scratch)
    swapped = scratch.loose_file(objects[number])
    other = scratch.loose_file(objects[number - 1 if number % 2 else number + 1])
    swapped.chmod(0o644)
    swapped.write_bytes(other.read_bytes())
    error = refused(lambda: walk(scratch.folder))
    assert (error.slug, error.facts) == ("damaged-object", {"id": objects[number]})


def test_a_damaged_tip_is_refused_in_gits_words(scratch: ScratchRepository, opened: Repository) -> None:
    """Where a name leads, git itself looks at the object."""
    first = scratch.git("rev-parse", "HEAD")
    tip = scratch.commit()
    scratch.loose_file(tip).chmod(0o644)
    scratch.loose_file(tip).write_bytes(scratch.loose_file(first).read_bytes())
    error = refused(opened.head)
    assert error.slug == "refused-by-git"
    assert "hash mismatch" in error.facts["reason"]


@pytest.mark.parametrize(
    ("content", "slug"),
    [
        pytest.param(b"", "missing-object", id="empty"),
        pytest.param(b"nonsense", "missing-object", id="not packed"),
        pytest.param(zlib.compress(b"blob 1\0a")[:-6], "damaged-object", id="cut short"),
        pytest.param(zlib.compress(b"blob 1\0b"), "damaged-object", id="other content"),
        pytest.param(zlib.compress(b"blob 3000000\0a"), "damaged-object", id="shorter than it claims"),
        pytest.param(zlib.compress(b"nonsense 1\0a"), "damaged-object", id="of no kind"),
    ],
)
def test_an_object_that_cannot_be_unpacked_is_refused(scratch: ScratchRepository, content: bytes, slug: str) -> None:
    """And never waited for, whatever git makes of it."""
    blob = scratch.git("rev-parse", "HEAD:pledges.yaml")
    scratch.loose_file(blob).chmod(0o644)
    scratch.loose_file(blob).write_bytes(content)
    error = refused(lambda: walk(scratch.folder))
    assert (error.slug, error.facts) == (slug, {"id": blob})


def test_a_pack_with_a_byte_changed_is_refused(scratch: ScratchRepository) -> None:
    """Wherever the byte stands among the objects, all of which are read."""
    scratch.commit({"pledges.yaml": "b" * 40, "pledges/a.yaml": "c"})
    scratch.git("gc", "--quiet")
    (pack,) = scratch.folder.rglob("*.pack")
    pack.chmod(0o644)
    whole = pack.read_bytes()
    for place in range(12, len(whole) - 20, 29):
        pack.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        assert refused(lambda: walk(scratch.folder)).slug in {
            "damaged-object",
            "malformed-object",
            "missing-object",
            "no-commits",
            "refused-by-git",
            "unknown-revision",
        }
    pack.write_bytes(whole)
    walk(scratch.folder)


def test_an_object_of_another_kind_is_malformed(scratch: ScratchRepository, opened: Repository) -> None:
    tree = scratch.git("rev-parse", "HEAD^{tree}")
    assert refused(lambda: opened.blob(tree)).slug == "malformed-object"
    assert refused(lambda: opened.entries_at(tree)).slug == "malformed-object"


def _commit_of(tree: str, committer: str = "A <a@exempelby.example> 1600000000 +0200") -> bytes:
    return f"tree {tree}\nauthor A <a@exempelby.example> 1 +0000\ncommitter {committer}\n\nx\n".encode()


@pytest.mark.parametrize(
    "committer", ["A <a@exempelby.example>", "A", "A <a> 99999999999999 +0000", "A <a> 999999999999 +0000", "A <a> x y"]
)
def test_a_commit_without_a_possible_date_is_malformed(
    scratch: ScratchRepository, opened: Repository, committer: str
) -> None:
    tree = scratch.git("rev-parse", "HEAD^{tree}")
    commit = scratch.write("commit", _commit_of(tree, committer))
    assert refused(lambda: opened.main_line(commit)).slug == "malformed-object"


@pytest.mark.parametrize(
    "items",
    [
        pytest.param([b"100644 pledges.yaml", b"100644 pledges.yaml"], id="a name twice"),
        pytest.param([b"100644 pledges", b"40000 pledges"], id="a file and a folder"),
        pytest.param([b"100644 pledges/a.yaml"], id="a path for a name"),
        pytest.param([b"0100644 pledges.yaml"], id="an odd mode"),
        pytest.param([b"100644 "], id="no name"),
    ],
)
def test_a_tree_that_could_be_read_in_two_ways_is_malformed(
    scratch: ScratchRepository, opened: Repository, items: list[bytes]
) -> None:
    ids = [scratch.write("blob", str(number).encode()) for number in range(len(items))]
    content = b"".join(item + b"\0" + bytes.fromhex(raw) for item, raw in zip(items, ids, strict=True))
    commit = scratch.write("commit", _commit_of(scratch.write("tree", content)))
    assert refused(lambda: opened.entries_at(commit)).slug == "malformed-object"


def test_folders_within_folders_without_end_are_refused(
    scratch: ScratchRepository, opened: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seven small trees, each of which names the next eight times, stand for two million folders."""
    monkeypatch.setattr(git_trees, "_MAX_NAMES", 2000)
    tree = scratch.git("mktree", given=b"")
    for _ in range(7):
        tree = scratch.git("mktree", given="".join(f"040000 tree {tree}\t{name}\n" for name in FIRST_NAMES).encode())
    root = scratch.git("mktree", given=f"040000 tree {tree}\tpledges\n".encode())
    commit = scratch.write("commit", _commit_of(root))
    assert refused(lambda: opened.entries_at(commit)).slug == "too-many-names"


def test_folders_however_deep_are_read(scratch: ScratchRepository, opened: Repository) -> None:
    tree = scratch.git("mktree", given=f"100644 blob {scratch.write('blob', b'x')}\ta.md\n".encode())
    for _ in range(150):
        tree = scratch.git("mktree", given=f"040000 tree {tree}\td\n".encode())
    root = scratch.git("mktree", given=f"040000 tree {tree}\tfollowups\n".encode())
    commit = scratch.write("commit", _commit_of(root))
    assert list(opened.entries_at(commit)) == [f"followups/{'d/' * 150}a.md"]
