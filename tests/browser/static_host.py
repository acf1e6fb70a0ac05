"""The built site as an ordinary host of static files serves it: compressed, with the headers of its `_headers` file."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from hashlib import sha256
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

# As the address in mkdocs.yml says. Everything outside of it is not found.
BASE = "/vara/"

_COMPRESSED = (
    "text/",
    "application/javascript",
    "application/json",
    "application/wasm",
    "application/xml",
    "image/svg",
)


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """The address where the site in `folder` is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_StaticHost, folder=folder))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@cache
def headers_of(folder: Path) -> dict[str, str]:
    """What the `_headers` file says for every address. The rest of it are types of single files."""
    _, *lines = (folder / "_headers").read_text("utf-8").split("\n\n")[0].splitlines()
    return dict(line.strip().split(": ", 1) for line in lines)


@cache
def _read(path: Path) -> tuple[bytes, bytes, str]:
    """A file as it is, compressed, and the tag by which a browser asks whether it has changed."""
    content = path.read_bytes()
    return content, gzip.compress(content, compresslevel=9, mtime=0), f'"{sha256(content).hexdigest()[:16]}"'


class _StaticHost(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, folder: Path) -> None:
        self._folder = folder
        super().__init__(*args)  # type: ignore[arg-type]  # the request, the address and the server

    def do_GET(self) -> None:
        path = self._path_asked_for()
        if path is not None and path.is_dir():
            self._answer(HTTPStatus.MOVED_PERMANENTLY, {"Location": urlsplit(self.path).path + "/"}, b"")
        elif path is not None and path.is_file():
            self._send(HTTPStatus.OK, path)
        else:
            self._send(HTTPStatus.NOT_FOUND, self._folder / "404.html")

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:
        pass

    def _path_asked_for(self) -> Path | None:
        asked = unquote(urlsplit(self.path).path)
        if not asked.startswith(BASE) or ".." in asked:
            return None
        below = asked.removeprefix(BASE)
        return self._folder / (f"{below}index.html" if below == "" or below.endswith("/") else below)

    def _send(self, status: HTTPStatus, path: Path) -> None:
        content, compressed, tag = _read(path)
        kind = self.guess_type(path.name)
        headers = {**headers_of(self._folder), "ETag": tag, "Content-Type": kind}
        if kind.startswith("text/"):
            headers["Content-Type"] = f"{kind}; charset=utf-8"
        if status == HTTPStatus.OK and self.headers.get("If-None-Match") == tag:
            self._answer(HTTPStatus.NOT_MODIFIED, headers, b"")
        elif kind.startswith(_COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", ""):
            self._answer(status, {**headers, "Content-Encoding": "gzip", "Vary": "Accept-Encoding"}, compressed)
        else:
            self._answer(status, headers, content)

    def _answer(self, status: HTTPStatus, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
