"""In what other forms a page is published: its feed, its calendar, its data, a card for other sites."""

from __future__ import annotations

from collections.abc import Mapping

from pledgebook.publishing import addresses
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.page import Form

_FEEDS = (Form.ATOM, Form.JSON_FEED)
# What is written of a kind of page, by its collection in the API; a page without one is the start page.
_FORMS = {
    "": (*_FEEDS, Form.CALENDAR, Form.JSON),
    "areas": (*_FEEDS, Form.CALENDAR, Form.JSON),
    "parties": (*_FEEDS, Form.JSON),
    "agreements": (*_FEEDS, Form.CALENDAR, Form.JSON, Form.CARD),
    # Its feed has few entries, and there are many of them: one form is enough.
    "pledges": (Form.ATOM, Form.JSON, Form.CARD),
    "follow-ups": (Form.JSON,),
}
_NAMES = {Form.ATOM: addresses.ATOM_FEED, Form.JSON_FEED: addresses.JSON_FEED, Form.CALENDAR: addresses.CALENDAR}


def forms(edition: Edition, address: str, collection: str = "", record_id: str = "") -> Mapping[Form, str]:
    """The forms of the page at `address`, each with its path from the root of the site. A preview has none."""
    if edition.is_preview:
        return {}
    found: dict[Form, str] = {}
    for form in _FORMS[collection]:
        if form is Form.CARD:
            found[form] = addresses.of_card(edition.language, record_id)
        elif form is Form.JSON:
            found[form] = addresses.of_api_record(collection, record_id) if collection else addresses.API_INDEX
        else:
            found[form] = f"{edition.home}{address}{_NAMES[form]}"
    return found
