"""Where everything is found. An address, once published, is fixed for ever: change nothing here, only add.

Addresses are below a language's own root (`` for the first language, `en/` for English) and end with `/`.
"""

from __future__ import annotations

import re
from urllib.parse import quote

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
CHANGES = "andringar/"
CORRECTIONS = "rattelser/"
AUDIT = "granskning/"
PROPOSALS = "foresla/"
OPEN_DATA = "oppna-data/"
FOLLOW = "folj/"
MEETINGS = "moten/"

# The pages that the menus of every page lead to.
IN_MENUS = frozenset(
    {SEARCH, PLEDGES, FOLLOW_UPS, EARLIER, CONTACTS, CHANGES, CORRECTIONS, AUDIT, STATUSES, GLOSSARY}
    | {FORMAT, PUBLISHER, PRIVACY, ACCESSIBILITY, OPEN_DATA, FOLLOW}
)

# Files at the root of the site that an attachment could otherwise take the place of.
ROBOTS_TXT = "robots.txt"
HUMANS_TXT = "humans.txt"
OWN_FILES = (ROBOTS_TXT, HUMANS_TXT, "sitemap.xml", "_headers", "seal.json", "manifest-sha256.txt")

# RFC 9116, section 3.
SECURITY_TXT = ".well-known/security.txt"

# Folders at the root of the site with what is for machines, whatever their language. `v1` changes only by addition.
API = "api/v1/"
API_INDEX = f"{API}index.json"
API_DESCRIPTION = f"{API}openapi.json"
API_COLLECTIONS = (
    "agreements",
    "pledges",
    "follow-ups",
    "amendments",
    "parties",
    "areas",
    "contacts",
    "statuses",
    "changes",
)
DATA = "data/"
DATA_PACKAGE = f"{DATA}datapackage.json"
CATALOGUE = f"{DATA}catalog.rdf"

# Beside each start page: the names by which sites made with Sphinx or MkDocs refer to records.
INVENTORY = "objects.inv"

# Folders at the root with small pages that other sites show within their own, a folder for each language.
CARDS = "kort/"

# Beside a page lie its feed and its calendar, under these names.
ATOM_FEED = "atom.xml"
JSON_FEED = "feed.json"
CALENDAR = "calendar.ics"

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
    "accessibility": ACCESSIBILITY,
    "privacy": PRIVACY,
    "publisher": PUBLISHER,
    "search": SEARCH,
    "changes": CHANGES,
    "corrections": CORRECTIONS,
    "audit": AUDIT,
    "open-data": OPEN_DATA,
    "follow": FOLLOW,
}

# The word in addresses for each status, and for an overdue report, which is listed like one.
STATUS_WORDS = {
    "not-reported": "ej-redovisat",
    "reported-not-judged": "redovisat-ej-bedomt",
    "not-started": "ej-paborjat",
    "in-progress": "pagar",
    "partly-fulfilled": "delvis-genomfort",
    "fulfilled": "genomfort",
    "not-fulfilled": "ej-genomfort",
    "not-triggered": "ej-aktuellt",
    "cannot-be-judged": "gar-inte-att-bedoma",
    "replaced": "ersatt",
    "discontinued": "avbrutet",
    "overdue": "redovisning-saknas",
}

_OF_A_LIST = re.compile(
    r"loften/(?:status|ar)/.*/|(?:loften|andringar|rattelser|omraden/[^/]+|aktorer/[^/]+)/[0-9]+/|sitemap-[0-9]+\.xml"
)

_FOR_MACHINES = re.compile(
    r"(?:api|data|kort|\.well-known)(?:/.*)?"
    r"|(?:.*/)?(?:atom(?:-[0-9]+)?\.xml|feed(?:-[0-9]+)?\.json|calendar\.ics|objects\.inv)"
)


def of_agreement(agreement_id: str) -> str:
    return f"{agreement_id}/"


def of_pledge(full_id: str) -> str:
    return f"{full_id}/"


def of_focus_area(full_id: str) -> str:
    agreement_id, _, focus_id = full_id.partition("/")
    return f"{agreement_id}/fokus/{focus_id}/"


def of_follow_up(follow_up_id: str) -> str:
    return f"{FOLLOW_UPS}{follow_up_id}/"


def of_proposals(agreement_id: str) -> str:
    """Where reports on an agreement and amendments of it are proposed."""
    return f"{PROPOSALS}{agreement_id}/"


def of_api_record(collection: str, record_id: str) -> str:
    """The file of one record, from the root of the site: `collection` is `pledges`, and an id is as in addresses."""
    return f"{API}{collection}/{record_id}.json"


def of_api_collection(collection: str, ending: str = "json") -> str:
    """All records of a kind in one file, from the root of the site. `ndjson` has one on each line."""
    return f"{API}{collection}.{ending}"


def of_meeting(name: str) -> str:
    """The file of one meeting, for a calendar."""
    return f"{MEETINGS}{name}.ics"


def of_correction(follow_up_id: str) -> str:
    """Where the correction of a follow-up is proposed."""
    return f"{PROPOSALS}{FOLLOW_UPS}{follow_up_id}/"


def of_area(area_id: str) -> str:
    return f"omraden/{area_id}/"


def of_actor(actor_id: str) -> str:
    return f"aktorer/{actor_id}/"


def of_status(status: str) -> str:
    """The list of the pledges that have this status now."""
    return f"{PLEDGES}status/{STATUS_WORDS[status]}/"


def of_status_explained(status: str) -> str:
    return f"{STATUSES}#{status}"


def of_year(year: int | str) -> str:
    """The list of the pledges that hold in this year."""
    return f"{PLEDGES}ar/{year}/"


def of_part(address: str, number: int) -> str:
    """A part of a list that is split: the first is at the list's own address."""
    return address if number == 1 else f"{address}{number}/"


def is_kept_for_lists(address: str) -> bool:
    """Whether a list, or a part of one, can come to lie there. Which ones do changes with the records and the day."""
    return _OF_A_LIST.fullmatch(address) is not None


def is_kept_for_machines(address: str) -> bool:
    """Whether data, a feed, a calendar or a card lies there, or can come to."""
    return _FOR_MACHINES.fullmatch(address) is not None


def of_card(language: str, record_id: str) -> str:
    """The card of an agreement or a pledge, from the root of the site."""
    return f"{CARDS}{language}/{record_id}/"


def of_contact(contact_id: str) -> str:
    return f"{CONTACTS}#{contact_id}"


def of_mailbox(email: str) -> str:
    """Of what may stand in a mailbox, some characters would begin something else in an address: RFC 6068."""
    return f"mailto:{quote(email, safe='@!$*+=')}"


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
