"""The claim is more certain than the sentence of the abstract that it rests on.

## What it does
Looks for the sentence of the abstract that speaks of the same as the claim, and tells where that sentence is cautious ("may",
"could", "appears to") about something that the claim says without caution. "Suggest", "indicate" and "can" do not count: most results
are told so. The sentence is shown.

Low confidence: it tells 86 of 100 claims from which "may" or "could" was cut out, and 2 of 5,692 real citing sentences, but of 88
supported and refuted claims of SciFact only one, and of 42 citations that people call oversimplified none.

## Why it matters
From citation to citation a possibility becomes a fact.

## What to do
Keep the caution of the source, or cite the work that has settled it.

## Example
    Early treatment reduces the risk of late relapse in children [1].

> [1] Berg 2019 seems more cautious ("may"): "Early treatment may reduce the risk of late relapse in children".

## References
de Lacey G, Record C, Wade J. How accurate are quotations and references in medical journals? BMJ 1985;291:884-886,
https://doi.org/10.1136/bmj.291.6499.884.
"""

from curate.claim import Claim
from curate.evidencing import unhedged
from curate.rule import ClaimRule, Said
from curate.rules.common.sources import contrasted
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say where the sentence of the abstract that speaks of the same says otherwise."""
    return contrasted(claim, survey, unhedged, '{work} seems more cautious ("{word}"): {sentence}.')


RULE = ClaimRule(
    name="dropped-hedge",
    code="EVD204",
    level="note",
    confidence="low",
    summary="the claim is more certain than the sentence of the abstract that it rests on",
    needs=("references", "records"),
    check=check,
)
