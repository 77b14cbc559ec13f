"""An invented manuscript of many claims, and what a resubmission does to it: each claim with what is to become of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from random import Random
from typing import Literal

Fate = Literal["kept", "reworded", "split", "retyped", "moved", "widened", "narrowed", "deleted"]
"""kept: only its numbers change. retyped: white space and dashes. widened: a work is added to the citation; narrowed: one goes."""

SECTIONS = ("Introduction", "Setting", "Methods compared", "Findings of others", "Outlook")
_ONSETS = [
    "b",
    "br",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gr",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "pr",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "z",
]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "ou"]
_CODAS = ["l", "m", "n", "r", "s", "t", "nd", "rt", "st", "ck", "mp"]


@dataclass(frozen=True)
class Work:
    """An entry of the reference list. ``year`` changes when the authors correct it."""

    author: str
    title: str
    journal: str
    year: int

    def printed(self, *, quoted: bool) -> str:
        """Return the entry in one of two styles of print that differ in punctuation only."""
        if quoted:
            return f"{self.author} A. “{self.title}.” {self.journal}, {self.year}, 12, 1-9."
        return f"{self.author} A. {self.title}. {self.journal}. {self.year};12:1-9."


@dataclass(frozen=True)
class Sentence:
    """A claim: its words, the positions of the works that it cites, where it stands, and what becomes of it."""

    words: tuple[str, ...]
    cited: tuple[int, ...]
    section: int
    fate: Fate = "kept"


@dataclass
class Submission:
    """A manuscript, and the same one resubmitted; ``corrected`` are the works whose year was corrected."""

    works: list[Work]
    sentences: list[Sentence]
    corrected: set[int] = field(default_factory=set)

    def text(self) -> str:
        """Return the first version."""
        return _text(self.works, list(range(len(self.works))), [(one, one.words) for one in self.sentences])

    def resubmitted(self, random: Random) -> str:
        """Return the second version: the list renumbered, some of the claims and works changed as their fates say."""
        works = [replace(one, year=one.year + 7) if at in self.corrected else one for at, one in enumerate(self.works)]
        order = list(range(len(works)))
        random.shuffle(order)
        told: list[tuple[Sentence, tuple[str, ...]]] = []
        for one in self.sentences:
            told += self._revised(one, random)
        moved = [pair for pair in told if pair[0].fate == "moved"]
        rest = [pair for pair in told if pair[0].fate != "moved"]
        for pair in moved:
            rest.insert(random.randrange(len(rest)), (replace(pair[0], section=rest[0][0].section), pair[1]))
        rest.sort(key=lambda pair: pair[0].section)
        return _text(works, order, rest)

    def _revised(self, one: Sentence, random: Random) -> Iterator[tuple[Sentence, tuple[str, ...]]]:
        words = list(one.words)
        if one.fate == "deleted":
            return
        if one.fate == "reworded":
            for at in random.sample(range(1, len(words)), 2):
                words[at] = _word(random)
        if one.fate == "split":
            half = len(words) // 2
            yield one, tuple(words[:half])
            yield replace(one, cited=()), (words[half].capitalize(), *words[half + 1 :])
            return
        if one.fate == "widened":
            one = replace(one, cited=(*one.cited, _other(random, one.cited, len(self.works))))
        if one.fate == "narrowed":
            one = replace(one, cited=one.cited[:-1])
        if one.fate == "retyped":
            words[2] = f"{words[2]} "
        yield one, tuple(words)


def invented(random: Random, claims: int = 200, works: int = 80) -> Submission:
    """Return an invented submission in which every fate occurs, most claims are kept, and a few works are corrected."""
    listed = [
        Work(
            _word(random).capitalize() + _word(random),
            " ".join(_word(random) for _ in range(7)).capitalize(),
            f"J {_word(random).capitalize()}",
            random.randint(1990, 2015),
        )
        for _ in range(works)
    ]
    fates: list[Fate] = ["reworded", "split", "retyped", "moved", "widened", "narrowed", "deleted"]
    sentences = []
    for at in range(claims):
        fate: Fate = random.choice(fates) if random.random() < 0.45 else "kept"
        cited: tuple[int, ...] = tuple(random.sample(range(works), random.choice((1, 1, 2, 3))))
        if fate == "narrowed" and len(cited) < 2:
            cited = (*cited, _other(random, cited, works))
        words = (_word(random).capitalize(), *(_word(random) for _ in range(random.randint(11, 19))))
        sentences.append(Sentence(words, cited, at * len(SECTIONS) // claims, fate))
    return Submission(listed, sentences, set(random.sample(range(works), 4)))


def _text(works: list[Work], order: list[int], told: list[tuple[Sentence, tuple[str, ...]]]) -> str:
    number = {work: n for n, work in enumerate(order, 1)}
    parts = ["# An invented review of many things"]
    for section, heading in enumerate(SECTIONS):
        parts.append(f"## {heading}")
        here = [pair for pair in told if pair[0].section == section]
        paragraphs = (here[start : start + 4] for start in range(0, len(here), 4))
        parts += [" ".join(_sentence(one, words, number) for one, words in some) for some in paragraphs]
    quoted = order != sorted(order)
    parts.append("## References")
    parts.append("\n".join(f"{n}. {works[work].printed(quoted=quoted)}" for n, work in enumerate(order, 1)))
    return "\n\n".join(parts) + "\n"


def _sentence(one: Sentence, words: tuple[str, ...], number: dict[int, int]) -> str:
    numbers = ", ".join(str(n) for n in sorted(number[work] for work in one.cited))
    return f"{' '.join(words)} [{numbers}]." if numbers else f"{' '.join(words)}."


def _word(random: Random) -> str:
    count = random.choice((1, 2, 2, 3))
    return "".join(random.choice(_ONSETS) + random.choice(_VOWELS) + random.choice(_CODAS) for _ in range(count))


def _other(random: Random, cited: tuple[int, ...], works: int) -> int:
    return random.choice([work for work in range(works) if work not in cited])
