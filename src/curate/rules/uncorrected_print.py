"""An entry was corrected in the registry, and the manuscript's list still prints the old value.

## What it does
Tells of a reference whose item was corrected (by `curate fix`) while the string that the manuscript prints has the old value.

## Why it matters
The registry is right and the manuscript is not: readers follow what is printed.

## What to do
Put the corrected entry into the manuscript, and import it again: `curate export --format ris` (or bibtex, biblatex, csl) writes the
registry's reference list, with its corrections, for a reference manager; `--format bibliography --style STYLE` as text.

## Example
    item: {page: 101-109}     corrections: page, printed "101-119", corrected "101-109" (crossref)
    Berg T, Ito K. Late relapse of tumours in childhood. J Tests. 2019;4(1):101-119.

> [1] Berg 2019 was corrected, and is printed otherwise: page "101-119" instead of "101-109" (Crossref).

## References
ICMJE Recommendations, IV.A.3.g.
"""

import re

from curate.correction import Correction
from curate.record import NAMES
from curate.reference import Reference
from curate.rule import Problem, ReferenceRule, Said
from curate.survey import Survey

_DASH = re.compile(r"\s*[‐-―−-]\s*")


def check(reference: Reference, survey: Survey) -> Said:
    """Say which corrected values the printed string does not have."""
    del survey
    old = [one for one in reference.corrections if one.printed and not _prints(reference.string, one.corrected)]
    if old:
        yield Problem(
            message=f"{reference.short} was corrected, and is printed otherwise: {'; '.join(map(_told, old))}.",
            help="put the corrected entry into the manuscript, and import it again",
            value=" ".join(one.corrected for one in old),
        )


def _told(one: Correction) -> str:
    sources = " and ".join(name for source, name in NAMES.items() if source in one.sources)
    return f'{one.field} "{one.printed}" instead of "{one.corrected}" ({sources})'


def _prints(string: str, value: str) -> bool:
    return _DASH.sub("-", value).casefold() in _DASH.sub("-", string).casefold()


RULE = ReferenceRule(
    name="uncorrected-print",
    code="RES121",
    level="note",
    confidence="high",
    summary="an entry was corrected in the registry, and the manuscript prints the old value",
    needs=("references",),
    registry_only=True,
    check=check,
)
