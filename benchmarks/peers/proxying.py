"""A proxy on loopback that stands in for every host: TLS with a certificate authority of its own, and one answerer behind it."""

import ssl
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlsplit

from service.limits import Asked, Limits, Policy, asked_crossref

Answer = tuple[int, str, str]
Answerer = Callable[[str, str, dict[str, str]], Answer]
"""Host, path and what was asked → status, type of content, body."""


class Proxy:
    """A proxy to be used with ``with``. ``counts`` are the requests of each host since they were last cleared.

    ``limits`` says how many requests Crossref and NCBI take; ``latency`` is how long each answer takes, in seconds.
    """

    def __init__(self, answerer: Answerer, hosts: tuple[str, ...], folder: Path) -> None:
        self._answerer = answerer
        self.counts: Counter[str] = Counter()
        self.limits = Limits("none")
        self.latency = 0.0
        self.authority = folder / "authority.pem"
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certify(hosts, folder))

    def __enter__(self) -> Self:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _tunnel(self))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def environment(self, home: Path) -> dict[str, str]:
        """Return the variables that lead a command through the proxy, with a home of its own."""
        address = f"http://127.0.0.1:{self._server.server_address[1]}"
        ca = str(self.authority)
        return {
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "HOME": str(home),
            "XDG_CACHE_HOME": str(home / ".cache"),
            "LANG": "C.UTF-8",
            **dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY"), address),
            **dict.fromkeys(("REQUESTS_CA_BUNDLE", "SSL_CERT_FILE", "CURL_CA_BUNDLE"), ca),
        }

    def reset(self, policy: Policy, latency: float) -> None:
        """Begin anew to count."""
        self.counts.clear()
        self.limits, self.latency = Limits(policy), latency

    def serve(self, host: str, path: str, asked: dict[str, str], agent: str) -> tuple[Answer, dict[str, str]]:
        """Count a request, and return its answer, with more headers."""
        self.counts[host] += 1
        with self.limits.counted(_asked(host, path, asked, agent)) as (refused, headers):
            if refused:
                return (refused.status, refused.kind, refused.body), refused.headers
            if self.latency:
                time.sleep(self.latency)
            return self._answerer(host, path, asked), headers

    def secured(self, connection: socket) -> ssl.SSLSocket:
        """Return a connection with TLS around it, this side the server."""
        return self._context.wrap_socket(connection, server_side=True)


def _asked(host: str, path: str, asked: dict[str, str], agent: str) -> Asked:
    if host == "api.crossref.org":
        return asked_crossref(path.removeprefix("/v1"), asked, agent)
    return Asked("ncbi" if host.endswith("ncbi.nlm.nih.gov") else "", keyed="api_key" in asked)


def certify(hosts: tuple[str, ...], folder: Path) -> Path:
    """Make an authority and a certificate of ``hosts`` in ``folder``, and return the file with certificate and key."""
    run = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Benchmark authority"]
    key, request, leaf = folder / "leaf.key", folder / "leaf.csr", folder / "leaf.pem"
    names = folder / "names.cnf"
    names.write_text(f"subjectAltName={','.join(f'DNS:{host}' for host in hosts)}\n", encoding="utf-8")
    authority = [str(folder / "authority.key"), str(folder / "authority.pem")]
    commands = (
        [*run, "-addext", "keyUsage=critical,keyCertSign,cRLSign", "-keyout", authority[0], "-out", authority[1]],
        ["openssl", "req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=leaf", "-keyout", str(key), "-out", str(request)],
        ["openssl", "x509", "-req", "-days", "2", "-in", str(request), "-CA", authority[1], "-CAkey", authority[0],
         "-CAcreateserial", "-extfile", str(names), "-out", str(leaf)],
    )  # fmt: skip
    for command in commands:
        subprocess.run(command, check=True, capture_output=True)
    both = folder / "both.pem"
    both.write_text(leaf.read_text(encoding="utf-8") + key.read_text(encoding="utf-8"), encoding="utf-8")
    return both


def _tunnel(proxy: Proxy) -> type[BaseHTTPRequestHandler]:
    class Answering(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        host = ""

        def do_GET(self) -> None:
            self._answer(dict(parse_qsl(urlsplit(self.path).query)))

        def do_HEAD(self) -> None:
            self.do_GET()

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode(errors="replace")
            self._answer({**dict(parse_qsl(urlsplit(self.path).query)), **dict(parse_qsl(body)), "body": body})

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the library
            del format, args

        def _answer(self, asked: dict[str, str]) -> None:
            address = urlsplit(self.path)
            host = self.host or address.netloc
            agent, asked = self.headers.get("User-Agent", ""), {**asked, "accept": self.headers.get("Accept", "")}
            (status, kind, body), headers = proxy.serve(host, address.path, asked, agent)
            data = body.encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data)

    class Tunnel(Answering):
        def do_CONNECT(self) -> None:
            self.send_response(200, "Connection established")
            self.end_headers()
            self.wfile.flush()
            self.close_connection = True
            with suppress(OSError, ssl.SSLError), proxy.secured(self.connection) as secure:
                inner = type("Inner", (Answering,), {"host": self.path.rpartition(":")[0]})
                inner(secure, self.client_address, self.server)

    return Tunnel
