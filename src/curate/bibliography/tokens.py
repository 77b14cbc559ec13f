"""A reference string cut into tokens: words with their punctuation, and whole identifiers and access dates.

Words are cut at white space and, inside runs like "2012;110(3):681-688", where one field ends and the next starts.
"""

import re
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
# A number alone after a DOI, or after the pages that end the string, is a PMID ("… 251–255. 10.1007/x 19894071").
_BARE_PMID = re.compile(
    r"(?<=[\s.])([1-9]\d{4,7})[.\]]?(?=$|\s+(?:\[?(?:PMC|https?:|doi:|Google|Pub\s?Med|Cross\s?Ref|PubMed)))"
)
_CUT = re.compile(
    r"(?<=[;:])(?=[\w(\[“\"])"  # 2012;110 and 110:681
    r"|(?<=[\w.\]])(?=[(\[](?:\d|S|s|P|n))"  # 34(12), 35(Suppl
    r"|(?<=[)\]])(?=[\w“\"])"  # (2002)Title, (6)537
    r"|(?<=[)\]][,:;])(?=[\w(])"
    r"|(?<=,)(?=[^\W\d_])|(?<=[^\W\d_],)(?=\d)"  # Journal,vol.69,no
    r"|(?<=[^\W\d_]\.)(?=\d)"  # vol.69
    r"|(?<=[a-zа-я]{3}[.?!])(?=[A-ZА-Я][a-zа-я])|(?<=\bal\.)(?=[A-Z])"  # end of one field.Start of the next
    r"|(?<=[”\"»])(?=[\w(])"
)
_CHUNK = re.compile(r"\S+")
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
    for match in _ACCESSED.finditer(string):
        found.append(Token(match.group(), match.start(), match.end(), "accessed", match.group(1)))
    if found and found[-1].kind != "accessed" or re.search(r"\d\.? \d{5,8}\.?$", string):
        pmid = None if any(one.kind == "pmid" for one in found) else _BARE_PMID.search(string)
        if pmid and (
            any(one.kind == "doi" and one.end < pmid.start() for one in found) or _after_pages(string[: pmid.start()])
        ):
            found.append(Token(pmid.group(1), pmid.start(1), pmid.end(1), "pmid", pmid.group(1)))
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


def _after_pages(before: str) -> bool:
    """Return whether a text ends with pages or an article number and a full stop: "46: 1458–67. "."""
    return bool(re.search(r"[\d\s:;,(][A-Za-z]?\d[\w–-]*\)?\.\s*$", before))


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
