"""The names of some 15,000 journals, in full and abbreviated: which names are one journal's.

The table is ``names.txt.gz``: one journal a line, its names as ``similarity.fold`` leaves them, joined by "|". It is made by
``benchmarks/journal_table.py`` from JabRef's list of 2016 (MIT), the journals of 3,000 PubMed records of 2021 (NLM), and the
acronyms that journals go by. A journal that it lacks, or that was founded since, is not known here.
"""

import gzip
import re
from functools import lru_cache
from importlib.resources import files

from curate.similarity import fold

_PLACE = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*$")
_SINCE, _UNTIL = 0, 9999
_ERAS = {
    "br med j": (_SINCE, 1988),
    "british medical journal": (_SINCE, 1988),
    "br med j clin res ed": (1981, 1988),
    "british medical journal clinical research edition": (1981, 1988),
    "bmj": (1988, _UNTIL),
    "j am med assoc": (_SINCE, 1960),
    "jama": (1960, _UNTIL),
    "can med assoc j": (_SINCE, 1985),
    "canadian medical association journal": (_SINCE, 1985),
    "cmaj": (1985, _UNTIL),
    "br j obstet gynaecol": (1975, 1999),
    "british journal of obstetrics and gynaecology": (1975, 1999),
    "bjog": (2000, _UNTIL),
    "q j med": (_SINCE, 1994),
    "quarterly journal of medicine": (_SINCE, 1994),
    "qjm": (1994, _UNTIL),
}
"""The years in which a journal of the table bore a name that it gave up or took later (NLM Catalog)."""
_LONGEST = 200
"""A longer text is no journal's name."""


@lru_cache(maxsize=1)
def table() -> dict[str, tuple[int, ...]]:
    """Return the journals, by number, that have a folded name; loaded on first use (about 20 ms)."""
    text = gzip.decompress((files(__package__) / "names.txt.gz").read_bytes()).decode("ascii")
    found: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(text.splitlines()):
        if not line.startswith("#"):
            for name in line.split("|"):
                found[name] = (*found.get(name, ()), number)
    return found


@lru_cache(maxsize=1)
def _squeezed() -> dict[str, tuple[int, ...]]:
    """Return the same without the spaces: "N.Y." and "NY", "USA" and "U S A" are one."""
    found: dict[str, tuple[int, ...]] = {}
    for name, numbers in table().items():
        key = name.replace(" ", "")
        found[key] = (*found.get(key, ()), *numbers)
    return found


@lru_cache(maxsize=4096)
def journals(name: str) -> frozenset[int]:
    """Return the numbers of the journals that go by ``name``: none where it is not known, several where it is not one's own.

    Case, accents, full stops, spaces, an "&" for "and", and a leading article do not matter, nor does a place in brackets where the
    name is not known with it.
    """
    if len(name) > _LONGEST:
        return frozenset()
    for text in (name, _PLACE.sub("", name)):
        folded = fold(text.replace("&", " and ")).removeprefix("the ")
        for spelled in (folded, folded.replace(" and ", " ")):
            if found := table().get(spelled) or _squeezed().get(spelled.replace(" ", "")):
                return frozenset(found)
    return frozenset()


def same(one: str, other: str) -> bool | None:
    """Return whether two names are one journal's; None where the table does not know both of them."""
    first, second = journals(one), journals(other)
    return bool(first & second) if first and second else None


def era(name: str) -> tuple[int, int] | None:
    """Return the first and the last year in which a journal that changed its name bore this one, None for any other name."""
    return _ERAS.get(fold(name.replace("&", " and ")).removeprefix("the "))
