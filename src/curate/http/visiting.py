"""Visit a web page that a manuscript cites: is it there, where does it lead, what is its title.

Redirects are followed by hand, each through ``dialling``. Of a page no more is read than its title needs.
"""

import os
import time
import urllib.request
from collections.abc import Callable, Collection
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

import urllib3

from curate.errors import UnreadableError
from curate.guarding import parse_html
from curate.http.dialling import RefusedError, check, pools

_HOPS = 8
_MOST = 300_000  # bytes that are read of a page
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})
_AGAIN_AFTER = 2.0  # seconds, after which a page that is gone is visited once more


class Visit(NamedTuple):
    """What became of a visit: the last status, the address where it ended, the title of the page there."""

    status: int
    url: str
    title: str


class Visitor(NamedTuple):
    """Visits pages as ``agent``; ``allowed`` are hosts ("127.0.0.1:8000") that may be private; ``ca`` a file of certificates."""

    agent: str
    timeout: float
    ca: str
    allowed: Collection[str]
    sleep: Callable[[float], None] = time.sleep

    def visit(self, url: str) -> Visit:
        """Return what became of a visit. A page that seems gone is visited twice.

        Raises:
            RefusedError: it leads to an address that is not asked.
            OSError, urllib3.exceptions.HTTPError: nobody answered.
        """
        found = self._followed(url)
        if found.status in _GONE:
            self.sleep(_AGAIN_AFTER)
            found = self._followed(url)
        return found

    def _followed(self, url: str) -> Visit:
        for _ in range(_HOPS):
            parts = urlsplit(url)
            if parts.scheme not in ("http", "https") or not parts.hostname:
                raise RefusedError(f"{url[:200]} is no address of a web page")
            found, leads = self._one(url)
            if not leads:
                return found
            url = urljoin(url, leads)
        raise RefusedError(f"{url[:200]} leads on and on")

    def _one(self, url: str) -> tuple[Visit, str]:
        """Return one answer, and where it leads ("" where it is the last)."""
        limit = urllib3.Timeout(connect=self.timeout, read=self.timeout)
        with self._manager(url) as manager:
            answer = manager.request(
                "GET",
                url,
                headers={"User-Agent": self.agent, "Accept": "text/html,*/*;q=0.5"},
                redirect=False,
                retries=False,
                timeout=limit,
                preload_content=False,
            )
            try:
                if answer.status in _REDIRECTS and (leads := answer.headers.get("Location")):
                    return Visit(answer.status, url, ""), leads
                is_page = answer.status == 200 and "html" in answer.headers.get("Content-Type", "")
                return Visit(answer.status, url, _title(self._read(answer), url) if is_page else ""), ""
            finally:
                answer.close()

    def _read(self, answer: Any) -> bytes:
        """Return the beginning of a page, as far as it comes in time."""
        ends = time.monotonic() + self.timeout
        body = bytearray()
        try:
            while len(body) < _MOST and time.monotonic() < ends and (part := answer.read(1 << 14)):
                body += part
                if b"</title" in body.lower():
                    break
        except (urllib3.exceptions.HTTPError, OSError):
            pass  # the page is there, whatever became of the rest of it
        return bytes(body)

    def _manager(self, url: str) -> urllib3.PoolManager:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        proxy = urllib.request.getproxies().get(parts.scheme)
        common: dict[str, Any] = {"ca_certs": self.ca, "num_pools": 1, "maxsize": 1}
        if proxy and f"{host}:{port}" not in self.allowed and not urllib.request.proxy_bypass(host):
            self._looked_at(host, port)
            return urllib3.ProxyManager(proxy, **common)
        manager = urllib3.PoolManager(**common)
        manager.pool_classes_by_scheme = pools(self.allowed, self.timeout)
        return manager

    def _looked_at(self, host: str, port: int) -> None:
        """Look at the addresses of a host that a proxy will connect to, as far as this machine knows them."""
        try:
            check(host, port, self.allowed)
        except RefusedError:
            raise
        except OSError:
            return  # names are the proxy's to resolve


def certificates(shipped: str) -> str:
    """Return the file of certificates: that which the environment names, else the ``shipped`` one."""
    return os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE") or shipped


def _title(body: bytes, url: str) -> str:
    try:
        root = parse_html(body, url)
    except UnreadableError:
        return ""
    found = root.xpath("string(//head/title)") or root.xpath("string(//title)")
    return " ".join(str(found).split())[:300]
