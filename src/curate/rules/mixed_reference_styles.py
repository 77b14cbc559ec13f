"""The references are not printed in one style.

## What it does
Compares a few features of the printed journal articles: quotation marks around the title, words or signs for volume and
issue ("vol. 12, no. 3" or "12(3)"), where the year stands, how the DOI is introduced, and after how many authors the
list is cut with "et al.". For each feature it tells the usual form and names the references that have another.

## Why it matters
Style only; but a reference in another style was often added later or copied from elsewhere, and deserves a look.

## What to do
Print all references in the style of the journal, best with a reference manager.

## Example
    1. Berg T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2019;4(1):1-9.
    2. Ito K, Berg T, Okafor N. Early signs of relapse after surgery. J Tests. 2020;5(2):10-19.
    3. Cole P, Lindqvist A. “Doses of the antibody and their effects.” J Tests, vol. 6, no. 3, 2021, pp. 20–29.
    4. Okafor N, Adams R, Berg T. Pain during infusion of the antibody. J Tests. 2022;7(4):30-39.

> 3 of 4 references give the title without quotation marks, 1 gives the title in quotation marks: [3] Cole 2021.

## References
National Library of Medicine, Citing Medicine, 2nd edition.
"""

import re
from collections import defaultdict
from collections.abc import Callable

from curate.reference import Reference
from curate.rule import ManuscriptRule, Problem, Said
from curate.survey import Survey, named

FEWEST = 4
"""References that must show a feature before one of its forms can be called usual."""
SHARE = 0.6
"""Share of them that the usual form must have."""

_QUOTED = re.compile(r"[“\"«„].{12,}?[”\"»“]")
_WORDY = re.compile(r"\bvol\.?\s*\d|\bno\.\s*\d|\bvolume\s+\d", re.IGNORECASE)
_TERSE = re.compile(r"\d\s*\([^)]{1,12}\)\s*[:,]|\d;\s*\d|\d:\s*[a-z]{0,2}\d", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d[a-z]?\b")
_DOI = re.compile(r"(https?://(?:dx\.)?doi\.org/|doi\.org/|doi:?\s?)?10\.\d{4,9}/", re.IGNORECASE)


def check(survey: Survey) -> Said:
    """Say which references are printed in another style than most."""
    articles = [ref for ref in survey.facts.references if ref.item.type == "article-journal"]
    for feature in _FEATURES:
        forms: dict[str, list[Reference]] = defaultdict(list)
        for reference in articles:
            if form := feature(reference):
                forms[form].append(reference)
        total = sum(map(len, forms.values()))
        if len(forms) < 2 or total < FEWEST:
            continue
        usual = max(forms, key=lambda form: len(forms[form]))
        if len(forms[usual]) < SHARE * total:
            continue
        for form, odd in forms.items():
            if form != usual:
                yield Problem(
                    message=f"{len(forms[usual])} of {total} references give {usual}, {len(odd)}"
                    f" {'gives' if len(odd) == 1 else 'give'} {form}: {named(tuple(odd))}.",
                    help="print all references in the style of the journal",
                    value=form,
                    place="reference list",
                    at=survey.facts.references[0].location,
                )


def _title(reference: Reference) -> str:
    if not reference.item.title:
        return ""
    return "the title in quotation marks" if _QUOTED.search(reference.string) else "the title without quotation marks"


def _volume(reference: Reference) -> str:
    if _WORDY.search(reference.string):
        return '"vol." or "no." before the numbers'
    return "volume and pages by signs" if _TERSE.search(reference.string) else ""


def _year(reference: Reference) -> str:
    title = (reference.item.title or "")[:20]
    at = reference.string.find(title) if title else -1
    years = [match.start() for match in _YEAR.finditer(reference.string)]
    if at <= 0 or not years:
        return ""
    return "the year before the title" if years[0] < at else "the year behind the journal"


def _doi(reference: Reference) -> str:
    match = _DOI.search(reference.string)
    if not match:
        return ""
    label = (match.group(1) or "").casefold()
    if "org" in label:
        return "the DOI as an address"
    return 'the DOI behind "doi:"' if label else "the DOI without a label"


def _authors(reference: Reference) -> str:
    if not reference.item.et_al:
        return ""
    listed = len(reference.item.author)
    return f'"et al." after {listed} author{"s" * (listed > 1)}'


_FEATURES: tuple[Callable[[Reference], str], ...] = (_title, _volume, _year, _doi, _authors)

RULE = ManuscriptRule(
    name="mixed-reference-styles",
    code="REF401",
    level="note",
    confidence="medium",
    summary="the references are not printed in one style",
    check=check,
)
