"""How well the entries of reference lists are found and restored to their printed form.

    python benchmarks/references.py [--gold PATH] [--seed N] [--show STEM]

Gold is a folder ``jats`` of manuscripts (``.txt``, ``.md``) with ``.gold.json`` beside them. An entry is found when the
string read at its position in the list covers the gold string (partial ratio of at least 95), exact when the two are
equal but for the form of the quotes, cut rightly when it has the same letters wherever it stands. ``clean`` is the manuscripts as they are, ``rough`` as they look when pasted from a
PDF. The other rows print the same reference strings in the shapes that lists come in, and read the lists alone.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import textwrap
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from rapidfuzz import fuzz

from curate import documents
from curate.manuscript import Entry
from curate.reflowing import entries

NEAR = 95
QUOTES = str.maketrans("\u201c\u201d\u201e\u00ab\u00bb", '"""""')


@dataclass
class Score:
    """Counts over some lists."""

    lists: int = 0
    references: int = 0
    found: int = 0
    exact: int = 0
    cut: int = 0
    extra: int = 0
    seconds: float = 0.0

    def add(self, wanted: Sequence[str], got: Sequence[Entry], seconds: float) -> list[str]:
        """Count one list; return what is wrong in it, line by line."""
        wrong: list[str] = []
        strings = {entry.n: entry.string for entry in got}
        for n, string in enumerate(wanted, 1):
            read = strings.get(n, "")
            found = fuzz.partial_ratio(string[:400], read) >= NEAR
            exact = " ".join(string.translate(QUOTES).split()) == read.translate(QUOTES)
            self.found += found
            self.exact += exact
            if not (found and exact):
                wrong.append(f"{n}{'' if found else ' not found'}\n   wanted {string}\n   read   {read}")
        letters = Counter(_letters(string) for string in wanted)
        self.cut += sum((letters & Counter(_letters(entry.string) for entry in got)).values())
        self.lists += 1
        self.references += len(wanted)
        self.extra += max(0, len(got) - len(wanted))
        self.seconds += seconds
        return wrong

    def __str__(self) -> str:
        """Return the shares."""
        whole = max(1, self.references)
        return (
            f"lists {self.lists:4} references {self.references:5}  found {self.found / whole:.4f} "
            f"exact {self.exact / whole:.4f} cut {self.cut / whole:.4f}  extra {self.extra}  {1000 * self.seconds / max(1, self.lists):.0f} ms each"
        )


def _letters(string: str) -> str:
    return "".join(char for char in string if char.isalnum())


def wrapped(string: str, width: int, *, first: str = "", later: str = "", rng: Random | None = None) -> str:
    """Return a reference over several lines; with ``rng`` each is as long as proportional type would make it."""
    if rng is None:
        return "\n".join(
            textwrap.wrap(string, width, initial_indent=first, subsequent_indent=later, break_long_words=False)
        )
    lines: list[str] = []
    for word in string.split():
        room = width + rng.randint(-6, 6)
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append((later if lines else first) + word)
    return "\n".join(lines)


def ragged(strings: Sequence[str], rng: Random) -> str:
    """Return an unnumbered list in proportional type, nothing between the entries."""
    return "\n".join(wrapped(string, 84, rng=rng) for string in strings)


def shuffled(strings: Sequence[str], rng: Random) -> str:
    """Return an unnumbered wrapped list in no order; ``strings`` are put in that order."""
    assert isinstance(strings, list)
    rng.shuffle(strings)
    return "\n".join(wrapped(string, 78) for string in strings)


def hanging(strings: Sequence[str], _rng: Random) -> str:
    """Return an unnumbered list with hanging indents."""
    return "\n".join(wrapped(string, 80, later="    ") for string in strings)


def spaced(strings: Sequence[str], _rng: Random) -> str:
    """Return an unnumbered wrapped list with an empty line between entries."""
    return "\n\n".join(wrapped(string, 72) for string in strings)


def narrow(strings: Sequence[str], _rng: Random) -> str:
    """Return an unnumbered list as a column of a journal page."""
    return "\n".join(wrapped(string, 48) for string in strings)


def bulleted(strings: Sequence[str], _rng: Random) -> str:
    """Return a list with bullets, one line an entry."""
    return "\n".join(f"\u2022 {string}" for string in strings)


def bracketed(strings: Sequence[str], rng: Random) -> str:
    """Return a numbered list in proportional type: "[1] ..."."""
    return "\n".join(wrapped(f"[{n}] {string}", 84, rng=rng) for n, string in enumerate(strings, 1))


def bare(strings: Sequence[str], _rng: Random) -> str:
    """Return a numbered wrapped list without a stop behind the numbers: "1 ..."."""
    return "\n".join(wrapped(f"{n} {string}", 80) for n, string in enumerate(strings, 1))


SHAPES: tuple[Callable[[Sequence[str], Random], str], ...] = (
    ragged,
    shuffled,
    hanging,
    spaced,
    narrow,
    bulleted,
    bracketed,
    bare,
)


def articles(folder: Path) -> Iterator[tuple[str, str, Path, list[str]]]:
    """Return stem, style, manuscript and reference strings of each gold article."""
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        stem = path.name.removesuffix(".gold.json")
        file = next(each for each in (folder / f"{stem}.md", folder / f"{stem}.txt") if each.exists())
        yield stem, gold["style"], file, [reference["string"] for reference in gold["references"]]


def whole(name: str, folder: Path, show: str | None) -> None:
    """Print the figures of whole manuscripts, style by style."""
    scores: dict[str, Score] = {}
    for stem, style, file, strings in articles(folder):
        began = time.process_time()
        got = documents.read(file).entries
        wrong = scores.setdefault(style, Score()).add(strings, got, time.process_time() - began)
        if stem == show:
            print("\n".join(wrong))
    for style, score in sorted(scores.items()):
        print(f"{name:7} {style:12} {score}")


def shapes(folder: Path, seed: int, show: str | None) -> None:
    """Print the figures of lists alone, shape by shape."""
    for shape in SHAPES:
        score = Score()
        for stem, _, _, strings in articles(folder):
            text = shape(strings, Random(f"{seed}{stem}"))  # noqa: S311 - no secret
            began = time.process_time()
            got = entries(text)
            wrong = score.add(strings, got, time.process_time() - began)
            if stem == show:
                print("\n".join(wrong))
        print(f"{'list':7} {shape.__name__:12} {score}")


def main() -> int:
    """Print the figures; return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path(__file__).resolve().parents[2] / "shared" / "gold")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", help="print every entry of this article that is not exact")
    options = parser.parse_args()
    folder = options.gold / "jats"
    if not folder.is_dir():
        print(f"skipped: no gold at {folder}")
        return 0
    whole("clean", folder, options.show)
    roughen = options.gold.parent / "tools" / "roughen.py"
    if roughen.is_file():
        with tempfile.TemporaryDirectory() as temporary:
            command = [sys.executable, str(roughen), str(folder), temporary, "--seed", str(options.seed)]
            subprocess.run(command, check=True)
            whole("rough", Path(temporary), options.show)
    else:
        print(f"rough   skipped: no {roughen}")
    shapes(folder, options.seed, options.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())
