"""The abstract of the cited work says that it goes the other way.

## What it does
Looks for the sentence of the title and abstract that speaks of the same as the claim (two fifths of the claim's words are in it, or in the title),
and compares the direction that the two give to the same thing: increased, improved, higher; decreased, worse, lower. Resistance and
susceptibility count as opposite. Left alone are sentences that ask something, that speak of both directions (unless they are nearly the
claim's), or of something taken away (silenced, deleted) where the other does not; and all where another goes the claim's way. The sentence is shown.

Low confidence: it tells 83 of 100 claims in which one word of direction was turned round and all others kept, but 6 of 44 refuted claims of
SciFact, and speaks of 11 of 5,692 real citing sentences, all of them sound.

## Why it matters
A result turned round is the worst that a citation can do, and it reads as smoothly as the right one.

## What to do
Read the work itself, and say what it says.

## Example
    Early treatment increased the risk of late relapse in children after surgery [1].

> [1] Berg 2019 seems to say the reverse: "Early treatment reduced the risk of late relapse in children after surgery".

## References
de Lacey G, Record C, Wade J. How accurate are quotations and references in medical journals? BMJ 1985;291:884-886,
https://doi.org/10.1136/bmj.291.6499.884.
"""

from curate.claim import Claim
from curate.evidencing import opposed
from curate.rule import ClaimRule, Said
from curate.rules.common.sources import contrasted
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say where the sentence of the abstract that speaks of the same says otherwise."""
    return contrasted(claim, survey, opposed, "{work} seems to say the reverse: {sentence}.")


RULE = ClaimRule(
    name="opposite-direction",
    code="EVD201",
    level="note",
    confidence="low",
    summary="the abstract of the cited work says that it goes the other way",
    needs=("references", "records"),
    check=check,
)
