"""What the beginning, the end and the whole of a printed reference look like, whatever its style."""

import re
from typing import Literal

_UPPER = "".join(chr(code) for code in (*range(0x41, 0x530), *range(0x1E00, 0x1F00)) if chr(code).isupper())
_SURNAME = rf"(?:(?:[dD][aeiou]s?|[dD]el|[dD]er|[dD]en|[lL][aeo]s?|[vV][ao]n|[tT]e[nr]?|[vV][ao]n['\u2019]t|[eE]l|[aA]l|[zZ]u[rm]?|y|e|[dD]['\u2019]|[oO]['\u2019])[\s-]?){{0,3}}[{_UPPER}][\w'\u2019\u2010-]+"
_INITIALS = rf"(?:[{_UPPER}][a-z]?\.?[\s\u2010-]?){{1,5}}"
_AUTHOR = re.compile(
    # "Mora J," "Mora J." "Mora, J. K." "De La Cruz-Mora JK;"
    rf"{_SURNAME}(?:\s+{_SURNAME}){{0,2}},?\s+(?:[{_UPPER}]{{1,4}}|{_INITIALS})(?:\s+(?:Jr|Sr|I{{2,3}}|2nd|3rd)\.?)?(?=[\s.,;:&(]|$)"
    # "J. K. Mora," "J.K. Mora and" "J. Mora. Effects of"; not "J. Clin. Invest."
    rf"|(?:[{_UPPER}][a-z]?\.[\s\u2010-]?){{1,4}}\s?{_SURNAME}(?=[,;&]|\s+(?:and|et|&|\(?(?:19|20)\d\d)|\.\s+[{_UPPER}]\w+\s+[a-z]|$)"
    # "Mora, Jaume," "Mora, Jaume K."
    rf"|{_SURNAME}(?:\s+{_SURNAME})?,\s+[{_UPPER}][a-z]+(?:\s[{_UPPER}]\.?)?(?=[.,;:&(]|\sand\s)"
)
_GROUP_THEN_YEAR = re.compile(
    rf"[{_UPPER}][^.;:\d]{{2,100}}?,?\s\(?(?:19|20)\d\d[a-z]?\)?[.,]?\s+(?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[{_UPPER}]"
)
# Only names and what stands between them up to the year. Tokens are possessive, so there is one way to read them.
_THEN_YEAR = re.compile(
    rf"(?:[\s,;&.]++|[{_UPPER}][\w'\u2019\u2010-]*+|(?:d[aeiou]s?|del|der|den|l[ae]|v[ao]n|te[nr]?|and|et|al)\b){{0,100}}?"
    r"(?<=[\s(,])\(?(?:1[6-9]|20)\d\d\s?[a-z]?\b(?!;)"
)
_YEAR = re.compile(
    r"(?<![\d/.-])(?:1[6-9]|20)\d\d[a-z]?(?![\d/])|\b(?:in press|forthcoming|submitted|n\.d\.|\u0432 \u043f\u0435\u0447\u0430\u0442\u0438)",
    re.IGNORECASE,
)
_LOCATOR = re.compile(
    r"10\.\d{4,9}/\S|https?://|\bwww\.|\bdoi\b|\bPMID\b|\bPMC\d|\barXiv\b|\bISBN\b"
    r"|\b\d{1,4}\s?(?:\(\S{1,12}\))?\s?[:,]\s?[A-Za-z]?\d{1,6}\s?[\u2010-\u2015-]\s?[A-Za-z]?\d{1,6}|\bpp?\.\s?\d",
    re.IGNORECASE,
)
_ENDED = re.compile(
    # a full stop that closes no initial; an identifier, page range, year or address that needs none
    rf"(?:(?:(?<![{_UPPER}])|(?<=,\s[{_UPPER}]{{2}})|(?<=,\s[{_UPPER}]{{3}}))\.[\"\u201d)\]]?|10\.\d{{4,9}}/\S+|https?://\S+|\bPMC?(?:ID)?:?\s?\d+|\b\d{{7,8}}|[\d\])][A-Za-z]?"
    rf"[\u2010-\u2015-][A-Za-z]?\d+|\((?:1[6-9]|20)\d\d[a-z]?\)|:\s?[A-Za-z]?\d{{1,8}}|\]|\))$"
)
_IDENTIFIER = re.compile(
    r"(?:(?:https?://|www\.|10\.\d{4,9}/)\S*[\w/]>?\.?|\bPMC?(?:ID)?:?\s?\d+\.?|(?<=\s)\d{6,8}\.?|\bPMC\d+[.)]?)$",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?:[,;:&(\[/\u2010-\u2015-]|(?:^|\s)(?:and|und|et|y|e|i|of|the|in|on|for|a|an|to|with|by|from|de|der|die|des|la|le|du|et al"
    r"|vol|no|pp|In|eds?|doi|DOI|PMID|PMCID|Epub|ISBN|URL|Available)[.:]?)$"
)
_INSIDE = re.compile(
    r"[a-z\u00df-\u00f6\u00f8-\u00ff]{2,}[\s,.;:)]|[a-z]$|[,.;:)\]&%+=/\u2010-\u2015-]|\d|\(|10\.\d|https?:|www\.|doi\b|PMC?I?D?\b|et al|In:|Available|Retrieved|Accessed|Epub|Vol\b|pp\b"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b",
)
_GROUP = re.compile(
    rf"(?:[^.,(;:]{{0,120}}?\b(?:Organi[sz]ations?|Consortium|Committee|Council|Association|Society|Team|Group|Ministry|Department"
    r"|Institutes?|Commission|Agency|Cent(?:er|re)s?|Network|Foundation|Academy|College|Federation|Union|Collaborat(?:ion|ors)"
    r"|Initiative|Bureau|Office|Programme|Panel|Service|Administration|Authority|Investigators|Nations|Statistics|Board)\b[^.,(;:]{0,80}[.,(;:]"
    rf"|[{_UPPER}]{{2,10}}\s\([{_UPPER}][^()]{{5,80}}\)|[{_UPPER}]{{2,10}}[.,]?\s\(?(?:1[6-9]|20)\d\d[a-z]?(?:[).,]|\s(?![\d;])))"
)
_JOURNAL = re.compile(
    r"(?:The )?(?:J(?:ournal)?\b|Proc|Ann(?:als)?\b|Bull|Trans(?:actions)?\b|Annual Review|Int(?:ernational)? J)",
    re.IGNORECASE,
)
_PARTICLE = re.compile(
    r"(?:d[aeiou]s?|del|der|den|di|l[ae]|v[ao]n|te[nr]?|el|al|zu[rm]?|e|y|af|av|bin|ibn|v[ao]n['\u2019]t|op|['\u2019]t)[\s'\u2019][\w'\u2019]",
    re.IGNORECASE,
)

LABEL = re.compile(
    r"\s*(?:\[(?P<square>\d{1,4})\][.:]?|\((?P<round>\d{1,4})\)[.:]?|(?P<stop>\d{1,4})[.):](?!\d)|(?P<bare>\d{1,4})(?=[\s\u00a0]))(?:\s+|(?=[^\W\d_])|$)"
)
"""A printed number at the beginning of an entry; the group that matched tells the style."""
KEY_LABEL = re.compile(rf"\s*\[(?P<key>[^\W\d_][\w+\-.:&' ]{{0,40}}\d{{2,4}}[a-z]?|[{_UPPER}][A-Za-z+]{{2,8}})\]\s+")
"""A printed key at the beginning of an entry: "[Smi19]"."""


BULLET = re.compile(r"\s*(?:[\u2022\u25cf\u25aa\u25e6\u2023\u2043\u00b7\u25a0\u25cb\uf0b7*+-]|\[\])\s+(?=\S)")
"""A bullet at the beginning of an entry."""

Start = Literal["dated", "author", "group", "capital", "small", "inside"]
End = Literal["identifier", "ended", "stop", "initial", "plain", "open"]


def start(line: str) -> Start:
    """Return how ``line`` begins: with authors and a year, an author, a group of authors, a capital, a small letter, or as only the inside of a reference does."""
    line = BULLET.sub("", line, count=1).lstrip(" \t\"\u201c\u2018'*_")
    author = _AUTHOR.match(line)
    if author:
        return "dated" if _THEN_YEAR.match(line, author.end()) else "author"
    particle = _PARTICLE.match(line)
    if not line or (_INSIDE.match(line) and not particle):
        return "inside"
    if not line[0].isupper():
        return "small"
    if _GROUP_THEN_YEAR.match(line) and not _JOURNAL.match(line):
        return "dated"
    return "group" if _GROUP.match(line) and not _JOURNAL.match(line) else "capital"


def end(line: str) -> End:
    """Return how ``line`` ends: with an identifier or address, a page range or year, a full stop, or in mid-sentence."""
    line = line.rstrip()[-200:]
    if _IDENTIFIER.search(line):
        return "identifier"
    if _OPEN.search(line[-12:]):
        return "open"
    if line.endswith("."):
        return "stop" if _ENDED.search(line[-80:]) else "initial"
    return "ended" if _ENDED.search(line[-80:]) else "plain"


def dated(line: str) -> bool:
    """Return whether ``line`` holds a year of publication, or says that there is none yet."""
    return bool(_YEAR.search(line))


def like_reference(text: str) -> bool:
    """Return whether ``text`` may be a reference: a beginning, and a year or a place to find it."""
    text = text[:1500]
    label = LABEL.match(text)
    if label:
        text = text[label.end() :]
    return _likely(start(text), text)


def _likely(beginning: Start, text: str) -> bool:
    found = bool(_LOCATOR.search(text))
    return (beginning in ("dated", "author") and (found or dated(text))) or (
        beginning in ("group", "capital", "small") and found
    )
