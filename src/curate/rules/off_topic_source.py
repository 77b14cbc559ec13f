"""The cited work seems to be about something else than the claim.

## What it does
Compares what a sentence says (and the sentence before it) with the title, abstract and headings of every reference of the
list, and gives each a score. Where a cited work scores lower than nearly all sound citations do, it says so: as an error
where one sound citation in 100 scores as low, as a warning where five do, as a note where ten do. In a group of
citations each work is judged; where another of the group fits, a misfit is told one level milder. Of the works of a claim that
get no more than a note, only the one that fits least is told.

The score is about the topic only. That a work fits says nothing about whether it supports the claim. With fewer than 15
titles in the list, without a title, and for rows of tables it is *not evaluated*, and so where claim and title are in different
languages or scripts, unless the records know a title in the manuscript's language, or the extra `multilingual` is installed.

## Why it matters
A reference that slipped by one number, or was taken for another of the same author, sends readers to a work that has nothing to
do with the statement.

## What to do
Look at the work. Put the one that was meant in its place, or set the finding aside if the work is cited for something
that its title, abstract and headings do not tell.

## Example
    Gabapentin relieved the pain that children felt during the infusion of the anti-GD2 antibody [3].

    3. Cole P, Miller Q, Young X. Yield of durum wheat under drought and heat stress. …

> [3] Cole 2010 hardly fits the sentence that cites it (score -6.2 by its title): "Yield of durum wheat under drought and
> heat stress"; no telling word of the claim is in its title; fits as number 16 of 16 references.

## References
How the score was made and how often it is wrong: docs/topic.md.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said, Skipped, identity
from curate.rules.common.topics import closer, judged, lacking, looked_at, rounded
from curate.survey import Survey, named


def check(claim: Claim, survey: Survey) -> Said:
    """Say which of the works that a claim cites do not fit it."""
    found = tuple(judged(claim, survey))
    if found and (reason := lacking(claim)):
        yield Skipped(reason)
        return
    least = min((one.score.score for one in found if one.level == "note"), default=0.0)
    for one in found:
        if one.score.verdict == "not evaluated":
            yield Skipped("; ".join(one.score.reasons))
            continue
        if one.level is None or (one.mentioned and closer(one, claim, survey)):
            continue
        if one.level == "note" and one.score.score > least:
            continue
        carried = f"; {named(one.carried)} beside it fits" if one.carried else ""
        yield Problem(
            message=(
                f"{one.reference.short} hardly fits the sentence that cites it (score {rounded(one.score.score)} by its"
                f' {looked_at(one.score)}): "{survey.source(one.reference).title}"; {"; ".join(one.score.reasons)}{carried}.'
            ),
            help="look at the work: is it the one that was meant?",
            value=identity(one.reference),
            at=one.printed.cited.location,
            related=(one.reference,),
            level=one.level,
        )


RULE = ClaimRule(
    name="off-topic-source",
    code="TOP101",
    level="warning",
    confidence="medium",
    summary="the cited work seems to be about something else",
    needs=("references", "citations"),
    check=check,
)
