"""What Word's styles say: headings and their level, titles, captions, bibliographies, raised and hidden text."""

from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST = 30
"""Styles are based on one another; a chain longer than this is broken."""
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Style:
    """A style as it comes out of the styles that it is based on. ``level`` is that of a heading, 0 for none."""

    name: str = ""
    level: int = 0
    raised: bool | None = None
    hidden: bool = False
    bold: bool | None = None
    number: tuple[str, int] | None = None


def is_on(element: etree._Element | None) -> bool:
    """Return whether a switch such as ``w:b`` is there and not off."""
    return element is not None and element.get(W + "val", "1") not in _OFF


def is_on_by(element: etree._Element, name: str) -> bool:
    """Return whether an element has a switch among its attributes and that is not off."""
    return element.get(W + name, "0") not in _OFF


def is_raised(properties: etree._Element | None) -> bool | None:
    """Return whether run properties raise the text, None where they do not say."""
    align = properties.find(W + "vertAlign") if properties is not None else None
    return None if align is None else align.get(W + "val") == "superscript"


def number_of(properties: etree._Element | None) -> tuple[str, int] | None:
    """Return the list and level that paragraph properties put a paragraph into; list "0" takes it out of any."""
    found = properties.find(W + "numPr") if properties is not None else None
    if found is None:
        return None
    number, level = found.find(W + "numId"), found.find(W + "ilvl")
    depth = level.get(W + "val", "0") if level is not None else "0"
    return (
        number.get(W + "val", "0") if number is not None else "",
        int(depth) if depth.isdecimal() and len(depth) < 3 else 0,
    )


def outline_level(properties: etree._Element | None) -> int:
    """Return the level of a heading that paragraph properties name, 0 for none."""
    found = properties.find(W + "outlineLvl") if properties is not None else None
    value = found.get(W + "val", "9") if found is not None else "9"
    return int(value) + 1 if len(value) == 1 and value.isdecimal() and int(value) < 9 else 0


class Styles:
    """The styles of a document by their id."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._styles: dict[str, Style] = {}
        for each in root.iter(W + "style") if root is not None else ():
            self._elements[each.get(W + "styleId", "")] = each

    def get(self, id_: str | None) -> Style:
        """Return the style of an id; an empty one where there is none."""
        return self._get(id_ or "", _DEEPEST)

    def _get(self, id_: str, left: int) -> Style:
        if id_ in self._styles:
            return self._styles[id_]
        element = self._elements.get(id_)
        if element is None or not left:
            return Style(name=id_.casefold())
        based = element.find(W + "basedOn")
        parent = self._get(based.get(W + "val", ""), left - 1) if based is not None else Style()
        name = element.find(W + "name")
        printed = (name.get(W + "val", "") if name is not None else id_).casefold()
        run, paragraph = element.find(W + "rPr"), element.find(W + "pPr")
        raised, bold = is_raised(run), run.find(W + "b") if run is not None else None
        style = Style(
            name=printed,
            level=_heading(printed) or outline_level(paragraph) or parent.level,
            raised=parent.raised if raised is None else raised,
            hidden=parent.hidden or (run is not None and is_on(run.find(W + "vanish"))),
            bold=parent.bold if bold is None else is_on(bold),
            number=number_of(paragraph) or parent.number,
        )
        self._styles[id_] = style
        return style


def _heading(name: str) -> int:
    """Return the level of a style called "heading 2"."""
    words = name.split()
    if (
        len(words) == 2
        and words[0]
        in (
            "heading",
            "\u00fcberschrift",
            "titre",
            "t\u00edtulo",
            "\u0437\u0430\u0433\u043e\u043b\u043e\u0432\u043e\u043a",
        )
        and words[1].isdigit()
    ):
        return min(9, int(words[1]))
    return 0
