"""From where a register has its engine: one exact version, as a line for pip.

A wheel is kept in the repository itself, with its digest: so nothing has to be published anywhere. A commit of a git
repository is named by its whole id. Nothing that may become another thing tomorrow is taken.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from urllib.parse import unquote, urlsplit

ENGINE_FOLDER = "engine"

_COMMIT = re.compile(r"git\+(?:https|ssh)://[^\s#]+@[0-9a-f]{40}")
_WHEEL_ON_THE_WEB = re.compile(r"(https://[^\s#]+/[^\s#/]+\.whl)#sha256=([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Engine:
    """`requirement` is the line; `wheel` what has to be kept in the repository for it, by its path."""

    requirement: str
    wheel: tuple[str, bytes] | None = None


def engine_at(address: str) -> Engine | None:
    """`git+https://…@<commit>`, or `https://….whl#sha256=<digest>`; None for what is not exact."""
    if _COMMIT.fullmatch(address):
        return Engine(f"pledgebook @ {address}")
    on_the_web = _WHEEL_ON_THE_WEB.fullmatch(address)
    if on_the_web:
        url, digest = on_the_web.groups()
        return Engine(f"pledgebook @ {url} --hash=sha256:{digest}")
    return None


def engine_in(name: str, content: bytes) -> Engine:
    """A wheel, to be kept in the repository under its own name."""
    path = f"{ENGINE_FOLDER}/{name}"
    return Engine(f"./{path} --hash=sha256:{hashlib.sha256(content).hexdigest()}", (path, content))


def installed_from() -> str | None:
    """From where this engine was installed: an address as for `engine_at`, or the path of a wheel (PEP 610).

    None where that tells nothing that holds tomorrow, as in a checkout.
    """
    try:
        told = distribution("pledgebook").read_text("direct_url.json")
    except PackageNotFoundError:
        return None
    if told is None:
        return None
    origin = json.loads(told)
    url = str(origin["url"])
    if "vcs_info" in origin:
        return f"{origin['vcs_info']['vcs']}+{url}@{origin['vcs_info']['commit_id']}"
    digest = origin.get("archive_info", {}).get("hashes", {}).get("sha256")
    if digest is None:
        return None
    return unquote(urlsplit(url).path) if url.startswith("file:") else f"{url}#sha256={digest}"
