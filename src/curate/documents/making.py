"""A cleaned text and what its format knows of its lines -> the manuscript."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from curate.manuscript import Manuscript
from curate.outlining import outline
from curate.reflowing import Hint, Reflowed, reflow
from curate.tracing import Traced


@dataclass(frozen=True, slots=True)
class Known:
    """What a format knows of a text: hints for its lines, whether only empty lines end paragraphs (see ``reflow``).

    ``title`` is the title where the format keeps it apart from the text.
    """

    hints: Mapping[int, Hint] = field(default_factory=dict)
    joining: bool = False
    title: str = ""


_NOTHING = Known()


def make(
    traced: Traced,
    known: Known = _NOTHING,
    *,
    path: str,
    format: str,  # noqa: A002 - the field's word
    source: str = "",
) -> Manuscript:
    """Return the manuscript in a cleaned text.

    Where the text is the file's own (``source``), places lead back to it; otherwise the offsets of the result lead
    to ``traced``'s source, and the caller turns them into anchors.
    """
    reflowed = reflow(traced, known.hints, joining=known.joining)
    made = of_reflowed(reflowed, path=path, format=format, title=known.title)
    return made.model_copy(update={"source": source, "offsets": reflowed.traced.offsets})


def of_reflowed(
    reflowed: Reflowed,
    *,
    path: str,
    format: str,  # noqa: A002 - the same
    title: str = "",
) -> Manuscript:
    """Return the manuscript in a reading text, which knows no way back to its file yet."""
    outlined = outline(reflowed, title=title)
    return Manuscript(
        path=path,
        format=format,
        text=reflowed.traced.text,
        title=outlined.title,
        sections=outlined.sections,
        blocks=outlined.blocks,
        sentences=outlined.sentences,
        tables=outlined.tables,
        figures=outlined.figures,
        entries=reflowed.entries,
        list_span=reflowed.list_span,
        superscripts=reflowed.traced.superscripts,
    )
