"""Claims, references and outline → the files of a registry: whole, guarded, and only those that change."""

from collections.abc import Sequence
from pathlib import Path

from curate import schemas
from curate.reference import Reference
from curate.registry import files, layout
from curate.registry.canonical import Content, texts
from curate.registry.files import Stored
from curate.registry.reader import Registry


def write(
    root: Path,
    content: Content,
    *,
    base: Registry | None = None,
    dry_run: bool = False,
    only: frozenset[str] | None = None,
) -> tuple[str, ...]:
    """Make the registry below ``root`` hold this content, and return the paths that were written or removed, sorted.

    ``base`` is the registry as it was read: files that it read and that are no longer wanted are removed, comments
    are kept, and a file that changed since then stops everything. With ``dry_run`` nothing is written; with ``only`` no
    other files than these.

    Raises:
        ChangedError: a file is not as ``base`` read it; nothing was written.
        RegistryError: something cannot be written; nothing was changed.
    """
    stored = base.stored if base else {}
    wanted: dict[str, str | None] = dict.fromkeys(stored)
    wanted.update(texts(content, stored))
    changed = {path: text for path, text in wanted.items() if path not in stored or stored[path].text != text}
    if only is not None:
        changed = {path: text for path, text in changed.items() if path in only}
    seen = {path: stored[path].sha256 for path in changed if path in stored}
    for kind, text in schemas.texts().items() if only is None else ():
        path = layout.schema_path(kind)
        there = files.read(root, path)
        if there is None or there.text != text:
            changed[path] = text
            if there:
                seen[path] = there.sha256
    if not dry_run:
        files.replace(root, changed, seen)
    return tuple(sorted(changed))


def revised(references: Sequence[Reference], base: Registry) -> dict[str, str]:
    """Return the new texts of the files of these references, by path, where they are other than ``base`` read them.

    Comments and the ends of lines are those of the files as they are.
    """
    paths = {layout.reference_path(reference.id) for reference in references}
    stored: dict[str, Stored] = {path: file for path, file in base.stored.items() if path in paths}
    wanted = texts(Content(references=tuple(references)), stored)
    return {path: text for path, text in wanted if path in stored and stored[path].text != text}


def revise(base: Registry, revisions: dict[str, str]) -> None:
    """Give files of a registry new texts, all of them or none.

    Raises:
        ChangedError: a file is not as ``base`` read it; nothing was written.
        RegistryError: something cannot be written; nothing was changed.
    """
    files.replace(base.root, revisions, {path: base.stored[path].sha256 for path in revisions})
