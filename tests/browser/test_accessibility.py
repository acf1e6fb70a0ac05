"""What a program can find of barriers besides axe's rules. It finds less than half of them; people find the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import barriers_on
from tests.browser.shown import EVERY_PAGE, SCHEMES, Scheme, page_shown
from tests.browser.static_host import hosted
from tests.site_builds import build, copy_of_repository

pytestmark = pytest.mark.browser

# All that prose can hold, and none of Vara's pages does.
_PROSE = """\
---
title: Allt på en sida
description: Allt som prosa kan ha.
updated: 2026-01-01
---
En [länk](om-medborgarloften.md) och en fotnot[^1]. `kod`

> Ett citat.

| Vänster | Mitt | Höger | Ännu en | Och en | Och en till |
|:--------|:----:|------:|---------|--------|-------------|
| ett     | två  | 3     | fyra    | fem    | sex         |

!!! warning "Tänk på"
    Att läsa detta.

Löfte
:   Något att hålla.

## En rubrik

1. Ett
2. Två
    - Ett i två

```
ett exempel
```

---

[^1]: Med en förklaring.
"""


@pytest.fixture(scope="module")
def address_of_prose(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = copy_of_repository(tmp_path_factory.mktemp("prose"))
    for language in ("sv", "en"):
        (folder / "content" / language / "allt.md").write_text(_PROSE, "utf-8")
    done = build(folder, folder / "site")
    assert done.returncode == 0, done.stderr
    with hosted(folder / "site") as address:
        yield f"{address}allt/"


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [320, 1280])
def test_prose_of_every_sort_is_without_barriers_and_fits(
    browser: Browser, address_of_prose: str, width: int, scheme: Scheme
) -> None:
    with page_shown(browser, address_of_prose, width=width, scheme=scheme) as (page, troubles):
        assert barriers_on(page) == []
        assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        right = page.get_by_role("columnheader", name="Höger")
        assert right.evaluate("e => getComputedStyle(e).textAlign") == "right"
    assert troubles == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_link_that_is_pointed_at_still_stands_out(browser: Browser, address: str, scheme: Scheme) -> None:
    with page_shown(browser, f"{address}vara-2021/p1/", scheme=scheme) as (page, _):
        for place in (".pb-header", "main", ".pb-footer"):
            page.locator(f"{place} a:visible").first.hover()
            page.wait_for_timeout(300)  # until the colour has changed
            assert barriers_on(page) == [], place


_SMALL_TEXT = """() => [...document.querySelectorAll("body *")].filter(e =>
  [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) && e.checkVisibility() && !e.closest("sup")
  && parseFloat(getComputedStyle(e).fontSize) < 13).map(e => e.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize("width", [320, 1280])
def test_no_text_is_small(browser: Browser, address: str, address_of_prose: str, width: int) -> None:
    with page_shown(browser, address, width=width) as (page, _):
        small = {}
        for url in [*(address + path for path in EVERY_PAGE), address_of_prose]:
            page.goto(url)
            if found := page.evaluate(_SMALL_TEXT):
                small[url] = found
    assert small == {}


_JUMPED = """() => new Promise((done) => {
  let jumped = 0;
  new PerformanceObserver((list) => { for (const shift of list.getEntries()) jumped += shift.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(jumped), 100);
})"""


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_jumps_when_scripts_have_loaded(browser: Browser, address: str, width: int) -> None:
    """Cumulative Layout Shift, of which 0.1 is called good."""
    with page_shown(browser, address, width=width) as (page, _):
        jumps = {}
        for path in EVERY_PAGE:
            page.goto(address + path)
            jumps[path] = page.evaluate(_JUMPED)
    assert {path: jumped for path, jumped in jumps.items() if jumped > 0.03} == {}


@pytest.mark.parametrize(("path", "table"), [("loften/", ".pb-list"), ("tidigare/", ".pb-years")])
def test_a_table_whose_cells_are_stacked_is_still_told_of_as_a_table(
    browser: Browser, address: str, path: str, table: str
) -> None:
    """As the browser tells a screen reader, which is more than what the elements say."""
    with page_shown(browser, address + path, width=320) as (page, _):
        assert page.locator(table).evaluate("e => getComputedStyle(e.rows[1]).display") != "table-row"
        nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
        roles = Counter(node["role"]["value"] for node in nodes if not node["ignored"])
        rows = page.locator(f"{table} tr").count()
    assert roles["table"] == 1
    assert roles["row"] == rows
    assert roles["columnheader"] >= 2
    assert roles["rowheader"] == rows - 1


_MOVING = """() => [...document.querySelectorAll("*")].flatMap(e =>
  ["", "::before", "::after"].map(part => [e, part, getComputedStyle(e, part)])
).filter(([, , style]) => [style.transitionDuration, style.animationDuration].some(
  durations => durations.split(",").some(one => parseFloat(one) * (one.trim().endsWith("ms") ? 1 : 1000) > 10)
)).map(([e, part]) => e.outerHTML.slice(0, 80) + part)"""


@pytest.mark.parametrize("wish", ["reduce", "no-preference"])
def test_nothing_moves_for_who_does_not_want_it(
    browser: Browser, address: str, wish: Literal["reduce", "no-preference"]
) -> None:
    context = browser.new_context(reduced_motion=wish)
    page = context.new_page()
    moving = {}
    for path in EVERY_PAGE:
        page.goto(address + path)
        if found := page.evaluate(_MOVING):
            moving[path] = found
    context.close()
    # Otherwise colours change gently, or this test would look for nothing.
    assert (moving == {}) is (wish == "reduce")


def test_with_forced_colours_symbols_borders_and_focus_can_be_seen(browser: Browser, address: str) -> None:
    """Forced colours take away backgrounds and shadows, so what matters must be a line, a symbol or words."""
    context = browser.new_context(forced_colors="active", color_scheme="dark")
    page = context.new_page()
    page.goto(f"{address}vara-2021/p1/")
    behind = page.evaluate("getComputedStyle(document.body).backgroundColor")
    symbol = page.locator("main .pb-symbol").first
    assert symbol.evaluate("e => getComputedStyle(e).stroke") not in ("none", behind)
    assert page.locator("main .pb-status").first.evaluate("e => getComputedStyle(e).color") != behind
    page.keyboard.press("Tab")
    outline = page.evaluate(
        "(({outlineStyle, outlineColor}) => [outlineStyle, outlineColor])(getComputedStyle(document.activeElement))"
    )
    assert outline[0] != "none"
    assert outline[1] != behind
    for drawn in ("main blockquote", "main .pb-standing, main .pb-raised, main .pb-over", ".pb-header select"):
        border = page.locator(drawn).first.evaluate(
            "e => [getComputedStyle(e).borderLeftStyle, getComputedStyle(e).borderLeftColor]"
        )
        assert border[0] == "solid", drawn
        assert border[1] != behind, drawn
    context.close()
