"""A reference with what its records say, in the words of the table."""

from collections.abc import Iterable, Iterator, Sequence

from curate.concept import Fact
from curate.identifier import Scheme, address, curie, parse_curie
from curate.ledger import Address, Warned, Work
from curate.record import Heading, Notice, Record
from curate.reference import Date, Reference
from curate.survey import Survey

_NO_DESIGN = frozenset(
    {
        "article",
        "english abstract",
        "historical article",
        "journal article",
        "journal-article",
        "original research",
        "original research article",
        "other",
        "portrait",
        "preprint",
        "published erratum",
        "retracted publication",
        "text",
        "video-audio media",
        "webcast",
    }
)
"""Publication types that tell nothing of how a study was made."""
_FUNDED = "research support"
_ANYBODY = "people"
"""A concept that says nothing of who was studied but that they were people."""
_POPULATION = frozenset(
    {
        "adolescent",
        "adult",
        "aged",
        "aged, 80 and over",
        "animals",
        "child",
        "child, preschool",
        "female",
        "humans",
        "infant",
        "infant, newborn",
        "male",
        "mice",
        "middle aged",
        "pregnancy",
        "rabbits",
        "rats",
        "young adult",
    }
)
"""MeSH check tags: who was studied (https://www.nlm.nih.gov/mesh/features.html)."""


def work(reference: Reference, survey: Survey) -> Work:
    """Return a reference with what the records of its work say about it."""
    item, records = reference.item, survey.assessment(reference).work
    types = _distinct(kind for record in records for kind in record.types)
    profile = survey.profile(reference)
    headings = [heading for record in records for heading in record.headings]
    return Work(
        id=reference.id,
        number=(reference.label or "").strip("[]().") or str(reference.n),
        short=reference.short,
        string=reference.string,
        title=item.title or "",
        authors=(*map(str, item.author), *(("et al.",) if item.et_al else ())),
        year=item.year,
        container=item.container_title or "",
        addresses=addresses(reference, records),
        sources=tuple(dict.fromkeys(record.source for record in records)),
        types=types,
        design=tuple(filter(_is_design, types)) or _distinct(_facts(profile.of("design"))),
        population=_distinct(heading.name for heading in headings if heading.name.casefold() in _POPULATION)
        or _distinct(_facts(profile.of("age", "people", "animal"))),
        headings=_distinct(_told(heading) for heading in headings),
        notices=tuple(dict.fromkeys(_warned(notice, record) for record in records for notice in record.notices)),
    )


def addresses(reference: Reference, records: Sequence[Record]) -> tuple[Address, ...]:
    """Return the identifiers of a work that lead somewhere: those that the reference gives, then those of its records."""
    item = reference.item
    given: tuple[tuple[Scheme, str | None], ...] = (
        ("doi", item.doi),
        ("pmid", item.pmid),
        ("pmcid", item.pmcid),
        ("isbn", item.isbn),
        ("arxiv", item.number if (item.archive or "").casefold() == "arxiv" else None),
    )
    found: dict[str, Address] = {}
    for scheme, value in given:
        url = address(scheme, value) if value else ""
        if value and url:
            text = curie(scheme, value)
            found[text] = Address(text=text, url=url)
    for known in (one for record in records for one in (record.id, *record.identifiers)):
        parsed = parse_curie(known)
        if parsed and parsed[0] in ("doi", "pmid", "pmcid") and (url := address(*parsed)):
            text = curie(*parsed)
            found.setdefault(text, Address(text=text, url=url, printed=False))
    if item.url and (url := address("url", item.url)) and url not in {one.url for one in found.values()}:
        found[item.url] = Address(text=item.url, url=url)
    return tuple(found.values())


def _is_design(kind: str) -> bool:
    folded = kind.casefold()
    return folded not in _NO_DESIGN and not folded.startswith(_FUNDED)


def _facts(facts: Iterable[Fact]) -> Iterator[str]:
    """Yield the concepts of facts; where they were read from no more than a title, that is said."""
    for fact in facts:
        if fact.concept.name == _ANYBODY:
            continue
        yield f"{fact.concept.name} (title)" if fact.basis == "title" else fact.concept.name


def _told(heading: Heading) -> str:
    qualifiers = "".join(f" / {qualifier}" for qualifier in heading.qualifiers)
    return f"{heading.name}{qualifiers}{'*' if heading.major else ''}"


def _warned(notice: Notice, record: Record) -> Warned:
    return Warned(kind=notice.kind, date=_day(notice.date), identifier=notice.identifier, source=record.source)


def _day(date: Date | None) -> str:
    if date is None:
        return ""
    return "-".join(f"{part:02d}" for part in date.date_parts[0]) if date.date_parts else date.literal or date.raw or ""


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    """Return the values, each once, capitals aside, in their order."""
    return tuple(_once(values))


def _once(values: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for value in values:
        if value and value.casefold() not in seen:
            seen.add(value.casefold())
            yield value
