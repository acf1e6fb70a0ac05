"""One page of the site, before it is written out in a template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pledgebook.model.actor import Contact
from pledgebook.model.dates import PartialDate
from pledgebook.span import Span


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step on the way from the start page. `address` is below the language's root."""

    title: str
    address: str


class Form(StrEnum):
    """In what else the same is published as on a page."""

    ATOM = "atom"
    JSON_FEED = "json-feed"
    CALENDAR = "calendar"
    JSON = "json"
    CARD = "card"

    @property
    def media_type(self) -> str:
        """As in `<link rel="alternate">`; empty for a card, which is no other form of the whole page."""
        return _MEDIA_TYPES.get(self, "")


# RFC 4287, JSON Feed 1.1, RFC 5545 and RFC 8259.
_MEDIA_TYPES = {
    Form.ATOM: "application/atom+xml",
    Form.JSON_FEED: "application/feed+json",
    Form.CALENDAR: "text/calendar",
    Form.JSON: "application/json",
}


@dataclass(frozen=True, slots=True)
class Page:
    """`address` is below the language's root; `shown` is what the template shows, by name.

    `written_at` is the place in a record file that the page comes from, `proposals` the address of the page from which
    a change of its record is proposed, and `is_indexed` whether search engines should list it. `kind` is the kind of
    page, by which a search can be narrowed (`kind` in the phrases; if empty, no search finds it), and `scripts` are
    those that it needs besides the one of every page. A page that people refer to has a `reference`, which names it
    wherever it is quoted, and a `subject` for mail about it; both lack its address. `forms` are other forms of the
    page, each with its path from the root of the site. `sealed` names the published record that it shows, as a seal
    does. `is_draft`: the page of a record that is not published, in a preview.
    """

    address: str
    template: str
    title: str
    description: str
    shown: Mapping[str, object]
    changed: PartialDate | None = None
    contacts: tuple[Contact, ...] = ()
    trail: tuple[Crumb, ...] = ()
    written_at: Span | None = None
    proposals: str = ""
    is_indexed: bool = True
    kind: str = "page"
    scripts: tuple[str, ...] = ()
    reference: str = ""
    subject: str = ""
    forms: Mapping[Form, str] = field(default_factory=dict)
    sealed: str = ""
    is_draft: bool = False

    @property
    def written_in(self) -> str:
        return self.written_at.path if self.written_at else ""

    @property
    def is_anywhere(self) -> bool:
        """Whether it is shown at addresses that are not its own, such as those that lead nowhere."""
        return self.address.endswith(".html")
