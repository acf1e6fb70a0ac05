"""What pages say of statuses, targets and changes is kept, so that a new version cannot say it otherwise in silence."""

from __future__ import annotations

from datetime import date

import pytest

from pledgebook.publishing import said_before
from pledgebook.publishing.phrases import phrase_languages
from pledgebook.publishing.said_before import said_last, said_otherwise, said_today
from pledgebook.word_files import WordFiles
from tests.publishing.small_site import built, site_of


@pytest.mark.parametrize("language", phrase_languages())
def test_a_kept_phrase_is_the_last_one_that_was_recorded(language: str) -> None:
    """Who changes such a phrase adds a line to said/<language>.yaml."""
    assert said_last(language) == said_today(language)


@pytest.mark.parametrize("language", phrase_languages())
def test_what_was_said_before_is_in_order(language: str) -> None:
    for key, said in said_before._FILES.words_in(language).items():
        days = [one["since"] for one in said]
        assert days == sorted(set(days)), key


@pytest.fixture
def other_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(said_before, "_FILES", WordFiles("tests.publishing", "said_in_tests"))


@pytest.mark.usefixtures("other_words")
def test_each_change_is_told_newest_first_with_its_blanks_open() -> None:
    told = [(change.day, change.key, change.before, change.after) for change in said_otherwise("sv")]
    assert told == [
        (date(2027, 5, 1), "target.at_least", "lägst …", "minst …"),
        (date(2027, 3, 1), "status.fulfilled", "Klart", "Genomfört"),
    ]
    assert said_otherwise("en") == ()


@pytest.mark.usefixtures("other_words")
def test_the_page_of_changes_tells_how_we_say_things() -> None:
    pages = built(site_of()).pages
    assert "Hur vi säger saker" in pages["andringar/"].visible_text
    assert "Klart" in pages["andringar/"].visible_text
    assert "Hur vi säger saker" not in pages["rattelser/"].visible_text


def test_the_page_of_changes_says_nothing_of_words_that_never_changed() -> None:
    assert "Hur vi säger saker" not in built(site_of()).pages["andringar/"].visible_text
