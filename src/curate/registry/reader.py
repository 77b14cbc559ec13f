"""The files of a registry → claims, references and outline, with the state of each file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from curate.claim import Claim
from curate.errors import NothingToCheckError, RegistryError
from curate.explaining import Keys, problems, shown
from curate.facts import Facts, FileState
from curate.location import Location
from curate.outline import Outline
from curate.reference import Reference
from curate.registry import extracts, files, layout, records
from curate.registry.canonical import Content, texts
from curate.registry.files import Stored
from curate.registry.parse import Map, Mark, Seq, mark_at, parse
from curate.value import Value

_V = TypeVar("_V", bound=Value)

_TYPED = frozenset({"custom"})
"""Keys below which numbers are numbers: CSL says nothing of their types."""
_IMPLIED: Keys = ("section", "location")
"""Fields that a file does not hold: its own name and place say them."""


@dataclass(frozen=True, slots=True)
class Registry:
    """A registry as read: claims in the order of the manuscript, references in the order of its list.

    ``stored`` holds each file that was read, by its path; ``orphans`` says of a path why nothing uses it.
    """

    root: Path
    content: Content
    stored: dict[str, Stored]
    orphans: dict[str, str]


class _Read(NamedTuple):
    """A file with its data."""

    file: Stored
    data: Any

    def refuse(self, keys: Keys, message: str, what_to_do: str) -> RegistryError:
        mark = mark_at(self.data, keys)
        return RegistryError(f"{self.file.path}:{mark.line}:{mark.column}: {message}", help=what_to_do)


def exists(root: Path) -> bool:
    """Return whether ``root`` holds a registry: an outline, claims or references."""
    return any(
        path.endswith(layout.SUFFIX)
        for folder in (layout.CLAIMS, layout.REFERENCES)
        for path in files.listing(root, folder)[0]
    )


def load(root: Path) -> Registry:
    """Return the registry below ``root``; an empty one where there is none.

    Raises:
        RegistryError: a file cannot be read, or is not what it should be. (A claim that cites a reference which is not
            there is a finding: there may be many, and a person wants to see them all.)
    """
    read, orphans = _files(root)
    outline = next((_outline(one) for one in read if one.file.path == layout.OUTLINE), None)
    sections = {section.slug: n for n, section in enumerate(outline.sections)} if outline else {}
    claims: dict[str, tuple[Claim, ...]] = {}
    references: list[Reference] = []
    for one in read:
        folder, _, name = one.file.path.removesuffix(layout.SUFFIX).rpartition("/")
        if folder == layout.REFERENCES:
            references.append(_reference(one, name))
        elif one.file.path != layout.OUTLINE:
            claims[name] = tuple(_claims(one, name))
            if outline and name not in sections:
                orphans[one.file.path] = f"the manuscript has no section '{name}'"
            elif not claims[name]:
                orphans[one.file.path] = "it holds no claims"
    references.sort(key=lambda reference: (reference.n, reference.id))
    _same_numbers(references, orphans)
    in_order = [
        claim
        for name in sorted(claims, key=lambda name: (sections.get(name, len(sections)), name))
        for claim in claims[name]
    ]
    _check_ids(in_order)
    stored = {one.file.path: one.file for one in read}
    return Registry(root, Content(outline or Outline(), tuple(in_order), tuple(references)), stored, orphans)


def _files(root: Path) -> tuple[list[_Read], dict[str, str]]:
    """Return the files of claims and references with their data, and why nothing uses what else is there."""
    claim_files, claim_folders = files.listing(root, layout.CLAIMS)
    reference_files, reference_folders = files.listing(root, layout.REFERENCES)
    folders = [one for one in reference_folders if one not in (records.FOLDER, extracts.FOLDER)]
    orphans = dict.fromkeys((*claim_folders, *folders), "a folder that the registry does not know")
    read: list[_Read] = []
    for path in (*claim_files, *reference_files):
        if path.endswith(layout.SUFFIX):
            file = files.read(root, path)
            if file:
                read.append(_Read(file, parse(file.text, path, typed=_TYPED)))
        elif not path.rpartition("/")[2].lower().startswith("readme"):
            orphans[path] = f"not a file of the registry: those end in {layout.SUFFIX}"
    return read, orphans


def read(root: Path, *, today: date) -> Facts:
    """Return the facts of the registry below ``root``, ``today`` among them.

    Raises:
        NothingToCheckError: there is no registry.
        RegistryError: as ``load``.
    """
    return facts(load(root), today=today)


def facts(registry: Registry, *, today: date) -> Facts:
    """Return the facts of a registry that was loaded; errors are those of ``read``."""
    root = registry.root
    if not registry.stored:
        raise NothingToCheckError(
            f"{root} holds no registry (no {layout.CLAIMS}/ and no {layout.REFERENCES}/)",
            help="run 'curate import FILE' there, or name a manuscript to check",
        )
    ids = tuple(reference.id for reference in registry.content.references)
    known, kept = records.load(root, ids), extracts.load(root, ids)
    return Facts(
        origin="registry",
        today=today,
        outline=registry.content.outline,
        claims=registry.content.claims,
        references=registry.content.references,
        lookups=known.values,
        extracts=kept.values,
        files=(
            *states(registry),
            *(FileState(path=path, orphan=why) for path, why in sorted({**known.orphans, **kept.orphans}.items())),
        ),
    )


def states(registry: Registry) -> Iterator[FileState]:
    """Return the state of each file in ``claims/`` and ``references/``, in the order of their paths."""
    canonical = dict(texts(registry.content, registry.stored))
    for path in sorted({*registry.stored, *registry.orphans}):
        file = registry.stored.get(path)
        yield FileState(
            path=path,
            canonical=file is None or path not in canonical or file.text == canonical[path],
            orphan=registry.orphans.get(path, ""),
        )


def _outline(one: _Read) -> Outline:
    outline = _validated(Outline, one, one.data, ())
    seen: set[str] = set()
    for n, section in enumerate(outline.sections):
        keys = ("sections", n, "slug")
        if section.slug in seen:
            raise one.refuse(
                keys, f"two sections have the slug '{section.slug}'", "each names its own file: change one"
            )
        if not layout.is_stem(section.slug) or layout.claims_path(section.slug) == layout.OUTLINE:
            raise one.refuse(keys, f"'{section.slug}' cannot name a file of claims", "use letters, digits and hyphens")
        seen.add(section.slug)
    return outline


def _claims(one: _Read, section: str) -> Iterator[Claim]:
    if one.data is not None and not isinstance(one.data, Seq):
        raise one.refuse((), f"expected is a list of claims, not {shown(one.data)}", "begin each claim with '- id: '")
    for n, item in enumerate(one.data or ()):
        location = _location(one, (n,))
        extra: dict[str, Any] = {"section": section, "location": location}
        if isinstance(item, Map):
            citations = item.get("citations")
            if isinstance(citations, Seq):
                extra["citations"] = [
                    _placed(one, citation, (n, "citations", k)) for k, citation in enumerate(citations)
                ]
            if "quote" in item and "statement" not in item:
                extra["statement"] = item["quote"]
        claim = _validated(Claim, one, item, (n,), extra)
        _check_id(one, (n, "id"), claim.id)
        yield claim


def _placed(one: _Read, citation: Any, keys: Keys) -> Any:
    """Return the data of a citation with its place."""
    if not isinstance(citation, Map) or "location" in citation:
        return citation
    return {**citation, "location": _location(one, keys)}


def _reference(one: _Read, name: str) -> Reference:
    reference = _validated(Reference, one, one.data, (), {"location": _location(one, ())})
    if reference.id != name:
        raise one.refuse(
            ("id",),
            f"the id is '{reference.id}', and the file is named '{name}{layout.SUFFIX}'",
            "give both the same name; claims cite the id",
        )
    _check_id(one, ("id",), reference.id)
    return reference


def _check_id(one: _Read, keys: Keys, identity: str) -> None:
    if not layout.is_stem(identity):
        raise one.refuse(keys, f"{shown(identity)} cannot be an id", "use letters, digits and hyphens: introduction-03")


def _validated(model: type[_V], one: _Read, data: Any, keys: Keys, extra: dict[str, Any] | None = None) -> _V:
    if not isinstance(data, Map):
        raise one.refuse(keys, f"expected are keys and values, not {shown(data)}", "write 'key: value' lines")
    for key in _IMPLIED:
        if key in data and extra:
            raise one.refuse((*keys, key), f"{key} is not a known key", "remove it: the file's own place says it")
    try:
        return model.model_validate({**data, **(extra or {})}, by_alias=True, by_name=False)
    except ValidationError as error:
        found = problems(error, model)
        more = f" (and {len(found) - 1} more in this place)" if len(found) > 1 else ""
        raise one.refuse((*keys, *found[0].keys), f"{found[0]}{more}", "correct it there") from error


def _location(one: _Read, keys: Keys) -> Location:
    mark = mark_at(one.data, keys) if keys else Mark(1, 1)
    return Location(path=one.file.path, line=mark.line, column=mark.column)


def _same_numbers(references: Iterable[Reference], orphans: dict[str, str]) -> None:
    by_number: dict[int, str] = {}
    for reference in references:
        path = layout.reference_path(reference.id)
        first = by_number.setdefault(reference.n, path)
        if first != path:
            orphans[path] = f"its number in the list, {reference.n}, is that of {first}"


def _check_ids(claims: Iterable[Claim]) -> None:
    seen: dict[str, Claim] = {}
    for claim in claims:
        first = seen.setdefault(claim.id, claim)
        if first is not claim:
            raise RegistryError(
                f"{claim.location}: the id '{claim.id}' is already that of the claim at {first.location}",
                help="give one of them another id; ids name one claim for good",
            )
