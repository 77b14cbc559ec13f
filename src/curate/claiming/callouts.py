"""Call-outs of tables and figures in running text."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from curate.claiming.units import Unit
from curate.location import Location
from curate.manuscript import Section
from curate.outline import Callout

Kind = Literal["table", "figure"]

_WORDS: tuple[tuple[Kind, str], ...] = (
    ("table", r"tables?|tabs?\.|таблиц\w{0,3}|табл\.|tabellen?|tableaux?|tablas?|tabelas?|tabel[aei]?|tablo"),
    (
        "figure",
        r"figures?|figs?\.?|рисун\w{0,4}|рис\.|abbildung(?:en)?|abb\.|figuras?|rycin\w?|ryc\.|rysun\w{1,4}|rys\.|şekil|schemes?",
    ),
)
_APART = r"supplement(?:ary|al)?|suppl?\.|additional(?:\s+file)?|extended\s+data|appendix|web|online|supporting(?:\s+information)?|дополнительн\w+"
_PANELS = r"[A-Za-z](?:\s?[-–,&]\s?[A-Za-z])*"
_ITEM = rf"[SAE]?\.?\d{{1,3}}(?:\.\d{{1,2}})?(?:(?:\s?\({_PANELS}\)|{_PANELS})(?![\w’']))?|[IVX]{{1,5}}(?![\w’'])"
_JOIN = r"\s?(?:[-–—]|,\s?and|,|;|&|\bto\b|\band\b|\bor\b|\bи\b|\bund\b|\by\b|\be\b|\bet\b)\s?"
_CALL = re.compile(
    rf"(?<![\w-])(?P<apart>(?:{_APART})\s+)?(?P<electronic>e)?(?:{'|'.join(f'(?P<{kind}>{words})' for kind, words in _WORDS)})\s?"
    rf"(?P<items>(?:{_ITEM})(?:{_JOIN}(?:{_ITEM})){{0,20}})",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?:s\.?|tabellen|abbildungen|tableaux|таблиц(?:ах|ы|ам)|рисунк(?:ах|и|ам))\s*$", re.IGNORECASE)
_PART = re.compile(rf"(?P<join>{_JOIN})?(?P<item>{_ITEM})", re.IGNORECASE)
_LABEL = re.compile(r"[SAE]?\.?\d{1,3}(?:\.\d{1,2})?|[IVX]{1,5}", re.IGNORECASE)
_PANEL = re.compile(r"\d\s?\(?[A-Za-z]")
_ELSEWHERE = re.compile(
    r"\s*(?:\)\s*)?(?:of|in|from)\s+(?:ref|\[|the\s+(?:study|work|paper|review|report)\s+(?:by|of)|[A-Z][\w’'-]+\s+(?:et\s+al|and\s+[A-Z]))"
)
_CAPTION = re.compile(r"\s*(?:[.:|–—]|\s-\s|$)")

_WIDEST = 30


def callouts(
    units: Sequence[Unit],
    text: str,
    sections: Sequence[Section],
    locate: Callable[[int, int], Location] | None = None,
) -> Iterator[Callout]:
    """Return the call-outs in sentences, in the order of the text; captions, and other works' tables, left out.

    "Tables 1–3" gives one for each; what is called supplementary has a number with an S: "eTable 1" gives "S1".
    ``locate`` says where a range of the text stands in the file.
    """
    for unit in units:
        if unit.kind not in ("paragraph", "list-item", "note"):
            continue
        sentence = text[unit.start : unit.end]
        for found in _CALL.finditer(sentence):
            cited = any(
                one.start < unit.start + found.end() and unit.start + found.start() < one.end for one in unit.citations
            )
            heads = found.start() == 0 and unit.sentence == 1 and _CAPTION.match(sentence, found.end())
            if cited or heads or _ELSEWHERE.match(sentence, found.end()):
                continue
            kind: Kind = "table" if found["table"] else "figure"
            for number, end in _numbers(found):
                yield Callout(
                    kind=kind,
                    number=number,
                    exact=sentence[found.start() : end],
                    section=sections[unit.place.section].title if sections else "",
                    paragraph=unit.place.paragraph,
                    location=locate(unit.start + found.start(), unit.start + end) if locate else None,
                )


def _numbers(found: re.Match[str]) -> Iterator[tuple[str, int]]:
    """Return the numbers of a call-out, and where in the sentence the last that belongs to it ends."""
    prefix = "S" if found["apart"] or found["electronic"] else ""
    plural = bool(_PLURAL.search(found["table"] or found["figure"]))
    parts = []
    for part in _PART.finditer(found.string, found.start("items"), found.end("items")):
        # "Table 1, 25 patients": after a singular word only a panel shows that the list goes on
        if (
            part["join"]
            and not plural
            and not _PANEL.search(part["item"])
            and part["join"].strip() not in ("-", "–", "—")
        ):
            break
        parts.append(part)
    end = parts[-1].end() if parts else found.end()
    last = ""
    for part in parts:
        label = _LABEL.match(part["item"])
        number = label[0].upper().replace(".", "" if label[0][:1].isalpha() else ".") if label else part["item"]
        if (part["join"] or "").strip() in ("-", "–", "—", "to") and last.isdecimal() and number.isdecimal():
            for between in range(int(last) + 1, min(int(number), int(last) + _WIDEST)):
                yield f"{prefix}{between}", end
        yield number if number[:1].isalpha() else f"{prefix}{number}", end
        last = number
