"""The columns of the table: what each is called, and what of a row stands in it.

A cell is a few pieces of text, one below the other, each of which may lead to an address.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from curate.errors import UsageError, suggestion
from curate.identifier import address, valid
from curate.ledger import Remark, Row, Score, Settled, Work


class Piece(NamedTuple):
    """A text, and the address that it leads to ("": none)."""

    text: str
    url: str = ""


Cell = tuple[Piece, ...]


class Column(NamedTuple):
    """A column: the name that ``--columns`` takes, its heading, and its cell of a row."""

    name: str
    title: str
    of: Callable[[Row], Cell]


def texts(values: Iterable[str]) -> Cell:
    """Return a cell of these texts, empty ones left out."""
    return tuple(Piece(value) for value in values if value)


def remark(one: Remark) -> str:
    """Return a finding in one line, with what became of it."""
    told = f"{one.level} {one.code} {one.rule}: {one.message}"
    if one.aside:
        return f"{told} (set aside {one.aside})"
    if one.settled.decision:
        return f"{told} ({one.settled.decision} by {one.settled.reviewer})"
    return told


def reviewer(settled: Settled) -> Piece:
    """Return who decided; an ORCID leads to its page."""
    url = address("orcid", settled.reviewer) if valid("orcid", settled.reviewer) else ""
    return Piece(settled.reviewer, url)


def identifiers(work: Work) -> Cell:
    """Return what leads to a work; an identifier that the reference does not give, but its record does, says so."""
    return tuple(Piece(one.text if one.printed else f"{one.text} (from the record)", one.url) for one in work.addresses)


def identifier(work: Work, *schemes: str) -> Cell:
    """Return the identifiers of some schemes, without the scheme, each with its address."""
    return tuple(
        Piece(one.text.removeprefix(f"{scheme}:"), one.url)
        for scheme in schemes
        for one in work.addresses
        if one.text.startswith(f"{scheme}:")
    )


def _web(work: Work) -> Cell:
    return tuple(Piece(one.text, one.url) for one in work.addresses if "://" in one.text)


def _claim(tell: Callable[[Row], str]) -> Callable[[Row], Cell]:
    return lambda row: texts([tell(row)]) if row.claim else ()


def _work(tell: Callable[[Work], Cell]) -> Callable[[Row], Cell]:
    return lambda row: tell(row.work) if row.work else ()


def _source(row: Row) -> Cell:
    """Return the reference in short, or what the citation leads to instead of one."""
    if row.work:
        return texts([row.work.short])
    perhaps = [f"one of {' or '.join(row.candidates)}"] if row.candidates else []
    return texts([*perhaps, *(f"nothing in the list for {one}" for one in row.missing)])


def _score(score: Score | None) -> Cell:
    if score is None:
        return ()
    value = "" if score.value is None else f"{score.value:.2f}"
    return texts([" ".join(filter(None, (score.verdict, value)))])


def _reasons(score: Score | None) -> Cell:
    return texts(score.reasons) if score else ()


def _decision(settled: Settled) -> Cell:
    """Return the decision, with its state where it does not simply hold."""
    if not settled.decision:
        return ()
    return texts([settled.decision + ("" if settled.state in ("settled", "unpinned") else f" ({settled.state})")])


COLUMNS: tuple[Column, ...] = (
    Column("kind", "Kind", lambda row: texts([row.kind])),
    Column("section", "Section", _claim(lambda row: row.claim.section if row.claim else "")),
    Column("place", "Place", _claim(lambda row: row.claim.place if row.claim else "")),
    Column("claim", "Claim id", _claim(lambda row: row.claim.id if row.claim else "")),
    Column("statement", "Claim", _claim(lambda row: row.claim.text if row.claim else "")),
    Column("citation", "Citation as printed", lambda row: texts(row.citations)),
    Column("cites-as", "Cites as (CiTO)", lambda row: texts([row.cito]) if row.kind == "link" else ()),
    Column("number", "Number", _work(lambda work: texts([work.number]))),
    Column("source", "Reference", _source),
    Column("reference", "Reference id", _work(lambda work: texts([work.id]))),
    Column("printed", "Reference as printed", _work(lambda work: texts([work.string]))),
    Column("title", "Title", _work(lambda work: texts([work.title]))),
    Column("authors", "Authors", _work(lambda work: texts(["; ".join(work.authors)]))),
    Column("year", "Year", _work(lambda work: texts([str(work.year or "")]))),
    Column("container", "Journal or container", _work(lambda work: texts([work.container]))),
    Column("identifiers", "Identifiers", _work(identifiers)),
    Column("doi", "DOI", _work(lambda work: identifier(work, "doi"))),
    Column("pmid", "PMID", _work(lambda work: identifier(work, "pmid"))),
    Column("pmcid", "PMCID", _work(lambda work: identifier(work, "pmcid"))),
    Column("isbn", "ISBN", _work(lambda work: identifier(work, "isbn"))),
    Column("url", "URL", _work(_web)),
    Column("sources", "Known to", _work(lambda work: texts([", ".join(work.sources)]))),
    Column("design", "Design", _work(lambda work: texts([", ".join(work.design)]))),
    Column("types", "Publication types", _work(lambda work: texts([", ".join(work.types)]))),
    Column("population", "Population", _work(lambda work: texts([", ".join(work.population)]))),
    Column("headings", "MeSH headings", _work(lambda work: texts([", ".join(work.headings)]))),
    Column("notices", "Notices", _work(lambda work: texts(_notices(work)))),
    Column("topic", "Topic", lambda row: _score(row.topic)),
    Column("topic-reasons", "Reasons of the topic score", lambda row: _reasons(row.topic)),
    Column("evidence", "Evidence", lambda row: _score(row.evidence)),
    Column("evidence-reasons", "Reasons of the evidence score", lambda row: _reasons(row.evidence)),
    Column("sentences", "Evidence sentences", lambda row: texts(one.told for one in row.sentences)),
    Column("level", "Worst open finding", lambda row: texts([row.level or ""])),
    Column("findings", "Findings", lambda row: texts(map(remark, row.remarks))),
    Column("decision", "Decision", lambda row: _decision(row.settled)),
    Column("state", "State of the decision", lambda row: texts([row.settled.state]) if row.kind == "link" else ()),
    Column("reviewer", "Reviewer", lambda row: (reviewer(row.settled),) if row.settled.reviewer else ()),
    Column("date", "Decided on", lambda row: texts([row.settled.date.isoformat() if row.settled.date else ""])),
    Column("reason", "Reason", lambda row: texts([row.settled.reason])),
    Column("quotes", "Quoted evidence", lambda row: texts(row.settled.quotes)),
)

NARROW = (
    "place",
    "statement",
    "citation",
    "source",
    "identifiers",
    "design",
    "population",
    "notices",
    "topic",
    "evidence",
    "sentences",
    "findings",
    "decision",
    "reviewer",
    "date",
    "reason",
)
"""What a page has room for; columns that are empty in all rows are left out of it."""


def _notices(work: Work) -> Iterator[str]:
    for one in work.notices:
        yield " ".join(filter(None, (one.kind, one.date, one.identifier, f"({one.source})")))


def named(names: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns of these names, in the order asked for, each once.

    Raises:
        UsageError: there is no column of a name.
    """
    known = {column.name: column for column in COLUMNS}
    for name in names:
        if name not in known:
            raise UsageError(
                f"there is no column '{name}'{suggestion(name, known)}", help=f"columns are {', '.join(known)}"
            )
    return tuple(known[name] for name in dict.fromkeys(names))


def chosen(names: Sequence[str], rows: Sequence[Row], *, narrow: bool) -> tuple[Column, ...]:
    """Return the columns that were asked for, or else all; ``narrow``: or else those of a page that hold anything.

    Raises:
        UsageError: there is no column of a name.
    """
    if names:
        return named(names)
    if not narrow:
        return COLUMNS
    return tuple(column for column in named(NARROW) if column.name == "statement" or any(map(column.of, rows)))
