"""The reference that somebody may have meant who named an author in vain."""

from curate.citation import Cite
from curate.reference import Reference
from curate.rules.common.mentions import position
from curate.similarity import years_alike
from curate.survey import Printed, Survey


def nearest(missing: str, printed: Printed, survey: Survey) -> Reference | None:
    """Return the reference with an author of that name, its year nearest to the cited one; None if there is none.

    ``missing`` is the part of the printed citation that nothing in the list answers to.
    """
    cite = next((cite for cite in printed.cites if cite.names and _same(cite, missing)), None)
    if cite is None:
        return None
    year = int(cite.year[:4]) if cite.year and cite.year[:4].isdecimal() else None
    known = [
        (years_alike(year, reference.item.year), -place, -reference.n, reference)
        for reference in survey.with_author(cite.names[0].surname)
        if (place := position(reference, cite.names[0])) is not None
    ]
    return max(known, key=lambda entry: entry[:3])[3] if known else None


def _same(cite: Cite, missing: str) -> bool:
    return cite.exact in missing or missing in cite.exact or cite.names[0].surname in missing
