"""A manuscript → its in-text citations: where they stand, in which form, and what they name; no targets yet."""

from collections.abc import Sequence

from curate.citation import Citation, Cite, Form
from curate.citing import dated, given, keyed, mentioned, numeric, raised, repeated, unmarked
from curate.citing.habits import Candidate, Numbering, numbering, weigh
from curate.citing.roster import Roster, roster
from curate.citing.scope import about_people, searchable, without
from curate.citing.styles import Style, choose
from curate.manuscript import Manuscript
from curate.reference import Reference

_COVERED = 0.15
"""Numbers with a mark that name less of the list than this may be something else: powers, dimensions."""
_OUTNUMBERED = 3
_KEYED = 3
"""From so many citations by key on, the manuscript cites by key."""


def detect(manuscript: Manuscript, references: Sequence[Reference]) -> tuple[Citation, ...]:
    """Return the citations of a manuscript in the order of its text, without targets.

    The manuscript decides how it is read: a style of numbers counts only where all its numbers together behave as
    citations do (they are in the list, cover it, and appear in rising order).
    """
    known = roster(references, manuscript.text)
    text = searchable(manuscript)
    given_ = keyed.fixed(manuscript)
    keys = [citation for citation in given_ if given.is_keyed(citation)]
    text = without(text, [(citation.start, citation.end) for citation in keys])
    keys += keyed.find(text) if manuscript.format == "markdown" else []
    years = dated.find(text, known)
    # where keys cite, the numbers are given by the typesetter, and a number in brackets is something else
    numbers_ = (
        []
        if len(keys) >= _KEYED
        else _numbered(manuscript, text, numbering(reference.label for reference in references), known, len(years))
    )
    by_number = len(numbers_) > len(years)
    found = keys + numbers_
    for item in years:
        # where numbers cite, "Smith (2019)" is a name that is spoken of, with its year
        form: Form = "author-mention" if by_number and item.spoken else "author-year"
        found.append(_citation(manuscript.text, item, form, item.cites))
    again = repeated.find(text, known, [(citation.start, citation.end) for citation in found])
    found += [_citation(manuscript.text, item, "author-year", item.cites) for item in again]
    taken = sorted((citation.start, citation.end) for citation in found)
    works = without(text, about_people(manuscript))
    mentions = mentioned.find(works, known, taken)
    found += [_citation(manuscript.text, item, "author-mention", (item.cite,)) for item in mentions]
    return _apart(found + given.alone(given_, found, manuscript))


def _numbered(manuscript: Manuscript, text: str, numbers_: Numbering, known: Roster, years: int) -> list[Citation]:
    line = without(text, [(span.start, span.end) for span in manuscript.superscripts])
    found: dict[Style, list[Candidate]] = {
        "square": numeric.squared(line),
        "round": numeric.rounded(line),
        "raised": raised.find(text, manuscript.superscripts),
    }
    chosen: list[tuple[Form, Candidate]] = []
    for style in choose(found, numbers_, years):
        form: Form = "superscript" if style == "raised" else "numeric"
        near = (c for c in found[style] if not numbers_.is_far(c, years_only=style == "square"))
        chosen += [(form, candidate) for candidate in near]
    # a raised power or two are no style where the numbers of the list stand unmarked
    weak = weigh([candidate for _, candidate in chosen], numbers_).coverage < _COVERED
    if weak and years < len(numbers_.known):
        glued, bare = unmarked.find(line, numbers_, known.knows)
        if len(bare) > max(years, _OUTNUMBERED * len(chosen)):
            unmarked_: Form = "superscript" if glued else "numeric"
            return [_citation(manuscript.text, candidate, unmarked_, candidate.cites) for candidate in bare]
    if chosen:
        chosen += [("numeric", candidate) for candidate in numeric.referred(line)]
    return [_citation(manuscript.text, candidate, form, candidate.cites) for form, candidate in chosen]


def _citation(
    text: str, item: Candidate | dated.Dated | mentioned.Mention, form: Form, found: tuple[Cite, ...]
) -> Citation:
    return Citation(start=item.start, end=item.end, exact=text[item.start : item.end], form=form, cites=found)


def _apart(found: list[Citation]) -> tuple[Citation, ...]:
    """Return citations in the order of the text, the longer of two that overlap."""
    result: list[Citation] = []
    for citation in sorted(found, key=lambda c: (c.start, -c.end)):
        if not result or citation.start >= result[-1].end:
            result.append(citation)
    return tuple(result)
