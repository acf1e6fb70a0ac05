"""What Pagefind is given of a page."""

from __future__ import annotations

import pytest

from pledgebook.publishing.search_documents import search_document

PAGE = (
    '<!doctype html>\n<html lang="sv">\n<head></head><body><nav>Meny</nav><main {}>{}</main><footer>Fot</footer></body>'
)


def document(text: str) -> str | None:
    return search_document(PAGE.format("data-pagefind-body", text))


def test_it_is_the_main_part_with_its_language() -> None:
    assert document("<h1>Sidan</h1>") == '<html lang="sv"><main data-pagefind-body><h1>Sidan</h1></main>'


@pytest.mark.parametrize("page", [PAGE.format('id="content"', "data-pagefind-body"), "", "<main data-pagefind-body>"])
def test_of_a_page_that_does_not_ask_for_it_there_is_none(page: str) -> None:
    assert search_document(page) is None


@pytest.mark.parametrize(
    "cut",
    [
        '<nav aria-label="Du är här" data-pagefind-ignore="all"><ol><li>Start</li></ol></nav>',
        '<section class="pb-cite" data-pagefind-ignore="all"><h2>Hänvisa</h2></section>',
        '<table class="pb-list" aria-label="Löften"><tr><td>Löfte</td></tr></table>',
        '<figure class="pb-picture pb-wide-picture"><svg viewBox="0"><text>2021</text></svg><table></table></figure>',
        '<fieldset class="pb-filter" hidden><legend>Visa</legend></fieldset>',
        '<svg class="pb-symbol"><path d="M0"/></svg>',
    ],
)
def test_what_is_not_searched_is_cut_away_with_all_it_holds(cut: str) -> None:
    assert document(f"<p>Före</p>{cut}<p>efter</p>{cut}") == document("<p>Före</p><p>efter</p>")


@pytest.mark.parametrize(
    "kept",
    [
        '<section aria-labelledby="wording"><h2>Ord för ord</h2></section>',
        "<ul data-pagefind-ignore><li>Ett<ul><li>två</li></ul></li></ul>",
        '<span data-pagefind-meta="status">Genomfört</span>',
    ],
)
def test_the_rest_is_left_to_pagefind(kept: str) -> None:
    assert document(kept) == f'<html lang="sv"><main data-pagefind-body>{kept}</main>'


def test_marks_within_a_line_are_left_out_and_their_words_are_not() -> None:
    assert document('<p>Av <a href="../">Polisen</a>, <time>2021</time></p><address>') == document(
        "<p>Av Polisen, 2021</p><address>"
    )
