"""Word (.docx): headings by style, numbers as printed, raised runs, tables, text boxes, foot- and endnotes."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from curate.bibliography.locating import is_heading
from curate.bibliography.shapes import like_reference
from curate.documents.docx import managing, sources
from curate.documents.docx.binding import Behind, bind, position
from curate.documents.docx.fielding import Field
from curate.documents.docx.managing import cites, is_list
from curate.documents.docx.numbering import Numbers
from curate.documents.docx.opening import Package
from curate.documents.docx.styling import Styles, W, is_on_by
from curate.documents.docx.walking import Letters, Paragraph, Walker
from curate.documents.making import Known, make
from curate.errors import UnreadableError
from curate.ibidem import repeat
from curate.manuscript import Anchor, Manuscript, OffsetMap
from curate.outlining import is_caption, is_section_name
from curate.reflowing import Hint, clean
from curate.tracing import Traced

_NOTES = ("footnotes", "endnotes")
_TITLES = ("title", "titel", "titre", "t\u00edtulo", "\u043d\u0430\u0437\u0432\u0430\u043d\u0438\u0435")
_FRONT = ("author", "authors", "affiliation", "affiliations", "date", "subtitle", "keywords", "correspondence")
_CAPTIONS = {"caption": "", "table caption": "table", "image caption": "figure", "figure caption": "figure"}
_LISTED = re.compile(r"bibliograph|references?$|literaturverzeichnis|endnote bibliography", re.IGNORECASE)
_LONG = 250
"""A paragraph as long as this is text, so what stands before it may be the heading of a section."""
_FEWEST_NOTES = 3
_HEAD = 80  # code points in which a note says that it repeats another


def read(data: bytes, path: str, *, original: bool = False) -> Manuscript:
    """Return the manuscript in a Word file.

    Tracked changes are read as accepted (``original``: as if they had never been made), comments and hidden text are
    left out. Numbers that Word counts by itself are put where they are printed. What reference managers keep behind
    citations becomes links and items of entries. Places are kept as the number of the paragraph in the file.

    Raises:
        UnreadableError: no Word file, encrypted, broken, too large when unpacked, or no text in it.
    """
    package = Package(data, path)
    manuscript, text = understood(package, path, package.document(), original=original)
    return _anchored(manuscript, text.places)


def understood(package: Package, path: str, root: etree._Element, *, original: bool) -> tuple[Manuscript, "Text"]:
    """Return the manuscript with offsets that lead to the text of the file, and that text; ``root`` is its main part.

    Raises:
        UnreadableError: as ``read`` says.
    """
    body = root.find(W + "body")
    if body is None:
        raise UnreadableError(f"{path} holds no text", help="open it in Word and save it as .docx again")
    walker = Walker(Styles(package.part("styles")), managing.bookmarks(package.properties()), original=original)
    paragraphs = list(walker.paragraphs(body))
    notes = _notes(package, walker, paragraphs)
    text = Text(Numbers(package.part("numbering")), notes)
    for number, paragraph in enumerate(paragraphs, 1):
        text.add(paragraph, number)
    text.add_notes()
    if not text.size:
        raise UnreadableError(f"{path} holds no text", help="if it holds pictures of pages, give the text itself")
    manuscript = make(text.traced(), Known(text.hints, joining=True), path=path, format="docx")
    known = sources.read(package.custom())
    behind = [(start, end, managing.works(field, known), mark) for start, end, field, mark in text.fields]
    return bind(manuscript, [Behind(*each) for each in behind if each[2]]), text


def _anchored(manuscript: Manuscript, places: Sequence[tuple[int, int, str]]) -> Manuscript:
    """Return the manuscript with anchors that tell the paragraph of the file, in place of offsets into a text."""
    starts = [start for start, _, _ in places]
    anchors: list[Anchor] = []
    begins = sorted({*(block.start for block in manuscript.blocks), *(entry.start for entry in manuscript.entries)})
    for begin in begins:
        at = bisect_right(starts, manuscript.offsets.source(begin)) - 1
        if at >= 0:
            anchors.append(Anchor(start=begin, paragraph=places[at][1], part=places[at][2]))
    return manuscript.model_copy(update={"anchors": tuple(anchors), "offsets": OffsetMap()})


@dataclass(slots=True)
class _Notes:
    """The foot- and endnotes by kind and id, in the order in which the text calls them.

    Those with a mark of their own ("*") have the number 0. ``printed``: they are references, so their numbers are read as citations; other notes keep out of the way. ``marks``
    are the elements that call them in the text.
    """

    texts: dict[tuple[str, str], Paragraph] = field(default_factory=dict)
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    printed: dict[str, bool] = field(default_factory=dict)
    marks: dict[tuple[str, str], etree._Element] = field(default_factory=dict)


def _notes(package: Package, walker: Walker, paragraphs: Sequence[Paragraph]) -> _Notes:
    found = _Notes()
    for kind in _NOTES:
        root = package.part(kind)
        for note in root if root is not None else ():
            if note.get(W + "type", "normal") == "normal":
                found.texts[kind, note.get(W + "id", "")] = _one(walker, note)
    for paragraph in paragraphs:
        for _, kind, id_, mark in paragraph.notes:
            if (kind, id_) in found.texts and (kind, id_) not in found.numbers:
                counted = sum(other == kind and number > 0 for (other, _), number in found.numbers.items())
                found.numbers[kind, id_] = 0 if is_on_by(mark, "customMarkFollows") else counted + 1
                found.marks[kind, id_] = mark
    if any(is_list(field) for paragraph in paragraphs for _, _, field in paragraph.fields):
        return found  # the references have a list of their own
    for kind in _NOTES:
        texts = [found.texts[key].text.strip() for key, number in found.numbers.items() if key[0] == kind and number]
        likely = sum(like_reference(text) or repeat(text[:_HEAD]) is not None for text in texts)
        found.printed[kind] = len(texts) >= _FEWEST_NOTES and likely >= 0.6 * len(texts)
    return found


def _one(walker: Walker, note: etree._Element) -> Paragraph:
    """Return the paragraphs of a note as one."""
    whole = Paragraph()
    for paragraph in walker.apart(note):
        shift = len(whole.text) + (1 if whole.text else 0)
        whole.text = f"{whole.text} {paragraph.text}" if whole.text else paragraph.text
        whole.raised += [(start + shift, end + shift) for start, end in paragraph.raised]
        whole.fields += [(start + shift, end + shift, each) for start, end, each in paragraph.fields]
    return whole


@dataclass(frozen=True, slots=True)
class Print:
    """A stretch of the text from ``start`` on: ``offsets`` lead from it to where its ``letters`` count from."""

    start: int
    offsets: OffsetMap
    letters: tuple[Letters, ...]


class Text:
    """Puts the paragraphs into one text with hints, and remembers where each came from."""

    def __init__(self, numbers: Numbers, notes: _Notes) -> None:
        self._numbers = numbers
        self._notes = notes
        self._parts: list[str] = []
        self._raised: list[tuple[int, int]] = []
        self._begun = False
        self._rows = False
        self.size = 0
        self.hints: dict[int, Hint] = {}
        self.places: list[tuple[int, int, str]] = []
        self.fields: list[tuple[int, int, Field, bool]] = []
        self.prints: list[Print] = []

    def traced(self) -> Traced:
        """Return the text, with what is raised in it."""
        return Traced("".join(self._parts), raised=tuple(self._raised))

    def add(self, paragraph: Paragraph, number: int) -> None:
        """Add a paragraph or a row of the main text."""
        listed = any(is_list(field) for _, _, field in paragraph.fields)
        if listed and paragraph.row:  # Word prints some styles of its lists as tables
            paragraph.letters = paragraph.moved(len(paragraph.text.lstrip()) - len(paragraph.text))
            paragraph.row, paragraph.text = False, paragraph.text.replace("\t", " ").strip()
        traced, marks, letters = _marked(paragraph, self._notes)
        plain = clean(traced)
        label = self._numbers.label(*paragraph.number) if paragraph.number and not paragraph.row else None
        if not plain.text.strip():
            self._rows = self._rows and paragraph.row
            return
        lettered = label is not None and not any(char.isdigit() for char in label)
        bare = lettered and like_reference(plain.text.strip())  # "iv." would be read as initials of its author
        prefix = f"{label} " if label and not bare else ""
        hint = self._hint(paragraph, plain.text.strip(), label, listed=listed)
        self._put("\n" if paragraph.row and self._rows else "\n\n")
        self._rows = paragraph.row
        if hint:
            self.hints[self.size] = hint
        self.places.append((self.size, number, ""))
        self.prints.append(Print(self.size + len(prefix), plain.offsets, tuple(letters)))
        self._stand(plain, marks, self.size + len(prefix))
        self._put(prefix + plain.text, tuple((a + len(prefix), b + len(prefix)) for a, b in plain.raised))

    def _stand(self, plain: Traced, fields: Sequence[tuple[int, int, Field, bool]], shift: int) -> None:
        """Keep where fields stand that lie within one paragraph."""
        for start, end, each, mark in fields:
            if each.stretches == 1 and each.closed:
                low, high = (
                    position(plain.offsets, len(plain.text), start),
                    position(plain.offsets, len(plain.text), end),
                )
                self.fields.append((shift + low, shift + high, each, mark))

    def add_notes(self) -> None:
        """Add the notes that the text calls: as a reference list where they are one, else as notes."""
        for kind in _NOTES:
            for index, (key, number) in enumerate(self._notes.numbers.items(), 1):
                if key[0] != kind:
                    continue
                traced, marks, _ = _marked(self._notes.texts[key], None)
                note = clean(traced)
                if not note.text.strip():
                    continue
                self._put("\n\n")
                listed = number > 0 and self._notes.printed.get(kind, False)
                prefix = f"{number}. " if listed else ""
                self.hints[self.size] = Hint("paragraph", of="reference") if listed else Hint("note")
                self.places.append((self.size, index, kind))
                bare = note.text.replace("\n", " ").strip()
                called = (0, len(prefix) + len(bare), self._notes.marks[key])  # a note is told of where it is called
                self.prints.append(Print(self.size, OffsetMap(), (called,)))
                if listed:
                    lead = len(note.text) - len(note.text.lstrip())
                    self._stand(note, marks, self.size + len(prefix) - lead)
                self._put(prefix + bare)

    def _put(self, text: str, raised: tuple[tuple[int, int], ...] = ()) -> None:
        if not self.size and not text.strip():
            return
        self._raised.extend((start + self.size, end + self.size) for start, end in raised)
        self._parts.append(text)
        self.size += len(text)

    def _hint(self, paragraph: Paragraph, text: str, label: str | None, *, listed: bool) -> Hint | None:
        """Return what Word says of a paragraph."""
        if listed and not is_heading(text):
            return Hint("paragraph", of="reference")
        hint = Hint("row") if paragraph.row else _styled(paragraph, text)
        if hint is None and self._begun and paragraph.bold and len(text) <= 120 and text[-1] not in ".,;:":
            hint = None if is_caption(text) else Hint("heading", 1 if text.isupper() else 2)
        named = hint is not None and hint.kind == "heading"
        self._begun = self._begun or named or len(text) > _LONG or is_section_name(text)
        return Hint("list-item") if hint is None and label is not None and "\n" not in text else hint


def _styled(paragraph: Paragraph, text: str) -> Hint | None:
    """Return what the style of a paragraph says of it."""
    name = paragraph.style.name
    if name in _TITLES:
        return Hint("title")
    if name in _CAPTIONS:
        return Hint("caption", of=_CAPTIONS[name]) if _CAPTIONS[name] or is_caption(text) else None
    if paragraph.level:
        return Hint("heading", paragraph.level)
    if _LISTED.search(name):
        return Hint("paragraph", of="reference")
    return Hint("front") if name in _FRONT else None


def _marked(
    paragraph: Paragraph, notes: _Notes | None
) -> tuple[Traced, list[tuple[int, int, Field, bool]], list[Letters]]:
    """Return the text of a paragraph with the numbers of those notes that cite, the fields in it, and its letters.

    The number of a note that holds citations stands for them, and is told from fields in the paragraph itself.
    """
    text, raised = paragraph.text, list(paragraph.raised)
    fields = [(start, end, each, False) for start, end, each in paragraph.fields]
    following = -1  # where the mark behind this one stands: two marks side by side are two numbers
    letters = list(paragraph.letters)
    for at, kind, id_, element in reversed(paragraph.notes if notes else []):
        assert notes is not None
        if not notes.numbers.get((kind, id_)):
            continue
        inside = (
            [] if notes.printed.get(kind) else [each for _, _, each in notes.texts[kind, id_].fields if cites(each)]
        )
        if not notes.printed.get(kind) and not inside:
            continue
        number = str(notes.numbers[kind, id_]) + ("," if following == at else "")
        following, size = at, len(number)
        raised = [(a + size * (a >= at), b + size * (b > at)) for a, b in raised] + [(at, at + size)]
        fields = [(a + size * (a >= at), b + size * (b > at), each, mark) for a, b, each, mark in fields]
        fields += [(at, at + len(number.rstrip(",")), each, True) for each in inside]
        letters = [(a + size * (a >= at), b + size * (b > at), each) for a, b, each in letters]
        letters.append((at, at + size, element))
        text = text[:at] + number + text[at:]
    return Traced(text, raised=tuple(sorted(raised))), fields, sorted(letters, key=lambda each: each[:2])
