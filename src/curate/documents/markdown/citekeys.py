"""Markdown whose citations are keys (pandoc, Quarto, Manubot) and the bibliography that the keys lead to.

The bibliography is named in the front matter or in the settings of a Quarto project, or stands beside the manuscript under a
usual name. Manubot's keys name the
work itself (``@doi:10.1000/182``) or a tag that is defined elsewhere; see https://manubot.org.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from posixpath import normpath
from typing import Any

from curate.bibliography import lists
from curate.bibliography.lists import csl, frontmatter
from curate.bibliography.lists.listed import Listed
from curate.citation import Citation
from curate.citing import keyed
from curate.documents.companions import cited_first
from curate.documents.markdown import blocks
from curate.documents.markdown.inheriting import Metadata, inherited
from curate.documents.markdown.standing import standing
from curate.documents.neighbouring import Neighbour, nobody
from curate.errors import UnreadableError
from curate.manuscript import Anchor, Entry, FixedLink, Manuscript, OffsetMap, Section
from curate.value import Span

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_DEFINITION = re.compile(r"^[ ]{0,3}\[@([^\]\s]+)\]:\s*<?([^\s>]+)", re.MULTILINE)
_TAG_ROW = re.compile(r"^([^\t\n]+)\t([^\t\n]+)", re.MULTILINE)
_USUAL = (
    "references.bib",
    "references.json",
    "references.csl.json",
    "references.yaml",
    "references.ris",
    "bibliography.bib",
    "refs.bib",
    "library.bib",
    "citations.bib",
    "paper.bib",
    "manual-references.json",
)
"""Names that pandoc, Quarto, R Markdown, JOSS and Manubot projects give to the bibliography."""
_STEM_ENDINGS = (".bib", ".json", ".csl.json", ".ris")
_RUNNING = ("paragraph", "list-item", "row", "caption", "note", "heading", "front")


@dataclass(frozen=True)
class Companion:
    """What stands beside a manuscript with keys: its bibliography, what its tags mean, what it lists uncited."""

    listed: tuple[Listed, ...] = ()
    tags: Mapping[str, str] = field(default_factory=dict)
    uncited: tuple[str, ...] = ()
    everything: bool = False


def read(data: bytes, path: str, neighbour: Neighbour = nobody) -> Manuscript:
    """Return the manuscript in a Markdown, Quarto or R Markdown file, its citations by key linked.

    Raises:
        UnreadableError: as ``blocks.read`` and ``complete``.
    """
    return complete(blocks.read(data, path), neighbour)


def complete(manuscript: Manuscript, neighbour: Neighbour = nobody) -> Manuscript:
    """Return the manuscript with its citations by key linked, and the references that they cite appended as its list.

    A manuscript without keys comes back as it is; so does one with a typed list and no bibliography. The appended list
    stands behind the text; its places are those of the bibliography's file.

    Raises:
        UnreadableError: a bibliography that the front matter or the project names is missing or broken.
    """
    citations = _citations(manuscript)
    if not citations:
        return manuscript
    companion = _companion(manuscript, neighbour)
    if not companion.listed and manuscript.entries:
        return manuscript
    keys = [cite.key for citation in citations for cite in citation.cites if cite.key]
    answers = standing(dict.fromkeys((*keys, *companion.uncited)), companion.listed, companion.tags)
    kept = cited_first(
        [*companion.listed, *(each for each in answers.values() if each not in companion.listed)],
        [key for each in answers.values() if (key := each.key)],
        everything=companion.everything,
    )
    names = {id(each): each.key or f"entry-{n}" for n, each in enumerate(kept, 1)}
    links = tuple(
        FixedLink(
            start=citation.start,
            end=citation.end,
            keys=tuple(
                dict.fromkeys(
                    names.get(id(answers[cite.key]), cite.key) if cite.key in answers else cite.key
                    for cite in citation.cites
                    if cite.key
                )
            ),
        )
        for citation in citations
    )
    return _appended(manuscript, kept, names).model_copy(update={"links": (*manuscript.links, *links)})


def _citations(manuscript: Manuscript) -> list[Citation]:
    """Return the citations by key in running text."""
    blocks = [block for block in manuscript.blocks if block.kind in _RUNNING]
    spans = [(block.start, block.end) for block in blocks]
    if manuscript.list_span and manuscript.entries:
        spans = [span for span in spans if not manuscript.list_span.start <= span[0] < manuscript.list_span.end]
    return [
        citation.model_copy(update={"start": citation.start + start, "end": citation.end + start})
        for start, end in spans
        for citation in keyed.find(manuscript.text[start:end])
        if not _is_code(manuscript, citation.start + start)
    ]


def _is_code(manuscript: Manuscript, offset: int) -> bool:
    """Return whether a place stands in inline code, where a key is an example."""
    at = manuscript.offsets.source(offset)
    line = manuscript.source[manuscript.source.rfind("\n", 0, at) + 1 : at]
    return line.count("`") % 2 == 1


def _companion(manuscript: Manuscript, neighbour: Neighbour) -> Companion:
    project = inherited(neighbour)
    root = project[-1].root if project else ""
    heads = (Metadata(_front_matter(manuscript), "", "the front matter", root), *project)
    folder = PurePosixPath(manuscript.path).parent
    listed: list[Listed] = []
    for head in heads:
        for name in _strings(head.data.get("bibliography")):
            data = neighbour(head.beside(name))
            if data is None:
                raise UnreadableError(
                    f"{manuscript.path}: {head.file} names the bibliography {name}, which is not in its folder",
                    help=f"put it there, or correct the name in {head.file}",
                )
            listed += lists.read(data, normpath(folder / head.beside(name)))
        inline = head.data.get("references")
        if isinstance(inline, list):
            listed += [each.model_copy(update={"file": ""}) for each in csl.from_data(inline, manuscript.path)]
    if not listed:
        listed += _usual(manuscript.path, neighbour)
    tags = {match[1]: match[2] for match in _DEFINITION.finditer(manuscript.source)}
    table = neighbour("citation-tags.tsv")
    if table:
        tags |= {
            f"tag:{m[1].strip()}": m[2].strip() for m in _TAG_ROW.finditer(table.decode("utf-8", errors="replace"))
        }
    nocite = [text for head in heads for text in _strings(head.data.get("nocite"))]
    uncited = [cite.key for text in nocite for cite in keyed.cites(text) if cite.key]
    everything = any("@*" in text for text in nocite)
    return Companion(tuple(listed), tags, tuple(uncited), everything)


def _usual(path: str, neighbour: Neighbour) -> Iterator[Listed]:
    """Yield the references of the first bibliography that stands beside the manuscript under a usual name."""
    own = PurePosixPath(path)
    for name in (*(f"{own.stem}{ending}" for ending in _STEM_ENDINGS), *_USUAL):
        data = neighbour(name) if name != own.name else None
        if data is None:
            continue
        try:
            yield from lists.read(data, str(own.parent / name))
        except UnreadableError:
            continue  # some other file of that name; nobody said that it is the bibliography
        return


def _front_matter(manuscript: Manuscript) -> Mapping[str, Any]:
    found = _FRONT.match(manuscript.source)
    if not found:
        return {}
    try:
        data = frontmatter.load(found[1], manuscript.path)
    except UnreadableError:
        return {}  # pandoc takes such a block for text, too
    return data if isinstance(data, Mapping) else {}


def _strings(value: Any) -> list[str]:
    values: Iterable[Any] = value if isinstance(value, list) else [value]
    return [each for each in values if isinstance(each, str) and each.strip()]


def _appended(manuscript: Manuscript, kept: Sequence[Listed], names: Mapping[int, str]) -> Manuscript:
    """Return the manuscript with a list of references behind its text."""
    if not kept:
        return manuscript
    text = manuscript.text.rstrip("\n")
    begin = len(text) + 2
    parts = [text, "\n\nReferences\n\n"]
    size = len(text) + len(parts[1])
    entries: list[Entry] = []
    anchors = list(manuscript.anchors)
    for n, each in enumerate(kept, 1):
        anchors.append(Anchor(start=size, line=each.line, file=each.file or manuscript.path))
        string = " ".join(each.string.split()) or names[id(each)]
        entries.append(
            Entry(n=n, string=string, start=size, end=size + len(string), key=names[id(each)], item=each.item)
        )
        parts.append(f"{string}\n")
        size += len(string) + 1
    whole = "".join(parts).rstrip("\n")
    here, there = manuscript.offsets.here or (0,), manuscript.offsets.there or (0,)
    return manuscript.model_copy(
        update={
            "text": whole,
            "offsets": OffsetMap(here=(*here, len(text)), there=(*there, len(manuscript.source))),
            "anchors": tuple(anchors),
            "entries": tuple(entries),
            "sections": (*manuscript.sections, Section(title="References", level=1, start=begin, end=len(whole))),
            "list_span": Span(start=begin, end=len(whole)),
        }
    )
