"""WordprocessingML as it is written here. Each element brings its namespace, so that it fits into any part."""

from collections.abc import Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from curate.reporters.escaping import one_line

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"
_XMLNS = f'xmlns:w="{NAMESPACE}"'


def start(number: int) -> bytes:
    """Return the mark before what a comment is about."""
    return f'<w:commentRangeStart {_XMLNS} w:id="{number}"/>'.encode()


def end(number: int) -> bytes:
    """Return the mark behind what a comment is about, with the reference to the comment."""
    mark = f'<w:commentRangeEnd {_XMLNS} w:id="{number}"/>'
    return f'{mark}<w:r {_XMLNS}><w:commentReference w:id="{number}"/></w:r>'.encode()


def point(number: int) -> bytes:
    """Return the reference to a comment, as it stands inside a run."""
    return f'<w:commentReference {_XMLNS} w:id="{number}"/>'.encode()


def comment(number: int, paragraphs: Sequence[str], author: str, day: date) -> bytes:
    """Return a comment."""
    texts = [text(each) for each in paragraphs]
    first, rest = texts[:1], texts[1:]
    inner = f"<w:p><w:r><w:annotationRef/></w:r>{''.join(first)}</w:p>"
    inner += "".join(f"<w:p>{each}</w:p>" for each in rest)
    who = f"w:author={quoteattr(author)} w:initials={quoteattr(author[:1])}"
    return (
        f'<w:comment {_XMLNS} w:id="{number}" {who} w:date="{day.isoformat()}T00:00:00Z">{inner}</w:comment>'.encode()
    )


def text(words: str, properties: str = "") -> str:
    """Return a run of text; what XML cannot hold is shown as an escape."""
    own = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{own}<w:t xml:space="preserve">{escape(one_line(words))}</w:t></w:r>'
