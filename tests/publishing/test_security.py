"""What a browser is told to refuse: no script but ours, nothing from elsewhere, no style of an element's own."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from pledgebook.publishing.security import content_security_policy, headers_file
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
    first, *lines = headers_file().splitlines()
    assert vara.files["_headers"].decode() == headers_file()
    assert first == "/*"
    assert [line for line in lines if not re.fullmatch(r"  [A-Z][A-Za-z-]+: \S[ -~]*", line)] == []
    names = [line.strip().partition(":")[0] for line in lines]
    assert len(names) == len(set(names))
    # Cloudflare reads no longer lines.
    assert max(map(len, lines)) < 2000


def test_the_headers_refuse_what_a_page_cannot_refuse_by_itself() -> None:
    headers = dict(line.strip().split(": ", 1) for line in headers_file().splitlines()[1:])
    assert directives(headers["Content-Security-Policy"])["frame-ancestors"] == ["'none'"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
