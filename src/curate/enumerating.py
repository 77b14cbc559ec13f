"""Words as a sentence lists them."""

from collections.abc import Iterable


def enumerate_words(words: Iterable[str]) -> str:
    """Return "a", "a and b", "a, b and c"; "" where there are none."""
    *others, last = list(words) or [""]
    return f"{', '.join(others)} and {last}" if others else last
