"""What formats for people say about a table: its title, and where it comes from."""

from collections.abc import Iterator

from curate.exports.tables.arranging import Options
from curate.ledger import Ledger


def caption(ledger: Ledger) -> str:
    """Return the title of the table."""
    where = ledger.provenance.title or ledger.provenance.file
    return f"Claims and sources: {where}" if where else "Claims and sources"


def origin(ledger: Ledger, options: Options) -> Iterator[str]:
    """Return, sentence by sentence, where the table comes from and what it leaves out."""
    one = ledger.provenance
    yield f"Made by curate {one.version} on {one.date.isoformat()} from {one.claims} claims, {one.citations} citations and {one.references} references."
    if one.file or one.digest:
        yield f"Manuscript: {one.file or 'unnamed'}" + (f", SHA-256 {one.digest}" if one.digest else "") + "."
    for asked in one.asked:
        days = " to ".join(dict.fromkeys((asked.first.isoformat(), asked.last.isoformat())))
        yield f"Answers of {asked.source}: {asked.answers}, of {days}."
    if not one.asked:
        yield "No authority was asked about the references."
    if options.verified_only:
        links = sum(row.kind == "link" for row in ledger.rows)
        kept = sum(row.settled.verified for row in ledger.rows)
        yield f"Only links that a person found borne out: {kept} of {links}."
    if one.not_evaluated:
        names = ", ".join(dict.fromkeys(f"{lacking.code} {lacking.rule}" for lacking in one.not_evaluated))
        yield f"Not evaluated everywhere, which is not a pass: {names}."
