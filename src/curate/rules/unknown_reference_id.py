"""A claim cites a reference that the registry does not have.

## What it does
Looks for every id in the citations and links of a claim among the files in ``references/``.

## Why it matters
The link leads nowhere: what is known of the work is lost, and no rule can look at it.

## What to do
Restore the file from git, or correct the id.

## Example
    citations:
      - {exact: "[1]", form: numeric, references: [ito-2020]}

with references/ito-2021.yaml, and no references/ito-2020.yaml:

> The claim points at the reference "ito-2020", which the registry does not have; did you mean 'ito-2021'?

## References
The registry: claims/ and references/ in the documentation of curate.
"""

from curate.claim import Claim
from curate.errors import suggestion
from curate.rule import ClaimRule, Problem, Said
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say which ids of the claim are unknown."""
    ids = [ref for cited in claim.citations for ref in (*cited.references, *cited.candidates)]
    ids += [link.reference for link in claim.links]
    for ref in dict.fromkeys(ids):
        if ref not in survey.facts.by_id:
            hint = suggestion(ref, survey.facts.by_id) or "."
            yield Problem(
                message=f'The claim points at the reference "{ref}", which the registry does not have{hint}',
                help="restore the file from git, or correct the id",
                value=ref,
            )


RULE = ClaimRule(
    name="unknown-reference-id",
    code="REG201",
    level="error",
    confidence="high",
    summary="a claim cites a reference that the registry does not have",
    registry_only=True,
    check=check,
)
