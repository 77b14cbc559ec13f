"""JSON files that each list values about one reference, whose id names the file: read, checked, and replaced whole."""

import json
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from pydantic import ValidationError

from curate.errors import RegistryError
from curate.explaining import problems
from curate.registry import files
from curate.registry.parse import unsettled
from curate.value import Value

_V = TypeVar("_V", bound=Value)
_SUFFIX = ".json"
_AGAIN = "delete the file, and run `curate resolve`"


class Loaded(NamedTuple, Generic[_V]):
    """Values as read, the hash of each file that they stand in, and why nothing uses a file that nothing uses."""

    values: tuple[_V, ...]
    seen: dict[str, str]
    orphans: dict[str, str]


def path(folder: str, reference: str) -> str:
    """Return the path of the values about a reference, given their folder."""
    return f"{folder}/{reference}{_SUFFIX}"


def load(root: Path, paths: Iterable[str], references: Collection[str], model: type[_V], what: str) -> Loaded[_V]:
    """Return the values of ``model`` in the files at ``paths`` that are about the references with these ids.

    ``what`` is what a message calls them ("extracts").

    Raises:
        RegistryError: a file cannot be read, is not JSON, or is not what it should be.
    """
    values: list[_V] = []
    seen: dict[str, str] = {}
    orphans: dict[str, str] = {}
    for where in paths:
        reference = where.rpartition("/")[2].removesuffix(_SUFFIX)
        if reference not in references or not where.endswith(_SUFFIX):
            orphans[where] = f"there is no reference '{reference}'"
            continue
        file = files.read(root, where)
        if file:
            seen[where] = file.sha256
            values += _values(file, reference, model, what)
    return Loaded(tuple(values), seen, orphans)


def text(rows: Iterable[object]) -> str:
    """Return the canonical text of a file with these rows of data: keys sorted, two spaces."""
    return json.dumps(list(rows), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def write(root: Path, wanted: Mapping[str, str | None], seen: Mapping[str, str]) -> tuple[str, ...]:
    """Give each path its text (None: no file), and return the paths that changed, sorted.

    ``seen`` holds the hashes of the files as they were read.

    Raises:
        ChangedError: a file is not as it was read; nothing was written.
        RegistryError: something cannot be written; nothing was changed.
    """
    changed: dict[str, str | None] = {}
    for where, new in wanted.items():
        there = files.read(root, where)
        if (there.text if there else None) != new:
            changed[where] = new
    if changed:
        files.replace(root, changed, {where: seen[where] for where in changed if where in seen})
    return tuple(sorted(changed))


def _values(file: files.Stored, reference: str, model: type[_V], what: str) -> list[_V]:
    try:
        rows = json.loads(file.text)
        found = [model.model_validate({**row, "reference": reference}, by_alias=True, by_name=True) for row in rows]
        if isinstance(rows, list):
            return found
    except json.JSONDecodeError as error:
        message = f"{file.path}:{error.lineno}:{error.colno}: not valid JSON: {error.msg}"
        raise unsettled(file.text, file.path) or RegistryError(message, help=_AGAIN) from error
    except ValidationError as error:
        raise RegistryError(f"{file.path}: {problems(error, model)[0]}", help=_AGAIN) from error
    except (TypeError, ValueError, RecursionError):  # ValueError: a number of thousands of digits
        pass
    raise RegistryError(f"{file.path}: expected is a list of {what}", help=_AGAIN)
