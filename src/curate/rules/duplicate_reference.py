"""Two references are the same work.

## What it does
Finds references that share a DOI, PMID or PMCID, and whose titles are alike.

## Why it matters
The work is counted twice, and its citations are spread over two numbers.

## What to do
Keep one of them, and cite it in both places.

## Example
    1. Berg T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2019;4(1):1-9. doi:10.1234/jt.2019.1
    …
    3. Berg T, et al. Late relapse of tumours in childhood. J Tests. 2019. https://doi.org/10.1234/JT.2019.1

> [3] Berg 2019 is the same work as [1] Berg 2019: both have the DOI 10.1234/jt.2019.1.

## References
ICMJE Recommendations, IV.A.3.g.
"""

from curate.rule import ManuscriptRule, Problem, Said
from curate.rules.common.likeness import same_title, sharing_an_identifier
from curate.survey import Survey


def check(survey: Survey) -> Said:
    """Say which references are the same work by their identifier."""
    for first, second, scheme, value in sharing_an_identifier(survey.facts.references):
        if not (first.item.title and second.item.title) or same_title(first, second):
            yield Problem(
                message=f"{second.short} is the same work as {first.short}: both have the {scheme.upper()} {value}.",
                help="keep one of them, and cite it in both places",
                value=value,
                subject=second,
                related=(first,),
            )


RULE = ManuscriptRule(
    name="duplicate-reference",
    code="REF301",
    level="error",
    confidence="high",
    summary="two references are the same work",
    check=check,
)
