"""Names by which other sites refer to a record: a Sphinx inventory in each language.

`:external:ref:` in Sphinx finds agreements, pledges and follow-ups by their ids, and areas, parties and words of the
glossary as `area:ID`, `party:ID` and `term:ID`, as in links in our own texts. `:external:term:` finds words as written.
See https://sphobjinv.readthedocs.io/en/stable/syntax.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from pledgebook.publishing import addresses
from pledgebook.publishing.chapter import FileChapter
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.pages_of_records import follow_up_title
from pledgebook.publishing.site_file import SiteFile

# Role, name, address below the language's root, and what it is called where no other words are given.
Named = tuple[str, str, str, str]

# Sphinx takes a name for ended where a number comes two words later, as in "plan for 2 years": it would not find the
# word, or find another name that leads wherever the rest says.
_READ_OTHERWISE = re.compile(r"\s\S+\s+-?\d+(?:\s|\Z)")


def inventory_chapters(editions: Mapping[str, Edition]) -> Iterator[FileChapter]:
    for edition in editions.values():
        yield FileChapter(f"inventory:{edition.language}", partial(_files, edition))


def _files(edition: Edition) -> Iterator[SiteFile]:
    # To import it takes a quarter of a second, and most who import this build no site.
    from sphobjinv import compress

    # Written here, for its objects take ten times as long, and a register may have tens of thousands of names.
    text = "\n".join((*_head(_on_one_line(edition.plain(edition.register.title))), *map(_line, named(edition)), ""))
    yield SiteFile(edition.home + addresses.INVENTORY, "", binary=compress(text.encode()))


def _head(project: str) -> Iterator[str]:
    yield "# Sphinx inventory version 2"
    yield f"# Project: {project}"
    yield "# Version: "
    yield "# The remainder of this file is compressed using zlib."


def _line(one: Named) -> str:
    role, name, address, title = one
    return f"{name} std:{role} -1 {address} {title}"


def named(edition: Edition) -> Iterator[Named]:
    """Every name with what it leads to, in a fixed order. A name is as lasting as an address."""
    register = edition.register
    for _, facts in sorted(edition.facts.agreements.items()):
        agreement = facts.agreement
        yield _label(agreement.id, addresses.of_agreement(agreement.id), edition.agreement_title(agreement))
        for pledge in facts.pledges:
            full_id = pledge.pledge.full_id
            yield _label(full_id, addresses.of_pledge(full_id), edition.pledge_label(pledge.pledge.stands))
    for follow_up_id, follow_up in sorted(register.follow_ups.items()):
        yield _label(follow_up_id, addresses.of_follow_up(follow_up_id), follow_up_title(edition, follow_up))
    for area_id, area in sorted(register.areas.items()):
        yield _label(f"area:{area_id}", addresses.of_area(area_id), edition.plain(area.present_name))
    for actor_id, actor in sorted(register.actors.items()):
        yield _label(f"party:{actor_id}", addresses.of_actor(actor_id), edition.plain(actor.present_name))
    for term_id, term in sorted(register.terms.items()):
        word = _on_one_line(edition.plain(term.name))
        yield _label(f"term:{term_id}", addresses.of_term(term_id), word)
        if not _READ_OTHERWISE.search(word):
            yield "term", word, addresses.of_term(term_id), "-"


def _label(name: str, address: str, title: str) -> Named:
    return "label", name, address, _on_one_line(title) or "-"


def _on_one_line(words: str) -> str:
    return " ".join(words.split())
