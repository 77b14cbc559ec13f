"""How a report is told.

Formats of findings take the report alone: one module each, with ``render(report, options) -> str``; to add one, write its
module and add a line to ``Format`` and to ``render``. Presentations are for people, and may show all that was looked at:
they take a ``Dossier``, and ``curate.presenting`` writes them, for some need the manuscript's own file.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, assert_never

if TYPE_CHECKING:  # values bring pydantic along, which a command that only lists formats does not need
    from curate.report import FailOn, Report

Format = Literal["text", "json", "sarif", "github", "junit", "markdown"]
Presentation = Literal["html", "docx", "letter"]
AnyFormat = Literal[Format, Presentation]


@dataclass(frozen=True, kw_only=True)
class Options:
    """What a reader of the report asked for; a format that has no use for an option ignores it.

    ``fail_on`` is the level from which findings fail the check. ``quiet`` leaves out everything but the findings that
    do, ``statistics`` adds counts for each rule. ``colour`` and ``width`` (columns; None: lines are never broken) are
    for the terminal.
    """

    fail_on: "FailOn" = "warning"
    quiet: bool = False
    statistics: bool = False
    colour: bool = False
    width: int | None = None


def render(name: Format, report: "Report", options: Options) -> str:
    """Return the report in the format ``name``, with a line break at its end (or "" where there is nothing to say)."""
    # Imported when chosen: a report of one format should not cost the start-up of six.
    match name:
        case "text":
            from curate.reporters import text

            return text.render(report, options)
        case "json":
            from curate.reporters import json

            return json.render(report, options)
        case "sarif":
            from curate.reporters import sarif

            return sarif.render(report, options)
        case "github":
            from curate.reporters import github

            return github.render(report, options)
        case "junit":
            from curate.reporters import junit

            return junit.render(report, options)
        case "markdown":
            from curate.reporters import markdown

            return markdown.render(report, options)
        case _:
            assert_never(name)
