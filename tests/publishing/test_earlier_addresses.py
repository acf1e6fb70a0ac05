"""What is read by programs stays where it was published first, as it is where it is now."""

from __future__ import annotations

import pytest

from tests.publishing.small_site import built, site_of


@pytest.mark.parametrize("home", ["", "en/"])
def test_a_feed_is_at_both_addresses(home: str) -> None:
    files = built(site_of(pledge="aliases: loften/patrull")).files
    assert files[f"{home}loften/patrull/atom.xml"] == files[f"{home}exempelby-2021/p1/atom.xml"]


def test_a_record_of_the_api_is_at_both_addresses() -> None:
    files = built(site_of(pledge="aliases: loften/patrull")).files
    assert files["api/v1/pledges/loften/patrull.json"] == files["api/v1/pledges/exempelby-2021/p1.json"]


def test_an_agreement_takes_along_what_is_its_own() -> None:
    files = built(site_of(more="aliases: gamla-loftet")).files
    for name in ("atom.xml", "feed.json", "calendar.ics", "en/calendar.ics"):
        home, _, own = name.rpartition("/")
        home = f"{home}/" if home else ""
        assert files[f"{home}gamla-loftet/{own}"] == files[f"{home}exempelby-2021/{own}"], name
    assert "gamla-loftet/p1/atom.xml" not in files


def test_a_card_can_be_framed_from_both_addresses() -> None:
    site = built(site_of(pledge="aliases: loften/patrull"))
    for path in ("kort/sv/loften/patrull/", "kort/sv/exempelby-2021/p1/"):
        page = site.cards[path]
        link = page.soup.main.a if page.soup.main else None
        assert link is not None
        assert site.path_of(page, str(link["href"])) == "exempelby-2021/p1/", path


def test_without_earlier_addresses_there_is_one_of_each() -> None:
    files = built(site_of()).files
    assert [path for path in files if path.endswith("/p1.json")] == ["api/v1/pledges/exempelby-2021/p1.json"]
