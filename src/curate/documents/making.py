"""A cleaned text and what its format knows of its lines -> the manuscript."""

from collections.abc import Mapping

from curate.manuscript import Manuscript
from curate.outlining import outline
from curate.reflowing import Hint, reflow
from curate.tracing import Traced


def make(
    traced: Traced,
    *,
    path: str,
    format: str,  # noqa: A002 - the field's word
    source: str = "",
    hints: Mapping[int, Hint] | None = None,
    joining: bool = False,
    title: str = "",
) -> Manuscript:
    """Return the manuscript; ``hints`` and ``joining`` as in ``reflowing.reflow``, ``title`` where it stands apart.

    Where the text is the file's own (``source``), places lead back to it; otherwise the offsets of the result lead
    to ``traced``'s source, and the caller turns them into anchors.
    """
    reflowed = reflow(traced, hints, joining=joining)
    outlined = outline(reflowed, title=title)
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
