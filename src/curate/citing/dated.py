"""Author-year citations: "(Smith, 2019a,b; Jones et al., 2018)", "Smith and Jones (2019, 2020)", "(WHO, 2015)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from curate.citation import Cite
from curate.citing.names import Found, names_before
from curate.citing.roster import Anyone, Roster
from curate.reference import Name

_LETTERS = r"(?:(?:\s?,\s?|\s?&\s?|\s?(?:and|/)\s?|\s?[-–]\s?)[a-h](?![\w'’.-]))*"
_YEAR = re.compile(
    rf"(?<![\w.,/–-])(?:(?P<year>(?:1[5-9]|20)\d\d)(?:(?P<letters>[a-h](?!\w){_LETTERS})|(?![\w%]|[.,]\d|/\d{{1,3}}(?!\d))))"
    r"|(?<!\w)(?P<undated>(?i:in press|in preparation|in prep\.|forthcoming|submitted)|n\.\s?d\.|s\.\s?[fa]\.)(?!\w)",
)
_BETWEEN_YEARS = re.compile(r"\s?[,;/]?\s?(?:and\s|&\s?|or\s)?")
_BEFORE_YEAR = re.compile(r"(?:[,.]?\s?[(\[]\s?|,?\s?|\s?,\s?|(?<=al)\.?,?\sin\s|(?<=al\.),?\sin\s)$")
_LETTER = re.compile(r"[a-h]")
_SPAN = re.compile(r"[-–]")
_OPENING = re.compile(r"[(\[]\s?$")
_SHORT = re.compile(r"\s[(\[][^()\[\]]{2,12}[)\]]$")
_ET_AL = re.compile(r",?\set al\.?$")
_CLOSING = re.compile(r"\s?[)\]]")


@dataclass(frozen=True, slots=True)
class Dated:
    """Names and their years: the place, the cites, and whether they are part of the sentence: "Smith (2019) found"."""

    start: int
    end: int
    cites: tuple[Cite, ...]
    spoken: bool


@dataclass(frozen=True, slots=True)
class _Run:
    """Names, the years that follow them, and whether these stand in brackets of their own: "Smith (2019, 2020)"."""

    found: Found
    years: list[re.Match[str]]
    opened: bool


def find(text: str, roster: Roster) -> list[Dated]:
    """Return the author-year citations of ``text``: one for each run of names, with all its years.

    A year counts only behind names; names count when the list knows them or their shape leaves no doubt.
    """
    return [_dated(text, run) for run in _runs(text, roster) if _is_sure(text, run, roster)]


def cites(exact: str) -> tuple[Cite, ...]:
    """Return the cites of one printed author-year citation, its names with each of its years."""
    runs = list(_runs(exact, Anyone()))
    if runs and runs[0].found.start == 0 and not _is_abbreviation(runs[0].found):
        return tuple(cite for run in runs for cite in _dated(exact, run).cites)
    return _of_group(exact)


def ends_in_year(exact: str) -> bool:
    """Return whether a printed citation by name ends in a year."""
    return bool(re.search(r"\d[a-h]?\s?[)\]]?$", exact))


def _of_group(exact: str) -> tuple[Cite, ...]:
    """Return the cites of a citation that names a group, which only the reference list made sure: "WHO 2015"."""
    years = list(_YEAR.finditer(exact))
    if not years:
        return ()
    head = exact[: years[0].start()].strip(" ,([")
    name = _ET_AL.sub("", _SHORT.sub("", head))
    names, et_al = (Name(literal=name),), name != head and bool(_ET_AL.search(head))
    return tuple(_cite(0, match, letter, names, et_al=et_al) for match in years for letter in _letters(match))


def _is_abbreviation(found: Found) -> bool:
    """Return whether the only name is an abbreviation ("WHO") rather than a surname."""
    first = found.names[0]
    return len(found.names) == 1 and not found.et_al and not first.given and (first.family or "").isupper()


def _runs(text: str, roster: Roster) -> Iterator[_Run]:
    run: _Run | None = None
    for match in _YEAR.finditer(text):
        if run and _continues(text, run.years[-1].end(), match.start()):
            run.years.append(match)
            continue
        found = _names(text, match.start(), roster)
        if run and found and found.start < run.years[-1].end():
            found = None
        if run:
            yield run
        run = _Run(found, [match], bool(_OPENING.search(text, found.end, match.start()))) if found else None
    if run:
        yield run


def _continues(text: str, end: int, start: int) -> bool:
    return start - end <= 7 and bool(_BETWEEN_YEARS.fullmatch(text, end, start))


def _names(text: str, year_start: int, roster: Roster) -> Found | None:
    gap = _BEFORE_YEAR.search(text, max(0, year_start - 5), year_start)
    if not gap or gap.start() == year_start:
        return None
    return names_before(text, gap.start(), roster)


def _is_sure(text: str, run: _Run, roster: Roster) -> bool:
    """Return whether a run of names and years is a citation beyond doubt: known names, or a shape that nothing else has."""
    found = run.found
    if found.group or found.et_al or roster.leads(found.names[0].surname):
        return True
    inside = not run.opened and _is_bracketed(text, found.start)
    comma = inside and "," in text[found.end : run.years[0].start()]
    if len(found.names) > 1:
        return run.opened or comma or any(roster.knows(name.surname) for name in found.names)
    return comma and _stands_alone(text, found.start, run.years[-1].end())


def _dated(text: str, run: _Run) -> Dated:
    start, end = run.found.start, run.years[-1].end()
    if run.opened and (close := _CLOSING.match(text, end)):
        end = close.end()
    names, et_al = run.found.names, run.found.et_al
    found = (_cite(start, match, letter, names, et_al=et_al) for match in run.years for letter in _letters(match))
    return Dated(start, end, tuple(found), run.opened or not _is_bracketed(text, start))


def _is_bracketed(text: str, at: int) -> bool:
    opening = max(text.rfind("(", max(0, at - 400), at), text.rfind("[", max(0, at - 400), at))
    return opening >= 0 and not any(mark in text[opening:at] for mark in ")]\n")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether brackets or semicolons stand right around ``[start, end)``."""
    return text[:start].rstrip()[-1:] in "([;" and text[end : end + 2].lstrip()[:1] in ")];:,"


def _letters(match: re.Match[str]) -> list[str]:
    """Return the letters behind a year, a range of them filled in, or one empty string."""
    letters = match["letters"] or ""
    found = _LETTER.findall(letters.replace("and", ""))
    if len(found) == 2 and _SPAN.search(letters):
        return [chr(code) for code in range(ord(found[0]), ord(found[1]) + 1)] or found
    return found or [""]


def _cite(start: int, match: re.Match[str], letter: str, names: tuple[Name, ...], *, et_al: bool) -> Cite:
    return Cite(
        start=match.start() - start,
        end=match.end() - start,
        exact=match.group(),
        names=names,
        et_al=et_al,
        year=match["year"] + letter if match["year"] else match["undated"].lower(),
    )
