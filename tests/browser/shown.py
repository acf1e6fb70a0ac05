"""A page of the site in a browser, and what went wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page

Scheme = Literal["light", "dark"]

SCHEMES: tuple[Scheme, ...] = ("light", "dark")

# One address of each kind of page, below its language's root.
PAGE_KINDS = [
    "",
    "vara-2021/",
    "vara-2021/p1/",
    "vara-2022/p1/",
    "vara-2021/fokus/trafik/",
    "loften/",
    "loften/status/ej-redovisat/",
    "loften/ar/2021/",
    "uppfoljningar/",
    "uppfoljningar/2020-polisen/",
    "foresla/vara-2021/",
    "foresla/uppfoljningar/2020-polisen/",
    "omraden/vara/",
    "aktorer/polisen/",
    "kontakt/",
    "tidigare/",
    "ordlista/",
    "sa-satts-status/",
    "status/",
    "sok/",
    "tillganglighet/",
    "integritet/",
    "utgivare/",
    "andringar/",
    "rattelser/",
    "granskning/",
    "oppna-data/",
    "folj/",
    "om-medborgarloften/",
    "for-redaktorer/",
    "for-redaktorer/skriv-uppfoljning/",
    "for-redaktorer/skriv-loften-som-gar-att-bedoma/",
    "for-redaktorer/rott-kryss/",
    "for-redaktorer/format/",
    "404.html",
]
LANGUAGE_ROOTS = ("", "en/")
EVERY_PAGE = [root + address for root in LANGUAGE_ROOTS for address in PAGE_KINDS]

# Said on the console, where all other troubles are said too.
_TELL_OF_REFUSALS = """document.addEventListener("securitypolicyviolation", (refused) =>
  console.error(`refused by the policy: ${refused.violatedDirective} ${refused.blockedURI} ${refused.sample}`));"""


@contextmanager
def page_shown(
    browser: Browser, url: str, *, width: int = 1280, scheme: Scheme = "light"
) -> Iterator[tuple[Page, list[str]]]:
    """The page, and what went wrong while it loaded and after."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page, troubles = watched_page(context, url.split("/vara/")[0])
    try:
        page.goto(url)
        yield page, troubles
    finally:
        context.close()


def watched_page(context: BrowserContext, host: str) -> tuple[Page, list[str]]:
    """A new page and a list that fills with its troubles: errors, refusals, lost requests and foreign hosts."""
    page = context.new_page()
    page.add_init_script(_TELL_OF_REFUSALS)
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    # What is aborted is the icon, when the browser goes on to the next page before it has come.
    page.on("requestfailed", lambda r: None if r.failure == "net::ERR_ABORTED" else troubles.append(r.url))
    page.on("response", lambda got: troubles.append(f"{got.status} {got.url}") if got.status >= 400 else None)
    page.on("request", lambda request: None if request.url.startswith(host) else troubles.append(request.url))
    return page, troubles
