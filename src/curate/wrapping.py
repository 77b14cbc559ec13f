"""How the lines of a text were wrapped, and how two of them become one again.

A line that was wrapped is as long as it could be: the first word of the next line would not have fitted. A line that
ends earlier was ended on purpose. Words that were hyphenated at a line's end are told from words that are spelled with
a hyphen by how the document spells them elsewhere.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

WIDEST = 160
"""No text is wrapped wider than this; longer lines are paragraphs."""

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_LAST = re.compile(r"\S+$")
_FIRST = re.compile(r"[^ \t\n]+")  # a non-breaking space does not let a line break
_TAIL = re.compile(r"([^\W\d_]+)[-\u2010]$")
_HEAD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.|\b10\.\d{4,9}/)\S*$", re.IGNORECASE)
_ADDRESS_GOES_ON = re.compile(r"[a-z0-9%_~/?#=&-]")
_CUT_DOI = re.compile(r"10\.\d{4,9}/(?:j\.)?[a-z.]*\.$")
_SUSPENDED_WORDS = "and or und oder bzw et ou y o e to through versus vs as but \u0438 \u0438\u043b\u0438"
_SUSPENDED = frozenset(_SUSPENDED_WORDS.split())
# First parts of words that are spelled with a hyphen more often than not.
_COMPOUND_WORDS = """self non long short high low well ill large small full half one two three four five six seven eight nine
    ten first second third multi cross quasi ex vice all post pre mid late early end time age dose risk rate follow
    evidence placebo double single open case population community hospital health quality cost state real gold life
    disease drug patient treatment gene cell protein antigen tumor tumour blood breast meta intra inter extra
    light heavy left right upper lower deep wide broad fast slow hard soft free mono graft host"""
_COMPOUND = frozenset(_COMPOUND_WORDS.split())
# Of these so surely that the rest need not be known.
_ALWAYS_WORDS = "self well long short twenty thirty forty fifty sixty seventy eighty ninety dose"
_ALWAYS = frozenset(_ALWAYS_WORDS.split())
# Second parts of compounds that English spells with a hyphen.
_SECOND_WORDS = """based induced dependent independent mediated derived specific associated related like rich deficient driven
    regulated promoting forming aged reported borne scale level living treated triggered assisted directed acquired coated
    sensitive activated enriched containing producing binding targeted oriented matched adjusted controlled blind blinded
    defined resistant positive negative guided informed centered centred labelled labeled linked coupled bearing expressing
    infected naive negative style wide fold free"""
_SECOND = frozenset(_SECOND_WORDS.split())


@dataclass(frozen=True, slots=True)
class Wrap:
    """The width that a text was wrapped to. ``share`` is how many of its line ends agree with it exactly, 0..1."""

    width: int
    share: float

    @property
    def exact(self) -> bool:
        """Return whether the lines were filled by counting characters, not in proportional type."""
        return self.share >= 0.6

    def room(self, line: str, following: str) -> int:
        """Return how many more code points would have fitted behind ``line`` and the first word of ``following``."""
        word = _FIRST.search(following)
        return self.width - len(line.rstrip()) - 1 - (len(word[0]) if word else 0)

    def early(self, line: str, following: str) -> float:
        """Return how surely ``line`` was ended on purpose before ``following``: 1 surely, 0 not at all.

        It may be ended on purpose and as long as it could be, so 0 does not mean that it was wrapped.
        """
        if line.rstrip()[-1:] in "-\u2010":
            return 0.0
        room = self.room(line, following)
        if self.exact:
            return 1.0 if room >= 0 else 0.0
        return min(1.0, max(0.0, room / (0.25 * self.width)))


def measure(lines: Sequence[str]) -> Wrap | None:
    """Return how ``lines`` were wrapped, or None where they were not (every line is a paragraph of its own)."""
    counts = [0] * (WIDEST + 2)
    pairs = long = 0
    for line, following in pairwise(lines):
        length = len(line.rstrip())
        if not length or not following.strip():
            continue
        pairs += 1
        if length > WIDEST:
            long += 1
            continue
        word = _FIRST.search(following)
        counts[length] += 1
        counts[min(WIDEST + 1, length + 1 + (len(word[0]) if word else 0))] -= 1
    if pairs < 3 or long > 0.3 * pairs:
        return None
    best = width = running = 0
    for at, change in enumerate(counts):
        running += change
        if at >= 25 and running > best:
            best, width = running, at
    share = best / pairs
    return Wrap(width, share) if share >= 0.25 else None


class Spelling:
    """How a document spells its words where no line ends inside them."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Count the words of ``lines``, but for those that a line's end may have cut in two."""
        self._whole: Counter[str] = Counter()
        self._first: Counter[str] = Counter()
        self._sorted: list[str] = []
        cut = False
        for line in lines:
            words = _WORD.findall(line.casefold())
            if cut:
                words = words[1:]
            cut = line.rstrip().endswith(("-", "\u2010"))
            if cut:
                words = words[:-1]
            for word in words:
                self._whole[word] += 1
                if "-" in word:
                    self._first[word.split("-", 1)[0]] += 1

    def glue(self, line: str, following: str) -> tuple[int, str]:
        """Return how many code points to drop from the end of ``line``, and what to put before ``following``.

        (0, " ") for two words, (1, "") for one that was hyphenated, (0, "") for one that is spelled so.
        """
        last = line[-1:]
        if last in "-\u2010":
            return self._hyphen(line, following)
        if last and last in "\u2013\u2014/" and line[-2:-1] not in ("", " ", "\u00a0") and following[:1].isalnum():
            return 0, ""
        address = _ADDRESS.search(line[-300:])
        if address and _goes_on(address[0], following):
            return 0, ""
        return 0, " "

    def _hyphen(self, line: str, following: str) -> tuple[int, str]:
        tail = _TAIL.search(line[-60:])
        head = _HEAD.match(following)
        if line[-2:-1] in ("", " ", "\u00a0", "-"):
            return 0, " "  # a dash between words
        if head and head[0].casefold() in _SUSPENDED and following[head.end() : head.end() + 1] in (" ", "\u00a0", ""):
            return 0, " "  # "pre- and postoperative"
        if not tail or not head or not head[0][0].islower() or _ADDRESS.search(line[-300:]):
            return 0, ""
        if tail[1].isupper() or line[: -len(tail[0])][-1:] == "-":
            return 0, ""  # "GMP-dependent", "cost-of-illness"
        return (1, "") if self._hyphenated(tail[1].casefold(), following.casefold()) else (0, "")

    def _hyphenated(self, tail: str, following: str) -> bool:
        """Return whether the hyphen behind ``tail`` only ends the line."""
        rest, first = _WORD.match(following), _HEAD.match(following)
        assert rest
        assert first
        joined, spelled = self._whole[tail + rest[0]], self._whole[f"{tail}-{rest[0]}"]
        if joined != spelled:
            return joined > spelled
        head = first[0]
        if (
            (head in _SECOND and len(tail) > 3)
            or (tail in _ALWAYS and len(head) > 3)
            or (tail[-4:], head[0]) == ("anti", "i")
        ):
            return False
        if self._whole[head] == 0:
            return True
        if self._whole[tail] == 0:  # "anti", "sub": spelled with a hyphen, or in one with what follows?
            one, two = self._prefixed(tail)
            return one >= two
        return tail not in _COMPOUND and self._first[tail] == 0

    def _prefixed(self, prefix: str) -> tuple[int, int]:
        """Return how many words of the document begin with ``prefix``: in one with it, and with a hyphen."""
        if not self._sorted:
            self._sorted = sorted(self._whole)
        low, high = bisect_left(self._sorted, prefix), bisect_left(self._sorted, prefix + "\uffff")
        hyphens = sum(word[len(prefix) : len(prefix) + 1] == "-" for word in self._sorted[low:high])
        return high - low - hyphens, hyphens


def _goes_on(address: str, following: str) -> bool:
    """Return whether an address at a line's end goes on in ``following``."""
    if address[-1] in "/_=&?%~#":
        return bool(_ADDRESS_GOES_ON.match(following))
    return (
        address[-1] == "." and (bool(_CUT_DOI.search(address)) or following[:1].islower()) and following[:1].isalnum()
    )
