"""What a browser is told to refuse: the content security policy of each page, and the headers for the host.

Everything comes from the site itself. The one script that stands in the pages, which sets the chosen colours before
anything is shown, is allowed by its hash. A page carries its policy in a `<meta>`, which holds wherever it is served;
what a `<meta>` cannot say is in the `_headers` file, which several hosts of static sites read.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from pledgebook.publishing.addresses import API_COLLECTIONS

# Fetch, "CORS protocol" and "Cross-Origin-Resource-Policy": everything here is public, and nothing depends on who asks.
_OPEN = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
_OF_A_PREVIEW = {"Cross-Origin-Resource-Policy": "same-origin", "X-Frame-Options": "DENY"}

# Types that are younger than many lists of types, by whole paths: what a `*` in the middle means differs by host.
_TYPES = {
    "/data/catalog.ttl": "text/turtle; charset=utf-8",
    "/data/catalog.rdf": "application/rdf+xml",
    "/data/catalog.jsonld": "application/ld+json",
    **{f"/api/v1/{name}.ndjson": "application/x-ndjson" for name in API_COLLECTIONS},
}

# Pagefind is WebAssembly. Only the page that searches may run it.
_SEARCHING = "'wasm-unsafe-eval'"


@cache
def first_script() -> Markup:
    """The script that stands in the head of every page. It is ours, and holds no `<`."""
    text = (files("pledgebook.publishing") / "assets" / "scripts" / "first.js").read_text("utf-8")
    return Markup(text.strip())  # noqa: S704 — a file of this package


@cache
def content_security_policy(*, searches: bool) -> str:
    """Content Security Policy Level 3. `data:` pictures are the icons in the theme's styles.

    What is fetched from the site is the search index; and programs that try a page ask for `robots.txt` in its name.
    """
    digest = base64.b64encode(hashlib.sha256(first_script().encode()).digest()).decode()
    directives = {
        "default-src": "'none'",
        "script-src": f"'self' 'sha256-{digest}'{f' {_SEARCHING}' if searches else ''}",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "media-src": "'self'",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


@cache
def card_security_policy() -> str:
    """A card shows words and the site's own styles, and runs nothing. Who may frame it, no `<meta>` can say."""
    return "; ".join(
        ("default-src 'none'", "style-src 'self'", "img-src 'self'", "base-uri 'none'", "form-action 'none'")
    )


def headers_file(*, is_preview: bool = False) -> str:
    """Headers for every address, in the form that Netlify, Cloudflare Pages and others read.

    The policy here holds together with that of the page, so it allows what any page may do. Addresses do not change
    with their content, so a browser asks each time whether what it has still holds (RFC 9111, section 4.3).

    Not on all hosts can a rule take back what another says. So there is one for all that is published, by which any
    site may read and show it; a preview, which only those who work on it should see, is read and shown by no other.
    The other rules give types, and nothing else.
    """
    more = _OF_A_PREVIEW if is_preview else _OPEN
    frame = "; frame-ancestors 'none'" if is_preview else ""
    headers = {
        "Content-Security-Policy": f"{content_security_policy(searches=True)}{frame}",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
        "Referrer-Policy": "no-referrer",
        "Strict-Transport-Security": "max-age=31536000",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "public, max-age=600, must-revalidate",
        **more,
    }
    rules = {"/*": headers} | ({} if is_preview else {path: {"Content-Type": kind} for path, kind in _TYPES.items()})
    return "\n".join(_rule(path, headers) for path, headers in rules.items())


def _rule(path: str, headers: Mapping[str, str]) -> str:
    return f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
