"""The text spells an author's name otherwise than the reference list.

## What it does
Compares the surname in a mention or author-year citation with that of the reference it means. Diacritics, umlauts,
hyphens, particles and half of a double surname do not count.

## Why it matters
One of the two spellings is wrong, or they follow two systems of transliteration; readers who search for one will not
find the other.

## What to do
Look the name up in the work itself and use that spelling in both places.

## Example
In a manuscript whose reference 1 is by Lindqvist:

    Lindquist A. et al. described late relapses.

> "Lindquist" is spelled "Lindqvist" in [1] Lindqvist 2019.

## References
ICMJE Recommendations, IV.A.3.g: references should be verified against the original source.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said
from curate.rules.common.mentions import mentions, position, spelled_otherwise
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say which names are spelled otherwise in the list."""
    for mention in mentions(claim, survey):
        if mention.meant is None:
            continue
        for name in mention.cite.names:
            at = position(mention.meant, name)
            if at is None:
                continue
            listed = mention.meant.item.author[at].surname
            if spelled_otherwise(name.surname, listed):
                yield Problem(
                    message=f'"{name.surname}" is spelled "{listed}" in {mention.meant.short}.',
                    help="look the name up in the work itself, and use that spelling in both places",
                    value=f"{name.surname} {listed}",
                    at=mention.printed.cited.location,
                    related=(mention.meant,),
                )


RULE = ClaimRule(
    name="author-spelling-variant",
    code="AUT103",
    level="warning",
    confidence="medium",
    summary="the text spells an author's name otherwise than the reference list",
    needs=("references",),
    check=check,
)
