"""An author and year are cited that the reference list does not have.

## What it does
Looks for every cited author and year in the reference list, allowing for diacritics, transliteration, particles and
slips of the pen. The nearest reference is named where there is one.

## Why it matters
The claim has no source that a reader could find. Mostly the reference was forgotten, or the year or the name is not
that of the list.

## What to do
Add the work to the list, or correct the name or the year.

## Example
In a manuscript whose list has Berg 2018 and Ito 2020:

    Relapse is common (Okafor et al., 2019).

> "Okafor et al., 2019" is cited, but the reference list has no such work.

## References
APA Publication Manual, 7th edition, 8.4: each work cited must appear in the reference list, and the reverse.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said
from curate.rules.common.nearest import nearest
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say which cited authors and years are not in the list."""
    for printed in survey.of(claim):
        if printed.cited.form != "author-year":
            continue
        for missing in printed.cited.missing:
            near = nearest(missing, printed, survey)
            tail = f"; the nearest is {near.short}" if near else ""
            yield Problem(
                message=f'"{missing}" is cited, but the reference list has no such work{tail}.',
                help="add the work to the list, or correct the name or the year",
                value=missing,
                related=(near,) if near else (),
            )


RULE = ClaimRule(
    name="unknown-author-year",
    code="CIT402",
    level="error",
    confidence="medium",
    summary="an author and year are cited that the reference list does not have",
    needs=("references",),
    check=check,
)
