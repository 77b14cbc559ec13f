"""One journal is printed under several names.

## What it does
Finds journals that are given in full in one reference and abbreviated in another, or with and without full stops or a
place ("Front Oncol", "Front. Oncol.", "Frontiers in Oncology"). Names are compared word by word, and with a table of some
15,000 journals, which knows that "PNAS" is "Proc Natl Acad Sci USA", and that "Mol Cell" and "Mol Cells" are two. A leading "The" is no
difference, nor is the name that a journal bore in the year of the work ("Br Med J" until 1988, "BMJ" since).

## Why it matters
Style only; but it shows references that were copied from different places.

## What to do
Use the abbreviation of the NLM Catalog throughout, or the full name throughout.

## Example
    1. Berg T. Late relapse of tumours. J Clin Tests. 2019;4(1):1-9.
    2. Ito K. Early signs of relapse. Journal of Clinical Tests. 2020;5(2):10-19.

> "Journal of Clinical Tests" in [2] Ito 2020 is "J Clin Tests" in [1] Berg 2019.

## References
ISO 4; NLM Catalog: https://www.ncbi.nlm.nih.gov/nlmcatalog/journals
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from curate import journals
from curate.reference import Reference
from curate.rule import ManuscriptRule, Problem, Said
from curate.similarity import fold
from curate.survey import Survey, named

_PLACE = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*$")
_SMALL = frozenset(
    ("a", "an", "and", "de", "der", "des", "die", "for", "fur", "in", "la", "le", "of", "on", "the", "und", "y")
)


def check(survey: Survey) -> Said:
    """Say which journals have several names."""
    by_name: dict[str, list[Reference]] = defaultdict(list)
    printed: dict[str, str] = {}
    for reference in survey.facts.references:
        if reference.item.type == "article-journal" and reference.item.container_title:
            name = " ".join(reference.item.container_title.split())
            by_name[printed.setdefault(name.casefold().removeprefix("the "), name)].append(reference)
    usual_name: dict[str, str] = {}
    for a, b in _pairs(sorted(by_name, key=lambda name: -len(by_name[name]))):
        usual_name.setdefault(b, usual_name.get(a, a))
    for rarer, usual in usual_name.items():
        if _renamed(rarer, by_name[rarer], usual, by_name[usual]):
            continue
        yield Problem(
            message=f'"{rarer}" in {named(tuple(by_name[rarer]), 3)} is "{usual}" in {named(tuple(by_name[usual]), 3)}.',
            help="print the journal in one way throughout",
            value=" / ".join(sorted((rarer, usual))),
            subject=by_name[rarer][0],
            related=(by_name[usual][0],),
        )


def _renamed(one: str, ones: list[Reference], other: str, others: list[Reference]) -> bool:
    """Return whether each work is cited from the journal by the name that it bore then: "Br Med J" 1975, "BMJ" 2005."""
    first, second = journals.era(one), journals.era(other)
    return (
        first != second
        and all(era is not None for era in (first, second))
        and all(
            era[0] - 1 <= reference.item.year <= era[1] + 1 if era and reference.item.year else False
            for era, references in ((first, ones), (second, others))
            for reference in references
        )
    )


def _pairs(names: list[str]) -> Iterator[tuple[str, str]]:
    """Return pairs of names of one journal. They are compared where their words begin alike, or where both are known."""
    groups: dict[str | int, list[str]] = defaultdict(list)
    for name in names:
        words = _words(name)
        if words:
            groups[" ".join(word[0] for word in words)].append(name)
        for journal in journals.journals(name):
            groups[journal].append(name)
    for group in groups.values():
        yield from ((a, b) for a, b in combinations(group[:50], 2) if _one_journal(a, b))


def _one_journal(a: str, b: str) -> bool:
    """Return whether two names differ in print only: stops and place, one abbreviates the other, or both are known as one's.

    "Mol Cell" and "Mol Cells" are two journals: a word must be cut by more than a letter to count as abbreviated.
    """
    words_a, words_b = _words(a), _words(b)
    if _PLACE.search(a) and _PLACE.search(b) and words_a == words_b:
        return False  # "Medicine (Baltimore)" and "Medicine (Madrid)"
    if words_a == words_b:
        return True
    known = journals.same(a, b)
    if known is not None:
        return known
    return len(words_a) > 1 and len(words_a) == len(words_b) and all(map(_one_word, words_a, words_b))


def _one_word(a: str, b: str) -> bool:
    """Return whether two words are one, or one cuts the other short ("clin", "clinical"; "natl", "national")."""
    short, long = sorted((a, b), key=len)
    if a == b:
        return True
    if long.startswith(short) and len(long) - len(short) > 1:
        return len(short) > 1 or long == "journal"
    rest = iter(long)
    return (
        3 < len(short) < 6 and short[0] == long[0] and short[-1] == long[-1] and all(letter in rest for letter in short)
    )


def _words(name: str) -> list[str]:
    return [word for word in fold(_PLACE.sub("", name)).split() if word not in _SMALL]


RULE = ManuscriptRule(
    name="mixed-journal-names",
    code="REF402",
    level="note",
    confidence="medium",
    summary="one journal is printed under several names",
    check=check,
)
