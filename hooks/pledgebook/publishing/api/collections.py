"""The collections of the API: which there are, what stands in each, and how many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from pledgebook.model.verdict import Status
from pledgebook.publishing import addresses
from pledgebook.publishing.api.shapes.agreement import agreement
from pledgebook.publishing.api.shapes.amendment import amendments_of_agreement
from pledgebook.publishing.api.shapes.change import changes
from pledgebook.publishing.api.shapes.follow_up import follow_ups_of_agreement
from pledgebook.publishing.api.shapes.named import areas, contacts, parties
from pledgebook.publishing.api.shapes.pledge import pledges_of_agreement
from pledgebook.publishing.api.shapes.status import statuses
from pledgebook.publishing.api.shapes.values import Json
from pledgebook.publishing.api.telling import Telling
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.facts import AgreementFacts

Told = Callable[[Telling], Iterator[Json]]

# What belongs to one agreement, by collection.
OF_AN_AGREEMENT: Mapping[str, Callable[[Telling, AgreementFacts], Iterable[Json]]] = {
    "agreements": lambda telling, facts: [agreement(telling, facts)],
    "pledges": pledges_of_agreement,
    "follow-ups": follow_ups_of_agreement,
    "amendments": amendments_of_agreement,
}
# What is the register's own.
OF_THE_REGISTER: Mapping[str, Told] = {
    "parties": parties,
    "areas": areas,
    "contacts": contacts,
    "statuses": statuses,
}


def _of_all_agreements(collection: str, telling: Telling) -> Iterator[Json]:
    """The newest agreement first."""
    for facts in telling.contents.facts.agreements.values():
        yield from OF_AN_AGREEMENT[collection](telling, facts)


# Every collection, in the order of the index. A change has no file of its own.
COLLECTIONS: Mapping[str, Told] = {
    **{name: partial(_of_all_agreements, name) for name in OF_AN_AGREEMENT},
    **OF_THE_REGISTER,
    "changes": changes,
}

# The name of the shape of which each collection consists.
SHAPE_OF: Mapping[str, str] = {
    "agreements": "agreement",
    "pledges": "pledge",
    "follow-ups": "follow-up",
    "amendments": "amendment",
    "parties": "party",
    "areas": "area",
    "contacts": "contact",
    "statuses": "status",
    "changes": "change",
}


@dataclass(frozen=True, slots=True)
class ApiCollection:
    """`address` and `lines` are from the root of the site; `lines` has one record on each line (NDJSON)."""

    name: str
    number: int
    address: str
    lines: str
    schema: str


def api_collections(contents: Contents) -> tuple[ApiCollection, ...]:
    """What the index and the page about open data tell of."""
    numbers = _numbers(contents)
    return tuple(
        ApiCollection(
            name=name,
            number=numbers[name],
            address=addresses.of_api_collection(name),
            lines=addresses.of_api_collection(name, "ndjson"),
            schema=address_of_schema(shape),
        )
        for name, shape in SHAPE_OF.items()
    )


def address_of_schema(name: str) -> str:
    return f"{addresses.API}schema/{name}.schema.json"


def _numbers(contents: Contents) -> Mapping[str, int]:
    register, changes = contents.register, contents.changes.every
    return {
        "agreements": len(register.agreements),
        "pledges": len(register.pledges),
        "follow-ups": len(register.follow_ups),
        "amendments": sum(change.amendment is not None for change in changes),
        "parties": len(register.actors),
        "areas": len(register.areas),
        "contacts": len(register.contacts),
        "statuses": len(Status),
        "changes": len(changes),
    }
