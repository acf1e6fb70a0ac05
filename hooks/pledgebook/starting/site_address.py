"""What the address of a repository tells: which host it is on, and where that host would put the site."""

from __future__ import annotations

from urllib.parse import urlsplit

from pledgebook.publishing.code_host import HostKind
from pledgebook.publishing.host_settings import kind_of

# Domains where a host gives the site of owner/name an address by itself.
_PAGES = {"github.com": "github.io", "gitlab.com": "gitlab.io", "codeberg.org": "codeberg.page"}


def host_of(repository: str) -> HostKind:
    """GitHub where nothing tells; a host whose name tells nothing is most likely a Forgejo."""
    domain = urlsplit(repository).hostname
    return (kind_of(domain) or HostKind.FORGEJO) if domain else HostKind.GITHUB


def site_address_of(repository: str) -> str:
    """Empty where it cannot be known."""
    parts = urlsplit(repository)
    owner, _, name = parts.path.strip("/").partition("/")
    if parts.netloc not in _PAGES or not name:
        return ""
    domain = f"{owner.lower()}.{_PAGES[parts.netloc]}"
    return f"https://{domain}/" if name.lower() == domain else f"https://{domain}/{name}/"
