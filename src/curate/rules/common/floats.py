"""Tables and figures against their call-outs: what the rules about them share."""

import re
from collections.abc import Iterator

from curate.enumerating import enumerate_words
from curate.outline import Callout
from curate.rule import Problem
from curate.survey import Survey

Kind = str
KINDS: tuple[Kind, ...] = ("table", "figure")

_PANEL = re.compile(r"^(\d+)\s*[-–,.]?\s*\(?[a-z]\)?$")


def bare(label: str) -> str:
    """Return the number of a table or figure without its panel: "2b" and "2(B)" give "2"."""
    folded = label.strip(" .:").casefold()
    panel = _PANEL.match(folded)
    return panel.group(1) if panel else folded


def labels(survey: Survey, kind: Kind) -> tuple[str, ...]:
    """Return the numbers of the manuscript's tables or figures, in their order; those without one are left out."""
    outline = survey.facts.outline
    return tuple(bare(label) for label in (outline.tables if kind == "table" else outline.figures) if label)


def callouts(survey: Survey, kind: Kind) -> Iterator[tuple[Callout, str]]:
    """Return the call-outs of tables or figures with their numbers, in the order of the text."""
    return ((callout, bare(callout.number)) for callout in survey.facts.outline.callouts if callout.kind == kind)


def absent(survey: Survey, kind: Kind) -> Iterator[Problem]:
    """Return the problem of every number that is called out and absent, at its first call-out.

    A number with letters ("S1", "A.2") belongs to a supplement or appendix, unless this file has some of the kind.
    """
    there = labels(survey, kind)
    letters = any(not label.isdecimal() for label in there)
    seen: set[str] = set()
    for callout, label in callouts(survey, kind):
        if label in there or label in seen or not (label.isdecimal() or letters):
            continue
        seen.add(label)
        yield Problem(
            message=f'"{callout.exact}" is called out, but the manuscript has {_listed(there, kind)}.',
            help=f"add the {kind}, or correct the number",
            value=label,
            place=place(callout),
            at=callout.location,
        )


def uncalled(survey: Survey, kind: Kind) -> Iterator[Problem]:
    """Return the problem of every table or figure that is never called out."""
    called = {label for _, label in callouts(survey, kind)}
    for label in dict.fromkeys(labels(survey, kind)):
        if label not in called:
            shown = f"{kind.capitalize()} {label}"
            yield Problem(
                message=f"{shown} is never called out in the text.",
                help=f"call it out where its content is discussed, or take the {kind} out",
                value=label,
                place=shown,
            )


def place(callout: Callout) -> str:
    """Return where a call-out stands, as a person would say it."""
    return ", ".join(filter(None, (callout.section, f"paragraph {callout.paragraph}" if callout.paragraph else "")))


def _listed(there: tuple[str, ...], kind: Kind) -> str:
    shown = [f"{kind.capitalize()} {label}" for label in dict.fromkeys(there)]
    if len(shown) > 3:
        return f"{len(shown)} {kind}s, the last one {shown[-1]}"
    return enumerate_words(shown)
