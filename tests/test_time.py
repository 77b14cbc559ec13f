"""What is long takes its time, not the square of it: public functions and rules on hostile lengths."""

import time
from collections.abc import Callable

import pytest

from curate import citing, naming, sentencing
from curate.bibliography import volumes
from curate.bibliography.keys import keys
from curate.claiming import stating
from curate.claiming.slugs import slugs
from curate.documents import markdown
from curate.identifier import searching
from curate.reference import Item

MOST = 2.0
"""Processor seconds; before they were mended, each of these took more than ten."""

LONG: dict[str, Callable[[], object]] = {
    "authors of commas": lambda: naming.parse_authors(", " * 40_000 + "!"),
    "authors of stops": lambda: naming.parse_authors("." * 60_000 + "!"),
    "authors for nobody": lambda: naming.parse_authors("and the " * 20_000 + "!"),
    "volume of digits": lambda: volumes.parse_volume("1" * 40_000 + "!"),
    "volume of spaces": lambda: volumes.parse_volume("1" + " " * 60_000 + "!"),
    "numbers and spaces": lambda: citing.cites("1" + " " * 60_000 + "2", "numeric"),
    "number of digits": lambda: stating.is_statistic("1" * 40_000),
    "labels that are glued": lambda: searching.without_glued("," * 60_000 + "!"),
    "keys of one author": lambda: keys([Item(type="book", title="A")] * 10_000, [None] * 10_000),
    "slugs of one title": lambda: slugs(["Results"] * 10_000),
    "stops": lambda: sentencing.sentences("A cat" + "." * 60_000 + "!x"),
    "rule of a table": lambda: markdown.read(b"a | b\n" + b" " * 60_000 + b"x-|\n\nA cat.\n", "a.md"),
    "initials": lambda: naming.parse_authors("A. " * 10_000),
}


@pytest.mark.parametrize("what", LONG)
def test_long_input_takes_no_more_than_its_length(what: str) -> None:
    began = time.process_time()
    LONG[what]()
    assert time.process_time() - began < MOST
