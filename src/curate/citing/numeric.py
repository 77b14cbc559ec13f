"""Numbers in brackets: "[3–5]", "(1, 2)", "[2], [3]", "refs. 12 and 13"."""

import re
from collections.abc import Iterator

from curate.citing.habits import Candidate
from curate.citing.numbers import DASH, ITEM, LIST, SPACE, cites

_LEAD = (
    rf"(?i:(?:(?:(?:for{SPACE}(?:a{SPACE})?(?:recent{SPACE})?reviews?,?{SPACE})?see(?:{SPACE}also)?|e\.?g\.?,?|cf\.?|(?:as{SPACE})?(?:reviewed|described){SPACE}(?:in|by)|in|and|but{SPACE}see){SPACE}+)?"
    rf"(?:(?:refs?\.?|references?|no\.?|nos\.?|№){SPACE}*)?)"
)
_TAIL = (
    rf"(?i:(?:[,;:]?{SPACE}*(?:and{SPACE}+(?:the{SPACE}+)?references{SPACE}+(?:cited{SPACE}+)?therein"
    rf"|(?:pp?|pages?|chap(?:ter)?|fig(?:ure)?s?|tab(?:le)?s?|supplementary{SPACE}\w+)\b\.?{SPACE}*\w+(?:{DASH}\w+)?"
    rf"|for{SPACE}(?:a{SPACE})?reviews?|reviewed{SPACE}in{SPACE}(?:refs?\.?{SPACE}*)?{ITEM}))?)"
)
_INSIDE = rf"{SPACE}*{_LEAD}{LIST}{_TAIL}[,;.]?{SPACE}*"
_SQUARE = re.compile(rf"\[(?:{_INSIDE})\]")
_ROUND = re.compile(rf"\((?:{_INSIDE})\)")
_REFERRED = re.compile(
    rf"\b[Rr]ef(?:s\.?|\.|erences?)(?:{SPACE}+(?:nos?\.?|numbers?))?{SPACE}*(?P<numbers>(?!0){LIST})(?![\w%/-]|\.\d)"
)
# between two brackets that make one citation: "[2], [3]", "[2]–[5]", "[2][3]"
_JOINT = re.compile(rf"{SPACE}*(?:,|;|{DASH})?{SPACE}*")
_LETTER_AFTER = re.compile(r"[A-Za-z](?![a-z]{2})|[a-z]|\d")
_QUANTITY_BEFORE = re.compile(
    rf"(?<![\w.])(\d+(?:[.,·]\d+)?){SPACE}*(?:%|[a-zµ]{{1,6}}(?:/[a-z]+)?)?{SPACE}*$", re.IGNORECASE
)
# "Eq. [3]", "x = [1, 2]", "Figure (2)"
_FORMULA_BEFORE = re.compile(r"(?:\beqs?\.?|\bequations?|[=∈≈<>≤≥±×/+*^_])\s*$", re.IGNORECASE)
_LABEL_BEFORE = re.compile(r"(?:\b(?:figs?|figures?|tables?|panels?|lanes?)\.?\s*|\d)$", re.IGNORECASE)
_WORD_AFTER = re.compile(rf"{SPACE}+[^\W\d_]")
_CLAUSE_BEFORE = re.compile(
    rf"(?:^|[\n\t:;,.]|\b(?:and|or|are|is|were|either|by|that|to|both|include|including)){SPACE}*$"
)


def squared(text: str) -> list[Candidate]:
    """Return the groups of numbers in square brackets that may be citations."""
    return _joined(text, [c for match in _SQUARE.finditer(text) if (c := _candidate(text, match))])


def rounded(text: str) -> list[Candidate]:
    """Return the groups of numbers in round brackets that may be citations; enumerations are left out."""
    matches = [match for match in _ROUND.finditer(text) if not _is_cell_count(text, match)]
    enumerators = set(_enumerators(text, matches))
    found = [c for match in matches if match.start() not in enumerators and (c := _candidate(text, match))]
    return _joined(text, found)


def referred(text: str) -> list[Candidate]:
    """Return the numbers behind the word "reference": "refs. 12 and 13"."""
    return [Candidate(m.start(), m.end(), cites(m.group())) for m in _REFERRED.finditer(text)]


def _candidate(text: str, match: re.Match[str]) -> Candidate | None:
    found = cites(match.group())
    before = text[max(0, match.start() - 40) : match.start()]
    if (
        not found
        or any(not cite.first or not cite.last for cite in found)
        or _LETTER_AFTER.match(text, match.end())
        or _FORMULA_BEFORE.search(before)
        or (match.group()[0] == "(" and _LABEL_BEFORE.search(before))
    ):
        return None
    if len(found) == 1 and found[0].first != found[0].last and (quantity := _QUANTITY_BEFORE.search(before)):
        # "median 14 [12–18]": an interval around the value before it
        value = float(quantity.group(1).replace(",", ".").replace("·", "."))
        if (found[0].first or 0) <= value <= (found[0].last or 0):
            return None
    return Candidate(match.start(), match.end(), found)


def _joined(text: str, found: list[Candidate]) -> list[Candidate]:
    result: list[Candidate] = []
    for candidate in found:
        if result and _JOINT.fullmatch(text, result[-1].end, candidate.start) and not _is_year(text, result[-1]):
            start = result.pop().start
            result.append(Candidate(start, candidate.end, cites(text[start : candidate.end])))
        else:
            result.append(candidate)
    return result


def _is_year(text: str, candidate: Candidate) -> bool:
    """Return whether brackets hold a year, as in "Smith et al. (2004) (16)"."""
    return bool(re.fullmatch(r"[\[(](?:1[5-9]|20)\d\d[)\]]", text[candidate.start : candidate.end]))


def _is_cell_count(text: str, match: re.Match[str]) -> bool:
    """Return whether the bracket is a count or percentage of a table cell: "45 (12)"."""
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    line = text[start : end if end >= 0 else len(text)]
    return "\t" in line and bool(re.search(rf"\d%?{SPACE}*$", text[start : match.start()]))


def _enumerators(text: str, matches: list[re.Match[str]]) -> Iterator[int]:
    """Yield the places of "(1) …, (2) …": single numbers that begin clauses, in one paragraph, counting up from 1."""
    chain: list[int] = []
    paragraph = -1
    for match in matches:
        inside = match.group()[1:-1].strip()
        if not inside.isdigit() or not _WORD_AFTER.match(text, match.end()):
            continue
        number, here = int(inside), text.rfind("\n", 0, match.start())
        if number == 1 or here != paragraph:
            if len(chain) > 1 and _begins_clauses(text, chain):
                yield from chain
            chain = []
        if number == len(chain) + 1:
            chain.append(match.start())
        paragraph = here
    if len(chain) > 1 and _begins_clauses(text, chain):
        yield from chain


def _begins_clauses(text: str, chain: list[int]) -> bool:
    return sum(bool(_CLAUSE_BEFORE.search(text, max(0, at - 12), at)) for at in chain) * 2 >= len(chain)
