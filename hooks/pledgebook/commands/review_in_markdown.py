"""The answer to a proposed change, in Markdown, for a communicator who has never seen YAML or git.

Whether it can be published, what citizens will see, what is wrong and how to mend it, what was there already, and what
happens next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from pledgebook.commands.citizens_view import Change
from pledgebook.commands.examined import Examined
from pledgebook.diagnostics.diagnostic import Diagnostic, Severity, has_errors
from pledgebook.diagnostics.known_before import by_cause
from pledgebook.diagnostics.report_markdown import EditLink, fitted, in_markdown
from pledgebook.diagnostics.report_text import summary
from pledgebook.diagnostics.safe_markdown import escaped, filled
from pledgebook.diagnostics.wording_file import wording
from pledgebook.publishing.one_difference import Difference

# A comment on GitHub takes 65,536 characters and a summary 1 MiB. Each part has room of its own, so that none can push
# out another.
_ROOM = {"changes": 14_000, "pages": 6_000, "wrong": 26_000, "advice": 9_000, "known": 7_000}
_LONGEST_DIFFERENCE = 500


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the pages can be looked at. `preview` is a package to open, or a site if it ends with `/`; `site` is the
    published one, which has the pages once the change is merged.
    """

    preview: str = ""
    site: str = ""

    @property
    def of_pages(self) -> str:
        return self.preview if self.preview.endswith("/") else self.site


def review_in_markdown(
    found: Examined, change: Change | None, since: str, language: str, addresses: Addresses, edit_link: EditLink
) -> str:
    """`change` is None where one of the two registers has errors, so that their sites cannot be compared."""
    return "\n\n".join(_parts(found, change, since, language, addresses, edit_link))


def _parts(
    found: Examined, change: Change | None, since: str, language: str, addresses: Addresses, edit_link: EditLink
) -> Iterator[str]:
    words = wording(language)["review"]
    groups = by_cause(found.diagnostics)
    ours = [one for one in found.diagnostics if one.is_caused is not False]
    yield from _verdict(found, since, language)
    yield f"## {words['changes']}"
    yield from _changes(found, change, language)
    if change is not None:
        yield from _pages(change, language, addresses)
    wrong = [one for one in ours if one.severity is Severity.ERROR]
    advice = [one for one in ours if one.severity is not Severity.ERROR]
    for name, diagnostics in (("wrong", wrong), ("advice", advice), ("known", groups.known)):
        yield from _problems(name, diagnostics, language, edit_link)
    yield f"## {words['next']}"
    yield words["next_not_ready" if has_errors(found.diagnostics) else "next_ready"]


def _verdict(found: Examined, since: str, language: str) -> Iterator[str]:
    words = wording(language)["review"]
    errors = [one for one in found.diagnostics if one.severity is Severity.ERROR]
    if not errors:
        yield words["ready"]
    else:
        yield words["not_ready"].format(counts=summary(errors, 0, language))
        if all(one.is_caused is False for one in errors):
            yield words["none_caused"]
    if found.could_not_compare:
        yield filled(wording(language)["since"]["unreadable"], {"revision": since})


def _changes(found: Examined, change: Change | None, language: str) -> Iterator[str]:
    words = wording(language)["review"]
    if change is None:
        is_mendable = has_errors(found.checked.diagnostics)
        yield words["after_mending" if is_mendable else "first" if found.is_first else "not_comparable"]
    elif not change.differences:
        yield words["no_changes"]
    else:
        told = [f"- {escaped(_shortened(one.in_words(change.edition)))}" for one in change.differences]
        yield _in_room("changes", told, language, between="\n")


def _pages(change: Change, language: str, addresses: Addresses) -> Iterator[str]:
    words = wording(language)["review"]
    if addresses.preview:
        yield words["preview"].format(url=addresses.preview)
    seen = {one.address: one for one in change.differences if not one.kind.is_of_something_gone}
    if addresses.of_pages and seen:
        base = f"{addresses.of_pages.rstrip('/')}/{change.edition.home}"
        links = [f"- [{escaped(_name(one))}](<{base}{quote(address, safe='/#')}>)" for address, one in seen.items()]
        yield f"### {words['pages']}"
        yield _in_room("pages", links, language, between="\n")


def _name(difference: Difference) -> str:
    return _shortened(difference.facts.get("title") or difference.facts.get("now") or difference.address)


def _problems(name: str, diagnostics: Sequence[Diagnostic], language: str, edit_link: EditLink) -> Iterator[str]:
    words = wording(language)["review"]
    if diagnostics:
        yield f"## {words[name]}"
        if f"{name}_about" in words:
            yield words[f"{name}_about"]
        yield _in_room(name, list(in_markdown(diagnostics, language, edit_link)), language, between="\n\n")


def _in_room(name: str, pieces: Sequence[str], language: str, *, between: str) -> str:
    return between.join(fitted(pieces, _ROOM[name], language))


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST_DIFFERENCE else f"{words[: _LONGEST_DIFFERENCE - 1]}…"
