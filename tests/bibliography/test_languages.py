"""Reference strings of ten languages and ten kinds of work, all invented, and the fields that must be read from them."""

from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from curate.bibliography import parse
from curate.reference import Item
from curate.similarity import fold

LANGUAGES = Path(__file__).with_name("languages")


def _load(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = YAML(typ="safe").load(path)
    return found


def _value(item: Item, name: str) -> object:
    if name == "year":
        return item.year
    if name in ("author", "editor"):
        return [fold(person.surname) for person in getattr(item, name)]
    found = getattr(item, name.replace("-", "_").casefold() if name != "publisher-place" else "publisher_place")
    return found if name in ("type", "DOI", "URL", "number") else fold(found or "")


def _right(item: Item, name: str, wanted: Any) -> bool:
    if name in ("author", "editor"):
        wanted = [fold(person) for person in wanted]
    elif name not in ("type", "DOI", "URL", "number", "year"):
        wanted = fold(wanted)
    return bool(_value(item, name) == wanted)


@lru_cache(maxsize=1)
def _counted() -> tuple[Counter[str], Counter[str], tuple[str, ...]]:
    """Return how many fields are right and how many there are, by language, kind and field; and what is wrong."""
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    wrong = []
    for path in sorted(LANGUAGES.glob("*.yaml")):
        for one in _load(path):
            item = parse(one["string"])
            for name, wanted in one["fields"].items():
                same = _right(item, name, wanted)
                for key in (path.stem, one["kind"], f"field {name}", "all"):
                    of[key] += 1
                    right[key] += same
                if not same:
                    wrong.append(f"{one['string']}\n    {name}: {_value(item, name)!r}, not {wanted!r}")
    return right, of, tuple(wrong)


@pytest.mark.parametrize(
    ("keys", "floor"),
    [
        (tuple(path.stem for path in sorted(LANGUAGES.glob("*.yaml"))), 0.9),
        (("article",), 0.98),
        (("book", "conference", "preprint", "dataset", "trial"), 0.94),
        (("chapter", "thesis", "guideline", "web"), 0.92),
        (("all",), 0.965),
    ],
)
def test_most_fields_are_read_in_each_language_and_kind(keys: tuple[str, ...], floor: float) -> None:
    right, of, wrong = _counted()
    shares = {key: round(right[key] / of[key], 3) for key in keys}
    assert min(shares.values()) >= floor, (shares, "\n".join(wrong))
