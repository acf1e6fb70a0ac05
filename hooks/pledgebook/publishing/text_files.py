"""Small texts that others look for at addresses of their own: robots.txt, security.txt and humans.txt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from pledgebook.publishing.addresses import HUMANS_TXT, ROBOTS_TXT, SECURITY_TXT
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.site_file import SiteFile
from pledgebook.publishing.site_map import SITE_MAP

# RFC 9116, section 2.5.5, recommends less than a year.
_HOLDS = timedelta(days=364)


def text_files(settings: Settings, languages: Sequence[str], today: date) -> Iterator[SiteFile]:
    yield SiteFile(ROBOTS_TXT, f"User-agent: *\nAllow: /\n\nSitemap: {settings.site_url}{SITE_MAP}\n")
    if settings.security_contact:
        yield SiteFile(SECURITY_TXT, _security(settings, languages, today))
    if settings.humans:
        yield SiteFile(HUMANS_TXT, f"{settings.humans.strip()}\n")


def _security(settings: Settings, languages: Sequence[str], today: date) -> str:
    """RFC 9116. A site that is built each night renews it by itself; one that is left alone lets it run out."""
    return (
        f"Contact: {settings.security_contact}\n"
        f"Expires: {today + _HOLDS}T00:00:00Z\n"
        f"Preferred-Languages: {', '.join(languages)}\n"
        f"Canonical: {settings.site_url}{SECURITY_TXT}\n"
    )
