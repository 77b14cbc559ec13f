"""The one canonical text of each file of a registry, with the comments that people wrote in it."""

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


class Content(NamedTuple):
    """What a registry says. The ``section`` of a claim names its file."""

    outline: Outline = Outline()
    claims: tuple[Claim, ...] = ()
    references: tuple[Reference, ...] = ()


def texts(content: Content, stored: dict[str, Stored]) -> Iterator[tuple[str, str]]:
    """Return path and canonical text of each file that a registry of this content has, one after the other.

    Comments, and the ends of lines, are those of the file of the same path in ``stored``.
    """
    yield layout.OUTLINE, _text("manuscript", _data(content.outline), stored.get(layout.OUTLINE))
    sections: dict[str, list[Claim]] = {}
    for claim in content.claims:
        sections.setdefault(claim.section, []).append(claim)
    for section, claims in sections.items():
        path = layout.claims_path(section)
        yield path, _text("claims", [_claim(claim) for claim in claims], stored.get(path))
    for reference in content.references:
        path = layout.reference_path(reference.id)
        yield path, _text("reference", _data(reference), stored.get(path))


def _claim(claim: Claim) -> dict[str, Any]:
    """Return the data of a claim; a statement that is the quote itself is not written twice."""
    data = _data(claim)
    if claim.quote is not None and claim.statement == claim.quote:
        data.pop("statement", None)
    return data


def _data(value: Value) -> dict[str, Any]:
    return value.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude_none=True)


def _text(kind: Kind, data: dict[str, Any] | Sequence[Any], stored: Stored | None) -> str:
    text = emit(data, layout.header(kind))
    if stored is None:
        return text
    before = stored.text.replace("\r\n", "\n")
    if before != text and (notes := _comments(before)):
        text = emit(data, layout.header(kind), notes)
    return text.replace("\n", "\r\n") if "\r\n" in stored.text else text


def _comments(text: str) -> Comments | None:
    if "#" not in text.removeprefix("#"):
        return None
    return comments(text, parse(text, ""), events(text)) or None
