"""What a history tells of records: its main line, what each commit changed, and what stood in the files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from pledgebook.reading.git_repository import Entry, RefusedError, Repository, Step
from tests.scratch_repository import ScratchRepository

# Where git is told of a program in a repository's own configuration.
_SETTINGS_THAT_RUN = (
    *("merge.trap.driver", "diff.trap.textconv", "diff.trap.command", "diff.external"),
    *("filter.trap.smudge", "filter.trap.clean", "filter.trap.process", "core.fsmonitor", "core.pager", "core.editor"),
    *("gpg.program", "core.sshCommand", "uploadpack.packObjectsHook", "core.alternateRefsCommand"),
)


@pytest.fixture
def scratch(tmp_path: Path) -> ScratchRepository:
    return ScratchRepository(tmp_path / "register")


@pytest.fixture
def opened(scratch: ScratchRepository) -> Iterator[Repository]:
    with Repository.open(scratch.folder) as repository:
        yield repository


def last_step(repository: Repository) -> Step:
    return list(repository.steps(repository.main_line(repository.head())))[-1]


def texts(repository: Repository, entries: Mapping[str, Entry | None]) -> dict[str, str | None]:
    return {path: repository.blob(entry.blob).decode() if entry else None for path, entry in entries.items()}


def merge(scratch: ScratchRepository, *branches: str, files: Mapping[str, str | None] | None = None) -> str:
    """A merge commit, whose files may be others than any of its parents'."""
    scratch.git("merge", "--quiet", "--no-commit", "--no-ff", *branches)
    return scratch.commit(files)


# The main line


def test_the_main_line_is_the_first_parents_from_the_oldest(scratch: ScratchRepository, opened: Repository) -> None:
    first = scratch.commit({"pledges.yaml": "a"})
    scratch.git("checkout", "--quiet", "-b", "side")
    side = scratch.commit({"pledges/b.yaml": "b"})
    scratch.git("checkout", "--quiet", "main")
    second = scratch.commit({"pledges.yaml": "c"})
    merged = merge(scratch, "side")
    line = opened.main_line(opened.resolve("main"))
    assert [commit.id for commit in line] == [first, second, merged]
    assert [commit.parents for commit in line] == [(), (first,), (second, side)]


def test_a_commit_was_entered_when_its_committer_says(scratch: ScratchRepository, opened: Repository) -> None:
    scratch.commit(day="2021-07-01T08:30:00+02:00")
    scratch.commit(day="2038-02-01T00:00:00+14:00")
    scratch.commit(day="2020-01-01T00:00:00-03:30")
    swedish, ahead, back = (commit.entered for commit in opened.main_line(opened.head()))
    assert swedish == datetime(2021, 7, 1, 6, 30, tzinfo=UTC)
    assert [moment.utcoffset() for moment in (swedish, ahead, back)] == [
        timedelta(hours=2),
        timedelta(hours=14),
        timedelta(hours=-3, minutes=-30),
    ]
    assert ahead == datetime(2038, 2, 1, tzinfo=timezone(timedelta(hours=14)))


def test_what_a_commit_says_cannot_look_like_its_date_or_parents(
    scratch: ScratchRepository, opened: Repository
) -> None:
    first = scratch.commit()
    body = f"parent {'0' * 40}\ncommitter X <x@y> 1 +0000\n"
    scratch.git("commit", "--quiet", "--allow-empty", f"--message={body}")
    last = opened.main_line(opened.head())[-1]
    assert last.parents == (first,)
    assert last.entered.year == 2026


def test_a_zone_that_is_none_leaves_the_moment(scratch: ScratchRepository, opened: Repository) -> None:
    person = b"A <a@exempelby.example> 1767225600 +9999\n"
    tree = scratch.git("mktree", given=b"")
    odd = scratch.write("commit", b"tree %s\nauthor %scommitter %s\nx\n" % (tree.encode(), person, person))
    assert opened.main_line(odd)[0].entered == datetime(2026, 1, 1, tzinfo=UTC)


# Steps


def test_a_step_tells_what_is_new_other_and_gone(scratch: ScratchRepository, opened: Repository) -> None:
    scratch.commit({"pledges.yaml": "a", "pledges/a.yaml": "1", "pledges/b.yaml": "2", "followups/2026/x.md": "r"})
    scratch.commit({"pledges/a.yaml": "3", "pledges/b.yaml": None, "followups/2026/y.md": "s"})
    (changed,) = last_step(opened).changed
    assert texts(opened, changed) == {"followups/2026/y.md": "s", "pledges/a.yaml": "3", "pledges/b.yaml": None}
    assert list(changed) == sorted(changed)


def test_the_first_commit_is_seen_from_an_empty_register(scratch: ScratchRepository, opened: Repository) -> None:
    scratch.commit({"pledges.yaml": "a"})
    (changed,) = last_step(opened).changed
    assert texts(opened, changed) == {"pledges.yaml": "a"}


def test_only_records_count(scratch: ScratchRepository, opened: Repository) -> None:
    others = [
        "README.md",
        "hooks/x.py",
        "pledges.yml",
        "tests/pledges/a.yaml",
        "pledges/.hidden.yaml",
        "Pledges/a.yaml",
    ]
    records = ["content/sv/a.pdf", "content/sv/om.md", "followups/a/b/c.md", "pledges.yaml"]
    scratch.commit(dict.fromkeys([*others, *records, "content/.x/y.md", "pledges/é.yaml"], "x"))
    (changed,) = last_step(opened).changed
    assert list(changed) == [*records, "pledges/é.yaml"]
    assert list(opened.entries_at(opened.head())) == list(changed)


def test_an_evil_merge_is_seen_from_both_parents(scratch: ScratchRepository, opened: Repository) -> None:
    """The merge commit itself rewords a pledge, which neither branch did."""
    scratch.commit({"pledges/a.yaml": "20"})
    scratch.git("checkout", "--quiet", "-b", "side")
    scratch.commit({"followups/x.md": "r"})
    scratch.git("checkout", "--quiet", "main")
    scratch.commit({"content/sv/om.md": "om"})
    merge(scratch, "side", files={"pledges/a.yaml": "2"})
    from_main, from_side = last_step(opened).changed
    assert texts(opened, from_main) == {"followups/x.md": "r", "pledges/a.yaml": "2"}
    assert texts(opened, from_side) == {"content/sv/om.md": "om", "pledges/a.yaml": "2"}


def test_a_merge_that_keeps_one_side_shows_what_the_other_lost(scratch: ScratchRepository, opened: Repository) -> None:
    """`merge -s ours` on a branch, then main set to it: main's own report is gone, from the second parent."""
    scratch.commit({"pledges.yaml": "a"})
    scratch.git("checkout", "--quiet", "-b", "side")
    scratch.commit({"content/sv/om.md": "om"})
    scratch.git("checkout", "--quiet", "main")
    scratch.commit({"followups/x.md": "r"})
    scratch.git("checkout", "--quiet", "side")
    scratch.git("merge", "--quiet", "-s", "ours", "-m", "x", "main")
    from_side, from_main = last_step(opened).changed
    assert texts(opened, from_side) == {}
    assert texts(opened, from_main) == {"content/sv/om.md": "om", "followups/x.md": None}


def test_a_merge_of_many_branches_has_a_part_for_each(scratch: ScratchRepository, opened: Repository) -> None:
    scratch.commit({"pledges.yaml": "a"})
    for name in "bcd":
        scratch.git("checkout", "--quiet", "-b", name, "main")
        scratch.commit({f"pledges/{name}.yaml": name})
    scratch.git("checkout", "--quiet", "main")
    merge(scratch, "b", "c", "d")
    step = last_step(opened)
    assert len(step.commit.parents) == 4
    assert [sorted(changed) for changed in step.changed] == [
        ["pledges/b.yaml", "pledges/c.yaml", "pledges/d.yaml"],
        ["pledges/c.yaml", "pledges/d.yaml"],
        ["pledges/b.yaml", "pledges/d.yaml"],
        ["pledges/b.yaml", "pledges/c.yaml"],
    ]


def test_a_file_that_becomes_a_folder_is_gone(scratch: ScratchRepository, opened: Repository) -> None:
    scratch.commit({"followups/x.md": "r"})
    scratch.commit({"followups/x.md": None, "followups/x.md/y.md": "s"})
    (there,) = last_step(opened).changed
    assert texts(opened, there) == {"followups/x.md": None, "followups/x.md/y.md": "s"}
    scratch.git("rm", "--quiet", "-r", "followups")
    scratch.commit({"followups/x.md": "r"})
    (back,) = last_step(opened).changed
    assert texts(opened, back) == {"followups/x.md": "r", "followups/x.md/y.md": None}


def test_a_file_that_only_changes_mode_is_another(scratch: ScratchRepository, opened: Repository) -> None:
    scratch.commit({"pledges/a.yaml": "a"})
    scratch.git("update-index", "--chmod=+x", "pledges/a.yaml")
    scratch.git("commit", "--quiet", "--message=x")
    (changed,) = last_step(opened).changed
    assert [entry and entry.mode for entry in changed.values()] == ["100755"]


def test_links_and_other_repositories_are_told_by_their_mode(scratch: ScratchRepository, opened: Repository) -> None:
    commit = scratch.commit({"pledges/a.yaml": "a"})
    (scratch.folder / "content").symlink_to("pledges")
    scratch.git("update-index", "--add", "--cacheinfo", f"160000,{commit},followups/other")
    scratch.git("add", "content")
    scratch.git("commit", "--quiet", "--message=x")
    entries = opened.entries_at(opened.head())
    assert {path: entry.mode for path, entry in entries.items()} == {
        "content": "120000",
        "followups/other": "160000",
        "pledges/a.yaml": "100644",
    }


def test_steps_are_what_git_tells_of_the_same_commits(scratch: ScratchRepository, opened: Repository) -> None:
    """Against `git diff-tree`, for a history with branches, moves, folders and odd names."""
    scratch.commit({"pledges/a.yaml": "1", "pledges/a b.yaml": "2", "followups/2021/å ä\tö.md": "3"})
    scratch.git("checkout", "--quiet", "-b", "side")
    scratch.git("mv", "followups/2021", "followups/2022")
    scratch.commit({"pledges/a.yaml": "4", 'content/"quoted".md': "5"})
    scratch.git("checkout", "--quiet", "main")
    scratch.commit({"pledges/a b.yaml": None, "content/sv/x/y/z.md": "6"})
    merge(scratch, "side")
    scratch.commit({"content/sv/x/y/z.md": None, "pledges/ny.yaml": "7"})
    for step in opened.steps(opened.main_line(opened.head())):
        told = scratch.git(
            "diff-tree", "-r", "-m", "--root", "--raw", "--no-renames", "-z", "--no-abbrev", step.commit.id
        )
        expected: list[tuple[str, str, str]] = []
        for part in told.removesuffix("\0").split(f"{step.commit.id}\0")[1:]:
            words = part.removesuffix("\0").split("\0")
            for what, path in zip(words[::2], words[1::2], strict=True):
                _, mode, _, blob, _ = what.split(" ")
                expected.append((path, mode, blob))
        found = [
            (path, entry.mode if entry else "000000", entry.blob if entry else "0" * 40)
            for changed in step.changed
            for path, entry in changed.items()
        ]
        assert sorted(found) == sorted(expected)
        assert found


# A register in a subfolder


def test_a_register_in_a_subfolder_has_paths_of_its_own(tmp_path: Path) -> None:
    scratch = ScratchRepository(tmp_path / "allt")
    first = scratch.commit({"löften i Vara/pledges.yaml": "a", "pledges.yaml": "another", "löften/pledges.yaml": "b"})
    second = scratch.commit({"löften i Vara/followups/2026 å.md": "r", "followups/x.md": "not ours"})
    with Repository.open(scratch.folder / "löften i Vara") as repository:
        assert list(repository.entries_at(second)) == ["followups/2026 å.md", "pledges.yaml"]
        steps = list(repository.steps(repository.main_line(second)))
        assert [list(step.changed[0]) for step in steps] == [["pledges.yaml"], ["followups/2026 å.md"]]
        merged = repository.merged_tree(first, second)
        assert merged == repository.entries_at(second)


def test_a_folder_that_came_later_was_an_empty_register_before(tmp_path: Path) -> None:
    scratch = ScratchRepository(tmp_path)
    without = scratch.commit({"README.md": "x"})
    a_file = scratch.commit({"a": "a file where the folder will be"})
    scratch.commit({"a": None, "a/b/pledges.yaml": "x"})
    with Repository.open(tmp_path / "a" / "b") as repository:
        assert repository.entries_at(without) == repository.entries_at(a_file) == {}
        assert list(last_step(repository).changed[0]) == ["pledges.yaml"]


# Where the repository lies


def test_a_bare_repository_and_a_second_worktree_are_read_as_well(tmp_path: Path) -> None:
    scratch = ScratchRepository(tmp_path / "a")
    commit = scratch.commit({"pledges.yaml": "a"})
    scratch.git("clone", "--quiet", "--bare", ".", str(tmp_path / 'b "\\å'))
    scratch.git("worktree", "add", "--quiet", str(tmp_path / "c"))
    for folder in (tmp_path / 'b "\\å', tmp_path / "c"):
        with Repository.open(folder) as repository:
            assert repository.head() == commit
            assert texts(repository, repository.entries_at(commit)) == {"pledges.yaml": "a"}


def test_packed_and_borrowed_objects_are_read_as_well(tmp_path: Path) -> None:
    scratch = ScratchRepository(tmp_path / "a")
    commit = scratch.commit({"pledges.yaml": "a" * 1000})
    scratch.git("gc", "--quiet")
    scratch.git("clone", "--quiet", "--shared", ".", str(tmp_path / "b"))
    with Repository.open(tmp_path / "b") as repository:
        assert texts(repository, repository.entries_at(commit)) == {"pledges.yaml": "a" * 1000}


def test_a_repository_with_sha256_is_read_as_well(tmp_path: Path) -> None:
    scratch = ScratchRepository(tmp_path, "--object-format=sha256")
    scratch.commit({"pledges.yaml": "a"})
    scratch.commit({"pledges.yaml": "b"})
    with Repository.open(tmp_path) as repository:
        step = last_step(repository)
        assert len(step.commit.id) == 64
        assert texts(repository, step.changed[0]) == {"pledges.yaml": "b"}


def test_what_surrounds_the_program_does_not_matter(
    scratch: ScratchRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when it is called from a hook of git's, or by somebody with settings of their own."""
    commit = scratch.commit({"pledges.yaml": "a"})
    other = ScratchRepository(tmp_path / "other")
    other.commit({"pledges.yaml": "b"})
    (tmp_path / ".gitconfig").write_text("this is [no configuration", "utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(other.folder / ".git" / "objects"))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "nonsense")
    with Repository.open(scratch.folder) as repository:
        assert repository.head() == commit
        assert texts(repository, repository.entries_at(commit)) == {"pledges.yaml": "a"}


def test_nothing_in_the_repository_is_run(scratch: ScratchRepository, tmp_path: Path) -> None:
    """Its configuration, attributes and hooks name a program wherever git would run one."""
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n", "utf-8")
    trap.chmod(0o755)
    base = scratch.commit(
        {"pledges.yaml": "a\nb\nc\nd\ne\nf\n", ".gitattributes": "* merge=trap diff=trap filter=trap"}
    )
    scratch.git("checkout", "--quiet", "-b", "side")
    side = scratch.commit({"pledges.yaml": "a\nb\nc\nd\ne\nF\n"})
    scratch.git("checkout", "--quiet", "main")
    main = scratch.commit({"pledges.yaml": "A\nb\nc\nd\ne\nf\n"})
    for name in _SETTINGS_THAT_RUN:
        scratch.git("config", name, str(trap))
    scratch.git("config", "alias.cat-file", f"!{trap}")
    scratch.git("config", "log.showSignature", "true")
    hooks = scratch.folder / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for hook in ("reference-transaction", "post-index-change", "fsmonitor-watchman", "pre-auto-gc"):
        (hooks / hook).symlink_to(trap)
    with Repository.open(scratch.folder) as repository:
        merged = repository.merged_tree(main, side)
        assert merged is not None
        assert texts(repository, merged) == {"pledges.yaml": "A\nb\nc\nd\ne\nF\n"}
        assert repository.is_ancestor(base, repository.head())
        assert len(list(repository.steps(repository.main_line(repository.resolve("side"))))) == 2
    assert not (tmp_path / "sprung").exists()
    scratch.git("-c", "filter.trap.process=", "diff", base, main)
    assert (tmp_path / "sprung").exists(), "the trap works"


def test_nothing_is_written_to_the_repository(scratch: ScratchRepository) -> None:
    base = scratch.commit({"pledges/a.yaml": "a\nb\nc\nd\ne\nf\n"})
    scratch.git("checkout", "--quiet", "-b", "side")
    side = scratch.commit({"pledges/a.yaml": "a\nb\nc\nd\ne\nF\n"})
    scratch.git("checkout", "--quiet", "--detach", base)
    main = scratch.commit({"pledges/a.yaml": "A\nb\nc\nd\ne\nf\n"})

    def inside() -> dict[Path, int]:
        return {path: path.stat().st_mtime_ns for path in scratch.folder.rglob("*")}

    before = inside()
    with Repository.open(scratch.folder) as repository:
        list(repository.steps(repository.main_line(repository.head())))
        merged = repository.merged_tree(main, side)
        assert merged is not None
        assert texts(repository, merged) == {"pledges/a.yaml": "A\nb\nc\nd\ne\nF\n"}
    assert inside() == before


# Two commits


def test_ancestors_are_found_through_any_parent(scratch: ScratchRepository, opened: Repository) -> None:
    first = scratch.commit({"pledges.yaml": "a"})
    scratch.git("checkout", "--quiet", "-b", "side")
    side = scratch.commit({"pledges/b.yaml": "b"})
    scratch.git("checkout", "--quiet", "main")
    main = scratch.commit({"pledges.yaml": "c"})
    assert opened.is_ancestor(first, main)
    assert opened.is_ancestor(main, main)
    assert not opened.is_ancestor(main, first)
    assert not opened.is_ancestor(side, main)
    assert opened.is_ancestor(side, merge(scratch, "side"))


def test_a_branch_behind_main_lacks_nothing_once_merged(scratch: ScratchRepository, opened: Repository) -> None:
    scratch.commit({"pledges.yaml": "a"})
    scratch.git("checkout", "--quiet", "-b", "side")
    side = scratch.commit({"pledges/b.yaml": "b"})
    scratch.git("checkout", "--quiet", "main")
    main = scratch.commit({"followups/x.md": "yesterday's report"})
    merged = opened.merged_tree(main, side)
    assert merged is not None
    assert list(merged) == ["followups/x.md", "pledges.yaml", "pledges/b.yaml"]


def test_branches_that_contradict_each_other_have_no_merged_tree(
    scratch: ScratchRepository, opened: Repository
) -> None:
    scratch.commit({"pledges.yaml": "a"})
    scratch.git("checkout", "--quiet", "-b", "side")
    side = scratch.commit({"pledges.yaml": "b"})
    scratch.git("checkout", "--quiet", "main")
    assert opened.merged_tree(scratch.commit({"pledges.yaml": "c"}), side) is None


def test_histories_without_a_common_beginning_are_not_merged(scratch: ScratchRepository, opened: Repository) -> None:
    main = scratch.commit({"pledges.yaml": "a"})
    scratch.git("checkout", "--quiet", "--orphan", "other")
    other = scratch.commit({"pledges.yaml": "b"})
    with pytest.raises(RefusedError, match="unrelated-histories"):
        opened.merged_tree(main, other)
    assert not opened.is_ancestor(main, other)


# A long history


def test_a_long_history_needs_no_more_processes_than_a_short_one(
    scratch: ScratchRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = "".join(
        f"commit refs/heads/main\ncommitter A <a@exempelby.example> {1600000000 + number} +0200\ndata 0\n"
        f"M 100644 inline followups/{number % 40}/{number}.md\ndata {len(str(number))}\n{number}\n\n"
        for number in range(1000)
    )
    scratch.git("fast-import", "--quiet", given=script.encode())
    counted = tmp_path / "bin" / "git"
    counted.parent.mkdir()
    counted.write_text(f'#!/bin/sh\necho >>{tmp_path}/calls\nexec {shutil.which("git")} "$@"\n', "utf-8")
    counted.chmod(0o755)
    monkeypatch.setenv("PATH", str(counted.parent), prepend=":")

    def told(revision: str) -> tuple[list[dict[str, str | None]], int]:
        (tmp_path / "calls").unlink(missing_ok=True)
        with Repository.open(scratch.folder) as repository:
            steps = list(repository.steps(repository.main_line(repository.resolve(revision))))
            written = [texts(repository, step.changed[0]) for step in steps]
        return written, (tmp_path / "calls").stat().st_size

    short, few_calls = told("main~999")
    long, calls = told("main")
    assert len(short) == 1
    assert long == [{f"followups/{number % 40}/{number}.md": str(number)} for number in range(1000)]
    assert calls == few_calls
