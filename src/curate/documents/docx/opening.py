"""Open the zip of a Word file, carefully: what is encrypted, broken, or far larger unpacked than it looks is refused."""

import io
import posixpath
import re
import zipfile
import zlib
from contextlib import suppress

from lxml import etree

from curate.errors import UnreadableError
from curate.guarding import parse_xml

MOST_UNPACKED = 400 * 1024 * 1024
"""The most bytes that all parts of a file may have together, unpacked."""
LARGEST_PART = 50 * 1024 * 1024
"""The most bytes of one part that is read."""
_MOST_PARTS = 20_000
_DOCUMENT = "word/document.xml"
_CUSTOM = re.compile(r"customXml/item\d+\.xml")
_MOST_CUSTOM = 50
_OFFICE = "/officeDocument"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The stream that holds the file proper (MS-OFFCRYPTO, 2.3.4.4), as the directory of the OLE file spells its name.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Package:
    """The parts of a Word file that hold text."""

    def __init__(self, data: bytes, path: str) -> None:
        """Look at the list of parts; none is unpacked yet.

        Raises:
            UnreadableError: no zip, encrypted, broken, or a zip bomb.
        """
        self._path = path
        if data.startswith(_OLE):
            if _ENCRYPTED in data:
                raise UnreadableError(f"{path} is encrypted", help="open it in Word and save a copy without password")
            raise UnreadableError(
                f"{path} is an old Word file (.doc), which cannot be read",
                help="open it in Word or LibreOffice and save it as .docx",
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            parts = self._zip.infolist()
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as error:
            raise UnreadableError(
                f"{path} is not a Word file, or broken: {error}", help="open it in Word and save it as .docx again"
            ) from error
        size = sum(part.file_size for part in parts)
        if size > MOST_UNPACKED or len(parts) > _MOST_PARTS:
            raise UnreadableError(
                f"{path} unpacks to {size / 2**20:.0f} MB in {len(parts)} parts; at most {MOST_UNPACKED // 2**20} MB "
                f"in {_MOST_PARTS} parts are read",
                help="leave out embedded images and objects",
            )
        if any(part.flag_bits & 0x1 for part in parts):
            raise UnreadableError(f"{path} is encrypted", help="save it without a password")
        self._names = {part.filename: part for part in parts}
        self._document = self._find_document()

    @property
    def main(self) -> str:
        """Return the name of the part that holds the main text."""
        return self._document

    def document(self) -> etree._Element:
        """Return the root of the main text."""
        root = self._parse(self._document)
        if root is None:
            raise UnreadableError(
                f"{self._path} holds no Word text ({_DOCUMENT} is missing)",
                help="open it in Word and save it as .docx; for OpenDocument, export to .docx",
            )
        return root

    def part(self, name: str) -> etree._Element | None:
        """Return the root of a part beside the main text ("numbering", "styles", "footnotes"), None where it is not there."""
        return self._parse(posixpath.join(posixpath.dirname(self._document), f"{name}.xml"))

    def custom(self) -> list[etree._Element]:
        """Return the roots of the custom parts that can be read; other programs put into them what they like."""
        found = []
        for name in [name for name in self._names if _CUSTOM.fullmatch(name)][:_MOST_CUSTOM]:
            with suppress(UnreadableError):
                root = self._parse(name)
                if root is not None:
                    found.append(root)
        return found

    def properties(self) -> dict[str, str]:
        """Return the properties that programs have given the file, by name."""
        with suppress(UnreadableError):
            root = self._parse("docProps/custom.xml")
            if root is not None:
                return {each.get("name", ""): "".join(map(str, each.itertext())) for each in root}
        return {}

    def _find_document(self) -> str:
        root = self._parse("_rels/.rels")
        for each in root if root is not None else ():
            if each.get("Type", "").endswith(_OFFICE):
                return posixpath.normpath(each.get("Target", "").lstrip("/"))
        return _DOCUMENT

    def _parse(self, name: str) -> etree._Element | None:
        part = self._names.get(name)
        if part is None:
            return None
        try:
            with self._zip.open(part) as file:
                data = file.read(LARGEST_PART + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            RuntimeError,
            NotImplementedError,
            ValueError,
        ) as error:
            raise UnreadableError(
                f"{self._path} is broken: its part {name} cannot be unpacked ({error})",
                help="open it in Word and save it as .docx again",
            ) from error
        if len(data) > LARGEST_PART:
            raise UnreadableError(
                f"{self._path}: its part {name} has more than {LARGEST_PART // 2**20} MB",
                help="save it again without embedded objects, or split the manuscript",
            )
        return parse_xml(data, f"{self._path}:{name}")
