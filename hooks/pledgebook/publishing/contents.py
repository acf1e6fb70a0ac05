"""What all editions of a site tell of: the register on one day, with all that is computed once for every language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pledgebook.history.audited import History
from pledgebook.model.amendment import Amendment
from pledgebook.model.mention import Owner
from pledgebook.model.register import Register
from pledgebook.publishing.changes import Changes
from pledgebook.publishing.facts import Facts
from pledgebook.publishing.feeds.events import Events
from pledgebook.publishing.lists_of_pledges import ListsOfPledges


@dataclass(frozen=True, slots=True)
class Contents:
    """`coming` is what was decided but is not yet in force, by the id of the record, and `digests` are those of a seal.

    `first_seen` is that of the history. `drafts` are those that a preview shows; a published site has none.
    """

    register: Register
    today: date
    facts: Facts
    lists: ListsOfPledges
    changes: Changes
    events: Events
    coming: Mapping[str, tuple[Amendment, ...]]
    digests: Mapping[str, str]
    history: History
    first_seen: Mapping[str, date]
    drafts: Mapping[Owner, bool]
    is_preview: bool
