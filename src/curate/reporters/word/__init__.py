"""A copy of the authors' Word file with comments in it: markup is put in between, no byte of the file is changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from curate.manuscript import Stretch
from curate.reporters.word.anchoring import Body
from curate.reporters.word.packing import Container
from curate.reporters.word.xml import comment


@dataclass(frozen=True)
class Note:
    """One comment: its paragraphs, and what it is about (nothing: the manuscript as a whole)."""

    paragraphs: tuple[str, ...]
    stretches: tuple[Stretch, ...] = ()


def annotate(data: bytes, notes: Sequence[Note], *, author: str, day: date) -> bytes:
    """Return the Word file ``data`` with the notes as comments of ``author``, in their order; the same for the same day.

    Comments that are there already stay. A note stands at what it is about, at the top of the text where that is nowhere in
    the file. All other parts, and all text, stay as they are.

    Raises:
        UnreadableError: the file cannot be read as Word's.
    """
    container = Container(data)
    body = Body(container.main())
    first = max(container.last_comment(), body.last_comment()) + 1
    for number, note in enumerate(notes, first):
        body.mark(number, note.stretches)
    comments = [comment(number, note.paragraphs, author, day) for number, note in enumerate(notes, first)]
    return container.packed(body.marked(), comments)
