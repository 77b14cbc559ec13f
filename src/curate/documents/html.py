"""Read web pages and what word processors and pandoc write as HTML.

Kept: the article's title, headings, paragraphs, lists, tables, captions, notes, the reference list, and links into that
list. Left out: what belongs to the page (navigation, forms, scripts, hidden parts).
"""

import re
from collections.abc import Sequence

from lxml import etree

from curate.bibliography.lists import webpage
from curate.bibliography.lists.detexing import plain
from curate.documents.assembling import Assembler
from curate.guarding import character, line, local, parse_html
from curate.manuscript import BlockKind, Manuscript

_HEADING = re.compile(r"h[1-6]")
_CAPTION = re.compile(
    r"\s*((?:suppl\w*\.?\s+)?(?:table|tab|figure|fig|box|scheme)s?\b\.?)\s*([A-Z]?\d+[A-Za-z]?)?", re.IGNORECASE
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE = re.compile(r"doc-(?:footnote|endnote)s?|(?:^|[\s_-])(?:foot|end)notes?(?:$|[\s_-])", re.IGNORECASE)
_UNREAD = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "form",
        "button",
        "input",
        "select",
        "textarea",
        "svg",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "head",
        "title",
        "link",
        "meta",
        "base",
        "area",
        "map",
        "dialog",
        "menu",
        "datalist",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "ul",
        "ol",
        "dl",
        "li",
        "dt",
        "dd",
        "table",
        "figure",
        "figcaption",
        "blockquote",
        "pre",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "address",
        "details",
        "summary",
        "fieldset",
        "center",
        "aside",
        "body",
        "html",
        "caption",
        "tbody",
        "thead",
        "tfoot",
        "tr",
        "hgroup",
    ]
)
_SHARE = 0.5
"""A part of the page is the article if at least this share of the page's text is in it."""


def read(data: bytes, path: str) -> Manuscript:
    """Return the manuscript in an HTML file.

    Raises:
        UnreadableError: empty, too large, nested too deeply, or no text in it.
    """
    return _Reader(parse_html(data, path), path).manuscript()


class _Reader:
    """Walks one page once."""

    def __init__(self, root: etree._Element, path: str) -> None:
        self._root = root
        self._out = Assembler(path, "html")
        self._heading, self._items = webpage.find(root)
        self._listed = [webpage.listed(each, n) for n, each in enumerate(self._items, 1)]
        self._skipped = {*self._items} | ({self._heading} if self._heading is not None else set())
        self._keys = {key for each in self._listed for key in (each.key, *each.other_keys) if key}
        self._article = _article(root, self._items)
        self._title = _title(self._article)
        self._kind: BlockKind = "paragraph"

    def manuscript(self) -> Manuscript:
        """Return the manuscript."""
        if self._title is not None:
            start = self._out.here
            with self._out.block("title", line(self._title)):
                self._children(self._title)
            self._out.title = self._out.since(start).strip()
        self._blocks(self._article)
        self._out.close()
        heading = _text(self._heading) if self._heading is not None else ""
        self._out.references(
            self._listed, heading or "References", line(self._heading) if self._heading is not None else 0
        )
        return self._out.manuscript()

    def _blocks(self, element: etree._Element) -> None:
        """Write what stands in an element that holds blocks; text between them is a paragraph."""
        self._write(element.text or "", element)
        for child in element:
            self._node(child)
            self._write(child.tail or "", element)

    def _write(self, text: str, element: etree._Element) -> None:
        if not self._out.is_open:
            if not text.strip():
                return
            self._out.open(self._kind, line(element))
        self._out.write(text)

    def _node(self, element: etree._Element) -> None:
        name = local(element)
        if element in self._skipped or element is self._title or name in _UNREAD or _is_hidden(element):
            return
        if not name:
            self._write(character(element), element)
        elif _HEADING.fullmatch(name):
            self._out.start_section(int(name[1]), line(element))
            self._children(element)
            self._out.end_section_title()
        elif name == "table":
            self._table(element)
        elif name == "figure":
            self._figure(element)
        elif name in _BLOCKS:
            self._block(element, name)
        else:
            self._inline(element, name)

    def _block(self, element: etree._Element, name: str) -> None:
        self._out.close()
        outer = self._kind
        if name in ("li", "dt", "dd"):
            self._kind = "list-item"
        elif name in ("figcaption", "caption"):
            self._kind = "caption"
        elif _NOTE.search(f"{element.get('role') or ''} {element.get('class') or ''} {element.get('id') or ''}"):
            self._kind = "note"
        elif name in ("nav", "aside", "footer") and self._kind != "note":
            return
        self._blocks(element)
        self._out.close()
        self._kind = outer

    def _children(self, element: etree._Element) -> None:
        self._out.write(element.text or "")
        for child in element:
            self._node(child)
            self._out.write(child.tail or "")

    def _inline(self, element: etree._Element, name: str) -> None:
        if name in ("math", "annotation", "annotation-xml"):
            if name == "math":
                parts = [each.text or "" for each in element.iter(etree.Element) if local(each) != "annotation"]
                self._write(" ".join(parts), element)
            return
        if "math" in (element.get("class") or "").split():
            self._write(plain(_text(element).removeprefix("\\(").removesuffix("\\)")), element)
            return
        if name == "br":
            self._write(" ", element)
            return
        keys = self._cited(element, name)
        if not self._out.is_open and (keys or name == "sup"):
            self._out.open(self._kind, line(element))
        start = self._out.here
        if name == "sup":
            with self._out.raised():
                self._blocks(element)
        else:
            self._blocks(element)
        if keys and self._out.is_open:
            self._out.anchor(line(element))
            self._out.link(start, keys)

    def _cited(self, element: etree._Element, name: str) -> Sequence[str]:
        """Return the keys of the entries that an inline element leads to; none inside another that does."""
        cites = (element.get("data-cites") or "").split()
        if cites:
            keys = [f"ref-{key}" if f"ref-{key}" in self._keys else key for key in cites]
            return () if set(keys) <= _fragments(element) else keys
        _, mark, fragment = (element.get("href") or "").partition("#")
        if name != "a" or not mark or fragment not in self._keys:
            return ()
        outer = next((each for each in element.iterancestors("span") if each.get("data-cites")), None)
        return () if outer is not None and self._cited(outer, "span") else (fragment,)

    def _table(self, element: etree._Element, caption: etree._Element | None = None) -> None:
        if _is_layout(element):
            self._out.close()
            for cell in element.iter("td", "th"):
                self._blocks(cell)
                self._out.close()
            return
        found = next((child for child in element if local(child) == "caption"), None)
        caption = found if caption is None else caption
        printed = _CAPTION.match(_text(caption)) if caption is not None else None
        with self._out.table((printed[2] or "") if printed else ""):
            if caption is not None:
                with self._out.caption(line(caption)):
                    self._children(caption)
            for row in element.iter("tr"):
                with self._out.row(line(row)) as written:
                    for cell in row:
                        if local(cell) in ("td", "th"):
                            with written.cell():
                                self._cell(cell)

    def _cell(self, element: etree._Element) -> None:
        """Write a cell; blocks inside it are set apart by spaces."""
        self._out.write(element.text or "")
        for child in element:
            if local(child) in _BLOCKS:
                self._out.write(" ")
                self._cell(child)
                self._out.write(" ")
            else:
                self._node(child)
            self._out.write(child.tail or "")

    def _figure(self, element: etree._Element) -> None:
        self._out.close()
        caption = next(iter(element.iter("figcaption")), None)
        table = next(iter(element.iter("table")), None)
        if table is not None and not _is_layout(table):
            self._table(table, caption)
            return
        if caption is None:
            self._blocks(element)
            self._out.close()
            return
        printed = _CAPTION.match(_text(caption))
        with self._out.caption(line(caption), figure=(printed[2] or "") if printed else ""):
            self._cell(caption)


def _fragments(element: etree._Element) -> set[str]:
    """Return the places that the links inside an element lead to."""
    return {(each.get("href") or "").partition("#")[2] for each in element.iter("a")}


def _article(root: etree._Element, items: Sequence[etree._Element]) -> etree._Element:
    """Return the part of the page that is the article: the smallest that holds most of its text and its list."""
    body = next(iter(root.iter("body")), root)
    size = len(_text(body))
    best = body
    for element in body.iter("article", "main", "div"):
        named = (
            local(element) != "div"
            or element.get("role") == "main"
            or element.get("id") in ("content", "main", "article")
        )
        if named and len(_text(element)) >= _SHARE * size and (not items or _holds(element, items[0])):
            best = element
    return best


def _holds(element: etree._Element, inner: etree._Element) -> bool:
    return any(ancestor is element for ancestor in inner.iterancestors())


def _title(article: etree._Element) -> etree._Element | None:
    """Return the heading that is the title: one of class "title", else the only h1, if it is the first heading."""
    headings = list(article.iter("h1", "h2", "h3"))
    titled = next((each for each in headings if "title" in (each.get("class") or "").split()), None)
    first = headings[0] if headings and local(headings[0]) == "h1" else None
    alone = first is not None and sum(local(each) == "h1" for each in headings) == 1
    return titled if titled is not None else first if alone else None


def _is_layout(table: etree._Element) -> bool:
    """Return whether a table only lays out the page: it has one cell, or holds headings or other tables."""
    cells = sum(1 for _ in table.iter("td", "th"))
    return cells < 2 or table.get("role") == "presentation" or next(table.iter("h1", "h2", "h3"), None) is not None


def _is_hidden(element: etree._Element) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style") or ""))
    )


def _text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
