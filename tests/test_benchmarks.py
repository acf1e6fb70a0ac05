"""What `make bench` measures is what it says: Hugo makes the same pages, the schemas read the same records."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.benchmarks.building import Built, mkdocs_build, site_of, weights, written_for_hugo
from tests.benchmarks.hugo_site import hugo_command
from tests.benchmarks.measured import Taken, by_turns, measured
from tests.benchmarks.mkdocs_pages import markdown_of
from tests.benchmarks.page_kinds import addresses_in, kind_of, middle, sizes_by_kind
from tests.benchmarks.reading import commands_by_schema, write_front_matter
from tests.benchmarks.rebuilding import edited
from tests.benchmarks.sizes import SCALES, day_of_build, register_in
from tests.benchmarks.table import times

# Of each kind of page the median may differ by so much; of those of which there are a few only, lists are what is left.
MOST_APART = 0.15


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return register_in(tmp_path_factory.mktemp("bench"), SCALES["smallest"].register)


@pytest.fixture(scope="module")
def built(register: Path) -> Built:
    """Both sites, as they are measured."""
    ours, hugos = register.parent / "ours", register.parent / "hugos"
    taken = measured(mkdocs_build(register, ours), folder=register, settings=day_of_build())
    measured(hugo_command(written_for_hugo(register, site_of(register)), hugos))
    return Built(ours, hugos, taken)


def test_hugo_has_the_same_pages_at_the_same_addresses(built: Built) -> None:
    assert addresses_in(built.hugos) == addresses_in(built.ours)


def test_pages_of_each_kind_of_record_are_of_like_size(built: Built) -> None:
    ours, hugos = sizes_by_kind(built.ours), sizes_by_kind(built.hugos)
    for kind in ("pledge", "agreement", "focus area", "follow-up", "area", "party", "list of pledges"):
        assert abs(middle(hugos[kind]) / middle(ours[kind]) - 1) < MOST_APART, kind
    assert "| pledge |" in str(weights(built))


def test_a_page_of_ours_can_be_told_in_markdown(built: Built) -> None:
    pledge = next(address for address in addresses_in(built.ours) if kind_of(address) == "pledge")
    markdown = markdown_of((built.ours / pledge / "index.html").read_text("utf-8"))
    assert markdown.startswith("- [")
    assert "\n# " in markdown
    # What is to be pasted elsewhere stands as it is, in a block of code.
    assert "<" not in re.sub(r"```.*?```", "", markdown, flags=re.DOTALL)


def test_the_schemas_have_nothing_to_say_of_the_made_up_register(register: Path) -> None:
    fronts = write_front_matter(register)
    folders = (register, register / "pledges", fronts)
    for command, folder in zip(commands_by_schema(register, fronts), folders, strict=True):
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


def test_a_follow_up_is_edited_only_as_long_as_it_takes(register: Path) -> None:
    def read() -> dict[str, str]:
        return {path.name: path.read_text("utf-8") for path in (register / "followups").iterdir()}

    before = read()
    with edited(register):
        changed = [name for name, text in read().items() if before[name] != text]
    assert len(changed) == 1
    assert read() == before


def test_ratios_are_to_the_row_that_was_named() -> None:
    halves = {"a": Taken(2, 4, 8e6), "b": Taken(1, 1, 8e6)}
    assert "| b | 1.00 | 0.50 | 1.00 | 0.25 | 8.00 | 1.00 |" in str(times("", halves, "a"))


def test_a_median_is_of_all_turns() -> None:
    taken = iter([Taken(1, 1, 1), Taken(9, 9, 9), Taken(2, 2, 2)])
    assert by_turns(3, {"a": lambda: next(taken)}) == {"a": Taken(2, 2, 2)}
