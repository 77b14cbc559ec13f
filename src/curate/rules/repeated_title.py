"""Two references have the same title and first author.

## What it does
Finds references with the same title (slips of the pen allowed for, numbers in it equal) and the same first author, that
are not known to be two works: their identifiers do not differ, and neither is a preprint.

## Why it matters
Mostly it is one work twice, described a little differently, so that its citations are spread over two numbers.

## What to do
Look both up. Keep one if they are the same work; if not, record that as the reason of a suppression.

## Example
    1. Berg T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2019;4(1):1-9.
    …
    3. Berg T, Ito K. Late relapse of tumours in childhood. Journal of Tests. 2019;4:1-9.

> [3] Berg 2019 has the title and first author of [1] Berg 2019: "Late relapse of tumours in childhood".

## References
ICMJE Recommendations, IV.A.3.g.
"""

from curate.reference import Reference
from curate.rule import ManuscriptRule, Problem, Said
from curate.rules.common.identifiers import of
from curate.rules.common.likeness import is_preprint, sharing_a_title
from curate.survey import Survey


def check(survey: Survey) -> Said:
    """Say which references have one title."""
    for first, second in sharing_a_title(survey.facts.references):
        if _two_works(first, second) or is_preprint(first) != is_preprint(second):
            continue
        yield Problem(
            message=f'{second.short} has the title and first author of {first.short}: "{second.item.title}".',
            help="keep one of them if they are the same work",
            value=first.item.title or "",
            subject=second,
            related=(first,),
        )


def _two_works(a: Reference, b: Reference) -> bool:
    """Return whether identifiers or the place of publication tell the two apart, or say that they are one.

    One work by its identifier is the business of duplicate-reference.
    """
    ids_a, ids_b = of(a.item), of(b.item)
    if ids_a.keys() & ids_b.keys():
        return True
    return bool(a.item.volume and b.item.volume and a.item.volume != b.item.volume)


RULE = ManuscriptRule(
    name="repeated-title",
    code="REF303",
    level="warning",
    confidence="medium",
    summary="two references have the same title and first author",
    check=check,
)
