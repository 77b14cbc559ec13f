"""The sentences that were kept for a link were chosen from another abstract, or for another claim.

## What it does
Compares what `references/evidence/` keeps of a link (where the sentences of the abstract stand that it rests on) with what is
there now: whether the claim still cites the work and says what it said, whether the source still answers what it answered, and, where
the abstract is at hand, whether the same sentence still stands at that place.

## Why it matters
An old place leads to another sentence, and whoever settles the link reads the wrong one.

## What to do
Run `curate resolve`: it chooses the sentences anew. What people decided stays as it is.

## Example
    [
      {
        "claim": "results-01",
        "said": "0011223344556677",
        "source": "pubmed",
        "work": "pmid:32000001",
        "abstract": "0123456789abcdef",
        "passages": []
      },
      {
        "claim": "results-02",
        …
      }
    ]

> Sentences that were kept for links to [1] Ito 2020 do not hold any more: results-01 (the claim said something else when it was
> chosen), results-02 (it does not cite the work any more).

## References
W3C Web Annotation Data Model, 4.2.5: a position alone is fragile, https://www.w3.org/TR/annotation-model.
"""

from curate.quoting import stale_of
from curate.reference import Reference
from curate.rule import Problem, ReferenceRule, Said
from curate.survey import Survey

_MOST = 3


def check(reference: Reference, survey: Survey) -> Said:
    """Say which kept sentences of a reference do not hold any more, and what has changed."""
    found = list(stale_of(survey, reference))
    if found:
        told = ", ".join(f"{one.claim} ({reason})" for one, reason in found[:_MOST])
        more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
        yield Problem(
            message=f"Sentences that were kept for links to {reference.short} do not hold any more: {told}{more}.",
            help="run `curate resolve`, which chooses them anew",
            value=" ".join(one.claim for one, _ in found),
        )


RULE = ReferenceRule(
    name="stale-evidence",
    code="REG205",
    level="note",
    confidence="high",
    summary="the sentences that were kept for a link were chosen from another abstract, or for another claim",
    needs=("references",),
    registry_only=True,
    check=check,
)
