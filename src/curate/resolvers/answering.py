"""What all resolvers share: how an answer is told, and how a question that brought none is."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, Protocol
from urllib.parse import quote

from curate.http import Failure, Question, Reply, Session
from curate.record import NotFound, Record, Source, Unavailable


class Told(NamedTuple):
    """What a source says about one identifier: the answer, when and where, and the digest of its part of the raw answer."""

    answer: Record | NotFound
    url: str
    digest: str
    retrieved: datetime


class Hits(NamedTuple):
    """What a source found for a description, best first by its own ranking."""

    source: Source
    records: tuple[Record, ...]
    url: str
    digest: str
    retrieved: datetime


class Resolver(Protocol):
    """Who is asked for identifiers of one scheme."""

    def resolve(self, asked: Sequence[str], /) -> Iterator[Told | Unavailable]:
        """Return an answer for each identifier (CURIE), in their order."""


def counted(things: Sequence[object], name: str) -> str:
    """Return "1 DOI", "12 DOIs"."""
    return f"{len(things)} {name}{'' if len(things) == 1 else 's'}"


def digest(part: Any) -> str:
    """Return the digest of a part of an answer: JSON in one order of keys, or text."""
    text = part if isinstance(part, str) else json.dumps(part, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def unavailable(source: Source, asked: Iterable[str], failure: Failure) -> Iterator[Unavailable]:
    """Return, for each that was asked, that the source did not answer."""
    for one in asked:
        yield Unavailable(asked=one, source=source, reason=failure.reason, help=failure.help)


def unreadable(source: Source, one: str) -> Unavailable:
    """Return that a source's answer leaves out, or describes beyond reading, one that was asked: not that there is none."""
    return Unavailable(
        asked=one,
        source=source,
        reason=f"it answered, but what it says about {one} could not be read",
        help="run the command again later; if it stays so, look at the identifier's own page",
    )


class Batch(NamedTuple):
    """How several things are asked for at once of a service that answers with rows of JSON.

    ``question`` asks for some identifiers (CURIEs), ``rows`` gives the rows of the answer by identifier, ``read`` makes a record of one, and
    ``page`` is the address at which a person sees it. At most ``most`` go together, in so many characters (``longest``).
    """

    source: Source
    most: int
    question: Callable[[Sequence[str]], Question]
    rows: Callable[[Any, Sequence[str]], Mapping[str, Any]]
    read: Callable[[str, Any], Record]
    page: Callable[[str], str]
    longest: int = 6000


def asked_together(session: Session, asked: Sequence[str], how: Batch) -> Iterator[Told | Unavailable]:
    """Return what a service says about each identifier (CURIE): a record, that it has none, or that it did not answer."""
    for part in batches(asked, how.most, how.longest):
        reply = session.ask(how.question(part))
        if isinstance(reply, Failure):
            yield from unavailable(how.source, part, reply)
            continue
        rows = how.rows(loaded(reply), part)
        for one in part:
            row = rows.get(one)
            try:
                answer = how.read(one, row) if row else NotFound(asked=one, source=how.source)
            except (ValueError, KeyError, TypeError, AttributeError):
                yield unreadable(how.source, one)
            else:
                yield Told(answer, how.page(one), digest(row or ""), reply.retrieved)


def batches(asked: Sequence[str], most: int, longest: int = 6000) -> Iterator[tuple[str, ...]]:
    """Return what is asked in parts of at most ``most``, each short enough for an address (``longest`` characters)."""
    part: list[str] = []
    length = 0
    for one in asked:
        size = len(quote(one, safe="")) + 5
        if part and (len(part) == most or length + size > longest):
            yield tuple(part)
            part, length = [], 0
        part.append(one)
        length += size
    if part:
        yield tuple(part)


def loaded(reply: Reply) -> Any:
    """Return the JSON of an answer that was checked."""
    return json.loads(reply.body)
