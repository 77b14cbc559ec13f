"""How well a cited work fits a claim, as a number with its reasons; and what is scored: a query and its sources."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from curate.value import Value

Evidence = Literal["abstract", "headings", "title", "nothing"]
"""What of the work was looked at: its title and abstract (and its headings, if any), its title and headings, its title only,
or nothing because it has no title."""

SEEN: Mapping[Evidence, str] = {"abstract": "title and abstract", "headings": "title and headings", "title": "title"}
"""What was looked at, as messages say it after "its"; where it was nothing, there is nothing to say."""

Verdict = Literal["fits", "note", "warning", "error", "not evaluated", "not cited"]
"""``error``, ``warning`` and ``note``: only 1, 5 and 10 in 100 sound citations score as low. ``fits``: none of these."""


class Score(Value):
    """How well one reference fits one claim, compared with the other references of the manuscript.

    ``score`` is the logarithm of the odds that a reference with these signs is cited by the claim rather than taken
    from elsewhere: higher fits better, comparable across claims and manuscripts. ``reasons`` say in a few words
    each what it rests on, or why there is no verdict.
    """

    score: float
    evidence: Evidence
    verdict: Verdict
    reasons: tuple[str, ...] = ()


class Row(Mapping[str, Score]):
    """The scores of one claim by the id of the reference, in the order of the list.

    ``numbers`` are those of all references; a score with its reasons is made (by ``made``) when somebody first asks for it: of
    a list of a thousand, a claim cites three.
    """

    def __init__(self, numbers: Mapping[str, float], made: Callable[[str], Score]) -> None:
        self.numbers = numbers
        self._made = made
        self._asked: dict[str, Score] = {}

    def __getitem__(self, ref: str) -> Score:
        """Return the score of a reference."""
        if ref not in self.numbers:
            raise KeyError(ref)
        if ref not in self._asked:
            self._asked[ref] = self._made(ref)
        return self._asked[ref]

    def __iter__(self) -> Iterator[str]:
        """Return the ids of the list."""
        return iter(self.numbers)

    def __len__(self) -> int:
        """Return how many references the list has."""
        return len(self.numbers)


def best(scores: Mapping[str, Score]) -> str:
    """Return the id of the reference that fits best; there must be one."""
    if isinstance(scores, Row):
        return max(scores.numbers, key=lambda ref: scores.numbers[ref])
    return max(scores, key=lambda ref: scores[ref].score)


@dataclass(frozen=True, slots=True)
class Source:
    """What is known about the content of one reference: texts as printed or recorded, "" where there is none."""

    id: str
    title: str = ""
    abstract: str = ""
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A claim that is scored: its text, the sentence before it ("" where there is none), and the ids that it cites.

    ``whole`` asks for a score of every reference; without it a scorer may leave out some that the claim does not cite, where the
    list is long. ``language`` is that of the manuscript (a code of ``curate.language``), in which texts are taken to be that do not tell
    their own; "" where it is not known.
    """

    claim: str
    previous: str = ""
    cited: tuple[str, ...] = ()
    language: str = ""
    whole: bool = True
