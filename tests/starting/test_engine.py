"""From where a register has its engine: exactly one version, or it is not taken."""

from __future__ import annotations

import hashlib

import pytest

from pledgebook.starting.engine import engine_at, engine_in, installed_from

COMMIT = "0123456789abcdef0123456789abcdef01234567"
DIGEST = "a" * 64


@pytest.mark.parametrize(
    ("address", "line"),
    [
        (f"git+https://example.org/p.git@{COMMIT}", f"pledgebook @ git+https://example.org/p.git@{COMMIT}"),
        (f"git+ssh://git@example.org/p@{COMMIT}", f"pledgebook @ git+ssh://git@example.org/p@{COMMIT}"),
        (
            f"https://example.org/pledgebook-1-py3-none-any.whl#sha256={DIGEST}",
            f"pledgebook @ https://example.org/pledgebook-1-py3-none-any.whl --hash=sha256:{DIGEST}",
        ),
    ],
)
def test_an_address_of_exactly_one_version_is_a_line_for_pip(address: str, line: str) -> None:
    engine = engine_at(address)
    assert engine is not None
    assert (engine.requirement, engine.wheel) == (line, None)


@pytest.mark.parametrize(
    "address",
    [
        "pledgebook",
        "git+https://example.org/p.git",
        "git+https://example.org/p.git@main",
        f"git+https://example.org/p.git@{COMMIT[:12]}",
        f"git+https://example.org/p.git@{COMMIT}\n--index-url=https://example.org",
        f"git+http://example.org/p.git@{COMMIT}",
        "https://example.org/pledgebook-1-py3-none-any.whl",
        f"http://example.org/pledgebook-1-py3-none-any.whl#sha256={DIGEST}",
    ],
)
def test_what_may_be_another_thing_tomorrow_is_not_taken(address: str) -> None:
    assert engine_at(address) is None


def test_a_wheel_is_kept_with_its_digest() -> None:
    engine = engine_in("pledgebook-1-py3-none-any.whl", b"wheel")
    digest = hashlib.sha256(b"wheel").hexdigest()
    assert engine.requirement == f"./engine/pledgebook-1-py3-none-any.whl --hash=sha256:{digest}"
    assert engine.wheel == ("engine/pledgebook-1-py3-none-any.whl", b"wheel")


def test_a_checkout_tells_of_no_version_that_others_can_have() -> None:
    assert installed_from() is None
