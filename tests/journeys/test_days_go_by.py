"""Nothing is merged, and yet the site changes: statuses follow from the day, so it is built every night."""

from __future__ import annotations

from datetime import date

from pledgebook.pipeline import run
from pledgebook.publishing.settings import Settings
from pledgebook.reading.folder import read_folder
from tests.built_site import BuiltSite, site_of_files
from tests.journeys.host import Host, pledgebook

# The final report of a pledge for 2027 is due three months after its end.
LAST_DAY, DAY_AFTER = date(2028, 3, 31), date(2028, 4, 1)


def site_on(host: Host, day: date) -> BuiltSite:
    outcome = run(read_folder(host.clone().folder), day, Settings("https://example.org/"))
    assert outcome.site is not None
    return site_of_files(outcome.site.files())


def test_the_night_after_a_report_was_due_the_site_says_that_it_is_missing(host: Host) -> None:
    in_time, late = site_on(host, LAST_DAY), site_on(host, DAY_AFTER)
    told = "Perioden är över, och ingen uppföljning säger hur det gick till slut."
    assert told not in in_time.pages["exempelby-2027/p1/"].visible_text
    assert told in late.pages["exempelby-2027/p1/"].visible_text

    overdue = "loften/status/redovisning-saknas/"
    assert "Inga löften hör hit just nu." in in_time.pages[overdue].visible_text
    assert "Visa alla 2 löften" in late.pages[overdue].visible_text


def test_no_address_comes_or_goes_with_the_day_alone(host: Host) -> None:
    assert site_on(host, LAST_DAY).pages.keys() == site_on(host, DAY_AFTER).pages.keys()


def test_the_check_warns_of_it_and_stops_nothing(host: Host) -> None:
    folder = host.clone().folder
    in_time, late = (pledgebook(folder, "check", today=day.isoformat()) for day in (LAST_DAY, DAY_AFTER))
    assert in_time.exit_code == late.exit_code == 0
    assert "final-report-missing" not in in_time.text
    warning = "varning[T413 final-report-missing] `exempelby-2027` har ingen uppföljning som gäller till slutet"
    assert warning in late.text
