"""A reference is dated in the future.

## What it does
Finds dates of access after the day of the check, and dates of publication more than half a year after it. Journals date
issues a few months ahead, so nearer dates are left alone.

## Why it matters
The date is wrong, or the work does not exist yet.

## What to do
Take the date from the work itself. A work that is accepted and not published is cited as "in press".

## Example
Checked on 31 May 2025:

    Berg T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2028;13(1):1-9.

> [1] Berg 2028 is dated 2028, which is in the future on 2025-05-31.

## References
ICMJE Recommendations, IV.A.3.g.
"""

from datetime import date, timedelta

from curate.reference import Date, Reference
from curate.rule import Problem, ReferenceRule, Said
from curate.survey import Survey

AHEAD = timedelta(days=183)


def check(reference: Reference, survey: Survey) -> Said:
    """Say which dates of the reference are in the future."""
    today = survey.facts.today
    issued, accessed = first_day(reference.item.issued), first_day(reference.item.accessed)
    if issued and issued > today + AHEAD:
        yield _problem(reference, "is dated", reference.item.issued, today)
    if accessed and accessed > today:
        yield _problem(reference, "was accessed on", reference.item.accessed, today)


def first_day(printed: Date | None) -> date | None:
    """Return the first day that a date can mean, None where it is not known or not a date."""
    if not printed or not printed.date_parts or not printed.date_parts[0]:
        return None
    year, month, day = (*printed.date_parts[0], 1, 1)[:3]
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _problem(reference: Reference, what: str, when: Date | None, today: date) -> Problem:
    parts = when.date_parts[0] if when else ()
    shown = "-".join(f"{part:02d}" for part in parts)
    return Problem(
        message=f"{reference.short} {what} {shown}, which is in the future on {today}.",
        help="take the date from the work itself",
        value=shown,
    )


RULE = ReferenceRule(
    name="future-date",
    code="REF403",
    level="error",
    confidence="high",
    summary="a reference is dated in the future",
    check=check,
)
