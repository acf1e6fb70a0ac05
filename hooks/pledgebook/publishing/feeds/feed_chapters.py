"""All feeds, in chapters: one for an agreement with its pledges, and one for each file of every other feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from pledgebook.model.actor import AreaKind
from pledgebook.model.agreement import Agreement
from pledgebook.model.register import Register
from pledgebook.publishing import addresses
from pledgebook.publishing.chapter import FileChapter
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.feeds.atom import atom_feed, atom_file, atom_name
from pledgebook.publishing.feeds.feed import Of, Subject, updated
from pledgebook.publishing.feeds.json_feed import json_feed
from pledgebook.publishing.feeds.written_entries import WrittenEntries
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.site_file import SiteFile
from pledgebook.publishing.writer import Writer

# What a reader that keeps what it has seen needs. The archives are in Atom.
MOST_IN_JSON = 50


def feed_chapters(contents: Contents, writers: Mapping[str, Writer], settings: Settings) -> Iterator[FileChapter]:
    """Each is in all languages. What has many entries in common follows one upon the other."""
    entries = [WrittenEntries(contents, writer, settings) for writer in writers.values()]
    files = partial(_files, contents, settings, entries)
    for subject in _subjects(contents.register):
        name = f"feeds:{subject.address}"
        if subject.kind is Of.AGREEMENT:
            yield FileChapter(name, partial(_of_agreement, contents, settings, entries, subject))
            continue
        yield FileChapter(name, partial(files, subject, None))
        for number in range(1, contents.events.newest[subject.address].archives + 1):
            yield FileChapter(f"{name}:{number}", partial(files, subject, number))


def _subjects(register: Register) -> Iterator[Subject]:
    """All but pledges: the whole register, then each county with its municipalities and what is of them."""
    found: list[tuple[Subject, Sequence[Agreement]]]
    found = [(Subject(Of.AGREEMENT, one.id), (one,)) for one in register.agreements.values()]
    found += [(Subject(Of.AREA, one), register.agreements_by_area.get(one, ())) for one in register.areas]
    found += [(Subject(Of.PARTY, one), register.agreements_by_actor.get(one, ())) for one in register.actors]
    homes = {agreement.id: _home(register, agreement) for agreement in register.agreements.values()}
    yield Subject(Of.REGISTER)
    yield from (subject for subject, its in sorted(found, key=lambda one: _shared(homes[a.id] for a in one[1])))


# The county, and the municipality in it.
Home = tuple[str, str]

_AFTER_ALL = "~"


def _home(register: Register, agreement: Agreement) -> Home:
    around = register.areas_around(agreement.areas[0].id)
    kinds = {register.areas[area].kind: area for area in reversed(around)}
    county = kinds.get(AreaKind.COUNTY) or kinds.get(AreaKind.REGION) or ""
    return county, kinds.get(AreaKind.MUNICIPALITY, "")


def _shared(homes: Iterable[Home]) -> Home:
    """The home of all; what is of several comes after the first county of theirs."""
    found = sorted(set(homes))
    if not found:
        return _AFTER_ALL, _AFTER_ALL
    return found[0] if len(found) == 1 else (found[0][0], _AFTER_ALL)


def _of_agreement(
    contents: Contents, settings: Settings, entries: Iterable[WrittenEntries], subject: Subject
) -> Iterator[SiteFile]:
    """Its feed, with any archives, and those of its pledges. They have most entries in common."""
    pledges = (Subject(Of.PLEDGE, pledge.full_id) for pledge in contents.register.agreements[subject.id].pledges)
    for one in (subject, *pledges):
        for number in (None, *range(1, contents.events.newest[one.address].archives + 1)):
            yield from _files(contents, settings, entries, one, number)


def _files(
    contents: Contents, settings: Settings, every: Iterable[WrittenEntries], subject: Subject, number: int | None
) -> Iterator[SiteFile]:
    """In every language: an archive by its number, or else the feed itself, which is in JSON too."""
    events, address = contents.events, subject.address
    found = events.newest[address] if number is None else events.archives[address, number]
    for entries in every:
        written = [entries.written(name) for name in reversed(found.names)]
        feed = entries.feeds.of(subject)
        when = updated(contents, subject, found.names)
        file = atom_file(settings.site_url + feed.folder, when, number, found.archives)
        atom = atom_feed(entries.writer, feed, file, [one.atom for one in written])
        yield SiteFile(feed.folder + atom_name(number), atom)
        if number is None and subject.kind is not Of.PLEDGE:
            json = json_feed(feed, settings.site_url, (one.json for one in written[:MOST_IN_JSON]))
            yield SiteFile(feed.folder + addresses.JSON_FEED, json)
