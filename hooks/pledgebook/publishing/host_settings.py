"""Which host the repository lies at: understood from the settings of the site, or what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from pledgebook.publishing.code_host import CodeHost, HostKind
from pledgebook.reading.web_address import is_readable_address

MAIN = "main"
# Said of a host that has no editor which we could lead to.
NO_EDITOR = "none"
_KEYS = ("branch", "host")
_KNOWN_NAMES = {"github.com": HostKind.GITHUB, "gitlab.com": HostKind.GITLAB, "codeberg.org": HostKind.FORGEJO}
_KNOWN_BEGINNINGS = {"gitlab.": HostKind.GITLAB, "forgejo.": HostKind.FORGEJO, "gitea.": HostKind.FORGEJO}
_BRANCH = re.compile(r"[A-Za-z0-9][\w.-]*(?:/[A-Za-z0-9][\w.-]*)*")


@dataclass(frozen=True, slots=True)
class WrongSetting:
    """`slug` names the sentence in `repository_setting` of the wording, and `value` is what was written."""

    slug: str
    value: str


def code_host(address: str, more: object) -> CodeHost | WrongSetting | None:
    """`address` is `repo_url`, empty if there is none, and `more` what stands in `extra.repository`."""
    if more is not None and not isinstance(more, Mapping):
        return WrongSetting("not_a_map", str(more))
    known = {str(name): str(value) for name, value in more.items()} if more else {}
    for name in known:
        if name not in _KEYS:
            return WrongSetting("unknown_key", name)
    if not address:
        return WrongSetting("no_address", ", ".join(known)) if known else None
    if not is_readable_address(address):
        return WrongSetting("not_an_address", address)
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.path.strip("/") or "@" in parts.netloc or parts.query:
        return WrongSetting("not_an_address", address)
    branch = known.get("branch", MAIN)
    if _BRANCH.fullmatch(branch) is None:
        return WrongSetting("not_a_branch", branch)
    named = known.get("host")
    if named == NO_EDITOR:
        return None
    if named is not None and named not in list(HostKind):
        return WrongSetting("unknown_kind", named)
    kind = HostKind(named) if named else kind_of(parts.hostname or "")
    if kind is None:
        return WrongSetting("unknown_host", parts.netloc)
    return CodeHost(kind, address.rstrip("/").removesuffix(".git"), branch)


def kind_of(host: str) -> HostKind | None:
    """What the name of a host tells of its kind."""
    beginning = next((kind for start, kind in _KNOWN_BEGINNINGS.items() if host.startswith(start)), None)
    return _KNOWN_NAMES.get(host, beginning)
