"""Whether time grows with length: `curate check` of invented manuscripts of 2,500, 5,000 and 10,000 sentences.

    python benchmarks/scale.py [--sentences N ...] [--kind numeric|author-year]

A tenth as many references as sentences, a citation in every second sentence. Prints whole-process seconds, the peak
memory of the process, and how much faster than linearly the time grew (1.0 is linear).
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEED = 20
LIMIT_SECONDS = 60
LIMIT_BYTES = 1 << 30
_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
_NOUNS = (
    "children",
    "cohort",
    "dose",
    "effect",
    "marrow",
    "outcome",
    "patients",
    "relapse",
    "response",
    "therapy",
    "tumour",
)
_VERBS = ("improved", "reduced", "preceded", "followed", "predicted", "limited", "delayed", "explained")


def manuscript(sentences: int, kind: str) -> str:
    """Return an invented manuscript in Markdown with its reference list."""
    chance = random.Random(SEED)  # noqa: S311 - nothing secret, and the same text every time
    people = [f"{_word(chance).title()}{chance.choice(('', 'ova', 'sen', 'ic'))}" for _ in range(sentences // 10)]
    years = [chance.randint(1980, 2024) for _ in people]
    lines = ["# An invented review", ""]
    for start in range(0, sentences, 100):
        lines += [f"## Part {start // 100 + 1}", ""]
        for paragraph in range(start, start + 100, 5):
            told = (_sentence(chance, n, people, years, kind) for n in range(paragraph, paragraph + 5))
            lines += [" ".join(told), ""]
    lines += ["## References", ""]
    for n, (person, year) in enumerate(zip(people, years, strict=True), start=1):
        title = (
            f"{_word(chance)} {chance.choice(_NOUNS)} and {_word(chance)} {chance.choice(_NOUNS)} in {_word(chance)}"
        )
        lines.append(
            f"{n}. {person} AB, Okafor C. {title.capitalize()}. J Inv Med. {year};{n % 90 + 1}(2):{n}-{n + 9}."
        )
    return "\n".join(lines) + "\n"


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))


def _sentence(chance: random.Random, n: int, people: list[str], years: list[int], kind: str) -> str:
    told = f"The {_word(chance)} {chance.choice(_NOUNS)} {chance.choice(_VERBS)} {chance.choice(_NOUNS)} by {_word(chance)}"
    if n % 2:
        return f"{told}."
    at = chance.randrange(len(people))
    if n % 20 == 0:
        return f"{people[at]} et al. saw that the {_word(chance)} {chance.choice(_NOUNS)} {chance.choice(_VERBS)} it [{at + 1}]."
    if kind == "author-year":
        return f"{told} ({people[at]} and Okafor, {years[at]})."
    last = min(at + chance.randint(1, 3), len(people))
    return f"{told} [{at + 1}-{last}]." if last > at + 1 else f"{told} [{at + 1}]."


def measure(path: Path) -> tuple[float, int]:
    """Return the wall seconds and the peak bytes of `curate check` on ``path``."""
    began = time.perf_counter()
    with Path(os.devnull).open("wb") as nowhere:
        process = subprocess.Popen(
            [sys.executable, "-m", "curate", "check", "--fail-on", "never", str(path)], stdout=nowhere
        )
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"curate check {path} ended with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return time.perf_counter() - began, usage.ru_maxrss * unit


def main() -> int:
    """Print the figures and return 1 where time or memory is over its limit, or time grows faster than length."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, nargs="+", default=[2500, 5000, 10000])
    parser.add_argument("--kind", choices=("numeric", "author-year"), default="numeric")
    options = parser.parse_args()
    over = 0
    before: tuple[int, float] | None = None
    with tempfile.TemporaryDirectory() as folder:
        for sentences in options.sentences:
            path = Path(folder) / f"{sentences}.md"
            path.write_text(manuscript(sentences, options.kind), encoding="utf-8")
            seconds, peak = measure(path)
            growth = (seconds / before[1]) / (sentences / before[0]) if before else 1.0
            before = (sentences, seconds)
            over += seconds > LIMIT_SECONDS or peak > LIMIT_BYTES or growth > 1.3
            print(f"{sentences:>6} sentences  {seconds:6.2f} s  {peak / 2**20:5.0f} MiB  growth {growth:.2f}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
