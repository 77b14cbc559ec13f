"""The identifiers of an entry name different works.

## What it does
Compares the DOI, PMID and PMCID that an entry gives with those that the authorities give for the same work.

## Why it matters
Two versions of a work, a correction, or a work of the same title were mixed up.

## What to do
Keep the identifiers of the version that was read.

## Example
    Berg T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2019;4(1):1-9. doi:10.1234/jt.2019.1
    PMID: 31000001

> [1] Berg 2019 gives the DOI 10.1234/jt.2019.1; PubMed has the DOI 10.1234/jt.2019.8 for its PMID 31000001.

## References
Crossref REST API, https://api.crossref.org; NCBI E-utilities, https://www.ncbi.nlm.nih.gov/books/NBK25499/.
"""

from curate.record import NAMES
from curate.reference import Reference
from curate.rule import Problem, ReferenceRule, Said
from curate.rules.common.records import SCHEMES
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say which identifiers the authorities do not give for one work; those that do not exist are told by unknown-identifier."""
    assessment = survey.assessment(reference)
    printed = {one.identifier.partition(":")[0]: one.identifier for one in assessment.given if one.outcome != "unknown"}
    printed = {scheme: one for scheme, one in printed.items() if scheme in ("doi", "pmid", "pmcid")}
    for record in assessment.work:
        for scheme, ours in printed.items():
            theirs = record.known_as(scheme)
            if theirs is None or f"{scheme}:{theirs}".casefold() == ours.casefold():
                continue
            own, _, value = record.id.partition(":")
            whose = "the work described" if own == scheme else f"its {SCHEMES[own]} {value}"
            yield Problem(
                message=f"{reference.short} gives the {scheme.upper()} {ours.partition(':')[2]}; {NAMES[record.source]} has"
                f" the {scheme.upper()} {theirs} for {whose}.",
                help="keep the identifiers of the version that was read",
                value=f"{ours} {theirs}",
            )


RULE = ReferenceRule(
    name="disagreeing-identifiers",
    code="RES103",
    level="error",
    confidence="high",
    summary="the identifiers of an entry name different works",
    needs=("references", "records"),
    check=check,
)
