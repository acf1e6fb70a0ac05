"""Proposing a change without a mouse, without a script, on a narrow screen, and where the site knows its host."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import barriers_on
from tests.browser.shown import LANGUAGE_ROOTS, page_shown
from tests.browser.static_host import hosted
from tests.browser.test_keyboard import go_to, stops_on
from tests.site_builds import build, copy_of_repository

pytestmark = pytest.mark.browser

PLEDGE = "vara-2021/p1/"
PROPOSALS = "foresla/vara-2021/"
CORRECTION = "foresla/uppfoljningar/2020-polisen/"


@pytest.fixture(scope="module")
def with_host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site of Vara is served as it would be with a repository that others can reach."""
    folder = copy_of_repository(tmp_path_factory.mktemp("records"))
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("repo_url: https://github.com/exempelby/loften\n")
    site = tmp_path_factory.mktemp("hosted") / "site"
    done = build(folder, site)
    assert done.returncode == 0, done.stderr
    with hosted(site) as address:
        yield address


def test_from_a_pledge_the_text_of_an_amendment_is_copied_by_keyboard(browser: Browser, address: str) -> None:
    with page_shown(browser, address + PLEDGE) as (page, troubles):
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        go_to(page, ".pb-suggest a[href$='#amend-p1']")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}{PROPOSALS}#amend-p1")
        proposal = page.locator(".pb-proposal[aria-labelledby=amend-p1]")
        expect(proposal.get_by_role("heading")).to_be_in_viewport()
        go_to(page, ".pb-proposal[aria-labelledby=amend-p1] summary")
        page.keyboard.press("Enter")
        go_to(page, ".pb-proposal[aria-labelledby=amend-p1] button")
        page.keyboard.press("Enter")
        expect(proposal.get_by_role("status")).to_have_text("Kopierat.")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == proposal.locator("pre").text_content()
        assert "        amendments:\n          - id: a1\n" in copied
    assert troubles == []


def test_without_a_script_each_text_can_be_opened_and_read(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PROPOSALS)
    assert page.locator("button:visible").count() == 0
    for summary in page.locator(".pb-proposal summary").all():
        summary.click()
    texts = page.locator(".pb-proposal pre")
    assert texts.count() == page.locator(".pb-proposal pre:visible").count() > 2
    context.close()


@pytest.mark.parametrize("path", [PLEDGE, PROPOSALS, CORRECTION])
def test_with_a_host_every_stop_is_seen_on_a_narrow_screen(browser: Browser, with_host: str, path: str) -> None:
    with page_shown(browser, with_host + path, width=320) as (page, troubles):
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        stops = stops_on(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert [stop["name"] for stop in stops if not stop["seen"]] == []
    assert troubles == []


@pytest.mark.parametrize("root", LANGUAGE_ROOTS)
@pytest.mark.parametrize("path", [PLEDGE, PROPOSALS, CORRECTION])
def test_with_a_host_axe_finds_no_barrier_in_open_texts(browser: Browser, with_host: str, path: str, root: str) -> None:
    with page_shown(browser, with_host + root + path, width=320) as (page, _):
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert barriers_on(page) == []


@pytest.mark.parametrize("root", LANGUAGE_ROOTS)
def test_a_link_says_what_it_opens_and_that_it_leads_to_another_site(
    browser: Browser, with_host: str, root: str
) -> None:
    with page_shown(browser, with_host + root + PROPOSALS) as (page, _):
        links = page.locator("main a[href^='https://github.com/']")
        names = [link.text_content() or "" for link in links.all()]
        assert len(names) > 4
        assert len(set(names)) == len(names)
        said = "(another website)" if root else "(annan webbplats)"
        assert [name for name in names if "github.com" not in name or said not in name] == []


def test_ways_to_propose_are_not_printed(browser: Browser, with_host: str) -> None:
    with page_shown(browser, with_host + PLEDGE) as (page, _):
        page.emulate_media(media="print")
        expect(page.locator(".pb-suggest")).not_to_be_visible()
