"""Bring a manuscript, or a newer version of it, into a registry; what people added there stays."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from curate import claiming, registry
from curate.claim import Cited, Claim
from curate.config import Settings
from curate.errors import UsageError
from curate.facts import Facts
from curate.importing.anchoring import anchored
from curate.importing.changes import Changes, Difference, Pair
from curate.importing.pairing import Pairing, in_order
from curate.importing.recognising import merged, recognised
from curate.reading import Reading
from curate.reference import Reference
from curate.registry import Content
from curate.registry.layout import is_stem
from curate.reviewing import without_quote

__all__ = ["Brought", "Changes", "Difference", "Manner", "Pair", "bring", "import_manuscript"]

FEWEST = 10
"""A registry with fewer claims may become anything without a question."""
FOUND = 0.1
"""Where less than this share of claims and of references is found again, it is another manuscript."""

_LETTER = re.compile(r"-[a-z]{1,2}$")
_NUMBERED = re.compile(r"(.+)-(\d{1,9})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How to import.

    ``dry_run`` writes nothing. ``replace`` lets a manuscript replace another one in its registry. ``reparse`` takes the
    items of references as they are read now, whatever a person corrected in them.
    """

    dry_run: bool = False
    replace: bool = False
    reparse: bool = False


DEFAULT = Manner()


class Brought(NamedTuple):
    """A registry with a newer manuscript in it, and which of its claims and references are which old ones.

    The claims and references of ``content`` are those of the newer one, in its order.
    """

    content: Content
    anchors: Pairing
    works: Pairing


def bring(before: Content, found: Facts, *, keep_quotes: bool = True, reparse: bool = False) -> Brought:
    """Return what a registry becomes when the facts of another version of its manuscript are brought into it."""
    keyed = frozenset(
        reference
        for claim in found.claims
        for cited in claim.citations
        if cited.form == "key"
        for reference in cited.references
    )
    works = recognised(before.references, found.references, keyed)
    references = _references(before.references, found.references, works, reparse=reparse)
    ids = {new.id: kept.id for new, kept in zip(found.references, references, strict=True)}
    claims = [_citing(claim, ids) for claim in found.claims]
    anchors = anchored(before.claims, claims)
    kept, issued = _claims(before, claims, anchors, {one.id for one in references}, keep_quotes=keep_quotes)
    outline = found.outline.model_copy(update={"issued": issued, "reviews": before.outline.reviews})
    return Brought(Content(outline, tuple(kept), tuple(references)), anchors, works)


def import_manuscript(
    root: Path, reading: Reading, settings: Settings, today: date, manner: Manner = DEFAULT
) -> Changes:
    """Make the registry below ``root`` that of the manuscript as read, and return what that changes.

    Claims and references of the registry are found again by what they say, and keep their ids, statements that a
    person restated, typed links, reviews, corrected items and comments.

    Raises:
        UsageError: the registry is that of another manuscript, and ``manner`` does not let it be replaced.
        RegistryError: the registry cannot be read or written; nothing was changed.
    """
    before = registry.load(root)
    found = claiming.facts(reading, today=today)
    brought = bring(before.content, found, keep_quotes=settings.quotes == "keep", reparse=manner.reparse)
    if not manner.replace:
        _refuse_another(before.content, brought.anchors, brought.works, reading.manuscript.path)
    content = brought.content
    return Changes(
        claims=_claim_difference(before.content.claims, content.claims, brought.anchors),
        references=_reference_difference(before.content.references, content.references, brought.works),
        files=registry.write(root, content, base=before, dry_run=manner.dry_run),
        first=not before.stored,
    )


def _references(
    olds: Sequence[Reference], news: Sequence[Reference], works: Pairing, *, reparse: bool
) -> list[Reference]:
    taken = {reference.id for reference in olds}
    kept = []
    for at, new in enumerate(news):
        if at in works.old_of:
            kept.append(merged(olds[works.old_of[at]], new, reparse=reparse))
        else:
            identity = _free(new.id, taken)
            taken.add(identity)
            item = new.item.model_copy(update={"id": identity}) if new.item.id is not None else new.item
            kept.append(new.model_copy(update={"id": identity, "item": item}))
    return kept


def _free(identity: str, taken: set[str]) -> str:
    """Return the id, or the next one with a letter that no reference has or had ("mora-2025", "mora-2025-b")."""
    if not is_stem(identity):
        identity = "reference"
    if identity not in taken:
        return identity
    base = _LETTER.sub("", identity)
    letters = (
        first + second for first in ("", *"abcdefghijklmnopqrstuvwxyz") for second in "abcdefghijklmnopqrstuvwxyz"
    )
    return next(free for letter in letters if letter != "a" and (free := f"{base}-{letter}") not in taken)


def _citing(claim: Claim, ids: Mapping[str, str]) -> Claim:
    """Return the claim with the ids that its references keep."""

    def kept(cited: Cited) -> Cited:
        fields = ("references", "candidates", "printed", "via")
        return cited.model_copy(
            update={name: tuple(ids.get(one, one) for one in getattr(cited, name)) for name in fields}
        )

    return claim.model_copy(update={"citations": tuple(map(kept, claim.citations))})


def _claims(
    before: Content, news: Sequence[Claim], anchors: Pairing, known: set[str], *, keep_quotes: bool
) -> tuple[list[Claim], dict[str, int]]:
    """Return the claims as the registry keeps them, and the highest numbers that their ids have had.

    Typed links to references that are no longer ``known`` go.
    """
    issued = Counter(before.outline.issued)
    for claim in before.claims:
        if numbered := _NUMBERED.fullmatch(claim.id):
            issued[numbered[1]] = max(issued[numbered[1]], int(numbered[2]))
    kept = []
    for at, new in enumerate(news):
        old = before.claims[anchors.old_of[at]] if at in anchors.old_of else None
        quote = new.quote if keep_quotes else None
        statement = (old.restated if old else "") or quote or ""
        if old:
            identity = old.id
        else:
            issued[new.section] += 1
            identity = claiming.claim_id(new.section, issued[new.section])
        links = tuple(link for link in old.links if link.reference in known) if old else ()
        update = {"id": identity, "quote": quote, "statement": statement, "links": links}
        reviews = old.reviews if old else ()
        if old and old.quote is not None and not keep_quotes:
            reviews = tuple(without_quote(review, old.restated) for review in reviews)
        kept.append(new.model_copy(update={**update, "reviews": reviews}))
    return kept, dict(issued)


def _refuse_another(before: Content, anchors: Pairing, works: Pairing, path: str) -> None:
    claims, references = len(before.claims), len(before.references)
    if claims < FEWEST or len(anchors.new_of) >= FOUND * claims or len(works.new_of) >= max(1, FOUND * references):
        return
    raise UsageError(
        f"{path} looks like another manuscript than that of the registry ({before.outline.title or before.outline.file}):"
        f" {len(anchors.new_of)} of its {claims} claims and {len(works.new_of)} of its {references} references are found",
        help="import it into a folder of its own, or say that it replaces the other one",
    )


def _claim_difference(olds: Sequence[Claim], news: Sequence[Claim], anchors: Pairing) -> Difference[Claim]:
    pairs = [(anchors.old_of[at], new) for at, new in enumerate(news) if at in anchors.old_of]
    steady = in_order([old for old, _ in pairs])
    headings = _most_common((olds[old].section, new.section) for old, new in pairs)
    changed, moved, unchanged = [], [], []
    for at, (position, new) in enumerate(pairs):
        old = olds[position]
        pair = Pair[Claim](old=old, new=new)
        if _said(old) != _said(new):
            changed.append(pair)
        elif at not in steady or headings[old.section] != new.section or old.kind != new.kind:
            moved.append(pair)
        else:
            unchanged.append(pair)
    return Difference[Claim](
        added=tuple(new for at, new in enumerate(news) if at not in anchors.old_of),
        changed=tuple(changed),
        moved=tuple(moved),
        removed=tuple(olds[at] for at in anchors.free_olds()),
        unchanged=tuple(unchanged),
    )


def _said(claim: Claim) -> tuple[object, ...]:
    """Return what makes a claim another one: its sentence and the works that it cites, not their numbers."""
    candidates = {one for cited in claim.citations for one in cited.candidates}
    return claim.selector.digest, frozenset(claim.references), frozenset(candidates)


def _most_common(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each first thing the second that it most often stands with: which section became which."""
    counts: dict[str, Counter[str]] = {}
    for a, b in pairs:
        counts.setdefault(a, Counter())[b] += 1
    return {a: found.most_common(1)[0][0] for a, found in counts.items()}


def _reference_difference(
    olds: Sequence[Reference], news: Sequence[Reference], works: Pairing
) -> Difference[Reference]:
    pairs = [Pair[Reference](old=olds[works.old_of[at]], new=new) for at, new in enumerate(news) if at in works.old_of]
    changed = [pair for pair in pairs if pair.old.digest() != pair.new.digest()]
    same = [pair for pair in pairs if pair.old.digest() == pair.new.digest()]
    return Difference[Reference](
        added=tuple(new for at, new in enumerate(news) if at not in works.old_of),
        changed=tuple(changed),
        moved=tuple(pair for pair in same if pair.old.n != pair.new.n),
        removed=tuple(olds[at] for at in works.free_olds()),
        unchanged=tuple(pair for pair in same if pair.old.n == pair.new.n),
    )
