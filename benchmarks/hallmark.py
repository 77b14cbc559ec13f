"""HALLMARK in the closed world of its valid works: which entries are told of, and as what.

    python benchmarks/hallmark.py [--gold PATH] [--show N]

``fabricated/dev_public.jsonl`` (Patrik et al., MIT): entries that are valid or have one of 14 defects. The works that exist are those of
``valid_entries.jsonl`` and the valid entries themselves: a DOI that none of them has is unknown, and a search brings the
nearest of them. An entry is detected where a rule RES says anything but that a DOI could be added. In this world nothing
else exists, so figures say how well differences are told, not how well Crossref would be searched.
"""

import argparse
import json
from collections import Counter, defaultdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from curate.assessing import SEARCH, given
from curate.bibliography.lists import bibtex
from curate.checking import check
from curate.facts import Facts
from curate.recognising.indexing import Index, index
from curate.record import Lookup, Record
from curate.reference import Item, Reference

ROOT = Path(__file__).parents[1]
NO_ALARM = {"identifier-not-given", "published-preprint"}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold")
    parser.add_argument("--show", type=int, default=0, help="print so many misses and false alarms")
    options = parser.parse_args()
    folder = options.gold / "fabricated"
    entries = read(folder / "dev_public.jsonl")
    valid = [*read(folder / "valid_entries.jsonl"), *(one for one in entries if one["label"] == "VALID")]
    works = {title_key(one["fields"]): record(n, one["fields"]) for n, one in enumerate(valid)}
    dois = {one.item.doi.lower(): one for one in works.values() if one.item.doi}
    world = index(works.values())
    told: Counter[tuple[str, bool]] = Counter()
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for n, one in enumerate(entries):
        rules, messages = said(n, one["fields"], dois, world)
        kind = one.get("hallucination_type") or "valid"
        told[kind, bool(rules)] += 1
        kinds[kind].update(rules or {"-"})
        if bool(rules) == (kind == "valid") and told[kind, bool(rules)] <= options.show:
            print(kind, json.dumps(one["fields"], ensure_ascii=False)[:400], messages)
    report(told, kinds)


def report(told: Counter[tuple[str, bool]], kinds: dict[str, Counter[str]]) -> None:
    """Print detection by kind, and F1 with the share of false positives."""
    for kind in sorted(kinds):
        found, missed = told[kind, True], told[kind, False]
        most = ", ".join(f"{rule} {count}" for rule, count in kinds[kind].most_common(4))
        print(f"{kind:<28} {found:>4} of {found + missed:>4}   {most}")
    right = sum(count for (kind, flag), count in told.items() if flag and kind != "valid")
    wrong = sum(count for (kind, flag), count in told.items() if not flag and kind != "valid")
    alarms, clean = told["valid", True], told["valid", True] + told["valid", False]
    precision, recall = right / (right + alarms), right / (right + wrong)
    print(
        f"detection {recall:.4f}, false positives {alarms / clean:.4f}, F1 {2 * precision * recall / (precision + recall):.4f}"
    )


def read(path: Path) -> list[dict[str, Any]]:
    """Return the entries of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def title_key(fields: dict[str, str]) -> str:
    """Return what a work is known by in this world."""
    return "".join(filter(str.isalnum, fields.get("title", "").casefold()))


def item(fields: dict[str, str]) -> Item:
    """Return the fields of an entry as our reader of BibTeX understands them."""
    kind = "inproceedings" if "booktitle" in fields else "article"
    plain = {name: value.replace("{", "").replace("}", "") for name, value in fields.items() if value}
    body = ",\n".join(f"{name} = {{{value}}}" for name, value in plain.items())
    listed = bibtex.read(f"@{kind}{{entry,\n{body}\n}}\n")
    return (listed[0].item if listed else None) or Item()


def record(n: int, fields: dict[str, str]) -> Record:
    """Return a valid entry as the record of its work."""
    found = item(fields)
    years = (found.year,) if found.year else ()
    return Record(
        id=f"doi:{found.doi.lower()}" if found.doi else f"entry:{n}", source="crossref", item=found, years=years
    )


def said(n: int, fields: dict[str, str], dois: dict[str, Record], world: Index) -> tuple[set[str], list[str]]:
    """Return the rules that say something about an entry, and what they say."""
    found = item(fields)
    string = " ".join(
        filter(None, (fields.get("author"), fields.get("title"), found.container_title, fields.get("year")))
    )
    reference = Reference(id=f"r{n}", n=1, string=string, item=found)
    when = datetime(2025, 1, 1, tzinfo=UTC)

    def lookup(asked: str, records: tuple[Record, ...]) -> Lookup:
        return Lookup(
            reference=reference.id,
            source="crossref" if records else "doi.org",
            asked=asked,
            url="",
            retrieved=when,
            digest="",
            records=records,
        )

    lookups = [lookup(one, (dois[one[4:]],) if one[4:] in dois else ()) for one in given(reference)]
    lookups.append(lookup(SEARCH, world.candidates(string)))
    facts = Facts(origin="manuscript", today=date(2026, 5, 31), references=(reference,), lookups=tuple(lookups))
    findings = [one for one in check(facts).findings if one.code.startswith("RES") and one.rule not in NO_ALARM]
    return {one.rule for one in findings}, [one.message for one in findings]


if __name__ == "__main__":
    main()
