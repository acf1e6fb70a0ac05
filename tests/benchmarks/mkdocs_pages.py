"""The same pages as Markdown for plain MkDocs and Material: one file a page, made of what stands on ours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from tests.benchmarks.building import Built, anew, mkdocs_build
from tests.benchmarks.measured import by_turns
from tests.benchmarks.table import Table, times

_SETTINGS = "site_name: Exempelriket\nsite_url: https://exempelriket.example/\ntheme: {name: material, font: false}\n"
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_LEFT_OUT = ("svg", "select", "button", "fieldset", "input", "script")


def beside_mkdocs(built: Built, runs: int) -> Table:
    """What MkDocs takes of pages that are there already: for each of them it reads Markdown, we read records."""
    folder = write_markdown_site(built.ours)
    destination = folder / "site"
    tries = {
        "MkDocs and Material, Markdown": lambda: anew(mkdocs_build(folder, destination), destination, folder),
    }
    found = dict(by_turns(runs, tries))
    found["ours: mkdocs build"] = built.taken
    note = "MkDocs makes its own search index and a navigation with every page, as it does when nothing else is said."
    return times("Beside plain MkDocs and Material", found, "MkDocs and Material, Markdown", note)


def write_markdown_site(ours: Path) -> Path:
    """In a folder beside the finished site."""
    folder = ours.parent / f"{ours.name}-markdown"
    for page in sorted(ours.rglob("index.html")):
        file = folder / "docs" / page.relative_to(ours).with_suffix(".md")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(markdown_of(page.read_text("utf-8")), "utf-8")
    (folder / "mkdocs.yml").write_text(_SETTINGS, "utf-8")
    return folder


def markdown_of(html: str) -> str:
    """What stands in the main part of a page. Pictures are told in their tables, and what is filled in is left out."""
    main = BeautifulSoup(html, "html.parser").find("main")
    if not isinstance(main, Tag):
        return ""
    for one in main.find_all(_LEFT_OUT):
        one.decompose()
    return "\n\n".join(_blocks(main)) + "\n"


def _blocks(tag: Tag) -> Iterator[str]:
    for child in tag.children:
        if not isinstance(child, Tag):
            continue
        if child.name in _HEADINGS:
            yield f"{_HEADINGS[child.name]} {_line(child)}"
        elif child.name in ("p", "dt", "summary"):
            yield _line(child)
        elif child.name in ("ul", "ol"):
            yield "\n".join(f"- {_line(item)}" for item in child.find_all("li", recursive=False))
        elif child.name == "dd":
            yield f": {_line(child)}"
        elif child.name == "pre":
            yield "```\n" + child.get_text().strip("\n") + "\n```"
        elif child.name == "table":
            yield _table(child)
        else:
            yield from _blocks(child)


def _table(table: Tag) -> str:
    rows = [[_line(cell).replace("|", "/") for cell in row.find_all(("td", "th"))] for row in table.find_all("tr")]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    rule = f"|{' --- |' * max((len(row) for row in rows), default=0)}"
    return "\n".join([*lines[:1], rule, *lines[1:]])


def _line(tag: Tag) -> str:
    return " ".join("".join(_within(tag)).split())


def _within(tag: Tag) -> Iterator[str]:
    for child in tag.children:
        if isinstance(child, NavigableString):
            yield str(child).replace("*", "").replace("_", " ")
        elif isinstance(child, Tag):
            words = _line(child)
            if child.name == "a" and child.get("href"):
                yield f"[{words}]({child['href']})"
            elif child.name == "strong":
                yield f"**{words}**"
            else:
                yield f" {words} "
