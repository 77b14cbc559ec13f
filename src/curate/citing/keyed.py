"""Citations by key: "[@smith2019; @doi:10.1/x]", "@smith2019", and those that the document format itself links."""

import re

from curate.citation import Citation, Cite
from curate.manuscript import Manuscript

# pandoc: a key begins with a letter, digit or _, and goes on with these and single punctuation inside; or in braces
_KEY = r"@(?:\{[^{}\s]+\}|[^\W](?:[\w:.#$%&\-+?<>~/]*[\w/])?)"
_LONE = re.compile(rf"(?<![\w@.])-?{_KEY}")
_GROUP = re.compile(rf"\[(?=[^\[\]\n]*(?<![\w@.])-?{_KEY})[^\[\]\n]+\]")
_BRACED = re.compile(r"(?<=[\]\)}a-zA-Z*])\s*\{([^{}]*)\}")
_TEX_KEY = re.compile(r"[^\s,{}%]+")
_NUMBERED = re.compile(r"@(?:fig|tbl|tab|eq|sec|lst|thm|lem|cor|def|exm|prp|exr|alg|supplement)[:-]", re.IGNORECASE)


def find(text: str) -> list[Citation]:
    """Return the citations by key of a Markdown text: bracketed groups and lone keys, no targets yet."""
    groups = [match for match in _GROUP.finditer(text) if cites(match.group())]
    result = [_citation(match.start(), match.group()) for match in groups]
    inside = [(match.start(), match.end()) for match in groups]
    at = 0
    for match in _LONE.finditer(text):
        while at < len(inside) and inside[at][1] <= match.start():
            at += 1
        if (at == len(inside) or match.start() < inside[at][0]) and cites(match.group()):
            result.append(_citation(match.start(), match.group()))
    return sorted(result, key=lambda citation: citation.start)


def fixed(manuscript: Manuscript) -> list[Citation]:
    """Return the citations that the document format links, with their keys."""
    result = []
    for link in manuscript.links:
        exact = manuscript.text[link.start : link.end]
        keys = tuple(Cite(start=0, end=len(exact), exact=exact, key=key) for key in link.keys)
        result.append(Citation(start=link.start, end=link.end, exact=exact, form="key", cites=keys))
    return result


def cites(exact: str) -> tuple[Cite, ...]:
    r"""Return the keys of a typed citation, in Markdown ("[@mora2025]") or LaTeX ("\cite{mora2025}").

    Cross-references to figures, tables and equations are none.
    """
    if exact.startswith("\\"):
        return tuple(
            Cite(start=key.start(), end=key.end(), exact=key.group(), key=key.group())
            for group in _BRACED.finditer(exact)
            for key in _TEX_KEY.finditer(exact, group.start(1), group.end(1))
        )
    return tuple(
        Cite(
            start=match.start(),
            end=match.end(),
            exact=match.group(),
            key=match.group().lstrip("-").removeprefix("@").strip("{}"),
        )
        for match in _LONE.finditer(exact)
        if not _NUMBERED.match(match.group().lstrip("-"))
    )


def _citation(start: int, exact: str) -> Citation:
    return Citation(start=start, end=start + len(exact), exact=exact, form="key", cites=cites(exact))
