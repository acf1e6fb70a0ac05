"""What the settings file of a site says, as settings, or the first of it that cannot be followed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from pledgebook.publishing.code_host import CodeHost
from pledgebook.publishing.host_settings import WrongSetting, code_host
from pledgebook.publishing.look import Look, UnfitLookError, read_look
from pledgebook.publishing.settings import Settings

# RFC 6068: what stands in a mailto: as it is.
_MAILBOX = re.compile(r"[\w!$'*+=~.-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
# RFC 3987: what no address holds, of the signs that would be written as they are. Who writes RDF refuses them.
_IN_NO_ADDRESS = re.compile(r"[\s<>\"{}|\\^`]")
_WITH_AN_END = re.compile(r"[?#]")
# RFC 9116, section 2.5.3: an address of the web begins with https.
_CONTACT = re.compile(r"(?:mailto:|tel:|https://)[!-;=?-~]+")


class UnfitSettingError(Exception):
    """A setting that cannot be followed: its sentence is `slug` under `group` in the wording, with `value` in it."""

    def __init__(self, group: str, slug: str, value: object) -> None:
        super().__init__(group, slug)
        self.group, self.slug, self.value = group, slug, "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class WrittenSettings:
    """As they are written in mkdocs.yml: `site_url` and `repo_url`, empty where there is none, and `extra`."""

    site_url: str
    repository: str
    extra: Mapping[str, object]


def settings_of(written: WrittenSettings, attachments: Iterable[str]) -> Settings:
    """What is written; all else is as it is without. `attachments` can be a logo. Raises UnfitSettingError."""
    return Settings(
        site_url=_site_url(written.site_url),
        repository=written.repository,
        host=_host(written),
        look=_look(written, attachments),
        namespace=_namespace(written.extra),
        security_contact=_security_contact(written.extra),
        humans=_humans(written.extra),
    )


def _site_url(written: str) -> str:
    if not _can_be_written_on(written):
        raise UnfitSettingError("site_setting", "not_a_site_address", written)
    return written or "/"


def _can_be_written_on(address: str) -> bool:
    """Whether what is made by writing on after it is an address."""
    try:
        _ = urlsplit(address).port
    except ValueError:
        return False
    return not _IN_NO_ADDRESS.search(address) and not _WITH_AN_END.search(address)


def _host(written: WrittenSettings) -> CodeHost | None:
    """Not MkDocs' own `edit_uri`: where it is not written, MkDocs fills it in with a branch of its own choice."""
    host = code_host(written.repository, written.extra.get("repository"))
    if isinstance(host, WrongSetting):
        raise UnfitSettingError("repository_setting", host.slug, host.value)
    return host


def _look(written: WrittenSettings, attachments: Iterable[str]) -> Look:
    try:
        return read_look(written.extra, attachments)
    except UnfitLookError as error:
        raise UnfitSettingError("look", error.slug, error.value) from error


def _namespace(extra: Mapping[str, object]) -> str:
    """Ids are made by writing on after it, and never change: so it is taken as it stands or not at all."""
    if "namespace" not in extra:
        return ""
    written = extra["namespace"]
    if not isinstance(written, str) or not written.isascii() or not _can_be_written_on(written):
        raise UnfitSettingError("site_setting", "not_a_namespace", written)
    parts = urlsplit(written)
    if parts.scheme != "https" or not parts.hostname or "@" in parts.netloc or not written.endswith("/"):
        raise UnfitSettingError("site_setting", "not_a_namespace", written)
    return written


def _security_contact(extra: Mapping[str, object]) -> str:
    """As an address with its scheme."""
    if "security_contact" not in extra:
        return ""
    written = extra["security_contact"]
    if isinstance(written, str) and _MAILBOX.fullmatch(written):
        return f"mailto:{written}"
    if isinstance(written, str) and _CONTACT.fullmatch(written):
        return written
    raise UnfitSettingError("site_setting", "not_a_contact", written)


def _humans(extra: Mapping[str, object]) -> str:
    if "humans" not in extra:
        return ""
    written = extra["humans"]
    if not isinstance(written, str) or not written.strip():
        raise UnfitSettingError("site_setting", "not_a_text", written)
    return written
