"""The number behind an author's name is the number of somebody else's work.

## What it does
Where a number stands right behind a mention ("Berg et al. [7]"), looks for that author in reference 7. A reference
whose printed authors are cut short, or that has no author, is left alone unless the mention says "et al.", which names
the first author.

## Why it matters
Either the name or the number is wrong, and readers are sent to another work. Often the list was renumbered, and the
numbers nearby are wrong too.

## What to do
Correct the number or the name. Where the sentence speaks of work that is described in another one, say so: "Berg et al.
(cited in [7])".

## Example
    Berg T. et al. [3] described late relapses.

    1. Berg T, Ito K, Cole P. Late relapse of tumours in childhood. …
    2. Ito K, Berg T, Okafor N. Early signs of relapse after surgery. …
    3. Cole P, Lindqvist A, Adams R. Doses of the antibody and their effects. …

> "Berg T. et al." stands beside "[3]", but reference 3 is by Cole ([3] Cole 2021); [1] Berg 2019 and [2] Ito 2020
> have an author of that name.

## References
ICMJE Recommendations, IV.A.3.g.
"""

from curate.claim import Claim
from curate.reference import Reference
from curate.rule import ClaimRule, Problem, Said, identity
from curate.rules.common.mentions import Mention, has_author, mentions, numbers_beside
from curate.survey import Survey, named


def check(claim: Claim, survey: Survey) -> Said:
    """Say which mentions and numbers disagree."""
    for mention in mentions(claim, survey):
        beside = numbers_beside(mention, survey)
        if beside is None:
            continue
        numbered = [survey.by_number[n] for n in beside.numbers if n in survey.by_number]
        if not numbered or not all(_is_by_others(reference, mention) for reference in numbered):
            continue
        others = tuple(r for r in survey.with_author(mention.name.surname) if has_author(r, mention.name))
        tail = f"; {named(others)} {'has' if len(others) == 1 else 'have'} an author of that name" if others else ""
        yield Problem(
            message=f'"{mention.exact}" stands beside "{beside.cited.exact}", but {_by(numbered)}{tail}.',
            help="correct the number or the name, and check the numbers near this place",
            value=f"{mention.exact} {identity(numbered[0])}",
            at=mention.printed.cited.location,
            related=(*numbered, *others),
        )


def _is_by_others(reference: Reference, mention: Mention) -> bool:
    """Return whether it is sure that nobody of that name is an author of the reference."""
    authors = reference.item.author
    if not authors or any(author.literal for author in authors):
        return False
    if reference.item.et_al and not mention.cite.et_al:
        return False
    return not has_author(reference, mention.name)


def _by(numbered: list[Reference]) -> str:
    if len(numbered) > 1:
        return f"none of {named(tuple(numbered))} is by an author of that name"
    reference = numbered[0]
    return f"reference {reference.label or reference.n} is by {reference.item.author[0].surname} ({reference.short})"


RULE = ClaimRule(
    name="mention-cites-another-number",
    code="AUT104",
    level="error",
    confidence="medium",
    summary="the number behind an author's name is that of somebody else's work",
    needs=("references",),
    check=check,
)
