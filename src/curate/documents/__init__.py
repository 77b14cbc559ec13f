"""Read a manuscript in any of the formats of ``FORMATS``."""

from collections.abc import Callable
from pathlib import Path

from curate.documents import text
from curate.errors import UnreadableError
from curate.manuscript import Manuscript

FORMATS: dict[str, Callable[[bytes, str], Manuscript]] = {".txt": text.read, ".md": text.read}


def read(path: Path) -> Manuscript:
    """Return the manuscript in ``path``."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read: {error.strerror}") from error
    reader = FORMATS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableError(f"{path}: no known format")
    return reader(data, path.as_posix())
