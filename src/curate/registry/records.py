"""``references/records/<source>/<reference id>.json``: what one source answered about one reference, look-up by look-up.

One file a source and reference keeps diffs small: a new retraction is a few lines in one file.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, get_args

from pydantic import ValidationError

from curate.errors import RegistryError
from curate.explaining import problems
from curate.record import Lookup, Source
from curate.registry import files, layout
from curate.registry.parse import unsettled

SUFFIX = ".json"
_FOLDER = f"{layout.REFERENCES}/{layout.RECORDS}"


class Records(NamedTuple):
    """The look-ups of a registry, the hash of each file they stand in, and why nothing uses a file that nothing uses."""

    lookups: tuple[Lookup, ...]
    seen: dict[str, str]
    orphans: dict[str, str]


def path(source: Source, reference: str) -> str:
    """Return the path of what a source answered about a reference."""
    return f"{_FOLDER}/{source}/{reference}{SUFFIX}"


def load(root: Path, references: Iterable[str]) -> Records:
    """Return the look-ups below ``root`` for the references with these ids, in the order of sources and ids.

    Raises:
        RegistryError: a file cannot be read, is not JSON, or is not what it should be.
    """
    known = frozenset(references)
    lookups: list[Lookup] = []
    seen: dict[str, str] = {}
    loose, folders = files.listing(root, _FOLDER)
    orphans = dict.fromkeys(loose, "records stand in the folder of their source")
    for folder in folders:
        source = folder.rpartition("/")[2]
        if source not in get_args(Source):
            orphans[folder] = f"there is no source '{source}'"
            continue
        for one in files.listing(root, folder)[0]:
            reference = one.rpartition("/")[2].removesuffix(SUFFIX)
            if reference not in known or not one.endswith(SUFFIX):
                orphans[one] = f"there is no reference '{reference}'"
                continue
            file = files.read(root, one)
            if file:
                seen[one] = file.sha256
                lookups += _lookups(file.text, one, reference)
    return Records(tuple(lookups), seen, orphans)


def text(lookups: Sequence[Lookup]) -> str:
    """Return the canonical text of the file of these look-ups: sorted keys, two spaces, nothing that is empty."""
    data = [_pruned(one.model_dump(by_alias=True, exclude_none=True, mode="json")) for one in lookups]
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def write(root: Path, lookups: Iterable[Lookup], seen: dict[str, str]) -> tuple[str, ...]:
    """Write each source's look-ups about each reference in its place, whole, and return the paths that changed.

    ``seen`` holds the hashes of the files as they were read, and is brought up to date. The look-ups of one source and
    reference are given together; they take the place of what the file held.

    Raises:
        ChangedError: a file is not as it was read; nothing was written.
        RegistryError: something cannot be written.
    """
    together: dict[str, list[Lookup]] = {}
    for one in lookups:
        together.setdefault(path(one.source, one.reference), []).append(one)
    wanted: dict[str, str | None] = {}
    for where, some in together.items():
        there = files.read(root, where)
        new = text(some)
        if there is None or there.text != new:
            wanted[where] = new
    if wanted:
        files.replace(root, wanted, {where: seen[where] for where in wanted if where in seen})
        for where in wanted:
            there = files.read(root, where)
            if there:
                seen[where] = there.sha256
    return tuple(sorted(wanted))


def _lookups(data: str, where: str, reference: str) -> list[Lookup]:
    try:
        found = [
            Lookup.model_validate({**one, "reference": reference}, by_alias=True, by_name=True)
            for one in json.loads(data)
        ]
        if found or data.lstrip().startswith("["):
            return found
    except json.JSONDecodeError as error:
        raise unsettled(data, where) or RegistryError(
            f"{where}:{error.lineno}:{error.colno}: not valid JSON: {error.msg}",
            help="delete it, and run `curate resolve`",
        ) from error
    except ValidationError as error:
        raise RegistryError(
            f"{where}: {problems(error, Lookup)[0]}", help="delete the file, and run `curate resolve`"
        ) from error
    except (TypeError, ValueError, RecursionError):  # ValueError: a number of thousands of digits
        pass
    raise RegistryError(f"{where}: expected is a list of look-ups", help="delete it, and run `curate resolve`")


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
