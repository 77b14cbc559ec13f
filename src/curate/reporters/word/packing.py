"""The zip of a Word file: its parts are copied as they are, the comments are put in, and made known where they are new."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping, Sequence

from curate.errors import UnreadableError
from curate.guarding import parse_xml
from curate.reporters.word.bytes import Positions, as_utf8, inserted
from curate.reporters.word.xml import NAMESPACE, W

_TYPES = "[Content_Types].xml"
_CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Container:
    """The parts of a Word file."""

    def __init__(self, data: bytes) -> None:
        """Open the zip; it has been read before, so its size is known to be bearable.

        Raises:
            UnreadableError: it is broken.
        """
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as file:
                self._infos = file.infolist()
                self._parts = {info.filename: file.read(info) for info in self._infos}
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError) as error:
            raise UnreadableError(
                f"the Word file is broken: {error}", help="open it in Word and save it as .docx again"
            ) from error
        self._main = self._related("", "officeDocument") or "word/document.xml"
        self._comments = self._related(self._main, "comments")
        for name in (self._main, self._comments, _TYPES, _rels(self._main)):
            if name in self._parts:
                self._parts[name] = as_utf8(self._parts[name])

    def main(self) -> bytes:
        """Return the part with the main text."""
        return self._parts[self._main]

    def last_comment(self) -> int:
        """Return the highest number of a comment that is there, -1 where there is none."""
        if self._comments not in self._parts:
            return -1
        root = parse_xml(self._parts[self._comments], self._comments)
        numbers = [each.get(W + "id", "") for each in root.iter(W + "comment")]
        return max((int(number) for number in numbers if number.isdecimal()), default=-1)

    def packed(self, main: bytes, comments: Sequence[bytes]) -> bytes:
        """Return the file with another main text and further comments."""
        parts = {**self._parts, self._main: main}
        name = self._comments
        if name not in parts:
            name = self._new_name()
            parts[name] = _DECLARATION + f'<w:comments xmlns:w="{NAMESPACE}"></w:comments>'.encode()
            self._declare(parts, name)
        parts[name] = _with(parts[name], b"".join(comments))
        return self._zipped(parts)

    def _declare(self, parts: dict[str, bytes], name: str) -> None:
        """Make a new part of comments known to the file."""
        override = f'<Override xmlns="{_CONTENT}" PartName="/{name}" ContentType="{_COMMENTS}"/>'
        types = parts.get(_TYPES) or _DECLARATION + f'<Types xmlns="{_CONTENT}"></Types>'.encode()
        parts[_TYPES] = types if f'"/{name}"'.encode() in types else _with(types, override.encode())
        rels = _rels(self._main)
        listed = parts.get(rels) or _DECLARATION + f'<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode()
        taken = {each.get("Id") for each in parse_xml(listed, rels)}
        id_ = next(each for n in range(len(taken) + 1) if (each := f"curate{n}") not in taken)
        target = posixpath.basename(name)
        relation = f'<Relationship xmlns="{_RELATIONS}" Id="{id_}" Type="{_OFFICE}/comments" Target="{target}"/>'
        parts[rels] = _with(listed, relation.encode())

    def _new_name(self) -> str:
        folder = posixpath.dirname(self._main)
        names = ("comments.xml", *(f"comments{n}.xml" for n in range(1, len(self._parts) + 2)))
        taken = {name.lower() for name in self._parts}
        return next(path for name in names if (path := posixpath.join(folder, name)).lower() not in taken)

    def _related(self, part: str, kind: str) -> str:
        """Return the part of a kind that a part ("": the file) refers to, "" where it does not."""
        rels = _rels(part)
        if rels not in self._parts:
            return ""
        for each in parse_xml(self._parts[rels], rels):
            if each.get("Type", "").endswith(f"/{kind}") and each.get("TargetMode") != "External":
                target = each.get("Target", "")
                path = target if target.startswith("/") else posixpath.join("/", posixpath.dirname(part), target)
                return posixpath.normpath(path).lstrip("/")
        return ""

    def _zipped(self, parts: Mapping[str, bytes]) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as file:
            for info in self._infos:
                file.writestr(info, parts[info.filename], compress_type=info.compress_type)
            for name in parts.keys() - self._parts.keys():
                file.writestr(zipfile.ZipInfo(name, _EPOCH), parts[name], compress_type=zipfile.ZIP_DEFLATED)
        return out.getvalue()


def _rels(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _with(part: bytes, inner: bytes) -> bytes:
    """Return a part with more at the end of its root."""
    positions = Positions(part)
    if not positions.is_empty(0):
        return inserted(part, [(positions.closing(0), inner)])
    name, end = positions.name(0), positions.behind(0)
    slash = part.rindex(b"/", 0, end)
    return part[:slash] + b">" + inner + b"</" + name + b">" + part[end:]
