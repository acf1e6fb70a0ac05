"""Addresses on the web: whether they still lead somewhere. Asked politely, and only of machines that are public.

Records may come from strangers, and this runs on somebody's computer: an address must not make it ask the router, the
printer or the cloud's own services. So the name is looked up, and both what it means and whom the connection reached
are tried before anything is sent, for every redirect anew. No proxy, cookie or password is used.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPException
from typing import TypeVar
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from urllib3 import BaseHTTPResponse, PoolManager, Timeout
from urllib3.exceptions import HTTPError, NameResolutionError, SSLError
from urllib3.util import parse_url

from pledgebook import __version__
from pledgebook.diagnostics.diagnostic import Term
from pledgebook.reading.public_hosts import NotPublicError, guarded_pools, is_public

__all__ = ["AGENT", "Answer", "AskAll", "Fate", "Web", "is_public"]

T = TypeVar("T")

AGENT = f"Pledgebook/{__version__} (checks the links of a public register)"
SECONDS_BETWEEN = 1.0
HOSTS_AT_ONCE = 8
MAX_REDIRECTS = 10
MAX_ROBOTS_BYTES = 500_000

_TIMEOUT = Timeout(connect=10, read=20)
_PERMANENT, _REDIRECTS = (301, 308), (301, 302, 303, 307, 308)
_GONE, _TOO_MANY_REQUESTS = (404, 410), 429


class Fate(StrEnum):
    """UNREACHED says nothing for sure: the host may be down today, or not talk to programs."""

    FINE = "fine"
    MOVED = "moved"
    GONE = "gone"
    UNREACHED = "unreached"


@dataclass(frozen=True, slots=True)
class Answer:
    """`said` is why, such as the HTTP status; `to` is where it has moved for good."""

    fate: Fate
    said: str | Term = ""
    to: str = ""


AskAll = Callable[[Iterable[str]], Mapping[str, Answer]]


class Web:
    """What asks. `may_be_asked` is told of every IP address before anything is sent to it."""

    def __init__(
        self,
        may_be_asked: Callable[[str], bool] = is_public,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._wait = wait
        self._manager = PoolManager(headers={"User-Agent": AGENT, "Accept": "*/*"})
        self._manager.pool_classes_by_scheme = guarded_pools(may_be_asked)

    def ask_all(self, addresses: Iterable[str]) -> Mapping[str, Answer]:
        """Each address once: a few hosts at a time, and one address at a time of each."""
        by_host: dict[str, list[str]] = defaultdict(list)
        for address in dict.fromkeys(addresses):
            by_host[_host(address)].append(address)
        found: dict[str, Answer] = {}
        with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
            for answers in pool.map(self._ask_host, by_host.values()):
                found |= answers
        return found

    def read(self, address: str, most: int) -> bytes | Answer:
        """A file of at most `most` bytes, whole; or why there is none. No redirect leads to another host."""
        return _tried(lambda: self._read(address, most))

    def _read(self, address: str, most: int) -> bytes | Answer:
        here = address
        for _ in range(MAX_REDIRECTS):
            response = self._send("GET", here)
            location = response.headers.get("Location", "")
            if response.status not in _REDIRECTS or not location:
                content = response.read(most + 1) if response.status == 200 else b""
                response.close()
                if response.status != 200:
                    return Answer(Fate.GONE if response.status in _GONE else Fate.UNREACHED, str(response.status))
                return content if len(content) <= most else Answer(Fate.UNREACHED, Term.TOO_LARGE)
            response.close()
            here = str(parse_url(urljoin(here, location)))
            if _host(here) != _host(address):
                return Answer(Fate.MOVED, to=here)
        return Answer(Fate.UNREACHED, Term.TOO_MANY_REDIRECTS)

    def _ask_host(self, addresses: Iterable[str]) -> Mapping[str, Answer]:
        rules: dict[str, RobotFileParser | Answer] = {}
        found: dict[str, Answer] = {}
        for address in addresses:
            if found:
                self._wait(SECONDS_BETWEEN)
            found[address] = self._ask(address, rules)
        return found

    def _ask(self, address: str, rules_by_site: dict[str, RobotFileParser | Answer]) -> Answer:
        """A site that does not even answer what it lets us ask is not asked again."""
        site = f"{address.partition(':')[0]}://{_host(address)}"
        if site not in rules_by_site:
            rules_by_site[site] = _tried(lambda: self._rules_of(site))
        rules = rules_by_site[site]
        if isinstance(rules, Answer):
            return rules
        if not rules.can_fetch(AGENT, address):
            return Answer(Fate.UNREACHED, Term.ROBOTS)
        return _tried(lambda: self._followed(address))

    def _rules_of(self, site: str) -> RobotFileParser:
        """What its robots.txt lets programs ask. One that is not there forbids nothing."""
        response = self._send("GET", f"{site}/robots.txt")
        text = response.read(MAX_ROBOTS_BYTES) if response.status == 200 else b""
        response.close()
        rules = RobotFileParser()
        rules.parse(text.decode("utf-8", "replace").splitlines())
        return rules

    def _followed(self, address: str) -> Answer:
        here, moved_to, is_for_good = urldefrag(address).url, "", True
        for _ in range(MAX_REDIRECTS):
            status, location = self._status_of(here)
            if status not in _REDIRECTS or not location:
                return _judged(address, status, here, moved_to)
            # As the library writes it: without a sign that a terminal or a record could take for something else.
            here = urldefrag(str(parse_url(urljoin(here, location)))).url
            is_for_good = is_for_good and status in _PERMANENT
            moved_to = here if is_for_good else moved_to
        return Answer(Fate.UNREACHED, Term.TOO_MANY_REDIRECTS)

    def _status_of(self, address: str) -> tuple[int, str]:
        """Many servers refuse to answer without the page itself, so those are asked for it; it is not read."""
        status, location = self._request("HEAD", address)
        if status >= 400 and status != _TOO_MANY_REQUESTS:
            status, location = self._request("GET", address)
        return status, location

    def _request(self, method: str, address: str) -> tuple[int, str]:
        response = self._send(method, address)
        response.close()
        return response.status, response.headers.get("Location", "")

    def _send(self, method: str, address: str) -> BaseHTTPResponse:
        if not address.lower().startswith(("http://", "https://")):
            raise NotPublicError(address)
        return self._manager.request(
            method, address, redirect=False, retries=False, timeout=_TIMEOUT, preload_content=False
        )


def _tried(ask: Callable[[], T]) -> T | Answer:
    try:
        return ask()
    except NotPublicError:
        return Answer(Fate.UNREACHED, Term.NOT_PUBLIC)
    except NameResolutionError:
        return Answer(Fate.UNREACHED, Term.NO_SUCH_HOST)
    except SSLError:
        return Answer(Fate.UNREACHED, Term.NOT_SECURE)
    except (HTTPError, HTTPException, OSError, ValueError):
        # ValueError: what looks like an address and is none, such as one with the port 99999.
        return Answer(Fate.UNREACHED, Term.NO_ANSWER)


def _judged(address: str, status: int, last: str, moved_to: str) -> Answer:
    if status in _GONE:
        return Answer(Fate.GONE, str(status))
    if not 200 <= status < 300:
        return Answer(Fate.UNREACHED, str(status))
    if _is_front_page(last) and not _is_front_page(address):
        return Answer(Fate.GONE, Term.FRONT_PAGE)
    if moved_to and _plain(moved_to) != _plain(address):
        return Answer(Fate.MOVED, to=moved_to)
    return Answer(Fate.FINE)


def _is_front_page(address: str) -> bool:
    """Many sites send whoever asks for a page that is gone there."""
    parts = urlsplit(address)
    return parts.path in ("", "/") and not parts.query


def _plain(address: str) -> tuple[str, str, str]:
    """The address without what a move is not worth telling of: http or https, a `/` at the end."""
    parts = urlsplit(str(parse_url(address)))
    return parts.netloc, parts.path.rstrip("/"), parts.query


def _host(address: str) -> str:
    return address.partition("://")[2].partition("/")[0].casefold()
