"""Whether a web address can be taken apart: one that cannot leads nowhere, and stops whoever builds a site with it."""

from __future__ import annotations

from urllib.parse import urlsplit


def is_readable_address(address: str) -> bool:
    """Not so `https://[example`, nor a host with signs that would be taken for the end of it."""
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True
