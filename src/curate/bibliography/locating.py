"""Where the reference list of a manuscript stands: under its heading, or as the last run of numbered references."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from curate.bibliography.shapes import LABEL, dated, end, like_reference, start

_NAMES = """
references | reference list | list of references | references cited | cited references | references and notes | reference
bibliography | selected bibliography | literature | literature cited | cited literature | list of literature
works cited | citations | sources | bibliographic references | references and further reading | endnotes
literatur | literaturverzeichnis | quellen | quellenverzeichnis | referenzen | schrifttum
références | références bibliographiques | bibliographie | liste des références
referencias | referencias bibliográficas | bibliografía | literatura citada | lista de referencias
referências | referências bibliográficas | bibliografia | riferimenti | riferimenti bibliografici
piśmiennictwo | literatura | bibliografia | wykaz piśmiennictwa | kaynaklar | kaynakça
список литературы | литература | библиография | библиографический список | список использованной литературы
список использованных источников | список источников | литература/references | references/литература
список літератури | література | літaратура | referenser | litteratur | litteraturförteckning | referencer | referanser
literatuur | referenties | lähteet | viitteet | kirjallisuus | irodalom | irodalomjegyzék | reference literature
参考文献 | 參考文獻 | 文献 | 引用文献 | 참고문헌 | المراجع
"""
_HEADINGS = frozenset(name.strip().casefold() for name in re.split(r"[|\n]", _NAMES) if name.strip())
_NUMBERING = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,5}[.)]|[A-Z][.)])\s+")
_MARKS = " \t#*_:.=-\u2013\u2014\u200b"
_AFTER = re.compile(
    r"(?:appendi(?:x|ces)|annex|supplement|supporting information|additional (?:files?|information|material)|figure legends?"
    r"|legends? (?:to|for|of)|list of (?:figures|tables|abbreviations)|figures?$|tables?$|table captions?|tables and figures|acknowledg|funding"
    r"|financial (?:support|disclosure)|author'?s?\u2019?s? (?:contributions?|information|affiliations?|details|note)|about the authors?|contributions?$|conflicts? of interest"
    r"|competing interests?|declarations?|disclosures?|data availability|availability of data|ethic|informed consent|consent for"
    r"|abbreviations?$|abstract$|glossary|footnotes?$|notes?$|correspondence|contact|publisher'?\u2019?s note|how to cite|cite this article|received\b|received:"
    r"|\u043f\u0440\u0438\u043b\u043e\u0436\u0435\u043d\u0438|\u0441\u0432\u0435\u0434\u0435\u043d\u0438\u044f \u043e\u0431 \u0430\u0432\u0442\u043e\u0440|\u0438\u043d\u0444\u043e\u0440\u043c\u0430\u0446\u0438\u044f \u043e\u0431 \u0430\u0432\u0442\u043e\u0440"
    r"|\u043a\u043e\u043d\u0444\u043b\u0438\u043a\u0442 \u0438\u043d\u0442\u0435\u0440\u0435\u0441|anhang|danksagung|annexe|remerciements|anexo|ap\u00e9ndice|agradecimientos)",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:supplementary |extended data )?(?:table|figure|fig\.|box|scheme|tabelle|abbildung|tabla|figura|tableau|\u0442\u0430\u0431\u043b\u0438\u0446\u0430|\u0440\u0438\u0441\u0443\u043d\u043e\u043a|\u0440\u0438\u0441\.)\s*[SA]?\d{1,3}[A-Za-z]?\s*(?:[.:|\u2013\u2014-]|$|\s[A-Z\u0410-\u042f])",
    re.IGNORECASE,
)
_LONGEST_HEADING = 90
_FEWEST = 5
"""A list without a heading has at least so many numbered references."""


@dataclass(frozen=True, slots=True)
class Place:
    """The lines of a reference list: ``heading`` (None where it has none), and ``[first, end)`` below it."""

    heading: int | None
    first: int
    end: int


def is_heading(line: str) -> bool:
    """Return whether ``line`` is a usual heading of a reference list, numbered or marked up in any way."""
    if len(line) > _LONGEST_HEADING:
        return False
    bare = line.strip(_MARKS)
    bare = _NUMBERING.sub("", bare, count=1).strip(_MARKS)
    return " ".join(bare.casefold().split()) in _HEADINGS


def locate(lines: Sequence[str], levels: Mapping[int, int] | None = None) -> Place | None:
    """Return where the reference list stands in ``lines``, or None.

    ``lines`` are lines or paragraphs, empty ones included; ``levels`` are those that the format itself calls
    headings. Of several lists the longest counts, of equal ones the last.
    """
    levels = levels or {}
    best: tuple[int, Place] | None = None
    for at in [index for index, line in enumerate(lines) if is_heading(line)]:
        place = Place(at, at + 1, _end(lines, at, levels))
        size = sum(_begins_reference(line) for line in lines[place.first : place.end])
        if size and (best is None or size >= best[0]):
            best = size, place
    return best[1] if best else _without_heading(lines)


def _begins_reference(line: str) -> bool:
    label = LABEL.match(line)
    rest = line[label.end() :] if label else line
    return bool(line.strip()) and start(rest) != "inside"


def _end(lines: Sequence[str], heading: int, levels: Mapping[int, int]) -> int:
    """Return the line after the last one of the list under ``heading``."""
    own = levels.get(heading, 1)
    stop = len(lines)
    apart = True
    for at in range(heading + 1, len(lines)):
        line = lines[at].strip()
        if not line:
            apart = True
            continue
        if (at in levels and levels[at] <= own) or _closes(line, apart=apart):
            stop = at
            break
        apart = False
    return _trimmed(lines, heading + 1, stop)


def _closes(line: str, *, apart: bool) -> bool:
    """Return whether ``line`` begins something that is no part of a reference list."""
    bare = _NUMBERING.sub("", line.strip(_MARKS), count=1)
    if (
        len(line) <= _LONGEST_HEADING
        and _AFTER.match(bare.casefold())
        and not dated(line)
        and (apart or bare.isupper())
    ):
        return len(bare) < 40 or not line.endswith(".")
    return apart and (bool(_CAPTION.match(bare)) or line.count("\t") >= 2 or is_heading(line))


def _trimmed(lines: Sequence[str], first: int, stop: int) -> int:
    """Return the end of the list without the paragraphs behind it that are no references."""
    paragraphs: list[tuple[int, int]] = []
    for at in range(first, stop):
        if not lines[at].strip():
            continue
        if at > first and lines[at - 1].strip() and paragraphs:
            paragraphs[-1] = (paragraphs[-1][0], at + 1)
        else:
            paragraphs.append((at, at + 1))
    kept = len(paragraphs)
    while kept > 1:
        low, high = paragraphs[kept - 1]
        text = " ".join(lines[low:high])
        if (
            like_reference(text)
            or LABEL.match(text)
            or end(lines[paragraphs[kept - 2][1] - 1]) == "open"
            or start(text) in ("dated", "author")
        ):
            break
        kept -= 1
    return paragraphs[kept - 1][1] if paragraphs else stop


def _without_heading(lines: Sequence[str]) -> Place | None:
    """Return the last run of lines numbered from 1 on that look like references."""
    runs: list[list[int]] = []
    for at, line in enumerate(lines):
        label = LABEL.match(line)
        if not label:
            continue
        number = int(label[label.lastgroup or 0])
        if number == 1:
            runs.append([at])
        elif runs and number == len(runs[-1]) + 1:
            runs[-1].append(at)
    for run in reversed(runs):
        likely = sum(like_reference(" ".join(lines[at : at + 4])) for at in run)
        if len(run) >= _FEWEST and likely >= 0.7 * len(run):
            return Place(None, run[0], _end(lines, run[-1], {}))
    return None
