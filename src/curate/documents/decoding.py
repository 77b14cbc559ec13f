"""Bytes -> text, with a clear word where they are none."""

import codecs

from curate.errors import UnreadableError

_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip file (Word, OpenDocument or EPUB)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file (.doc)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
)
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(data: bytes, path: str) -> str:
    """Return the text in ``data``: UTF-8, or UTF-16 or UTF-32 with a byte order mark (which stays out of the text).

    Raises:
        UnreadableError: the bytes are empty, binary, or in another encoding.
    """
    if not data.strip():
        raise UnreadableError(f"{path} is empty", help="give a file with a manuscript in it")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError(
                f"{path} is {what}, not text", help="give it the ending of its format, or save it as plain text (UTF-8)"
            )
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8-sig")
    if encoding == "utf-8-sig" and b"\x00" in data:
        raise UnreadableError(
            f"{path} is binary: byte {data.index(0)} is zero, which text never has",
            help="save the manuscript as text (UTF-8), Markdown or .docx",
        )
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        place = error.start + (len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0)
        line = data.count(b"\n", 0, place) + 1
        name = "UTF-8" if encoding == "utf-8-sig" else encoding.upper()
        raise UnreadableError(
            f"{path} is not {name}: byte {place} (line {line}) is 0x{data[place : place + 1].hex() or '??'}",
            help="open it in the program that wrote it and save it as UTF-8",
        ) from error
