"""Read JATS, NLM 2.x and 3.0 articles and BITS chapters (https://jats.nlm.nih.gov/).

Kept: title, abstract, sections, paragraphs, lists, boxes, tables, captions, footnotes, the reference list with its
tagged fields, and every ``xref`` to it as a link. Left out: authors and affiliations, formulas in TeX, supplements,
reviewers' letters (``sub-article``, ``response``).
"""

import re

from lxml import etree

from curate.bibliography.lists import endnote, jats
from curate.bibliography.lists.listed import Listed
from curate.documents import reference_list
from curate.documents.assembling import Assembler
from curate.errors import UnreadableError
from curate.guarding import character, line, local, parse_xml
from curate.manuscript import BlockKind, Manuscript

_ROOTS = ("article", "book-part", "book")
_NUMBER = re.compile(r"(?:table|tab|figure|fig|box|scheme|chart)s?\b\.?\s*", re.IGNORECASE)
_SILENT = frozenset(
    [
        "tex-math",
        "graphic",
        "inline-graphic",
        "media",
        "object-id",
        "supplementary-material",
        "inline-supplementary-material",
        "private-char",
        "index-term",
        "related-article",
        "related-object",
        "processing-meta",
        "permissions",
        "contrib-group",
    ]
)
_PARAGRAPHS = frozenset(["p", "verse-line", "speaker", "attrib", "preformat", "code", "textual-form", "term"])
_CONTAINERS = frozenset(
    [
        "body",
        "sec",
        "disp-quote",
        "boxed-text",
        "statement",
        "list",
        "app",
        "app-group",
        "book-part-body",
        "ack",
        "notes",
        "glossary",
        "def-list",
        "def-item",
        "def",
        "verse-group",
        "speech",
        "fn-group",
        "fn",
        "table-wrap-group",
        "fig-group",
        "bio",
        "question",
        "answer",
        "abstract",
        "back",
        "dedication",
        "foreword",
        "preface",
        "named-book-part-body",
        "front-matter-part",
        "sig-block",
        "floats-group",
        "alternatives",
        "trans-abstract",
    ]
)


def read(data: bytes, path: str) -> Manuscript:
    """Return the manuscript in a JATS, NLM or BITS file; EndNote's XML export is read as a reference list.

    Raises:
        UnreadableError: not well-formed, declares entities, nested too deeply, too large, or no article in it.
    """
    root = parse_xml(data, path)
    if local(root) in ("xml", "records") and root.find(".//record") is not None:
        return reference_list.assembled(endnote.from_root(root, path), path)
    article = next((each for name in _ROOTS for each in root.iter("{*}" + name)), None)
    if article is None:
        raise UnreadableError(
            f"{path} holds no article: its root element is <{local(root)}>",
            help="give JATS or NLM XML (root <article>) or a BITS chapter (<book-part>)",
        )
    return _Reader(article, path).manuscript()


class _Reader:
    """Walks one article once."""

    def __init__(self, article: etree._Element, path: str) -> None:
        self._article = article
        self._out = Assembler(path, "jats")
        self._refs = [each for each in article.iter("{*}ref") if not _is_foreign(each, article)]
        self._labels: dict[str, str] = {}
        self._listed = self._list()

    def _list(self) -> list[Listed]:
        found = []
        for at, ref in enumerate(self._refs, 1):
            each = jats.listed(ref)
            for key in (each.key, *each.other_keys):
                if key:
                    self._labels.setdefault(key, each.label or str(at))
            found.append(each.model_copy(update={"key": each.key or f"ref-{at}"}))
        return found

    def manuscript(self) -> Manuscript:
        """Return the article, its front, body, back and list in this order."""
        self._front()
        for child in self._article:
            if local(child) in ("body", "book-part-body", "named-book-part-body", "floats-group", "back", "book-body"):
                self._blocks(child, 0)
        self._references()
        return self._out.manuscript()

    def _front(self) -> None:
        heads = ("front", "front-stub", "book-part-meta", "book-meta")
        front = next((child for name in heads for child in self._article if local(child) == name), None)
        if front is None:
            return
        titles = list(front.iter("{*}title-group", "{*}book-title-group"))
        title = next(
            (each for group in titles for each in group if local(each) in ("article-title", "title", "book-title")),
            None,
        )
        if title is not None:
            start = self._out.here
            with self._out.block("title", line(title)):
                self._inline(title)
                self._out.title = self._out.since(start).strip()
        for abstract in front.iter("{*}abstract"):
            if abstract.get("abstract-type") in ("graphical", "teaser", "toc", "precis", "web-summary"):
                continue
            if all(local(child) != "title" for child in abstract):
                self._out.heading("Abstract", 1, line(abstract))
            self._blocks(abstract, 1)

    def _references(self) -> None:
        lists = [each for each in self._article.iter("{*}ref-list") if not _is_foreign(each, self._article)]
        title = next((_text(child) for each in lists for child in each if local(child) == "title" and _text(child)), "")
        self._out.references(self._listed, title or "References", line(lists[0]) if lists else 0)

    def _blocks(self, parent: etree._Element, level: int, kind: BlockKind = "paragraph") -> None:
        """Write the blocks inside ``parent``; text that stands between them is a paragraph too."""
        for child in parent:
            self._block(child, level, kind)

    def _block(self, element: etree._Element, level: int, kind: BlockKind) -> None:
        name = local(element)
        if name in ("title", "subtitle"):
            self._title(element, level, kind)
        elif name in ("table-wrap", "table"):
            self._table(element)
        elif name == "fig":
            self._figure(element)
        elif name == "list-item":
            self._list_item(element, level)
        elif name in ("fn", "table-wrap-foot"):
            self._blocks(element, level, "note")
        elif name in _CONTAINERS:
            if name == "ack" and not any(local(child) == "title" for child in element):
                self._out.heading("Acknowledgements", 1, line(element))
            self._blocks(element, level + (name in ("sec", "app", "body", "back", "boxed-text")), kind)
        elif name in _PARAGRAPHS:
            self._paragraph(element, level, kind)
        elif name in ("disp-formula", "disp-formula-group"):
            with self._out.block(kind, line(element)):
                self._inline(element)

    def _title(self, element: etree._Element, level: int, kind: BlockKind) -> None:
        if kind == "note":
            with self._out.block("note", line(element)):
                self._inline(element)
            return
        self._out.start_section(level, line(element))
        label = next((_text(each) for each in element.itersiblings(preceding=True) if local(each) == "label"), "")
        if label:
            self._out.write(f"{label} ")
        self._inline(element)
        self._out.end_section_title()

    def _list_item(self, element: etree._Element, level: int) -> None:
        label = next((_text(child) for child in element if local(child) == "label"), "")
        for child in element:
            if local(child) == "p" and label:
                self._paragraph(child, level, "list-item", label)
                label = ""
            else:
                self._block(child, level, "list-item")

    def _paragraph(self, element: etree._Element, level: int, kind: BlockKind, label: str = "") -> None:
        """Write a paragraph; tables, figures and lists that stand inside it follow it or split it."""
        out = self._out
        later: list[etree._Element] = []
        out.open(kind, line(element))
        if label:
            out.write(f"{label} ")
        out.write(element.text or "")
        for child in element:
            name = local(child)
            if name in ("table-wrap", "fig", "table-wrap-group", "fig-group", "boxed-text", "table"):
                later.append(child)
            elif name in _CONTAINERS and name != "alternatives":
                out.close()
                self._block(child, level, kind)
                out.open(kind)
            else:
                self._run(child)
            out.write(child.tail or "")
        out.close()
        for child in later:
            self._block(child, level, kind)

    def _inline(self, element: etree._Element) -> None:
        self._out.write(element.text or "")
        for child in element:
            self._run(child)
            self._out.write(child.tail or "")

    def _run(self, element: etree._Element) -> None:
        name = local(element)
        if not name:
            self._out.write(character(element))
        elif name == "xref" and self._is_citation(element):
            self._citation(element)
        elif name in ("sup", "sub"):
            if name == "sup":
                with self._out.raised():
                    self._inline(element)
            else:
                self._inline(element)
        elif name == "alternatives":
            chosen = next((child for child in element if local(child) in ("math", "textual-form", "code")), None)
            if chosen is not None:
                self._inline(chosen)
        elif name in ("fn", "table-wrap-foot"):
            self._out.write(" (")
            self._inline(element)
            self._out.write(") ")
        elif name in ("break", "p", "list", "list-item", "title", "label"):
            self._out.write(" ")
            self._inline(element)
            self._out.write(" ")
        elif name not in _SILENT:
            self._inline(element)

    def _is_citation(self, element: etree._Element) -> bool:
        keys = (element.get("rid") or "").split()
        kind = element.get("ref-type")
        return bool(keys) and (
            kind == "bibr" or (kind in (None, "", "other") and all(key in self._labels for key in keys))
        )

    def _citation(self, element: etree._Element) -> None:
        """Write an ``xref``; where it prints nothing, the label that a typesetter would print, unless a range hides it."""
        out = self._out
        keys = (element.get("rid") or "").split()
        out.anchor(line(element))
        start = out.here
        self._inline(element)
        if out.here == start:
            previous = element.getprevious()
            before = (previous.tail if previous is not None else getattr(element.getparent(), "text", "")) or ""
            following = element.tail or ""
            hidden = (
                before.rstrip()[-1:] in _DASHES or following.lstrip()[:1] in _DASHES or not (before + following).strip()
            )
            if not hidden:
                out.write(", ".join(self._labels[key] for key in keys if key in self._labels))
        if out.here > start:
            out.link(start, keys)

    def _table(self, element: etree._Element) -> None:
        label = next((_text(child) for child in element if local(child) == "label"), "")
        with self._out.table(_number(label)):
            self._caption(element, label, None)
            for each in element.iter(etree.Element):
                name = local(each)
                if name == "tr":
                    self._row(each)
                elif name == "table-wrap-foot":
                    self._blocks(each, 0, "note")

    def _row(self, element: etree._Element) -> None:
        with self._out.row(line(element)) as row:
            for each in element:
                if local(each) in ("td", "th"):
                    with row.cell():
                        self._inline(each)

    def _figure(self, element: etree._Element) -> None:
        label = next((_text(child) for child in element if local(child) == "label"), "")
        self._caption(element, label, _number(label))

    def _caption(self, element: etree._Element, label: str, figure: str | None) -> None:
        caption = next((child for child in element if local(child) == "caption"), None)
        if caption is None and not label:
            return
        with self._out.caption(line(element if caption is None else caption), figure=figure):
            self._out.write(f"{label.rstrip('.:')}. " if label else "")
            for part in caption if caption is not None else ():
                self._inline(part)
                self._out.write(" ")


_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2212-")


def _number(label: str) -> str:
    """Return the number of a printed label: "Table 2." gives "2"."""
    return _NUMBER.sub("", label, count=1).strip(" .:")


def _text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _is_foreign(element: etree._Element, article: etree._Element) -> bool:
    """Return whether an element belongs to a letter or response inside the article."""
    for ancestor in element.iterancestors("{*}sub-article", "{*}response", "{*}article"):
        return ancestor is not article
    return False
