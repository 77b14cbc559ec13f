"""A cleaned text and what its format knows of its lines -> the manuscript."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from curate.manuscript import Manuscript
from curate.outlining import outline
from curate.reflowing import Hint, reflow
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
    outlined = outline(reflowed, title=known.title)
    return Manuscript(
        path=path,
        format=format,
        text=reflowed.traced.text,
        source=source,
        offsets=reflowed.traced.offsets,
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
