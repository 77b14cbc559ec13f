"""The one canonical text of each file of a registry, with the comments that people wrote in it."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from curate.claim import Claim
from curate.outline import Outline
from curate.reference import Reference
from curate.registry import layout
from curate.registry.comments import Comments, comments
from curate.registry.emit import emit
from curate.registry.files import Stored
from curate.registry.parse import events, parse
from curate.schemas import Kind
from curate.value import Value

_MAYBE = re.compile(r"(?<!\S)#(?! yaml-language-server:)")


class Content(NamedTuple):
    """What a registry says. The ``section`` of a claim names its file."""

    outline: Outline = Outline()
    claims: tuple[Claim, ...] = ()
    references: tuple[Reference, ...] = ()


def texts(content: Content, stored: dict[str, Stored]) -> Iterator[tuple[str, str]]:
    """Return path and canonical text of each file that a registry of this content has, one after the other.

    Comments, and the ends of lines, are those of the file of the same path in ``stored``; the comments of a claim come
    with it from whichever file it was in.
    """
    yield layout.OUTLINE, _text("manuscript", _data(content.outline), stored.get(layout.OUTLINE))
    sections: dict[str, list[Claim]] = {}
    for claim in content.claims:
        sections.setdefault(claim.section, []).append(claim)
    notes = _of_claims(stored)
    for section, claims in sections.items():
        path = layout.claims_path(section)
        own = notes.get(path, Comments())
        around = Comments(top=own.top, inside={(): own.inside.get((), [])})
        for other in notes.values():
            around.before.update(other.before)
            around.beside.update(other.beside)
            around.inside.update({keys: texts for keys, texts in other.inside.items() if keys})
        yield path, _text("claims", [_claim(claim) for claim in claims], stored.get(path), around if notes else None)
    for reference in content.references:
        path = layout.reference_path(reference.id)
        yield path, _text("reference", _data(reference), stored.get(path))


def _of_claims(stored: dict[str, Stored]) -> dict[str, Comments]:
    """Return the comments in each file of claims that has some."""
    files = ((path, file) for path, file in stored.items() if path.startswith(f"{layout.CLAIMS}/"))
    found = ((path, _comments(_unix(file.text))) for path, file in files if path != layout.OUTLINE)
    return {path: notes for path, notes in found if notes}


def _claim(claim: Claim) -> dict[str, Any]:
    """Return the data of a claim; a statement that is the quote itself is not written twice."""
    data = _data(claim)
    if claim.quote is not None and claim.statement == claim.quote:
        data.pop("statement", None)
    return data


def _data(value: Value) -> dict[str, Any]:
    return value.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude_none=True)


def _text(
    kind: Kind, data: dict[str, Any] | Sequence[Any], stored: Stored | None, notes: Comments | None = None
) -> str:
    text = emit(data, layout.header(kind), notes)
    if stored is None:
        return text
    before = _unix(stored.text)
    if before != text and notes is None and (notes := _comments(before)):
        text = emit(data, layout.header(kind), notes)
    return text.replace("\n", "\r\n") if "\r\n" in stored.text else text


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n")


def _comments(text: str) -> Comments | None:
    if not _MAYBE.search(text):
        return None
    return comments(text, parse(text, ""), events(text)) or None
