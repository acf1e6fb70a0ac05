"""Whatever a file holds, the check ends with complaints or a safe site, and takes time in proportion to its size."""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from textwrap import indent
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pledgebook.diagnostics.diagnostic import Severity, has_errors
from pledgebook.diagnostics.report_json import json_report
from pledgebook.diagnostics.report_text import text_report
from pledgebook.pipeline import check, run
from pledgebook.publishing.addresses import JSON_FEED
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.site import Site
from pledgebook.publishing.site_file import SiteFile
from pledgebook.reading.folder import RecordFolder
from pledgebook.reading.markdown_file import read_markdown
from pledgebook.reading.nodes import Mapping, Node, Scalar, Sequence
from pledgebook.reading.source_text import MAX_BYTES, SourceFile, decode
from pledgebook.reading.yaml_text import read_yaml
from pledgebook.schema.documentation import format_documentation
from pledgebook.schema.several import MAX_ITEMS
from tests.complaint_cases import BASE, LANGUAGES, case_paths, read_case

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 22)
SITE = Settings("https://example.org/")
PROFILE = settings(
    max_examples=60, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck), database=None
)

# Stands for everything that a stranger might try to get onto a page.
INJECTION = "x\"'><img/src=x onerror=alert(1)><script>INJECTED</script>"
# Any script but those of the frame: the one line, the modules, and data for machines.
_OURS = r"""(?!>try\{const s=|\ type="module"\ src="[./\w]*assets/\w+\.js"></script>|\ type="application/ld\+json">)"""
DANGER = re.compile(
    rf"<script{_OURS}|<img/src|onerror=alert\(1\)>|href=.?\s*(?:javascript|data|vbscript):", re.IGNORECASE
)

# What a large file may be full of.
TROUBLES = (
    *(
        "\t\n",
        "\n",
        "a: &a b\n",
        "'",
        "a: ![x\n",
        "<<<<<<< a\n",
        "\u200b\n",
        "- ",
        "a:\n ",
        "#",
        "a: b #c\n",
        "{a, b}\n",
    ),
    *(
        "## p1\nx\n",
        "[a](b)\n",
        "[a](javascript:x) ",
        "<b>\n",
        "<b> ",
        "[",
        "](",
        "[a\n",
        "`",
        "``` `",
        "```\n",
        "~~~ {x}\n",
    ),
    *(
        "```{pledges}\n",
        "31 juni 2026 ",
        "a.b@example.org ",
        "070-123 45 67 ",
        "Andra kommun ",
        "<",
        "&",
        "_*",
        "> ",
        "1 ",
    ),
)
# Fields that may hold any text.
FREE_TEXT = frozenset({"sv", "en", "title", "place", "note", "quote", "format", "size", "name", "also"})
FRAGMENTS = (
    *(
        "",
        " ",
        "-",
        ":",
        "#",
        "|",
        ">",
        "[",
        "]",
        "{",
        "}",
        "?",
        "*",
        "&a",
        "!!x",
        "'",
        '"',
        "%",
        "@",
        "`",
        "---",
        "...",
    ),
    *("null", "~", "yes", "no", "007", "12:30", "1,68", "2026-02-30", "0000", "9999", "2026 to open", "unknown", "all"),
    *("9999 years", "9999 hours", "999999999999", "99999999999999999999", "-1", "every 1 hours", "12 of 0", "0 %"),
    *("sv: |", "en:", "  - a", "{sv: a, en: b}", "[a, a]", "p1: {}", "agreement: exempelby-2026", "by: unstated"),
    *(
        "## p1",
        "# ",
        "```{pledges}",
        "```",
        "[a](javascript:alert(1))",
        "[a]: data:x",
        "<b>",
        "&lt;",
        "[[",
        "{{ x }}",
        "{%",
    ),
    *("\t", "\u00a0", "\u200b", "\ud7ff", "😀", "a\u030a", "\x00", "\x85", "\u2028", INJECTION, "å" * 300, "a " * 3000),
)


def _registers() -> list[tuple[str, dict[str, bytes]]]:
    folders = [ROOT, *sorted((ROOT / "tests" / "cases").iterdir())]
    found = [(folder.name, _files_of(folder)) for folder in folders]
    found += [(path.stem, {f.path: f.content for f in read_case(path).records.files}) for path in case_paths()]
    return found


def _files_of(folder: Path) -> dict[str, bytes]:
    paths = [folder / "pledges.yaml", *folder.glob("pledges/*.yaml"), *folder.glob("followups/*.md")]
    paths += folder.glob("content/*/*.md")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


REGISTERS = _registers()


@pytest.mark.parametrize(("name", "files"), REGISTERS, ids=lambda value: value if isinstance(value, str) else "")
def test_every_register_there_is_survives_truncation(name: str, files: dict[str, bytes]) -> None:
    chance = random.Random(name)  # noqa: S311 — the same places each time
    path = chance.choice(sorted(files))
    end = chance.randrange(len(files[path]) + 1)
    survives({**files, path: files[path][:end]})


@PROFILE
@given(st.sampled_from(REGISTERS), st.data())
def test_records_survive_what_happens_to_lines(register: tuple[str, dict[str, bytes]], data: st.DataObject) -> None:
    files = dict(register[1])
    for _ in range(data.draw(st.integers(1, 4))):
        path = data.draw(st.sampled_from(sorted(files)))
        lines = files[path].split(b"\n")
        here, there = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        act = data.draw(st.sampled_from(["delete", "double", "swap", "indent", "put", "replace", "value", "join"]))
        match act:
            case "delete":
                del lines[here]
            case "double":
                lines.insert(there, lines[here])
            case "swap":
                lines[here], lines[there] = lines[there], lines[here]
            case "indent":
                lines[here] = b" " * data.draw(st.integers(1, 5)) + lines[here]
            case "put":
                lines.insert(here, _fragment(data))
            case "replace":
                lines[here] = _fragment(data)
            case "value":
                lines[here] = lines[here].split(b":")[0] + b": " + _fragment(data)
            case _:
                lines[here : here + 2] = [b"".join(lines[here : here + 2])]
        files[path] = b"\n".join(lines)
    survives(files)


@PROFILE
@given(st.sampled_from(REGISTERS), st.data())
def test_records_survive_random_bytes(register: tuple[str, dict[str, bytes]], data: st.DataObject) -> None:
    files = dict(register[1])
    path = data.draw(st.sampled_from(sorted(files)))
    begin, end = sorted(data.draw(st.integers(0, len(files[path]))) for _ in range(2))
    files[path] = files[path][:begin] + data.draw(st.binary(max_size=40)) + files[path][min(end, begin + 40) :]
    survives(files)


@PROFILE
@given(
    st.recursive(
        st.sampled_from(FRAGMENTS) | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "sv",
                        "en",
                        "by",
                        "p1",
                        "period",
                        "areas",
                        "pledges",
                        "target",
                        "date",
                        "amendments",
                        "languages",
                        "verdict",
                    ]
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=25,
    )
)
def test_records_survive_values_of_any_shape(value: object) -> None:
    text = _flow(value).encode("utf-8", "replace")
    base = BASE.read_bytes()
    for files in (
        {"pledges.yaml": text},
        {"pledges.yaml": base, "pledges/exempelby-2026.yaml": text},
        {"pledges.yaml": base, "pledges/exempelby-2026.yaml": AGREEMENT.encode() + b"amendments: " + text},
        {"pledges.yaml": base, "followups/2026-06-polisen.md": b"---\n" + text + b"\n---\n" + text},
    ):
        survives(files)


@pytest.mark.parametrize(
    "path", ["pledges/a/../../x.yaml", "followups/.md", "pledges/.yaml", "content/sv/.md", "content.md"]
)
def test_odd_paths_are_survived(path: str) -> None:
    survives({"pledges.yaml": BASE.read_bytes(), path: b"a: b\n"})


def test_every_text_is_escaped_wherever_it_is_shown() -> None:
    """The markup is let past the rule against it here, to see that the pages do not rely on the rule."""
    reached = 0
    for name, files in REGISTERS:
        if (ROOT / "tests" / "complaints" / f"{name}.md").exists():
            continue
        marked = {p: _with_injections(p, content) for p, content in files.items() if not p.startswith("content/")}
        checked = check(_folder(marked), TODAY)
        errors = {str(d.span): d.code.slug for d in checked.diagnostics if d.severity is Severity.ERROR}
        assert set(errors.values()) <= {"markup-in-text", "script-link"}, errors
        assert checked.register is not None
        for file in Site(checked.register, TODAY, SITE, format_documentation()).files():
            assert DANGER.search(_read_as_html(file)) is None, (name, file.path)
            reached += file.content.count("INJECTED")
    assert reached > 1_000


def _read_as_html(file: SiteFile) -> str:
    """Data and calendars hold texts as they are, escaped for their own formats; of a JSON feed, contents are HTML."""
    if file.path.endswith(JSON_FEED):
        return "\n".join(item["content_html"] for item in json.loads(file.content)["items"])
    return "" if file.path.startswith(("api/", "data/")) or file.path.endswith(".ics") else file.content


def test_too_many_items() -> None:
    """The words of the complaint are shown here, for no case file could be so long."""
    names = ", ".join(f"a{number}" for number in range(MAX_ITEMS + 1))
    files = {"pledges.yaml": BASE.read_bytes(), "pledges/a-2026.yaml": f"{AGREEMENT}with: [{names}]\n".encode()}
    problems = check(_folder(files), TODAY).diagnostics
    assert [problem.code.slug for problem in problems] == ["too-many-items"]
    assert text_report(problems, "sv") == (
        "pledges/a-2026.yaml:9:7: fel[F209 too-many-items] posterna är för många: 50001, och gränsen är 50000\n"
        "    Dela upp dem. Varje medborgarlöfte kan ligga i en egen fil i mappen `pledges/`.\n"
    )


def test_a_file_that_is_too_large_is_not_read() -> None:
    files = {"pledges.yaml": BASE.read_bytes(), "pledges/a-2026.yaml": b"#" * (MAX_BYTES + 1)}
    assert [problem.code.slug for problem in check(_folder(files), TODAY).diagnostics] == ["file-too-large"]


AGREEMENT = """areas: exempelby
parties: [polisen, exempelby-kommun]
period: 2026
pledges:
  p1:
    by: polisen
    sv: Fotpatruller.
    en: Foot patrols.
"""


@pytest.mark.parametrize("shape", ["many agreements", "one large agreement"])
@pytest.mark.parametrize("is_broken", [False, True], ids=["without troubles", "with troubles"])
def test_twice_the_records_are_twice_the_work_of_a_check(shape: str, is_broken: bool) -> None:
    # Suggestions are few, so there must be more lost words than those.
    size = 16 if is_broken else 8
    assert growth(lambda folder: check(folder, TODAY), size, shape, is_broken=is_broken) < 2.5


@pytest.mark.parametrize("shape", ["many agreements", "one large agreement"])
def test_twice_the_records_are_twice_the_work_of_a_site(shape: str) -> None:
    assert growth(_publish, 6, shape, is_broken=False) < 2.5


@pytest.mark.parametrize("unit", TROUBLES, ids=ascii)
def test_a_large_file_of_nothing_but_trouble_is_told_of(unit: str) -> None:
    """Who changes a pattern sees here whether a long run of what it looks for makes it slow."""
    text = unit * (50_000 // len(unit))
    files = {
        "pledges.yaml": BASE.read_text("utf-8"),
        "pledges/a-2026.yaml": text,
        "pledges/b-2026.yaml": AGREEMENT.replace("sv: ", "sv: |\n" + indent(text, "      ") + "\n      "),
        "followups/2026-06-polisen.md": f"---\nagreement: a-2026\nby: polisen\ndate: 2026-06\n---\n{text}",
        "content/sv/om.md": f"---\ntitle: T\ndescription: D\nupdated: 2026-01-01\n---\n{text}",
    }
    diagnostics = check(_folder({path: content.encode() for path, content in files.items()}), TODAY).diagnostics
    assert text_report(diagnostics, "sv")


def survives(files: dict[str, bytes]) -> None:
    """Complaints that can be said in every language, or a site without anything dangerous in it."""
    outcome = run(_folder(files), TODAY, SITE)
    json_report(outcome.diagnostics)
    for language in LANGUAGES:
        text_report(outcome.diagnostics, language)
    assert (outcome.site is None) == (has_errors(outcome.diagnostics) or "pledges.yaml" not in files)
    for content in _contents(outcome.site):
        assert DANGER.search(content) is None


def _contents(site: Site | None) -> Iterator[str]:
    if site is not None:
        yield from (file.content for file in site.files())
        for page in site.register.prose:
            site.prose_html(page.body_span.path, site.prose_markdown(page.body_span.path))


def _folder(files: dict[str, bytes]) -> RecordFolder:
    return RecordFolder(tuple(SourceFile(path, files[path]) for path in sorted(files)))


def _fragment(data: st.DataObject) -> bytes:
    return data.draw(st.sampled_from(FRAGMENTS)).encode("utf-8", "replace")


def _flow(value: object) -> str:
    """The value in YAML's flow style, as raw as its texts are."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return str(value)


def _with_injections(path: str, content: bytes) -> bytes:
    """Every text that may be any text, with the injection in it; ids, dates and words to choose from stay."""
    source, _ = decode(SourceFile(path, content))
    assert source is not None
    lines = source.text.split("\n")
    if path.endswith(".md"):
        file, _ = read_markdown(source)
        assert file is not None
        node, body_line = file.front_matter, file.body_line
        lines[body_line - 1 :] = [
            f"{x} {INJECTION}" if x.strip() and x[0] != "#" else x for x in lines[body_line - 1 :]
        ]
    else:
        node, _ = read_yaml(source)
    texts = _texts(node) if node is not None else []
    for text in sorted(texts, key=lambda text: text.span, reverse=True):
        line, begin = text.span.line - 1, text.span.column - 1
        if text.text_span.line > text.span.line:
            lines[text.text_span.line - 1] += f" {INJECTION}"
        else:
            end = begin + len(text.value) + (0 if text.is_plain else 2)
            quoted = f"{text.value} {INJECTION}".replace("'", "''")
            lines[line] = f"{lines[line][:begin]}'{quoted}'{lines[line][end:]}"
    return "\n".join(lines).encode()


def _texts(node: Node, field: str = "") -> list[Scalar]:
    """The scalars under fields that hold free text, if they stand in the file as they are."""
    match node:
        case Scalar():
            return [node] if field in FREE_TEXT and node.is_verbatim else []
        case Sequence(items):
            return [text for item in items for text in _texts(item, field)]
        case Mapping(entries):
            return [text for key, value in entries for text in _texts(value, key.value)]


def growth(act: Callable[[RecordFolder], object], size: int, shape: str, *, is_broken: bool) -> float:
    """How much more work it is to act on twice the records. Work is counted in calls, which no busy machine changes."""
    act(_generated(2, shape, is_broken=is_broken))  # what is read only once, such as templates
    small, large = (_generated(n, shape, is_broken=is_broken) for n in (size, 2 * size))
    return calls_of(lambda: act(large)) / calls_of(lambda: act(small))


def calls_of(act: Callable[[], object]) -> int:
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(None)
    return calls


def _publish(folder: RecordFolder) -> None:
    outcome = run(folder, TODAY, SITE)
    assert outcome.site is not None, text_report(outcome.diagnostics, "en")
    for _ in _contents(outcome.site):
        pass


def _generated(size: int, shape: str, *, is_broken: bool) -> RecordFolder:
    """So many areas, contacts, terms, meetings, pledges and follow-ups; if broken, what points at others is lost."""
    agreements, pledges = (size, 3) if shape == "many agreements" else (2, size)
    lost = "x" if is_broken else ""
    many = range(size)
    register = BASE.read_text("utf-8")
    register = register.replace(
        "areas:\n",
        "areas:\n" + "".join(f"  o{i}: {{kind: locality, part_of: exempelby, sv: Ort {i}}}\n" for i in many),
        1,
    )
    register += "".join(
        f"  k{i}: {{party: polisen, areas: o{i}{lost}, email: k{i}@example.org, sv: Kontakt, en: Contact}}\n"
        for i in many
    )
    register += "terms:\n" + "".join(f"  t{i}: {{sv: Ord{i}, en: Word{i}, meaning: {{sv: a, en: b}}}}\n" for i in many)
    register += "meetings:\n" + "".join(f"  - {{date: 2026-12-17, kind: dialogue, areas: o{i}}}\n" for i in many)
    files = {"pledges.yaml": register}
    for a in range(agreements):
        files[f"pledges/a{a}.yaml"] = (
            f"areas: o{a}\nparties: polisen\nperiod: 2026\nfocus:\n"
            + "".join(f"  f{i}: {{sv: Fokus, en: Focus}}\n" for i in range(pledges))
            + "pledges:\n"
            + "".join(
                f"  p{i}:\n    by: polisen\n    areas: o{i % size}\n    focus: f{i}{lost}\n"
                f"    target: {{at_least: 20}}\n"
                f"    sv: Ord{i}, se [nästa](pledge:a{(a + 1) % agreements}/p{i}{lost}).\n    en: Word.\n"
                for i in range(pledges)
            )
        )
        for month in range(1, 4):
            files[f"followups/2026-0{month}-polisen-a{a}.md"] = (
                f"---\nagreement: a{a}\nby: polisen\ndate: 2026-0{month}\nuntranslated: [en]\n"
                "sources: {title: Rapport}\n"
                + "pledges:\n"
                + "".join(f"  p{i}{lost}: {{verdict: fulfilled, result: 190}}\n" for i in range(pledges))
                + "---\n"
                + "".join(f"## p{i}{lost}\nText.\n\n" for i in range(pledges))
            )
    return RecordFolder(tuple(SourceFile(path, files[path].encode()) for path in sorted(files)))
