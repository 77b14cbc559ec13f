"""``references/evidence/<reference id>.json``: which sentences of its abstract each claim that cites a reference rests on.

One file a reference, beside its records: a new abstract changes one file, and people who work on different references do not
meet in one.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from curate.extract import Extract
from curate.registry import files, layout, valuelist
from curate.registry.valuelist import Loaded

FOLDER = f"{layout.REFERENCES}/{layout.EVIDENCE}"


def load(root: Path, references: Iterable[str]) -> Loaded[Extract]:
    """Return the extracts below ``root`` for the references with these ids, in the order of ids.

    Raises:
        RegistryError: a file cannot be read, is not JSON, or is not what it should be.
    """
    paths, folders = files.listing(root, FOLDER)
    loaded = valuelist.load(root, paths, frozenset(references), Extract, "extracts")
    unknown = dict.fromkeys(folders, "a folder that the registry does not know")
    return loaded._replace(orphans={**unknown, **loaded.orphans})


def write(root: Path, extracts: Mapping[str, Sequence[Extract]], seen: Mapping[str, str]) -> tuple[str, ...]:
    """Give each reference (by id) its extracts, and return the paths that changed; where it has none, the file goes.

    ``seen`` holds the hashes of the files as they were read.

    Raises:
        ChangedError: a file is not as it was read; nothing was written.
        RegistryError: something cannot be written; nothing was changed.
    """
    wanted = {valuelist.path(FOLDER, one): _text(some) if some else None for one, some in extracts.items()}
    return valuelist.write(root, wanted, seen)


def _text(extracts: Sequence[Extract]) -> str:
    """Return the text of a file: by claim, nothing that is empty."""
    ordered = sorted(extracts, key=lambda one: one.claim)
    return valuelist.text(one.model_dump(mode="json", exclude_defaults=True) for one in ordered)
