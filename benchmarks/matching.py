"""Measure how reference strings are matched against works: recall, precision, the right to say no, strings a second.

    python benchmarks/matching.py [--gold PATH] [--sample N]

``matching/strings.jsonl.gz``: each string against all works of the file. ``matching/crossref-strings.jsonl.gz``: strings whose
works are not in that index, so that every match is a wrong one. Matches are ``curate match``'s: what is probable or
ambiguous counts as no match.
"""

import argparse
import gzip
import json
import time
from pathlib import Path
from random import Random

from curate.recognising import recognise_string
from curate.recognising.indexing import index
from curate.record import Record
from curate.reference import Item, Name

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold")
    parser.add_argument("--sample", type=int, default=0, help="strings to measure; 0 for all")
    parser.add_argument("--wrong", type=int, default=0, help="print so many wrong or missed ones")
    options = parser.parse_args()
    rows = read(options.gold / "matching" / "strings.jsonl.gz")
    works = {row["doi"].lower(): record(row) for row in rows}
    started = time.perf_counter()
    known = index(works.values())
    built = time.perf_counter() - started
    asked = Random(1).sample(rows, options.sample) if options.sample else rows  # noqa: S311 - no secret
    started = time.perf_counter()
    matched = [(row, recognise_string(row["reference"], known.candidates(row["reference"]))) for row in asked]
    seconds = time.perf_counter() - started
    right = sum(1 for row, found in matched if found.match and found.match.id == f"doi:{row['doi'].lower()}")
    said = sum(1 for _, found in matched if found.match)
    print(f"{len(works)} works, index built in {built:.1f} s")
    print(
        f"strings {len(asked)}: recall {right / len(asked):.4f}, precision {right / said:.4f}, {len(asked) / seconds:.0f} a second"
    )
    for row, found in [one for one in matched if not one[1].match or one[1].match.id != f"doi:{one[0]['doi'].lower()}"][
        : options.wrong
    ]:
        best = found.candidates[0] if found.candidates else None
        print("-", " ".join(row["reference"].split())[:150], "|", row["atitle"][:60], "|", found.recommendation)
        print("   ", best and (best.record.id == f"doi:{row['doi'].lower()}", best.record.item.title, best.penalties))
    others = [
        row
        for row in read(options.gold / "matching" / "crossref-strings.jsonl.gz")
        if not any(str(doi).lower() in works for doi in (row["doi"] if isinstance(row["doi"], list) else [row["doi"]]))
    ]
    wrong = sum(1 for row in others if recognise_string(row["string"], known.candidates(row["string"])).match)
    print(
        f"strings of works that the index does not hold: {wrong} of {len(others)} matched ({wrong / len(others):.4f})"
    )


def read(path: Path) -> list[dict[str, str]]:
    """Return the objects of a compressed file of JSON Lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def record(row: dict[str, str]) -> Record:
    """Return the cited work of a string as a record."""
    item = Item(
        type="article-journal",
        title=row.get("atitle"),
        author=(Name(family=row["firstAuthor"]),) if row.get("firstAuthor") else (),
        container_title=row.get("jtitle"),
        volume=row.get("volume"),
        page=row.get("firstPage"),
    )
    return Record(id=f"doi:{row['doi'].lower()}", source="crossref", item=item, authors_complete=False)


if __name__ == "__main__":
    main()
