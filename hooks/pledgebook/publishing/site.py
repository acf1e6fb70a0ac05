"""A whole site from a register: every page in every language, redirects, and the map of the site."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from pledgebook import __version__
from pledgebook.history.audited import AuditedHistory
from pledgebook.history.record_digests import RecordDigests
from pledgebook.history.seal import Seal
from pledgebook.language import Text
from pledgebook.model.amendment import Amendment
from pledgebook.model.drafts import as_if_published, drafts_in, without_drafts
from pledgebook.model.mention import Owner
from pledgebook.model.prose import ProsePage
from pledgebook.model.published import published_records
from pledgebook.model.register import Register
from pledgebook.publishing import addresses
from pledgebook.publishing.asked import Notes, Question, asked
from pledgebook.publishing.assets import CARD_STYLESHEET, STYLESHEET, assets
from pledgebook.publishing.changes import Changes
from pledgebook.publishing.chapter import Chapter, Redirect
from pledgebook.publishing.chapters import chapters
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.facts import Facts
from pledgebook.publishing.feeds.events import Events
from pledgebook.publishing.file_chapters import file_chapters
from pledgebook.publishing.in_force import coming_on, in_force_on
from pledgebook.publishing.lists_of_pledges import ListsOfPledges
from pledgebook.publishing.names_for_styles import names_in, names_of_the_engine
from pledgebook.publishing.page import Page
from pledgebook.publishing.prose_pages import expanded_markdown, prose_page, with_lists
from pledgebook.publishing.removed_words import in_words
from pledgebook.publishing.security import headers_file
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.site_file import SiteFile
from pledgebook.publishing.site_map import MapEntry, site_maps
from pledgebook.publishing.stylesheet import CARD_STYLES, own_styles, stylesheet
from pledgebook.publishing.text_files import text_files
from pledgebook.publishing.writer import Writer


class Site:
    """The site of a register on one day. Prose is rendered by the site generator and comes back for its frame.

    `withheld` are the attachments, by their path below content/, that are not published because only drafts name them.
    """

    def __init__(
        self,
        register: Register,
        today: date,
        settings: Settings,
        documentation: Text,
    ) -> None:
        visible = as_if_published(register) if settings.shows_drafts else without_drafts(register)
        self.withheld = frozenset(register.attachments) - frozenset(visible.attachments)
        shown, marked = in_words(visible)
        self.register = in_force_on(today, shown)
        self._settings = settings
        self.digests = RecordDigests(published_records(register))
        drafts = drafts_in(register) if settings.shows_drafts else frozenset[Owner]()
        self.contents = _contents(self.register, today, coming_on(today, shown), settings, self.digests, drafts)
        self._notes = Notes()
        told = asked(self.contents, self._notes)
        self.editions = {language: Edition(language, told, marked, self._notes) for language in register.languages}
        self._writers = {
            language: Writer(edition, settings.site_url, settings.host, settings.look)
            for language, edition in self.editions.items()
        }
        # Nobody builds on a preview, and who waits for one waits for pages.
        files = () if settings.shows_drafts else file_chapters(told, self._writers, settings)
        # First, for among them are the longest: whoever is given the last has the others waiting.
        self._chapters: dict[str, Callable[[], Iterable[SiteFile]]] = {
            f"files:{chapter.name}": chapter.files for chapter in files
        }
        self._chapters |= {
            f"{language}:{chapter.name}": partial(_pages, self._writers[language], chapter)
            for language, edition in self.editions.items()
            for chapter in chapters(edition, documentation, settings.repository)
        }
        self._prose = {page.body_span.path: page for page in self.register.prose}
        self._names_in_prose: set[str] = set()

    @property
    def seal(self) -> Seal:
        return _seal(self.digests, self.contents.today, self._settings)

    @property
    def chapters(self) -> Sequence[str]:
        """The names of all chapters, in a fixed order. They can be written in any, and by several processes."""
        return tuple(self._chapters)

    def written(self, chapter: str) -> Iterator[SiteFile]:
        """The files of a chapter, one after another. Then `asked` tells what it asked for."""
        self._notes.begin()
        yield from self._chapters[chapter]()

    @property
    def asked(self) -> Collection[Question]:
        """What the chapter that was written last asked for."""
        return self._notes.questions

    def files(self) -> Iterator[SiteFile]:
        """Every file but the prose pages and `last_files`, in a fixed order."""
        entries: list[MapEntry] = []
        for chapter in self._chapters:
            for file in self.written(chapter):
                entries += [file.entry] if file.entry else []
                yield file
        yield from self.other_files(entries)

    def other_files(self, entries: Iterable[MapEntry]) -> Iterator[SiteFile]:
        """What is no page of HTML. `entries` are those of all chapters, in their order."""
        prose = [_entry(edition, prose_page(edition, page)) for page, edition in self._prose_by_edition()]
        homes = {language: edition.home for language, edition in self.editions.items()}
        for path, content in site_maps([*entries, *filter(None, prose)], homes, self._settings.site_url).items():
            yield SiteFile(path, content)
        yield from text_files(self._settings, self.register.languages, self.contents.today)
        yield SiteFile("_headers", headers_file(is_preview=self._settings.shows_drafts))
        yield SiteFile(CARD_STYLESHEET, own_styles(CARD_STYLES) + self._settings.look.styles)
        for path, content in assets(self._settings.look.colour).items():
            yield SiteFile(path, content)

    def last_files(self) -> Iterator[SiteFile]:
        """What depends on all pages, prose pages too, and so is asked for when they have been written."""
        names = names_of_the_engine() | self._names_in_prose
        yield SiteFile(STYLESHEET, stylesheet(self._settings.theme_styles, names) + self._settings.look.styles)

    def _prose_by_edition(self) -> Iterator[tuple[ProsePage, Edition]]:
        for language, edition in self.editions.items():
            yield from ((page, edition) for page in self.register.prose if page.language == language)

    def prose_path(self, path: str) -> str:
        """Where a page of prose is published: `sv/om/index.html` at the root, if Swedish is the first language."""
        language, _, below = path.partition("/")
        return addresses.language_root(language, self.register.languages) + below

    def prose_markdown(self, path: str) -> str:
        """A prose page's Markdown with its record links resolved, for a renderer that has raw HTML turned off.

        `path` is as in the register's folder.
        """
        page = self._prose[path]
        return expanded_markdown(self._writers[page.language], page)

    def prose_html(self, path: str, content: str) -> str:
        """The whole page around `content`, which is `prose_markdown` as HTML from the site generator."""
        page = self._prose[path]
        writer = self._writers[page.language]
        html = writer.page(prose_page(writer.edition, page, with_lists(writer, page, content)))
        self._names_in_prose |= names_in(html)
        return html


def _pages(writer: Writer, chapter: Chapter) -> Iterator[SiteFile]:
    for page in chapter.pages():
        yield _redirect(writer, page) if isinstance(page, Redirect) else _written(writer, page)


def _written(writer: Writer, page: Page) -> SiteFile:
    edition = writer.edition
    path = edition.home + (page.address if page.is_anywhere else addresses.file_of(page.address))
    html = writer.page_anywhere(page) if page.is_anywhere else writer.page(page)
    return SiteFile(path, html, _entry(edition, page))


def _redirect(writer: Writer, redirect: Redirect) -> SiteFile:
    path = addresses.file_of(writer.edition.home + redirect.old)
    return SiteFile(path, writer.redirect(redirect.old, redirect.new))


def _entry(edition: Edition, page: Page) -> MapEntry | None:
    """Pages that should not be found are on no map."""
    if not page.is_indexed or page.is_draft:
        return None
    return MapEntry(page.address, edition.language, str(page.changed or ""))


def _seal(digests: Mapping[str, str], today: date, settings: Settings) -> Seal:
    """The seal without what only the finished site can tell. A preview with drafts is no site of a commit."""
    seal = Seal(today.isoformat(), __version__, dict(digests), previous=settings.previous_seal)
    history = settings.history
    if not isinstance(history, AuditedHistory) or not history.is_of_these_records or settings.shows_drafts:
        return seal
    audit = history.audit
    return replace(
        seal,
        commit=audit.tip,
        root=audit.root,
        opening=audit.opening,
        steps=audit.steps,
        verdict=audit.verdict.value,
    )


def _contents(
    register: Register,
    today: date,
    coming: Mapping[str, tuple[Amendment, ...]],
    settings: Settings,
    digests: Mapping[str, str],
    drafts: Collection[Owner],
) -> Contents:
    facts, changes, history = Facts(register, today), Changes(register, coming), settings.history
    first_seen = history.first_seen if isinstance(history, AuditedHistory) else {}
    return Contents(
        register=register,
        today=today,
        facts=facts,
        lists=ListsOfPledges(register, facts),
        changes=changes,
        events=Events(register, changes, first_seen, today),
        coming=coming,
        digests=digests,
        history=history,
        first_seen=first_seen,
        drafts=dict.fromkeys(drafts, True),
        is_preview=settings.shows_drafts,
    )
