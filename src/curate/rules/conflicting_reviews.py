"""Two reviewers decided differently about one thing.

## What it does
Compares the last decisions of the reviewers about a link or a finding, those that still hold. "Cannot tell" and "deferred"
contradict nothing. A decision that adjudicates settles the conflict.

## Why it matters
The link looks settled to one reader and otherwise to another.

## What to do
Let a third person, or the two together, decide: `curate review --conflicts`, or `curate decide --adjudicate`.

## Example
    reviews:
      - {reviewer: A. Berg, date: 2024-03-01, decision: supports, reference: ito-2020}
      - {reviewer: P. Cole, date: 2024-03-02, decision: does-not-support, reference: ito-2020}

> A. Berg decided "supports" on 2024-03-01, but P. Cole decided "does-not-support" on 2024-03-02, about the link to [1]
> Ito 2020.

## References
Cochrane Handbook, 4.6.4: resolving disagreements between reviewers.
"""

from curate.reviewing import conflict, outcome, subjects, things
from curate.rule import ManuscriptRule, Said
from curate.rules.common.reviews import about, problem
from curate.survey import Survey


def check(survey: Survey) -> Said:
    """Say which reviewers disagree about what."""
    facts = survey.facts
    for _, subject in subjects(facts):
        for reviews in things(subject.reviews):
            first = reviews[0]
            how = outcome(reviews, survey.sight(subject, first.reference), facts.today)
            if how.state == "conflict" and (two := conflict(how.standing)):
                a, b = two
                yield problem(
                    subject,
                    f'{a.reviewer} decided "{a.decision}" on {a.date}, but {b.reviewer} decided "{b.decision}" on {b.date},'
                    f" about {about(first, facts.by_id)}.",
                    "let a third person, or the two together, decide: `curate review --conflicts`",
                    f"{' '.join(first.thing)} {a.reviewer} {b.reviewer}",
                )


RULE = ManuscriptRule(
    name="conflicting-reviews",
    code="REG105",
    level="warning",
    confidence="high",
    summary="two reviewers decided differently about one thing",
    registry_only=True,
    check=check,
)
