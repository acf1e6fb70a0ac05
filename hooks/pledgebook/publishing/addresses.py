"""Where everything is found. An address, once published, is fixed for ever: change nothing here, only add.

Addresses are below a language's own root (`` for the first language, `en/` for English) and end with `/`.
"""

from __future__ import annotations

from pledgebook.model.prose import ProsePage

START = ""
FOLLOW_UPS = "uppfoljningar/"
CONTACTS = "kontakt/"
EARLIER = "tidigare/"
GLOSSARY = "ordlista/"
FORMAT = "for-redaktorer/format/"
PLEDGES = "loften/"
STATUSES = "status/"
SEARCH = "sok/"
ACCESSIBILITY = "tillganglighet/"
PRIVACY = "integritet/"
PUBLISHER = "utgivare/"

# The generated pages that a text can link to as `page:NAME`.
NAMED_PAGES = {
    "start": START,
    "follow-ups": FOLLOW_UPS,
    "contacts": CONTACTS,
    "earlier": EARLIER,
    "glossary": GLOSSARY,
    "format": FORMAT,
    "pledges": PLEDGES,
    "statuses": STATUSES,
}


def of_agreement(agreement_id: str) -> str:
    return f"{agreement_id}/"


def of_pledge(full_id: str) -> str:
    return f"{full_id}/"


def of_focus_area(full_id: str) -> str:
    agreement_id, _, focus_id = full_id.partition("/")
    return f"{agreement_id}/fokus/{focus_id}/"


def of_follow_up(follow_up_id: str) -> str:
    return f"{FOLLOW_UPS}{follow_up_id}/"


def of_area(area_id: str) -> str:
    return f"omraden/{area_id}/"


def of_actor(actor_id: str) -> str:
    return f"aktorer/{actor_id}/"


def of_contact(contact_id: str) -> str:
    return f"{CONTACTS}#{contact_id}"


def of_term(term_id: str) -> str:
    return f"{GLOSSARY}#{term_id}"


def of_prose(page: ProsePage) -> str:
    return f"{page.name}/" if page.name not in ("", ".") else START


def language_root(language: str, languages: tuple[str, ...]) -> str:
    """The first language stands at the root of the site, each other one in a folder of its own."""
    return "" if language == languages[0] else f"{language}/"


def root_from(address: str) -> str:
    """The relative link from a page at `address` (language root included) to the root of the site."""
    return "../" * address.count("/") or "./"


def file_of(address: str) -> str:
    return f"{address}index.html"
