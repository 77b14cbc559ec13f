"""What a citation key stands for: an entry of that name, a work that it identifies, or one that its tag describes."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from curate import identifier
from curate.bibliography.lists import fields
from curate.bibliography.lists.listed import Listed
from curate.documents.markdown import nicknames
from curate.reference import Item

_PREFIXED = re.compile(r"(doi|pmid|pmcid|pmc|arxiv|isbn|url|https?|tag|wikidata)[:_](.+)", re.IGNORECASE | re.DOTALL)
_STANDARD = re.compile(r"standard_(?:id|citation):\s*(\S+)")
_ARXIV = re.compile(
    r"(?:arxiv\.org/(?:abs|pdf)/|arxiv[:.\s]\s*)((?:[a-z-]+(?:\.[a-z]{2})?/)?\d{4}\.?\d{3,5})", re.IGNORECASE
)
_VERSION = re.compile(r"v\d+$")
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_MOST_HOPS = 5


def standing(keys: Iterable[str], listed: Sequence[Listed], tags: Mapping[str, str]) -> dict[str, Listed]:
    """Return the reference behind each key that has one.

    A key that names a work by identifier and is in no bibliography is its own reference. A tag that nothing defines is
    taken for a description ("Mora2025_dose") where exactly one reference fits it.
    """
    names: dict[str, Listed] = {}
    for each in listed:
        for key in (each.key, *each.other_keys):
            if key:
                names.setdefault(key, each)
    folded = {key.casefold(): each for key, each in reversed(names.items())}
    identified = {name: each for each in reversed(listed) for name in _identities(each)}
    found: dict[str, Listed] = {}
    open_tags: list[str] = []
    for key in keys:
        meant = _defined(key, tags)
        answer = names.get(meant) or folded.get(meant.casefold()) or _identified(meant, names, identified)
        if answer is not None:
            found[key] = answer
        elif (own := _own(meant)) is not None:
            found[key] = identified.setdefault(next(iter(_forms(meant))), own)
        elif meant.casefold().startswith("tag:"):
            open_tags.append(key)
    if open_tags:
        cited = {id(each) for each in found.values()}
        found |= nicknames.match({key: key.partition(":")[2] for key in open_tags}, listed, cited)
    return found


def _defined(key: str, tags: Mapping[str, str]) -> str:
    for _ in range(_MOST_HOPS):
        meant = tags.get(key)
        if meant is None:
            return key
        key = meant.removeprefix("@")
    return key


def _identified(key: str, names: Mapping[str, Listed], identified: Mapping[str, Listed]) -> Listed | None:
    for form in _forms(key):
        answer = identified.get(form) or names.get(_shortened(form))
        if answer is not None:
            return answer
    return names.get(_shortened(key))


def _forms(key: str) -> Iterator[str]:
    """Yield the spellings under which a work is looked up that a key identifies; none for a plain key."""
    parts = _PREFIXED.fullmatch(key)
    if not parts:
        if fields.doi(key) == key:
            yield f"doi:{key.casefold()}"
        return
    scheme, accession = parts[1].casefold(), parts[2].strip()
    if scheme in ("http", "https"):
        scheme, accession = "url", key
    scheme = "pmcid" if scheme == "pmc" else scheme
    match scheme:
        case "doi":
            yield f"doi:{accession.casefold()}"
            yield f"doi:{accession}"
            if accession.startswith("10/"):
                yield _address(f"https://doi.org/{accession[3:]}")
        case "pmcid":
            yield f"pmcid:{fields.pmcid(accession) or accession}"
        case "isbn":
            yield f"isbn:{identifier.normalise('isbn', accession)}"
        case "arxiv":
            bare = _VERSION.sub("", accession.casefold())
            yield f"arxiv:{accession.casefold()}"
            yield f"arxiv:{bare}"
            yield f"doi:10.48550/arxiv.{bare}"
        case "url":
            yield f"url:{accession}"
            yield _address(accession)
        case _:
            yield f"{scheme}:{accession}"


def _identities(listed: Listed) -> Iterator[str]:
    """Yield the spellings under which a reference may be looked up, the surest first."""
    item = listed.item
    if item is None:
        return
    standard = _STANDARD.search(item.note or "")
    if standard:
        yield standard[1].casefold() if standard[1].startswith("doi:") else standard[1]
        yield from _forms(standard[1])
    if item.doi:
        yield f"doi:{item.doi.casefold()}"
    if item.pmid:
        yield f"pmid:{item.pmid}"
    if item.pmcid:
        yield f"pmcid:{item.pmcid}"
    if item.isbn:
        yield f"isbn:{identifier.normalise('isbn', item.isbn.split(' ')[0])}"
    preprint = _ARXIV.search(f"{item.url or ''} {item.archive or ''}:{item.number or ''}")
    if preprint:
        yield f"arxiv:{preprint[1].casefold()}"
    if item.url:
        yield _address(item.url)
        if doi := fields.doi(item.url):
            yield f"doi:{doi.casefold()}"


def _address(url: str) -> str:
    return "url:" + re.sub(r"^https?://(?:www\.|dx\.)?", "", url.strip()).rstrip("/").casefold()


def _own(key: str) -> Listed | None:
    """Return a reference that says no more than the identifier that its key is, None where a key is none."""
    parts = _PREFIXED.fullmatch(key)
    if not parts:
        return None
    scheme, accession = parts[1].casefold(), parts[2].strip()
    item: Item | None = None
    match scheme:
        case "doi":
            item = Item(doi=fields.doi(accession)) if fields.doi(accession) else None
        case "pmid":
            item = Item(pmid=accession) if accession.isdigit() else None
        case "pmcid" | "pmc":
            item = Item(pmcid=fields.pmcid(accession)) if fields.pmcid(accession) else None
        case "arxiv":
            item = Item(type="article", archive="arXiv", number=accession, url=f"https://arxiv.org/abs/{accession}")
        case "isbn":
            item = Item(type="book", isbn=identifier.normalise("isbn", accession))
        case "url" | "http" | "https":
            item = Item(type="webpage", url=accession if scheme == "url" else key)
    if item is None:
        return None
    return Listed(string=key if ":" in key else f"{scheme}:{accession}", key=key, item=item)


def _shortened(standard: str) -> str:
    """Return the id that Manubot gives to a work in its bibliography: six bytes of BLAKE2b in base 62."""
    number = int.from_bytes(hashlib.blake2b(standard.encode(), digest_size=6).digest(), "big")
    digits = ""
    while number:
        number, rest = divmod(number, 62)
        digits = _ALPHABET[rest] + digits
    return digits
