"""The page of each rule, and the table of all rules, in Markdown, as they stand in ``docs/rules``."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from curate.rule import Rule
from curate.rules import RULES, documentation, title
from curate.rules.examples import Case, Examples

FAMILIES = {
    "CIT": "Citations: what is cited in the text, against the reference list",
    "AUT": "Authors: names in the text and in the list",
    "REF": "References: each entry, and the list as a whole",
    "RES": "Records: each reference against what the authorities say about it",
    "INT": "Integrity: retractions, concerns, corrections and other notices",
    "TOP": "Topic: is the source about what the claim says",
    "EVD": "Evidence: does the source say so, and is it the kind of source that can",
    "REG": "Registry: files, reviews and suppressions",
}
_SCOPES = {
    "claim": "each claim",
    "reference": "each reference",
    "manuscript": "the manuscript as a whole",
    "file": "each file of the registry",
    "settlement": "suppressions and reviews",
}
_MADE = "<!-- Made by `python3 tasks.py docs` from the rule and its examples: change them, not this page. -->"
_ROW = re.compile(r"^\| \[[A-Z]{3}\d{3} (?P<name>[\w-]+)\]\([^)]*\) \|(?P<cells>.*)\|$", re.MULTILINE)


class Rate(NamedTuple):
    """How often a rule fires on sound articles, as `benchmarks/firing.py` printed it."""

    findings: str
    share: str
    articles: str


def rates(table: str) -> dict[str, Rate]:
    """Return the firing rates by rule from the Markdown of ``docs/firing-rates.md``."""
    found = {}
    for row in _ROW.finditer(table):
        cells = [cell.strip() for cell in row["cells"].split("|")]
        found[row["name"]] = Rate(cells[1], cells[2], cells[3])
    return found


def index() -> str:
    """Return the table of all rules."""
    lines = ["# Rules", "", _MADE, "", "`curate rule NAME` prints the page of a rule."]
    for family, what in FAMILIES.items():
        lines += ["", f"## {what}", "", "| rule | level | confidence | what it finds |", "| --- | --- | --- | --- |"]
        lines += [
            f"| [{rule.code} {rule.name}]({rule.name}.md) | {rule.level} | {rule.confidence} | {rule.summary} |"
            for rule in RULES
            if rule.family == family
        ]
    return "\n".join(lines) + "\n"


def page(rule: Rule, examples: Examples, rate: Rate | None) -> str:
    """Return the page of a rule."""
    parts = [
        f"# {rule.name} ({rule.code})",
        _MADE,
        title(rule),
        f"Level: **{rule.level}**. Confidence: **{rule.confidence}**. It looks at {_SCOPES[rule.scope]}.{_needs(rule)}",
        documentation(rule),
        "## Tested examples",
        *_shown(examples),
        "## Firing rate",
        _fired(rate),
    ]
    return "\n\n".join(parts) + "\n"


def _needs(rule: Rule) -> str:
    told = " It applies to a registry only." if rule.registry_only else ""
    if rule.needs:
        told += f" Without {' and '.join(need.replace('-', ' ') for need in rule.needs)} it is *not evaluated*."
    return told


def _shown(examples: Examples) -> Iterator[str]:
    for case in examples.bad:
        yield _block(examples, case)
        yield "\n".join(f"> {said}" for said in case.says)
    yield "Nothing is said about:"
    for case in examples.good:
        yield _block(examples, case)


def _block(examples: Examples, case: Case) -> str:
    if case.facts:
        settings = f"```toml\n{case.settings.strip()}\n```\n\n" if case.settings else ""
        return f"{settings}```yaml\n{case.facts.strip()}\n```"
    return f"```text\n{examples.manuscript(case).strip()}\n```"


def _fired(rate: Rate | None) -> str:
    if rate is None:
        return "Not measured on published articles: it looks at what they do not have."
    return (
        f"On sound published articles it says something about {rate.share}: {rate.findings} findings in {rate.articles}"
        " articles. See [firing rates](../firing-rates.md)."
    )
