"""arXiv: preprints by number, with the version, whether they were withdrawn, and the article that they became.

https://info.arxiv.org/help/api/user-manual.html (Atom; ``id_list``), https://info.arxiv.org/help/api/tou.html: one request in three seconds,
one at a time. A number that is none is left out of the feed, or stands there without a title.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from lxml import etree

from curate.errors import UnreadableError
from curate.guarding import parse_xml
from curate.http import Failure, Question, Reply, Session
from curate.record import AbstractPart, NotFound, Notice, Record, Related, Source, Unavailable
from curate.reference import Date, Item, Name
from curate.resolvers.answering import Told, batches, counted, digest, unavailable

SOURCE: Source = "arxiv"
BASE = "https://export.arxiv.org/api"
_MOST = 50
_NAMES = {
    "a": "http://www.w3.org/2005/Atom",
    "x": "http://arxiv.org/schemas/atom",
    "o": "http://a9.com/-/spec/opensearch/1.1/",
}
_NUMBER = re.compile(r"/abs/(.+?)(?:v(\d+))?$")
_WITHDRAWN = re.compile(
    r"^\W*(?:this (?:paper|article|submission|manuscript|work) (?:has been|is|was) )?withdrawn\b", re.IGNORECASE
)


class Arxiv(NamedTuple):
    """Asks arXiv at ``base``."""

    session: Session
    base: str = BASE

    def resolve(self, asked: Sequence[str], /) -> Iterator[Told | Unavailable]:
        """Return what arXiv says about each number (CURIE)."""
        for part in batches(asked, _MOST):
            reply = self._ask(part)
            if isinstance(reply, Failure):
                yield from unavailable(SOURCE, part, reply)
                continue
            found = _entries(reply)
            for one in part:
                yield self._told(one, found[one], reply) if one in found else self._alone(one)

    def _alone(self, one: str) -> Told | Unavailable:
        """Return what arXiv says when it is asked for one number alone: a feed can lack what there is."""
        reply = self._ask([one])
        if isinstance(reply, Failure):
            return next(unavailable(SOURCE, [one], reply))
        return self._told(one, _entries(reply).get(one), reply)

    def _told(self, one: str, entry: etree._Element | None, reply: Reply) -> Told:
        raw = etree.tostring(entry, encoding="unicode") if entry is not None else ""
        answer = record(one, entry) if entry is not None else NotFound(asked=one, source=SOURCE)
        return Told(answer, f"https://arxiv.org/abs/{one.removeprefix('arxiv:')}", digest(raw), reply.retrieved)

    def _ask(self, part: Sequence[str]) -> Reply | Failure:
        numbers = [one.removeprefix("arxiv:") for one in part]
        params = {"id_list": ",".join(numbers), "start": "0", "max_results": str(len(numbers))}
        what = counted(part, "number")
        return self.session.ask(Question(SOURCE, f"{self.base}/query", params, partial(_check, wanted=part), what=what))


def record(one: str, entry: etree._Element) -> Record:
    """Return an entry of the feed as the record of a number (CURIE)."""
    title, doi, place = _text(entry, "a:title"), _text(entry, "x:doi").lower(), _text(entry, "x:journal_ref")
    published, updated = _text(entry, "a:published"), _text(entry, "a:updated")
    summary, comment = _text(entry, "a:summary"), _text(entry, "x:comment")
    match = _NUMBER.search(_text(entry, "a:id"))
    days = tuple(int(part) for part in published[:10].split("-") if part.isdecimal())
    years = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", f"{published[:4]} {updated[:4]} {place}")]
    withdrawn = next((text for text in (comment, summary) if _WITHDRAWN.match(text)), "")
    item = Item(
        type="article",
        title=title or None,
        author=tuple(_name(_plain(node)) for node in entry.iterfind("a:author/a:name", _NAMES)),
        issued=Date(date_parts=(days,)) if days else None,
        version=match.group(2) if match else None,
        number=one.removeprefix("arxiv:"),
        archive="arXiv",
    )
    return Record(
        id=one,
        source=SOURCE,
        item=item,
        years=tuple(dict.fromkeys(years)),
        types=tuple(str(node.get("term")) for node in entry.iterfind("x:primary_category", _NAMES)),
        abstract=(AbstractPart(text=summary),) if summary and not withdrawn else (),
        notices=(Notice(kind="withdrawal", label="withdrawn", citation=withdrawn[:200]),) if withdrawn else (),
        related=(Related(kind="article", identifier=f"doi:{doi}"),) if doi else (),
    )


def _check(body: bytes, wanted: Sequence[str]) -> None:
    root = _root(body)
    total = root.findtext("o:totalResults", None, _NAMES)
    if root.tag != f"{{{_NAMES['a']}}}feed" or total is None or not total.strip().isdecimal():
        raise ValueError("no feed")
    entries = root.findall("a:entry", _NAMES)
    named = [entry for entry in entries if _text(entry, "a:title") not in ("", "Error")]
    if named and not set(_matched(wanted, named)):
        raise ValueError("preprints that were not asked for")


def _entries(reply: Reply) -> dict[str, etree._Element]:
    """Return the entries by the number that was asked for, with and without version."""
    found: dict[str, etree._Element] = {}
    for entry in _root(reply.body).iterfind("a:entry", _NAMES):
        match = _NUMBER.search(_text(entry, "a:id"))
        if match and _text(entry, "a:title") not in ("", "Error"):
            number, version = match.groups()
            found[f"arxiv:{number}"] = entry
            if version:
                found[f"arxiv:{number}v{version}"] = entry
    return found


def _matched(wanted: Sequence[str], entries: Sequence[etree._Element]) -> Iterator[str]:
    bare = {re.sub(r"v\d+$", "", one.removeprefix("arxiv:")) for one in wanted}
    for entry in entries:
        match = _NUMBER.search(_text(entry, "a:id"))
        if match and match.group(1) in bare:
            yield match.group(1)


def _root(body: bytes) -> etree._Element:
    try:
        return parse_xml(body, "the feed of arXiv")
    except UnreadableError as error:
        raise ValueError(str(error)) from error


def _text(entry: etree._Element, path: str) -> str:
    return " ".join((entry.findtext(path, "", _NAMES) or "").split())


def _plain(node: etree._Element) -> str:
    return " ".join((node.text or "").split())


def _name(text: str) -> Name:
    """Return "Tove M. van Berg" as a name: the feed gives it in the order in which it is spoken."""
    words = text.split()
    at = next((n for n, word in enumerate(words[1:], 1) if word[:1].islower()), len(words) - 1)
    return Name(family=" ".join(words[at:]), given=" ".join(words[:at])) if len(words) > 1 else Name(literal=text)
