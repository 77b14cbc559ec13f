"""What "ibid.", "loc. cit." and "Smith, op. cit." point at: the work cited last, or last of that author."""

from bisect import bisect_right
from collections.abc import Sequence

from curate.citation import Candidate, Citation
from curate.ibidem import repeat
from curate.manuscript import Manuscript


def settled(citations: Sequence[Citation], manuscript: Manuscript) -> list[Citation]:
    """Return the citations with those linked that repeat an earlier one.

    "Ibid." is the work that the citation before it cites, in the notes that of an earlier note; where that cites several,
    they are its candidates. "Smith, op. cit." is the work of that author that was cited last. What repeats a citation that
    leads nowhere leads nowhere either, and is not missing once more.
    """
    starts = [block.start for block in manuscript.blocks]
    found: list[Citation] = []
    last: dict[bool, Citation] = {}
    for citation in citations:
        kind = repeat(citation.exact) if citation.form == "author-year" and _bare(citation) else None
        at = bisect_right(starts, citation.start) - 1
        note = at >= 0 and manuscript.blocks[at].kind == "note"
        if kind and not citation.cites[0].names:
            citation = _again(citation, last.get(note))  # noqa: PLW2901 - the same citation, settled
        elif kind:
            citation = _of_author(citation, found)  # noqa: PLW2901 - the same citation, settled
        found.append(citation)
        if citation.form != "author-mention" or any(cite.year for cite in citation.cites):
            last[note] = citation
    return found


def _bare(citation: Citation) -> bool:
    return len(citation.cites) == 1 and citation.cites[0].year is None and citation.cites[0].key is None


def _again(citation: Citation, before: Citation | None) -> Citation:
    """Return a citation that points at what ``before`` does; nothing that it could repeat is something missing."""
    if before is None:
        return citation.model_copy(update={"missing": (citation.exact,), "recommendation": "none"})
    targets = tuple(dict.fromkeys((*before.targets, *before.named)))
    if len(targets) == 1 and not before.candidates and not before.missing:
        return citation.model_copy(update={"targets": targets, "missing": (), "recommendation": "strong"})
    candidates = (*(Candidate(n=n, distance=0.0) for n in targets), *before.candidates)
    return citation.model_copy(
        update={"candidates": candidates, "missing": (), "recommendation": "ambiguous" if candidates else "none"}
    )


def _of_author(citation: Citation, earlier: Sequence[Citation]) -> Citation:
    """Return the citation settled by the works of its author that were cited before, the last of them."""
    if citation.recommendation != "ambiguous":
        return citation
    fitting = {candidate.n for candidate in citation.candidates}
    cited = [n for before in earlier for n in (*before.targets, *before.named) if n in fitting]
    if not cited:
        return citation
    return citation.model_copy(update={"targets": (cited[-1],), "candidates": (), "recommendation": "strong"})
