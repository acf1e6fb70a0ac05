"""What a browser is told to refuse: the content security policy of each page, and the headers for the host.

Everything comes from the site itself. The one script that stands in the pages, which sets the chosen colours before
anything is shown, is allowed by its hash. A page carries its policy in a `<meta>`, which holds wherever it is served;
what a `<meta>` cannot say is in the `_headers` file, which several hosts of static sites read.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from markupsafe import Markup

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


def headers_file() -> str:
    """Headers for every address, in the form that Netlify, Cloudflare Pages and others read.

    The policy here holds together with that of the page, so it allows what any page may do. Addresses do not change
    with their content, so a browser asks each time whether what it has still holds.
    """
    headers = {
        "Content-Security-Policy": f"{content_security_policy(searches=True)}; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
        "Referrer-Policy": "no-referrer",
        "Strict-Transport-Security": "max-age=31536000",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cache-Control": "public, max-age=600, must-revalidate",
    }
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
