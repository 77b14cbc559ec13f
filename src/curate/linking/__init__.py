"""From a manuscript and its references to citations that know what they point at."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from curate.bibliography import repeats
from curate.citation import Candidate, Citation, Cite, Recommendation
from curate.citing import cites
from curate.citing.detecting import detect
from curate.linking import repeated, secondary
from curate.linking.dividing import Answer, divided
from curate.manuscript import FixedLink, Manuscript
from curate.matching import Index, index, match
from curate.reference import Name, Reference
from curate.similarity import fold

_ORDER: tuple[Recommendation, ...] = ("none", "low", "ambiguous", "strong")
_SPELLED_OUT = 30  # so many numbers beyond the list are named one by one, of more only the first and the last

Question = tuple[int | None, int | None, tuple[Name, ...], bool, str | None, str | None]


def link(manuscript: Manuscript, references: Sequence[Reference]) -> tuple[Citation, ...]:
    """Return the citations of a manuscript, in the order of its text, with what each of them points at."""
    again = repeats(manuscript)
    keys = [entry.key for entry in manuscript.entries if entry.n not in again]
    known = index(references, manuscript.text, keys if len(keys) == len(references) else ())
    for entry in manuscript.entries:
        if entry.n in again and entry.label and entry.label.isdecimal():
            known.numbers[int(entry.label)] = [again[entry.n]]
    found = detect(manuscript, references)
    answers: dict[Question, Answer] = {}
    for cite in (cite for citation in found for cite in citation.cites):
        if _question(cite) not in answers:
            answers[_question(cite)] = _answer(cite, known)
    _settle_letters(answers, references)
    marks = sorted((link.start, link.end) for link in manuscript.links if link.mark)

    def surely(citation: Citation) -> set[int]:
        read = [cite for cite in citation.cites if cite.first is None or not marks]  # such numbers may be ours
        said = [answers[_question(cite)] for cite in read]
        return {n for targets, _, _, recommendation in said if recommendation == "strong" for n in targets}

    given = [
        part
        for link in manuscript.links
        for part in divided((link.start, link.end, _given(link, known)), found, surely)
    ]
    linked = secondary.through(
        [_with(citation, _parts(citation, answers, given)) for citation in found], manuscript.text
    )
    linked = repeated.settled(linked, manuscript)
    linked = [
        citation.model_copy(update={"printed": _printed(citation, known, given)})
        if citation.targets and not _marked(citation, marks)
        else citation
        for citation in linked
    ]
    return _in_context(manuscript, linked)


def _marked(citation: Citation, marks: Sequence[tuple[int, int]]) -> bool:
    """Return whether a citation holds a mark, which may stand without its brackets."""
    at = bisect_left(marks, (citation.end, 0)) - 1
    return at >= 0 and marks[at][1] > citation.start


def _given(link: FixedLink, known: Index) -> Answer:
    """Return what the document format says that a printed citation points at."""
    targets = tuple(known.keys[key] for key in link.keys if key in known.keys)
    missing = tuple(key for key in link.keys if key not in known.keys)
    return targets, (), missing, "none" if missing else "strong"


def _parts(
    citation: Citation, answers: dict[Question, Answer], given: Sequence[tuple[int, int, Answer]]
) -> list[Answer]:
    """Return the answers to the parts of a citation; a link that the format made there counts before what is printed."""
    parts: list[Answer] = []
    used: set[int] = set()
    for cite in citation.cites:
        start, end = citation.start + cite.start, citation.start + cite.end
        at = max(0, bisect_right(given, start, key=lambda link: link[0]) - 1)
        over: list[int] = []
        while citation.form != "key" and at < len(given) and given[at][0] < end:
            if given[at][1] > start:
                over.append(at)
            at += 1
        parts += [given[at][2] for at in over if at not in used]
        if not over:
            parts.append(answers[_question(cite)])
        used.update(over)
    return parts


def _printed(citation: Citation, known: Index, given: Sequence[tuple[int, int, Answer]]) -> tuple[int, ...]:
    """Return what the printed text surely leads to where that is not what the format links, else nothing.

    A link that covers only a part of a printed range may be one end of it: the works between need not be linked.
    """
    at = max(0, bisect_right(given, citation.start, key=lambda link: link[0]) - 1)
    over: list[tuple[int, int, Answer]] = []
    while at < len(given) and given[at][0] < citation.end:
        if given[at][1] > citation.start:
            over.append(given[at])
        at += 1
    if not over or citation.form in ("key", "author-mention"):
        return ()
    keyed = any(cite.key is not None for cite in citation.cites)
    read = cites(citation.exact, citation.form) if keyed else citation.cites
    parts = [_answer(cite, known) for cite in read]
    if any(part[3] != "strong" for part in (*parts, *(answer for _, _, answer in over))):
        return ()
    printed = tuple(dict.fromkeys(n for part in parts for n in part[0]))
    linked = {n for _, _, answer in over for n in answer[0]}
    spans = [(citation.start + cite.start, citation.start + cite.end) for cite in read]
    whole = all(any(start <= low and high <= end for start, end, _ in over) for low, high in spans)
    differs = linked - set(printed) or (whole and set(printed) - linked)
    return printed if differs else ()


def _question(cite: Cite) -> Question:
    return (cite.first, cite.last, cite.names, cite.et_al, cite.year, cite.key)


def _answer(cite: Cite, known: Index) -> Answer:
    if cite.first is not None:
        return _numbered(cite.first, cite.last if cite.last is not None else cite.first, known)
    if cite.key is not None:
        n = known.keys.get(cite.key)
        return ((n,), (), (), "strong") if n else ((), (), (cite.key,), "none")
    candidates, recommendation = match(cite, known)
    match recommendation:
        case "strong":
            return (candidates[0].n,), (), (), recommendation
        case "none":
            return (), (), (secondary.named(cite),), recommendation
        case _:
            return (), candidates, (), recommendation


def _numbered(first: int, last: int, known: Index) -> Answer:
    """Return what a number or range stands for; a reversed range stands for its two ends."""
    wanted = range(first, min(last, known.last) + 1) if first <= last else (first, last)
    targets: list[int] = []
    candidates: list[Candidate] = []
    missing: list[str] = []
    for number in wanted:
        works = known.numbers.get(number, [])
        if len(works) == 1:
            targets += works
        elif works:
            candidates += [Candidate(n=n, distance=0.0) for n in works]
        else:
            missing.append(str(number))
    beyond = range(max(first, known.last + 1), last + 1)
    missing += [str(n) for n in (beyond if len(beyond) <= _SPELLED_OUT else (beyond[0], beyond[-1]))]
    recommendation: Recommendation = "none" if missing else "ambiguous" if candidates else "strong"
    return tuple(targets), tuple(candidates), tuple(missing), recommendation


def _settle_letters(answers: dict[Question, Answer], references: Sequence[Reference]) -> None:
    """Settle "2018a" and "2018b" where the list prints no letters but has as many works as letters are cited.

    Author-year styles give the letters in the order of a list that is alphabetical (APA 7, 8.19; Chicago 15.20). So
    the list must be in that order for these works; its order alone settles nothing.
    """
    letters: dict[tuple[int, ...], dict[str, list[Question]]] = {}
    for question, (_, candidates, _, recommendation) in answers.items():
        year = question[4] or ""
        if recommendation == "ambiguous" and year[4:] and all(set(c.penalties) == {"letter"} for c in candidates):
            tied = tuple(sorted(candidate.n for candidate in candidates))
            letters.setdefault(tied, {}).setdefault(year[4:], []).append(question)
    sorting = {reference.n: fold(reference.string) for reference in references}
    for tied, cited in letters.items():
        in_order = sorted(tied, key=sorting.__getitem__)
        if sorted(cited) != list("abcdefghijklmnopqrstuvwxyz"[: len(tied)]) or in_order != list(tied):
            continue
        for letter, n in zip(sorted(cited), in_order, strict=True):
            for question in cited[letter]:
                answers[question] = ((n,), (), (), "strong")


def _with(citation: Citation, parts: Sequence[Answer]) -> Citation:
    return citation.model_copy(
        update={
            "targets": tuple(dict.fromkeys(n for targets, _, _, _ in parts for n in targets)),
            "candidates": tuple({c.n: c for _, candidates, _, _ in parts for c in candidates}.values()),
            "missing": tuple(dict.fromkeys(text for _, _, missing, _ in parts for text in missing)),
            "recommendation": min((part[3] for part in parts), key=_ORDER.index, default="none"),
        }
    )


def _in_context(manuscript: Manuscript, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return the citations, with mentions settled by the numbers around them.

    "Smith et al. [7]": among several works that fit the name, the one whose number the sentence cites is meant. A work
    that is named and numbered in one paragraph is cited once, by its number.
    """
    sentences = [sentence.start for sentence in manuscript.sentences]
    blocks = [block.start for block in manuscript.blocks]
    in_sentence: dict[int, set[int]] = {}
    in_block: dict[int, set[int]] = {}
    for citation in citations:
        if citation.form in ("numeric", "superscript", "key"):
            if sentences:
                in_sentence.setdefault(bisect_right(sentences, citation.start), set()).update(citation.targets)
            if blocks:
                in_block.setdefault(bisect_right(blocks, citation.start), set()).update(citation.targets)
    return tuple(
        _joined(
            _settled(citation, in_sentence.get(bisect_right(sentences, citation.start), set())),
            in_block.get(bisect_right(blocks, citation.start), set()),
        )
        if citation.form == "author-mention"
        else citation
        for citation in citations
    )


def _settled(citation: Citation, numbered: set[int]) -> Citation:
    fitting = [candidate.n for candidate in citation.candidates if candidate.n in numbered]
    if citation.recommendation != "ambiguous" or len(fitting) != 1:
        return citation
    return citation.model_copy(update={"targets": tuple(fitting), "candidates": (), "recommendation": "strong"})


def _joined(citation: Citation, numbered: set[int]) -> Citation:
    return citation.model_copy(
        update={
            "targets": tuple(n for n in citation.targets if n not in numbered),
            "named": tuple(n for n in citation.targets if n in numbered),
        }
    )
