"""A file of the registry is used by nothing.

## What it does
Names the files in ``claims/`` and ``references/`` that belong to no section and no reference of the manuscript.

## Why it matters
Somebody may go on working in a file that nothing reads. Mostly a section was renamed, or a file was copied by hand.

## What to do
Move its content to where it belongs, and delete it.

## Example
    claims/results.yaml

in a registry whose manuscript has no section of that name:

> claims/results.yaml is used by nothing: no section of this name.

## References
The registry: claims/ and references/ in the documentation of curate.
"""

from curate.facts import FileState
from curate.rule import FileRule, Problem, Said
from curate.survey import Survey


def check(file: FileState, survey: Survey) -> Said:
    """Say whether nothing uses the file."""
    del survey
    if file.orphan:
        yield Problem(
            message=f"{file.path} is used by nothing: {file.orphan}.",
            help="move its content to where it belongs, and delete it",
        )


RULE = FileRule(
    name="orphan-file",
    code="REG202",
    level="warning",
    confidence="high",
    summary="a file of the registry is used by nothing",
    registry_only=True,
    check=check,
)
