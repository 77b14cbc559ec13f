"""Another reference of the list gives the figures of the claim, and the works that it cites do not.

## What it does
Looks for the figures of a claim that are not found in the abstracts of the works that it cites (or that are cited to nothing) among the
figures of all other references. Another reference is named where it gives two of them for the same measure and time, or one
that is printed with a decimal for the same named measure and time.

## Why it matters
A number that slipped by one in the list leads readers to a work on something else. The right work is mostly in the same list.

## What to do
Look at both works, and cite the one that gives the figures.

## Example
    The 5-year overall survival was 73.2% with the antibody [2].

> "73.2%" (5-year overall survival) is not found in the abstract of [2] Ito 2020; [1] Berg 2019 gives it.

## References
Jergas H, Baethge C. Quotation accuracy in medical journal articles. PeerJ 2015;3:e1364, https://doi.org/10.7717/peerj.1364.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said
from curate.rules.common.figures import elsewhere, listed, short, shown
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say which other reference gives the figures of the claim."""
    for reference, pairs, cited in elsewhere(claim, survey):
        figures = listed([shown(one) for one, _ in pairs])
        one = len(pairs) == 1
        known = [ref for ref in cited if survey.figures(ref) is not None]
        if not cited:
            message = f"{figures} {'is' if one else 'are'} cited to nothing; {reference.short} gives {'it' if one else 'them'}."
        elif len(known) == len(cited):
            what = "abstract" if len(cited) == 1 else "abstracts"
            message = f"{figures} {'is' if one else 'are'} not found in the {what} of {short(cited)}; {reference.short} gives {'it' if one else 'them'}."
        else:
            silent = short([ref for ref in cited if ref not in known])
            message = f"{reference.short}, which is not cited here, gives {figures}; no abstract of {silent} is known."
        yield Problem(
            message=message,
            help="look at both works, and cite the one that gives the figures",
            value=f"{' '.join(said.exact for said, _ in pairs)}",
            confidence="high" if len(pairs) > 1 and cited and len(known) == len(cited) else "medium",
            related=(reference, *cited),
        )


RULE = ClaimRule(
    name="figure-of-another-reference",
    code="EVD106",
    level="warning",
    confidence="medium",
    summary="another reference of the list gives the figures of the claim",
    needs=("references", "records"),
    check=check,
)
