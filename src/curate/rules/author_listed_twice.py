"""A reference names the same author twice.

## What it does
Finds references in whose author list the same surname with the same initials stands twice. Lists of more than 100 authors are left
out: among so many, namesakes are the rule.

## Why it matters
Mostly two persons share a common name, and all is well. Otherwise a line was copied, and an author is missing.

## What to do
Compare the authors with the work itself.

## Example
    1. Berg T, Ito K, Berg T. Late relapse. J Tests. 2019;4:1-9.

> [1] Berg 2019 names "Berg T" twice.

## References
ICMJE Recommendations, IV.A.3.g.
"""

from collections import Counter

from curate.reference import Reference
from curate.rule import Problem, ReferenceRule, Said
from curate.rules.common.mentions import CROWD
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say which authors the reference names twice."""
    del survey
    if len(reference.item.author) > CROWD:
        return
    for name, times in Counter(str(author) for author in reference.item.author if author.given).items():
        if times > 1:
            yield Problem(
                message=f'{reference.short} names "{name}" {"twice" if times == 2 else f"{times} times"}.',
                help="compare the authors with the work itself",
                value=name,
            )


RULE = ReferenceRule(
    name="author-listed-twice",
    code="AUT202",
    level="note",
    confidence="low",
    summary="a reference names the same author twice",
    check=check,
)
