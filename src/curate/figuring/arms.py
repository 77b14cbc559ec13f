"""Whom a figure is about: the words of its sentence that name its group, treatment or population."""

import itertools
import re
from collections.abc import Sequence

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
    for first, second, a, b in _pairs(text, found):
        result[first], result[second] = a, b
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


def _pairs(text: str, found: Sequence[Quantity]) -> list[tuple[int, int, str, str]]:
    """Return the pairs of quantities that belong to two labels in the same order: "30% and 18% in A and B"."""
    mains = [at for at, one in enumerate(found) if not one.mark and one.kind != "p"]
    pairs = []
    for first, second in itertools.pairwise(mains):
        a, b = found[first], found[second]
        if a.kind != b.kind or not re.fullmatch(
            r"[\s%]*(?:\([^()]*\))?\s?(?:and|vs\.?|versus|compared (?:with|to)|,)\s?(?:a\s|an\s)?(?:[a-z]+\sof\s)?[<>~]?\s?",
            text[a.end : b.start],
            re.IGNORECASE,
        ):
            continue
        tail = text[b.end : b.end + 200]
        opening = re.match(
            r"[\s%]*(?:\([^()]*\)\s?)?,?\s?(?:in|for|with|among|of|after|between|on)\s(?:the\s|patients\s(?:in|with|treated with|receiving|on)\s)*",
            tail,
            re.IGNORECASE,
        )
        if (
            opening
            and (pair := _PAIRED.match(tail, opening.end()))
            and ("respectively" in tail or _BETWEEN.search(pair.group()))
        ):
            left, right = pair["a"].strip(), pair["b"].strip()
            if not re.search(r"\d", left + right) and "respectively" in text[b.end :]:
                pairs.append((first, second, _trim(left), _trim(right)))
    return pairs


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
