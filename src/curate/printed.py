"""A printed citation with its parts, and how each form of citation identifies the work."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from curate.citation import Cite, Form
from curate.claim import Cited, Claim

Style = Literal["number", "author-year", "key"]

STYLES: Mapping[Form, Style] = {
    "numeric": "number",
    "superscript": "number",
    "author-year": "author-year",
    "key": "key",
}
"""How each form of citation identifies the work; a mention in running text goes with any style."""

WIDEST = 1000
"""No printed range is followed further than this many numbers."""


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed citation of a claim with its parts read again."""

    claim: Claim
    cited: Cited
    cites: tuple[Cite, ...]

    @property
    def end(self) -> int:
        """Return where the citation ends inside the claim's sentence."""
        return self.cited.start + len(self.cited.exact)

    @property
    def numbers(self) -> tuple[int, ...]:
        """Return the numbers that it cites, ranges filled in, in printed order (a reversed range is none)."""
        return tuple(number for cite in self.cites for number in span(cite))


def span(cite: Cite) -> range:
    """Return the numbers of one cited number or range; nothing for other cites and reversed ranges."""
    if cite.first is None:
        return range(0)
    last = cite.first if cite.last is None else cite.last
    return range(cite.first, min(last, cite.first + WIDEST) + 1)
