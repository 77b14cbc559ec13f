"""The vocabulary of diseases, drugs and animals, read when it is first needed.

``vocabulary.tsv.gz`` is made by ``benchmarks/vocabulary.py`` from MeSH (July 2024) and open lists of drug names, with what
``additions.tsv`` adds; a line is kind, name, tree numbers and phrases.
"""

import gzip
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from curate.annotating.words import phrase
from curate.concept import Concept, ConceptKind

FILE = Path(__file__).with_name("vocabulary.tsv.gz")
SOURCE = "MeSH (July 2024), DrugBank open vocabulary, MedlinePlus and NHS drug names"
Line = tuple[str, str, str]
"""Kind, name and tree numbers, as read."""


class Vocabulary:
    """Phrases and the concepts that they name."""

    def __init__(self, text: str) -> None:
        """Index the lines of a vocabulary."""
        self._lines: dict[str, Line] = {}
        for line in reversed(text.splitlines()):  # of lines that share a phrase the first one counts
            kind, name, trees, phrases = line.split("\t")
            self._lines.update(dict.fromkeys(phrases.split("|"), (kind, name, trees)))

    @cached_property
    def reach(self) -> Mapping[str, int]:
        """Return the words that begin a phrase, each with the number of words of its longest phrase."""
        longest: dict[str, int] = {}
        for one in self._lines:
            first, _, rest = one.partition(" ")
            count = rest.count(" ") + 2 if rest else 1
            if count > longest.get(first, 0):
                longest[first] = count
        return longest

    @cached_property
    def _by_name(self) -> Mapping[str, Line]:
        """Return the lines by the name of their heading."""
        return {line[1].casefold(): line for line in self._lines.values()}

    def named(self, words: str) -> Concept | None:
        """Return the concept of a phrase (keys of words with a space between; "!" before an acronym), or None."""
        found = self._lines.get(words)
        return _concept(found) if found else None

    def headed(self, heading: str) -> Concept | None:
        """Return the concept of a MeSH heading, or None where it is of no kind that is told apart here."""
        found = self._by_name.get(heading.casefold()) or self._lines.get(phrase(heading))
        return _concept(found) if found else None


@lru_cache(maxsize=4096)
def _concept(line: Line) -> Concept:
    kind, name, trees = line
    told: dict[str, ConceptKind] = {"disease": "disease", "sign": "sign", "drug": "drug", "animal": "animal"}
    return Concept(kind=told[kind], name=name, trees=tuple(filter(None, trees.split("|"))))


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Return the shipped vocabulary, loaded on first use."""
    return Vocabulary(gzip.decompress(FILE.read_bytes()).decode())
