"""``references/evidence/<reference id>.json``: which sentences of its abstract each claim that cites a reference rests on.

One file a reference, beside its records: a new abstract changes one file, and people who work on different references do not
meet in one.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from curate.errors import RegistryError
from curate.explaining import problems
from curate.extract import Extract
from curate.registry import files, layout
from curate.registry.parse import unsettled

SUFFIX = ".json"
FOLDER = f"{layout.REFERENCES}/{layout.EVIDENCE}"
_AGAIN = "delete the file, and run `curate resolve`"


class Extracts(NamedTuple):
    """The extracts of a registry, the hash of each file they stand in, and why nothing uses a file that nothing uses."""

    extracts: tuple[Extract, ...]
    seen: dict[str, str]
    orphans: dict[str, str]


def path(reference: str) -> str:
    """Return the path of the extracts of a reference."""
    return f"{FOLDER}/{reference}{SUFFIX}"


def load(root: Path, references: Iterable[str]) -> Extracts:
    """Return the extracts below ``root`` for the references with these ids, in the order of ids.

    Raises:
        RegistryError: a file cannot be read, is not JSON, or is not what it should be.
    """
    known = frozenset(references)
    extracts: list[Extract] = []
    seen: dict[str, str] = {}
    found, folders = files.listing(root, FOLDER)
    orphans = dict.fromkeys(folders, "a folder that the registry does not know")
    for one in found:
        reference = one.rpartition("/")[2].removesuffix(SUFFIX)
        if reference not in known or not one.endswith(SUFFIX):
            orphans[one] = f"there is no reference '{reference}'"
            continue
        file = files.read(root, one)
        if file:
            seen[one] = file.sha256
            extracts += _extracts(file.text, one, reference)
    return Extracts(tuple(extracts), seen, orphans)


def text(extracts: Sequence[Extract]) -> str:
    """Return the canonical text of the file of these extracts: by claim, sorted keys, two spaces, nothing that is empty."""
    ordered = sorted(extracts, key=lambda one: one.claim)
    data = [one.model_dump(mode="json", exclude_defaults=True) for one in ordered]
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def write(root: Path, extracts: Mapping[str, Sequence[Extract]], seen: Mapping[str, str]) -> tuple[str, ...]:
    """Give each reference (by id) its extracts, and return the paths that changed; where it has none, the file goes.

    ``seen`` holds the hashes of the files as they were read.

    Raises:
        ChangedError: a file is not as it was read; nothing was written.
        RegistryError: something cannot be written; nothing was changed.
    """
    wanted: dict[str, str | None] = {}
    for reference, some in extracts.items():
        where = path(reference)
        there = files.read(root, where)
        new = text(some) if some else None
        if (there.text if there else None) != new:
            wanted[where] = new
    if wanted:
        files.replace(root, wanted, {where: seen[where] for where in wanted if where in seen})
    return tuple(sorted(wanted))


def _extracts(data: str, where: str, reference: str) -> list[Extract]:
    try:
        found = [
            Extract.model_validate({**one, "reference": reference}, by_alias=True, by_name=True)
            for one in json.loads(data)
        ]
        if found or data.lstrip().startswith("["):
            return found
    except json.JSONDecodeError as error:
        message = f"not valid JSON: {error.msg}"
        raise unsettled(data, where) or RegistryError(
            f"{where}:{error.lineno}:{error.colno}: {message}", help=_AGAIN
        ) from error
    except ValidationError as error:
        raise RegistryError(f"{where}: {problems(error, Extract)[0]}", help=_AGAIN) from error
    except (TypeError, ValueError, RecursionError):  # ValueError: a number of thousands of digits
        pass
    raise RegistryError(f"{where}: expected is a list of extracts", help=_AGAIN)
