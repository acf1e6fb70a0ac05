"""The site in one language: how it says things, names things and finds things."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import TypeVar

from babel import Locale
from markupsafe import Markup, escape

from pledgebook.history.audited import History
from pledgebook.language import Text, Version
from pledgebook.model.actor import Actor, Area, Named
from pledgebook.model.agreement import Agreement
from pledgebook.model.dates import PartialDate
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.mention import RecordKind
from pledgebook.model.pledge import Pledge
from pledgebook.model.prose import ProsePage
from pledgebook.model.reference import Reference
from pledgebook.publishing import addresses
from pledgebook.publishing.asked import Notes, Question
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.declared_changes import DeclaredChange
from pledgebook.publishing.markdown import RecordMarkdown, TermLinks, term_links, words_html
from pledgebook.publishing.phrases import Phrases
from pledgebook.publishing.removed_words import MarkedTexts
from pledgebook.publishing.saying import Saying

T = TypeVar("T")

_LONGEST_LABEL = 90
_MAY_BE_ENTERED_WITHIN = timedelta(days=14)
STATUS_PAGE = "sa-satts-status"


class Edition:
    """One language's edition. `home` is its root below the site's: `` or `en/`.

    `contents` are what it tells of, and `marked` the texts from which something was removed by law.
    """

    def __init__(self, language: str, contents: Contents, marked: MarkedTexts, notes: Notes) -> None:
        self.language = language
        self.register = contents.register
        self.facts = contents.facts
        self.lists = contents.lists
        self.today = contents.today
        self.coming = contents.coming
        self.digests = contents.digests
        self.is_preview = contents.is_preview
        self._contents = contents
        self._marked = marked
        self._notes = notes
        self._written: dict[tuple[str | None, ...], tuple[Markup, frozenset[Question]]] = {}
        self.home = addresses.language_root(language, self.register.languages)
        self.say = Phrases(language)
        self.saying = Saying(self.say)
        self._markdown = RecordMarkdown(term_links(self.register.terms.values(), language), self.home)
        self._unlinked = RecordMarkdown(TermLinks({}, None), self.home)
        self.top_prose_pages = _top_pages(self.register.prose, language)

    def once(self, *what: str | None, caller: Callable[[], Markup]) -> Markup:
        """What a template writes in a `call` block, written the first time only.

        `what` tells it from all else that is written once. What the block shows must follow from that, and from what
        is the same on all pages.
        """
        if what not in self._written:
            self._written[what] = self.remembering(caller)
        markup, questions = self._written[what]
        self.ask_again(questions)
        return markup

    def remembering(self, make: Callable[[], T]) -> tuple[T, frozenset[Question]]:
        """What was made, and what was asked for it: who gives it to another chapter has to `ask_again`."""
        return self._notes.remembering(make)

    def ask_again(self, questions: frozenset[Question]) -> None:
        self._notes.questions |= questions

    def words(self, text: Text) -> Markup:
        """A short text, marked with its own language where it is not this edition's."""
        version = text.version_in(self.language)
        if version.language == self.language:
            return escape(version.words)
        return Markup('<span lang="{}">{}</span>').format(version.language, version.words)

    def plain(self, text: Text) -> str:
        """A short text where no markup can stand: in a title or an attribute."""
        return text.words_in(self.language)

    def prose(self, text: Text, root: str, said: set[str]) -> Markup:
        """A long text as paragraphs and lists; one in another language says so and is marked.

        `said` is what the page has said already: which terms it has linked, which languages it has told of.
        """
        version = text.version_in(self.language)
        rendered = self._rendered(version, root, said)
        if version.language == self.language:
            return rendered
        note = Markup()
        if version.language not in said:
            # Said once a page: a list of ten pledges would say it ten times.
            said.add(version.language)
            words = self.say("only_in_language", language=self.language_name(version.language))
            note = Markup('<p class="pb-untranslated">{}</p>\n').format(words)
        return Markup('{}<div lang="{}">\n{}</div>\n').format(note, version.language, rendered)

    def prose_elsewhere(self, text: Text, root: str) -> Markup:
        """A long text as it stands away from our pages: without links to the glossary."""
        version = text.version_in(self.language)
        marked = self._marked.get(version.span)
        if marked is not None:
            rendered = self._unlinked.render(marked.words, root, set(), marked.removed)
        else:
            rendered = words_html(version.words) or self._unlinked.render(version.words, root, set())
        if version.language == self.language:
            return rendered
        return Markup('<div lang="{}">\n{}</div>\n').format(version.language, rendered)

    @property
    def history(self) -> History:
        return self._contents.history

    @property
    def changes(self) -> tuple[DeclaredChange, ...]:
        """Every declared change, newest first."""
        return self._contents.changes.every

    @property
    def changes_of(self) -> Mapping[str, tuple[DeclaredChange, ...]]:
        """The changes of each record that has any, by its id, in the order in which they were written."""
        return self._contents.changes.by_record

    def first_seen(self, name: str) -> date | None:
        """The day on which a record or an amendment was published, if the history tells: names as in FirstSeen."""
        return self._contents.first_seen.get(name)

    def entered_late(self, name: str, stated: PartialDate | None) -> date | None:
        """The same day, where it lies so long after the one that the record states that a reader should know."""
        seen = self.first_seen(name)
        is_late = seen is not None and stated is not None and seen - stated.last_day > _MAY_BE_ENTERED_WITHIN
        return seen if is_late else None

    @property
    def number_of_removals(self) -> int:
        """How many times something was removed by law from the texts of the register."""
        return self._contents.changes.number_of_removals

    def is_stale(self, kind: str, record_id: str) -> bool:
        """Whether words of a record, as they stand, may say something else here than in the original."""
        return (self.language, kind, record_id) in self._contents.changes.stale

    @property
    def status_explained(self) -> str | None:
        """The address of the prose page on how statuses are set, where there is one."""
        return next((addresses.of_prose(p) for p in self.top_prose_pages if p.name == STATUS_PAGE), None)

    def original(self, text: Text, root: str) -> Markup:
        """A long text in the language it was signed in, without links to the glossary of another."""
        every_term = {term.id for term in self.register.terms.values()}
        return self._rendered(text.original, root, every_term)

    def _rendered(self, version: Version, root: str, said: set[str]) -> Markup:
        marked = self._marked.get(version.span)
        if marked is None:
            return self._markdown.render(version.words, root, said)
        return self._markdown.render(marked.words, root, said, marked.removed)

    def language_name(self, language: str) -> str:
        """What a language is called in this one: `engelska`."""
        return _name_of_language(language, self.saying.locale)

    def own_name(self, language: str) -> str:
        """What a language calls itself, as in a menu: `English`."""
        return _name_of_language(language, language).capitalize()

    def actor(self, reference: Reference | str) -> Actor:
        return self.register.actors[str(reference)]

    def area(self, reference: Reference | str) -> Area:
        return self.register.areas[str(reference)]

    def names_when_signed(self, record: Agreement | Pledge | FollowUp) -> Mapping[str, Text]:
        """What those whom a record names were called when it was made, by address, where that is no longer so."""
        match record:
            case Agreement():
                actors, areas, day = (*record.parties, *record.helpers), record.areas, record.first_day
            case Pledge():
                agreement = self.register.agreements[record.agreement_id]
                actors, areas = (*record.by, *record.helpers), record.areas
                day = record.added.date.first_day if record.added else agreement.first_day
            case FollowUp():
                actors, areas, day = record.by, (), record.date.first_day
        named: dict[str, Named] = {addresses.of_actor(one.id): self.actor(one) for one in actors}
        named |= {addresses.of_area(one.id): self.area(one) for one in areas}
        then = {address: one.name_on(day) if day else one.name for address, one in named.items()}
        return {address: name for address, name in then.items() if name != named[address].present_name}

    def names_of_actors(self, references: Iterable[Reference]) -> str:
        return self.saying.listed(self.plain(self.actor(reference).present_name) for reference in references)

    def names_of_areas(self, references: Iterable[Reference]) -> str:
        return self.saying.listed(self.plain(self.area(reference).present_name) for reference in references)

    def givers(self, pledge: Pledge) -> str:
        return self.names_of_actors(pledge.by) if pledge.by else self.say("giver_unstated")

    def agreement_title(self, agreement: Agreement) -> str:
        """Its own title, or `Vara 2021`; with the year at the end either way, so that two can be told apart."""
        known = self.saying.period_in_words(agreement.period)
        period = known if agreement.period.is_known else agreement.period_as_signed or known
        name = self.plain(agreement.title) if agreement.title else self.names_of_areas(agreement.areas)
        title = f"{name} {period}" if agreement.title is None else f"{name}, {period}"
        return self.marked(title, RecordKind.AGREEMENT, agreement.id)

    def pledge_label(self, pledge: Pledge) -> str:
        """What a pledge is called in a list: its title, or the beginning of its wording."""
        label = shortened(self.plain(pledge.title or pledge.wording), _LONGEST_LABEL)
        return self.marked(label, RecordKind.AGREEMENT, pledge.agreement_id)

    def is_draft(self, kind: RecordKind, record_id: str) -> bool:
        return self.is_preview and (kind, record_id) in self._contents.drafts

    def marked(self, title: str, kind: RecordKind, record_id: str) -> str:
        """What a record is called wherever it is named: a draft says that it is one."""
        return self.say("draft.marked", title=title) if self.is_draft(kind, record_id) else title

    def language_of_label(self, pledge: Pledge) -> str:
        return (pledge.title or pledge.wording).version_in(self.language).language


@cache
def _name_of_language(language: str, locale: str) -> str:
    return str(Locale.parse(language).get_display_name(locale) or language)


def _top_pages(prose: Iterable[ProsePage], language: str) -> tuple[ProsePage, ...]:
    """The prose pages of a language that every page links to: those that lie in no other."""
    mine = (page for page in prose if page.language == language and page.name and "/" not in page.name)
    return tuple(sorted(mine, key=lambda page: page.name))


def shortened(words: str, longest: int) -> str:
    """The words on one line, cut after a whole word where they are long."""
    line = " ".join(words.split())
    if len(line) <= longest:
        return line
    return f"{line[:longest].rpartition(' ')[0].rstrip(',.;:')} …"
