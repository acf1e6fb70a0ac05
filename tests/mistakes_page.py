"""The page of the guide that shows common mistakes: made from their case files, it shows what the check says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pledgebook.model.translated_file import digest_of
from tests.complaint_cases import Block, bytes_of
from tests.mistake_cases import CASES, MistakeCase
from tests.site_builds import REPOSITORY

_WORDS = {
    "sv": {
        "written": "Så här skrevs det i `{file}`:",
        "moved": "Filen heter `{earlier}`. Den ska heta `{later}`.",
        "answer": "Kontrollen säger:",
        "silence": "Kontrollen säger inget.",
        "meant": "Så här ska det vara:",
    },
    "en": {
        "written": "This was written in `{file}`:",
        "moved": "The file is called `{earlier}`. It should be called `{later}`.",
        "answer": "The check says:",
        "silence": "The check says nothing.",
        "meant": "This is how it should be:",
    },
}
# The mistake whose answer is explained word by word.
_EXAMPLE = "-day-month"
_PLACE = re.compile(r"^\[\[(\w+)\]\]$", re.M)
# Characters that cannot be seen, and a tab, for which an arrow stands.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def page_file(language: str) -> Path:
    return REPOSITORY / "content" / language / "for-redaktorer" / "vanliga-misstag.md"


def page(language: str, cases: Iterable[MistakeCase]) -> str:
    """The words of page/<language>.md, with the mistakes of each part at its place. Both are made of the same cases,
    so a translation is always up to date, and is marked so.
    """
    told = list(cases)
    written = _filled_in(language, told)
    if language == "sv":
        return written
    front, body = _filled_in("sv", told).removeprefix("---\n").split("\n---\n", 1)
    facts = dict(line.split(": ", 1) for line in front.splitlines())
    mark = digest_of(facts["title"], facts["description"], body)
    return written.replace("\n---\n", f"\ntranslated_from: {mark}\n---\n", 1)


def _filled_in(language: str, cases: Iterable[MistakeCase]) -> str:
    told = [case for case in cases if case.is_in_guide]
    frame = (CASES / "page" / f"{language}.md").read_text("utf-8")

    def part(match: re.Match[str]) -> str:
        if match[1] == "example":
            return _fenced(_answer(next(case for case in told if case.path.stem.endswith(_EXAMPLE)), language))
        return "\n\n".join(_told(case, language) for case in told if case.part == match[1])

    return _PLACE.sub(part, frame)


def _told(case: MistakeCase, language: str) -> str:
    words, answer = _WORDS[language], _answer(case, language)
    parts = [f"### {case.name[language]}"]
    for block in case.edits:
        if block.kind == "diff":
            parts += [words["written"].format(file=block.name), _fenced(_lines(block, "+"))]
        elif block.kind == "move":
            later, earlier = block.text.strip().split(" -> ")
            parts.append(words["moved"].format(earlier=earlier, later=later))
    parts += [words["answer"], _fenced(answer)] if answer else [words["silence"]]
    meant = [] if case.part in ("fine", "published") else list(_meant(case))
    parts += [words["meant"], *map(_fenced, dict.fromkeys(meant))] if meant else []
    return "\n\n".join(parts)


def _answer(case: MistakeCase, language: str) -> str:
    return case.expected[language].rstrip("\n")


def _meant(case: MistakeCase) -> Iterator[str]:
    """What should stand there, where that is more than what is there already."""
    if case.instead:
        return (_lines(block, "+") for block in case.instead)
    return (_lines(block, "-") for block in case.edits if block.kind == "diff" and re.search(r"^-", block.text, re.M))


def _lines(block: Block, sign: str) -> str:
    """The lines of a diff as they are before (`-`) or after it (`+`), with what cannot be seen made visible."""
    text = bytes_of(block.text).decode()
    lines = [line[1:] for line in text.splitlines() if line[:1] in (sign, " ")]
    # Signs of a conflict at the beginning of a line would be taken for one.
    shifted = [f" {line}" if re.match(r"<{7}|={7}|>{7}", line) else line for line in lines]
    return _visible("\n".join(shifted))


def _visible(text: str) -> str:
    marked = text.replace("\t", "→").replace("\u00a0", "⍽")
    return _UNSEEN.sub(lambda match: f"⟨U+{ord(match.group()):04X}⟩", marked)


def _fenced(text: str) -> str:
    return f"```text\n{text}\n```"
