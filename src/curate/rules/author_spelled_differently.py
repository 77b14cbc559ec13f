"""Two references spell what seems to be one author's name differently.

## What it does
Compares authors with the same initials whose surnames differ by one slip of the pen, or by the system of
transliteration. Two such authors count as one person where the two works also share another author, or at least three
telling words of their titles. Works of more than 100 authors are left out: among so many, names that differ by a letter are the rule.

## Why it matters
One of the two spellings is wrong, or two systems are mixed; a search by name finds only half of the works.

## What to do
Look the name up in both works. If these are two persons, record that as the reason of a suppression.

## Example
    1. Lindqvist A, Berg T. Late relapse of tumours in childhood. …
    2. Lindquist A, Berg T. Early signs of relapse after surgery. …

> "Lindquist A" in [2] Lindquist 2020 is "Lindqvist A" in [1] Lindqvist 2019.

## References
ICMJE Recommendations, IV.A.3.g: references should be verified against the original source.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from curate.reference import Name, Reference
from curate.rule import ManuscriptRule, Problem, Said
from curate.rules.common.mentions import CROWD, spelled_otherwise
from curate.similarity import fold, given_tokens, same_initials, slip_keys
from curate.survey import Survey, named

_SHORTEST = 6
"""Letters of a surname; shorter ones differ by a letter and are other names."""
_MANY = 20
"""Works of one author whose topics are looked at."""
_TELLING = 3
"""Words that two titles must share, among those that few titles of the list have."""


@dataclass(frozen=True, slots=True)
class _Spelling:
    """One spelling of one name, and the references that print it."""

    name: Name
    references: tuple[Reference, ...]


def check(survey: Survey) -> Said:
    """Say which names are spelled in two ways."""
    references = tuple(one for one in survey.facts.references if len(one.item.author) <= CROWD)
    circles = {ref.id: frozenset(_key(author) for author in ref.item.author) for ref in references}
    telling = _telling_words(references)
    for a, b in _pairs(_spellings(references)):
        if {ref.id for ref in a.references} & {ref.id for ref in b.references}:
            continue  # one work by both: two persons
        if not _know_each_other(a, b, circles) and not _share_a_topic(a, b, telling):
            continue
        rarer, other = (b, a) if len(b.references) <= len(a.references) else (a, b)
        yield Problem(
            message=f'"{rarer.name}" in {named(rarer.references)} is "{other.name}" in {named(other.references)}.',
            help="look the name up in both works, and spell it as they do",
            value=" ".join(sorted((str(rarer.name), str(other.name)))),
            subject=rarer.references[0],
            related=other.references[:3],
        )


def _spellings(references: tuple[Reference, ...]) -> list[_Spelling]:
    """Return the spellings of all long enough surnames with initials, first come first."""
    names: dict[tuple[str, tuple[str, ...]], Name] = {}
    where: dict[tuple[str, tuple[str, ...]], list[Reference]] = defaultdict(list)
    for reference in references:
        for author in reference.item.author:
            if author.literal or not author.given or len(fold(author.surname)) < _SHORTEST:
                continue
            key = author.surname, tuple(token[:1] for token in given_tokens(author.given))
            names.setdefault(key, author)
            if reference not in where[key][-1:]:
                where[key].append(reference)
    return [_Spelling(name, tuple(where[key])) for key, name in names.items()]


def _pairs(spellings: list[_Spelling]) -> Iterator[tuple[_Spelling, _Spelling]]:
    """Return pairs of spellings that may be one name; keys keep this from comparing all with all."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for at, spelling in enumerate(spellings):
        for key in slip_keys(spelling.name.surname):
            by_key[key].append(at)
    near = {pair for group in by_key.values() for pair in combinations(group[:100], 2)}
    for a, b in sorted(near):
        first, second = spellings[a].name, spellings[b].name
        if spelled_otherwise(first.surname, second.surname) and same_initials(first.given, second.given):
            yield spellings[a], spellings[b]


def _know_each_other(a: _Spelling, b: _Spelling, circles: dict[str, frozenset[str]]) -> bool:
    """Return whether some third author stands beside both."""
    around_a = {key for ref in a.references for key in circles[ref.id]} - {_key(a.name), _key(b.name)}
    return any(around_a & circles[ref.id] for ref in b.references)


def _share_a_topic(a: _Spelling, b: _Spelling, telling: dict[str, frozenset[str]]) -> bool:
    """Return whether two of the works have enough telling words of their titles in common."""
    pairs = product(a.references[:_MANY], b.references[:_MANY])
    return any(len(telling[x.id] & telling[y.id]) >= _TELLING for x, y in pairs)


def _key(author: Name) -> str:
    return f"{fold(author.surname)} {(fold(author.given or '') + ' ')[0]}"


def _telling_words(references: tuple[Reference, ...]) -> dict[str, frozenset[str]]:
    """Return for each reference the words of its title that at most a third of the titles have."""
    words = {
        ref.id: frozenset(word for word in fold(ref.item.title or "").split() if len(word) > 3) for ref in references
    }
    counts = Counter(word for title in words.values() for word in title)
    most = max(3, len(references) // 3)
    return {ref: frozenset(word for word in title if counts[word] <= most) for ref, title in words.items()}


RULE = ManuscriptRule(
    name="author-spelled-differently",
    code="AUT201",
    level="warning",
    confidence="medium",
    summary="two references spell one author's name differently",
    needs=("references",),
    check=check,
)
