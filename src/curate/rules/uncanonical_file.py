"""A file of the registry is not in canonical form.

## What it does
Writes every file anew in memory, and compares it with the file on disk. Comments are kept.

## Why it matters
Style only: the next import rewrites the file, and its diff then shows changes that nobody made.

## What to do
Run ``curate import`` again, or format the file as the documentation says.

## Example
    n: 1
    id: ito-2020

instead of ``id`` first:

> references/ito-2020.yaml is not in canonical form.

## References
The registry: claims/ and references/ in the documentation of curate.
"""

from curate.facts import FileState
from curate.rule import FileRule, Problem, Said
from curate.survey import Survey


def check(file: FileState, survey: Survey) -> Said:
    """Say whether the file is not in canonical form."""
    del survey
    if not file.canonical:
        yield Problem(
            message=f"{file.path} is not in canonical form.",
            help="run `curate import` again, which writes it so",
        )


RULE = FileRule(
    name="uncanonical-file",
    code="REG203",
    level="note",
    confidence="high",
    summary="a file of the registry is not in canonical form",
    registry_only=True,
    check=check,
)
