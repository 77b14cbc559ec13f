"""Year and volume of a reference do not go together, as other references to the same journal show.

## What it does
Many journals print one volume a year, so that year less volume stays the same. Where at least three references to a
journal agree in this, with volumes within ten of the one in question, and no other disagrees, a reference that is off by
two or more is named. One year of difference is left alone: it is that of online and print. Where a record of the work is known, that is
the judge ([other-year](other-year.md), [other-volume](other-volume.md)).

## Why it matters
The year or the volume is mistyped, and the work is harder to find.

## What to do
Take year and volume from the work itself.

## Example
    1. Berg T. Late relapse of tumours. J Tests. 2016;21:1-9.
    2. Ito K. Early signs of relapse. J Tests. 2017;22:10-19.
    3. Cole P. Doses of the antibody. J Tests. 2019;24:20-29.
    4. Okafor N. Pain during infusion. J Tests. 1981;23:30-39.

> [4] Okafor 1981 gives volume 23 of J Tests and the year 1981; by [1] Berg 2016, [2] Ito 2017 and [3] Cole 2019,
> volume 23 is of 2018.

## References
National Library of Medicine, Citing Medicine, 2nd edition, chapter 1.
"""

from collections import Counter, defaultdict

from curate.reference import Reference
from curate.rule import ManuscriptRule, Problem, Said
from curate.similarity import fold
from curate.survey import Survey, named

FEWEST = 3
NEAR = 10
"""Volumes around the one in question whose years are looked at."""
APART = 2
"""Years of difference from which on it is not that of online and print."""

_LONGEST = 6
"""Digits of a volume at most; what is longer is none."""


def check(survey: Survey) -> Said:
    """Say where year and volume do not go together."""
    journals: dict[str, list[tuple[int, int, Reference]]] = defaultdict(list)
    for reference in survey.facts.references:
        item = reference.item
        number = item.volume or ""
        if not number.isdecimal() or len(number) > _LONGEST:
            continue
        if item.type == "article-journal" and item.container_title and item.year:
            journals[fold(item.container_title)].append((int(number), item.year, reference))
    for entries in journals.values():
        by_volume: dict[int, Counter[int]] = defaultdict(Counter)
        for volume, year, _ in entries:
            by_volume[volume][year - volume] += 1
        for volume, year, reference in entries if len(entries) > FEWEST else ():
            steps = sum(
                (by_volume[v] for v in range(volume - NEAR, volume + NEAR + 1) if v in by_volume), Counter[int]()
            )
            steps -= Counter((year - volume,))
            if steps.total() < FEWEST or len(steps) != 1:
                continue
            expected = volume + next(iter(steps))
            if abs(expected - year) >= APART and not survey.assessment(reference).work:  # else its record is the judge
                near = [(v, y, ref) for v, y, ref in entries if ref is not reference and abs(v - volume) <= NEAR]
                yield Problem(
                    message=f"{reference.short} gives volume {volume} of {reference.item.container_title} and the year"
                    f" {year}; by {named(tuple(ref for _, _, ref in near), 3)}, volume {volume} is of {expected}.",
                    help="take year and volume from the work itself",
                    value=f"{year} {volume}",
                    subject=reference,
                    related=tuple(ref for _, _, ref in near[:3]),
                )


RULE = ManuscriptRule(
    name="volume-out-of-step",
    code="REF408",
    level="warning",
    confidence="medium",
    summary="year and volume of a reference do not go together",
    check=check,
)
