"""Labels set right where the words of a reference contradict them: what a model of neighbouring words cannot see.

Each step looks at the whole string, and changes a run of one label only where the string lacks the field that the run
really is, or holds words that can be nothing else. Steps say what they know of printed references, not of single ones.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from curate.bibliography.dates import MONTHS
from curate.bibliography.looks import are_initials
from curate.bibliography.tokens import Token
from curate.bibliography.wordclass import CLASSES
from curate.lexicon import LANDS

Labels = list[str]
Run = tuple[int, int, str]

_CORE = re.compile(r"^[\W_]+|[\W_]+$")
_YEARS = re.compile(r"\W*(?:1[5-9]|20)\d\d[–-](?:\d\d|(?:1[5-9]|20)\d\d)\W*")
_EDITED = re.compile(r"(?:edited|translated|übersetzt|ubersetzt|herausgegeben)$|(?:hrsg|trans)\.$", re.IGNORECASE)
_TRANSLATED = re.compile(r"trans|übers|ubers", re.IGNORECASE)
_BY = frozenset(("by", "von"))
_ACRONYM = re.compile(r"[A-Z]{3,6}[,.]?")
_DASHES = re.compile(r"[—–_-]{2,}\.?")
_MOST_NAMES = 14
"""So many words editors may have between "In" and "(eds.)"."""
_MOST_TOWN = 3
_ORDINAL = re.compile(r"[(\[]?\d{1,2}(?:\.|st|nd|rd|th)?")
_GENRES = frozenset(("personal communication", "internet-draft", "manuscript", "draft paper"))
_AND = frozenset(("", "and", "und", "et", "&", "y", "e", "i"))
_OF = frozenset(("of", "at", "de", "der", "st"))
_COMPANY = frozenset(("co", "in", "university"))  # "Co.", which is Colorado as well
_CONTAINERS = frozenset(("journal", "container-title"))


def mend(tokens: Sequence[Token], labels: Sequence[str]) -> Labels:
    """Return the labels of a reference's tokens, set right where its words contradict them."""
    mended = list(labels)
    for step in _STEPS if mended else ():
        step(tokens, mended)
    return mended


def _runs(labels: Sequence[str]) -> Iterator[Run]:
    """Yield the runs of one label as (start, end, label), of the labels as they are now."""
    start = 0
    for at in range(1, len(labels) + 1):
        if at == len(labels) or labels[at] != labels[start]:
            yield start, at, labels[start]
            start = at


def _word(token: Token) -> str:
    return _CORE.sub("", token.text).casefold()


def _is(token: Token, name: str) -> bool:
    """Return whether a token is a word of a class."""
    return not token.kind and name in CLASSES.get(_word(token), CLASSES.get(token.text.casefold(), ()))


def _set(labels: Labels, start: int, end: int, label: str) -> None:
    labels[start:end] = [label] * (end - start)


def _are_places(tokens: Sequence[Token]) -> bool:
    """Return whether all words are names of places, "and" between them."""
    words = [token for token in tokens if _word(token) not in _AND]
    return bool(words) and all(map(_is_place, words))


def _is_place(token: Token) -> bool:
    known = _is(token, "place") or _word(token) in LANDS
    return known and token.text[:1].isupper() and _word(token) not in _COMPANY


def _years(tokens: Sequence[Token], labels: Labels) -> None:
    """Take "1889-96" for the date where there is no other."""
    if "date" in labels:
        return
    for start, end, label in list(_runs(labels)):
        if label == "pages" and end == start + 1 and _YEARS.fullmatch(tokens[start].text):
            labels[start] = "date"
            return


def _months(tokens: Sequence[Token], labels: Labels) -> None:
    """Take the month behind a volume for a part of the date that follows: "Vol. 21 March, 2017"."""
    for at in range(1, len(tokens) - 1):
        if (
            labels[at] == "volume"
            and labels[at - 1] == "volume"
            and labels[at + 1] == "date"
            and _word(tokens[at]) in MONTHS
        ):
            labels[at] = "date"


def _kinds(tokens: Sequence[Token], labels: Labels) -> None:
    """Name what is only a kind of work, or the medium that it was read in."""
    for start, end, label in list(_runs(labels)):
        text = " ".join(map(_word, tokens[start:end]))
        if label in ("title", "journal", "location", "publisher") and text in _GENRES:
            _set(labels, start, end, "genre")
    if len(tokens) > 3 and labels[-1] in ("location", "publisher") and tokens[-1].text.rstrip(".") in ("Print", "Web"):
        labels[-1] = "medium"


def _authors(tokens: Sequence[Token], labels: Labels) -> None:
    """End the authors where the title starts: behind "Berg, C." where a colon ends it, behind a dash for the same ones."""
    if labels[0] != "author":
        return
    end = next((at for at, label in enumerate(labels) if label != "author"), len(labels))
    if _DASHES.fullmatch(tokens[0].text) and tokens[0].text.endswith(".") and end > 1:
        _set(labels, 1, end, "title")
        return
    last = tokens[end - 1].text
    if (
        not last.endswith(":")
        or last == ":"
        or end == len(labels)
        or labels[end] != "title"
        or are_initials(last.rstrip(":"))
    ):
        return
    family_first = tokens[0].text.endswith(",")
    stops = (at for at in range(end - 2, 0, -1) if tokens[at].text.endswith("."))
    stop = next((at for at in stops if family_first or not are_initials(tokens[at].text)), None)
    if stop is not None:
        _set(labels, stop + 1, end, "title")


def _numbers(tokens: Sequence[Token], labels: Labels) -> None:
    """Take a number for the volume that was taken for a date: "Time 113 21 July 1986", "2011, Proc Inst, 1808, 259-273"."""
    if "volume" in labels:
        return
    runs = list(_runs(labels))
    for number, (start, end, label) in enumerate(runs):
        if label != "date" or not number or runs[number - 1][2] not in _CONTAINERS:
            continue
        first = _word(tokens[start])
        daily = end - start > 2 and _word(tokens[start + 1]).isdecimal() and _word(tokens[start + 2]) in MONTHS
        paged = end == start + 1 and end < len(labels) and labels[end] == "pages" and "date" in labels[:start]
        if first.isdecimal() and (daily or paged):
            labels[start] = "volume"
            return


def _contained(tokens: Sequence[Token], labels: Labels) -> None:
    """Find the book that "In" leads to where nothing was taken for it: behind a title, or before its editors."""
    if _CONTAINERS & set(labels):
        return
    for start, end, label in list(_runs(labels)):
        if label not in ("title", "editor"):
            continue
        first = start if label == "editor" else start + 1
        for at in range(first, min(end - 1, start + 1 if label == "editor" else end - 1)):
            if not _leads_in(tokens, at):
                continue
            stop = end
            if label == "editor":
                stop = next(
                    (n for n in range(at + 2, end) if _is(tokens[n], "ed") or _word(tokens[n]) == "edited"), end
                )
                if stop >= end - 1:  # "In Collected Essays, Berg, C. (eds.)": the names come first
                    stop = next((n + 1 for n in range(at + 1, end - 2) if tokens[n].text.endswith(",")), at)
                    if stop - at < 4:
                        return
                elif any(are_initials(token.text) for token in tokens[at + 1 : stop]):
                    return  # "In: C. Berg & K. Lee, eds."
            _set(labels, at, stop, "container-title")
            return


def _leads_in(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the "in" at a place introduces a book: behind a full stop or closing quote, before a name or quote."""
    if _word(tokens[at]) != "in" or (
        at and not tokens[at - 1].text.endswith((".", "”", '"', "’", "»", "”,", ",”", "''"))
    ):
        return False
    behind = tokens[at + 1].text
    return behind[:1].isupper() or behind[:1] in "“‘\"«'*"


def _people(tokens: Sequence[Token], labels: Labels) -> None:
    """Part the editors from the publisher or place that is taken for more of them."""
    for start, end, label in list(_runs(labels)):
        if label == "editor":
            marks = [at for at in range(start + 1, end - 1) if _is(tokens[at], "ed")]
            if marks and marks[0] > start and any(_is(token, "publisher") for token in tokens[marks[-1] + 1 : end]):
                _set(labels, marks[-1] + 1, end, "publisher")
            elif end < len(labels) and labels[end] in ("location", "publisher") and end - start > 2:
                at = end - 1
                if (
                    _is(tokens[at], "place")
                    and tokens[at].text.endswith((",", ":"))
                    and tokens[at - 1].text.endswith(".")
                ):
                    labels[at] = "location"


def _editors(tokens: Sequence[Token], labels: Labels) -> None:
    """Find the editors and translators that were taken for a part of a title or of the book."""
    for start, end, label in list(_runs(labels)):
        if label == "container-title" and "editor" not in labels and _word(tokens[start]) == "in":
            marks = [at for at in range(start + 2, min(end - 1, start + _MOST_NAMES)) if _in_brackets(tokens[at])]
            if marks:
                _set(labels, start, marks[0] + 1, "editor")
        elif label == "title":
            for at in range(start + 1, end - 2):
                lead = _EDITED.match(tokens[at].text)
                if lead and tokens[at - 1].text.endswith(".") and _word(tokens[at + 1]) in _BY:
                    stop = next((n + 1 for n in range(at + 2, end) if _ends_names(tokens[n])), end)
                    _set(labels, at, stop, "translator" if _TRANSLATED.match(tokens[at].text) else "editor")
                    break


def _in_brackets(token: Token) -> bool:
    """Return whether a token is "(eds.)" as it stands behind the names of editors."""
    return _is(token, "ed") and token.text.startswith(("(", "[")) and token.text.rstrip(",.:;").endswith((")", "]"))


def _ends_names(token: Token) -> bool:
    return token.text.endswith(".") and len(_word(token)) > 2


def _imprint(tokens: Sequence[Token], labels: Labels) -> None:
    """Part publisher and place where one was taken for both, or for the other."""
    for start, end, label in list(_runs(labels)):
        if label == "publisher":
            _publisher(tokens, labels, start, end)
        elif label == "location":
            before = tokens[start - 1] if start and labels[start - 1] == "publisher" else None
            colon = next((at for at in range(start, end - 1) if tokens[at].text.endswith(":")), None)
            if before is not None and (_word(before) in _OF or _word(tokens[start]) in _OF):
                _set(labels, start, end, "publisher")
            elif colon is not None and "publisher" not in labels:
                reversed_ = _are_places(tokens[colon + 1 : end]) and not _are_places(tokens[start : colon + 1])
                part = (start, colon + 1) if reversed_ else (colon + 1, end)
                _set(labels, *part, "publisher")


def _publisher(tokens: Sequence[Token], labels: Labels, start: int, end: int) -> None:
    colon = next((at for at in range(start, end - 1) if tokens[at].text.endswith(":")), None)
    if colon is not None and _are_places(tokens[colon + 1 : end]):
        _set(labels, colon + 1, end, "location")
        return
    if "location" in labels:
        return
    at = end
    while at > start and (
        _is_place(tokens[at - 1])
        or (at - 1 > start and _word(tokens[at - 1]) in _AND and at < end and _is_place(tokens[at - 2]))
    ):
        at -= 1
    if at == start:
        _set(labels, start, end, "location")
    elif at < end and any(_is(token, "publisher") for token in tokens[start:at]):
        at = _with_town(tokens, start, at)
        words = {_word(token) for token in tokens[start:at]}
        # "University of Kansas Publications, Lawrence, Kansas", but not "University of California Los Angeles"
        if _word(tokens[at - 1]) not in _OF and (tokens[at - 1].text.endswith(",") or not words & _OF):
            _set(labels, at, end, "location")


def _with_town(tokens: Sequence[Token], start: int, at: int) -> int:
    """Return where a place begins that goes on with a state or country at ``at``: "Salt Lake City, Utah"."""
    if _word(tokens[at]) not in LANDS or not tokens[at - 1].text.endswith(","):
        return at
    before = (n + 1 for n in range(at - 2, start - 1, -1) if tokens[n].text.endswith(","))
    town = next(before, start)
    return town if town > start and at - town <= _MOST_TOWN else at


def _editions(tokens: Sequence[Token], labels: Labels) -> None:
    """Give the number before "Aufl." to the edition."""
    for start, _, label in list(_runs(labels)):
        if (
            label == "edition"
            and start > 1
            and _is(tokens[start], "edition")
            and _ORDINAL.fullmatch(tokens[start - 1].text)
        ):
            labels[start - 1] = "edition"


def _venues(tokens: Sequence[Token], labels: Labels) -> None:
    """Take an acronym alone behind a title for what it appeared in, where nothing else is: "CVPR, 2009"."""
    if _CONTAINERS & set(labels) or "location" in labels:
        return
    for start, end, label in list(_runs(labels)):
        behind = start > 0 and labels[start - 1] == "title" and tokens[start - 1].text.endswith((",”", ",", '"'))
        if behind and label == "publisher" and end == start + 1 and _ACRONYM.fullmatch(tokens[start].text):
            labels[start] = "journal"


def _leaves(tokens: Sequence[Token], labels: Labels) -> None:
    """Take numbers that stand before pages in a book for pages: "(New York: Knopf, 1983), 427, 426"."""
    if "journal" in labels or "publisher" not in labels:
        return
    runs = list(_runs(labels))
    for (start, end, label), (_, _, after) in pairwise(runs):
        bare = all(token.text.rstrip(",").isdecimal() for token in tokens[start:end])
        if (
            label == "volume"
            and after == "pages"
            and bare
            and tokens[end - 1].text.endswith(",")
            and "date" in labels[:start]
        ):
            _set(labels, start, end, "pages")


_STEPS: tuple[Callable[[Sequence[Token], Labels], None], ...] = (
    _authors, _numbers, _years, _months, _kinds, _contained, _people, _editors, _imprint, _editions, _venues, _leaves,
)  # fmt: skip
