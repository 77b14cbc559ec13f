"""The manuscript cites in more than one style.

## What it does
Compares the shape of every citation (numbers in square brackets, in round brackets, raised; author and year; keys) with
the shape that most of them have. Up to five odd ones are named one by one, more are counted together. An author and
year beside a number is left alone.

## Why it matters
A citation in another style is often left over from another draft or another author, and its number or name may belong
to another list.

## What to do
Bring the citation into the style of the manuscript, and check that it points at the right reference.

## Example
In a manuscript that cites [1], [2] and [3]:

    Later trials disagree (Cole et al., 2021).

> "Cole et al., 2021" cites by author and year, but the manuscript cites by numbers in square brackets (3 times).

## References
ICMJE Recommendations, IV.A.3.g.
"""

from collections import defaultdict

from curate.printed import STYLES, Printed
from curate.rule import ManuscriptRule, Problem, Said, targets
from curate.survey import Survey

FEW = 5
HELP = "bring it into the style of the manuscript, and check that it points at the right reference"


def check(survey: Survey) -> Said:
    """Say which citations are in another style than most."""
    looks: dict[str, list[Printed]] = defaultdict(list)
    for printed in survey.printed:
        if printed.cited.form in STYLES:
            looks[look(printed)].append(printed)
    if len(looks) < 2:
        return
    usual = max(looks, key=lambda name: len(looks[name]))
    for name, odd in looks.items():
        lonely = [printed for printed in odd if not _beside_a_number(printed, survey)]
        if name == usual or not lonely:
            continue
        if len(lonely) > FEW:
            yield Problem(
                message=f"The manuscript cites by {usual} {len(looks[usual])} times, and by {name} {len(lonely)} times,"
                f' first in "{lonely[0].cited.exact}".',
                help=HELP,
                value=name,
                at=lonely[0].cited.location,
                subject=lonely[0].claim,
            )
            continue
        for printed in lonely:
            yield Problem(
                message=f'"{printed.cited.exact}" cites by {name}, but the manuscript cites by {usual}'
                f" ({len(looks[usual])} times).",
                help=HELP,
                value=targets(printed, survey),
                at=printed.cited.location,
                subject=printed.claim,
            )


def look(printed: Printed) -> str:
    """Return the shape of a citation in words."""
    match printed.cited.form:
        case "superscript":
            return "raised numbers"
        case "numeric":
            return "numbers in round brackets" if printed.cited.exact.startswith("(") else "numbers in square brackets"
        case "key":
            return "keys"
        case _:
            return "author and year"


def _beside_a_number(printed: Printed, survey: Survey) -> bool:
    """Return whether an author-year citation stands in a sentence that also cites by number."""
    if printed.cited.form != "author-year":
        return False
    return any(other.cited.form in {"numeric", "superscript"} for other in survey.of(printed.claim))


RULE = ManuscriptRule(
    name="mixed-citation-styles",
    code="CIT109",
    level="note",
    confidence="medium",
    summary="the manuscript cites in more than one style",
    check=check,
)
