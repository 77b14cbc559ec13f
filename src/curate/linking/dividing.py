"""Which works of one link of the format each of the citations has that are printed in it.

A reference manager makes one field of "(Abel, 2009; Brandt, 2010)", which is read as two citations.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from curate.citation import Candidate, Citation, Recommendation

Answer = tuple[tuple[int, ...], tuple[Candidate, ...], tuple[str, ...], Recommendation]
"""What a printed citation points at: its works, candidates for them, what nothing answers to, and how sure that is."""
Given = tuple[int, int, Answer]
"""The range of a link of the format, and what it points at."""
_MOST = 100
"""No link has more citations in it."""


def divided(link: Given, found: Sequence[Citation], printed: Callable[[Citation], set[int]]) -> Iterator[Given]:
    """Return the link as one for each citation in it; as it is where it holds fewer than two or lacks works.

    ``printed`` are the works that a citation's text surely names. Works of the link that no citation names go to those
    citations that name none of its works, else to the last.
    """
    start, end, (targets, candidates, missing, recommendation) = link
    inside = [
        each
        for each in found[bisect_left(found, start, key=lambda citation: citation.start) :][:_MOST]
        if each.end <= end and each.form not in ("key", "author-mention")
    ]
    if len(inside) < 2 or missing:
        yield link
        return
    own = [printed(each) & set(targets) for each in inside]
    left = set(targets).difference(*own)
    strays = [at for at, works in enumerate(own) if not works] or [len(inside) - 1]
    for at, each in enumerate(inside):
        works = own[at] | left if at in strays else own[at]
        kept = tuple(n for n in targets if n in works) or targets
        yield each.start, each.end, (kept, candidates, missing, recommendation)
