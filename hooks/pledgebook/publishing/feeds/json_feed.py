"""A feed as JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pledgebook.publishing import addresses
from pledgebook.publishing.feeds.entry import Author, Entry
from pledgebook.publishing.feeds.feed import Feed

_VERSION = "https://jsonfeed.org/version/1.1"


def json_item(entry: Entry, content: str) -> str:
    item: dict[str, object] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html": content,
        "date_modified": entry.updated,
        "tags": [entry.category.label],
    }
    if entry.authors:
        item["authors"] = [_author(author) for author in entry.authors]
    if entry.published:
        item["date_published"] = entry.published
    return json.dumps(item, ensure_ascii=False)


def json_feed(feed: Feed, site_url: str, items: Iterable[str]) -> str:
    """`items` are as `json_item` writes them, the newest first."""
    head = {
        "version": _VERSION,
        "title": feed.title,
        "description": feed.subtitle,
        "home_page_url": feed.page,
        "feed_url": site_url + feed.folder + addresses.JSON_FEED,
        "icon": feed.icon,
        "authors": [_author(feed.publisher)],
        "language": feed.language,
    }
    # The items are written already: each stands in several feeds.
    return json.dumps(head, ensure_ascii=False)[:-1] + ', "items": [' + ",\n".join(items) + "]}\n"


def _author(author: Author) -> dict[str, str]:
    return {"name": author.name, "url": author.url} if author.url else {"name": author.name}
