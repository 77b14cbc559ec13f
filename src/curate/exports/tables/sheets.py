"""The sheets of a workbook: the rows, and a sheet each for claims, references, findings and provenance."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from curate.exports.tables.arranging import Options, arranged, flat
from curate.exports.tables.columns import Cell, Piece, chosen, identifier, identifiers, reviewer, texts
from curate.ledger import Ledger, Remark, Row, Statement, Work

Tone = Literal["", "error", "warning", "note", "verified"]
"""What the colour of a cell says once more, beside its text."""


class Field(NamedTuple):
    """A cell of a sheet: its pieces, or a number that can be counted with, and its tone."""

    pieces: Cell = ()
    number: int | None = None
    tone: Tone = ""


class Sheet(NamedTuple):
    """A sheet: its name, the headings of its columns, and its rows."""

    name: str
    titles: tuple[str, ...]
    rows: tuple[tuple[Field, ...], ...]


def sheets(ledger: Ledger, options: Options) -> tuple[Sheet, ...]:
    """Return all sheets; the options choose the rows and columns of the first.

    Raises:
        UsageError: there is no column of a name.
    """
    rows = flat(arranged(ledger, options))
    columns = chosen(options.columns, rows, narrow=False)
    table = tuple(tuple(Field(column.of(row), tone=tone(row, column.name)) for column in columns) for row in rows)
    return (
        Sheet("Claims and sources", tuple(column.title for column in columns), table),
        _claims(ledger),
        _references(ledger),
        _findings(ledger.remarks),
        _provenance(ledger, options),
    )


def tone(row: Row, name: str) -> Tone:
    """Return the tone of the cell of a column in a row."""
    if name in ("findings", "level"):
        return row.level or ""
    return "verified" if name == "decision" and row.settled.verified else ""


def _claims(ledger: Ledger) -> Sheet:
    links = Counter(row.claim.id for row in ledger.rows if row.kind == "link" and row.claim)
    verified = Counter(row.claim.id for row in ledger.rows if row.settled.verified and row.claim)
    findings = Counter(one.subject for one in ledger.remarks if one.about == "claim" and not one.aside)

    def fields(claim: Statement) -> Iterator[Field]:
        for value in (claim.id, claim.section, claim.place, claim.kind, claim.text, claim.quote):
            yield Field(texts([value]))
        for number in (links[claim.id], verified[claim.id], findings[claim.id], claim.start, claim.end):
            yield Field(number=number)
        yield Field(texts([claim.digest]))

    titles = (
        "Claim id", "Section", "Place", "Kind", "Claim", "Quote", "References", "Verified", "Open findings", "Start", "End", "Digest",
    )  # fmt: skip
    return Sheet("Claims", titles, tuple(tuple(fields(claim)) for claim in ledger.claims))


def _references(ledger: Ledger) -> Sheet:
    links = Counter(row.work.id for row in ledger.rows if row.kind == "link" and row.work)
    verified = Counter(row.work.id for row in ledger.rows if row.settled.verified and row.work)
    findings = Counter(one.subject for one in ledger.remarks if one.about == "reference" and not one.aside)

    def fields(work: Work) -> Iterator[Field]:
        for value in (work.id, work.number, work.string, work.title, "; ".join(work.authors)):
            yield Field(texts([value]))
        yield Field(number=work.year)
        yield Field(texts([work.container]))
        yield from (Field(identifier(work, scheme)) for scheme in ("doi", "pmid", "pmcid"))
        yield Field(tuple(piece for piece in identifiers(work) if "://" in piece.text))
        for values in (work.sources, work.design, work.types, work.population, work.headings):
            yield Field(texts([", ".join(values)]))
        notices = texts(" ".join(filter(None, (one.kind, one.date, one.identifier))) for one in work.notices)
        yield Field(notices, tone="error" if notices else "")
        for number in (links[work.id], verified[work.id], findings[work.id]):
            yield Field(number=number)

    titles = (
        "Reference id", "Number", "As printed", "Title", "Authors", "Year", "Journal or container", "DOI", "PMID", "PMCID", "URL",
        "Known to", "Design", "Publication types", "Population", "MeSH headings", "Notices", "Claims", "Verified", "Open findings",
    )  # fmt: skip
    return Sheet("References", titles, tuple(tuple(fields(work)) for work in ledger.works))


def _findings(remarks: Iterable[Remark]) -> Sheet:
    def fields(one: Remark) -> Iterator[Field]:
        yield Field(texts([one.level]), tone="" if one.aside else one.level)
        for value in (
            one.code,
            one.rule,
            one.confidence,
            one.about,
            one.subject,
            one.place,
            one.message,
            one.help,
            one.aside,
            one.settled.decision,
        ):
            yield Field(texts([value]))
        yield Field((reviewer(one.settled),) if one.settled.reviewer else ())
        yield Field(texts([one.settled.date.isoformat() if one.settled.date else ""]))
        yield Field(texts([one.settled.reason]))
        yield Field(texts([one.fingerprint]))

    titles = (
        "Level", "Code", "Rule", "Confidence", "About", "Subject", "Place", "Finding", "What to do", "Set aside", "Decision",
        "Reviewer", "Decided on", "Reason", "Fingerprint",
    )  # fmt: skip
    return Sheet("Findings", titles, tuple(tuple(fields(one)) for one in remarks))


def _provenance(ledger: Ledger, options: Options) -> Sheet:
    one = ledger.provenance
    told: list[tuple[str, str]] = [
        ("Made by", f"curate {one.version}"),
        ("Made on", one.date.isoformat()),
        ("Manuscript", one.title),
        ("File", one.file),
        ("Format", one.format),
        ("SHA-256 of the file", one.digest),
        ("Claims", str(one.claims)),
        ("Citations", str(one.citations)),
        ("References", str(one.references)),
        ("Rules applied", str(one.rules)),
        ("Rows", "only verified links" if options.verified_only else "all"),
    ]
    told += [("Checked", source) for source in one.sources]
    told += [
        (f"Answers of {asked.source}", f"{asked.answers}, from {asked.first.isoformat()} to {asked.last.isoformat()}")
        for asked in one.asked
    ]
    told += [
        ("Not evaluated", f"{lacking.code} {lacking.rule}: {lacking.reason} ({lacking.count})")
        for lacking in one.not_evaluated
    ]
    return Sheet("Provenance", ("What", "Value"), tuple(_pair(name, value) for name, value in told if value))


def _pair(name: str, value: str) -> tuple[Field, ...]:
    return Field((Piece(name),)), Field((Piece(value),))


def widths(sheet: Sheet, *, most: int) -> Sequence[int]:
    """Return a width for each column, in characters: that of its longest short text, between 8 and ``most``."""
    found = [max(8, len(title)) for title in sheet.titles]
    for row in sheet.rows:
        for at, field in enumerate(row):
            longest = max((len(piece.text) for piece in field.pieces), default=0)
            found[at] = max(found[at], min(longest, most))
    return found
