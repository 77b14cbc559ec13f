"""Volumes, issues, pages and editions as printed in reference strings."""

import re

_DASHES = re.compile(r"\s*[-–—‐‑−]+\s*|(?<=\d)\?(?=\d)")  # "165?168": a dash lost in conversion
_VOLUME_WORD = r"(?:vol(?:ume|umen)?s?|v|bd|band|jg|jahrgang|t|tome|tomo|tom|том|т|cilt|c)"
_ISSUE_WORD = r"(?:no|nos|nr|num|number|numéro|issue|iss|n|núm|heft|h|№|n[°ºo]|вып|выпуск|sayı|zeszyt|z|fasc)"
_SUPPLEMENT = r"(?:suppl(?:ement(?:s|um)?)?|supl|прил(?:ожение)?|spec(?:ial)?(?:\s+(?:no|issue|iss))?|pt|part)"
_NUMBER = r"(?:[A-Za-z]{0,3}(?<!\d)\d++[A-Za-z]{0,2}(?:\s?[-–/]\s?[A-Za-z]?\d+[A-Za-z]?)?|[IVXLCDM]{1,8})"
_LABELLED_VOLUME = re.compile(rf"(?<![^\W\d_]){_VOLUME_WORD}\b[.:]?\s*({_NUMBER})(?![\w.]*\()", re.IGNORECASE)
_LABELLED_ISSUE = re.compile(
    rf"(?<![^\W\d_]){_ISSUE_WORD}(?![^\W\d_])[.:]?\s*({_NUMBER}(?:\s?\([^)]*\))?(?:\s*,?\s*{_SUPPLEMENT}\b\.?\s*\w*)?)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(rf"({_NUMBER})?\s?,?\s?[(\[]([^()\[\]]*(?:\([^()]*\)[^()\[\]]*)?)[)\]]", re.IGNORECASE)
_SUPPLEMENTED = re.compile(rf"^({_NUMBER})?[\s,:]*({_SUPPLEMENT}\b\.?\s*[\w-]*)$", re.IGNORECASE)
# "Suppl. 412": supplements that are counted through, the number stands for the volume.
_SUPPLEMENT_SERIES = re.compile(rf"^{_SUPPLEMENT}\b\.?\s*(\d{{3,}})$", re.IGNORECASE)
_TWO = re.compile(rf"^({_NUMBER})\s*[,:/.;]\s*({_NUMBER}(?:/\d+)?)$", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"^\(?((?:1[5-9]|20)\d\d)\)?\s*[;,:]\s*(?=\S)")
_PAGE_WORD = re.compile(
    r"(?<![^\W\d_])(?:(?:pp?|[sсc](?=[.:\s]))|pages?|pg|pgs|seiten?|págs?|paginas?|páginas?|стр|str|sayfa"
    r"|art(?:icle)?(?:\s+(?:no|number|id)\.?)?|article|paper)(?![^\W\d_])[.:]?\s*",
    re.IGNORECASE,
)
_COUNT = re.compile(r"^(?:[ivxl]+,\s*)?(\d{1,4})\s*(?:p{1,2}|pages|s|seiten|с|páginas|pgs?|str)\b\.?$", re.IGNORECASE)


def parse_volume(text: str) -> tuple[str | None, str | None, str]:
    """Return volume, issue, and the year that was printed with them ("" mostly).

    "69, no. 3S" is ("69", "3S"), "16(1)" ("16", "1"), "(Suppl 1)" (None, "Suppl 1"), "no. 6(87)" (None, "6(87)").
    """
    text = " ".join(re.sub(r"[*“”\"«»]", "", text).split()).strip(" ,.;:")
    text += ")" * (text.count("(") - text.count(")"))
    year = _YEAR_FIRST.match(text)
    if year:
        text = text[year.end() :]
    volume, issue = _volume_issue(text.strip(" ,.;:"))
    return _tidy(volume), _tidy(issue), year.group(1) if year else ""


def _volume_issue(text: str) -> tuple[str | None, str | None]:
    labelled = _LABELLED_ISSUE.search(text)
    named = _LABELLED_VOLUME.search(text)
    if labelled:
        rest = text[: labelled.start()].strip(" ,.;:–—-(")
        volume = named.group(1) if named else rest if re.fullmatch(_NUMBER, rest, re.IGNORECASE) else None
        behind = re.match(rf"[\s,]*({_SUPPLEMENT}\b\.?\s*\w*)", text[labelled.end() :], re.IGNORECASE)
        return volume, f"{labelled.group(1)} {behind.group(1)}" if behind else labelled.group(1)
    bare = re.sub(rf"^{_VOLUME_WORD}\b[.:]?\s*", "", text, flags=re.IGNORECASE)
    brackets = _BRACKETS.search(bare)
    if brackets and brackets.group(2).strip():
        return brackets.group(1) or (named.group(1) if named else None), brackets.group(2).strip()
    if series := _SUPPLEMENT_SERIES.match(bare):
        return series.group(1), None
    for pattern in (_SUPPLEMENTED, _TWO):
        if found := pattern.match(bare):
            return found.group(1), found.group(2)
    return (named.group(1) if named and bare == text else bare) or None, None


def _tidy(number: str | None) -> str | None:
    if not number:
        return None
    number = (
        re.sub(r"\s+", " ", number).strip(" ,.;:()[]")
        if number.count("(") != number.count(")")
        else number.strip(" ,.;:[]")
    )
    return re.sub(r"\s*[–—−]\s*", "-", number) or None


def parse_pages(text: str) -> tuple[str | None, str | None]:
    """Return the pages or article number with plain hyphens ("254-255", "e30732"), and the number of pages ("217 p.")."""
    text = re.sub(r"[*“”\"]", "", text).strip(" ,.;:()[]")
    if count := _COUNT.match(text):
        return None, count.group(1)
    words = list(_PAGE_WORD.finditer(text))
    bare = (
        text[words[-1].end() :] if words and words[-1].end() < len(text) else text
    )  # "2016 p. 12-20": what stands before is no page
    bare = _PAGE_WORD.sub("", bare).strip(" ,.;:()[]")
    return _DASHES.sub("-", re.sub(r"\s+", " ", bare)).strip("-") or None, None


_EDITION = re.compile(
    r"(\d+)\s*(?:st|nd|rd|th|e|ª|a|º|er|-?е|\.)?\.?\s*(?:rev(?:ised|\.)?\s*)?"
    r"(?:edn?|edition|aufl(?:age)?|éd(?:ition)?|edici[óo]n|edição|wyd(?:anie)?|baskı|изд(?:ание)?)\b\.?",
    re.IGNORECASE,
)


def parse_edition(text: str) -> str:
    """Return the number of an edition ("2" for "2nd ed."), or the text where it says more than a number."""
    number = _EDITION.fullmatch(text)
    return number.group(1) if number else text.rstrip(".")
