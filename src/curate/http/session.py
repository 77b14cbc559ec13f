"""The one way out: a session that asks politely, remembers what it was told, and never takes silence for an answer.

Rates are those that the services publish, and what their ``x-rate-limit-*`` and ``Retry-After`` headers say (``pacing``). Requests go one
after the other; only searches, which have to be asked one by one, go several at a time where the service allows it.
"""

import datetime as dt
import email.utils
import hashlib
import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

import requests
import tenacity
import urllib3

from curate.http.dialling import RefusedError
from curate.http.pacing import PATIENCE, Limit, Pacer, published
from curate.http.store import Store, Stored
from curate.http.together import together
from curate.http.visiting import Visitor, certificates
from curate.record import Source

_TRIES = 4
_VISITS = 2  # tries at a web page
_OPENS_AFTER = 2  # requests in a row that failed for good, after which a host is left alone for this run
_LARGEST = 50_000_000  # bytes of an answer
_RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})
_ANSWERS = frozenset({200, 404, 410})
_PRIVATE = "cite a public address, or name the host in 'private-hosts' in [services] where it may be asked"
_PERSONAL = frozenset({"api_key", "mailto", "email", "tool"})

Check = Callable[[bytes], object]
"""Reads an answer; a ``ValueError`` says that it is not what was asked for (cut short, an error page)."""


class Reply(NamedTuple):
    """An answer: ``status`` is 200, 404 or 410; ``stale`` says that it is old because the service did not answer now."""

    status: int
    body: bytes
    retrieved: dt.datetime
    stale: bool = False


class Failure(NamedTuple):
    """No answer: why, and what to do."""

    reason: str
    help: str = ""


class Question(NamedTuple):
    """What is asked: ``check`` says whether the body is a whole answer, ``what`` tells a person ("12 DOIs").

    ``absent`` reads the body of a 404 or 410 likewise: the service's own word that it has no such thing. Without it this
    address always answers, and a 404 comes from something else (a proxy, a sign-in page, a wrong address in the settings).
    ``body`` is posted as it is, in the place of ``params``.
    ``visits``: the address is a web page's; the body of the answer is what became of the visit, as JSON (``visiting.Visit``).
    ``single``: one thing is asked for by its own address, which a service may allow more often than lists.
    """

    source: Source
    url: str
    params: Mapping[str, str]
    check: Check
    post: bool = False
    what: str = ""
    absent: Check | None = None
    headers: Mapping[str, str] = {}
    visits: bool = False
    body: bytes = b""
    single: bool = False


@dataclass
class Session:
    """Asks, waits, tries again, and keeps answers.

    ``cache`` is the path of a SQLite file, None for none. ``max_age`` is in days. ``offline`` answers from the cache only;
    ``refresh`` asks again whatever is there. ``progress`` is told what is being asked, ``heard`` is given each answer of the cache with its key. ``sent`` counts what really went
    out, by source; ``stale`` why a source's old answers stood in for new ones. ``private`` are hosts ("127.0.0.1:8000") whose pages are
    visited although they are not public.
    """

    mailto: str | None = None
    version: str = ""
    cache: Path | None = None
    max_age: int = 30
    timeout: float = 20.0
    offline: bool = False
    refresh: bool = False
    keyed: bool = False
    private: tuple[str, ...] = ()
    progress: Callable[[str], None] = lambda _: None
    heard: Callable[[str, Question, Reply], None] = lambda _key, _question, _reply: None
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
    sent: Counter[Source] = field(default_factory=Counter)
    stale: dict[Source, Failure] = field(default_factory=dict)
    _failed: Counter[str] = field(default_factory=Counter)
    _why: dict[str, Failure] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _own: threading.local = field(default_factory=threading.local)

    def __post_init__(self) -> None:
        address = f" (mailto:{self.mailto})" if self.mailto else ""
        self._agent = f"curate/{self.version or '0'}{address}"
        self._store = Store(self.cache) if self.cache else None
        self._pacer = Pacer(self.sleep)

    def ask_all(self, questions: Sequence[Question]) -> Iterator[Reply | Failure]:
        """Return the answers to questions to one service, in their order; as many at a time as it allows."""
        if questions:
            place, limit = self._place(questions[0])
            yield from together(self.ask, questions, lambda: self._pacer.limit(place, limit).at_once)

    def ask(self, question: Question) -> Reply | Failure:
        """Return what a service answers. Never raises for the network; an answer kept and not too old is not asked for again."""
        asked = dict(question.params)
        told = {"visited": question.url} if question.visits else {}  # a cited address has its query in itself
        told |= {"": question.body.decode()} if question.body else {}
        try:
            prepared = self._requests.prepare_request(
                requests.Request(
                    "POST" if question.post else "GET",
                    question.url,
                    params=None if question.post else asked,
                    data=question.body or (asked if question.post else None),
                    headers=dict(question.headers),
                )
            )
        except (requests.RequestException, ValueError) as error:
            return Failure(f"{question.url[:200]} is no address that can be asked ({error})", "correct the address")
        key = _key(prepared, {**asked, **told}, post=question.post)
        stored = self._stored(key)
        fresh = stored is not None and self.clock() - stored.retrieved <= dt.timedelta(days=self.max_age)
        if stored and (self.offline or (fresh and not self.refresh)):
            with self._lock:
                self.heard(key, question, stored)
            return stored
        if self.offline:
            return Failure("it was not asked: --offline, and no answer is stored", "run again without --offline")
        with self._lock:
            self.progress(
                f"asking {question.source} for {question.what}" if question.what else f"asking {question.source}"
            )
        reply = self._sent(question, prepared)
        if isinstance(reply, Failure):
            if stored is None:
                return reply
            self.stale[question.source] = reply
            return stored._replace(stale=True)
        self._keep(key, reply)
        return reply

    def _sent(self, question: Question, prepared: requests.PreparedRequest) -> Reply | Failure:
        host = urlsplit(prepared.url or "").netloc
        if self._failed[host] >= _OPENS_AFTER:
            return self._why[host]
        trying = tenacity.Retrying(
            retry=tenacity.retry_if_exception(_worth_trying),
            stop=tenacity.stop_after_attempt(_VISITS if question.visits else _TRIES),
            wait=_wait,
            sleep=self.sleep,
            reraise=True,
        )
        try:
            reply: Reply = trying(self._once, question, prepared)
        except _Again as error:
            self._failed[host] += 1
            self._why[host] = Failure(f"{host} {error}", error.help)
            return self._why[host]
        self._failed[host] = 0
        return reply

    def _once(self, question: Question, prepared: requests.PreparedRequest) -> Reply:
        """Return the answer to one request.

        Raises:
            _Again: there was none that can be used.
        """
        place, limit = self._place(question)
        self._pacer.wait(place, limit)
        with self._lock:
            self.sent[question.source] += 1
        if question.visits:
            return self._visited(question)
        try:
            with self._requests.send(
                prepared, timeout=self.timeout, stream=True, **self._environment(prepared)
            ) as answer:
                body = _body(answer)
                status, headers = answer.status_code, answer.headers
        except _Elsewhere as error:
            raise _Again(str(error), "name the address where it answers now in [services] urls", final=True) from error
        except requests.exceptions.SSLError as error:
            raise _Again(
                "could not be reached safely (TLS)",
                "look at the clock, the proxy and the certificates of this computer",
            ) from error
        except requests.exceptions.Timeout as error:
            raise _Again(f"did not answer within {self.timeout:g} seconds") from error
        except (requests.exceptions.RequestException, OSError) as error:
            raise _Again("could not be reached, or broke off", "look at the network, and run it again") from error
        self._pacer.learn(place, limit, headers)
        if status in _RETRIED:
            after = _retry_after(headers, self.clock())
            self._pacer.pause(place, after)  # whoever else asks there waits too
            raise _Again(f"answered with status {status}", after=after)
        check = question.check if status == 200 else question.absent
        if status not in _ANSWERS or check is None:
            raise _Again(
                f"answered with status {status}", "look at the address and the settings of [services]", final=True
            )
        try:
            check(body)
        except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
            raise _Again("sent something else than an answer (cut short, or an error page)") from error
        return Reply(status, body, self.clock())

    def _visited(self, question: Question) -> Reply:
        """Return what became of a visit to a web page.

        Raises:
            _Again: nobody answered, or the address is not asked.
        """
        visitor = Visitor(
            self._agent,
            self.timeout,
            certificates(requests.utils.DEFAULT_CA_BUNDLE_PATH),
            frozenset(self.private),
            self.sleep,
        )
        try:
            visit = visitor.visit(question.url)
        except RefusedError as error:
            raise _Again(f"is not asked: {error}", _PRIVATE, final=True) from error
        except (OSError, ValueError, urllib3.exceptions.HTTPError) as error:
            if refused := next((one for one in error.args if isinstance(one, RefusedError)), None):
                raise _Again(f"is not asked: {refused}", _PRIVATE, final=True) from error
            raise _Again(
                "could not be reached, or broke off", "open the page in a browser, and run it again"
            ) from error
        if visit.status in _RETRIED:
            raise _Again(f"answered with status {visit.status}")
        body = json.dumps(visit._asdict()).encode()
        try:
            question.check(body)
        except ValueError as error:
            raise _Again(f"answered with status {visit.status}", "open the page in a browser", final=True) from error
        return Reply(200, body, self.clock())

    def _environment(self, prepared: requests.PreparedRequest) -> dict[str, Any]:
        """Return what the environment says of proxies and certificates (HTTPS_PROXY, REQUESTS_CA_BUNDLE)."""
        settings = self._requests.merge_environment_settings(prepared.url or "", {}, None, None, None)
        return {name: settings[name] for name in ("proxies", "verify", "cert")}

    @property
    def _requests(self) -> "_Requests":
        """Return the connections of this thread."""
        if not hasattr(self._own, "requests"):
            self._own.requests = _Requests()
            self._own.requests.headers["User-Agent"] = self._agent
        requests_: _Requests = self._own.requests
        return requests_

    def _place(self, question: Question) -> tuple[str, Limit]:
        """Return what is paced together, and the published limit there."""
        host = urlsplit(question.url).netloc
        named, single = bool(self.mailto), question.single
        limit = published(question.source, named=named, keyed=self.keyed, single=single)
        return (f"{host} {'single' if single else 'list'}", limit)

    def _stored(self, key: str) -> Reply | None:
        found = self._store.get(key) if self._store else None
        return Reply(found.status, found.body, found.retrieved) if found else None

    def _keep(self, key: str, reply: Reply) -> None:
        if self._store:
            self._store.put(key, Stored(reply.status, reply.body, reply.retrieved))


class _Elsewhere(requests.RequestException):
    """An answer that leads to another host, or away from TLS."""


class _Requests(requests.Session):
    """Follows redirects within one host only: what is asked, and a key with it, goes to whom it was meant for."""

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        """Return where a redirect leads, None where there is none.

        Raises:
            _Elsewhere: it leads to another host, or from https to http.
        """
        target = super().get_redirect_target(resp)
        if target is None:
            return None
        asked, leads = urlsplit(resp.url), urlsplit(urljoin(resp.url, target))
        if leads.netloc != asked.netloc or (asked.scheme == "https" and leads.scheme != "https"):
            raise _Elsewhere(f"sends on to {leads.scheme}://{leads.netloc}")
        return target


class _Again(Exception):  # noqa: N818 - it says what to do, not what went wrong
    """One try brought no answer."""

    def __init__(self, message: str, help: str = "", *, after: float = 0.0, final: bool = False) -> None:  # noqa: A002 - as in the error
        super().__init__(message)
        self.help = help or "run the command again later; what is known is kept"
        self.after = after
        self.final = final


def _key(prepared: requests.PreparedRequest, sent: Mapping[str, str], *, post: bool) -> str:
    """Return what a question is kept under: who asks it, and with which key, does not change the answer."""
    asked = sorted((name, value) for name, value in sent.items() if name not in _PERSONAL)
    address = urlsplit(prepared.url or "")
    text = json.dumps([post, f"{address.scheme}://{address.netloc}{address.path}", asked], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _body(answer: requests.Response) -> bytes:
    """Return the whole body.

    Raises:
        _Again: it is larger than any answer, or shorter than announced.
    """
    body = bytearray()
    for part in answer.iter_content(1 << 16):
        body += part
        if len(body) > _LARGEST:
            raise _Again(f"sent more than {_LARGEST // 1_000_000} MB", final=True)
    return bytes(body)


def _wait(state: tenacity.RetryCallState) -> float:
    """Return the seconds before the next try: as the service asks, else doubling, with jitter."""
    error = state.outcome.exception() if state.outcome else None
    asked = error.after if isinstance(error, _Again) else 0.0
    return max(asked, float(tenacity.wait_exponential_jitter(multiplier=0.5, max=20.0, jitter=1.0)(state)))


def _worth_trying(error: BaseException) -> bool:
    return isinstance(error, _Again) and not error.final and error.after <= PATIENCE


def _retry_after(headers: Mapping[str, str], now: dt.datetime) -> float:
    """Return the seconds that ``Retry-After`` asks for (RFC 9110, 10.2.3: seconds or a date), 0 where it says nothing."""
    text = headers.get("Retry-After", "").strip()
    if text.isdecimal():
        return float(text)
    then = _moment(text)
    if then is None:
        return 0.0
    with_service = _moment(headers.get("Date", "")) or now  # by the service's own clock: ours may be wrong
    return max(0.0, (then - with_service).total_seconds())


def _moment(text: str) -> dt.datetime | None:
    """Return the time that a header gives, None where it gives none."""
    try:
        moment = email.utils.parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
