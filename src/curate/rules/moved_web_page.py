"""A web page that is cited stands at another address, or shows another title.

## What it does
Tells where the address of a page leads elsewhere (beyond http or https, "www." and a slash at the end), and where the page
shows a title that has next to nothing of the words that the entry prints. Pages that are closed to programs show no title
of their own, and works that a DOI or another identifier leads to are left alone.

## Why it matters
Sites that are built anew often send all old addresses to their front page: the page seems to be there, and what was
cited is not.

## What to do
Look whether it is still the page that was cited. If it is, cite the new address, with the day of access; else cite an archived copy
(https://web.archive.org).

## Example
    Ministry of Tests. Annual report on tests. 2019. https://tests.example.org/report. Accessed 3 May 2024.

> The address https://tests.example.org/report of [1] Ministry of Tests 2019 leads to https://tests.example.org/, which shows the
> title "Welcome".

## References
National Library of Medicine, Citing Medicine, 2nd edition, chapter 25: web sites; Klein M. et al., Scholarly context not found:
one in five articles suffers from reference rot, PLoS ONE 2014, https://doi.org/10.1371/journal.pone.0115253.
"""

import re

from curate.reference import Reference
from curate.rule import Problem, ReferenceRule, Said
from curate.similarity import fold
from curate.survey import Survey

_LONG = 4  # letters of a word that tells titles apart
_FEWEST = 2  # such words that a title needs to be compared


def check(reference: Reference, survey: Survey) -> Said:
    """Say where the address of a page leads, or what it shows, where that is not what is printed."""
    for given in survey.assessment(reference).given:
        if not given.identifier.startswith("url:") or given.outcome != "agrees":
            continue
        url = given.identifier.removeprefix("url:")
        for record in (one for one in given.records if one.source == "web"):
            title = "" if record.types else (record.item.title or "")
            where = record.item.url or url
            moved, other = _bare(where) != _bare(url), _is_other(title, reference)
            shows = f'shows the title "{title}"'
            if moved:
                yield _problem(
                    f"The address {url} of {reference.short} leads to {where}{f', which {shows}' if title else ''}.",
                    where,
                )
            elif other:
                yield _problem(f"The page {url} of {reference.short} {shows}, and the entry has nothing of it.", title)


def _problem(message: str, value: str) -> Problem:
    return Problem(
        message=message,
        help="look whether it is still the page that was cited; cite the address where it stands now, or an archived copy",
        value=value,
    )


def _bare(url: str) -> str:
    """Return an address without what makes no difference."""
    return re.sub(r"^https?://(?:www\.)?", "", url.partition("#")[0], flags=re.IGNORECASE).rstrip("/").casefold()


def _is_other(title: str, reference: Reference) -> bool:
    """Return whether a page's title shares none of its longer words with the entry."""
    words = {word for word in fold(title).split() if len(word) >= _LONG}
    printed = set(
        fold(f"{reference.string} {reference.item.title or ''} {reference.item.container_title or ''}").split()
    )
    return len(words) >= _FEWEST and not words & printed


RULE = ReferenceRule(
    name="moved-web-page",
    code="RES123",
    level="note",
    confidence="medium",
    summary="a web page that is cited leads elsewhere, or shows another title",
    needs=("references", "records"),
    check=check,
)
