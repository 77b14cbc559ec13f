"""A reference string cut into tokens: words with their punctuation, and whole identifiers and access dates.

Words are cut at white space and, inside runs like "2012;110(3):681-688", where one field ends and the next starts.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from curate import identifier
from curate.bibliography.dates import DATE_PATTERN


class Token(NamedTuple):
    """``string[start:end]``; ``kind`` is the scheme of an identifier, "accessed", or "" for a word.

    ``value`` is the identifier, or the words of the access date.
    """

    text: str
    start: int
    end: int
    kind: str = ""
    value: str = ""


_ACCESS_WORD = (
    r"(?:last\s+)?(?:accessed|cited|retrieved|viewed|visited|consulted|assessed|access\s+date|date\s+of\s+access|date\s+accessed)"
    r"|дата\s+(?:обращения|доступа)|abgerufen|zugriff|letzter\s+zugriff|consult[ée]e?|consultad[oa]|acess(?:o|ado)(?:\s+em)?|citado|acced[eé](?:ido)?"
    r"|fecha\s+de\s+(?:acceso|consulta)|dost[ęe]p|data\s+dost[ęe]pu|eri[şs]im(?:\s+tarihi)?"
)
_ACCESSED = re.compile(
    rf"[(\[]?\b(?:{_ACCESS_WORD})\b\s*(?:on|at|am|le|el|em|em:|dnia|the)?\s*[:,]?\s*(?:on\s+)?({DATE_PATTERN})(?:[,.;]?\s*(?:from\b:?|г\.))?[)\]]?[.,;:]?",
    re.IGNORECASE,
)
# A number alone behind a DOI, or behind the pages that end the string, is a PMID ("… 251–255. 10.1007/x 19894071").
_LAST_NUMBER = re.compile(r"(?<=[\s.])([1-9]\d{4,7})[.\]]?\s*$")
_LONG_NUMBER = re.compile(r"(?<=[\s.])([1-9]\d{6,7})[.\]]?(?=\s+\[?(?:PMC|https?:|doi:|Google|Pub\s?Med|Cross\s?Ref))")
_AFTER_PAGES = re.compile(r"[\d\s:;,(–-][A-Za-z]?\d[\w–-]*\)?\.\s*\Z")
_PAGES_BEFORE = re.compile(
    r"[\d\s:;,(][A-Za-z]?\d+[A-Za-z]?[–-]\w*\d[A-Za-z]?\)?\.?\s*\Z|[:,]\s?[A-Za-z]?\d\w*\.?\s*\Z"
)
_REACH = 60
"""How far before a bare number the end of the pages is looked for."""
_CUT = re.compile(
    r"(?<=[;:])(?=[\w(\[“\"])"  # 2012;110 and 110:681
    r"|(?<=[\w.\]])(?=[(\[](?:\d|S|s|P|n))"  # 34(12), 35(Suppl
    r"|(?<=[)\]])(?=[\w“\"])"  # (2002)Title, (6)537
    r"|(?<=[)\]][,:;])(?=[\w(])"
    r"|(?<=,)(?=[^\W\d_])|(?<=[^\W\d_],)(?=\d)"  # Journal,vol.69,no
    r"|(?<=[^\W\d_]\.)(?=\d)|(?<=\d{4}\.)(?=[A-Z][a-z])"  # vol.69, 1977.One
    r"|(?<=[a-zа-я]{3}[.?!])(?=[A-ZА-Я][a-zа-я])|(?<=\bal\.)(?=[A-Z])"  # end of one field.Start of the next
    r"|(?<=[\w.,?!][”\"»])(?=[\w(])"
)
# A range that was printed with spaces, or cut at a line's end, is one word: "418- 420", "3443 – 3455".
_CHUNK = re.compile(r"\S*?\d(?:\s?[-–—‐‑−]\s|\s[-–—‐‑−])\d\S*|\S+")
_MULTIPLE = re.compile(r"[;:,.()\[\]?!”\"»]\S")


def tokenise(string: str) -> list[Token]:
    """Return the tokens of a reference string in printed order. Together they cover all but the white space."""
    whole = _whole(string)
    tokens: list[Token] = []
    at = 0
    for token in whole:
        _add_words(tokens, string, at, token.start)
        tokens.append(token)
        at = token.end
    _add_words(tokens, string, at, len(string))
    return tokens


def _whole(string: str) -> list[Token]:
    """Return what must not be cut: identifiers and access dates, with the punctuation behind them."""
    found = [
        Token(string[one.start : one.end], one.start, one.end, one.scheme, one.value) for one in identifier.find(string)
    ]
    found += [
        Token(match.group(), match.start(), match.end(), "accessed", match.group(1))
        for match in _ACCESSED.finditer(string)
    ]
    if not any(one.kind == "pmid" for one in found) and (pmid := _bare_pmid(string, found)):
        found.append(pmid)
    found.sort(key=lambda token: token.start)
    tokens: list[Token] = []
    for token in found:
        if tokens and token.start < tokens[-1].end:
            continue
        end = token.end
        while end < len(string) and string[end] in ".,;)]>":
            end += 1
        start = token.start
        while start > 0 and string[start - 1] in "([<" and string[end - 1] in ")]>.,;":
            start -= 1
        tokens.append(token._replace(text=string[start:end], start=start, end=end))
    return tokens


def _bare_pmid(string: str, found: Sequence[Token]) -> Token | None:
    """Return a number that stands alone behind an identifier, or behind the pages that end the string: a PMID."""
    match = _LAST_NUMBER.search(string, max(0, len(string) - _REACH)) or _LONG_NUMBER.search(string)
    if not match:
        return None
    before = string[: match.start()].rstrip(" .;")
    behind = any(one.kind in ("doi", "url", "pmcid") and one.end >= len(before) for one in found)
    long = len(match.group(1)) > 6
    pages = _PAGES_BEFORE if long else _AFTER_PAGES
    if not behind and not pages.search(string, max(0, match.start() - _REACH), match.start()):
        return None
    return Token(match.group(1), match.start(1), match.end(1), "pmid", match.group(1))


def _add_words(tokens: list[Token], string: str, start: int, end: int) -> None:
    for chunk in _CHUNK.finditer(string, start, end):
        text = chunk.group()
        if not _MULTIPLE.search(text):
            tokens.append(Token(text, chunk.start(), chunk.end()))
            continue
        at = 0
        for cut in [*(match.start() for match in _CUT.finditer(text)), len(text)]:
            if cut > at:
                tokens.append(Token(text[at:cut], chunk.start() + at, chunk.start() + cut))
                at = cut
