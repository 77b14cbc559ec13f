"""What PubMed answered for a reference that was only described: the records among all answers that may be its work."""

from collections.abc import Mapping
from datetime import datetime

from curate.assessing import SEARCH
from curate.recognising import recognise
from curate.recognising.recommending import agrees
from curate.record import Lookup, Record
from curate.reference import Reference
from curate.resolvers.answering import Told, digest
from curate.resolvers.entrez import MATCHER
from curate.resolvers.wording import Worded, Wording, fits
from curate.resolving.memory import nothing

_MOST = 3


def recognised(
    reference: Reference, wording: Wording | None, cited: str, told: Mapping[str, tuple[Told, Worded]], now: datetime
) -> Lookup:
    """Return the answer to a search for a reference: the nearest records, three at most, of those that can be its work.

    ``told`` are all records that were answered, by PMID, with their words; those count that the citation matcher named (``cited``) or that have the ``wording`` asked for.
    """
    answers = {
        one.answer.id: one
        for pmid, (one, worded) in told.items()
        if isinstance(one.answer, Record) and (pmid == cited or (wording and fits(wording, worded)))
    }
    records = [one.answer for one in answers.values() if isinstance(one.answer, Record)]
    near = [
        one.record
        for one in recognise(reference.item, reference.string, records).candidates
        if agrees(one) != "nothing"
    ]
    kept = tuple(near[:_MOST])
    what = reference.string[:80]
    if not kept:
        return nothing(reference, SEARCH, MATCHER, now, what=what)
    first = answers[kept[0].id]
    seen = digest([answers[record.id].digest for record in kept]) if len(kept) > 1 else first.digest
    return Lookup(
        reference=reference.id,
        source="pubmed",
        asked=SEARCH,
        query=what,
        url=first.url,
        retrieved=first.retrieved,
        digest=seen,
        records=kept,
    )
