"""References against the records of their works: what the rules about them share."""

from collections.abc import Iterator, Sequence

from curate.assessment import Assessment, Difference, FieldName
from curate.finding import Confidence
from curate.identifier import parse_curie
from curate.record import Record, Source
from curate.reference import Reference
from curate.rule import Problem, Said, Skipped
from curate.survey import Survey

UNASKED = Skipped("no authority has answered about the reference: run `curate resolve`")
UNKNOWN = Skipped("no record of the work is known to compare the reference with")
SOURCES: dict[Source, str] = {
    "crossref": "Crossref",
    "pubmed": "PubMed",
    "pmc": "NCBI's id converter",
    "datacite": "DataCite",
    "doi.org": "doi.org",
    "openalex": "OpenAlex",
    "europepmc": "Europe PMC",
    "openlibrary": "Open Library",
    "arxiv": "arXiv",
    "clinicaltrials": "ClinicalTrials.gov",
    "retraction-watch": "Retraction Watch",
    "web": "the web page",
    "page": "a public page",
}
_SHOWN = 120  # letters of a value that a message shows


def assessed(reference: Reference, survey: Survey) -> Assessment | Skipped:
    """Return what is known about a reference, or that nobody has answered about it."""
    seen = survey.assessment(reference)
    return seen if seen.looked_up or seen.work else UNASKED


def with_work(reference: Reference, survey: Survey) -> Assessment | Skipped:
    """Return what is known about a reference whose work is known, or why nothing can be compared."""
    seen = assessed(reference, survey)
    return UNKNOWN if isinstance(seen, Assessment) and not seen.work else seen


def told(sources: Sequence[Source]) -> str:
    """Return who says something: "Crossref", "Crossref and PubMed"."""
    names = [SOURCES[source] for source in dict.fromkeys(sources)]
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def sure(sources: Sequence[Source]) -> Confidence | None:
    """Return "low" where no authority stands behind what is said, None for the confidence of the rule."""
    return "low" if all(source in ("page", "web") for source in sources) else None


def shown(text: str) -> str:
    """Return a value as a message shows it, a long one cut."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"


def named(identifier: str) -> str:
    """Return a CURIE as people write it: "the DOI 10.1234/x", "PMID 123"."""
    known = parse_curie(identifier)
    if known is None:
        return identifier
    scheme, value = known
    return f"the DOI {value}" if scheme == "doi" else f"{scheme.upper()} {value}"


def described(record: Record) -> str:
    """Return a record as a message names it: 'Berg 2019, "Late relapse of tumours"'."""
    author = record.item.author[0].surname if record.item.author else ""
    head = " ".join(filter(None, (author, str(record.item.year or ""))))
    title = f'"{shown(record.item.title)}"' if record.item.title else "a work without title"
    return ", ".join(filter(None, (head, title)))


def differing(reference: Reference, survey: Survey, field: FieldName) -> Iterator[Difference | Skipped]:
    """Return how a field of the reference differs from the records, or that it cannot be told."""
    seen = with_work(reference, survey)
    if isinstance(seen, Skipped):
        yield seen
        return
    yield from (difference for difference in seen.differences if difference.field == field)


def say(reference: Reference, survey: Survey, field: FieldName, noun: str, advice: str) -> Said:
    """Say that a field differs: "[1] Berg 2019 gives the year 2018, and Crossref gives 2019."."""
    for one in differing(reference, survey, field):
        yield one if isinstance(one, Skipped) else difference(reference, one, noun, advice)


def difference(reference: Reference, one: Difference, noun: str, advice: str) -> Problem:
    """Return a difference as a problem, both values shown."""
    printed, recorded = shown(one.printed), shown(one.recorded)
    if not printed.isdigit() or not recorded.isdigit():
        printed, recorded = f'"{printed}"', f'"{recorded}"'
    give = "give" if len(set(one.sources)) > 1 else "gives"
    return Problem(
        message=f"{reference.short} gives the {noun} {printed}, and {told(one.sources)} {give} {recorded}.",
        help=advice,
        value=f"{one.printed}\n{one.recorded}",
        confidence=sure(one.sources),
    )
