"""A preprint is cited beside the article that it became.

## What it does
Finds references with the same title and first author of which one is on a preprint server.

## Why it matters
It is one study, and counts as two sources. The article was reviewed and may differ from the preprint.

## What to do
Cite the article. Keep the preprint only where the text speaks of a difference between the two.

## Example
    1. Berg T, Ito K, Cole P. Late relapse of tumours in childhood. medRxiv. 2018. doi:10.1101/2018.01.02.18000001
    …
    3. Berg T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2019;4(1):1-9.

> [1] Berg 2018 is a preprint of [3] Berg 2019, which is in the list too.

## References
ICMJE Recommendations, III.D.3 and IV.A.3.g.
"""

from curate.rule import ManuscriptRule, Problem, Said
from curate.rules.common.likeness import is_preprint, sharing_a_title
from curate.survey import Survey


def check(survey: Survey) -> Said:
    """Say which preprints stand beside their article."""
    for first, second in sharing_a_title(survey.facts.references):
        if is_preprint(first) == is_preprint(second):
            continue
        preprint, article = (first, second) if is_preprint(first) else (second, first)
        yield Problem(
            message=f"{preprint.short} is a preprint of {article.short}, which is in the list too.",
            help="cite the article, and the preprint only where the text speaks of their difference",
            subject=preprint,
            related=(article,),
        )


RULE = ManuscriptRule(
    name="preprint-beside-article",
    code="REF304",
    level="warning",
    confidence="medium",
    summary="a preprint is cited beside the article that it became",
    check=check,
)
