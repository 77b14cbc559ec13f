"""Word's automatic numbers as they are printed: "1.", "[12]", "2.1", "iv)"."""

from lxml import etree

from curate.documents.docx.styling import W

_LEVELS = 9
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_ONES = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Numbers:
    """Counts the lists of a document, paragraph by paragraph."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, etree._Element]] = {}
        self._abstract: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._replaced: dict[str, dict[int, etree._Element]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is None:
            return
        for abstract in root.iter(W + "abstractNum"):
            levels = {_number(each.get(W + "ilvl"), 0): each for each in abstract.findall(W + "lvl")}
            self._levels[abstract.get(W + "abstractNumId", "")] = levels
        for number in root.findall(W + "num"):
            id_ = number.get(W + "numId", "")
            abstract_id = number.find(W + "abstractNumId")
            self._abstract[id_] = abstract_id.get(W + "val", "") if abstract_id is not None else ""
            self._replaced[id_] = {
                _number(each.get(W + "ilvl"), 0): level
                for each in number.findall(W + "lvlOverride")
                if (level := each.find(W + "lvl")) is not None
            }
            self._overrides[id_] = {
                _number(each.get(W + "ilvl"), 0): _number(start.get(W + "val"), 1)
                for each in number.findall(W + "lvlOverride")
                if (start := each.find(W + "startOverride")) is not None
            }

    def label(self, list_: str, level: int) -> str | None:
        """Return the number of the next paragraph of a list as printed, "" for a bullet, None outside of lists."""
        abstract = self._abstract.get(list_)
        if abstract is None or list_ == "0":
            return None
        levels = self._levels.get(abstract, {}) | self._replaced.get(list_, {})
        level = min(level, _LEVELS - 1)
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        override = self._overrides.get(list_, {}).get(level)
        if override is not None and (list_, level) not in self._begun:
            counts[level] = override
        else:
            before = counts[level]
            counts[level] = _start(levels.get(level)) if before is None else before + 1
        self._begun.add((list_, level))
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return _printed(levels, level, counts)


def _printed(levels: dict[int, etree._Element], level: int, counts: list[int | None]) -> str:
    element = levels.get(level)
    pattern = _value(element, "lvlText", f"%{level + 1}.")
    if _value(element, "numFmt", "decimal") in ("bullet", "none"):
        return ""
    legal = element is not None and element.find(W + "isLgl") is not None  # all in digits: "1.2" below "I."
    for at in range(level + 1):
        count = counts[at]
        number = _start(levels.get(at)) if count is None else count
        form = "decimal" if legal else _value(levels.get(at), "numFmt", "decimal")
        pattern = pattern.replace(f"%{at + 1}", formatted(number, form))
    return pattern.strip()


def formatted(number: int, form: str) -> str:
    """Return a number in one of Word's formats; decimal for those that are not known."""
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * min(1 + (number - 1) // 26, 10)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    parts = []
    for value, letters in (*_ROMAN, *_ROMAN_ONES):
        parts.append(letters * (number // value))
        number %= value
    return "".join(parts)


def _start(element: etree._Element | None) -> int:
    return _number(_value(element, "start", "1"), 1)


def _value(element: etree._Element | None, name: str, default: str) -> str:
    found = element.find(W + name) if element is not None else None
    return found.get(W + "val", default) if found is not None else default


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else default
