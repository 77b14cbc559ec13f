"""How often each rule says something about sound articles, and how long the check takes.

    python benchmarks/firing.py [--gold PATH] [--write] [--samples RULE [--most N]]

Gold is a folder ``jats`` of published manuscripts (``.txt``, ``.md``) with the ``.xml`` they were made from. Each is read,
its claims are made, and all rules run. The texts leave tables and figures out; their numbers are taken from the XML, so
that the rules about call-outs can be measured. Rules about a registry have nothing to look at here.

``--write`` puts the table into ``docs/firing-rates.md``: figures only. ``--samples`` prints what one rule says, to be
judged by eye. The day of the check is fixed, so that two runs agree.
"""

import argparse
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from curate import checking, claiming, reading
from curate.facts import Facts
from curate.report import Report
from curate.rule import Rule
from curate.rules import RULES

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "firing-rates.md"
TODAY = date(2026, 1, 1)

ABOUT_REFERENCES = frozenset({"uncited-reference", "author-spelled-differently", "author-listed-twice"})
"""Rules of other families that speak about references one by one."""

_PARSER = etree.XMLParser(recover=True, load_dtd=False, no_network=True, resolve_entities=False, huge_tree=True)
_LABEL = re.compile(r"^\s*(?:(Table)|(?:Figure|Fig\.?))\s*([A-Z]?\d+)\W*$", re.IGNORECASE)
_HEAD = """# Firing rates

<!-- Made by `python3 tasks.py bench firing --write`. -->

What each rule says about {articles} sound published articles ({claims:,} claims, {references:,} references), checked as
plain text. They were reviewed and copy-edited, so most of what an error or a warning says about them is either a slip that
was printed, or a false alarm. A rule that says something about more than a tenth of the claims, or of the references, is a
note or is wrong. Not every rule is here: those about reviews and files have nothing to look at in a published article.

| rule | level | findings | share | articles |
| --- | --- | ---: | ---: | ---: |
"""


class Checked(NamedTuple):
    """One article with what was said about it."""

    path: Path
    facts: Facts
    report: Report
    seconds: float


def articles(gold: Path) -> Iterator[Checked]:
    """Yield each article with its report."""
    for path in sorted(one for one in gold.iterdir() if one.suffix in (".txt", ".md")):
        facts = claiming.facts(reading.read(path), today=TODAY)
        tables, figures = floats(path.with_suffix(".xml"))
        facts = facts.model_copy(
            update={"outline": facts.outline.model_copy(update={"tables": tables, "figures": figures})}
        )
        start = time.perf_counter()
        report = checking.check(facts)
        yield Checked(path, facts, report, time.perf_counter() - start)


def floats(xml: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the numbers of the tables and figures that the publisher tagged with a plain label ("Table 2")."""
    tables: list[str] = []
    figures: list[str] = []
    if xml.is_file():
        for label in etree.parse(xml, _PARSER).iterfind(".//{*}label"):
            parent = label.getparent()
            kind = etree.QName(parent).localname if parent is not None else ""
            found = _LABEL.match("".join(map(str, label.itertext())))
            if found and kind in ("table-wrap", "fig"):
                (tables if found[1] else figures).append(found[2])
    return tuple(tables), tuple(figures)


def lines(checked: list[Checked]) -> Iterator[str]:
    """Yield the rows of the table, one a rule that can speak about a published article."""
    said: Counter[str] = Counter()
    where: dict[str, set[Path]] = defaultdict(set)
    for one in checked:
        for finding in one.report.findings:
            said[finding.rule] += 1
            where[finding.rule].add(one.path)
    for rule in RULES:
        if rule.registry_only or rule.scope == "settlement":
            continue
        yield (
            f"| [{rule.code} {rule.name}](rules/{rule.name}.md) | {rule.level} | {said[rule.name]:,}"
            f" | {_share(rule, said[rule.name], checked)} | {len(where[rule.name])} |"
        )


def _share(rule: Rule, findings: int, checked: list[Checked]) -> str:
    """Return how many findings there are for a hundred claims, or references."""
    about_references = rule.family == "REF" or rule.name in ABOUT_REFERENCES
    looked_at = sum(len(one.facts.references if about_references else one.facts.claims) for one in checked)
    return f"{100 * findings / looked_at:.2f} % of {'references' if about_references else 'claims'}"


def main() -> int:
    """Print the table, or samples of one rule."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT / ".." / "shared" / "gold")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--samples", metavar="RULE")
    parser.add_argument("--most", type=int, default=40)
    asked = parser.parse_args()
    folder = asked.gold / "jats"
    if not folder.is_dir():
        print(f"skipped: {folder} is not there (name the folder of gold data with --gold)")
        return 0
    checked = list(articles(folder))
    if asked.samples:
        samples = [(one.path.name, finding) for one in checked for finding in one.report.findings]
        chosen = [entry for entry in samples if asked.samples in (entry[1].rule, entry[1].code)]
        for name, finding in chosen[:: max(1, len(chosen) // asked.most)]:
            print(f"{name}: {finding.place}: {finding.message}")
        return 0
    claims = sum(len(one.facts.claims) for one in checked)
    references = sum(len(one.facts.references) for one in checked)
    page = _HEAD.format(articles=len(checked), claims=claims, references=references) + "\n".join(lines(checked)) + "\n"
    print(page.partition("\n| rule")[2].replace("](", " ").strip())
    seconds = sum(one.seconds for one in checked)
    print(f"{len(checked)} articles, {claims:,} claims, {references:,} references: checked in {seconds:.1f} s")
    if asked.write:
        PAGE.write_text(page, encoding="utf-8")
        print(f"{PAGE} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
