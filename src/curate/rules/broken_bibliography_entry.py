"""An entry of the bibliography file breaks off.

## What it does
Tells of a cited entry of a BibTeX file of which something could not be read: a brace or a quote that is never closed, a field without a
value, an entry that runs into the next one. What was read up to there stands in the reference; the other entries of the file are whole.

## Why it matters
LaTeX and pandoc stop at such an entry, or print it without the fields behind the break. Here those fields would seem to be missing
from the reference.

## What to do
Look at the line that is named, and at the one before it, for a brace, a quote or a comma that is missing or too much.

## Example
    @article{berg2019,
      author = {Berg, T},
      title = {Late {relapse},
      year = 2019
    }

> [1] Berg: the entry cannot be read from line 3 on: "title = {Late {relapse},".

## References
Oren Patashnik, BibTeXing, http://mirrors.ctan.org/biblio/bibtex/base/btxdoc.pdf.
"""

from curate.reference import Reference
from curate.rule import Problem, ReferenceRule, Said
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say where the entry of a reference breaks off."""
    del survey
    if unread := reference.item.unread:
        line, _, text = unread.partition(": ")
        what = f'cannot be read from {line} on: "{text}"' if text else f"is never closed (up to {line})"
        yield Problem(
            message=f"{reference.short}: the entry {what}.",
            help="look there, and in the line before, for a brace, a quote or a comma that is missing or too much",
            value=text,
        )


RULE = ReferenceRule(
    name="broken-bibliography-entry",
    code="REF204",
    level="error",
    confidence="high",
    summary="an entry of the bibliography file breaks off",
    check=check,
)
