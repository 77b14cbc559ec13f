"""Every format, the same attacks: bombs, entities, macros, other people's files, damaged and encrypted files."""

import io
import json
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curate import documents
from curate.bibliography import lists
from curate.errors import UnreadableError

HIDDEN = "words-of-another-file"
LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
STARTS = {
    ".docx": b"PK\x03\x04",
    ".docm": b"PK\x03\x04",
    ".odt": b"PK\x03\x04",
    ".rtf": b"{\\rtf1 ",
    ".pdf": b"%PDF-1.7\n",
    ".html": b"<html><body>",
    ".xml": b"<?xml version='1.0'?><article>",
    ".tex": b"\\documentclass{article}\\begin{document}",
    ".md": b"---\nbibliography: a.bib\n---\n",
    ".qmd": b"---\ntitle: A\nreferences:\n",
    ".rmd": b"```{r}\n",
    ".txt": b"1. ",
    ".bib": b"@article{a, title={",
    ".ris": b"TY  - JOUR\nTI  - ",
    ".nbib": b"PMID- 1\nTI  - ",
    ".json": b'[{"type": "book", "title": ',
    ".doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
}
LISTS = (".bib", ".ris", ".nbib", ".json")


def read(path: Path) -> str:
    """Return all that is kept of a file."""
    if path.suffix in LISTS:
        return repr(lists.read(path.read_bytes(), path.as_posix()))
    return documents.read(path).model_dump_json()


def attempt(path: Path) -> str:
    """Return all that is kept of a file, or what was said when it was refused."""
    try:
        return read(path)
    except UnreadableError as error:
        return str(error)


def harms(path: Path) -> list[str]:
    """Return what reading a file did to the reader, [] where it was read or refused in a moment."""
    started = time.process_time()
    kept = attempt(path)
    found = {
        "it takes long": time.process_time() - started > 20,
        "it tells what another file holds": HIDDEN in kept,
        "it grows": len(kept) > 1_000_000,
        "it is not named": path.as_posix() not in kept and path.suffix not in LISTS,
    }
    return [harm for harm, holds in found.items() if holds]


def word(**parts: str) -> bytes:
    """Return a Word file; a part is the XML of ``word/<name>.xml``, its root element opened by what it says."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(f"word/{name}.xml", text.replace("SPACE", space))
    return buffer.getvalue()


BODY = "<w:document SPACE><w:body><w:p><w:r><w:t>It rose [1].</w:t></w:r></w:p></w:body></w:document>"


@pytest.mark.parametrize("ending", STARTS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), start=st.booleans())
def test_any_bytes_are_read_or_refused(ending: str, data: bytes, start: bool, tmp_path: Path) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(STARTS[ending] + data if start else data)
    assert harms(path) == []


@pytest.mark.parametrize("ending", [".xml", ".html", ".xhtml"])
@pytest.mark.parametrize("kind", ["laughs", "file", "parameter"])
def test_entities_are_neither_expanded_nor_fetched(ending: str, kind: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(HIDDEN, encoding="utf-8")
    head = {
        "laughs": LAUGHS,
        "file": f'<!DOCTYPE a [<!ENTITY i SYSTEM "{secret.as_uri()}">]>',
        "parameter": f'<!DOCTYPE a [<!ENTITY % p SYSTEM "{secret.as_uri()}">%p;<!ENTITY i "x">]>',
    }[kind]
    text = "<article><body><sec><title>A</title><p>It rose &i; [1].</p></sec></body></article>"
    if ending != ".xml":
        text = "<html xmlns='http://www.w3.org/1999/xhtml'><body><h1>A</h1><p>It rose &i; [1].</p></body></html>"
    path = tmp_path / f"a{ending}"
    path.write_text(head + text, encoding="utf-8")
    assert harms(path) == []
    assert "hahahaha" not in attempt(path)


@pytest.mark.parametrize("part", ["document", "styles", "numbering", "footnotes", "endnotes"])
@pytest.mark.parametrize("kind", ["laughs", "file"])
def test_entities_in_the_parts_of_a_word_file(part: str, kind: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(HIDDEN, encoding="utf-8")
    head = LAUGHS if kind == "laughs" else f'<!DOCTYPE a [<!ENTITY i SYSTEM "{secret.as_uri()}">]>'
    bad = f"{head}<w:{part} SPACE><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:{part}>"
    path = tmp_path / "a.docx"
    path.write_bytes(word(**({"document": BODY} | {part: bad})))
    assert harms(path) == []
    assert "hahahaha" not in attempt(path)


def test_the_xml_of_endnote_has_no_entities(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(
        LAUGHS + "<xml><records><record><titles><title>&i;</title></titles></record></records></xml>", encoding="utf-8"
    )
    with pytest.raises(UnreadableError):
        lists.read(path.read_bytes(), path.as_posix())


@pytest.mark.parametrize("ending", [".docx", ".docm", ".odt"])
def test_an_archive_that_unpacks_to_too_much_is_refused(ending: str, tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        if ending == ".odt":
            file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        file.writestr("content.xml" if ending == ".odt" else "word/document.xml", b"<a>" + b" " * 60_000_000)
    path = tmp_path / f"a{ending}"
    path.write_bytes(buffer.getvalue())
    with pytest.raises(UnreadableError):
        documents.read(path)


def test_macros_are_left_alone(tmp_path: Path) -> None:
    buffer = io.BytesIO(word(document=BODY))
    with zipfile.ZipFile(buffer, "a") as file:
        file.writestr("word/vbaProject.bin", HIDDEN)
    path = tmp_path / "a.docm"
    path.write_bytes(buffer.getvalue())
    assert harms(path) == []
    assert "It rose [1]." in attempt(path)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.tex", "\\documentclass{article}\\begin{document}It rose \\cite{a}.\\input{OTHER}\\include{OTHER}\\bibliography{OTHER}\\write18{cat OTHER}\\end{document}"),
        ("a.tex", "\\documentclass{article}\\begin{document}\\openin5=OTHER \\read5 to\\x \\x It rose.\\bibliography{../secret/a}\\end{document}"),
        ("a.md", "---\nbibliography: OTHER\n---\n\nIt rose [@a].\n"),
        ("a.md", "---\nbibliography: ../secret/a.bib\n---\n\nIt rose [@a].\n"),
        ("a.qmd", "---\nbibliography: ../secret/a.bib\n---\n\n{{< include ../secret/a.txt >}}\n\nIt rose [@a].\n"),
        ("a.html", "<html><body><p>It rose.</p><iframe src='OTHER'></iframe><script src='OTHER'></script><object data='OTHER'></object></body></html>"),
        ("a.rtf", '{\\rtf1 It rose. {\\field{\\*\\fldinst INCLUDETEXT "OTHER"}{\\fldrslt x}}}'),
    ],
)  # fmt: skip
def test_nobody_else_s_files_are_read(name: str, text: str, tmp_path: Path) -> None:
    folder, own = tmp_path / "secret", tmp_path / "own"
    folder.mkdir()
    own.mkdir()
    for ending in (".bib", ".txt", ".tex"):
        (folder / f"a{ending}").write_text(f"@article{{a, title={{{HIDDEN}}}}}", encoding="utf-8")
    path = own / name
    path.write_text(text.replace("OTHER", (folder / "a.txt").as_posix()), encoding="utf-8")
    assert harms(path) == []
    kept = attempt(path)
    assert "It rose" in kept or "which is not in its folder" in kept


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.xml", "<article><body>" + "<sec>" * 20_000, "a.xml:1 is not well-formed XML: Excessive depth"),
        ("a.html", "<html><body>" + "<div>" * 20_000 + "It rose [1].", "a.html nests more than 200 elements"),
        ("a.tex", "\\documentclass{article}\\begin{document}" + "{" * 20_000 + "It rose", '"text":"It rose"'),
        ("a.md", "[" * 20_000 + "(" * 20_000 + "> " * 5_000, "(" * 20_000),
        ("a.txt", "(" * 20_000 + "[1" * 20_000, "[1" * 20_000),
        ("a.bib", "@article{a, title={" + "{" * 20_000, "key='a'"),
        ("a.json", "[" * 20_000, "a.json is not JSON"),
    ],
)
def test_what_is_nested_without_end_is_read_or_refused_in_time(name: str, text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert harms(path) == []
    assert said in attempt(path)


def test_a_list_in_json_that_holds_no_references_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        json.dumps([{"type": "book", "title": ["a"], "author": {"x": [None]}, "issued": 3}, 5, None]), encoding="utf-8"
    )
    assert attempt(path).endswith("a.json holds no list of references")
