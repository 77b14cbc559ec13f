"""Which way a text says that things go: up, down, related or not, each with what it says it of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from curate.figuring.words import is_content, stem

Way = Literal["up", "down", "some", "none"]
"""``some``: the text asserts a relation or an effect; ``none``: it denies a change, a relation or an effect."""


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem, words.split()))


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


UP = _stems(
    """increase increases increased increasing improve improves improved improving improvement higher greater longer prolong prolonged enhance
    enhances enhanced enhancement elevate elevates elevated raise raises raised rise rose promote promotes promoted upregulated superior better
    accelerate accelerates accelerated stimulate stimulates stimulated stronger faster confer confers conferred exacerbate exacerbated facilitate facilitates"""
)
DOWN = _stems(
    """decrease decreases decreased decreasing reduce reduces reduced reducing reduction lower lowers lowered fewer shorter inhibit inhibits inhibited
    inhibition suppress suppresses suppressed downregulated inferior worse worsen worsened decline declines declined attenuate attenuates attenuated impair
    impairs impaired diminish diminished slow slows slowed slower weaker damage damages damaged block blocks blocked prevent prevents prevented"""
)
_RELATION = _stems(
    """associated association correlate correlates correlated correlation effect effects impact influence influences related relationship
    involved linked role difference differences differ differed lead leads leading"""
)
_DENIED = _stems("uncorrelated unrelated unaffected unchanged uninvolved unassociated")
_NOT = _words(
    "not no never neither nor without cannot fail fails failed lack lacks lacked absence n't incapable unable"
)
_BE = _words("is are was were be been being has have had remained remains")
_AFTER = _words(
    "by in with after among at from during when while on to for compared following upon significantly markedly"
)
_OPPOSITES = {stem("susceptibility"): stem("resistance"), stem("susceptible"): stem("resistance")}
"""Things that go down where the other goes up."""
_TOKEN = re.compile(r"[^\W\d_][\w-]*|[;.,:()]|n't")
_BREAK = frozenset(";.:()")
_BEFORE = 5
_BEHIND = 6


@dataclass(frozen=True, slots=True)
class Turn:
    """One word that says which way something goes: the ``way``, what it is said of, and the words around it, as stems."""

    way: Way
    heads: frozenset[str]
    near: frozenset[str]


def turns(text: str) -> tuple[Turn, ...]:
    """Return what a sentence says of the way that things go."""
    tokens = _TOKEN.findall(text.replace("n\u2019t", " n't").replace("n't", " n't"))
    return tuple(_turns(tokens))


def is_polar(word: str) -> bool:
    """Return whether a stem says which way something goes, and so says nothing of what goes."""
    return word in UP or word in DOWN or word in _RELATION or word in _DENIED


def _turns(tokens: list[str]) -> Iterator[Turn]:
    for at, token in enumerate(tokens):
        word = stem(token)
        way = _way(word)
        if not way:
            continue
        if way != "none" and _is_denied(tokens, at):
            way = "none"
        behind = _behind(tokens, at)
        heads = set(behind[:2])
        free = not behind or tokens[at + 1].casefold() in _AFTER or tokens[at - 1].casefold() in _BE
        if free and at:
            heads.update(_ahead(tokens, at)[:1])
        if not heads:
            continue
        near = frozenset((*behind, *_ahead(tokens, at)))
        turned = heads & set(_OPPOSITES)
        if turned and way in ("up", "down"):
            way = "down" if way == "up" else "up"
        yield Turn(
            way,
            frozenset(_OPPOSITES.get(one, one) for one in heads),
            frozenset(_OPPOSITES.get(one, one) for one in near),
        )


def _way(word: str) -> Way | None:
    if word in UP:
        return "up"
    if word in DOWN:
        return "down"
    if word in _DENIED:
        return "none"
    return "some" if word in _RELATION else None


def _is_denied(tokens: list[str], at: int) -> bool:
    """Return whether a word of denial stands right before, with no break between."""
    for one in reversed(tokens[max(0, at - 4) : at]):
        if one in _BREAK or one == "," or one.casefold() == "but":
            return False
        if one.casefold() in _NOT:
            return True
    return False


def _behind(tokens: list[str], at: int) -> list[str]:
    """Return the stems of the content words behind a word, nearest first, as far as its clause goes."""
    found: list[str] = []
    for one in tokens[at + 1 : at + 1 + _BEHIND]:
        if one in _BREAK or (one == "," and found):
            break
        if is_content(one) and not is_polar(stem(one)):
            found.append(stem(one))
    return found


def _ahead(tokens: list[str], at: int) -> list[str]:
    """Return the stems of the content words before a word, nearest first."""
    found: list[str] = []
    for one in reversed(tokens[max(0, at - _BEFORE) : at]):
        if one in _BREAK:
            break
        if is_content(one) and not is_polar(stem(one)):
            found.append(stem(one))
    return found
