"""Files beside a manuscript: its parts and its bibliography, inside the manuscript's own folder or project only."""

from collections.abc import Callable
from pathlib import Path

from curate.guarding import LARGEST

Neighbour = Callable[[str], bytes | None]
"""Returns what a file beside the manuscript holds, by its relative name; None where there is none to be read."""


def nobody(_name: str) -> bytes | None:
    """Return None: nothing stands beside the manuscript."""
    return None


def beside(path: Path, project: str | None = None) -> Neighbour:
    """Return the neighbours of the manuscript in ``path``.

    Names that lead out of its folder (absolute, ``..``, through a link) and files over the size limit are not read. Where the
    folder, or one above it, has a file called ``project``, the nearest such folder is the limit in place of the own one.
    """

    def neighbour(name: str) -> bytes | None:
        try:
            folder = path.parent.resolve()
            file = (folder / name).resolve()
            limit = next((each for each in (folder, *folder.parents) if project and (each / project).is_file()), folder)
            if not file.is_relative_to(limit) or not file.is_file() or file.stat().st_size > LARGEST:
                return None
            return file.read_bytes()
        except (OSError, ValueError):
            return None

    return neighbour
