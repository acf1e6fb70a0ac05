"""What a browser is told to refuse: no script but ours, nothing from elsewhere, no style of an element's own."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from pledgebook.publishing.security import card_security_policy, content_security_policy, headers_file
from tests.built_site import BuiltSite

POLICIES = [content_security_policy(searches=searches) for searches in (False, True)]


def directives(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (directive.split() for directive in policy.split(";"))}


@pytest.mark.parametrize("policy", POLICIES)
def test_the_policy_allows_nothing_that_it_does_not_name(policy: str) -> None:
    assert directives(policy)["default-src"] == ["'none'"]
    assert directives(policy)["base-uri"] == directives(policy)["form-action"] == ["'none'"]


@pytest.mark.parametrize("policy", POLICIES)
def test_the_policy_lets_no_script_or_style_in_from_a_page_or_another_host(policy: str) -> None:
    allowed = {value for values in directives(policy).values() for value in values}
    hashes = {value for value in allowed if value.startswith("'sha256-")}
    assert allowed - hashes <= {"'none'", "'self'", "data:", "'wasm-unsafe-eval'"}
    assert len(hashes) == 1
    assert "data:" not in directives(policy)["script-src"]


def test_only_the_page_that_searches_may_run_webassembly() -> None:
    ordinary, searching = map(directives, POLICIES)
    assert searching.pop("script-src") == [*ordinary.pop("script-src"), "'wasm-unsafe-eval'"]
    assert searching == ordinary


def test_the_policy_names_the_hash_of_the_one_script_in_the_pages(vara: BuiltSite) -> None:
    for page in vara.pages.values():
        policy = page.soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
        assert policy is not None, page.address
        inline = [s for s in page.soup.find_all("script") if not s.has_attr("src") and s.get("type") is None]
        hashes = [base64.b64encode(hashlib.sha256(str(s.string).encode()).digest()).decode() for s in inline]
        assert [f"'sha256-{one}'" for one in hashes] == re.findall(r"'sha256-.*?'", str(policy["content"])), (
            page.address
        )


def test_the_policy_stands_before_what_it_is_for(vara: BuiltSite) -> None:
    for page in vara.pages.values():
        names = [tag.name for tag in page.soup.select("head > *")]
        assert names[:2] == ["meta", "meta"], page.address
        assert page.soup.select("head > meta")[1].get("http-equiv") == "Content-Security-Policy", page.address


def test_the_headers_file_is_a_path_and_its_headers(vara: BuiltSite) -> None:
    assert vara.files["_headers"].decode() == headers_file()
    for first, *lines in map(str.splitlines, headers_file().split("\n\n")):
        assert re.fullmatch(r"/\*|/[a-z0-9./-]+", first)
        names_and_values(lines)


def names_and_values(lines: list[str]) -> None:
    assert [line for line in lines if not re.fullmatch(r"  [A-Z][A-Za-z-]+: \S[ -~]*", line)] == []
    names = [line.strip().partition(":")[0] for line in lines]
    assert len(names) == len(set(names))
    # Cloudflare reads no longer lines.
    assert max(map(len, lines)) < 2000


def headers_of_all(*, is_preview: bool = False) -> dict[str, str]:
    first, *lines = headers_file(is_preview=is_preview).split("\n\n")[0].splitlines()
    assert first == "/*"
    return dict(line.strip().split(": ", 1) for line in lines)


def test_no_two_rules_set_the_same_header_but_for_types() -> None:
    """Hosts join the values of all rules that match, so that a narrow rule takes nothing back from a wide one."""
    _, *others = headers_file().split("\n\n")
    assert others
    assert {line.strip().split(":")[0] for rule in others for line in rule.splitlines()[1:]} == {"Content-Type"}
    assert "Content-Type" not in headers_of_all()
    # Cloudflare reads no more rules.
    assert len(others) < 100


def test_what_is_published_can_be_read_and_shown_by_any_site() -> None:
    headers = headers_of_all()
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "X-Frame-Options" not in headers
    assert "frame-ancestors" not in headers["Content-Security-Policy"]


def test_a_preview_is_read_and_shown_by_no_other_site() -> None:
    headers = headers_of_all(is_preview=True)
    assert directives(headers["Content-Security-Policy"])["frame-ancestors"] == ["'none'"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in headers


def test_a_card_may_show_its_styles_and_nothing_else() -> None:
    policy = directives(card_security_policy())
    assert policy["default-src"] == ["'none'"]
    assert {"script-src", "connect-src"} & policy.keys() == set()


def test_the_headers_refuse_what_a_page_cannot_refuse_by_itself() -> None:
    headers = headers_of_all()
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
