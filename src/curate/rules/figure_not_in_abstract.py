"""A figure of the claim is not in the abstract of the work that it is cited to.

## What it does
Reads the figures of a claim (percentages, parts of a whole, ratios, rates, doses, medians) and looks for each in the
abstracts of the works that it cites: rounded, put as its complement, as the reduction that a ratio means, or in words. In a
group of citations one of the works is enough. Says nothing where the abstract of one of them is not known.

## Why it matters
A number is what readers take from a review, and the thing in it that can be checked. One that is not in the abstract may stand in the
full text, or nowhere.

## What to do
Look for the figure in the full text, and tell its page or table; where it is not there, find where it comes from.

## Example
    Relapse was seen in 43% of the children [1].

> "43%" (relapse) is not found in the abstract of [1] Berg 2019.

## References
Jergas H, Baethge C. Quotation accuracy in medical journal articles. PeerJ 2015;3:e1364, https://doi.org/10.7717/peerj.1364.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said, Skipped
from curate.rules.common.figures import Judged, elsewhere, judged, listed, short, shown
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say which figures of the claim are nowhere in the abstracts of the works that it cites."""
    told = {id(figure) for _, pairs, _ in elsewhere(claim, survey) for figure, _ in pairs}
    missing: dict[tuple[str, ...], list[Judged]] = {}
    for one in judged(claim, survey):
        if isinstance(one, Skipped):
            yield one
        elif one.tally.outcome == "absent" and id(one.said) not in told:
            missing.setdefault(tuple(ref.id for ref in one.references), []).append(one)
    for some in missing.values():
        figures, references = [one.said for one in some], some[0].references
        what = "abstract" if len(references) == 1 else "abstracts"
        yield Problem(
            message=f"{listed([shown(one) for one in figures])} {'is' if len(figures) == 1 else 'are'} not found in the {what} of {short(references)}.",
            help="the full text may hold it: look there, and give the page or table",
            value=" ".join(one.exact for one in figures),
            related=references,
        )


RULE = ClaimRule(
    name="figure-not-in-abstract",
    code="EVD101",
    level="note",
    confidence="medium",
    summary="a figure of the claim is not in the abstract of the work that it is cited to",
    needs=("references", "records"),
    check=check,
)
