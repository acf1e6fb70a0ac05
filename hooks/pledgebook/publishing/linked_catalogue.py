"""The register as a data set in the words of schema.org, which search engines for data read (the portals read DCAT)."""

from __future__ import annotations

from collections.abc import Mapping

from pledgebook.publishing import addresses
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.licence import LICENCE
from pledgebook.publishing.linked_records import organisation
from pledgebook.publishing.page import Page
from pledgebook.publishing.pages_of_open_data import downloads


def data_catalogue(edition: Edition, site_url: str, page: Page) -> Mapping[str, object]:
    register, root = edition.register, site_url + edition.home
    publisher = organisation(edition, root, edition.actor(register.publisher))
    name = edition.plain(register.title)
    terms = {"license": LICENCE, "isAccessibleForFree": True, "inLanguage": list(register.languages)}
    files = [
        {"@type": "DataDownload", "contentUrl": site_url + path, "encodingFormat": kind}
        for path, kind in downloads(edition)
    ]
    data_set = {
        "@type": "Dataset",
        "name": name,
        "description": edition.say("open_data.data_set", name=name),
        "url": root + addresses.OPEN_DATA,
        "creator": publisher,
        **terms,
        **({"dateModified": str(page.changed)} if page.changed else {}),
        **({"distribution": files} if files else {}),
    }
    return {
        "@type": "DataCatalog",
        "name": f"{page.title}: {name}",
        "url": root + addresses.OPEN_DATA,
        "publisher": publisher,
        **terms,
        "dataset": [data_set],
    }
