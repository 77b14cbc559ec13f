"""A reference stands at the wrong place of an alphabetical list.

## What it does
Where the manuscript cites by author and year and at least nine in ten references are in alphabetical order of their
first author, names those that are not. Surnames may be sorted letter by letter or word by word, with their particles or
without.

## Why it matters
Style only: readers look for a name at its place in the alphabet, and may miss it.

## What to do
Move the reference to its place.

## Example
    Adams R, …
    Berg T, …
    Ito K, …
    Cole P, …
    Okafor N, …

> [3] Ito 2020 stands before [4] Cole 2021 in an alphabetical list.

## References
APA Publication Manual, 7th edition, 9.44.
"""

import unicodedata

from curate.reference import Reference
from curate.rule import ManuscriptRule, Problem, Said
from curate.rules.common.ordering import CONVENTIONS, Convention, out_of_order, sort_key
from curate.survey import Survey

FEWEST = 4


def check(survey: Survey) -> Said:
    """Say which references are not in alphabetical order."""
    references = survey.facts.references
    if survey.style != "author-year" or len(references) < FEWEST:
        return
    ways = (_moved(references, convention, apart=apart) for convention in CONVENTIONS for apart in (False, True))
    moved, keys = min(ways, key=lambda one: len(one[0]))
    if len(moved) > max(1, len(references) // 10):
        return
    for at in sorted(moved):
        neighbour = references[at - 1] if at and keys[at - 1] > keys[at] else references[min(at + 1, len(keys) - 1)]
        side = "behind" if neighbour.n < references[at].n else "before"
        yield Problem(
            message=f"{references[at].short} stands {side} {neighbour.short} in an alphabetical list.",
            help="move it to its place in the alphabet",
            subject=references[at],
            related=(neighbour,),
        )


def _moved(references: tuple[Reference, ...], convention: Convention, *, apart: bool) -> tuple[set[int], list[str]]:
    """Return what would have to move for the list to be in order by this convention, and what it sorts by.

    With ``apart`` each script has an alphabet of its own, one behind the other, as in "Zhang …" before "Берг …".
    """
    keys = [sort_key(reference, convention) for reference in references]
    if apart:
        scripts = [_script(reference) for reference in references]
        ranks = {script: rank for rank, script in enumerate(dict.fromkeys(scripts))}
        keys = [f"{ranks[script]:03}{key}" for script, key in zip(scripts, keys, strict=True)]
    order = {key: at for at, key in enumerate(sorted(set(keys)))}
    return out_of_order([order[key] for key in keys]), keys


def _script(reference: Reference) -> str:
    """Return the script of the first letter that is printed: "LATIN", "CYRILLIC", "CJK"."""
    letter = next(filter(str.isalpha, reference.string), "")
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""


RULE = ManuscriptRule(
    name="unsorted-reference-list",
    code="REF307",
    level="note",
    confidence="medium",
    summary="a reference stands at the wrong place of an alphabetical list",
    check=check,
)
