"""What the READMEs and the decisions tell of the repository is so."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from pledgebook.checks import ALL_CHECKS
from pledgebook.diagnostics.report_text import text_report
from pledgebook.pipeline import check
from pledgebook.publishing import addresses
from pledgebook.reading.folder import read_folder
from tests.complaint_cases import BASE, DEFAULT_TODAY

ROOT = Path(__file__).parent.parent
ENGINE = ROOT / "hooks" / "pledgebook"
DECISIONS = ROOT / "hooks" / "decisions"

READMES = (ROOT / "README.md", ROOT / "README.sv.md")
GUIDES = (ROOT / "CONTRIBUTING.md", ROOT / "CONTRIBUTING.sv.md")
MAP = ROOT / "hooks" / "README.md"
# The last one names the files of the cases, which lie in many folders.
PAGES = (*READMES, *GUIDES, MAP, *sorted(DECISIONS.glob("*.md")), ROOT / "tests" / "README.md")

# The examples of the recipes.
MADE_UP = {
    "checks/signatory_not_a_party.py",
    "content/en/om.md",
    "content/fi/",
    "content/sv/om.md",
    "content/underlag/lofte.pdf",
    "diagnostics/wording/fi.yaml",
    "publishing/glossary/fi.yaml",
    "publishing/phrases/fi.yaml",
    "publishing/said/fi.yaml",
    "publishing/templates/meetings.html",
    "schema/meaning/fi.yaml",
    "tests/complaints/signatory-not-a-party.md",
}
# Only there once something has been built, or where a register has many agreements.
NOT_YET = ("site/", ".venv/", "pledges/", "api/v")
# Addresses on the site that no named page has.
SITE_ONLY = ("vara-2021", "moten", "om", "underlag", "foresla")

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
INLINE = re.compile(r"`([^`\n]+)`")
FENCE = re.compile(r"^ *(`{3,})[^\n]*\n.*?^ *\1$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"(?:\.venv/bin/\w+|\bmake) [a-z]\w*")

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())


def prose_of(page: Path) -> str:
    return FENCE.sub("", page.read_text("utf-8"))


def commands_in(page: Path) -> set[str]:
    """`make site` and the like: in code, or on a line that is indented as code."""
    lines = re.findall(r"^ {4}(.*)$", prose_of(page), re.MULTILINE)
    return {command for code in (*INLINE.findall(prose_of(page)), *lines) for command in COMMAND.findall(code)}


def fenced(page: Path, kind: str) -> list[tuple[str, str]]:
    """The fenced blocks of a kind, each with its indent."""
    return re.findall(rf"^( *)```{kind}\n(.*?)^\1```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


@each_page
def test_relative_links_lead_somewhere(page: Path) -> None:
    links = [link for link in LINK.findall(prose_of(page)) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


@each_page
def test_links_to_headings_lead_to_them(page: Path) -> None:
    headings = re.findall(r"^#+ (.*)$", prose_of(page), re.MULTILINE)
    slugs = {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}
    assert [link for link in re.findall(r"\]\(#([^)]*)\)", prose_of(page)) if link not in slugs] == []


@pytest.mark.parametrize("page", PAGES[:-1], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_named_paths_are_there(page: Path) -> None:
    """A word in code with a slash in it is a path, unless it is an address on the site."""
    named = {word for word in INLINE.findall(prose_of(page)) if re.fullmatch(r"[\w.][\w./-]*/[\w./-]*", word)}
    here = {word for word in named - MADE_UP if not word.startswith(NOT_YET) and not _is_address(word)}
    assert {word for word in here if not _is_there(word, page)} == set()


def _is_address(word: str) -> bool:
    words = [*SITE_ONLY, *(path.stem for path in (ROOT / "content" / "sv").iterdir())]
    words += [address.partition("/")[0] for address in addresses.NAMED_PAGES.values() if address]
    words += [folder.partition("/")[0] for folder in (addresses.API, addresses.DATA, addresses.CARDS)]
    words += [of("x").partition("/")[0] for of in (addresses.of_area, addresses.of_actor)]
    return word.removeprefix("en/").partition("/")[0] in words


def _is_there(name: str, page: Path) -> bool:
    """Below the root or beside the page; the map of the code also names what is in the engine and its folders."""
    below = [ROOT, page.parent]
    if page == MAP or page.parent == DECISIONS:
        below += [ENGINE, *(folder for folder in ENGINE.iterdir() if folder.is_dir())]
    return any((folder / name).exists() for folder in below)


@each_page
def test_named_make_targets_are_in_the_makefile(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {command.removeprefix("make ") for command in commands_in(page) if command.startswith("make ")}
    assert named - targets == set()


@each_page
def test_named_modules_are_there(page: Path) -> None:
    modules = {path.name for folder in ("hooks", "tests") for path in (ROOT / folder).rglob("*.py")}
    named = set(re.findall(r"`(?:[\w/]+/)?(\w+\.py)`", prose_of(page)))
    assert named - modules - {Path(made_up).name for made_up in MADE_UP} == set()


@each_page
def test_named_constants_and_functions_are_in_the_code(page: Path) -> None:
    code = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "hooks").rglob("*.py")))
    name = re.compile(r"_?[A-Z][A-Z_]{3,}|[A-Z][a-z]+[A-Z]\w+")
    named = {word for word in INLINE.findall(prose_of(page)) if name.fullmatch(word)}
    assert {word for word in named if not re.search(rf"\b{word}\b", code)} == set()


def test_both_readmes_hold_the_same_commands() -> None:
    english, swedish = (commands_in(page) for page in READMES)
    assert english == swedish
    assert {"make site", "make test", "make serve", "make check", "make help", "make properdocs"} <= english


@pytest.mark.parametrize("pair", [READMES, GUIDES], ids=lambda pair: pair[0].name)
def test_both_languages_have_the_same_parts(pair: tuple[Path, Path]) -> None:
    english, swedish = ([line.count("#") for line in _headings(page)] for page in pair)
    assert english == swedish
    assert [fenced(page, r"\w+") for page in pair[:1]] == [fenced(page, r"\w+") for page in pair[1:]]


def _headings(page: Path) -> list[str]:
    return re.findall(r"^(#+) ", prose_of(page), re.MULTILINE)


@pytest.mark.parametrize("page", READMES, ids=lambda path: path.name)
def test_the_records_shown_are_the_real_ones(page: Path) -> None:
    pledge, report = (text for _, text in fenced(page, "yaml"))
    register = (ROOT / "pledges.yaml").read_text("utf-8").partition("  vara-2022:\n")[2]
    assert [line for line in pledge.splitlines()[1:] if line not in register.splitlines()] == []
    follow_up = (ROOT / "followups" / "2022-polisen.md").read_text("utf-8").splitlines()
    assert [line for line in report.splitlines() if line not in follow_up] == []


@pytest.mark.parametrize("page", GUIDES, ids=lambda path: path.name)
def test_the_follow_up_shown_can_be_read(page: Path, tmp_path: Path) -> None:
    """Exempelby 2030 with its two pledges, and the follow-up of the guide, which lacks a translation."""
    ((indent, example),) = fenced(page, "markdown")
    written = re.sub(rf"^{indent}", "", example, flags=re.MULTILINE).replace("---\n", "---\nuntranslated: [en]\n", 1)
    shutil.copy(BASE, tmp_path / "pledges.yaml")
    for folder in ("pledges", "followups"):
        (tmp_path / folder).mkdir()
    (tmp_path / "followups" / "2031-01-18-exempelby-kommun.md").write_text(written, "utf-8")
    (tmp_path / "pledges" / "exempelby-2030.yaml").write_text(
        "areas: exempelby\nparties: [polisen, exempelby-kommun]\nperiod: 2030\npledges:\n"
        "  p1: {by: exempelby-kommun, sv: Vi går ut., en: We go out.}\n"
        "  p2: {by: exempelby-kommun, sv: Vi möts., en: We meet.}\n",
        "utf-8",
    )
    diagnostics = check(read_folder(tmp_path), DEFAULT_TODAY.replace(year=2031, month=2)).diagnostics
    assert text_report(diagnostics, "en") == ""


def test_the_map_names_every_folder_and_module_at_the_top() -> None:
    text = MAP.read_text("utf-8")
    folders = [path.name for path in ENGINE.iterdir() if path.is_dir() and path.name != "__pycache__"]
    assert [name for name in folders if f"`pledgebook/{name}/`" not in text] == []
    modules = [path.name for path in ENGINE.glob("*.py") if not path.name.startswith("__")]
    assert [name for name in modules if f"{name}`" not in text] == []


def test_the_readme_of_the_tests_names_every_file_and_folder() -> None:
    text = (ROOT / "tests" / "README.md").read_text("utf-8")
    entries = [path for path in (ROOT / "tests").iterdir() if path.suffix == ".py" or path.is_dir()]
    named = [f"{path.name}/" if path.is_dir() else path.name for path in entries if path.name != "__pycache__"]
    assert [name for name in named if f"`{name}" not in text] == []


def test_decisions_are_numbered_without_gaps_and_titled_by_their_number() -> None:
    files = sorted(DECISIONS.iterdir())
    assert [path.name[:5] for path in files] == [f"{number:04}-" for number in range(1, len(files) + 1)]
    for number, path in enumerate(files, start=1):
        assert path.read_text("utf-8").startswith(f"# {number}. "), path.name


@pytest.mark.parametrize("path", sorted(DECISIONS.iterdir()), ids=lambda path: path.stem)
def test_a_decision_has_context_decision_and_consequences(path: Path) -> None:
    parts = re.findall(r"^\*\*(\w+)\.\*\*", path.read_text("utf-8"), re.MULTILINE)
    assert parts == ["Context", "Decision", "Consequences"]


def test_every_check_stands_in_a_module_of_its_own() -> None:
    """What the recipe for a rule promises: `checks/<slug>.py` with a function `check`."""
    modules = {path.stem for path in (ENGINE / "checks").glob("*.py")} - {"__init__", "walks"}
    assert {rule.__module__.rpartition(".")[2] for rule in ALL_CHECKS} == modules
    assert {rule.__name__ for rule in ALL_CHECKS} == {"check"}


def test_every_way_to_cheat_is_in_the_table_with_the_histories_that_show_it() -> None:
    text = (ROOT / "tests" / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d+) \| (.*)$", text, re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(range(1, 38))
    cases = {path.stem for path in (ROOT / "tests" / "history" / "ways_to_cheat").glob("*.md")}
    named = {name for number, row in rows for name in INLINE.findall(row) if name.startswith(f"{int(number):02}-")}
    assert named | {"slip-told-once", "slip-hidden-by-another"} == cases
    tests = {name for _, row in rows for name in INLINE.findall(row) if name.endswith((".py", ".md"))}
    assert {name for name in tests if not (ROOT / "tests" / name).exists()} == set()
