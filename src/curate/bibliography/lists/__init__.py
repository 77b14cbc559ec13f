"""Read reference lists that stand alone or beside a manuscript: BibTeX, RIS, MEDLINE, CSL-JSON, CSL-YAML, EndNote XML."""

from collections.abc import Callable
from pathlib import PurePath

from curate.bibliography.lists.listed import Listed, entries
from curate.errors import UnreadableError, suggestion
from curate.guarding import check_size

__all__ = ["EXTENSIONS", "Listed", "decoded", "entries", "read"]


def _bibtex(data: bytes, path: str) -> tuple[Listed, ...]:
    from curate.bibliography.lists import bibtex

    return bibtex.read(decoded(data), path)


def _ris(data: bytes, path: str) -> tuple[Listed, ...]:
    from curate.bibliography.lists import tagged

    return tagged.read_ris(decoded(data), path)


def _nbib(data: bytes, path: str) -> tuple[Listed, ...]:
    from curate.bibliography.lists import tagged

    return tagged.read_nbib(decoded(data), path)


def _csl_json(data: bytes, path: str) -> tuple[Listed, ...]:
    from curate.bibliography.lists import csl

    return csl.read(decoded(data), path)


def _csl_yaml(data: bytes, path: str) -> tuple[Listed, ...]:
    from curate.bibliography.lists import csl, frontmatter

    return csl.from_data(frontmatter.load(decoded(data), path), path)


def _endnote(data: bytes, path: str) -> tuple[Listed, ...]:
    from curate.bibliography.lists import endnote

    return endnote.read(data, path)


EXTENSIONS: dict[str, Callable[[bytes, str], tuple[Listed, ...]]] = {
    ".bib": _bibtex,
    ".bibtex": _bibtex,
    ".ris": _ris,
    ".nbib": _nbib,
    ".medline": _nbib,
    ".json": _csl_json,
    ".csljson": _csl_json,
    ".yaml": _csl_yaml,
    ".yml": _csl_yaml,
    ".xml": _endnote,
}
"""File name extension -> reader. Readers are loaded when they are needed, because their libraries are slow to load."""


def read(data: bytes, path: str) -> tuple[Listed, ...]:
    """Return the entries of a reference list, the format told by the extension of ``path``.

    Raises:
        UnreadableError: unknown extension, too large, broken, or no reference in it.
    """
    extension = PurePath(path).suffix.casefold()
    reader = EXTENSIONS.get(extension)
    if reader is None:
        raise UnreadableError(
            f"{path} is no known format of reference lists{suggestion(extension, EXTENSIONS)}",
            help=f"known are {', '.join(EXTENSIONS)}",
        )
    check_size(data, path)
    listed = reader(data, path)
    if not listed:
        raise UnreadableError(
            f"{path} holds no reference", help="see whether it is the right file, or export the references again"
        )
    return listed


def decoded(data: bytes) -> str:
    """Return the text of a file: UTF-8, UTF-16 with its mark, or else Windows-1252, which never fails to be read."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
