"""A work was read before it was published.

## What it does
Compares the date of access with the date of publication, as far as both are given.

## Why it matters
One of the two dates is wrong, or the page was updated after it was read, and may say something else now.

## What to do
Read the page again, and give the dates of that version.

## Example
    Ministry of Tests. Annual report. 2021. https://tests.example.org (accessed 3 May 2019)

> [1] Ministry of Tests 2021 was accessed on 2019-05-03, before its date of publication, 2021.

## References
National Library of Medicine, Citing Medicine, 2nd edition, chapter 25: web sites.
"""

from curate.reference import Date, Reference
from curate.rule import Problem, ReferenceRule, Said
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say whether the work was read before it was published."""
    del survey
    issued, accessed = _parts(reference.item.issued), _parts(reference.item.accessed)
    if issued and accessed and accessed[: len(issued)] < issued[: len(accessed)]:
        yield Problem(
            message=f"{reference.short} was accessed on {_shown(accessed)}, before its date of publication,"
            f" {_shown(issued)}.",
            help="read the page again, and give the dates of that version",
            value=f"{_shown(accessed)} {_shown(issued)}",
        )


def _parts(printed: Date | None) -> tuple[int, ...]:
    return printed.date_parts[0] if printed and printed.date_parts else ()


def _shown(parts: tuple[int, ...]) -> str:
    return "-".join(f"{part:02d}" for part in parts)


RULE = ReferenceRule(
    name="access-before-issue",
    code="REF404",
    level="warning",
    confidence="medium",
    summary="a work was read before it was published",
    check=check,
)
