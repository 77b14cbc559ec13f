"""Compare two versions of one manuscript: claims, citations, references, findings and decisions."""

from collections.abc import Iterator

from curate.claim import Claim
from curate.differing.deciding import decisions
from curate.differing.difference import (
    CitationChange,
    ClaimChange,
    ClaimKind,
    Difference,
    FieldChange,
    ReferenceChange,
    ReferenceKind,
    Said,
)
from curate.differing.findings import findings
from curate.differing.levelling import level
from curate.differing.pairs import Pairs, Version
from curate.importing.pairing import in_order
from curate.reference import Reference
from curate.rule import place
from curate.survey import links

__all__ = ["Difference", "Version", "differ", "level"]


def differ(old: Version, new: Version) -> Difference:
    """Return how two versions differ. Claims are recognised by text and place, references by what they describe."""
    pairs = Pairs.of(old, new)
    claims = tuple(_claims(pairs))
    references = tuple(_references(pairs))
    touched = sum(one.old is not None and one.new is not None for one in claims)
    return Difference(
        old=old.name,
        new=new.name,
        claims=claims,
        citations=tuple(_citations(pairs)),
        references=references,
        findings=tuple(findings(pairs)),
        decisions=tuple(decisions(pairs)),
        same_claims=len(pairs.anchors.new_of) - touched,
        same_references=len(pairs.works.new_of) - sum(bool(one.old_number and one.new_number) for one in references),
    )


def _claims(pairs: Pairs) -> Iterator[ClaimChange]:
    moved = _moved(pairs)
    for at, new in enumerate(pairs.new.facts.claims):
        brought = pairs.brought.claims[at]
        old = pairs.old_claim(at)
        if old is None:
            yield ClaimChange(kinds=("added",), new=_said(new), now_cites=pairs.names(links(brought)))
            continue
        came, went = _apart(links(brought), links(old)), _apart(links(old), links(brought))
        found: list[tuple[bool, ClaimKind]] = [
            (at in moved, "moved"),
            (_reworded(old, new), "reworded"),
            (bool(came or went), "re-cited"),
        ]
        if kinds := tuple(kind for holds, kind in found if holds):
            yield ClaimChange(
                kinds=kinds,
                old=_said(old),
                new=_said(new),
                now_cites=pairs.names(came),
                cites_no_more=pairs.names(went),
            )
    for at in pairs.anchors.free_olds():
        gone = pairs.old.facts.claims[at]
        yield ClaimChange(kinds=("removed",), old=_said(gone), cites_no_more=pairs.names(links(gone)))


def _moved(pairs: Pairs) -> set[int]:
    """Return the positions of the new claims that stand in another section or in another order than before."""
    paired = sorted(pairs.anchors.old_of)
    steady = in_order([pairs.anchors.old_of[at] for at in paired])
    found = {at for rank, at in enumerate(paired) if rank not in steady}
    for at in paired:
        old, new = pairs.old.facts.claims[pairs.anchors.old_of[at]], pairs.new.facts.claims[at]
        if (old.selector.section.casefold(), old.kind) != (new.selector.section.casefold(), new.kind):
            found.add(at)
    return found


def _reworded(old: Claim, new: Claim) -> bool:
    if old.selector.digest and new.selector.digest:
        return old.selector.digest != new.selector.digest
    return " ".join((old.quote or old.statement).split()) != " ".join((new.quote or new.statement).split())


def _citations(pairs: Pairs) -> Iterator[CitationChange]:
    """Return where works are cited and were not, and the reverse; one that left a place and came to another has moved."""
    came: dict[str, list[str]] = {}
    went: dict[str, list[str]] = {}
    for at, brought in enumerate(pairs.brought.claims):
        old = pairs.old_claim(at)
        before = links(old) if old else ()
        here = place(pairs.new.facts.claims[at])
        for reference in _apart(links(brought), before):
            came.setdefault(reference, []).append(here)
        for reference in _apart(before, links(brought)):
            went.setdefault(reference, []).append(place(old))
    for at in pairs.anchors.free_olds():
        gone = pairs.old.facts.claims[at]
        for reference in links(gone):
            went.setdefault(reference, []).append(place(gone))
    for reference in dict.fromkeys((*came, *went)):
        (name,) = pairs.names((reference,))
        arrivals, departures = came.get(reference, []), went.get(reference, [])
        both = min(len(arrivals), len(departures))
        for was, now in zip(departures[:both], arrivals[:both], strict=True):
            yield CitationChange(kind="moved", reference=name, was=was, now=now)
        yield from (CitationChange(kind="added", reference=name, now=now) for now in arrivals[both:])
        yield from (CitationChange(kind="removed", reference=name, was=was) for was in departures[both:])


def _references(pairs: Pairs) -> Iterator[ReferenceChange]:
    for at, new in enumerate(pairs.new.facts.references):
        old = pairs.old_reference(at)
        if old is None:
            yield ReferenceChange(kinds=("added",), id=new.id, new_number=new.n, new=new.string)
            continue
        now = pairs.brought.references[at] if pairs.new.facts.origin == "manuscript" else new
        fields = tuple(_fields(old, now))
        found: list[tuple[bool, ReferenceKind]] = [
            (old.digest() != _as(now, old).digest(), "changed"),
            (old.n != new.n, "renumbered"),
        ]
        if kinds := tuple(kind for holds, kind in found if holds):
            yield ReferenceChange(
                kinds=kinds,
                id=old.id,
                old_number=old.n,
                new_number=new.n,
                old=old.string,
                new=new.string,
                fields=fields if "changed" in kinds else (),
            )
    for at in pairs.works.free_olds():
        gone = pairs.old.facts.references[at]
        yield ReferenceChange(kinds=("removed",), id=gone.id, old_number=gone.n, old=gone.string)


def _as(now: Reference, old: Reference) -> Reference:
    """Return a reference under the id of the old one, so that another id is no change."""
    item = now.item.model_copy(update={"id": old.item.id})
    return now.model_copy(update={"id": old.id, "item": item})


def _fields(old: Reference, new: Reference) -> Iterator[FieldChange]:
    before, after = old.item.to_csl(), new.item.to_csl()
    for name in dict.fromkeys((*before, *after)):
        if name not in ("id", "custom") and before.get(name) != after.get(name):
            yield FieldChange(name=name, was=_shown(old, name), now=_shown(new, name))


def _shown(reference: Reference, name: str) -> str:
    """Return a field of the item as a person reads it."""
    if name in ("author", "editor", "translator"):
        return ", ".join(map(str, getattr(reference.item, name)))
    value = reference.item.to_csl().get(name)
    if isinstance(value, dict):
        parts = value.get("date-parts") or []
        return "/".join("-".join(map(str, part)) for part in parts) or str(
            value.get("raw") or value.get("literal") or ""
        )
    return "" if value is None else str(value)


def _said(claim: Claim) -> Said:
    return Said(id=claim.id, place=place(claim), text=claim.quote or claim.statement)


def _apart(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in some if one not in others)
