"""The server: every request is logged; faults stand in for answers as often as they are asked for."""

import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from types import TracebackType
from typing import Literal, Self, get_args
from urllib.parse import parse_qsl, urlsplit

from .answers import World
from .limits import Asked, Limits, Policy, asked_crossref

Fault = Literal[
    "429",
    "500",
    "502",
    "503",
    "slow",
    "hang",
    "reset",
    "truncated",
    "html",
    "empty",
    "charset",
    "error-in-200",
    "redirect-loop",
    "sign-in-404",
    "nested",
    "skew",
    "bad-date",
]
FAULTS: tuple[Fault, ...] = get_args(Fault)


@dataclass
class Service:
    """A service to be used with ``with``; ``urls`` are the settings that lead to it.

    ``limits`` says how many requests Crossref and NCBI take; more are answered with 429.
    ``faults`` are given for the share ``rate`` of the requests, ``hosts`` narrows that to some of the services, ``paths`` to
    some of their addresses.
    """

    world: World
    faults: tuple[Fault, ...] = ()
    rate: float = 1.0
    hosts: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    seed: int = 1
    hang: float = 3.0
    port: int = 0
    limits: Policy = "none"
    log: list[str] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._random = Random(self.seed)  # noqa: S311 - the same faults each time
        self.counted = Limits(self.limits)
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), _handler(self))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def address(self) -> str:
        """Return where it listens."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def urls(self) -> dict[str, str]:
        """Return the base addresses by source, as the settings take them."""
        names = {
            "crossref": "crossref",
            "pubmed": "entrez",
            "pmc": "idconv",
            "doi.org": "doi.org",
            "datacite": "datacite",
            "europepmc": "europepmc",
            "openalex": "openalex",
            "openlibrary": "openlibrary",
            "arxiv": "arxiv",
            "clinicaltrials": "clinicaltrials",
            "archive": "archive",
        }
        return {source: f"{self.address}/{name}" for source, name in names.items()}

    def fault(self, path: str) -> Fault | None:
        """Return the fault that is given in the place of an answer, if any."""
        host = path.strip("/").partition("/")[0]
        if not self.faults or (self.hosts and host not in self.hosts) or (self.paths and path not in self.paths):
            return None
        if self._random.random() >= self.rate:
            return None
        return self._random.choice(self.faults)


_SENT: dict[Fault, tuple[int, str, bytes, dict[str, str]]] = {
    "429": (429, "text/plain", b"Too many requests", {"Retry-After": "1"}),
    "500": (500, "text/html", b"<html><body>Something went wrong</body></html>", {}),
    "502": (502, "text/html", b"<html><body>Bad gateway</body></html>", {}),
    "503": (503, "text/html", b"<html><body>Back soon</body></html>", {}),
    "html": (200, "text/html", b"<!doctype html><html><body>Please wait while we check your browser</body></html>", {}),
    "empty": (200, "application/json", b"", {}),
    "error-in-200": (200, "application/json", b'{"error":"Address is not available","status":"failed"}', {}),
    "redirect-loop": (302, "text/plain", b"", {"Location": "?"}),
    "sign-in-404": (404, "text/html", b"<html><body>Sign in to this network</body></html>", {}),
    "nested": (200, "application/json", b"[" * 200_000, {}),
    "skew": (
        429,
        "text/plain",
        b"",
        {"Date": "Wed, 01 Jan 2020 00:00:00 GMT", "Retry-After": "Wed, 01 Jan 2020 00:00:02 GMT"},
    ),
    "bad-date": (429, "text/plain", b"", {"Date": "yesterday", "Retry-After": "Wed, 01 Jan 2020 00:00:02 GMT"}),
}
"""What is sent in the place of an answer."""


def _spoiled(data: bytes, fault: Fault | None) -> tuple[bytes, dict[str, str]]:
    """Return a body as the fault leaves it, with the headers that it needs."""
    if fault == "reset":
        return data[: len(data) // 2], {"Content-Length": str(len(data))}
    if fault == "truncated":
        return data[: max(1, len(data) * 2 // 3)], {}
    return (data.replace(b"a", b"\xe4") if fault == "charset" else data), {}


def _described(kind: str, length: int) -> dict[str, str]:
    """Return the headers of a body; a kind "location:…" sends on."""
    there = {"Location": kind.removeprefix("location:")} if kind.startswith("location:") else {"Content-Type": kind}
    return {**there, "Content-Length": str(length)}


def _asked(path: str, asked: dict[str, str], agent: str) -> Asked:
    host, _, rest = path.strip("/").partition("/")
    if host == "crossref":
        return asked_crossref(rest, asked, agent)
    return Asked("ncbi" if host == "entrez" else "", keyed="api_key" in asked)


def _given(
    service: Service, path: str, asked: dict[str, str], headers: dict[str, str]
) -> tuple[int, str, bytes, dict[str, str]]:
    """Return what is sent: an answer, or a fault in its place."""
    fault = service.fault(path)
    if fault in _SENT:
        return _SENT[fault]
    status, kind, body = service.world.answer(path, asked)
    if fault in ("slow", "hang"):
        time.sleep(service.hang if fault == "hang" else 0.3)
    data, more = _spoiled(body.encode(), fault)
    return status, kind, data, {**headers, **more}


def _handler(service: Service) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def do_GET(self) -> None:
            self._answer(dict(parse_qsl(urlsplit(self.path).query)))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            self._answer(dict(parse_qsl(body, keep_blank_values=True)))

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the library
            del format, args

        def _answer(self, asked: dict[str, str]) -> None:
            path = urlsplit(self.path).path
            service.log.append(path)
            with service.counted.counted(_asked(path, asked, self.headers.get("User-Agent", ""))) as (refused, headers):
                if refused:
                    self._send(refused.status, refused.kind, refused.body.encode(), refused.headers)
                    return
                self._send(*_given(service, path, asked, headers))

        def _send(self, status: int, kind: str, data: bytes, headers: dict[str, str]) -> None:
            if "Date" in headers:
                self.send_response_only(status)
            else:
                self.send_response(status)
            for name, value in {**_described(kind, len(data)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(ConnectionError):  # who asked may have gone
                self.wfile.write(data)

    return Handler
