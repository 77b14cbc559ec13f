"""Authors that were named in vain: the part of the citation that is meant, and the reference that comes nearest."""

from collections.abc import Iterator

from curate.citation import Cite
from curate.printed import Printed
from curate.reference import Reference
from curate.rule import Problem
from curate.rules.common.mentions import fits, meant, position, shown
from curate.similarity import years_alike
from curate.survey import Survey


def in_vain(printed: Printed, survey: Survey, told: str, what_to_do: str) -> Iterator[Problem]:
    """Return a problem for each part of a citation that nothing in the list answers to; ``told`` goes on behind the part."""
    for missing, cite in _unanswered(printed, survey):
        near = _nearest(cite, survey)
        yield Problem(
            message=f'"{missing}" {told}{f"; the nearest is {near.short}" if near else ""}.',
            help=what_to_do,
            value=missing,
            at=printed.cited.location,
            related=(near,) if near else (),
        )


def _unanswered(printed: Printed, survey: Survey) -> list[tuple[str, Cite | None]]:
    """Return the parts of a citation that nothing in the list answers to well enough, each as messages show it.

    Candidates of which none fits, and a lone one that differs in more than one thing, are no answer either.
    """
    parts: list[tuple[str, Cite | None]] = []
    for missing in printed.cited.missing:
        cite = next((cite for cite in printed.cites if cite.names and _same(cite, missing)), None)
        parts.append((shown(cite) if cite else missing, cite))
    if not parts and printed.cited.candidates and len(printed.cites) == 1 and printed.cites[0].names:
        cite = printed.cites[0]
        candidates = list(survey.references(printed.cited.candidates))
        several = printed.cited.form == "author-mention" and len(candidates) > 1
        if meant(printed, cite, survey) is None and not several and not any(fits(ref, cite) for ref in candidates):
            parts.append((shown(cite), cite))
    return parts


def _nearest(cite: Cite | None, survey: Survey) -> Reference | None:
    """Return the reference with an author of that name, the first one and of the cited year rather than others, or None."""
    if cite is None:
        return None
    year = int(cite.year[:4]) if cite.year and cite.year[:4].isdecimal() else None
    known = [
        (place == 0, years_alike(year, reference.item.year), -reference.n, reference)
        for reference in survey.with_author(cite.names[0].surname)
        if (place := position(reference, cite.names[0])) is not None
    ]
    return max(known, key=lambda entry: entry[:3])[3] if known else None


def _same(cite: Cite, missing: str) -> bool:
    return cite.names[0].surname in missing and (not cite.year or cite.year in missing)
