"""What a Quarto document takes over from its project: ``_quarto.yml``, and ``_metadata.yml`` of the folders between.

See https://quarto.org/docs/projects/quarto-projects.html#shared-metadata.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from curate.bibliography.lists import frontmatter
from curate.documents.neighbouring import Neighbour
from curate.errors import UnreadableError

_DEEPEST = 20
"""So many folders above the manuscript are looked at."""


@dataclass(frozen=True)
class Metadata:
    """Settings of a document, the folder that paths in them start from, and the file that they stand in.

    ``folder`` is relative to the manuscript's: "" or "../", "../../" …
    """

    data: Mapping[str, Any]
    folder: str
    file: str
    root: str = ""

    def beside(self, name: str) -> str:
        """Return a path of these settings relative to the manuscript's folder; "/x" is x in the project's folder."""
        return f"{self.root}{name.lstrip('/')}" if name.startswith("/") else f"{self.folder}{name}"


def inherited(neighbour: Neighbour) -> tuple[Metadata, ...]:
    """Return the settings of the folders from the manuscript's up to its project's, the nearest first.

    Nothing where no folder has a ``_quarto.yml``: without a project Quarto reads no ``_metadata.yml`` either.

    Raises:
        UnreadableError: one of the files is not YAML, or uses aliases.
    """
    found: list[Metadata] = []
    for depth in range(_DEEPEST):
        folder = "../" * depth
        found += _read(neighbour, folder, "_metadata.yml")
        if project := list(_read(neighbour, folder, "_quarto.yml")):
            return tuple(Metadata(each.data, each.folder, each.file, folder) for each in (*found, *project))
    return ()


def _read(neighbour: Neighbour, folder: str, name: str) -> Iterator[Metadata]:
    content = neighbour(f"{folder}{name}")
    if content is None:
        return
    path = f"{folder}{name}"
    try:
        data = frontmatter.load(content.decode("utf-8-sig"), path)
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{path} is not UTF-8", help="save it as UTF-8") from error
    yield Metadata(data if isinstance(data, Mapping) else {}, folder, path)
