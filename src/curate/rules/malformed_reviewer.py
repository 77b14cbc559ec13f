"""A decision is signed with an ORCID that cannot be right.

## What it does
Checks the signature of each decision that looks like an ORCID: sixteen digits, the last of which is computed from the others
(ISO 7064 MOD 11-2).

## Why it matters
The decision cannot be traced to the person who made it, or is taken for somebody else's.

## What to do
Copy the ORCID from the reviewer's page at https://orcid.org.

## Example
    reviews:
      - {reviewer: 0000-0002-1825-0098, date: 2024-03-01, decision: supports, reference: ito-2020}

> The decision "supports" of 2024-03-01 is signed with "0000-0002-1825-0098", which is no ORCID: the check digit of ORCID
> '0000-0002-1825-0098' is 8 and should be 7: a digit is wrong.

## References
ORCID: structure of the identifier, https://support.orcid.org/hc/en-us/articles/360006897674.
"""

from curate.errors import UsageError
from curate.reviewing import subjects
from curate.reviewing.deciding import signature
from curate.rule import ManuscriptRule, Said
from curate.rules.common.reviews import problem
from curate.survey import Survey


def check(survey: Survey) -> Said:
    """Say which signatures cannot be right."""
    for _, subject in subjects(survey.facts):
        for review in subject.reviews:
            try:
                signature(review.reviewer)
            except UsageError as error:
                wrong = str(error).partition(": ")[2] or str(error)
                yield problem(
                    subject,
                    f'The decision "{review.decision}" of {review.date} is signed with "{review.reviewer}", which is no ORCID:'
                    f" {wrong}.",
                    "copy the ORCID from the reviewer's page at https://orcid.org",
                    f"{review.reviewer} {review.date} {' '.join(review.thing)}",
                )


RULE = ManuscriptRule(
    name="malformed-reviewer",
    code="REG108",
    level="warning",
    confidence="high",
    summary="a decision is signed with an ORCID that cannot be right",
    registry_only=True,
    check=check,
)
