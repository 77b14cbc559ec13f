"""A reference is to something that readers cannot get.

## What it does
Finds references that are said to be submitted, unpublished, in preparation, or a personal communication.

## Why it matters
Nobody can check what the work says. Journals ask that such sources are named in the text with the permission of their
authors, and not in the list.

## What to do
Cite a published work or a preprint, or name the source in the text.

## Example
    Berg T. Late relapse. Manuscript in preparation. 2019.

> [1] Berg 2019 is said to be "Manuscript in preparation".

## References
ICMJE Recommendations, IV.A.3.g: avoid citing a "personal communication".
"""

import re

from curate.reference import Reference
from curate.rule import Problem, ReferenceRule, Said
from curate.survey import Survey

_UNPUBLISHED = re.compile(
    r"\b(?:manuscript |article |paper )?(?:submitted(?: for publication| manuscript)?|in preparation|under review)\b"
    r"(?=\s*(?:[.;,)\]]|\d{4}|$))|\bpersonal communication\b|\bunpublished (?:data|manuscript|observations?|results|work)\b",
    re.IGNORECASE,
)


def check(reference: Reference, survey: Survey) -> Said:
    """Say whether the reference is to something unpublished."""
    del survey
    item = reference.item
    if item.doi or item.pmid or item.pmcid:
        return
    text = reference.string.replace(item.title, " ") if item.title else reference.string
    if said := _UNPUBLISHED.search(text) or _UNPUBLISHED.search(item.status or ""):
        yield Problem(
            message=f'{reference.short} is said to be "{said.group()}".',
            help="cite a published work or a preprint, or name the source in the text",
            value=said.group().casefold(),
        )


RULE = ReferenceRule(
    name="unpublished-source",
    code="REF407",
    level="note",
    confidence="medium",
    summary="a reference is to something that readers cannot get",
    check=check,
)
