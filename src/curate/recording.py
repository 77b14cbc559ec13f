"""Write decisions into a registry, one subject at a time, and take them out again."""

from collections.abc import Callable
from pathlib import Path

from curate import registry
from curate.claim import Claim
from curate.errors import ChangedError, UsageError
from curate.link import Link, Property
from curate.reference import Reference
from curate.registry import Content
from curate.registry.layout import OUTLINE, claims_path, reference_path
from curate.review import Review
from curate.reviewing.deciding import added
from curate.reviewing.settling import Subject


def record(root: Path, shown: Subject, review: Review, *, property_: Property | None = None) -> str:
    """Add a review to what it is about in the registry below ``root``, and return the path that was written.

    ``shown`` is the subject as the reviewer saw it. ``property_`` types the link with CiTO; without it, its type stays.

    Raises:
        ChangedError: the subject, or its file, changed since the reviewer saw it; nothing was written.
        RegistryError: the registry cannot be read or written.
    """

    def update(now: Subject) -> dict[str, object]:
        if (
            isinstance(now, Claim | Reference)
            and isinstance(shown, Claim | Reference)
            and now.digest() != shown.digest()
        ):
            raise ChangedError(_path(shown))
        fields: dict[str, object] = {"reviews": added(now.reviews, review)}
        if property_ and review.reference and isinstance(now, Claim):
            others = tuple(link for link in now.links if link.reference != review.reference)
            fields["links"] = (*others, Link(reference=review.reference, property=property_))
        return fields

    return _change(root, shown, update)


def withdraw(root: Path, shown: Subject, review: Review, restored: tuple[Review, ...] = ()) -> str:
    """Take a review out again, put back those that it replaced, and return the path that was written.

    Errors are those of ``record``.
    """
    return _change(root, shown, lambda now: {"reviews": (*(one for one in now.reviews if one != review), *restored)})


def _change(root: Path, shown: Subject, update: Callable[[Subject], dict[str, object]]) -> str:
    loaded = registry.load(root)
    outline, claims, references = loaded.content
    path = _path(shown)
    if isinstance(shown, Claim):
        at = _position(claims, shown.id, path)
        changed = claims[at].model_copy(update=update(claims[at]))
        claims = (*claims[:at], changed, *claims[at + 1 :])
    elif isinstance(shown, Reference):
        at = _position(references, shown.id, path)
        entry = references[at].model_copy(update=update(references[at]))
        references = (*references[:at], entry, *references[at + 1 :])
    else:
        outline = outline.model_copy(update=update(outline))
    registry.write(root, Content(outline, claims, references), base=loaded, only=frozenset({path}))
    return path


def _position(things: tuple[Claim, ...] | tuple[Reference, ...], identity: str, path: str) -> int:
    ids = [one.id for one in things]
    at = ids.index(identity) if identity in ids else None
    if at is None:
        raise UsageError(f"{identity} is not in {path} any more", help="run the command again: it reads the files anew")
    return at


def _path(subject: Subject) -> str:
    if isinstance(subject, Claim):
        return claims_path(subject.section)
    return reference_path(subject.id) if isinstance(subject, Reference) else OUTLINE
