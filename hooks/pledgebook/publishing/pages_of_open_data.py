"""Two pages for who wants more than to read: what there is as data, on which terms, and how to follow what happens."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial

from pledgebook import RELEASED
from pledgebook.model.dates import exact
from pledgebook.model.mention import RecordKind
from pledgebook.publishing import addresses
from pledgebook.publishing.api.changelog import changelog
from pledgebook.publishing.api.shapes.values import text
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.facts import latest
from pledgebook.publishing.forms import forms
from pledgebook.publishing.licence import LICENCE
from pledgebook.publishing.page import Form, Page
from pledgebook.publishing.tables import parquet_file
from pledgebook.publishing.tables.examples import examples
from pledgebook.publishing.tables.tables import TABLES

# A page for a phone: where there are more areas than this, their own pages lead to their feeds.
_MOST_AREAS = 12


def open_data_page(edition: Edition) -> Page:
    register, example = edition.register, _example(edition)
    has_parquet = parquet_file.is_written(len(register.pledges))
    return Page(
        address=addresses.OPEN_DATA,
        template="open_data.html",
        title=edition.say("open_data.heading"),
        description=edition.say("open_data.description"),
        shown={
            "licence": LICENCE,
            "example": example,
            "example_of_api": partial(beginning_of_a_pledge, edition, example),
            "versions": changelog(),
            "tables": TABLES,
            "has_parquet": has_parquet,
            "examples": partial(examples, language=edition.language, has_parquet=has_parquet),
            "collections": tuple(_collections(edition).items()),
        },
        changed=latest([exact(RELEASED), register.updated]),
        contacts=register.contacts_of(register.publisher.id),
    )


def follow_page(edition: Edition) -> Page:
    register = edition.register
    areas = tuple(area for area in register.areas.values() if area.id in register.agreements_by_area)
    return Page(
        address=addresses.FOLLOW,
        template="follow.html",
        title=edition.say("follow.heading"),
        description=edition.say("follow.description"),
        shown={
            "forms_of_all": forms(edition, addresses.START),
            "forms_of_areas": tuple(
                (area, forms(edition, addresses.of_area(area.id), "areas", area.id)) for area in areas
            )
            if len(areas) <= _MOST_AREAS
            else (),
            "kinds": ("agreement", "follow_up", "status", "amendment", "correction", "overdue"),
            "feed": Form.ATOM,
            "calendar": Form.CALENDAR,
        },
        changed=exact(RELEASED),
    )


def downloads(edition: Edition) -> tuple[tuple[str, str], ...]:
    """The files with all of the register, each with its type."""
    return tuple((path, form.media_type) for form, path in forms(edition, addresses.START).items() if form.media_type)


def _collections(edition: Edition) -> Mapping[str, int]:
    """How many records each collection of the API has, where a reader can make something of the number."""
    register = edition.register
    return {
        "agreements": len(register.agreements),
        "pledges": len(register.pledges),
        "follow-ups": len(register.follow_ups),
        "parties": len(register.actors),
        "areas": len(register.areas),
    }


def _example(edition: Edition) -> str:
    """A pledge of the newest agreement that has any, by its full id; empty if there is none."""
    agreements = edition.register.agreements_newest_first
    published = (one for one in agreements if not edition.is_draft(RecordKind.AGREEMENT, one.id))
    return next((one.pledges[0].full_id for one in published if one.pledges), "")


def beginning_of_a_pledge(edition: Edition, full_id: str, site_url: str) -> str:
    """Some of the fields with which the API tells of a pledge, to show what that looks like."""
    languages = edition.register.languages
    facts = edition.facts.pledges[full_id]
    found = {
        "id": full_id,
        "type": "pledge",
        "page": {
            language: site_url + addresses.language_root(language, languages) + addresses.of_pledge(full_id)
            for language in languages
        },
        "api": site_url + addresses.of_api_record("pledges", full_id),
        "as_it_stands": {"wording": text(facts.pledge.stands.wording)},
        "status": {"code": facts.status.value, "computed_for": edition.today.isoformat()},
    }
    # Open at the end, for there is more.
    return json.dumps(found, ensure_ascii=False, indent=2).removesuffix("\n}") + ",\n  …"
