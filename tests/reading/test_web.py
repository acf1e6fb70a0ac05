"""What is asked of the web, on a server of the test's own: what it answers, and whom nobody may make us ask."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from pledgebook.diagnostics.diagnostic import Term
from pledgebook.reading.web import AGENT, SECONDS_BETWEEN, Answer, Fate, Web, is_public


class Host(ThreadingHTTPServer):
    """A host that remembers what it was asked."""

    robots = ""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Pages)
        self.asked: list[str] = []
        self.agents: set[str] = set()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Pages(BaseHTTPRequestHandler):
    server: Host

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        self.server.asked.append(f"{self.command} {self.path}")
        self.server.agents.add(self.headers["User-Agent"])
        status, location, body = self._page()
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def _page(self) -> tuple[int, str, bytes]:
        name = self.path[1:]
        if name == "robots.txt":
            return (200, "", self.server.robots.encode()) if self.server.robots else (404, "", b"")
        if name == "text":
            return 200, "", b"a text of some length"
        if name == "only-get":
            return (200 if self.command == "GET" else 405), "", b""
        status, _, target = name.partition("-to-")
        if target:
            return int(status), target.replace(":/", "://") if ":" in target else f"/{target.removeprefix('home')}", b""
        return (int(name) if name.isdigit() else 200), "", b""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: pytest shows what matters."""


@pytest.fixture
def host() -> Iterator[Host]:
    with Host() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def no_wait(seconds: float) -> None:
    """These are asked of ourselves."""


def ask(*addresses: str) -> list[Answer]:
    found = Web(may_be_asked=lambda ip: True, wait=no_wait).ask_all(addresses)
    return [found[address] for address in addresses]


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("page", Answer(Fate.FINE)),
        ("page#part", Answer(Fate.FINE)),
        ("only-get", Answer(Fate.FINE)),
        ("404", Answer(Fate.GONE, "404")),
        ("410", Answer(Fate.GONE, "410")),
        ("403", Answer(Fate.UNREACHED, "403")),
        ("500", Answer(Fate.UNREACHED, "500")),
        ("302-to-page", Answer(Fate.FINE)),
        ("301-to-404", Answer(Fate.GONE, "404")),
        ("301-to-page/", Answer(Fate.MOVED, to="{host}/page/")),
        ("308-to-301-to-page", Answer(Fate.MOVED, to="{host}/page")),
        ("301-to-302-to-page", Answer(Fate.MOVED, to="{host}/302-to-page")),
        ("302-to-301-to-page", Answer(Fate.FINE)),
        ("301", Answer(Fate.UNREACHED, "301")),
    ],
)
def test_an_answer_is_told_as_what_it_means(host: Host, path: str, answer: Answer) -> None:
    [found] = ask(f"{host.address}/{path}")
    assert found == Answer(answer.fate, answer.said, answer.to.format(host=host.address))


def test_a_page_that_leads_to_the_front_page_is_gone(host: Host) -> None:
    assert ask(f"{host.address}/302-to-home") == [Answer(Fate.GONE, Term.FRONT_PAGE)]
    assert ask(f"{host.address}/") == [Answer(Fate.FINE)]


def test_a_circle_of_redirects_ends(host: Host) -> None:
    path = "301-to-" * 12 + "page"
    assert ask(f"{host.address}/{path}") == [Answer(Fate.UNREACHED, Term.TOO_MANY_REDIRECTS)]


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://127.0.0.1:1/", Term.NO_ANSWER),
        ("http://no-such-host.invalid/", Term.NO_SUCH_HOST),
        ("http://127.0.0.1:99999/", Term.NO_ANSWER),
        ("http://[1/", Term.NO_ANSWER),
        ("http:///", Term.NO_ANSWER),
    ],
)
def test_what_cannot_be_asked_is_unreached_and_never_an_exception(address: str, why: Term) -> None:
    assert ask(address) == [Answer(Fate.UNREACHED, why)]


def test_each_address_is_asked_once_by_name_with_a_pause_between_those_of_one_host(host: Host) -> None:
    waited: list[float] = []
    addresses = [f"{host.address}/{path}" for path in ("a", "b", "a", "c")]
    Web(may_be_asked=lambda ip: True, wait=waited.append).ask_all(addresses)
    assert host.asked == ["GET /robots.txt", "HEAD /a", "HEAD /b", "HEAD /c"]
    assert waited == [SECONDS_BETWEEN, SECONDS_BETWEEN]
    assert host.agents == {AGENT}


def test_what_robots_txt_forbids_is_not_asked(host: Host) -> None:
    host.robots = "User-agent: *\nDisallow: /private\n"
    assert ask(f"{host.address}/private/a", f"{host.address}/b") == [
        Answer(Fate.UNREACHED, Term.ROBOTS),
        Answer(Fate.FINE),
    ]
    assert host.asked == ["GET /robots.txt", "HEAD /b"]


def test_a_machine_that_is_not_public_is_not_asked(host: Host) -> None:
    named = host.address.replace("127.0.0.1", "localhost")
    found = Web(wait=no_wait).ask_all([host.address, named])
    assert set(found.values()) == {Answer(Fate.UNREACHED, Term.NOT_PUBLIC)}
    assert host.asked == []


def test_a_redirect_leads_to_no_machine_that_may_not_be_asked(host: Host) -> None:
    """`host` may be asked by one of its addresses, and sends us to another of them."""
    other = f"http:/127.0.0.2:{host.server_port}/secret"
    web = Web(may_be_asked=lambda ip: ip == "127.0.0.1", wait=no_wait)
    [answer] = web.ask_all([f"{host.address}/301-to-{other}"]).values()
    assert answer == Answer(Fate.UNREACHED, Term.NOT_PUBLIC)
    assert "HEAD /secret" not in host.asked


@pytest.mark.parametrize("scheme", ["file:/etc/passwd", "ftp:/example.org/"])
def test_a_redirect_to_another_scheme_is_not_followed(host: Host, scheme: str) -> None:
    assert ask(f"{host.address}/301-to-{scheme}") == [Answer(Fate.UNREACHED, Term.NOT_PUBLIC)]


def test_a_name_that_means_another_machine_the_second_time_is_told_by_whom_it_reached(host: Host) -> None:
    told = iter([True, False])
    web = Web(may_be_asked=lambda ip: next(told), wait=no_wait)
    assert list(web.ask_all([f"{host.address}/a"]).values()) == [Answer(Fate.UNREACHED, Term.NOT_PUBLIC)]
    assert host.asked == []


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 — not bound to
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
    ],
)
def test_addresses_of_inner_networks_are_not_public(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize("ip", ["193.0.0.1", "2001:67c:2e8::1", "::ffff:193.0.0.1"])
def test_addresses_of_the_net_are_public(ip: str) -> None:
    assert is_public(ip)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("text", b"a text of some length"),
        ("301-to-hometext", b"a text of some length"),
        ("404", Answer(Fate.GONE, "404")),
        ("500", Answer(Fate.UNREACHED, "500")),
        ("301-to-https:/elsewhere.example/text", Answer(Fate.MOVED, to="https://elsewhere.example/text")),
        ("301-to-" * 12 + "page", Answer(Fate.UNREACHED, Term.TOO_MANY_REDIRECTS)),
    ],
)
def test_a_file_is_read_whole_from_its_own_host_or_not_at_all(host: Host, path: str, found: bytes | Answer) -> None:
    web = Web(may_be_asked=lambda ip: True, wait=no_wait)
    assert web.read(f"{host.address}/{path}", 100) == found


def test_a_file_that_is_too_large_is_not_read(host: Host) -> None:
    answer = Web(may_be_asked=lambda ip: True, wait=no_wait).read(f"{host.address}/text", 10)
    assert answer == Answer(Fate.UNREACHED, Term.TOO_LARGE)


def test_a_file_is_read_from_public_hosts_only_unless_the_caller_answers_for_it(host: Host) -> None:
    assert Web(wait=no_wait).read(f"{host.address}/text", 100) == Answer(Fate.UNREACHED, Term.NOT_PUBLIC)
    assert host.asked == []
