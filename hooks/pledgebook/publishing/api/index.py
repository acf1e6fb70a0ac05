"""The index of the API: what the register is called, which collections there are, and where all is described."""

from __future__ import annotations

from pledgebook.publishing import addresses
from pledgebook.publishing.api.changelog import version_of_api
from pledgebook.publishing.api.collections import address_of_schema, api_collections
from pledgebook.publishing.api.files import indented
from pledgebook.publishing.api.shapes.values import Json, known, text, written
from pledgebook.publishing.api.telling import Telling
from pledgebook.publishing.licence import LICENCE
from pledgebook.publishing.site_file import SiteFile


def index_file(telling: Telling) -> SiteFile:
    return SiteFile(addresses.API_INDEX, indented(index(telling)))


def index(telling: Telling) -> Json:
    register, url = telling.contents.register, telling.site_url
    return known(
        {
            "api": url + addresses.API_INDEX,
            "version": version_of_api(),
            "generated_for": telling.today,
            "title": text(register.title),
            "notice": text(register.notice),
            "publisher": telling.actor(register.publisher),
            "languages": list(register.languages),
            "original_language": register.original_language,
            "opened": written(register.opened),
            "license": LICENCE,
            "page": telling.page(addresses.START),
            "description": url + addresses.API_DESCRIPTION,
            "schema": url + address_of_schema("index"),
            "collections": [
                {
                    "name": one.name,
                    "count": one.number,
                    "json": url + one.address,
                    "ndjson": url + one.lines,
                    "schema": url + one.schema,
                }
                for one in api_collections(telling.contents)
            ],
        }
    )
