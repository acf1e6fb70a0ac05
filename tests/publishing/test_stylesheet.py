"""The one stylesheet: of the theme's rules those that a page can use, and our own whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files

import pytest

from pledgebook.publishing.names_for_styles import names_in, names_of_the_engine
from pledgebook.publishing.style_rules import Condition, Keyframes, Paper, Rule, StyleRule, read_styles
from pledgebook.publishing.stylesheet import CARD_STYLES, OWN_STYLES, is_there, own_styles, stylesheet
from tests.publishing.made_up_site import made_up_site


def kept_of(theme: str, *pages: str) -> str:
    """What is left of the theme's styles on a site of these pages."""
    return stylesheet(theme, names_in("".join(pages))).removesuffix(own_styles())


PAGE = '<main class="wide text" id="content"><p>Ett löfte.</p><a href="#x" aria-current="page">Här</a></main>'


@pytest.mark.parametrize(
    "rule",
    [
        "p{margin:0}",
        ".wide{margin:0}",
        ".text.wide>p{margin:0}",
        "#content{margin:0}",
        "main p+a{margin:0}",
        "[href]{margin:0}",
        "[aria-current=page]{margin:0}",
        '[aria-current="page"]{margin:0}',
        "a[href^=http]{margin:0}",
        "p::before{margin:0}",
        "a:hover{margin:0}",
        "*{margin:0}",
    ],
)
def test_a_rule_that_a_page_can_match_is_kept(rule: str) -> None:
    assert kept_of(rule, PAGE) == rule


@pytest.mark.parametrize(
    "rule",
    [
        "table{margin:0}",
        ".narrow{margin:0}",
        ".wide .narrow{margin:0}",
        "#other{margin:0}",
        "table p{margin:0}",
        "[hidden]{margin:0}",
        "[aria-current=step]{margin:0}",
        ".löfte{margin:0}",
    ],
)
def test_a_rule_is_left_out_when_no_page_has_its_tag_class_id_or_attribute(rule: str) -> None:
    assert kept_of(rule, PAGE) == ""


def test_a_rule_is_kept_when_one_page_of_many_has_its_class() -> None:
    assert kept_of(".last{margin:0}", PAGE, PAGE, '<p class="last">') == ".last{margin:0}"


def test_words_between_tags_are_no_names() -> None:
    assert kept_of(".wide{margin:0}", '<p>class wide &lt;b class="wide"&gt;</p>') == ""


@pytest.mark.parametrize(
    "rule",
    [
        'p{content:".narrow{}"}',
        'p{margin:0;background:url("data:,.narrow{a:b}")}',
        ":not(.narrow),.wide{margin:0}",
        "@media (min-width:1px){p{margin:0}}",
        "p{animation:x}@keyframes x{0%{margin:0}12.5%{margin:1px}}",
    ],
)
def test_nothing_that_only_looks_like_a_rule_goes(rule: str) -> None:
    assert kept_of(f"p{{padding:0}}.narrow{{margin:0}}{rule}", PAGE) == f"p{{padding:0}}{rule}"


def test_of_a_list_of_selectors_those_without_a_page_go() -> None:
    assert kept_of("table,p,.narrow,.wide{margin:0}", PAGE) == "p,.wide{margin:0}"


@pytest.mark.parametrize("rule", ["p:not(.narrow){margin:0}", ":is(table,p){margin:0}"])
def test_what_stands_in_not_and_the_like_need_not_be_on_a_page(rule: str) -> None:
    assert kept_of(rule, PAGE) == rule


@pytest.mark.parametrize("condition", ["@media print", "@media (max-width:30em)", "@supports (display:grid)"])
def test_a_condition_is_kept_around_what_is_kept_and_goes_when_it_is_empty(condition: str) -> None:
    assert kept_of(condition + "{table{margin:0}p{margin:0}}", PAGE) == condition + "{p{margin:0}}"
    assert kept_of(condition + "{table{margin:0}}", PAGE) == ""


def test_a_variable_goes_when_nothing_asks_for_it_not_even_another_that_goes() -> None:
    theme = "p{--asked:1px;--first:var(--second);--second:2px;margin:var(--asked)}"
    assert kept_of(theme, PAGE) == "p{--asked:1px;margin:var(--asked)}"


def test_a_rule_of_nothing_but_variables_that_nothing_asks_for_goes() -> None:
    assert kept_of("p{--first:1px}", PAGE) == ""


@pytest.mark.parametrize("property_name", ["animation", "animation-name"])
def test_keyframes_stay_only_with_an_animation_of_their_name(property_name: str) -> None:
    frames = "@keyframes turn{0%{opacity:0}}"
    assert kept_of(frames, PAGE) == ""
    assert frames in kept_of(f"p{{{property_name}:turn}}{frames}", PAGE)
    assert frames not in kept_of(f"table{{{property_name}:turn}}{frames}", PAGE)


def test_important_stays_important() -> None:
    assert kept_of("p{margin:0!important}", PAGE) == "p{margin:0!important}"


def test_rules_keep_their_order() -> None:
    assert kept_of("p{margin:0}a{margin:1px}p{margin:2px}", PAGE) == "p{margin:0}a{margin:1px}p{margin:2px}"


def test_no_font_or_other_file_is_loaded_by_the_styles() -> None:
    assert kept_of("@import url(x.css);@font-face{font-family:X;src:url(x.woff2)}p{margin:0}", PAGE) == "p{margin:0}"


def test_our_own_styles_stay_whole_and_come_last() -> None:
    everything = stylesheet("p{margin:0}", frozenset())
    assert everything == own_styles()
    assert everything.count("{") == sum(text.count("{") for text in map(_own_text, OWN_STYLES))


def test_every_file_of_ours_is_in_the_stylesheet() -> None:
    folder = files("pledgebook.publishing") / "assets" / "styles"
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        f"{name}.css" for name in {*OWN_STYLES, *CARD_STYLES}
    )


def test_the_two_dark_schemes_are_alike() -> None:
    """One for a dark device, one for who chose dark; CSS has no way to say both at once."""
    of_device, chosen = _schemes()[1:]
    assert len(of_device) > 1
    assert chosen == of_device


def test_every_colour_of_the_light_scheme_is_there_in_the_dark() -> None:
    light, *darks = _schemes()
    for dark in darks:
        assert dark.keys() == light.keys()


def _schemes() -> list[dict[str, str]]:
    """The declarations of each rule in `colours.css`, in the order light, dark device, chosen dark."""
    rules = list(_style_rules(read_styles(_own_text("colours"))))
    assert [rule.selectors[0].written for rule in rules] == [
        ":root",
        ':root:not([data-scheme="light"])',
        ':root[data-scheme="dark"]',
    ]
    return [dict(rule.declarations) for rule in rules]


def _style_rules(rules: Iterable[Rule]) -> Iterator[StyleRule]:
    for rule in rules:
        if isinstance(rule, StyleRule):
            yield rule
        elif isinstance(rule, Condition):
            yield from _style_rules(rule.rules)


def _own_text(name: str) -> str:
    return (files("pledgebook.publishing") / "assets" / "styles" / f"{name}.css").read_text("utf-8")


def theme_styles() -> str:
    (styles,) = (files("material") / "templates" / "assets" / "stylesheets").glob("main.*.min.css")  # type: ignore[attr-defined]
    return str(styles.read_text("utf-8"))


def asked_for_by(rules: Iterable[Rule]) -> Iterator[str]:
    for rule in rules:
        match rule:
            case StyleRule(selectors):
                yield from (need for selector in selectors for need in selector.needs)
            case Condition(rules=inner):
                yield from asked_for_by(inner)
            case Keyframes() | Paper():
                pass


def test_no_page_has_what_the_theme_asks_for_and_the_engine_does_not_know_of() -> None:
    """All kinds of page with all shapes of record: whatever of the theme could hold for one of them is kept."""
    asked = set(asked_for_by(read_styles(theme_styles())))
    known = names_of_the_engine()
    for file in made_up_site().files():
        if file.path.endswith(".html"):
            assert [name for name in names_in(file.content) & asked if not is_there(name, known)] == [], file.path
