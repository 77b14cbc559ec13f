"""One entry of the reference list seems to hold two works.

## What it does
Finds entries whose printed string has two different DOIs, or two different PMIDs. Entries that speak of an erratum,
correction, comment, reply or data set are left alone.

## Why it matters
The second work has no number of its own; all numbers behind it may be off by one.

## What to do
Give each work its own entry, or take the second identifier out.

## Example
    1. Berg T. Late relapse. J Tests. 2019;4:1-9. doi:10.1234/jt.1 Ito K. Early signs. J Tests. 2020;5:10-19. doi:10.1234/jt.2

> [1] Berg 2019 holds two DOIs: 10.1234/jt.1 and 10.1234/jt.2.

## References
ICMJE Recommendations, IV.A.3.g.
"""

import re

from curate.reference import Reference
from curate.rule import Problem, ReferenceRule, Said
from curate.rules.common.identifiers import printed
from curate.survey import Survey

_COMPANION = re.compile(
    r"errat|corrig|correct|comment|reply|response|retract|data\s?set|supplement|preprint", re.IGNORECASE
)


def check(reference: Reference, survey: Survey) -> Said:
    """Say whether the entry holds two works."""
    del survey
    if _COMPANION.search(reference.string):
        return
    for scheme in ("doi", "pmid"):
        values = printed(reference, "doi" if scheme == "doi" else "pmid")
        if len(values) > 1:
            yield Problem(
                message=f"{reference.short} holds two {scheme.upper()}s: {values[0]} and {values[1]}.",
                help="give each work its own entry, or take the second identifier out",
                value=" ".join(values),
            )
            return


RULE = ReferenceRule(
    name="merged-references",
    code="REF305",
    level="warning",
    confidence="medium",
    summary="one entry of the list seems to hold two works",
    check=check,
)
