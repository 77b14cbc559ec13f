"""Paragraphs that go on in the next column or on the next page are put together again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from curate.documents.pdf.blocking import Passage

_ENDED = re.compile(r"[.!?:\u2026][\"'\u201d\u2019\u00bb)\]]*(?:[\[(]?[\d,;\s\u2013-]{1,40}[\])]?)?$")
_FLOATS = frozenset({"row", "caption", "note", "aside", "front", "title"})


def join(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages with those joined that a column's end cut in two; what stands between comes after."""
    result: list[Passage] = []
    open_: int | None = None  # where the last passage of running text stands in the result
    indents = _indents(passages)
    for passage in passages:
        if passage.role in _FLOATS:
            result.append(passage)
            continue
        if open_ is not None and passage.role in ("text", "item"):
            before = result[open_]
            cut = passage.first or open_ < len(result) - 1
            if cut and _goes_on(before, passage, indents=indents):
                result[open_] = replace(before, lines=before.lines + passage.lines, frame=passage.frame)
                continue
        open_ = len(result) if passage.role in ("text", "item") else None
        result.append(passage)
    return result


def _indents(passages: Sequence[Passage]) -> bool:
    """Return whether the document begins its paragraphs with an indent."""
    texts = [passage for passage in passages if passage.role == "text" and len(passage.lines) > 2 and not passage.first]
    return sum(passage.indented for passage in texts) * 2 > len(texts)


def _goes_on(before: Passage, passage: Passage, *, indents: bool) -> bool:
    """Return whether ``passage`` is the rest of ``before``."""
    if passage.role == "item":
        return False
    if abs(before.size - passage.size) > 0.06 * before.size:
        return False
    if not _ENDED.search(before.lines[-1].text):
        return len(before.lines) > 1 or before.full or passage.lines[0].text[:1].islower()
    return indents and not passage.indented and before.full
