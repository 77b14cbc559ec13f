"""Plain text (first, simple version)."""

import re

from curate.manuscript import Block, Entry, Manuscript, Section, Sentence
from curate.reflowing import clean
from curate.tracing import Piece, Traced, edit
from curate.value import Span

_LIST = re.compile(r"^(?:#+ *)?(?:\d+\. *)?(?:references|bibliography|literature cited|works cited)\s*$", re.I | re.M)
_LABEL = re.compile(r"\s*(?:\[(\d{1,4})\]|(\d{1,4})[.)])\s+")
_RAISED = re.compile(r"\^(\d[\d,;\s\u2010-\u2015\u2212-]{0,200})\^")
_STOP = re.compile(r"(?<!\bal)(?<!\bvs)(?<!Fig)(?<!\be\.g)(?<!\bi\.e)(?<![A-Z])[.!?][\"”’)\]]*(?:\s*\[[\d,\s–-]+\]|\^[\d,\s–-]+\^)?\s+(?=[A-Z\"“(\[])")


def read(data: bytes, path: str) -> Manuscript:
    """Return the manuscript in ``data``."""
    source = data.decode("utf-8")
    traced = clean(Traced(source))
    match = None
    for match in _LIST.finditer(traced.text):
        pass
    body_end = match.start() if match else len(traced.text)
    lengths = sorted(len(line) for line in traced.text.splitlines() if line.strip())
    width = lengths[int(len(lengths) * 0.98)] if lengths else 0
    numbered = bool(match and len(re.findall(r"(?m)^\s*\d{1,4}[.)] ", traced.text[match.end() :])) > 2)
    edits = []
    if width < 130:
        for m in re.finditer(r"(?<=\S)\n(?=\S)", traced.text):
            after = traced.text[m.end() : m.end() + 10]
            line = traced.text[traced.text.rfind("\n", 0, m.start()) + 1 : m.start()]
            if m.start() > body_end and ((numbered and _LABEL.match(after)) or (not numbered and len(line) < 0.75 * width)):
                continue
            if line.endswith("-") and line[-2:-1].islower() and after[:1].islower():
                edits.append(Piece(m.start() - 1, m.end(), ""))
            else:
                edits.append(Piece(m.start(), m.end(), " "))
    traced = edit(traced, edits)
    raised, edits = [], []
    for m in _RAISED.finditer(traced.text):
        raised.append((m.start(1), m.end(1)))
        edits += [Piece(m.start(), m.start() + 1, ""), Piece(m.end() - 1, m.end(), "")]
    traced = edit(Traced(traced.text, traced.here, traced.there, tuple(raised)), edits)
    text = traced.text
    match = None
    for match in _LIST.finditer(text):
        pass
    sections, blocks, sentences, entries = [Section(title="", level=1, start=0, end=len(text))], [], [], []
    for m in re.finditer(r"[^\n]+", text):
        if not m[0].strip():
            continue
        if match and m.start() > match.end():
            label = _LABEL.match(m[0])
            skip = label.end() if label else 0
            entries.append(Entry(n=len(entries) + 1, string=m[0][skip:].strip(), start=m.start() + skip, end=m.end(), label=(label[1] or label[2]) if label else None))
            continue
        short = len(m[0]) < 90 and not m[0].rstrip().endswith((".", ",", ";"))
        if (m[0].startswith("#") or (short and text[m.end() : m.end() + 2] == "\n\n")) and m.start():
            sections[-1] = sections[-1].model_copy(update={"end": m.start()})
            sections.append(Section(title=m[0].lstrip("# "), level=1, start=m.start(), end=len(text)))
            blocks.append(Block(kind="heading", start=m.start(), end=m.end(), section=len(sections) - 1))
            continue
        blocks.append(Block(kind="paragraph", start=m.start(), end=m.end(), section=len(sections) - 1))
        at = m.start()
        for stop in _STOP.finditer(text, m.start(), m.end()):
            sentences.append(Sentence(start=at, end=stop.end() - len(stop[0]) + len(stop[0].rstrip()), block=len(blocks) - 1))
            at = stop.end()
        sentences.append(Sentence(start=at, end=m.end(), block=len(blocks) - 1))
    return Manuscript(
        path=path,
        format="text",
        text=text,
        source=source,
        offsets=traced.offsets,
        title=text.strip().split("\n")[0][:300],
        sections=tuple(sections),
        blocks=tuple(blocks),
        sentences=tuple(sentences),
        entries=tuple(entries),
        list_span=Span(start=match.start(), end=len(text)) if match else None,
        superscripts=traced.superscripts,
    )
