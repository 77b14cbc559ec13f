"""Score a manuscript read from one format against gold that was written for another text of the same article.

The two texts are aligned word by word (longest common subsequence). A pair (place, target) is right when gold has that
target at the aligned place. What stands in text that gold's text does not hold (tables, captions, abstracts) is not
counted, because gold says nothing about it; nor is a linked author mention ("Mora et al. [7]" links its number, too).
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from curate.citation import Citation
from curate.manuscript import Manuscript
from curate.reference import Reference

FIELDS = ("doi", "pmid", "year", "volume", "page", "family", "title")
_WORD = re.compile(r"\w+")
_ALIKE = 95
_SLACK = 3
_NEAR = 8
_RUNNING = ("paragraph", "list-item", "caption", "note")


@dataclass
class Score:
    """Counts of one article, or the sum of several."""

    name: str = ""
    style: str = ""
    right: int = 0
    wrong: int = 0
    missed: int = 0
    listed: int = 0
    found: int = 0
    extra: int = 0
    fields: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in FIELDS})
    seconds: float = 0.0

    @property
    def precision(self) -> float:
        """Return the share of linked pairs that gold has."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Return the share of gold's pairs that are linked."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    def add(self, other: "Score") -> None:
        """Add the counts of another article."""
        for name in ("right", "wrong", "missed", "listed", "found", "extra", "seconds"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name, counts in other.fields.items():
            self.fields[name] += counts

    def line(self, head: str) -> str:
        """Return the figures on one line."""
        fields = " ".join(
            f"{name} {counts['right'] / counts['all']:.3f}" if counts["all"] else f"{name} -"
            for name, counts in self.fields.items()
        )
        return (
            f"{head:26} links P {self.precision:.4f} R {self.recall:.4f} F1 {self.f1:.4f}"
            f"  references {self.found / max(1, self.listed):.4f} extra {self.extra}  {fields}"
        )


def score(
    gold: dict[str, Any],
    gold_text: str,
    manuscript: Manuscript,
    references: Sequence[Reference],
    citations: Sequence[Citation],
) -> Score:
    """Return the counts of one article."""
    result = Score(style=gold["style"])
    _links(gold, gold_text, manuscript, citations, result)
    _references(gold, references, result)
    return result


def _links(
    gold: dict[str, Any], gold_text: str, manuscript: Manuscript, citations: Sequence[Citation], result: Score
) -> None:
    printed = sorted((citation["start"], citation["end"]) for citation in gold["citations"])
    theirs = _words(gold_text, len(gold_text), printed)
    end = manuscript.list_span.start if manuscript.list_span else len(manuscript.text)
    read = sorted((each.start, each.end) for each in citations if each.form != "author-mention")
    ours = _words(manuscript.text, end, read)
    pairs = _aligned([word for _, _, word in theirs], [word for _, _, word in ours])
    their_places = [place for place, _ in pairs]
    covered = _covered(manuscript, ours, {place for _, place in pairs}, citations)
    wanted: list[tuple[int, int, int]] = []
    for citation in gold["citations"]:
        before = bisect_left(their_places, bisect_left(theirs, (citation["start"],))) - 1
        after = bisect_left(their_places, bisect_left(theirs, (citation["end"],)))
        low = ours[pairs[before][1]][1] if before >= 0 else 0
        high = ours[pairs[after][1]][0] if after < len(pairs) else end
        wanted += [(low - _SLACK, high + _SLACK, target) for target in citation["targets"]]
    linked = [
        (citation.start, citation.end, 0 if citation.form == "author-mention" else 1, target)
        for citation in covered
        if citation.start < end
        for target in dict.fromkeys(citation.targets)
    ]
    by_target: dict[int, list[tuple[int, int]]] = {}
    for start, stop, _, target in linked:
        by_target.setdefault(target, []).append((start, stop))
    for low, high, target in wanted:
        hit = any(start < high and low < stop for start, stop in by_target.get(target, ()))
        result.right += hit
        result.missed += not hit
    gold_by: dict[int, list[tuple[int, int, int]]] = {}
    for each in wanted:
        gold_by.setdefault(each[2], []).append(each)
    result.wrong = sum(
        not any(start < high and low < stop for low, high, _ in gold_by.get(target, ()))
        for start, stop, counted, target in linked
        if counted
    )


def _words(text: str, end: int, cited: Sequence[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Return the words up to ``end`` that stand in no citation: those of a citation differ from format to format."""
    found = _WORD.finditer(text, 0, end)
    return [(m.start(), m.end(), m[0].casefold()) for m in found if not _inside(cited, m.start())]


def _aligned(theirs: list[str], ours: list[str]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    for part in Indel.opcodes(theirs, ours):
        if part.tag == "equal":
            pairs += zip(range(part.src_start, part.src_end), range(part.dest_start, part.dest_end), strict=True)
    return pairs


def _covered(
    manuscript: Manuscript, ours: list[tuple[int, int, str]], aligned: set[int], citations: Sequence[Citation]
) -> list[Citation]:
    """Return the citations in running text most of whose neighbouring words gold's text has in the same order."""
    cited = sorted((citation.start, citation.end) for citation in citations)
    plain = [at for at, (start, _, _) in enumerate(ours) if not _inside(cited, start)]
    starts = [ours[at][0] for at in plain]
    running = [(block.start, block.end) for block in manuscript.blocks if block.kind in _RUNNING]
    found = []
    for citation in citations:
        if not _inside(running, citation.start):
            continue
        middle = bisect_left(starts, citation.start)
        words = plain[max(0, middle - _NEAR) : middle + _NEAR]
        if sum(word in aligned for word in words) >= len(words) / 2:
            found.append(citation)
    return found


def _inside(spans: Sequence[tuple[int, int]], offset: int) -> bool:
    at = bisect_right(spans, (offset, 1 << 60)) - 1
    return at >= 0 and spans[at][0] <= offset < spans[at][1]


def _references(gold: dict[str, Any], references: Sequence[Reference], result: Score) -> None:
    result.listed = len(gold["references"])
    result.extra = max(0, len(references) - result.listed)
    by_number = {reference.n: reference for reference in references}
    for wanted in gold["references"]:
        reference = by_number.get(wanted["n"])
        if reference is None or not _is_same(wanted, reference):
            continue
        result.found += 1
        csl = reference.item.to_csl()
        for name in FIELDS:
            want = _gold_field(wanted["fields"], name)
            if fold(want) and (name not in ("doi", "pmid") or fold(want) in fold(wanted["string"])):
                result.fields[name]["all"] += 1
                forms = (want, _unglued(name, want, wanted["string"]))
                result.fields[name]["right"] += any(_same(name, _field(csl, name), form) for form in forms)


def _unglued(name: str, want: str, string: str) -> str:
    """Return gold's DOI without the PMID that stands behind it in print and was glued to it in gold ("….3045.17671126")."""
    doi, _, digits = want.rpartition(".")
    return doi if name == "doi" and digits.isdigit() and f"{doi}. {digits}" in string else want


def _is_same(wanted: dict[str, Any], reference: Reference) -> bool:
    """Return whether a string covers gold's, or holds its title (of the book where there is no other), first author and year.

    Where the publisher printed no string, gold's is made from the tags in one manner and ours in another.
    """
    if fuzz.partial_ratio(wanted["string"][:400], reference.string) >= _ALIKE:
        return True
    fields = wanted["fields"]
    titles = (
        fields.get("title") or fields.get("container"),
        _gold_field(fields, "family"),
        _gold_field(fields, "year"),
    )
    parts = [fold(part) for part in titles if part]
    printed = fold(reference.string)
    return len(parts) > 1 and all(part and part in printed for part in parts)


def fold(value: object) -> str:
    """Return letters and digits only, without accents and case."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", str(value or "")) if not unicodedata.combining(c))
    return re.sub(r"[^0-9a-z]+", " ", plain.casefold()).strip()


def _field(csl: dict[str, Any], name: str) -> str:
    if name == "year":
        parts = (csl.get("issued") or {}).get("date-parts") or [[""]]
        return str(parts[0][0]) if parts[0] else ""
    if name == "page":
        return re.split(r"[-–—]", str(csl.get("page") or csl.get("number") or ""))[0]
    if name == "family":
        first = (csl.get("author") or [{}])[0]
        parts = (
            first.get("non-dropping-particle"),
            first.get("dropping-particle"),
            first.get("family") or first.get("literal"),
        )
        return " ".join(part for part in parts if part)
    return str(csl.get({"doi": "DOI", "pmid": "PMID"}.get(name, name)) or "")


def _gold_field(fields: dict[str, Any], name: str) -> str:
    if name == "family":
        first = (fields.get("authors") or [{}])[0]
        return str(first.get("family") or first.get("literal") or "")
    if name == "page":
        return re.split(r"[-–—]", str(fields.get("pages", "")))[0]
    return str(fields.get(name, ""))


def _same(name: str, ours: str, theirs: str) -> bool:
    if name == "title":
        return fuzz.ratio(fold(ours), fold(theirs)) >= _ALIKE
    if name == "doi":
        return ours.casefold().rstrip(".") == theirs.casefold().rstrip(".")
    if name == "year":
        return ours == theirs.rstrip("abcdefghij")  # CSL keeps the letter apart
    if name == "family":
        return fold(ours) == fold(theirs) or fold(ours).split(" ")[-1:] == fold(theirs).split(" ")[-1:]
    return fold(ours) == fold(theirs)
