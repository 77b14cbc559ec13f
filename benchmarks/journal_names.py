"""How well two names of one journal are told to be one, and two journals to be two.

    python benchmarks/journal_names.py [--gold PATH]

One: title and abbreviation of the journals of Crossref works (not a source of the table of names). Two: titles of
different journals (no ISSN in common) whose words begin alike, or one with the abbreviation of the other. ``without`` is
the same by words and letters only, as it was before the table.
"""

import argparse
import gzip
import html
import itertools
import json
import sys
from pathlib import Path
from unittest.mock import patch

from curate import journals
from curate.comparing.journals import same_journal

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"


def names(path: Path) -> dict[frozenset[str], tuple[str, str]]:
    """Return title and abbreviation of the journals of Crossref works by their ISSNs."""
    found: dict[frozenset[str], tuple[str, str]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            work = json.loads(line)
            title, short = work.get("container-title"), work.get("short-container-title")
            if work.get("type") == "journal-article" and title and short and work.get("ISSN"):
                found.setdefault(frozenset(work["ISSN"]), (html.unescape(title[0]), html.unescape(short[0])))
    return found


def initials(name: str) -> str:
    """Return the first letters of the first two words of a name."""
    return "".join(word[:1] for word in name.casefold().removeprefix("the ").split()[:2])


def report(name: str, found: dict[frozenset[str], tuple[str, str]]) -> None:
    """Print how many pairs are told rightly."""
    one = [pair for pair in found.values() if pair[0] != pair[1]]
    right = sum(same_journal(title, short, "") for title, short in one)
    two = [
        pair
        for (a, (title_a, short_a)), (b, (title_b, short_b)) in itertools.combinations(found.items(), 2)
        if not a & b and title_a != title_b and initials(title_a) == initials(title_b)
        for pair in ((title_a, title_b), (title_a, short_b), (title_b, short_a))
    ]
    wrong = [pair for pair in two if same_journal(*pair, "")]
    print(f"{name}: one journal {right} of {len(one)}; two taken for one {len(wrong)} of {len(two)}")
    for title, short in [pair for pair in one if not same_journal(*pair, "")][:20]:
        print(f"    not told to be one: {title} / {short}")
    for title, other in wrong[:20]:
        print(f"    taken for one: {title} / {other}")


def main() -> int:
    """Print the figures with and without the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD)
    options = parser.parse_args()
    path = options.gold / "authorities" / "crossref-works.jsonl.gz"
    if not path.is_file():
        print(f"skipped: no gold data in {options.gold}")
        return 0
    found = names(path)
    known = sum(journals.same(*pair) is not None for pair in found.values())
    print(f"{len(found)} journals, {known} of them known to the table by both names")
    report("with", found)
    with patch.object(journals, "same", lambda _one, _other: None):
        report("without", found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
