from pathlib import Path

import pytest

from curate import documents
from curate.errors import UnreadableError


def error(path: Path) -> tuple[str, str]:
    with pytest.raises(UnreadableError) as caught:
        documents.read(path)
    assert caught.value.help
    return str(caught.value), caught.value.help


def test_a_file_that_is_not_there_names_one_like_it(tmp_path: Path) -> None:
    (tmp_path / "manuscript.txt").write_text("Text.")
    message, help_ = error(tmp_path / "manuscirpt.txt")
    assert "does not exist" in message
    assert "manuscript.txt" in help_


def test_a_folder(tmp_path: Path) -> None:
    assert "is a folder" in error(tmp_path)[0]


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b" \n\n\t")
    assert "is empty" in error(tmp_path / "a.txt")[0]
    assert "is empty" in error(tmp_path / "b.txt")[0]


def test_an_unknown_ending_names_the_known_ones(tmp_path: Path) -> None:
    (tmp_path / "a.pages").write_bytes(b"x")
    (tmp_path / "noending").write_bytes(b"x")
    message, _ = error(tmp_path / "a.pages")
    assert "'.pages'" in message
    assert ".docx" in message
    assert "without an ending" in error(tmp_path / "noending")[0]


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(documents.LARGEST + 1)
    assert "at most 50 MB" in error(path)[0]


def test_binary_and_other_formats_under_a_wrong_name(tmp_path: Path) -> None:
    for name, data, word in [
        ("a.txt", b"text\x00more", "byte 4 is zero"),
        ("b.txt", b"%PDF-1.7 ...", "a PDF file"),
        ("c.md", b"PK\x03\x04 ...", "a zip file"),
        ("d.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 ...", "an old Word file"),
        ("e.txt", b"{\\rtf1 ...}", "an RTF file"),
    ]:
        (tmp_path / name).write_bytes(data)
        assert word in error(tmp_path / name)[0]


def test_another_encoding_names_the_byte_and_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Title\n\nM\u00fcller said so.".encode("latin-1"))
    message, help_ = error(path)
    assert "byte 8 (line 3) is 0xfc" in message
    assert "UTF-8" in help_


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_and_without_a_byte_order_mark(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("M\u00fcller said so.".encode(encoding))
    found = documents.read(path)
    assert found.text == "M\u00fcller said so."
    assert found.source == found.text


def test_the_ending_counts_in_any_case(tmp_path: Path) -> None:
    path = tmp_path / "A.TXT"
    path.write_text("Text.")
    found = documents.read(path)
    assert (found.format, found.path) == ("text", path.as_posix())
