"""Authors that were named in vain: the part of the citation that is meant, and the reference that comes nearest."""

from curate.citation import Cite
from curate.reference import Reference
from curate.rules.common.mentions import meant, position, shown
from curate.similarity import years_alike
from curate.survey import Printed, Survey


def in_vain(printed: Printed, survey: Survey) -> list[tuple[str, Cite | None]]:
    """Return the parts of a citation that nothing in the list answers to well enough, each as messages show it.

    A lone candidate that differs in more than one thing is no answer either.
    """
    parts: list[tuple[str, Cite | None]] = []
    for missing in printed.cited.missing:
        cite = next((cite for cite in printed.cites if cite.names and _same(cite, missing)), None)
        parts.append((shown(cite) if cite else missing, cite))
    if not parts and len(printed.cited.candidates) == 1 and len(printed.cites) == 1:
        cite = printed.cites[0]
        if meant(printed, cite, survey) is None:
            parts.append((shown(cite), cite))
    return parts


def nearest(cite: Cite | None, survey: Survey) -> Reference | None:
    """Return the reference with an author of that name, its year nearest to the cited one; None if there is none."""
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
    return cite.names[0].surname in missing and (not cite.year or cite.year in missing)
