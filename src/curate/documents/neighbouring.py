"""Files beside a manuscript: its parts and its bibliography, inside the manuscript's own folder only."""

from collections.abc import Callable
from pathlib import Path

from curate.guarding import LARGEST

Neighbour = Callable[[str], bytes | None]
"""Returns what a file beside the manuscript holds, by its relative name; None where there is none to be read."""


def nobody(_name: str) -> bytes | None:
    """Return None: nothing stands beside the manuscript."""
    return None


def beside(path: Path) -> Neighbour:
    """Return the neighbours of the manuscript in ``path``.

    Names that lead out of its folder (absolute, ``..``, through a link) and files over the size limit are not read.
    """

    def neighbour(name: str) -> bytes | None:
        try:
            folder = path.parent.resolve()
            file = (folder / name).resolve()
            if not file.is_relative_to(folder) or not file.is_file() or file.stat().st_size > LARGEST:
                return None
            return file.read_bytes()
        except (OSError, ValueError):
            return None

    return neighbour
