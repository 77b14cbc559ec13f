"""``references/records/<source>/<reference id>.json``: what one source answered about one reference, look-up by look-up.

One file a source and reference keeps diffs small: a new retraction is a few lines in one file.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import get_args

from curate.record import Lookup, Source
from curate.registry import files, layout, valuelist
from curate.registry.valuelist import Loaded

FOLDER = f"{layout.REFERENCES}/{layout.RECORDS}"


def load(root: Path, references: Iterable[str]) -> Loaded[Lookup]:
    """Return the look-ups below ``root`` for the references with these ids, in the order of sources and ids.

    Raises:
        RegistryError: a file cannot be read, is not JSON, or is not what it should be.
    """
    loose, folders = files.listing(root, FOLDER)
    orphans = dict.fromkeys(loose, "records stand in the folder of their source")
    paths: list[str] = []
    for folder in folders:
        source = folder.rpartition("/")[2]
        if source in get_args(Source):
            paths += files.listing(root, folder)[0]
        else:
            orphans[folder] = f"there is no source '{source}'"
    loaded = valuelist.load(root, paths, frozenset(references), Lookup, "look-ups")
    return loaded._replace(orphans={**orphans, **loaded.orphans})


def write(root: Path, lookups: Iterable[Lookup], seen: dict[str, str]) -> tuple[str, ...]:
    """Write each source's look-ups about each reference in its place, whole, and return the paths that changed.

    ``seen`` holds the hashes of the files as they were read, and is brought up to date. The look-ups of one source and
    reference are given together; they take the place of what the file held.

    Raises:
        ChangedError: a file is not as it was read; nothing was written.
        RegistryError: something cannot be written; nothing was changed.
    """
    together: dict[str, list[Lookup]] = {}
    for one in lookups:
        together.setdefault(valuelist.path(f"{FOLDER}/{one.source}", one.reference), []).append(one)
    changed = valuelist.write(root, {where: _text(some) for where, some in together.items()}, seen)
    for where in changed:
        there = files.read(root, where)
        if there:
            seen[where] = there.sha256
    return changed


def _text(lookups: Sequence[Lookup]) -> str:
    """Return the text of a file, without what is empty or says the usual."""
    return valuelist.text(_pruned(one.model_dump(by_alias=True, exclude_none=True, mode="json")) for one in lookups)


def _pruned(value: object) -> object:
    """Return data without what is empty or says the usual."""
    if isinstance(value, dict):
        pruned = {key: _pruned(one) for key, one in value.items() if key != "authors-complete" or one is False}
        return {
            key: one
            for key, one in pruned.items()
            if one not in ("", [], {}, False) or key == "authors-complete" or isinstance(one, float)
        }  # 0.0 is a value
    return [_pruned(one) for one in value] if isinstance(value, list) else value
