"""What part a section plays: whether a statement in it ought to cite, or tells of the authors' own work."""

import re
from collections.abc import Sequence
from typing import Literal

from curate.manuscript import Manuscript

Role = Literal["front", "background", "methods", "results", "discussion", "end"]

_HEADINGS: dict[Role, re.Pattern[str]] = {
    "front": re.compile(
        r"(?:(?:graphical|structured|video) )?abstract\b|(?:\w+ ){0,3}summary$|highlights?$|key ?(?:points?|words|messages?)\b|"
        r"synopsis|impact statement|significance(?: statement)?$|what is (?:already )?known|in brief$|аннотация|реферат|резюме|"
        r"zusammenfassung|résumé|resumen|resumo|streszczenie|özet",
        re.IGNORECASE,
    ),
    "methods": re.compile(
        r"(?:(?:patients?|subjects?|participants?|materials?|stud(?:y|ies)|search|data|experimental|online|research|statistical|"
        r"general|review|literature) ?(?:and|&|,)? ?){0,4}(?:methods?|methodology|procedures?|design|strategy|population|setting|"
        r"participants|subjects|selection|extraction|search)(?:$|[:;,(]| and\b)|materials?$|materials? (?:and|&)|experimental section|"
        r"statistic(?:s|al analys[ie]s)$|data (?:collection|sources?|synthesis)|(?:in|ex)clusion|eligibility|ethic|protocol$|"
        r"star.?methods|methods? details|experimental models?|key resources?|quantification and|методы|материалы|methoden|méthodes|métodos|metody|yöntem",
        re.IGNORECASE,
    ),
    "results": re.compile(
        r"results?(?:$|[:;,(]| and\b)|findings$|case (?:report|presentation|description|series)|(?:the )?cases?$|"
        r"outcomes?$|observations?$|результаты|ergebnisse|résultats|resultados|wyniki|bulgular",
        re.IGNORECASE,
    ),
    "end": re.compile(
        r"(?:general |final )?conclu|concluding|closing|summary and|outlook|take.home|(?:study )?limitations?|strengths?(?:$| and)|"
        r"acknowledge?ment|funding|authors?\b|conflicts? of|competing interest|declaration|disclosure|data avail|availability|abbreviation|"
        r"appendi(?:x|ces)|supplement(?:ary|al)\b|additional (?:file|information)|supporting|references?$|bibliography|literature cited|publisher|"
        r"about the author|glossary|notes?$|orcid|financial (?:support|disclosure|interest)|consent|provenance|figure legends?|заключение|выводы|"
        r"schlussfolgerung|fazit|wnioski|sonuç",
        re.IGNORECASE,
    ),
    "discussion": re.compile(
        r"(?:general |overall )?discussion|interpretation$|обсуждение|diskussion|discusión|discussão|dyskusja|tartışma",
        re.IGNORECASE,
    ),
    "background": re.compile(
        r"introduction|background|literature|related work|review|state of the art|введение|einleitung|introducción|"
        r"introdução|wstęp|giriş",
        re.IGNORECASE,
    ),
}
_NUMBER = re.compile(r"\s*(?:(?:\d+|[A-Z]|[IVX]+)(?:\.\d+)*[.):]\s+|\d+(?:\.\d+)*\s+)?")
_BOTH = re.compile(r"(?:results?|findings) (?:and|&) discussion", re.IGNORECASE)
_REVIEW = re.compile(
    r"\breviews?\b(?! (?:board|committee))|\bобзор|übersicht|revisión|revisão|\bstate of the art\b|\bguidelines?\b",
    re.IGNORECASE,
)


def roles(manuscript: Manuscript) -> tuple[Role, ...]:
    """Return the part that each section plays.

    A heading that says nothing of it ("Toxicity") goes with the heading above it. Without one it is background, a
    topic of a review, unless the authors have methods or results of their own: then it goes on with what stands before
    it. A discussion speaks of own results where there are some, else it is background too.
    """
    said = [role_of(section.title) for section in manuscript.sections]
    own = not {"methods", "results"}.isdisjoint(said) and not _is_review(manuscript, said)
    found: list[Role] = []
    above: list[tuple[int, Role]] = []
    for section, named in zip(manuscript.sections, said, strict=True):
        while above and above[-1][0] >= section.level:
            above.pop()
        role = named
        if role == "discussion" and not own:
            role = "background"
        if role is None and above and above[-1][1] != "background":
            role = above[-1][1]
        if role is None and (own or not section.title.strip()):
            role = found[-1] if found else "front"
        role = role or "background"
        if section.title.strip():
            above.append((section.level, role))
        found.append(role)
    return tuple(found)


def _is_review(manuscript: Manuscript, said: Sequence[Role | None]) -> bool:
    """Return whether title, opening or abstract call the manuscript a review."""
    fronts = [section for section, role in zip(manuscript.sections, said, strict=True) if role == "front"]
    opening = [manuscript.text[section.start : section.end] for section in (*manuscript.sections[:1], *fronts[:1])]
    return bool(_REVIEW.search(" ".join((manuscript.title, *opening))[:6000]))


def role_of(title: str) -> Role | None:
    """Return the part that a heading names, None where it names a topic."""
    number = _NUMBER.match(title)
    bare = title[number.end() :].strip(" .:") if number else title
    if _BOTH.match(bare):
        return "results"
    return next((role for role, pattern in _HEADINGS.items() if pattern.match(bare)), None)
