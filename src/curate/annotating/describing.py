"""What a work is about, as its records say: headings and keywords first, then the title, then the abstract."""

from collections.abc import Iterator, Mapping, Sequence

from curate.annotating import patterns
from curate.annotating.abbreviating import definitions
from curate.annotating.sentences import annotate
from curate.annotating.vocabulary import vocabulary
from curate.concept import Basis, Fact, Profile
from curate.record import Record


def describe(records: Sequence[Record], title: str = "") -> Profile:
    """Return what a work is about, from the records of it, or from the ``title`` that a reference gives where there are none."""
    if not records:
        return Profile(main=tuple(_read(title, "title", {})))
    titles = [text for record in records for text in dict.fromkeys((record.item.title or "", *record.titles)) if text]
    abstract = _longest(records)
    known = definitions([*titles, abstract])
    main = [
        *(fact for record in records for fact in _headed(record)),
        *(fact for text in dict.fromkeys(titles) for fact in _read(text, "title", known)),
        *(fact for record in records for word in record.keywords for fact in _read(word, "keywords", known)),
    ]
    return Profile(
        main=tuple(dict.fromkeys(main)),
        touched=tuple(_read(abstract, "abstract", known)),
        recorded=True,
        whole=bool(abstract) or any(record.headings for record in records),
    )


def _longest(records: Sequence[Record]) -> str:
    """Return the longest abstract of the records, its parts one after another, or ""."""
    texts = (" ".join(part.text for part in record.abstract) or record.item.abstract or "" for record in records)
    return max(texts, key=len, default="")


def _headed(record: Record) -> Iterator[Fact]:
    for heading in record.headings:
        name = heading.name.replace(" as Topic", "")
        if concept := patterns.headed(name) or vocabulary().headed(name):
            yield Fact(concept=concept, basis="headings", printed=heading.name, major=heading.major)
    for kind in record.types:
        if concept := patterns.headed(kind):
            yield Fact(concept=concept, basis="types", printed=kind, major=True)


def _read(text: str, basis: Basis, known: Mapping[str, str]) -> Iterator[Fact]:
    """Return the facts of a text, each once; in a title what is set aside counts as touched on and is left to the abstract."""
    seen: dict[str, Fact] = {}
    for mention in annotate(text, known) if text else ():
        printed = mention.printed
        if mention.concept.kind not in {"age", "people", "design"} and printed in known:
            printed = known[printed]
        seen.setdefault(mention.concept.name, Fact(concept=mention.concept, basis=basis, printed=printed))
    yield from seen.values()
