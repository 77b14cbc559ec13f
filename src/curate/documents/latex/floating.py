"""Tables and figures of LaTeX: floats with their captions and labels, and rows."""

import re
from contextlib import nullcontext

from curate.documents.latex import texing, words
from curate.documents.latex.texing import Call, Source
from curate.documents.latex.walking import Walker

_CAPTION = re.compile(r"\\caption\s*[\[{]")
_LABEL = re.compile(r"\\label\s*\{([^{}]*)\}")


def float_environment(walker: Walker, call: Call, kind: str) -> int:
    """Write a table or figure with what stands in it, and keep the number that its labels stand for."""
    text = call.text
    close, after = texing.environment_end(text, call.name, call.at, call.end)
    option = call.option()
    at = option[2] if option else call.at
    walker.close()
    number = ""
    if _CAPTION.search(text, at, close):
        walker.counts[kind] += 1
        number = str(walker.counts[kind])
    for label in _LABEL.finditer(text, at, close):
        walker.labels.setdefault(label[1].strip(), f"{kind.capitalize()} {number}".strip())
    walker.float, outer = kind, walker.kind
    walker.kind = "caption" if kind == "figure" else "note"
    with walker.out.table(number) if kind == "table" else nullcontext():
        if call.name.rstrip("*") in words.TABULARS:
            _tabular(walker, call.source, at, close)
        else:
            walker.run(call.source, at, close)
        walker.close()
    walker.float, walker.kind = None, outer
    return after


def caption(walker: Walker, call: Call) -> int:
    """Write the caption of a table or figure, with its number."""
    found = call.group()
    if not found or walker.float is None:
        return call.at
    number = str(walker.counts[walker.float])
    walker.out.close()
    outer, walker.kind = walker.kind, "caption"
    with walker.out.caption(figure=number if walker.float == "figure" else None):
        walker.anchor(call.source, call.at)
        walker.out.write(f"{walker.float.capitalize()} {number}. ", call.source.origin(found[0]))
        walker.run(call.source, found[0], found[1])
    walker.kind = outer
    return found[2]


def table(walker: Walker, call: Call) -> int:
    """Write the rows of a table, which may stand outside a float."""
    close, after = texing.environment_end(call.text, call.name, call.at, call.end)
    with walker.out.table("") if walker.float != "table" else nullcontext():
        _tabular(walker, call.source, call.at, close)
    return after


def _tabular(walker: Walker, source: Source, at: int, end: int) -> None:
    """Write the rows of a table; what stands before the first row (column formats) is left out."""
    text = source.text
    while option := texing.bracket(text, at, end):
        at = option[2]
    while (found := texing.group(text, at, end)) and "&" not in text[found[0] : found[1]]:
        at = found[2]
    outer, walker.kind = walker.kind, "row"
    for row in texing.cells(text, at, end):
        captioned = text.find("\\caption", row[0][0], row[0][1])  # that of a longtable stands among its rows
        if captioned >= 0 and walker.float:
            caption(walker, Call("caption", source, captioned, captioned + len("\\caption"), row[0][1]))
        with walker.out.row(source.line_at(row[0][0])) as written:
            for cell in row:
                with written.cell():
                    walker.run(source, *cell)
    walker.kind = outer
