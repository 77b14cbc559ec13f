"""The cited work gives the figure, and names another drug than the claim.

## What it does
Tells where a figure of the claim is in the abstract of the one work that it cites, the claim names a drug that this abstract
does not name under any of its names, and the abstract names another one that the claim leaves out.

## Why it matters
The number is right, and it is that of another treatment. Names of drugs of one class are easily mixed up.

## What to do
Look at the work itself, and name the drug that was given.

## Example
    Relapse was seen in 23% of the children with dinutuximab [1].

> The claim gives "23%" for "dinutuximab"; the abstract of [1] Berg 2019 gives it and names "naxitamab" only.

## References
de Lacey G, Record C, Wade J. How accurate are quotations and references in medical journals? BMJ 1985;291:884-886,
https://doi.org/10.1136/bmj.291.6499.884.
"""

from curate.annotating.conflicting import related
from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said, Skipped
from curate.rules.common.figures import LOOK, judged, listed
from curate.rules.common.sources import UNREAD, quoted
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say where a figure is in the abstract of the cited work, and the drug is not."""
    cited = tuple(survey.references(claim.references))
    drugs = [one for one in survey.mentions(claim) if one.concept.kind == "drug"]
    if len(cited) != 1 or not drugs:
        return
    abstract = survey.text(cited[0]).casefold()
    if not abstract:
        yield Skipped(UNREAD)
        return
    facts = survey.profile(cited[0]).all("drug")
    strange = [
        one
        for one in drugs
        if not (one.aside or one.printed.casefold() in abstract)
        and not any(related(one.concept, fact.concept) for fact in facts)
    ]
    others = [fact for fact in facts if not any(related(one.concept, fact.concept) for one in drugs)]
    figures = [
        one.said for one in judged(claim, survey) if not isinstance(one, Skipped) and one.tally.outcome == "found"
    ]
    telling = [one for one in figures if one.kind in ("percent", "ratio") and (one.decimals or one.value >= 10)]
    if strange and others and telling:
        ours, named = [quoted(one.printed) for one in strange], [quoted(one.printed) for one in others]
        given = "it" if len(telling) == 1 else "them"
        yield Problem(
            message=(
                f"The claim gives {listed([quoted(one.exact) for one in telling])} for {listed(ours)}; "
                f"the abstract of {cited[0].short} gives {given} and names {listed(named[:3])} only."
            ),
            help=LOOK,
            value=" ".join(one.printed for one in strange),
            related=cited,
        )


RULE = ClaimRule(
    name="figure-of-another-drug",
    code="EVD107",
    level="warning",
    confidence="medium",
    summary="the cited work gives the figure, and names another drug than the claim",
    needs=("references", "records"),
    check=check,
)
