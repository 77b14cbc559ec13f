"""Words that tell where in a reference they stand: names of journals and of towns, and words that titles or journals have.

``words.txt.gz`` holds two lists, made by ``benchmarks/word_table.py``: the towns of GeoNames (CC BY 4.0), and words with how
much more often names of journals have them than titles do, from -2 (a title's word) to 2 (a journal's).
"""

import gzip
from collections.abc import Container, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from curate.bibliography.tokens import Token
from curate.journals import table
from curate.similarity import fold

_LONGEST_WORD = 60
_MOST_WORDS = 10
_STOPS = (";", ":", ",", ")", "?", "”")
_OPENING = "([“\"«*'‘"


class Table(NamedTuple):
    """Towns, by their names; and words, by how much they are a journal's ("-2".."2")."""

    towns: frozenset[str]
    leanings: Mapping[str, str]


@lru_cache(maxsize=1)
def words() -> Table:
    """Return the lists, loaded on first use."""
    text = gzip.decompress((files(__package__) / "words.txt.gz").read_bytes()).decode("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    pairs = (line.split("\t") for line in lines if "\t" in line)
    return Table(frozenset(line for line in lines if "\t" not in line), dict(pairs))


@lru_cache(maxsize=1)
def _town_beginnings() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in words().towns)


@lru_cache(maxsize=1)
def _journal_beginnings() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in table() if " " in name)


@lru_cache(maxsize=1 << 15)
def _folded(text: str) -> str:
    return fold(text)


def add_known(rows: Sequence[list[str]], tokens: Sequence[Token], clauses: Sequence[tuple[str, int, int]]) -> None:
    """Add to the features of each token what the lists know of it and of its neighbours.

    ``clauses`` are the ranges of tokens that may be a journal's name as a whole, each with a mark for what it is.
    """
    folded = ["" if token.kind else _folded(token.text[:_LONGEST_WORD]) for token in tokens]
    leanings = words().leanings
    _add(rows, [[f"gr{leanings[word]}"] if word in leanings else [] for word in folded])
    journals = _matches(tokens, folded, _Names(table(), _journal_beginnings(), 2, _MOST_WORDS))
    _add(rows, [[f"j{one}"] if one else [] for one in journals])
    towns = _matches(tokens, folded, _Names(words().towns, _town_beginnings(), 1, 4))
    _add(rows, [[f"t{one}"] if one else [] for one in towns])
    for row, token, one in zip(rows, tokens, towns, strict=True):
        if one:
            row.append(f"t{one}{token.text[-1] if token.text[-1] in ',:.;' else ''}!")
    for mark, start, end in clauses:
        name = " ".join(word for word in folded[start:end] if word)
        if name in table() or name.removeprefix("in ") in table():
            for row in rows[start:end]:
                row.extend((f"{mark}J", f"{mark}J{min(end - start, 3)}"))


def _add(rows: Sequence[list[str]], known: Sequence[Sequence[str]]) -> None:
    last = len(rows) - 1
    for at, row in enumerate(rows):
        row.extend(known[at])
        if at and known[at - 1]:
            row.extend("-1" + one for one in known[at - 1])
        if at < last and known[at + 1]:
            row.extend("+1" + one for one in known[at + 1])


class _Names(NamedTuple):
    """Names, the words that they begin with, and how many tokens they may have."""

    names: Container[str]
    beginnings: Container[str]
    fewest: int
    most: int


def _matches(tokens: Sequence[Token], folded: Sequence[str], known: _Names) -> list[str]:
    """Return for each token its place in the longest name that starts with a capital and that it is part of, or ""."""
    found = [""] * len(tokens)
    at = 0
    while at < len(tokens):
        end = at
        if folded[at].partition(" ")[0] in known.beginnings and tokens[at].text.lstrip(_OPENING)[:1].isupper():
            end = _longest(tokens, folded, at, known)
        for part in range(at, end):
            found[part] = f"{'B' if part == at else 'I'}{'E' if part == end - 1 else ''}{min(end - at, 3)}"
        at = max(end, at + 1)
    return found


def _longest(tokens: Sequence[Token], folded: Sequence[str], at: int, known: _Names) -> int:
    name, end = "", at
    for stop in range(at, min(len(tokens), at + known.most)):
        if tokens[stop].kind:
            break
        name = f"{name} {folded[stop]}".strip()
        if stop + 1 - at >= known.fewest and name in known.names:
            end = stop + 1
        if tokens[stop].text.endswith(_STOPS):
            break
    return end
