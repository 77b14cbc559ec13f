"""The cited work seems to be about something else than the claim.

## What it does
Compares what a sentence says (and the sentence before it) with the title, abstract and headings of every reference of the
list, and gives each a score. Where a cited work scores lower than nearly all sound citations do, it says so: as an error
where one sound citation in 100 scores as low, as a warning where five do, as a note where ten do. In a group of
citations each work is judged; where another of the group fits, a misfit is told one level milder. Of the works of a claim that
get no more than a note, only the one that fits least is told. Where no work of the list fits far better than one that gets a note,
only the least fitting of its section is told, and the others are named with it.

If 5 of 100 citations are wrong, two in three of the errors are right, over a third of the warnings, and one in eight of the notes (`benchmarks/notes.py`, on
150 articles that the limits were not made on).

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

> [3] Cole 2010 hardly fits the sentence that cites it (score -7.2 by its title): "Yield of durum wheat under drought and
> heat stress"; no telling word of the claim is in its title; fits as number 14 of 16 references.

## References
How the score was made and how often it is wrong: docs/topic.md.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from curate.claim import Claim
from curate.enumerating import enumerate_words
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
        said = list(one.score.reasons)
        if one.carried:
            said.append(f"{named(one.carried)} beside it fits")
        if one.level == "note" and not closer(one, claim, survey):
            (_, foremost, ref), *rest = survey.once(faint)[claim.section]
            if (foremost, ref) != (claim.id, one.reference.id):
                continue
            names = dict.fromkeys(survey.facts.by_id[other].short for _, _, other in rest if other != ref)
            fit = "fits" if len(names) == 1 else "fit"
            said += [f"of this section {enumerate_words(names)} {fit} nearly as little"] if names else []
        quoted = f'"{survey.source(one.reference).title}"'
        yield Problem(
            message=(
                f"{one.reference.short} hardly fits the sentence that cites it (score {rounded(one.score.score)} by its"
                f" {looked_at(one.score)}): {'; '.join((quoted, *said))}."
            ),
            help="look at the work: is it the one that was meant?",
            value=identity(one.reference),
            at=one.printed.cited.location,
            related=(one.reference,),
            level=one.level,
        )


def faint(survey: Survey) -> Mapping[str, Sequence[tuple[float, str, str]]]:
    """Return of each section the least fitting works of claims that get a note and have no closer one: score, claim, reference.

    The least fitting of all stands first.
    """
    found: dict[str, list[tuple[float, str, str]]] = defaultdict(list)
    for claim in survey.facts.claims:
        if not lacking(claim):
            notes = [one for one in judged(claim, survey) if one.level == "note"]
            least = min(notes, key=lambda one: one.score.score, default=None)
            if least and not closer(least, claim, survey):
                found[claim.section].append((least.score.score, claim.id, least.reference.id))
    return {section: sorted(ones) for section, ones in found.items()}


RULE = ClaimRule(
    name="off-topic-source",
    code="TOP101",
    level="warning",
    confidence="medium",
    summary="the cited work seems to be about something else",
    needs=("references", "citations"),
    check=check,
)
