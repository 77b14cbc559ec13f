"""Entries of BibTeX made from real works, every second one with a defect of which it is known what it is."""

import gzip
import json
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from curate.resolvers.works import record
from planted import DEFECTS, Work, printable, spoil

NOTICES = {"retraction": "Retraction", "concern": "Expression of concern", "correction": "Correction"}
_KINDS = {"retraction": "retraction", "concern": "expression_of_concern", "correction": "correction"}


@dataclass(frozen=True)
class Entry:
    """One entry: its key, its BibTeX, and its defect, "" for a clean one."""

    key: str
    text: str
    defect: str


def made(path: Path, count: int, seed: int) -> tuple[list[Entry], dict[str, dict[str, Any]]]:
    """Return entries, and the works as Crossref has them, by DOI; the works of entries with a notice carry it."""
    random = Random(seed)  # noqa: S311 - the same entries each time
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        raw = {one["DOI"].lower(): _bare(one) for one in map(json.loads, lines)}
    works = [work for one in raw.values() if (work := printable(record(one)))]
    kinds = (*DEFECTS, *NOTICES)
    entries = []
    for n, work in enumerate(random.sample(works, count)):
        defect = kinds[(n // 2) % len(kinds)] if n % 2 else ""
        shown = work
        if defect in NOTICES:
            raw[work.doi.lower()]["updated-by"] = [_notice(defect, n)]
        elif defect:
            shown, _ = spoil(work, random.choice(works), defect, random)
        if defect not in ("other-id", "dead-id") and random.random() < 0.4:  # as many have no DOI in lists
            shown = replace(shown, doi="")
        entries.append(Entry(f"entry{n:04}", _bibtex(f"entry{n:04}", shown), defect))
    return entries, raw


def _bare(work: dict[str, Any]) -> dict[str, Any]:
    """Return a work without notices and relations of its own, and without what is not Crossref's."""
    left_out = ("update-to", "updated-by", "relation", "_source")
    return {key: value for key, value in work.items() if key not in left_out}


def _notice(defect: str, n: int) -> dict[str, Any]:
    updated = {"date-parts": [[2021, 3, 9]], "date-time": "2021-03-09T00:00:00Z", "timestamp": 1615248000000}
    return {
        "DOI": f"10.5555/notice.{n}",
        "type": _KINDS[defect],
        "label": NOTICES[defect],
        "source": "publisher",
        "updated": updated,
    }


def _bibtex(key: str, work: Work) -> str:
    fields = {
        "author": " and ".join(f"{family}, {given}" for family, given in work.authors),
        "title": f"{{{work.title}}}",
        "journal": work.journal,
        "year": str(work.year),
        "volume": work.volume,
        "number": work.issue,
        "pages": work.pages.replace("-", "--"),
        "doi": work.doi,
    }
    lines = [f"  {name} = {{{_escaped(value)}}}," for name, value in fields.items() if value]
    return "\n".join((f"@article{{{key},", *lines, "}"))


def _escaped(text: str) -> str:
    return text.replace("&", r"\&").replace("%", r"\%").replace("#", r"\#").replace("_", r"\_")
