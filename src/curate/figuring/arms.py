"""Whom a figure is about: the words of its sentence that name its group, treatment or population."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from curate.figuring.scanning import Quantity
from curate.figuring.words import PEOPLE, is_content

_AFTER = re.compile(
    r"[%)\]\s]*?(?:\([^()]{1,60}\)\s?)?\s?(?:of\s(?:the\s)?(?:\w+\s)?(?:patients|children|participants|subjects|those|cases|women|men|individuals)\s)?(?:who were\s|were\s|was\s)?"
    r"(?P<prep>in|for|with|among|of|to|after|on|by|from|receiving|treated with|randomi[sz]ed to|assigned to|given|without|using|during)\s(?P<label>[^\s].*)",
    re.IGNORECASE | re.DOTALL,
)
_BREAK = re.compile(
    r"[,;:()\[\]]|\s(?:and|or|vs\.?|versus|compared|than|but|while|whereas|respectively|which|that|was|were|had|has|have|is|are|when|as|at|p\s?[=<>])(?=\s|$)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s?(?:and|vs\.?|versus|compared (?:with|to)|as compared (?:with|to)|,|, and)\s", re.IGNORECASE)
_PAIRED = re.compile(
    r"(?P<a>[^,;:()]{2,70}?)(?:\s\([^()]*\))?(?:,)?\s(?:and|vs\.?|versus|compared (?:with|to))\s(?P<b>[^,;:()]{2,70}?)(?:\s?\([^()]*\))?(?:\s(?:groups?|arms?|cohorts?|patients|participants|subjects))?\s?(?:,|\(|;|\.|$|respectively)",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"[\s%]*(?:\([^()]*\)|\[[^\[\]]*\])?,?\s?(?:and|vs\.?|versus|compared (?:with|to)|,)\s(?:a\s|an\s|only\s|just\s)?(?:[a-z]+\sof\s)?[<>~]?\s?",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"[\s%]*(?:\([^()]*\)\s?)?,?\s?(?:in|for|with|among|of|after|between|on)\s(?:the\s|patients\s(?:in|with|treated with|receiving|on)\s)*",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"(?P<a>(?:[^\W\d][\w/+-]*\s){1,6})(?:vs\.?|versus|(?:as )?compared (?:with|to)|than|relative to)\s(?:(?:in|with|for|among|the|that|those|of)\s)*(?P<b>[^\W\d][\w/+-]*(?:\s[\w/+-]+){0,5})"
    r"|(?:between|in|for|with|among)\s(?:the\s)?(?P<a2>(?:[^\W\d][\w/+-]*\s){1,4})and\s(?:the\s)?(?P<b2>[^\W\d][\w/+-]*(?:\s[\w/+-]+){0,3}?)(?=\s(?:groups?|arms?|patients|participants|subjects|fetuses|infants|women|men|mice|rats|cohorts?|eyes|cases|children))",
    re.IGNORECASE,
)
_COMPARED_WITH = re.compile(
    r"\b(?:(?:as )?compared (?:with|to)|than|versus|relative to)\s(?:in\s)?(?P<b>[^\W\d][^,;()\d]{2,80})", re.IGNORECASE
)
_COMPARING = re.compile(
    r"(?:[^,;]{1,60},\s)?(?P<a>[^,;()]{3,80}?)\s(?:had|have|has|were|was|showed|experienced|developed|reported)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?P<label>[^,;:()]{2,90}?)\s(?:had|has|have|showed|achieved|reached|experienced|developed|reported|received|was|were|is|are|survived|died)\b[^,;]{0,60}$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"(?P<label>[^,;:()]{2,80}?)\s?(?:[A-Z][\w-]*\s?)?[(\[][^()\[\]]{0,50}$")
_HEAD = re.compile(
    r"(?:^|\s)(?:and|or|vs\.?|versus|than|in|for|with|of|to|were|was|by|the|had|compared (?:with|to)|included|including|from|at)\s",
    re.IGNORECASE,
)
_PEOPLE = re.compile(rf"\b{PEOPLE}\b", re.IGNORECASE)


def labels(text: str, found: Sequence[Quantity]) -> list[str]:
    """Return for each quantity of a sentence the words that say whom it is about, "" where nothing does."""
    result = [_own(text, found, at) for at in range(len(found))]
    for first, second in _paired(text, found):
        pair = _named_behind(text, found[second])
        if not pair and not (result[first] and result[second]):
            pair = _compared(text, found[first], found[second])
        if pair:
            result[first], result[second] = pair
    return result


def is_population(label: str) -> bool:
    """Return whether a label names people in general, not one arm of a comparison."""
    return bool(_PEOPLE.search(label)) and not re.search(
        r"\b(?:groups?|arms?|receiv\w+|treated|assigned|randomi[sz]ed|given|placebo|controls?)\b", label, re.IGNORECASE
    )


def _own(text: str, found: Sequence[Quantity], at: int) -> str:
    one = found[at]
    until = next(
        (
            other.start
            for other in found[at + 1 :]
            if other.start >= one.end and not other.mark and not _aside(text, one, other)
        ),
        len(text),
    )
    after = _AFTER.match(text[one.end : min(until, one.end + 140)])
    if after and (label := _cut(after["label"])):
        return label
    since = max((other.end for other in found[:at] if other.end <= one.start and not other.mark), default=0)
    before = text[max(since, one.start - 120) : one.start]
    if (bracket := _BRACKET.search(before)) and (label := _tail(bracket["label"])):
        return label
    if (subject := _SUBJECT.search(before)) and (label := _tail(subject["label"], clause=True)):
        return label
    return ""


def _aside(text: str, one: Quantity, other: Quantity) -> bool:
    """Return whether a quantity stands in brackets right behind another: "30% (13 of 43) of …"."""
    return bool(re.fullmatch(r"\s?[(\[](?:n\s?=\s?|95[^)]*)?", text[one.end : other.start]))


def _paired(text: str, found: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """Return the pairs of quantities that are set against each other: "30% (13 of 43) versus 18%"."""
    mains: list[int] = []
    for at, one in enumerate(found):
        if not one.mark and one.kind != "p" and not (mains and _aside(text, found[mains[-1]], one)):
            mains.append(at)
    for first, second in pairwise(mains):
        if found[first].kind == found[second].kind and _AGAINST.fullmatch(text[found[first].end : found[second].start]):
            yield first, second


def _named_behind(text: str, last: Quantity) -> tuple[str, str] | None:
    """Return the two labels that stand behind a pair in its order: "in A and B, respectively"."""
    tail = text[last.end : last.end + 200]
    opening = _OPENING.match(tail)
    if not opening or "respectively" not in tail:
        return None
    pair = _PAIRED.match(tail, opening.end())
    if not pair or re.search(r"\d", pair["a"] + pair["b"]):
        return None
    return _trim(pair["a"]), _trim(pair["b"])


def _compared(text: str, first: Quantity, last: Quantity) -> tuple[str, str] | None:
    """Return what a sentence compares, in its order, for a pair that has no labels of its own: "in A than in B (30% vs 18%)"."""
    before, after = text[: first.start], text[last.end :]
    near = [match for match in _COMPARED.finditer(before) if ";" not in before[match.end() :]]
    if near and (pair := _sides(near[-1])):
        return pair
    behind = _COMPARED_WITH.search(after)
    subject = _COMPARING.match(before)
    return (_trim(subject["a"]), _cut(behind["b"])) if behind and subject else None


def _sides(match: re.Match[str]) -> tuple[str, str] | None:
    a, b = _tail(match["a"] or match["a2"]), _cut(match["b"] or match["b2"])
    return (a, b) if a and b and a != b else None


def _cut(label: str) -> str:
    """Return the beginning of a phrase, up to where another begins."""
    stop = _BREAK.search(label)
    return _trim(label[: stop.start()] if stop else label)


def _tail(label: str, *, clause: bool = False) -> str:
    """Return the last phrase of what stands before a figure."""
    parts = re.split(r"[,;:()]", label)
    text = parts[-1]
    if not clause:
        heads = list(_HEAD.finditer(text))
        if heads:
            text = text[heads[-1].end() :]
    return _trim(text)


def _trim(label: str) -> str:
    words = label.split()
    kept = [word for word in words if not re.fullmatch(r"[\d.,%<>=±~-]+", word)]
    if not any(is_content(re.sub(r"\W", "", word)) for word in kept):
        return ""
    text = " ".join(kept[:9])
    return re.sub(r"^(?:the|a|an|those|patients|children)\s(?=\S+\s\S)", "", text, flags=re.IGNORECASE).strip(" .,;:-")
