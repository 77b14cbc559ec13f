"""An identifier is not known to its registry.

## What it does
Tells of a DOI, PMID, PMCID, arXiv or trial number for which the registry answered that it has no such identifier, and of a
PMID that was merged into another. A registry that did not answer is never taken for one that has nothing; an ISBN is never
called unknown, because no list that is asked holds every book.

## Why it matters
The link leads nowhere. The identifier has a slip of the pen, or the reference describes something that was never
registered.

## What to do
Search for the title. Where the work exists, take its identifier from there; where nothing like it is found, ask the
authors for the source.

## Example
    Berg T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2019;4(1):1-9. doi:10.1234/jt.2019.1

> The DOI 10.1234/jt.2019.1 of [1] Berg 2019 is not known to doi.org.

## References
Crossref REST API, https://api.crossref.org; NCBI E-utilities, https://www.ncbi.nlm.nih.gov/books/NBK25499/.
"""

from curate.assessing import REGISTRIES
from curate.record import NAMES, Record
from curate.reference import Reference
from curate.rule import Problem, ReferenceRule, Said, Skipped
from curate.rules.common.records import SCHEMES, named
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say which identifiers their registry does not know."""
    assessment = survey.assessment(reference)
    right = f"; the work described seems to be {named(assessment.work[0])}" if assessment.work else ""
    for given in assessment.given:
        scheme, _, value = given.identifier.partition(":")
        if scheme == "url":
            continue
        if given.outcome == "not-asked":
            yield Skipped(f"the {SCHEMES[scheme]} was not looked up" + (f": {given.reason}" if given.reason else ""))
        elif given.outcome == "unknown":
            why = f" ({given.reason})" if given.reason else ""
            merged = given.reason.partition("merged into ")[2]
            instead = merged or next((known for one in assessment.work if (known := _known(one, scheme))), "")
            yield Problem(
                message=f"The {SCHEMES[scheme]} {value} of {reference.short} is not known to {NAMES[REGISTRIES[scheme]]}{why}{right}.",
                help=f"give {instead} in its place, if that is the work that was read"
                if instead
                else "compare it with the work itself; where the work cannot be found either, ask the authors for it",
                value=given.identifier,
            )


def _known(record: Record, scheme: str) -> str:
    """Return the identifier of a scheme that a record gives for the work, as messages write it, or ""."""
    value = record.known_as(scheme)
    return f"{scheme}:{value}" if value else ""


RULE = ReferenceRule(
    name="unknown-identifier",
    code="RES101",
    level="error",
    confidence="high",
    summary="an identifier is not known to its registry",
    needs=("references", "records"),
    check=check,
)
