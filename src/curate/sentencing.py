"""Where sentences end: a full stop that is no abbreviation, initial, decimal or list number, with the citation after it."""

import re
from collections.abc import Iterator

from curate.value import Span

_DASH = "\u2010-\u2015\u2212-"
_RAISED = "\u00b9\u00b2\u00b3\u2070-\u2079"
# A citation printed behind the stop belongs to the sentence before: "text.[12]", "text. [@key]", "text.1,2", "text.¹²"
_CITATION = (
    rf"(?:\s?\[[\d\s,;{_DASH}]{{1,80}}\]|\s?\[@[^\]\n]{{1,400}}\]|\([\d\s,;{_DASH}]{{1,80}}\)"
    rf"|[{_RAISED}][{_RAISED},;{_DASH}]{{0,40}}|(?<=[^\W\d_][.!?])\d{{1,3}}(?:[,;{_DASH}]\s?\d{{1,3}}){{0,20}}(?!\w|[.,]\d)"
    rf"|(?<=[)\]][.!?])\d{{1,3}}(?:[,;{_DASH}]\s?\d{{1,3}}){{0,20}}(?!\w|[.,]\d)|\^[\d\s,;{_DASH}]{{1,80}}\^)"
)
_STOP = re.compile(
    rf"(?P<mark>(?<![.!?\u2026])[.!?\u2026]++)(?P<close>[\"'\u201d\u2019\u00bb)\]]{{0,3}})(?P<cite>(?:{_CITATION}){{0,3}})(?=\s)\s+(?=(?P<next>\S))"
    r"|(?P<wide>[\u3002\uff01\uff1f])"
)
_TOKEN = re.compile(r"[^\s\[(\"\u201c\u00ab]+$")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_INITIAL = r"(?:[^\W\d_a-z]|Yu|Ya|Yo|Ye|Zh|Kh|Ts|Ch|Sh|Iu|Ia|Ju|Ja|Th|Ph|Chr|St)"
_INITIALS = re.compile(rf"{_INITIAL}(?:[.-]{{1,2}}{_INITIAL})*")
_NUMBER = re.compile(r"[(\[]?(?:\d{1,4}(?:\.\d{1,3})*|[ivxIVX]{1,5}|[A-Za-z])[)\]]?")
_MEASURED = re.compile(r"\d\s?(?:min|ms|sec)$")
_LABEL = re.compile(
    r"(?:table|fig(?:ure)?s?|box|scheme|appendix|supplement(?:ary|al)?(?: table| fig(?:ure)?)?|tabelle|abbildung|abb"
    r"|tab|tabla|figura|tableau|\u0440\u0438\u0441(?:\u0443\u043d\u043e\u043a)?|\u0442\u0430\u0431\u043b(?:\u0438\u0446\u0430)?)\.? ?[SA]?\d{1,3}[A-Za-z]?",
    re.IGNORECASE,
)

# Never the end of a sentence.
_INNER_WORDS = """e.g eg i.e ie c.a cf viz vs v.s fig figs eq eqs eqn ref refs tab tbl sec sect chap ch no nos nr vol vols pp p pg ed eds
    dr drs prof mr mrs ms st ca approx resp var subsp ssp cv str vers ver aff max min avg est incl excl esp
    suppl supp dept univ inst assoc natl vit rev gen col lt capt sgt hon rep sen gov messrs mt viz op loc q.v n.b
    z.b bzw u.a d.h abb nr p.ej p.ex art cap
    jan feb mar apr jun jul aug sep sept oct nov dec
    т.е т.к т.н напр рис табл см стр с г гр ул им проф акад англ лат"""
# The end of a sentence only before a word that begins sentences.
_EITHER_WORDS = """al etc sp spp inc ltd co corp llc jr sr bros u.s u.k u.s.a e.u a.m p.m i.v i.m s.c i.p p.o b.i.d t.i.d q.d o.d
    ph.d m.d b.sc m.sc d.c a.d b.c и.др др гг пр т.д т.п сут мин usw u.ä ff"""
_STARTERS_WORDS = """the this these those that there they their he she his her it its in on at by for from with without within to of
    as an a and but or if when while where whereas because since although though however moreover furthermore therefore
    thus hence then also additionally consequently accordingly nevertheless nonetheless conversely similarly likewise
    finally firstly secondly thirdly first second third we our us i you your both each every all any some many most more
    several few two three four one no not only such so another other others after before during between among under over
    despite during based using given according interestingly importantly notably recently currently previously
    historically together taken here specifically indeed overall patients treatment results studies data evidence
    following compared unlike even whether what which who how why next new until upon through across due today yet still
    in-depth one-third half
    der die das dies ein eine es er sie wir im am bei nach mit für und aber el la los las en un una se le les des il elle
    nous dans pour o os as um uma em в на и но это эти при для по у с из не он она они мы также однако"""
_UNITS_WORDS = "min ms sec"
_SOMETIMES_WORDS = "no p ch st с г col max min art est fig figs ref refs tab tbl eq eqs sect sec"
_INNER, _EITHER, _STARTERS, _UNITS, _SOMETIMES = (
    frozenset(words.split()) for words in (_INNER_WORDS, _EITHER_WORDS, _STARTERS_WORDS, _UNITS_WORDS, _SOMETIMES_WORDS)
)
_FAR = 400
"""A bracket opened further back than this was never closed."""


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Return the sentences of ``text[start:end]``, white space at their ends left out.

    A citation printed behind the full stop belongs to the sentence before it.
    """
    end = len(text) if end is None else end
    found: list[Span] = []
    begin = start
    for stop in _ends(text, start, end):
        _add(found, text, begin, stop)
        begin = stop
    _add(found, text, begin, end)
    return tuple(found)


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    part = text[start:end]
    kept = part.strip()
    if kept:
        first = start + len(part) - len(part.lstrip())
        found.append(Span(start=first, end=first + len(kept)))


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    begin = seen = start
    opened: int | None = None  # where the innermost bracket that is still open stands
    for match in _STOP.finditer(text, start, end):
        opened = _open(text, seen, match.start(), opened)
        seen = match.start()
        if match["wide"]:
            yield match.end()
            begin = match.end()
            continue
        place = _end(text, begin, match, inside=opened is not None and match.start() - opened < _FAR)
        if place is not None:
            yield place
            begin = seen = place
            opened = None


def _open(text: str, start: int, end: int, opened: int | None) -> int | None:
    last_open, last_close = text.rfind("(", start, end), text.rfind(")", start, end)
    if last_open > last_close:
        return last_open
    return None if last_close >= 0 else opened


def _end(text: str, begin: int, match: re.Match[str], *, inside: bool) -> int | None:
    """Return where the sentence ends that ``match`` may close, or None."""
    follows = match["next"]
    word = _WORD.match(text, match.end())
    starter = word is not None and _starts(text, word)
    if inside and ")" not in match["close"] and not starter:
        return None
    if "." in match["mark"] and len(match["mark"]) == 1:
        token = _TOKEN.search(text, max(begin, match.start() - 30), match.start())
        if _inner(text, begin, match.start(), token[0] if token else "", starter=starter):
            return None
    if match["cite"] and match["cite"][0].isspace() and follows.islower():
        return match.end("close")  # "... growth. [12] reported": the citation begins the next sentence
    return match.end("cite") if _begins(text, match.end(), follows) else None


def _starts(text: str, word: re.Match[str]) -> bool:
    """Return whether ``word`` is one that sentences begin with: "The", "However", "A new", not the "A" of "N. A."."""
    if not word[0][0].isupper() or word[0].casefold() not in _STARTERS:
        return False
    return len(word[0]) > 1 or (
        text[word.end() : word.end() + 1].isspace() and text[word.end() + 1 : word.end() + 2].islower()
    )


def _begins(text: str, at: int, follows: str) -> bool:
    """Return whether a sentence can begin at ``at``: "mTOR", "p53" and "[12]" can, "and" cannot."""
    if not follows.islower():
        return follows not in ",;:.)]}%=<>+*/&"
    word = text[at : at + 12].split(" ", 1)[0]
    return any(char.isupper() or char.isdigit() for char in word[1:])


def _inner(text: str, begin: int, stop: int, before: str, *, starter: bool) -> bool:
    """Return whether the stop behind ``before`` belongs to an abbreviation, an initial or a number."""
    bare = before.strip("'\u2019,;").rsplit("/", 1)[-1]
    folded = bare.casefold()
    tail = folded.rsplit("-", 1)[-1].rsplit("\u2013", 1)[-1]
    opening = text[begin:stop].strip()
    if opening == before and _NUMBER.fullmatch(before):
        return True
    if len(opening) < 40 and _LABEL.fullmatch(opening):
        return True
    if folded in _INNER:
        measured = folded in _UNITS and bool(_MEASURED.search(text, max(begin, stop - 12), stop))
        return not (measured or (starter and folded in _SOMETIMES))
    if folded in _EITHER or tail == "al":
        return not starter
    if bare and bare[0].isupper() and _INITIALS.fullmatch(bare):
        return not starter
    return False
