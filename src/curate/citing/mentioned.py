"""Author mentions without a year: "Mora J. et al.", "the study by Hoshi and colleagues", "Ivanova I.I. and Petrov P.P."."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from curate.citation import Cite
from curate.citing.names import Found, names_before
from curate.citing.roster import Anyone, Roster
from curate.lexicon import NOT_NAMES

_CUT = re.compile(
    r"\b(?P<alii>et\.?\s?al(?:ii\b|\.|(?!\w)))|(?:\b(?:and|und|y|e|i|ve|with)|&|(?<!\w)[иc])\s(?:(?:his|her|their|the)\s)?"
    r"(?:colleagues|co-?workers|collaborators|associates|co-?authors|соавт\.?|др\.?|cols?\.|colaboradores|ark\.|arkadaşları"
    r"|Mitarbeiter|wsp\.)(?!\w)"
)
_INITIALS = re.compile(r"(?<![\w.])(?:(?:[^\W\d_a-z][a-z]?|Shch|Dzh)\.[ -]?){1,3}")
_WORD_BEFORE = re.compile(r"[^\W\d_]{2}\W{0,2}$")  # what may be a surname stands before initials
_JOINED = re.compile(
    r"(?<=[^\W\d_]) (?:and|&|und|et|y|и) (?=[^\W\d_a-z]|(?:[adelt]l?|d[aeio]s?|de[lnr]|v[ao]n|te[nr]) )"
)
_GIVEN_BEFORE = re.compile(r"(?<!\w)(?P<word>[^\W\d_a-z][a-z]+) $")
_OPENS_SENTENCE = re.compile(r"\w{5,}ly")  # "Independently"; "Emily" and "Sally" are shorter
_REACH = 120  # code points that the names of a mention may take
_MIDWAY = re.compile(r"[a-z,] $")
_SURNAME = re.compile(r" ?(?:[a-z]{1,5} ){0,2}[^\W\d_]+(?:['’ʼ‐‑-][^\W\d_]+)*")
_LEAD_IN = re.compile(
    r"(?:\b(?:stud(?:y|ies)|works?|trials?|papers?|reports?|reviews?|articles?|research|analys[ie]s|meta-analysis"
    r"|data|findings?|results?|observations?|experience|contributions?|publications?|surveys?|series|team|group)"
    r"\s(?:\w+\s){0,2}?(?:by|of|from)|\b[Aa]ccording\sto|\b(?:conducted|performed|carried\sout|reported|described|published"
    r"|proposed|presented|shown|demonstrated|developed|suggested|noted|found|led|written|authored)\sby)"
    r"\s(?:(?:Dr|Prof|Professor)\.?\s)?(?=[^\W\d_])"
)
# "a gift of B. Smith": people who are thanked, not cited
_THANKED = re.compile(
    r"\b(?:gifts?|gifted|provided|supplied|donated|courtesy|thank\w*|grateful\w*|acknowledge\w*|obtained|communications?"
    r"|assistance|help|received|purchased|Drs?|Profs?|Professors?)\b[^\n]{0,160}$"
)
# "the Smith and Jones checklist": a method named after people
_METHOD = re.compile(
    r"(?:['’]s?)?\s(?:\w+\s)?(?:scales?|checklists?|methods?|tests?|scores?|criteria|criterion|ind(?:ex|ices)|models?|staging|stages?|equations?"
    r"|algorithms?|procedures?|corrections?|classifications?|stain(?:ing)?|medium|media|buffer|assays?|reagents?|syndromes?"
    r"|diseases?|grad(?:e|es|ing)|plots?|curves?|estimators?|transforms?|statistics?|protocols?|solution|formulae?|law)\b"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Names without a year: their place and the one cite."""

    start: int
    end: int
    cite: Cite


def find(text: str, roster: Roster, taken: list[tuple[int, int]]) -> list[Mention]:
    """Return the author mentions of ``text`` that do not overlap ``taken`` (ascending places of other citations)."""
    led = {match.end() for match in _LEAD_IN.finditer(text)}
    runs = sorted(_runs(text, roster, led), key=lambda run: (run[0].start, -run[1]))
    result: list[Mention] = []
    starts = [start for start, _ in taken]
    at = 0
    for names, end in runs:
        near = bisect_left(starts, end) - 1
        if names.start < at or (near >= 0 and taken[near][1] > names.start):
            continue
        result.append(Mention(names.start, end, _cite(text[names.start : end], names)))
        at = end
    return result


def cites(exact: str) -> tuple[Cite, ...]:
    """Return the one cite of a printed author mention."""
    names = names_before(exact, len(exact), Anyone())
    return (_cite(exact, names),) if names else ()


def _cite(exact: str, names: Found) -> Cite:
    return Cite(start=0, end=len(exact), exact=exact, names=names.names, et_al=names.et_al)


def _runs(text: str, roster: Roster, led: set[int]) -> Iterator[tuple[Found, int]]:
    """Yield names and where they end, each run in all the ways that it was noticed."""
    yield from _cut(text, roster, led)
    yield from _joined(text, roster)
    yield from _with_initials(text, roster, led)
    yield from _alone(text, roster, led)


def _cut(text: str, roster: Roster, led: set[int]) -> Iterator[tuple[Found, int]]:
    """Yield "Mora J. et al." and "Hoshi and colleagues"."""
    for match in _CUT.finditer(text):
        names = names_before(text, match.end(), roster, _REACH)
        if names and names.et_al and not names.group and (match["alii"] or _has_company(text, names, roster, led)):
            yield names, match.end()


def _joined(text: str, roster: Roster) -> Iterator[tuple[Found, int]]:
    """Yield "Smith and Jones" where a reference is theirs."""
    for match in _JOINED.finditer(text):
        if surname := _SURNAME.match(text, match.end()):
            names = names_before(text, surname.end(), roster, _REACH)
            if names and _is_pair(names, roster) and not _METHOD.match(text, surname.end()):
                yield names, surname.end()


def _with_initials(text: str, roster: Roster, led: set[int]) -> Iterator[tuple[Found, int]]:
    """Yield "Ivanova I.I." and "I.I. Ivanova and P.P. Petrov"."""
    for match in _INITIALS.finditer(text):
        behind = match.end() - (1 if match.group()[-1] in " -" else 0)
        surname = _SURNAME.match(text, match.end())
        named = bool(_WORD_BEFORE.search(text, max(0, match.start() - 4), match.start()))
        ends = [behind] if named else []
        if surname and surname.end() - match.end() > 1:
            ends.append(surname.end())
        for end in ends:
            names = names_before(text, end, roster, _REACH)
            if names and not names.et_al and any(n.given for n in names.names) and _is_cited(text, names, roster, led):
                yield names, end


def _alone(text: str, roster: Roster, led: set[int]) -> Iterator[tuple[Found, int]]:
    """Yield the name in "the study by Smith"."""
    for start in led:
        if surname := _SURNAME.match(text, start):
            names = names_before(text, surname.end(), roster, _REACH)
            if names and _is_lone(text, names, start, surname.end(), roster):
                yield names, surname.end()


def _has_company(text: str, names: Found, roster: Roster, led: set[int]) -> bool:
    """Return whether "Hoshi and colleagues" names a person: known, with initials, or not by chance with a capital."""
    first = names.names[0]
    midway = _MIDWAY.search(text, max(0, names.start - 3), names.start)
    return bool(roster.leads(first.surname) or first.given or names.start in led or midway)


def _is_pair(names: Found, roster: Roster) -> bool:
    return len(names.names) == 2 and roster.paired(names.names[0].surname, names.names[1].surname)


def _is_cited(text: str, names: Found, roster: Roster, led: set[int]) -> bool:
    """Return whether names with initials are authors spoken of, not people thanked or a full name ("Ann B. Smith")."""
    known = roster.leads(names.names[0].surname)
    first = _INITIALS.match(text, names.start)
    if first and ((not known and first.group().count(".") < 2) or _has_given_before(text, names.start)):
        return False
    if names.start in led or (len(names.names) > 1 and _is_pair(names, roster)):
        return True
    sentence = text.rfind(". ", 0, names.start) + 1
    return known and not _THANKED.search(text, max(sentence, names.start - 200), names.start)


def _has_given_before(text: str, at: int) -> bool:
    """Return whether a given name stands before initials: "Ann" in "Ann B. Smith", not "Later" or "Independently"."""
    word = _GIVEN_BEFORE.search(text, max(0, at - 20), at)
    return word is not None and not _OPENS_SENTENCE.fullmatch(word["word"]) and word["word"].casefold() not in NOT_NAMES


def _is_lone(text: str, names: Found, start: int, end: int, roster: Roster) -> bool:
    """Return whether "the study by Smith" names a first author of the list."""
    surname = names.names[0].surname
    return (
        names.start == start
        and not names.group
        and not surname.isupper()
        and roster.leads(surname)
        and not _METHOD.match(text, end)
        and text[end : end + 1] not in ("®", "™")
    )
