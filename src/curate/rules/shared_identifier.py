"""Two different works have the same identifier.

## What it does
Finds references that share a DOI, PMID or PMCID although their titles differ.

## Why it matters
An identifier belongs to one work, so one of the two sends readers to the wrong place. Mostly it was copied with the
line above it.

## What to do
Look both works up, and give each its own identifier.

## Example
    1. Berg T. Late relapse of tests. J Tests. 2019;4:1-9. doi:10.1234/jt.2019.1
    2. Ito K. Early signs in a cohort. J Tests. 2020;5:10-19. doi:10.1234/jt.2019.1

> [2] Ito 2020 has the DOI 10.1234/jt.2019.1, which [1] Berg 2019 has too, but the titles differ.

## References
ISO 26324.
"""

from curate.rule import ManuscriptRule, Problem, Said
from curate.rules.common.likeness import same_title, sharing_an_identifier
from curate.survey import Survey


def check(survey: Survey) -> Said:
    """Say which different works share an identifier."""
    for first, second, scheme, value in sharing_an_identifier(survey.facts.references):
        if first.item.title and second.item.title and not same_title(first, second):
            yield Problem(
                message=f"{second.short} has the {scheme.upper()} {value}, which {first.short} has too, but the titles"
                " differ.",
                help="look both works up, and give each its own identifier",
                value=value,
                subject=second,
                related=(first,),
            )


RULE = ManuscriptRule(
    name="shared-identifier",
    code="REF302",
    level="error",
    confidence="medium",
    summary="two different works have the same identifier",
    check=check,
)
